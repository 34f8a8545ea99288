package table

import (
	"galley/editor/state"
	"galley/editor/text"
)

// NextCell is what Tab does in a table: it selects the value of the next cell, the
// first one of the next row behind the last column. Behind the last cell it appends
// a row. A cell that its row is too short for is made.
func NextCell(s state.State) (state.Spec, bool) {
	at, ok := locate(s)
	if !ok {
		return state.Spec{}, false
	}
	row, column := at.index(at.head.line), at.head.column+1
	if column >= at.columns() {
		row, column = row+1, 0
	}
	return at.visit(row, column)
}

// PreviousCell is what Shift+Tab does in a table: it selects the value of the cell
// before, the last one of the row above in front of the first column. In the very
// first cell it selects that one.
func PreviousCell(s state.State) (state.Spec, bool) {
	at, ok := locate(s)
	if !ok {
		return state.Spec{}, false
	}
	row, column := at.index(at.head.line), min(at.head.column, at.columns())-1
	if column < 0 {
		row, column = row-1, at.columns()-1
	}
	if row < 0 {
		row, column = 0, 0
	}
	return at.visit(row, column)
}

// NextRow is what Enter does in a table: it selects the value of the cell below,
// and appends a row below the last one. In a last row without values it removes the
// row and goes on below the table instead. It does not apply to a caret in front of
// the table, where Enter makes room above it.
func NextRow(s state.State) (state.Spec, bool) {
	at, ok := locate(s)
	if !ok {
		return state.Spec{}, false
	}
	row := at.index(at.head.line)
	if r := s.Sel.Primary(); at.head.line == at.header && r.Empty() && r.Head <= at.row(at.header).span.From {
		return state.Spec{}, false
	}
	if row > 0 && row == at.rows()-1 && at.row(at.last).empty() {
		return at.leave()
	}
	return at.visit(row+1, min(at.head.column, at.columns()-1))
}

// LineBreak puts <br> in place of every range: the line break in a cell, where a
// real one would end the row. It applies when every range is within one cell.
func LineBreak(s state.State) (state.Spec, bool) {
	const br = "<br>"
	spec := state.Spec{Origin: state.Format, Scroll: true}
	sel := state.Selection{Main: s.Sel.Main}
	var g grid // the table of the range before
	found, shift := false, 0
	for _, r := range s.Sel.Ranges {
		line := s.Doc.Line(r.From())
		if !found || line > g.last {
			g, found = find(s.Doc, line)
		}
		if !found || line < g.header || line == g.header+1 || !g.row(line).holds(r.Span()) {
			return state.Spec{}, false
		}
		spec.Changes = append(spec.Changes, text.Replace(r.Span(), br))
		shift += len(br) - r.Span().Len()
		sel.Ranges = append(sel.Ranges, state.Range{Anchor: r.To() + shift, Head: r.To() + shift})
	}
	spec.Sel = &sel
	return spec, true
}

// holds reports whether a span lies between two pipes of the row.
func (r row) holds(s text.Span) bool {
	for _, cell := range r.cells {
		if cell.Shift(r.span.From).Covers(s) {
			return true
		}
	}
	return false
}

// visit selects the value of a cell, and makes the cell, or the row below the last
// one, where it is missing.
func (s site) visit(row, column int) (state.Spec, bool) {
	e := s.edit()
	if row == s.rows() {
		e.insertBelow(e.last)
	}
	line := e.line(row)
	e.apply(0, e.rewriteRow(line, func(_ int, d *draft) { e.fill(d, line, column) })...)
	return e.motion(e.selectValue(line, column))
}

// leave replaces the last row by a blank line and puts the caret below it.
func (s site) leave() (state.Spec, bool) {
	e := s.edit()
	prefix := s.prefix(s.last)
	rest := blankPrefix(prefix) + s.terminator() + prefix
	span := s.span(s.last)
	e.apply(0, text.Replace(span, rest))
	return e.spec(state.Caret(span.From + len(rest)))
}

// fill makes the cells of a row that are missing up to a column; below the
// delimiter row's when the row is lined up with it.
func (g grid) fill(d *draft, line, column int) {
	if column < len(d.cells) {
		return
	}
	delimiter := g.row(g.header + 1)
	linedUp := g.row(line).linesUp(delimiter.stops())
	for c := len(d.cells); c <= column; c++ {
		width := 0
		if linedUp {
			width = Width(delimiter.cell(c))
		}
		d.cells = append(d.cells, d.blank(width))
	}
}
