package table

import (
	"bytes"

	"galley/editor/text"
)

// The limits of a table that is edited. They bound what a key costs in any text;
// beyond them there is no table to the commands.
const (
	maxLine  = 1 << 15 // bytes of a line
	maxLines = 2500
	maxBytes = 1 << 18 // of the table, before and after a command
)

// line is one line of a document as the search for a table sees it.
type line struct {
	margin
	n       int
	span    text.Span // without the terminator
	next    int       // where the next line begins
	content []byte    // behind the margin, trimmed
}

func (l line) blank() bool { return len(l.content) == 0 }

// opensHTML reports whether the lines below belong to an HTML block.
func (l line) opensHTML() bool {
	return len(l.content) > 0 && l.content[0] == '<' && opensHTML(l.content)
}

// base is the column that the lines of the same block are indented from.
func (l line) base() int {
	if l.items == 0 && l.indent < tabWidth {
		return 0
	}
	return l.column
}

// goesOn reports whether a line goes on the paragraph or table with a margin.
func (l line) goesOn(m margin) bool {
	if l.blank() || l.quotes != m.quotes || opensBlock(l.content) {
		return false
	}
	// A number counts on the list around the table, or is text in a row.
	return l.items == 0 || l.ordinal && l.marker >= m.column
}

// reader reads lines one after the other, within the limits. It takes a piece of
// the document at a time, since to find each line anew costs more than to read it.
type reader struct {
	doc          text.Text
	lines, bytes int
	window       text.Span
	buf          []byte // the bytes of window
	size         int    // of the piece to come
}

// The pieces begin small: most Tab keys are pressed outside of a table. They grow to
// more than a line may have, with its terminator.
const (
	firstPiece = 2 << 10
	piece      = maxLine + 4
)

// line is a line of the document; false when it is too long.
func (r *reader) line(n int) (line, bool) {
	span, next := r.doc.LineSpan(n), r.doc.LineNext(n)
	if next > span.To {
		span.To = next - 1
	}
	return r.read(n, span, next)
}

// below is the line below another; false when there is none, when it is too long,
// and when a limit is reached.
func (r *reader) below(l line) (line, bool) {
	from := l.next
	if from == l.span.To { // the last line
		return line{}, false
	}
	n := r.newline(from)
	for whole := false; n < 0 && !whole; n = r.newline(from) {
		whole = r.load(from, from+r.grow())
	}
	if n < 0 {
		return r.read(l.n+1, text.Span{From: from, To: r.window.To}, r.window.To)
	}
	return r.read(l.n+1, text.Span{From: from, To: n}, n+1)
}

// newline is the place of the first line feed at or after from in the window, or -1.
func (r *reader) newline(from int) int {
	if from < r.window.From || from > r.window.To {
		return -1
	}
	n := bytes.IndexByte(r.buf[from-r.window.From:], '\n')
	if n < 0 {
		return -1
	}
	return from + n
}

// above is [reader.below], the other way.
func (r *reader) above(l line) (line, bool) {
	next := l.span.From
	if next == 0 {
		return line{}, false
	}
	end := next - 1 // before the line feed
	n := r.lineStart(end)
	for whole := false; n < 0 && !whole; n = r.lineStart(end) {
		whole = r.load(next-r.grow(), next)
	}
	if n < 0 {
		n = r.window.From
	}
	return r.read(l.n-1, text.Span{From: n, To: end}, next)
}

// lineStart is where the line begins that ends at end, or -1 when that is not in
// the window.
func (r *reader) lineStart(end int) int {
	if end < r.window.From || end > r.window.To {
		return -1
	}
	n := bytes.LastIndexByte(r.buf[:end-r.window.From], '\n')
	if n < 0 && r.window.From > 0 {
		return -1
	}
	return r.window.From + n + 1
}

// grow is the size of the next piece.
func (r *reader) grow() int {
	r.size = min(max(firstPiece, 4*r.size), piece)
	return r.size
}

// load takes another piece of the document, and tells whether every line that is
// not too long and begins or ends at its edge is whole in it.
func (r *reader) load(from, to int) bool {
	r.window = text.Span{From: max(0, from), To: min(to, r.doc.Len())}
	r.buf = r.doc.Slice(r.window)
	return to-from >= piece || from < 0 || to > r.doc.Len()
}

// read is a line of which the span is known, up to the line feed.
func (r *reader) read(n int, span text.Span, next int) (line, bool) {
	r.lines++
	r.bytes += span.Len()
	if span.Len() > maxLine+1 || r.spent() {
		return line{}, false
	}
	var b []byte
	if r.window.Covers(span) {
		b = r.buf[span.From-r.window.From : span.To-r.window.From]
	} else {
		b = r.doc.Slice(span)
	}
	if next > span.To && len(b) > 0 && b[len(b)-1] == '\r' {
		b = b[:len(b)-1]
		span.To--
	}
	if span.Len() > maxLine {
		return line{}, false
	}
	m := readMargin(b)
	return line{margin: m, n: n, span: span, next: next, content: trim(b[m.length:])}, true
}

// spent reports whether so much was read that no table is looked for any more.
func (r *reader) spent() bool { return r.lines > maxLines || r.bytes > maxBytes }

// readLines is the spans of some lines from the start of one on, without
// terminators.
func readLines(doc text.Text, from, count int) []text.Span {
	lines := make([]text.Span, 0, count)
	start, at := from, from // of the line, and of the chunk
	for c := range doc.Chunks(text.Span{From: from, To: doc.Len()}) {
		for i := 0; ; i++ {
			n := bytes.IndexByte(c[i:], '\n')
			if n < 0 {
				break
			}
			i += n
			end := at + i
			if i > 0 && c[i-1] == '\r' || i == 0 && end > start && doc.ByteAt(end-1) == '\r' {
				end--
			}
			lines = append(lines, text.Span{From: start, To: end})
			if len(lines) == count {
				return lines
			}
			start = at + i + 1
		}
		at += len(c)
	}
	return append(lines, text.Span{From: start, To: doc.Len()})
}
