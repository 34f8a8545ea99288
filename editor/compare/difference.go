package compare

import (
	"strings"
	"unicode/utf8"

	"znkr.io/diff"

	"galley/editor/text"
)

// Lines gives the changes of whole lines that turn one text into another,
// so that a caret stays on its line through a reload. What both texts share at
// the start and the end is not compared line by line.
func Lines(from, to text.Text) []text.Change {
	a, b := from.Bytes(), to.Bytes()
	head := commonLines(a, b)
	tail := commonTail(a[head:], b[head:])
	x, y := lines(a[head:len(a)-tail]), lines(b[head:len(b)-tail])
	if len(x) == 0 && len(y) == 0 {
		return nil
	}
	var changes []text.Change
	xAt, yAt := offsets(x, head), offsets(y, head)
	for _, h := range diff.Hunks(x, y, diff.Context(0)) {
		changes = append(changes, text.Change{
			Span:   text.Span{From: xAt[h.PosX], To: xAt[h.EndX]},
			Insert: b[yAt[h.PosY]:yAt[h.EndY]],
		})
	}
	return changes
}

// maxWords is how many words are compared one by one.
const maxWords = 50_000

// Words splits a change of whole lines into the changes of the words
// in them; a change that is very long stays as it is.
func Words(doc text.Text, c text.Change) []text.Change {
	x, y := words(doc.Slice(c.Span)), words(c.Insert)
	if len(x) > maxWords || len(y) > maxWords {
		return []text.Change{c}
	}
	var changes []text.Change
	xAt, yAt := offsets(x, c.From), offsets(y, 0)
	for _, h := range diff.Hunks(x, y, diff.Context(0)) {
		changes = append(changes, text.Change{
			Span:   text.Span{From: xAt[h.PosX], To: xAt[h.EndX]},
			Insert: c.Insert[yAt[h.PosY]:yAt[h.EndY]],
		})
	}
	return changes
}

// words splits b into runs of letters and digits, and the bytes between them.
func words(b []byte) []string {
	inWord := func(c byte) bool { return c >= utf8.RuneSelf || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' }
	var out []string
	for len(b) > 0 {
		n := 1
		for inWord(b[0]) && n < len(b) && inWord(b[n]) {
			n++
		}
		out = append(out, string(b[:n]))
		b = b[n:]
	}
	return out
}

// commonLines is the length of the whole lines with which both texts begin.
func commonLines(a, b []byte) int {
	n, line := min(len(a), len(b)), 0
	for i := range n {
		if a[i] != b[i] {
			return line
		}
		if a[i] == '\n' {
			line = i + 1
		}
	}
	if len(a) == len(b) {
		return n
	}
	return line
}

// commonTail is the length of the whole lines with which both texts end.
func commonTail(a, b []byte) int {
	n, line := min(len(a), len(b)), 0
	for i := 1; i <= n; i++ {
		if a[len(a)-i] != b[len(b)-i] {
			return line
		}
		if i < len(a) && i < len(b) && a[len(a)-i-1] == '\n' && b[len(b)-i-1] == '\n' {
			line = i
		}
	}
	return line
}

func lines(b []byte) []string {
	if len(b) == 0 {
		return nil
	}
	return strings.SplitAfter(string(b), "\n")
}

// offsets tells where each piece of a text starts, and at last where all end.
func offsets(pieces []string, at int) []int {
	out := make([]int, len(pieces)+1)
	for i, p := range pieces {
		out[i] = at
		at += len(p)
	}
	out[len(pieces)] = at
	return out
}
