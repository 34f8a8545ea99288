package text

import (
	"iter"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// wordReach is how many bytes to either side of a place are looked at to find the
// words there; a longer word is cut.
const wordReach = 1024

// NextWord is where the caret goes from off one word to the right: to the end of
// the word (UAX #29) that contains or follows off, over spaces, punctuation and
// line ends; Len when none follows.
func NextWord(t Text, off int) int {
	t.check(Span{off, t.Len()})
	w := windowAt(t, off-wordReach, off+wordReach)
	for seg := range w.words() {
		if seg.To > off && isWord(w.slice(seg)) {
			return seg.To
		}
	}
	return w.from + len(w.bytes)
}

// PrevWord is where the caret goes from off one word to the left: to the start of
// the word that contains or precedes off; 0 when none does.
func PrevWord(t Text, off int) int {
	t.check(Span{off, t.Len()})
	w := windowAt(t, off-wordReach, off+graphemeReach)
	found := w.from
	for seg := range w.words() {
		if seg.From >= off {
			break
		}
		if isWord(w.slice(seg)) {
			found = seg.From
		}
	}
	return found
}

// WordAt is the word at off, as a double click selects it: the word that contains
// off or ends there, else the run of spaces or the mark at off. It never crosses
// a line end and is empty when the line is.
func WordAt(t Text, off int) Span {
	line := t.LineSpan(t.Line(off))
	off = min(off, line.To) // not between '\r' and '\n'
	w := windowAt(t, max(line.From, off-wordReach), min(line.To, off+wordReach))
	var left, right Span // the segments before and after the place
	for seg := range w.words() {
		if seg.From >= off && off > line.From && seg.From > off {
			break
		}
		if seg.To <= off {
			left = seg
		} else if right == (Span{}) {
			right = seg
		}
	}
	atEnd := left.To == off && !left.Empty()
	switch {
	case !right.Empty() && (isWord(w.slice(right)) || right.From < off):
		return right
	case atEnd && isWord(w.slice(left)):
		return left
	case !right.Empty():
		return right
	case atEnd:
		return left
	}
	return Span{off, off}
}

// words yields the segments of the window, words and what is between them.
func (w window) words() iter.Seq[Span] {
	return func(yield func(Span) bool) {
		for i := w.wordStart(); i < len(w.bytes); {
			n, _, _ := words.SplitFunc(w.bytes[i:], true)
			if !yield(Span{w.from + i, w.from + i + n}) {
				return
			}
			i += n
		}
	}
}

// wordStart is where the window's first whole segment starts: after a space before
// an ASCII character. Without one it is the window's start.
func (w window) wordStart() int {
	if w.from == 0 {
		return 0
	}
	for i := 1; i < len(w.bytes)/2; i++ {
		c, d := w.bytes[i-1], w.bytes[i]
		if (c == ' ' || c == '\n') && d > ' ' && d < utf8.RuneSelf {
			return i
		}
	}
	return 0
}

func (w window) slice(s Span) []byte { return w.bytes[s.From-w.from : s.To-w.from] }

// isWord reports whether a segment is a word, not space or punctuation.
func isWord(b []byte) bool {
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return true
		}
		b = b[n:]
	}
	return false
}
