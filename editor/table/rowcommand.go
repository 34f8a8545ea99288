package table

import (
	"galley/editor/state"
	"galley/editor/text"
)

// InsertRowAbove puts an empty row above the selected ones and the caret in it, in
// the same column. It does not apply in the header, which is always the first row.
func InsertRowAbove(s state.State) (state.Spec, bool) {
	at, ok := locate(s)
	if !ok {
		return state.Spec{}, false
	}
	first := min(at.anchor.line, at.head.line)
	if at.index(first) == 0 {
		return state.Spec{}, false
	}
	e := at.edit()
	e.apply(1, text.Insert(e.span(first).From, e.prefix(first)+e.blankRow(first)+e.terminator()))
	return e.spec(e.selectValue(first, min(at.head.column, at.columns()-1)))
}

// InsertRowBelow puts an empty row below the selected ones and the caret in it, in
// the same column.
func InsertRowBelow(s state.State) (state.Spec, bool) {
	at, ok := locate(s)
	if !ok {
		return state.Spec{}, false
	}
	e := at.edit()
	line := e.insertBelow(max(at.anchor.line, at.head.line))
	return e.spec(e.selectValue(line, min(at.head.column, at.columns()-1)))
}

// DeleteRow removes the selected rows; the caret goes to the row that takes their
// place, in the same column. The header stays: a table has one.
func DeleteRow(s state.State) (state.Spec, bool) {
	at, ok := locate(s)
	if !ok {
		return state.Spec{}, false
	}
	first, last, ok := at.bodyLines()
	if !ok {
		return state.Spec{}, false
	}
	gone := text.Span{From: at.span(first).From, To: at.doc.LineNext(last)}
	if gone.To == at.span(last).To { // the last line of the document
		gone = text.Span{From: at.span(first - 1).To, To: gone.To}
	}
	e := at.edit()
	e.apply(first-last-1, text.Delete(gone.From, gone.To))
	line := min(first, e.last)
	if line == e.header+1 {
		line = e.header
	}
	column := min(at.head.column, len(e.row(line).cells)-1)
	return e.spec(e.selectValue(line, column))
}

// MoveRowUp moves the selected rows above the one before them, and the selection
// with them. No row goes above the header, nor does the header move.
func MoveRowUp(s state.State) (state.Spec, bool) {
	at, ok := locate(s)
	if !ok {
		return state.Spec{}, false
	}
	first, last, ok := at.movable()
	if !ok || first == at.line(1) {
		return state.Spec{}, false
	}
	e := at.edit()
	above := e.span(first - 1)
	next := e.span(first).From
	moved := e.doc.String(text.Span{From: above.To, To: next}) + e.doc.String(above)
	e.apply(0, text.Delete(above.From, next), text.Insert(e.span(last).To, moved))
	return e.spec(shifted(s, above.From-next))
}

// MoveRowDown is [MoveRowUp], the other way.
func MoveRowDown(s state.State) (state.Spec, bool) {
	at, ok := locate(s)
	if !ok {
		return state.Spec{}, false
	}
	first, last, ok := at.movable()
	if !ok || last == at.last {
		return state.Spec{}, false
	}
	e := at.edit()
	end, below := e.span(last).To, e.span(last+1)
	moved := e.doc.String(below) + e.doc.String(text.Span{From: end, To: below.From})
	e.apply(0, text.Insert(e.span(first).From, moved), text.Delete(end, below.To))
	return e.spec(shifted(s, len(moved)))
}

// movable is the lines of the selected rows; false when the header is among them.
func (s site) movable() (first, last int, ok bool) {
	first, last, ok = s.bodyLines()
	return first, last, ok && min(s.anchor.line, s.head.line) == first
}

// shifted is the main range, moved.
func shifted(s state.State, by int) state.Selection {
	r := s.Sel.Primary()
	return state.Select(r.Anchor+by, r.Head+by)
}

// insertBelow puts an empty row below a line, or below the delimiter row for the
// header's, and tells its line.
func (e *edit) insertBelow(line int) int {
	line = max(line, e.header+1)
	e.apply(1, text.Insert(e.span(line).To, e.terminator()+e.prefix(line)+e.blankRow(line)))
	return line + 1
}

// blankRow is an empty row to go next to a line. Where that is lined up with the
// delimiter row, so is the new one.
func (g grid) blankRow(next int) string {
	if next == g.header+1 {
		next = g.header
	}
	like, delimiter := g.row(next), g.row(g.header+1)
	d := like.draft()
	d.cells = make([]string, g.columns())
	stops := delimiter.stops()
	linedUp := like.linesUp(stops)
	for c := range d.cells {
		width := 0
		if linedUp {
			width = Width(delimiter.cell(c))
			if c == 0 && !delimiter.lead {
				width-- // the pipe that the empty cell needs
			}
		}
		d.cells[c] = d.blank(width)
	}
	return d.String()
}

// RowOrLine is the command that does one thing to a row where the caret is in a
// table, and another to a line elsewhere: what may not be done to a row, such as to
// move the header, must not be done to its line either.
func RowOrLine(row, line state.Command) state.Command {
	return func(s state.State) (state.Spec, bool) {
		if _, ok := At(s); ok {
			return row(s)
		}
		return line(s)
	}
}
