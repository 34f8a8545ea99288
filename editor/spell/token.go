package spell

import (
	"bytes"
	"unicode/utf8"

	"galley/editor/text"
)

// prose cuts a token down to what may be words: it takes off the signs around it,
// and all of it when it has the form of an address, a path, a name of a file, an
// identifier or initials. It returns the span of src that is left.
func prose(src []byte, token text.Span) text.Span {
	for !token.Empty() && isSign(src[token.From]) {
		token.From++
	}
	for !token.Empty() && isSign(src[token.To-1]) {
		token.To--
	}
	var dots, slashes, others int
	t := src[token.From:token.To]
	for _, c := range t {
		switch c {
		case '.':
			dots++
		case '/':
			slashes++
		case '@', '\\', '_':
			others++
		}
	}
	if others > 0 || slashes > 1 || dots > 0 && !missesSpace(t) {
		return text.Span{From: token.To, To: token.To}
	}
	return token
}

// isSign reports whether c is a sign of ASCII that no word begins or ends with.
func isSign(c byte) bool {
	return c < utf8.RuneSelf && !isLetter(c) && !isDigit(c)
}

// missesSpace reports whether the dots in t end sentences ("end.Next",
// "wait...what"), and do not belong to initials, a host or a file.
func missesSpace(t []byte) bool {
	for {
		i := bytes.IndexByte(t, '.')
		if i < 0 {
			return true
		}
		before, after := t[:i], t[i+1:]
		if len(after) == 0 || after[0] != '.' {
			r, _ := utf8.DecodeRune(after)
			if len(before) < 2 || !isSmallLetter(before) || len(after) < 2 || shapeOf([]byte(string(r))) != capitals {
				return false
			}
		}
		t = bytes.TrimLeft(after, ".")
	}
}

func isSmallLetter(before []byte) bool {
	r, n := utf8.DecodeLastRune(before)
	return n > 0 && shapeOf(before[len(before)-n:]) == small && inWord(r)
}

// joined returns the first run of words joined by hyphens in span, and what
// comes after it.
func joined(src []byte, span text.Span) (words, rest text.Span) {
	at := span.From
	for at < span.To {
		if n := letterAt(src[at:span.To]); n > 0 {
			break
		}
		_, n := utf8.DecodeRune(src[at:span.To])
		at += n
	}
	words = text.Span{From: at, To: at}
	for at < span.To {
		if n := letterAt(src[at:span.To]); n > 0 {
			at += n
			words.To = at
			continue
		}
		r, n := utf8.DecodeRune(src[at:span.To])
		if !isHyphen(r) && !isMiddle(r) || letterAt(src[at+n:span.To]) == 0 {
			break
		}
		at += n
	}
	return words, text.Span{From: max(at, words.To), To: span.To}
}

// part returns the first word of a run of words joined by hyphens, and what
// comes after the hyphen.
func part(src []byte, words text.Span) (word, rest text.Span) {
	for at := words.From; at < words.To; {
		c := src[at]
		if c == '-' {
			return text.Span{From: words.From, To: at}, text.Span{From: at + 1, To: words.To}
		}
		if c < utf8.RuneSelf {
			at++
			continue
		}
		r, n := utf8.DecodeRune(src[at:words.To])
		if isHyphen(r) {
			return text.Span{From: words.From, To: at}, text.Span{From: at + n, To: words.To}
		}
		at += n
	}
	return words, text.Span{From: words.To, To: words.To}
}

// letterAt is the length of the letter, mark or digit at the start of b, 0 for none.
func letterAt(b []byte) int {
	if len(b) == 0 {
		return 0
	}
	if b[0] < utf8.RuneSelf {
		if isLetter(b[0]) || isDigit(b[0]) {
			return 1
		}
		return 0
	}
	if r, n := utf8.DecodeRune(b); inWord(r) {
		return n
	}
	return 0
}
