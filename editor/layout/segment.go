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
	from, n := span.From, 0 // of the line so far
	for chunk := range doc.Chunks(span) {
		for len(chunk) > 0 {
			i := bytes.IndexByte(chunk, '\n')
			if i < 0 {
				n += len(chunk)
				break
			}
			n += i + 1
			chunk = chunk[i+1:]
			if n <= MaxSegment {
				dst = append(dst, newLength(n, false))
			} else {
				dst = divideLine(dst, doc, from, n, false)
			}
			from, n = from+n, 0
		}
	}
	if n > 0 || last {
		dst = divideLine(dst, doc, from, n, cutEnd)
	}
	return dst
}

// divideLine cuts one line of n bytes at from into segments.
func divideLine(dst []length, doc text.Text, from, n int, cutEnd bool) []length {
	for n > MaxSegment+2 { // two more may be the terminator
		cut := cutPoint(doc, from)
		dst = append(dst, newLength(cut, true))
		from, n = from+cut, n-cut
	}
	return append(dst, newLength(n, cutEnd))
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
