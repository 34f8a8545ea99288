package table

import "galley/editor/state"

// Position is where a caret is in a table.
type Position struct {
	Row, Column   int       // from 0; row 0 is the header, and the delimiter row counts as it
	Rows, Columns int       // the header included; Columns is what the header sets
	Align         Alignment // of the column
}

// At is where the caret of the main range is; false outside of a table, in one
// that is too large to edit, and for a range that reaches beyond it. In a cell that
// the header has no column for, Column is not less than Columns. It reads the
// lines of the table once.
func At(s state.State) (Position, bool) {
	at, ok := locate(s)
	if !ok {
		return Position{}, false
	}
	p := Position{Row: at.index(at.head.line), Column: at.head.column, Rows: at.rows(), Columns: at.columns()}
	if p.Column < p.Columns {
		p.Align = at.aligns[p.Column]
	}
	return p, true
}

// place is a place in a table that outlives a change of it: a line, a column and
// an offset in the value of the cell.
type place struct{ line, column, offset int }

// place is where an offset of the document is.
func (g grid) place(off int) place {
	line := g.doc.Line(off)
	r := g.row(line)
	column := r.column(off)
	value := r.valueSpan(column)
	return place{line, column, min(max(0, off-value.From), value.Len())}
}

// offset is where a place is in the document; the end of the row in place of a cell
// that it does not have.
func (g grid) offset(p place) int {
	r := g.row(p.line)
	if p.column >= len(r.cells) {
		return r.span.To
	}
	value := r.valueSpan(p.column)
	return value.From + min(p.offset, value.Len())
}

// site is the table around the main range of a state, and where the range is in it.
type site struct {
	grid
	anchor, head place
}

// locate finds the table around the main range.
func locate(s state.State) (site, bool) {
	r := s.Sel.Primary()
	if r.To() > s.Doc.Len() {
		return site{}, false
	}
	g, ok := find(s.Doc, s.Doc.Line(r.Head))
	if !ok || r.From() < g.span(g.header).From || r.To() > g.span(g.last).To {
		return site{}, false
	}
	return site{g, g.place(r.Anchor), g.place(r.Head)}, true
}

// headRow is the line of the row that the caret is in; the delimiter row counts as
// the header.
func (s site) headRow() int { return s.line(s.index(s.head.line)) }

// bodyLines are the lines of the body rows that the range touches; false when it is
// in the header.
func (s site) bodyLines() (first, last int, ok bool) {
	first, last = min(s.anchor.line, s.head.line), max(s.anchor.line, s.head.line)
	first = max(first, s.line(1))
	return first, last, first <= last
}

// selectValue is the selection of the value of a cell.
func (g grid) selectValue(line, column int) state.Selection {
	value := g.row(line).valueSpan(column)
	return state.Select(value.From, value.To)
}
