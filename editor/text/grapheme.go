package text

import (
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// graphemeReach is how many bytes to either side of a place are looked at to find
// the grapheme clusters there. A longer cluster is cut: no line is so long, and no
// pile of accents so high, that a caret move has to read it all.
const graphemeReach = 512

// NextGrapheme is the end of the grapheme cluster (UAX #29) that contains or
// follows off; Len at the end. "\r\n" is one cluster, and so is each byte of
// invalid UTF-8.
func NextGrapheme(t Text, off int) int {
	t.check(Span{off, t.Len()})
	if off == t.Len() {
		return off
	}
	if off+1 == t.Len() {
		return off + 1
	}
	if c, d := t.ByteAt(off), t.ByteAt(off+1); c < utf8.RuneSelf && d < utf8.RuneSelf && (c != '\r' || d != '\n') {
		return off + 1
	}
	w := windowAt(t, off-graphemeReach, off+graphemeReach)
	for start := w.graphemeStart(off); ; {
		end := start + clusterLen(w.bytes[start-w.from:])
		if end > off {
			return end
		}
		start = end
	}
}

// PrevGrapheme is the start of the grapheme cluster that contains or precedes the
// place off; 0 at the start.
func PrevGrapheme(t Text, off int) int {
	t.check(Span{off, t.Len()})
	if off <= 1 {
		return 0
	}
	w := windowAt(t, off-graphemeReach, off+utf8.UTFMax)
	for start := w.graphemeStart(off - 1); ; {
		end := start + clusterLen(w.bytes[start-w.from:])
		if end >= off {
			return start
		}
		start = end
	}
}

// clusterLen is the length of the grapheme cluster that b begins with. Bytes that
// are not UTF-8 stand alone, so that deleting one never takes a neighbour along.
func clusterLen(b []byte) int {
	n, _, _ := graphemes.SplitFunc(b, true)
	for i := 0; i < n; {
		r, size := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && size == 1 {
			return max(i, 1)
		}
		i += size
	}
	return n
}

// window is a piece of a text that is looked at instead of the whole.
type window struct {
	from  int
	bytes []byte
}

// windowAt is the part of t in [from, to), clipped to the text and grown to whole
// characters.
func windowAt(t Text, from, to int) window {
	from, to = max(from, 0), min(to, t.Len())
	for i := 0; i < utf8.UTFMax && t.withinRune(from); i++ {
		from--
	}
	for i := 0; i < utf8.UTFMax && t.withinRune(to); i++ {
		to++
	}
	return window{from, t.Slice(Span{from, to})}
}

// withinRune reports whether off may lie between two bytes of one character.
func (t Text) withinRune(off int) bool {
	return 0 < off && off < t.Len() && !utf8.RuneStart(t.ByteAt(off)) && t.ByteAt(off-1) >= utf8.RuneSelf
}

// graphemeStart is a place at or before off where a cluster starts for certain:
// between two ASCII characters. Without one in the window it is the window's start.
func (w window) graphemeStart(off int) int {
	for i := off - w.from; i > 0; i-- {
		c, d := w.bytes[i-1], w.bytes[i]
		if c < utf8.RuneSelf && d < utf8.RuneSelf && (c != '\r' || d != '\n') {
			return w.from + i
		}
	}
	return w.from
}
