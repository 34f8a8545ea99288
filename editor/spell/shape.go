package spell

import (
	"unicode"
	"unicode/utf8"
)

// shape is how a word uses capitals.
type shape byte

const (
	small    shape = iota // none
	title                 // one, in front
	capitals              // nothing but capitals
	mixed                 // anything else
)

func shapeOf(word []byte) shape {
	upper, lower, first := 0, 0, false
	for i := 0; i < len(word); {
		c, n := rune(word[i]), 1
		switch {
		case 'a' <= c && c <= 'z':
			lower++
		case 'A' <= c && c <= 'Z':
			upper++
			first = first || i == 0
		case c >= utf8.RuneSelf:
			c, n = utf8.DecodeRune(word[i:])
			if unicode.IsUpper(c) {
				upper++
				first = first || i == 0
			} else if unicode.IsLower(c) {
				lower++
			}
		}
		i += n
	}
	switch {
	case upper == 0:
		return small
	case upper == 1 && first && lower > 0:
		return title
	case lower == 0:
		return capitals
	}
	return mixed
}
