package table

import (
	"bytes"
	"strings"

	"galley/editor/markup"
	"galley/editor/text"
)

// grid is where a table is in a document: lines with a common margin, of which the
// second one is the delimiter row.
type grid struct {
	doc    text.Text
	header int // line of the header; the delimiter row is below it
	last   int // line of the last row
	margin margin
	aligns []Alignment // one for each column
	lines  []text.Span // of the header and all below it, without terminators
}

// find is the table that a line belongs to.
func find(doc text.Text, n int) (grid, bool) {
	head, aligns := findHeader(doc, n)
	if aligns == nil || head.indent >= tabWidth && !inItem(doc, head) || markup.InFence(doc, head.n) {
		return grid{}, false
	}
	g := grid{doc: doc, header: head.n, margin: head.margin, aligns: aligns, lines: []text.Span{head.span}}
	r := reader{doc: doc}
	for cur := head; cur.next < doc.Len(); {
		next, ok := r.below(cur)
		if !ok {
			return grid{}, false
		}
		if !next.goesOn(g.margin) {
			break
		}
		g.lines = append(g.lines, next.span)
		cur = next
	}
	g.last = g.header + len(g.lines) - 1
	return g, n <= g.last
}

// findHeader is the header of the table that a line may belong to, and what the
// delimiter row sets; nil when there is none. It is the topmost header of the
// paragraph, which ends at the line below the given one.
func findHeader(doc text.Text, n int) (head line, aligns []Alignment) {
	r := reader{doc: doc}
	cur, ok := r.line(n)
	if !ok || cur.blank() || opensBlock(cur.content) {
		return line{}, nil
	}
	quotes := cur.quotes
	var sets []Alignment // by the line under the current one
	under, ok := r.below(cur)
	if ok && under.items == 0 && under.goesOn(cur.margin) {
		sets = readDelimiter(under.content)
	}
	for {
		if sets != nil && len(cut(cur.content).cells) == len(sets) && under.column < cur.base()+tabWidth {
			head, aligns = cur, sets
		}
		under, sets = cur, nil
		if cur.items == 0 {
			sets = readDelimiter(cur.content)
		} else if !cur.ordinal {
			return head, aligns // the paragraph begins with the item
		}
		above, ok := r.above(cur)
		if r.spent() || ok && above.opensHTML() {
			return line{}, nil
		}
		if !ok || above.blank() || above.quotes != quotes || opensBlock(above.content) {
			return head, aligns
		}
		cur = above
	}
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

// span is a line of the table without its terminator.
func (g grid) span(line int) text.Span { return g.lines[line-g.header] }

// row is the row in a line of the table.
func (g grid) row(line int) row {
	span := g.span(line)
	b := g.doc.Slice(span)
	rest := b[g.marginLength(line, b):]
	content := trim(rest)
	from := span.To - len(bytes.TrimLeft(rest, white))
	return row{pieces: cut(content), content: content, span: text.Span{From: from, To: from + len(content)}}
}

// prefix is what stands before the row in a line of the table.
func (g grid) prefix(line int) string {
	return g.doc.String(text.Span{From: g.span(line).From, To: g.row(line).span.From})
}

// marginLength is the bytes of the margin of a line of the table. A number at the
// start of a body row is a part of the row.
func (g grid) marginLength(line int, b []byte) int {
	if m := readMargin(b); line == g.header || m.items == 0 {
		return m.length
	}
	return len(b) - len(bytes.TrimLeft(b, "> \t"))
}

// terminator is how the lines of the table end.
func (g grid) terminator() string {
	return g.doc.String(text.Span{From: g.lines[0].To, To: g.lines[1].From})
}

// blankPrefix is the prefix of a blank line in place of one of the table.
func blankPrefix(prefix string) string { return strings.TrimRight(prefix, white) }

// itemReach is how many lines up the list item is looked for that a deeply
// indented table is in.
const itemReach = 1000

// inItem reports whether a line with an indent that would make it code lies in a
// list item or a footnote whose content is indented so.
func inItem(doc text.Text, l line) bool {
	r := reader{doc: doc, lines: maxLines - itemReach}
	for above := l; ; {
		var ok bool
		above, ok = r.above(above)
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
}
