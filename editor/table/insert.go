package table

import (
	"strconv"
	"strings"

	"galley/editor/state"
	"galley/editor/text"
)

// The size that [Insert] keeps to.
const (
	maxNewRows    = 200
	maxNewColumns = 40
)

// Insert puts a table below the line of the caret and selects its first heading;
// rows is the number of empty rows below the header. Sizes are kept within 1 and
// 200 rows or 40 columns; eol ends the lines.
func Insert(rows, columns int, eol string) state.Command {
	rows, columns = min(max(1, rows), maxNewRows), min(max(1, columns), maxNewColumns)
	return func(s state.State) (state.Spec, bool) {
		var head, delimiter, body strings.Builder
		for c := range columns {
			name := "Column " + strconv.Itoa(c+1)
			head.WriteString("| " + name + " ")
			delimiter.WriteString("| " + strings.Repeat("-", len(name)) + " ")
			body.WriteString("| " + strings.Repeat(" ", len(name)) + " ")
		}
		lines := []string{head.String() + "|", delimiter.String() + "|"}
		for range rows {
			lines = append(lines, body.String()+"|")
		}
		return state.InsertBlock(eol, lines, text.Span{From: 2, To: 2 + len("Column 1")})(s)
	}
}

// Delete removes the whole table and the blank line that would be left double. In
// a list item that the table begins, the marker stays.
func Delete(s state.State) (state.Spec, bool) {
	at, ok := locate(s)
	if !ok {
		return state.Spec{}, false
	}
	gone := text.Span{From: at.span(at.header).From, To: at.doc.LineNext(at.last)}
	if at.margin.items > 0 {
		gone = text.Span{From: at.row(at.header).span.From, To: at.span(at.last).To}
	} else if below := at.last + 1; at.blankLine(below) && (at.header == 0 || at.blankLine(at.header-1)) {
		gone.To = at.doc.LineNext(below)
	}
	sel := state.Caret(gone.From)
	return state.Spec{Changes: []text.Change{text.Delete(gone.From, gone.To)}, Sel: &sel, Origin: state.Format, Scroll: true}, true
}

// blankLine reports whether there is a line that holds nothing but the quote marks
// of the table.
func (g grid) blankLine(n int) bool {
	if n >= g.doc.Lines() {
		return false
	}
	r := reader{doc: g.doc}
	l, ok := r.line(n)
	return ok && l.blank() && l.quotes == g.margin.quotes
}
