package text

import (
	"bytes"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// sentenceReach is how many bytes to either side of a place are looked at to find
// the sentence there.
const sentenceReach = 2048

// SentenceAt is the sentence (UAX #29) at off within its paragraph, without the
// space around it. A paragraph ends at a blank line; single line ends are spaces.
// It is empty on a blank line.
func SentenceAt(t Text, off int) Span {
	t.check(Span{off, t.Len()})
	w := windowAt(t, off-sentenceReach, off+sentenceReach)
	flat := bytes.Clone(w.bytes)
	at := off - w.from
	if blankAt(flat, at) {
		return Span{off, off}
	}
	from, to := 0, len(flat)
	for i := 0; i < len(flat); i++ {
		if flat[i] != '\n' {
			continue
		}
		if blankAfter(flat[i+1:]) {
			if i < at {
				from = i + 1
			} else {
				to = i
				break
			}
		}
		flat[i] = ' '
		if i > 0 && flat[i-1] == '\r' {
			flat[i-1] = ' '
		}
	}
	for from < to {
		n, _, _ := sentences.SplitFunc(flat[from:to], true)
		if from+n > at || from+n == to {
			s := flat[from : from+n]
			lead := len(s) - len(bytes.TrimLeft(s, " \t\r\n"))
			size := len(bytes.TrimSpace(s))
			if size == 0 {
				break
			}
			return Span{w.from + from + lead, w.from + from + lead + size}
		}
		from += n
	}
	return Span{off, off}
}

// blankAt reports whether the line of b with the place at is blank.
func blankAt(b []byte, at int) bool {
	start := bytes.LastIndexByte(b[:at], '\n') + 1
	line, _, _ := bytes.Cut(b[start:], newline)
	return len(bytes.TrimSpace(line)) == 0
}

// blankAfter reports whether the line that b begins with is blank.
func blankAfter(b []byte) bool {
	line, _, found := bytes.Cut(b, newline)
	return found && len(bytes.TrimSpace(line)) == 0
}
