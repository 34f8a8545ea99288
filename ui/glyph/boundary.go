package glyph

import "github.com/go-text/typesetting/language"

// segment finds grapheme clusters and break opportunities.
func (s *Shaper) segment(d *decoded) {
	n := len(d.runes)
	s.breaks = append(s.breaks[:0], make([]bool, n+1)...)
	s.graphemes = append(s.graphemes[:0], make([]bool, n+1)...)
	if n == 0 {
		return
	}
	if d.highest < 0x80 {
		s.segmentASCII(d.runes)
		return
	}
	s.segments.Init(d.runes)
	lines := s.segments.LineIterator()
	for lines.Next() {
		l := lines.Line()
		s.breaks[l.Offset+len(l.Text)] = true
	}
	graphemes := s.segments.GraphemeIterator()
	for graphemes.Next() {
		s.graphemes[graphemes.Grapheme().Offset] = true
	}
}

func (s *Shaper) graphemeAt(i int) bool { return s.graphemes[i] }
func (s *Shaper) breakAt(i int) bool    { return s.breaks[i] }

// isSpace tells which characters hang at a row's end: white space that allows
// a break, so no no-break space.
func isSpace(r rune) bool {
	switch {
	case r == ' ', r == '\t', r == 0x1680, r == 0x205F, r == 0x3000:
		return true
	}
	return 0x2000 <= r && r <= 0x200B && r != 0x2007
}

// script returns the writing system of r, Common where any will do.
func script(r rune) language.Script {
	if r < 0x80 {
		if 'a' <= r|0x20 && r|0x20 <= 'z' {
			return language.Latin
		}
		return language.Common
	}
	if s := language.LookupScript(r); s.Strong() {
		return s
	}
	return language.Common
}
