package search

import (
	"unicode"
	"unicode/utf8"
)

// casing is what a template does to the letters that follow.
type casing uint8

const (
	asIs      casing = iota
	upperOne         // \u
	lowerOne         // \l
	upperAll         // \U
	lowerAll         // \L
	endCasing        // \E
)

var casings = map[byte]casing{'u': upperOne, 'l': lowerOne, 'U': upperAll, 'L': lowerAll, 'E': endCasing}

// speller writes text in the case that was set.
type speller struct {
	bytes []byte
	all   casing // upperAll, lowerAll or asIs
	one   casing // upperOne, lowerOne or asIs
}

func (s *speller) set(to casing) {
	switch to {
	case upperOne, lowerOne:
		s.one = to
	case endCasing:
		s.all = asIs
	default:
		s.all = to
	}
}

func (s *speller) write(b []byte) {
	for len(b) > 0 {
		if s.all == asIs && s.one == asIs {
			s.bytes = append(s.bytes, b...)
			return
		}
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			s.bytes = append(s.bytes, b[0])
			b = b[1:]
			continue
		case s.one == upperOne:
			r = unicode.ToTitle(r)
		case s.one == lowerOne, s.all == lowerAll:
			r = unicode.ToLower(r)
		default:
			r = unicode.ToUpper(r)
		}
		if unicode.IsLetter(r) {
			s.one = asIs
		}
		s.bytes = utf8.AppendRune(s.bytes, r)
		b = b[n:]
	}
}

// likeCase gives b the case of what it replaces.
func likeCase(b, old []byte) []byte {
	upper, lower, first := 0, 0, false
	for rest := old; len(rest) > 0; {
		r, n := utf8.DecodeRune(rest)
		switch {
		case unicode.IsUpper(r):
			first = first || upper+lower == 0
			upper++
		case unicode.IsLower(r):
			lower++
		}
		rest = rest[n:]
	}
	s := speller{}
	switch {
	case upper > 1 && lower == 0:
		s.all = upperAll
	case lower > 0 && upper == 0:
		s.all = lowerAll
	case first:
		s.one = upperOne
	}
	s.write(b)
	return s.bytes
}
