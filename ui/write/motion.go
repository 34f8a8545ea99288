package write

import (
	"slices"

	"galley/editor/markup"
	"galley/editor/snippet"
	"galley/editor/state"
	"galley/editor/text"
)

// goal is the column that moves by rows keep: they come back to it behind a short
// row. It holds as long as nothing else moved the carets.
type goal struct {
	sel state.Selection
	xs  []float32
}

// vertical moves every caret by rows.
func (a *Area) vertical(rows int, extend bool) {
	a.flush()
	if !a.state.Sel.Empty() && !extend && (rows == 1 || rows == -1) {
		// From a selection one goes on from its edge, as with left and right.
		a.Run(state.MoveTo(func(_ text.Text, r state.Range) int {
			if rows < 0 {
				return r.From()
			}
			return r.To()
		}, false))
	}
	xs := a.goals()
	i := -1
	a.Run(state.MoveTo(func(_ text.Text, r state.Range) int {
		i++
		return a.view.vertical(r.Head, rows, xs[i])
	}, extend))
	if len(a.state.Sel.Ranges) == len(xs) {
		a.goal = goal{sel: a.state.Sel, xs: xs}
	}
}

// goals returns the column of every caret.
func (a *Area) goals() []float32 {
	if len(a.goal.xs) > 0 && a.goal.sel.Equal(a.state.Sel) {
		return a.goal.xs
	}
	xs := make([]float32, len(a.state.Sel.Ranges))
	for i, r := range a.state.Sel.Ranges {
		s, row := a.view.at(r.Head)
		xs[i] = s.x(row, s.local(r.Head))
	}
	return xs
}

// page moves every caret and the window by a window less two rows.
func (a *Area) page(direction int, extend bool) {
	a.flush()
	rows := max(1, int(a.view.page())/a.view.look.row-2)
	a.view.scroll(float64(direction * rows * a.view.look.row))
	a.vertical(direction*rows, extend)
}

// rowEdge moves every caret to the start or the end of its row; when it is there
// already, to that of the line. The start of a line is where its content begins,
// behind what makes it an item, a quotation or a heading, then the first column.
func (a *Area) rowEdge(direction int, extend bool) {
	a.flush()
	a.Run(state.MoveTo(func(doc text.Text, r state.Range) int {
		s, i := a.view.at(r.Head)
		row := s.rows[i]
		if direction > 0 {
			// A full row ends before its last cluster, a space: behind it is the
			// next row.
			end := s.span.From + row.To
			if row.Soft {
				end = s.span.From + s.clusters[row.Last-1].From
			}
			if r.Head != end {
				return end
			}
			return doc.LineEnd(doc.Line(r.Head))
		}
		line := doc.LineStart(doc.Line(r.Head))
		if start := s.span.From + row.From; start != line && r.Head != start {
			return start
		}
		at := markup.ContentStart(doc, r.Head)
		if r.Head == at {
			return line
		}
		return at
	}, extend))
}

// single leaves one caret of many, and of a selection only its caret.
func (a *Area) single() {
	a.stops = snippet.Stops{}
	r := a.state.Sel.Primary()
	sel := state.Select(r.Anchor, r.Head)
	if len(a.state.Sel.Ranges) == 1 {
		sel = state.Caret(r.Head)
	}
	if !sel.Equal(a.state.Sel) {
		a.dispatch(state.Spec{Sel: &sel, Origin: state.Move})
	} else if a.OnEscape != nil {
		a.OnEscape()
	}
}

// AddCaret puts one more caret a row above the first (-1) or below the last (1), in
// its column.
func (a *Area) AddCaret(direction int) {
	a.flush()
	ranges := a.state.Sel.Ranges
	from := ranges[len(ranges)-1]
	if direction < 0 {
		from = ranges[0]
	}
	s, row := a.view.at(from.Head)
	x := s.x(row, s.local(from.Head))
	if len(ranges) > 1 && len(a.goal.xs) > 0 && a.goal.sel.Equal(a.state.Sel) {
		x = a.goal.xs[0]
	}
	off := a.view.vertical(from.Head, direction, x)
	if t, r := a.view.at(off); t == s && r == row {
		return // there is no row there
	}
	sel := state.Selection{Ranges: append(slices.Clone(ranges), state.Range{Anchor: off, Head: off}), Main: len(ranges)}
	a.dispatch(state.Spec{Sel: &sel, Origin: state.Move, Scroll: true})
	a.goal = goal{sel: a.state.Sel, xs: slices.Repeat([]float32{x}, len(a.state.Sel.Ranges))}
}
