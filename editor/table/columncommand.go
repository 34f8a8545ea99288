package table

import (
	"slices"
	"strings"

	"galley/editor/state"
)

// minDashes is the dashes of a delimiter cell that is written new.
const minDashes = 3

// InsertColumnLeft puts an empty column in front of the one with the caret, and the
// caret in it. Rows that are too short to have it stay as they are.
func InsertColumnLeft(s state.State) (state.Spec, bool) { return insertColumn(s, 0) }

// InsertColumnRight is [InsertColumnLeft], behind the column.
func InsertColumnRight(s state.State) (state.Spec, bool) { return insertColumn(s, 1) }

func insertColumn(s state.State, by int) (state.Spec, bool) {
	at, ok := locateColumn(s)
	if !ok {
		return state.Spec{}, false
	}
	column := at.head.column + by
	width := minDashes + 2*len(at.row(at.header).draft().pad)
	e := at.edit()
	e.rewriteAll(func(line int, d *draft) {
		if len(d.cells) < column || len(d.cells) == column && column < at.columns() {
			return
		}
		cell := d.blank(width)
		if d.delimiter {
			cell = d.pad + AlignNone.delimiterCell(width-2*len(d.pad)) + d.pad
		}
		d.cells = slices.Insert(d.cells, column, cell)
	}, slices.Insert(slices.Clone(at.aligns), column, AlignNone))
	line := at.headRow()
	e.apply(0, e.rewriteRow(line, func(_ int, d *draft) { e.fill(d, line, column) })...)
	return e.spec(e.selectValue(line, column))
}

// DeleteColumn removes the column of the caret, which goes to the one that takes
// its place. The last column stays: to remove it is to remove the table.
func DeleteColumn(s state.State) (state.Spec, bool) {
	at, ok := locateColumn(s)
	if !ok || at.columns() == 1 {
		return state.Spec{}, false
	}
	column := at.head.column
	e := at.edit()
	e.rewriteAll(func(_ int, d *draft) {
		switch {
		case column >= len(d.cells):
		case len(d.cells) == 1:
			d.cells[0] = d.blank(0)
		default:
			d.cells = slices.Delete(d.cells, column, column+1)
		}
	}, slices.Delete(slices.Clone(at.aligns), column, column+1))
	line := at.headRow()
	return e.spec(e.selectValue(line, min(column, len(e.row(line).cells)-1)))
}

// MoveColumnLeft makes the column of the caret change places with the one before
// it; the selection goes with it. Rows that have neither stay as they are.
func MoveColumnLeft(s state.State) (state.Spec, bool) { return moveColumn(s, -1) }

// MoveColumnRight is [MoveColumnLeft], the other way.
func MoveColumnRight(s state.State) (state.Spec, bool) { return moveColumn(s, 1) }

func moveColumn(s state.State, by int) (state.Spec, bool) {
	at, ok := locateColumn(s)
	from := at.head.column
	to := from + by
	if !ok || to < 0 || to >= at.columns() {
		return state.Spec{}, false
	}
	left, right := min(from, to), max(from, to)
	aligns := slices.Clone(at.aligns)
	aligns[left], aligns[right] = aligns[right], aligns[left]
	e := at.edit()
	e.rewriteAll(func(line int, d *draft) {
		if len(d.cells) == right && (!isBlank(d.cells[left]) || line == at.head.line) {
			d.cells = append(d.cells, d.blank(0))
		}
		if len(d.cells) > right {
			d.cells[left], d.cells[right] = d.cells[right], d.cells[left]
		}
	}, aligns)
	swap := func(p place) place {
		switch p.column {
		case from:
			p.column = to
		case to:
			p.column = from
		}
		return p
	}
	return e.motion(e.selection(swap(at.anchor), swap(at.head)))
}

// Align sets how the column of the caret is aligned. It only touches the delimiter
// row, unless other rows have to be widened to stay lined up with it.
func Align(a Alignment) state.Command {
	return func(s state.State) (state.Spec, bool) {
		at, ok := locateColumn(s)
		if !ok || a > AlignRight {
			return state.Spec{}, false
		}
		column := at.head.column
		aligns := slices.Clone(at.aligns)
		aligns[column] = a
		e := at.edit()
		e.rewriteAll(func(_ int, d *draft) {
			if d.delimiter {
				cell := d.cells[column]
				old := strings.Trim(cell, white)
				from := len(cell) - len(strings.TrimLeft(cell, white))
				d.cells[column] = cell[:from] + a.delimiterCell(len(old)) + cell[from+len(old):]
			}
		}, aligns)
		return e.spec(e.selection(at.anchor, at.head))
	}
}

// locateColumn is locate for commands on a column: the caret is in one that the
// header has.
func locateColumn(s state.State) (site, bool) {
	at, ok := locate(s)
	return at, ok && at.head.column < at.columns()
}

// rewriteAll rewrites the rows of the table, which then has other columns. A table
// that is lined up stays so.
func (e *edit) rewriteAll(by func(line int, d *draft), aligns []Alignment) {
	linedUp := e.linedUp()
	changes := e.rewrite(by)
	e.apply(0, changes...)
	e.aligns = aligns
	if linedUp && changes != nil {
		e.apply(0, e.widen()...)
	}
}
