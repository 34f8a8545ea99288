package text

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// sentenceReach is how many bytes to either side of a place are looked at to find
// the sentence there; a longer one is cut.
const sentenceReach = 4096

// SentenceAt is the sentence (UAX #29) at off, without the white space around it,
// among the bytes of within, which is one paragraph: its line ends are spaces here.
// Between two sentences it is the one that follows; behind the last, the last.
func SentenceAt(t Text, within Span, off int) Span {
	t.check(within)
	w := windowAt(t, max(within.From, off-sentenceReach), min(within.To, off+sentenceReach))
	flat := make([]byte, len(w.bytes))
	for i, c := range w.bytes {
		if c == '\n' || c == '\r' || c == '\t' {
			c = ' '
		}
		flat[i] = c
	}
	found := Span{off, off}
	for i := 0; i < len(flat); {
		from, to := i, i+sentenceLen(flat[i:])
		i = to
		for from < to && flat[from] == ' ' {
			from++
		}
		for to > from && flat[to-1] == ' ' {
			to--
		}
		if from == to {
			continue
		}
		found = Span{w.from + from, w.from + to}
		if off < found.To || w.from+i > off {
			break
		}
	}
	return found
}

// sentenceLen is the length of the sentence that b begins with, and the spaces
// behind it. One that goes on in small letters has not ended: “Is it?” she asked.
func sentenceLen(b []byte) int {
	n := 0
	for n < len(b) {
		size, _, _ := sentences.SplitFunc(b[n:], true)
		n += size
		if next, _ := utf8.DecodeRune(b[n:]); !unicode.IsLower(next) {
			break
		}
	}
	return n
}
