package layout

import (
	"bytes"
	"unicode/utf8"

	"galley/editor/text"
)

// MaxSegment is how long a segment can get, without its line terminator.
// Longer lines are cut, so that no edit shapes more text than this.
const MaxSegment = 4096

// Segment is a line of the document or, of a line longer than MaxSegment, a
// piece. It is laid out on its own.
type Segment struct {
	Index  int
	Span   text.Span // with the line terminator
	Y      float64   // of its top, from the top of the document
	Height float64
	Exact  bool // Height was measured, not estimated
	Cut    bool // a piece that its line goes on after: it has no terminator
}

// length is a segment's bytes and whether it is Cut, in four bytes.
type length uint32

func newLength(bytes int, cut bool) length {
	l := length(bytes) << 1
	if cut {
		l |= 1
	}
	return l
}

func (l length) bytes() int { return int(l >> 1) }
func (l length) cut() bool  { return l&1 == 1 }

// divide appends the lengths of the segments that span is made of. It starts
// where a segment starts; cutEnd tells that it ends inside a line. A document
// that ends with a line feed has an empty last line, which last asks for.
func divide(dst []length, doc text.Text, span text.Span, cutEnd, last bool) []length {
	d := divider{dst: dst}
	for chunk := range doc.Chunks(span) {
		for len(chunk) > 0 {
			if i := bytes.IndexByte(chunk, '\n'); i >= 0 {
				d.line(doc, span.From, d.pending+i+1, false)
				chunk = chunk[i+1:]
				span.From += d.taken
				d.pending = 0
				continue
			}
			d.pending += len(chunk)
			chunk = nil
		}
	}
	if d.pending > 0 || last {
		d.line(doc, span.From, d.pending, cutEnd)
	}
	return d.dst
}

type divider struct {
	dst     []length
	pending int // bytes of the line so far
	taken   int // bytes of the line just divided
}

// line cuts one line of n bytes at from into segments.
func (d *divider) line(doc text.Text, from, n int, cutEnd bool) {
	d.taken = n
	for n > MaxSegment+2 { // two more may be the terminator
		cut := cutPoint(doc, from)
		d.dst = append(d.dst, newLength(cut, true))
		from, n = from+cut, n-cut
	}
	d.dst = append(d.dst, newLength(n, cutEnd))
}

// cutPoint returns how many bytes the piece that starts at from takes of a
// line that is longer than a segment: up to a space when one is near, else up
// to the start of a character.
func cutPoint(doc text.Text, from int) int {
	const near = 512
	tail := doc.Slice(text.Span{From: from + MaxSegment - near, To: from + MaxSegment})
	if i := bytes.LastIndexByte(tail, ' '); i >= 0 {
		return MaxSegment - near + i + 1
	}
	for back := range utf8.UTFMax {
		if utf8.RuneStart(doc.ByteAt(from + MaxSegment - back)) {
			return MaxSegment - back
		}
	}
	return MaxSegment // not UTF-8
}
