package glyph

// segmentASCII finds the same boundaries as segment does, for text that is ASCII
// all over, in a fraction of the time: in prose nearly every place is decided by
// its two neighbours. What is not goes to the segmenter in small pieces, which
// begin and end where a word follows a word, because nothing that lies before such
// a place can matter behind it (UAX #14, rule LB18).
func (s *Shaper) segmentASCII(runes []rune) {
	for i := range s.graphemes[:len(runes)] {
		s.graphemes[i] = true // there is no CR LF inside a line
	}
	piece, open := 0, false // where the piece began, and whether it needs the segmenter
	for i := 1; i < len(runes); i++ {
		can, known, fresh := asciiBreak(runes, i)
		if fresh {
			if open {
				s.segmentPiece(runes, piece, i)
			}
			piece, open = i, false
		}
		s.breaks[i] = can
		open = open || !known
	}
	if open {
		s.segmentPiece(runes, piece, len(runes))
	}
	s.breaks[len(runes)] = true
}

// segmentPiece asks the segmenter about the inside of a piece.
func (s *Shaper) segmentPiece(runes []rune, from, to int) {
	for i := from + 1; i < to; i++ {
		s.breaks[i] = false
	}
	s.segments.Init(runes[from:to])
	lines := s.segments.LineIterator()
	for lines.Next() {
		l := lines.Line()
		if i := from + l.Offset + len(l.Text); i < to {
			s.breaks[i] = true
		}
	}
}

// asciiBreak decides whether a row may end before rune i, if its neighbours are
// enough to know. fresh tells that a word follows a word and spaces here.
func asciiBreak(runes []rune, i int) (can, known, fresh bool) {
	before, after := runes[i-1], runes[i]
	switch {
	case after == ' ':
		return false, before >= ' ', false // LB7, and LB4 behind a control
	case before == ' ' && isAlnum(after):
		k := i - 1
		for k > 0 && runes[k] == ' ' {
			k--
		}
		if isAlnum(runes[k]) {
			return true, true, true // LB18
		}
		return false, false, false
	case isAlnum(before) && isAlnum(after):
		return false, true, false // LB23, LB25, LB28
	case isAlnum(before):
		switch after {
		case ',', '.', ':', ';', '!', '?', '"', '\'':
			return false, true, false // LB13, LB19
		}
	}
	return false, false, false
}

func isAlnum(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
}
