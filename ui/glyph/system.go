package glyph

import (
	"sync/atomic"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"
	"github.com/go-text/typesetting/language"
)

// systemCache is the directory that LoadSystemFonts was given, once it is done.
var systemCache atomic.Pointer[string]

// LoadSystemFonts finds the fonts of the system, for writing systems and
// emoji that the bundled fonts lack. It takes long the first time (it reads
// every font) and keeps an index in cacheDir, so call it from a worker and
// repaint when it returns. Without it Shapers use bundled fonts only, which
// draw the same everywhere: tests do not call it.
func LoadSystemFonts(cacheDir string) error {
	if _, err := fontscan.SystemFonts(silent{}, cacheDir); err != nil {
		return err
	}
	systemCache.Store(&cacheDir)
	return nil
}

// silent drops what fontscan has to say about broken fonts in the system.
type silent struct{}

func (silent) Printf(string, ...any) {}

// system finds faces for what the bundled fonts lack.
type system struct {
	fonts *fontscan.FontMap
	faces map[*font.Face]*face
	known map[systemKey]*face
}

type systemKey struct {
	r      rune
	family Family
	bold   bool
	emoji  bool
}

// newSystem returns nil where the system's fonts cannot be found.
func newSystem(cacheDir string) *system {
	fonts := fontscan.NewFontMap(silent{})
	if fonts.UseSystemFonts(cacheDir) != nil {
		return nil
	}
	return &system{fonts, map[*font.Face]*face{}, map[systemKey]*face{}}
}

// face returns a face that has r, or nil.
func (s *system) face(r rune, f Font, emoji bool) *face {
	key := systemKey{r, f.Family, f.Weight >= 600, emoji}
	if found, ok := s.known[key]; ok {
		return found
	}
	families := [...]string{Sans: fontscan.SansSerif, Serif: fontscan.Serif, Mono: fontscan.Monospace}
	query := fontscan.Query{Families: []string{families[f.Family]}}
	if emoji {
		query.Families = []string{fontscan.Emoji, fontscan.SansSerif}
	}
	if key.bold {
		query.Aspect.Weight = font.WeightBold
	}
	s.fonts.SetQuery(query)
	s.fonts.SetScript(language.LookupScript(r))
	var found *face
	if got := s.fonts.ResolveFace(r); got != nil {
		if _, ok := got.NominalGlyph(r); ok {
			found = s.wrap(got)
		}
	}
	s.known[key] = found
	return found
}

func (s *system) wrap(f *font.Face) *face {
	if w, ok := s.faces[f]; ok {
		return w
	}
	w := newFace(f)
	w.fallback = true
	_, aspect := s.fonts.FontMetadata(f.Font)
	w.bold = aspect.Weight >= font.WeightSemibold
	s.faces[f] = w
	return w
}
