package snippet

import (
	"strings"
)

// A template is text with these in it:
//
//	$1 ${1}        a place to fill in; Tab goes from the first to the next
//	${1:text}      the same, with a text that is selected there
//	$0             where the caret goes at last; without it, the end
//	$NAME ${NAME}  a value, as DATE or SELECTION
//	${NAME:text}   a value, or the text where it is empty
//	\$ \} \\       the sign itself
//
// The same number at several places is one place to fill in: what is typed at the first
// is typed at all, and its text stands at all. Anything else, also the name of a value
// that nobody gives, is text as it is written.

// maxStops is the greatest number of a place.
const maxStops = 99

// part is a piece of a template: text, a value, or a place.
type part struct {
	text string // when it is neither a value nor a place
	name string // of a value
	stop int    // of a place, from 0; -1 when it is none
	rest []part // the text of a place, or of a value that is empty
}

// parts reads a template; within a placeholder no places are read.
func parts(s string, nested bool) []part {
	var out []part
	var lit strings.Builder
	flush := func() {
		if lit.Len() > 0 {
			out = append(out, part{text: lit.String(), stop: -1})
			lit.Reset()
		}
	}
	for i := 0; i < len(s); {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte(`$}\`, s[i+1]) >= 0 {
			lit.WriteByte(s[i+1])
			i += 2
			continue
		}
		if p, n := reference(s[i:]); n > 0 && !(nested && p.stop >= 0) {
			flush()
			out = append(out, p)
			i += n
			continue
		}
		lit.WriteByte(s[i])
		i++
	}
	flush()
	return out
}

// reference reads a place or a value that s begins with, and its length; 0 when there
// is none.
func reference(s string) (part, int) {
	if len(s) < 2 || s[0] != '$' {
		return part{}, 0
	}
	braced := s[1] == '{'
	i := 1
	if braced {
		i = 2
	}
	n := 0
	digits := i < len(s) && isDigit(s[i])
	for i+n < len(s) && (digits && isDigit(s[i+n]) || !digits && isCapital(s[i+n])) {
		n++
	}
	word := s[i : i+n]
	p := part{name: word, stop: -1}
	if digits {
		p = part{stop: 0}
		for _, c := range []byte(word) {
			p.stop = min(p.stop*10+int(c-'0'), maxStops+1)
		}
	}
	i += n
	if n == 0 || p.stop > maxStops {
		return part{}, 0
	}
	if !braced {
		return p, i
	}
	if i < len(s) && s[i] == '}' {
		return p, i + 1
	}
	if i == len(s) || s[i] != ':' {
		return part{}, 0
	}
	end := closing(s, i+1)
	if end < 0 {
		return part{}, 0
	}
	p.rest = parts(s[i+1:end], true)
	return p, end + 1
}

// closing is the place of the brace that closes the one before from, or -1.
func closing(s string, from int) int {
	depth := 0
	for i := from; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case s[i] == '$' && i+1 < len(s) && s[i+1] == '{':
			depth++
			i++
		case s[i] == '}' && depth == 0:
			return i
		case s[i] == '}':
			depth--
		}
	}
	return -1
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isCapital(c byte) bool { return 'A' <= c && c <= 'Z' || c == '_' }
