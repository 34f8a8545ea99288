package table

import (
	"bytes"
	"strings"

	"galley/editor/state"
	"galley/editor/text"
)

// Tidy lines up the pipes of the table by the width of the values, which see
// [Width]: every row gets outer pipes, one space around the widest value of a
// column, and the margin of the header; values move to the side that their column
// is aligned to, and missing cells are made. All ranges stay in their cells. It
// does not apply to a table that is tidy, nor to one that would get too large.
func Tidy(s state.State) (state.Spec, bool) {
	at, ok := locate(s)
	if !ok {
		return state.Spec{}, false
	}
	rows, widths, ok := at.measure()
	if !ok {
		return state.Spec{}, false
	}
	prefix := at.continuation()
	var changes []text.Change
	var b strings.Builder
	for i, r := range rows {
		b.Reset()
		line := at.header + i
		span := text.Span{From: r.span.From, To: at.span(line).To}
		if i > 0 {
			span.From = at.span(line).From
			b.WriteString(prefix)
		}
		at.writeTidy(&b, r, widths, i == 1)
		changes = append(changes, difference(span, at.doc.Slice(span), b.String())...)
	}
	e := at.edit()
	e.apply(0, changes...)
	return e.spec(e.selection(at.anchor, at.head))
}

// measure is the rows of the table, the delimiter row among them, and how wide the
// columns are; false when the tidy table would be too large.
func (g grid) measure() (rows []row, widths []int, ok bool) {
	for range g.columns() {
		widths = append(widths, minDashes)
	}
	rows = make([]row, 0, g.rows()+1)
	for line := g.header; line <= g.last; line++ {
		r := g.row(line)
		rows = append(rows, r)
		if line == g.header+1 {
			continue
		}
		for c := range r.cells {
			if c == len(widths) {
				widths = append(widths, 0)
			}
			widths[c] = max(widths[c], Width(r.value(c)))
		}
	}
	size := 0
	for _, w := range widths {
		size += w + len(" | ")
	}
	return rows, widths, size <= maxLine && size*len(rows) <= maxBytes
}

// writeTidy writes a row as Tidy has it.
func (g grid) writeTidy(b *strings.Builder, r row, widths []int, delimiter bool) {
	b.WriteByte('|')
	for c := range max(len(r.cells), g.columns()) {
		align := AlignNone
		if c < len(g.aligns) {
			align = g.aligns[c]
		}
		b.WriteByte(' ')
		if delimiter {
			b.WriteString(align.delimiterCell(widths[c]))
		} else {
			value := r.value(c)
			left, right := align.padding(widths[c] - Width(value))
			b.WriteString(strings.Repeat(" ", left))
			b.Write(value)
			b.WriteString(strings.Repeat(" ", right))
		}
		b.WriteString(" |")
	}
}

// padding is how spaces are shared out to the sides of a value.
func (a Alignment) padding(spaces int) (left, right int) {
	switch a {
	case AlignCenter:
		return spaces / 2, spaces - spaces/2
	case AlignRight:
		return spaces, 0
	}
	return 0, spaces
}

// continuation is what stands before the rows below the header: its own margin,
// with white space for the markers of items.
func (g grid) continuation() string {
	b := g.doc.Slice(text.Span{From: g.span(g.header).From, To: g.row(g.header).span.From})
	return string(bytes.Map(func(c rune) rune {
		if c == '>' || c == '\t' {
			return c
		}
		return ' '
	}, b))
}
