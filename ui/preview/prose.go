package preview

import (
	"sort"
	"strconv"
	"strings"

	"galley/editor/markdown"
	"galley/editor/safe"
	"galley/editor/text"
	"galley/ui/glyph"
)

// prose is a paragraph of styled text ready to be set in rows: its bytes, their styles, its links, and where in the
// source its bytes stand.
type prose struct {
	text  []byte
	runs  []glyph.Run
	links []link
	marks []mark // ascending
}

// link is a link over a span of a prose's text. The destination passed safe.URL, or leads to a place of this page.
type link struct {
	text.Span
	dest string
}

// mark says that the text from at on stands in the source from off on, for n bytes, relative to the top-level block.
type mark struct{ at, off, n int }

// piece is what a paragraph is made of: prose, or a picture that stands between two proses.
type piece struct {
	prose   *prose
	picture *markdown.Inline
	dest    string // of a link around the picture
}

// source returns the offset in the source of a byte of the text, -1 when unknown.
func (p *prose) source(at int) int {
	i := sort.Search(len(p.marks), func(i int) bool { return p.marks[i].at > at })
	if i == 0 {
		if len(p.marks) > 0 {
			return p.marks[0].off
		}
		return -1
	}
	m := p.marks[i-1]
	return m.off + min(at-m.at, m.n)
}

// link returns the destination of the link over a byte of the text.
func (p *prose) link(at int) (dest string, ok bool) {
	for _, l := range p.links {
		if l.From <= at && at < l.To {
			return l.dest, true
		}
	}
	return "", false
}

// whole is the span of all of a prose.
func whole(p *prose) text.Span { return text.Span{From: 0, To: len(p.text)} }

// plainProse is a prose of one style. off is where it stands in the source, -1 when unknown.
func plainProse(s string, style glyph.Style, off int) *prose {
	p := &prose{text: []byte(s), runs: []glyph.Run{{To: len(s), Style: style}}}
	if off >= 0 {
		p.marks = []mark{{0, off, len(s)}}
	}
	return p
}

// scribe turns inlines into proses. Hard breaks begin a new prose, images stand alone.
type scribe struct {
	*look
	tree *markdown.Tree // for the numbers of footnotes

	pieces   []piece
	cur      *prose
	dest     string
	hasNotes bool
	tags     []openTag
}

// openTag is a raw HTML mark that was opened, and the style that was in force before it.
type openTag struct {
	name string
	was  glyph.Style
}

// write returns the pieces of inlines set in a style; hasNotes reports whether footnote numbers occur in them.
func (k *look) write(inlines []markdown.Inline, style glyph.Style, tree *markdown.Tree) (pieces []piece, hasNotes bool) {
	s := &scribe{look: k, tree: tree, cur: &prose{}}
	s.inlines(inlines, &style)
	s.flush()
	return s.pieces, s.hasNotes
}

func (s *scribe) inlines(inlines []markdown.Inline, style *glyph.Style) {
	for i := range inlines {
		s.inline(&inlines[i], style)
	}
}

// inline writes one inline; style is the enclosing one, which raw HTML marks change for what follows.
func (s *scribe) inline(in *markdown.Inline, style *glyph.Style) {
	inner := *style
	switch in.Kind {
	case markdown.Text:
		s.put(in.Text, in.Span, inner)
	case markdown.Emph:
		inner.Font.Italic = !inner.Font.Italic
		s.inlines(in.Children, &inner)
	case markdown.Strong:
		inner.Font.Weight = bolder(inner.Font)
		s.inlines(in.Children, &inner)
	case markdown.Strike:
		inner.Strike = true
		s.inlines(in.Children, &inner)
	case markdown.CodeSpan:
		s.put(in.Text, in.Span, s.codeIn(inner))
	case markdown.Link, markdown.Autolink:
		s.link(in, inner)
	case markdown.Image:
		s.flush()
		s.pieces = append(s.pieces, piece{picture: in, dest: s.dest})
	case markdown.SoftBreak:
		s.put(" ", in.Span, inner)
	case markdown.HardBreak:
		s.flush()
	case markdown.RawHTML:
		s.raw(in, style)
	case markdown.FootnoteRef:
		s.note(in, inner)
	}
}

func (s *scribe) link(in *markdown.Inline, style glyph.Style) {
	dest, ok := safe.URL(in.Dest)
	if ok {
		style.Color = s.pal.Accent
		style.Underline = true
	}
	outer := s.dest
	if ok {
		s.dest = dest
	}
	if in.Kind == markdown.Autolink {
		s.put(in.Text, in.Span, style)
	} else {
		s.inlines(in.Children, &style)
	}
	s.dest = outer
}

func (s *scribe) note(in *markdown.Inline, style glyph.Style) {
	s.hasNotes = true
	number := 0
	if s.tree != nil {
		number = s.tree.Number(in.Label)
	}
	if number == 0 {
		s.put("[^"+in.Label+"]", in.Span, style)
		return
	}
	style.Rise += 0.36 * style.Size
	style.Size *= 0.72
	style.Color = s.pal.Accent
	outer := s.dest
	s.dest = noteAnchor + in.Label
	s.put(strconv.Itoa(number), in.Span, style)
	s.dest = outer
}

// raw draws the simple marks of HTML and shows every other tag as text.
func (s *scribe) raw(in *markdown.Inline, style *glyph.Style) {
	name, closing := tagName(in.Text)
	if name == "br" {
		s.flush()
		return
	}
	if closing {
		for i := len(s.tags) - 1; i >= 0; i-- {
			if s.tags[i].name == name {
				*style = s.tags[i].was
				s.tags = s.tags[:i]
				return
			}
		}
	} else if inner, ok := s.tagStyle(name, *style); ok {
		s.tags = append(s.tags, openTag{name, *style})
		*style = inner
		return
	}
	shown := s.codeIn(*style)
	shown.Background.A = 0
	shown.Color = s.pal.Muted
	s.put(in.Text, in.Span, shown)
}

// tagStyle returns the style that a mark of HTML gives to its content.
func (s *scribe) tagStyle(name string, style glyph.Style) (glyph.Style, bool) {
	switch name {
	case "kbd":
		style = s.codeIn(style)
		style.Background = s.pal.Hover
	case "mark":
		style.Background = s.pal.Selection
	case "sub":
		style.Rise -= 0.16 * style.Size
		style.Size *= 0.74
	case "sup":
		style.Rise += 0.34 * style.Size
		style.Size *= 0.74
	default:
		return style, false
	}
	return style, true
}

// tagName returns the name of a tag that has no attributes.
func tagName(raw string) (name string, closing bool) {
	raw, ok := strings.CutPrefix(raw, "<")
	if !ok {
		return "", false
	}
	raw, closing = strings.CutPrefix(raw, "/")
	raw = strings.TrimRight(strings.TrimSuffix(raw, ">"), " /")
	return strings.ToLower(raw), closing
}

// put appends text in a style under the link in force.
func (s *scribe) put(str string, span text.Span, style glyph.Style) {
	if str == "" {
		return
	}
	p := s.cur
	at := len(p.text)
	p.text = append(p.text, str...)
	if n := len(p.runs); n > 0 && p.runs[n-1].Style == style {
		p.runs[n-1].To = len(p.text)
	} else {
		p.runs = append(p.runs, glyph.Run{To: len(p.text), Style: style})
	}
	if s.dest != "" {
		if n := len(p.links); n > 0 && p.links[n-1].dest == s.dest && p.links[n-1].To == at {
			p.links[n-1].To = len(p.text)
		} else {
			p.links = append(p.links, link{text.Span{From: at, To: len(p.text)}, s.dest})
		}
	}
	if span.From >= 0 {
		p.marks = append(p.marks, mark{at, span.From, span.To - span.From})
	}
}

// flush ends the prose at hand.
func (s *scribe) flush() {
	if len(s.cur.text) > 0 {
		s.pieces = append(s.pieces, piece{prose: s.cur})
	}
	s.cur = &prose{}
}

// bolder is the strong weight of a font: the page's serif and sans have a semibold, the mono a bold.
func bolder(f glyph.Font) int {
	if f.Family == glyph.Mono {
		return 700
	}
	return 600
}
