package glyph

import (
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/segmenter"
)

const (
	lineCacheBytes = 16 << 20
	maskCacheBytes = 16 << 20
)

// Shaper shapes text and keeps what that costs: faces, shaped lines and glyph
// masks, the last two within byte bounds. It belongs to one goroutine, and so
// do the lines that it makes.
type Shaper struct {
	faces   map[Font]*face   // bundled, as asked for
	files   map[string]*face // the same by file name
	system  *system          // nil until LoadSystemFonts is done
	missing bool

	lines   lineCache
	strikes map[strikeKey]*strike
	masks   maskStore

	// Scratch of one Shape.
	decoded           decoded
	segments          segmenter.Segmenter
	breaks, graphemes []bool // at which runes
	owner             []int32
	buffer            *harfbuzz.Buffer
}

// NewShaper returns a Shaper with the bundled fonts, and with the system's as
// soon as LoadSystemFonts has returned.
func NewShaper() *Shaper {
	return &Shaper{
		faces:   map[Font]*face{},
		files:   map[string]*face{},
		lines:   newLineCache(lineCacheBytes),
		strikes: map[strikeKey]*strike{},
		masks:   maskStore{limit: maskCacheBytes},
		buffer:  harfbuzz.NewBuffer(),
	}
}

// Metrics returns the measures of the style's own face.
func (s *Shaper) Metrics(style Style) Metrics { return s.face(style.Font).metrics(style.Size) }

// Missing tells whether a character shaped so far is in no face there is, so
// that LoadSystemFonts may help.
func (s *Shaper) Missing() bool { return s.missing }

// Shape lays out a paragraph, or a piece of one, without its line terminator,
// as one line of any length. Without runs it has the zero style. Equal text
// and runs give the same Line while it is remembered.
func (s *Shaper) Shape(text []byte, runs []Run) *Line {
	if dir := systemCache.Load(); s.system == nil && dir != nil {
		s.system = newSystem(*dir)
		s.lines.clear() // what was missing may be there now
		s.missing = false
	}
	key := s.lines.key(text, runs)
	if line := s.lines.get(key); line != nil {
		return line
	}
	line := s.shape(text, runs)
	s.lines.put(key, line)
	return line
}

// Measurer returns a layout.Measurer of text in one style.
func (s *Shaper) Measurer(style Style) Measurer { return Measurer{s, []Run{{Style: style}}} }

// face returns the bundled face of a font.
func (s *Shaper) face(f Font) *face {
	if got, ok := s.faces[f]; ok {
		return got
	}
	name := f.bundled()
	got := s.files[name]
	if got == nil {
		got = bundledFace(name)
		got.bold = f.Weight >= 600
		s.files[name] = got
	}
	s.faces[f] = got
	return got
}

// faceFor returns the face for a cluster: the style's own, else another
// bundled one, else one of the system's, else nil.
func (s *Shaper) faceFor(cluster []rune, style *Style) *face {
	own := s.face(style.Font)
	emoji := wantsEmoji(cluster)
	if !emoji && covers(own, cluster) {
		return own
	}
	if emoji && s.system != nil {
		if f := s.system.face(cluster[0], style.Font, true); f != nil {
			return f
		}
	}
	for _, family := range [...]Family{Sans, Mono, Serif} {
		font := style.Font
		font.Family = family
		if f := s.face(font); covers(f, cluster) {
			return f
		}
	}
	if s.system != nil {
		if f := s.system.face(cluster[0], style.Font, false); f != nil {
			return f
		}
	}
	if own.has(cluster[0]) {
		return own // without an accent that no face has
	}
	s.missing = true
	return nil
}

func covers(f *face, cluster []rune) bool {
	for _, r := range cluster {
		if !f.has(r) && !ignorable(r) {
			return false
		}
	}
	return true
}

// ignorable runes need no glyph: joiners, marks of direction, variation
// selectors, soft hyphens.
func ignorable(r rune) bool {
	return 0x200B <= r && r <= 0x200F || 0xFE00 <= r && r <= 0xFE0F || r == 0x00AD || r == 0x2060 || r == 0x034F || r == '\t'
}

// wantsEmoji tells whether a cluster asks for a colour picture: it says so by
// a variation selector, or is in the blocks that hold little else.
func wantsEmoji(cluster []rune) bool {
	if r := cluster[0]; 0x1F1E6 <= r && r <= 0x1FAFF {
		return len(cluster) < 2 || cluster[1] != 0xFE0E
	}
	return len(cluster) > 1 && cluster[1] == 0xFE0F
}
