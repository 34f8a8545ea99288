package search

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// literal finds a text. Where case counts that is bytes.Index; else, and for
// whole words, it is the algorithm of Knuth, Morris and Pratt over classes of
// runes that are the same but for case, so that no text makes it slow.
type literal struct {
	exact []byte // set when bytes.Index finds it
	word  bool

	runes []uint16        // the classes of the text's runes
	fail  []int           // fail[i]: how many runes are matched still when the one behind i runes is not the next
	ascii [128]uint16     // classes of runes; 0 is any that the text does not have
	other map[rune]uint16 // of those beyond ASCII
	begin [256]bool       // the bytes that the first rune may begin with
	skip  bool            // begin may be used
}

// newLiteral makes a literal of a text that is not empty.
func newLiteral(s string, fold, word bool) *literal {
	if !fold && !word && utf8.ValidString(s) {
		return &literal{exact: []byte(s)}
	}
	l := &literal{word: word, other: map[rune]uint16{}}
	next := uint16(1)
	for b := []byte(s); len(b) > 0; {
		r, n := decode(b)
		if l.class(r) == 0 {
			l.setClass(r, next)
			for other := fold1(r, fold); other != r; other = fold1(other, fold) {
				l.setClass(other, next)
			}
			next++
		}
		l.runes = append(l.runes, l.class(r))
		b = b[n:]
	}
	first, _ := decode([]byte(s))
	l.skip = true
	for r := first; ; {
		if r > unicode.MaxRune {
			l.skip = false // a byte of no rune may stand anywhere
		} else {
			l.begin[string(r)[0]] = true
		}
		if r = fold1(r, fold); r == first {
			break
		}
	}
	l.fail = make([]int, len(l.runes)+1)
	for i, k := 1, 0; i < len(l.runes); i++ {
		for k > 0 && l.runes[i] != l.runes[k] {
			k = l.fail[k]
		}
		if l.runes[i] == l.runes[k] {
			k++
		}
		l.fail[i+1] = k
	}
	return l
}

// find calls emit with the matches in b until it is false.
func (l *literal) find(b []byte, emit func(loc []int) bool) {
	var loc [2]int
	if l.exact != nil {
		for at := 0; ; {
			i := bytes.Index(b[at:], l.exact)
			if i < 0 {
				return
			}
			from := at + i
			at = from + len(l.exact)
			if loc = [2]int{from, at}; !emit(loc[:]) {
				return
			}
		}
	}
	// Where the last runes start, in a ring: their lengths differ.
	size := 1
	for size < len(l.runes) {
		size *= 2
	}
	starts, count := make([]int, size), 0
	state := 0
	for at := 0; at < len(b); {
		if state == 0 && l.skip {
			for at < len(b) && !l.begin[b[at]] {
				at++
			}
			if at == len(b) {
				return
			}
		}
		var class uint16
		n := 1
		if c := b[at]; c < utf8.RuneSelf {
			class = l.ascii[c]
		} else {
			var r rune
			r, n = decode(b[at:])
			class = l.other[r]
		}
		starts[count&(size-1)] = at
		count++
		at += n
		for state > 0 && l.runes[state] != class {
			state = l.fail[state]
		}
		if l.runes[state] == class {
			state++
		}
		if state < len(l.runes) {
			continue
		}
		loc = [2]int{starts[(count-state)&(size-1)], at}
		if l.word && !(wordEdge(b, loc[0]) && wordEdge(b, loc[1])) {
			state = l.fail[state]
			continue
		}
		state = 0
		if !emit(loc[:]) {
			return
		}
	}
}

// at is the match that begins at the offset from of b; false when none does.
func (l *literal) at(b []byte, from int) ([]int, bool) {
	to := from
	if l.exact != nil {
		to += len(l.exact)
		return []int{from, to}, bytes.HasPrefix(b[from:], l.exact)
	}
	for _, class := range l.runes {
		if to == len(b) {
			return nil, false
		}
		r, n := decode(b[to:])
		if l.class(r) != class {
			return nil, false
		}
		to += n
	}
	return []int{from, to}, !l.word || wordEdge(b, from) && wordEdge(b, to)
}

func (l *literal) class(r rune) uint16 {
	if r < utf8.RuneSelf {
		return l.ascii[r]
	}
	return l.other[r]
}

func (l *literal) setClass(r rune, class uint16) {
	if r < utf8.RuneSelf {
		l.ascii[r] = class
	} else {
		l.other[r] = class
	}
}

// decode is the rune at the start of b; a byte that is no UTF-8 is a rune of its
// own beyond all others.
func decode(b []byte) (rune, int) {
	r, n := utf8.DecodeRune(b)
	if r == utf8.RuneError && n == 1 {
		return unicode.MaxRune + 1 + rune(b[0]), 1
	}
	return r, n
}

// fold1 is the next rune that is the same as r but for case, going round.
func fold1(r rune, fold bool) rune {
	if !fold || r > unicode.MaxRune {
		return r
	}
	return unicode.SimpleFold(r)
}
