package search

import (
	"bytes"
	"slices"
	"sort"
)

// plain is a text with "\r\n" seen as "\n".
type plain struct {
	bytes []byte
	cuts  []int // the offsets in bytes of the "\n" that lost their "\r"
}

// plainOf shares b when there is no "\r\n" in it.
func plainOf(b []byte) plain {
	breaks := bytes.Count(b, []byte("\r\n"))
	if breaks == 0 {
		return plain{bytes: b}
	}
	p := plain{bytes: make([]byte, 0, len(b)-breaks), cuts: make([]int, 0, breaks)}
	for {
		i := bytes.Index(b, []byte("\r\n"))
		if i < 0 {
			p.bytes = append(p.bytes, b...)
			return p
		}
		p.bytes = append(p.bytes, b[:i]...)
		p.cuts = append(p.cuts, len(p.bytes))
		p.bytes = append(p.bytes, '\n')
		b = b[i+2:]
	}
}

// back is where in the text the place off of the plain one is: before the "\r"
// where that is before the "\n".
func (p plain) back(off int) int {
	if off < 0 {
		return off
	}
	before, _ := slices.BinarySearch(p.cuts, off)
	return off + before
}

// forth is the place in the plain text of the place off of the text.
func (p plain) forth(off int) int {
	return off - sort.Search(len(p.cuts), func(k int) bool { return p.cuts[k]+k >= off })
}

// lineBreak is the line break at the end of b, or nothing.
func lineBreak(b []byte) []byte {
	switch {
	case bytes.HasSuffix(b, []byte("\r\n")):
		return b[len(b)-2:]
	case bytes.HasSuffix(b, []byte("\n")):
		return b[len(b)-1:]
	}
	return nil
}
