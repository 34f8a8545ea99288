package table

import (
	"bytes"
	"iter"
	"strings"

	"galley/editor/text"
)

// linedUp reports whether the pipes of all rows stand below each other.
func (g grid) linedUp() bool {
	var known []int
	for line := g.header; line <= g.last; line++ {
		for c, stop := range g.row(line).ends() {
			switch {
			case c == len(known):
				known = append(known, stop)
			case known[c] < 0:
				known[c] = stop
			case stop >= 0 && stop != known[c]:
				return false
			}
		}
	}
	return true
}

// widen is the changes that line the pipes up again by widening narrow cells alone;
// none when the table would get too large.
func (g grid) widen() []text.Change {
	var widths []int // of the columns, the pipe before them included
	for line := g.header; line <= g.last; line++ {
		for c, width := range g.row(line).widths() {
			if c == len(widths) {
				widths = append(widths, 0)
			}
			widths[c] = max(widths[c], width)
		}
	}
	var out []text.Change
	size := g.span(g.last).To - g.span(g.header).From
	for line := g.header; line <= g.last; line++ {
		r := g.row(line)
		for c, width := range r.widths() {
			more := widths[c] - width
			if more == 0 || width == 0 {
				continue
			}
			if size += more; size > maxBytes {
				return nil
			}
			out = append(out, g.widenCell(r, line, c, more))
		}
	}
	return out
}

// widenCell is the change that makes a cell wider: on the side away from what it is
// aligned to, and in the delimiter row with dashes.
func (g grid) widenCell(r row, line, column, by int) text.Change {
	at := r.cells[column].Shift(r.span.From)
	switch {
	case line == g.header+1:
		return text.Insert(at.From+bytes.IndexByte(r.cell(column), '-'), strings.Repeat("-", by))
	case column < len(g.aligns) && g.aligns[column] == AlignRight && (column > 0 || r.lead):
		return text.Insert(at.From, strings.Repeat(" ", by))
	}
	return text.Insert(at.To, strings.Repeat(" ", by))
}

// widths yields how wide the cells are with the pipe before them; 0 for a last one
// that no pipe ends.
func (r row) widths() iter.Seq2[int, int] {
	return func(yield func(column, width int) bool) {
		before := 0
		for c, stop := range r.ends() {
			if !yield(c, max(0, stop-before)) {
				return
			}
			before = stop
		}
	}
}
