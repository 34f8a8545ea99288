package table

import (
	"bytes"
	"strings"

	"galley/editor/markup"
	"galley/editor/text"
)

// The limits of a table that is edited. They bound what a key costs in any text;
// beyond them there is no table to the commands.
const (
	maxLine  = 1 << 15 // bytes of a line
	maxLines = 5000
	maxBytes = 1 << 20 // of the table, before and after a command
)

// grid is where a table is in a document: lines with a common margin, of which the
// second one is the delimiter row.
type grid struct {
	doc    text.Text
	header int // line of the header; the delimiter row is below it
	last   int // line of the last row
	margin margin
	aligns []Alignment // one for each column
}

// find is the table that a line belongs to.
func find(doc text.Text, n int) (grid, bool) {
	r := reader{doc: doc}
	cur, ok := r.read(n)
	if !ok || cur.blank() || opensBlock(cur.content) {
		return grid{}, false
	}
	start := cur
	var below, aligns []Alignment // what the line below the current one sets
	if n+1 < doc.Lines() {
		if next, ok := r.read(n + 1); ok && next.items == 0 && next.goesOn(start.margin) {
			below = readDelimiter(next.content)
		}
	}
	var head line
	for {
		// The topmost header of the paragraph begins the table.
		if below != nil && len(cut(cur.content).cells) == len(below) {
			head, aligns = cur, below
		}
		below = nil
		if cur.items == 0 {
			below = readDelimiter(cur.content)
		} else if !cur.ordinal {
			break
		}
		if cur.n == 0 {
			break
		}
		above, ok := r.read(cur.n - 1)
		if r.spent() || ok && len(above.content) > 0 && above.content[0] == '<' && opensBlock(above.content) {
			return grid{}, false
		}
		if !ok || above.blank() || above.quotes != start.quotes || opensBlock(above.content) {
			break
		}
		cur = above
	}
	if aligns == nil {
		return grid{}, false
	}
	g := grid{doc: doc, header: head.n, last: head.n + 1, margin: head.margin, aligns: aligns}
	for g.last+1 < doc.Lines() {
		next, ok := r.read(g.last + 1)
		if !ok {
			return grid{}, false
		}
		if !next.goesOn(g.margin) {
			break
		}
		g.last++
	}
	if n > g.last || markup.InFence(doc, g.header) || g.margin.indent >= tabWidth && !inItem(doc, head) {
		return grid{}, false
	}
	return g, true
}

// columns is the number of columns, which the header sets.
func (g grid) columns() int { return len(g.aligns) }

// rows is the number of rows with the header but without the delimiter row.
func (g grid) rows() int { return g.last - g.header }

// line is the line of a row; the header is row 0.
func (g grid) line(row int) int {
	if row == 0 {
		return g.header
	}
	return g.header + 1 + row
}

// index is the row of a line; the delimiter row counts as the header.
func (g grid) index(line int) int { return max(0, line-g.header-1) }

// row is the row in a line of the table.
func (g grid) row(line int) row {
	from := g.doc.LineStart(line)
	b := g.doc.Slice(g.doc.LineSpan(line))
	length := len(g.cutMargin(line, b))
	content := trim(b[length:])
	from += length + len(b[length:]) - len(bytes.TrimLeft(b[length:], white))
	return row{pieces: cut(content), content: content, span: text.Span{From: from, To: from + len(content)}}
}

// prefix is what stands before the row in a line of the table.
func (g grid) prefix(line int) string {
	b := g.doc.Slice(text.Span{From: g.doc.LineStart(line), To: g.row(line).span.From})
	return string(b)
}

// cutMargin is the margin of a line of the table. A number at the start of a body
// row is a part of the row.
func (g grid) cutMargin(line int, b []byte) []byte {
	if m := readMargin(b); line == g.header || m.items == 0 {
		return b[:m.length]
	}
	return b[:len(b)-len(bytes.TrimLeft(b, "> \t"))]
}

// terminator is how the lines of the table end.
func (g grid) terminator() string {
	return g.doc.String(text.Span{From: g.doc.LineEnd(g.header), To: g.doc.LineNext(g.header)})
}

// blankPrefix is the prefix of a blank line in place of one of the table.
func blankPrefix(prefix string) string { return strings.TrimRight(prefix, white) }

// line is one line of a document as the search for a table sees it.
type line struct {
	margin
	n       int
	content []byte // behind the margin, trimmed
}

func (l line) blank() bool { return len(l.content) == 0 }

// goesOn reports whether a line goes on the paragraph or table with a margin.
func (l line) goesOn(m margin) bool {
	if l.blank() || l.quotes != m.quotes || opensBlock(l.content) {
		return false
	}
	// A number counts on the list around the table, or is text in a row.
	return l.items == 0 || l.ordinal && l.marker >= m.column
}

// reader reads lines within the limits.
type reader struct {
	doc          text.Text
	lines, bytes int
}

// read is a line; false when a limit is reached.
func (r *reader) read(n int) (line, bool) {
	span := r.doc.LineSpan(n)
	r.lines++
	r.bytes += span.Len()
	if span.Len() > maxLine || r.spent() {
		return line{}, false
	}
	b := r.doc.Slice(span)
	m := readMargin(b)
	return line{margin: m, n: n, content: trim(b[m.length:])}, true
}

// spent reports whether so much was read that no table is looked for any more.
func (r *reader) spent() bool { return r.lines > maxLines || r.bytes > maxBytes }

// itemReach is how many lines up the list item is looked for that a deeply
// indented table is in.
const itemReach = 1000

// inItem reports whether a line with an indent that would make it code lies in a
// list item or a footnote whose content is indented so.
func inItem(doc text.Text, l line) bool {
	r := reader{doc: doc, lines: maxLines - itemReach}
	for n := l.n - 1; n >= 0; n-- {
		above, ok := r.read(n)
		if !ok || above.quotes != l.quotes && !above.blank() {
			return false
		}
		column := above.column
		if above.items == 0 && opensFootnote(above.content) {
			column += tabWidth
		} else if above.items == 0 {
			if !above.blank() && above.column == 0 {
				return false // it may be lazy text of the item, but hardly above a table
			}
			continue
		}
		if column <= l.column {
			return l.column-column < tabWidth
		}
	}
	return false
}
