package text

import (
	"bytes"
	"fmt"
	"iter"
)

// lineStride is how many bytes of a leaf are counted at once to find a line in it.
const lineStride = 256

// Lines is the number of lines: one more than there are line ends, so at least 1.
func (t Text) Lines() int {
	if t.root == nil {
		return 1
	}
	return t.root.breaks + 1
}

// Line is the line, counted from 0, in which the place off lies, 0 ≤ off ≤ Len.
func (t Text) Line(off int) int {
	if off < 0 || off > t.Len() {
		panic(fmt.Sprintf("text: offset %d of %d bytes", off, t.Len()))
	}
	if t.root == nil {
		return 0
	}
	if off == t.root.size {
		return t.root.breaks
	}
	n, line := t.root, 0
	for n.height > 0 {
		i := 0
		for off >= n.kids[i].size {
			off -= n.kids[i].size
			line += n.kids[i].breaks
			i++
		}
		n = n.kids[i]
	}
	return line + bytes.Count(n.leaf[:off], newline)
}

// LineStart is the offset of the first byte of a line, 0 ≤ line < Lines.
func (t Text) LineStart(line int) int {
	if line < 0 || line >= t.Lines() {
		panic(fmt.Sprintf("text: line %d of %d", line, t.Lines()))
	}
	if line == 0 {
		return 0
	}
	n, start := t.root, 0
	for n.height > 0 {
		i := 0
		for line > n.kids[i].breaks {
			line -= n.kids[i].breaks
			start += n.kids[i].size
			i++
		}
		n = n.kids[i]
	}
	pos := 0
	// Counting is far quicker than finding one line end after the other.
	for pos+lineStride <= len(n.leaf) {
		breaks := bytes.Count(n.leaf[pos:pos+lineStride], newline)
		if breaks >= line {
			break
		}
		line -= breaks
		pos += lineStride
	}
	for ; line > 0; line-- {
		pos += bytes.IndexByte(n.leaf[pos:], '\n') + 1
	}
	return start + pos
}

// LineEnd is the offset of the end of a line, before its "\n" or "\r\n".
func (t Text) LineEnd(line int) int {
	if line == t.Lines()-1 {
		return t.Len()
	}
	end := t.LineStart(line+1) - 1
	if end > 0 && t.ByteAt(end-1) == '\r' {
		end--
	}
	return end
}

// LineSpan is the span of a line without its terminator.
func (t Text) LineSpan(line int) Span { return Span{t.LineStart(line), t.LineEnd(line)} }

// LineSpans yields the lines from to last with their spans, without the terminators:
// much quicker than to look for each.
func (t Text) LineSpans(from, last int) iter.Seq2[int, Span] {
	return func(yield func(int, Span) bool) {
		line, start := from, t.LineStart(from)
		at, cr := start, false // of the chunk; whether the byte before it is '\r'
		for c := range t.Chunks(Span{start, t.Len()}) {
			for i := 0; line <= last; i++ {
				n := bytes.IndexByte(c[i:], '\n')
				if n < 0 {
					break
				}
				i += n
				end := at + i
				if i > 0 && c[i-1] == '\r' || i == 0 && cr {
					end--
				}
				if !yield(line, Span{start, end}) {
					return
				}
				line, start = line+1, at+i+1
			}
			if line > last {
				return
			}
			at, cr = at+len(c), c[len(c)-1] == '\r'
		}
		if line <= last && line < t.Lines() {
			yield(line, Span{start, t.Len()})
		}
	}
}

// LineNext is the offset where the next line starts, after the terminator of
// line; Len for the last line.
func (t Text) LineNext(line int) int {
	if line == t.Lines()-1 {
		return t.Len()
	}
	return t.LineStart(line + 1)
}

// Blank reports whether a span holds only spaces, tabs and line ends.
func (t Text) Blank(s Span) bool {
	for c := range t.Chunks(s) {
		if len(bytes.TrimLeft(c, " \t\r\n")) > 0 {
			return false
		}
	}
	return true
}
