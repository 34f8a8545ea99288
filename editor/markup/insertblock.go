package markup

import (
	"strings"

	"galley/editor/state"
	"galley/editor/text"
)

// Table puts a table of three columns and two empty rows below the line of the
// caret and selects its first heading.
func Table(eol string) state.Command {
	return func(s state.State) (state.Spec, bool) {
		return insertBlock(s, eol, []string{
			"| Column 1 | Column 2 | Column 3 |",
			"| -------- | -------- | -------- |",
			"|          |          |          |",
			"|          |          |          |",
		}, text.Span{From: 2, To: 10}), true
	}
}

// Rule puts a thematic break below the line of the caret, and the caret below it.
func Rule(eol string) state.Command {
	return func(s state.State) (state.Spec, bool) {
		lines := []string{"---", "", ""}
		end := len(strings.Join(lines, eol))
		return insertBlock(s, eol, lines, text.Span{From: end, To: end}), true
	}
}

// insertBlock puts lines as a block of their own, with blank lines around, in place
// of the blank line of the caret or below its line. sel is a span of the block.
func insertBlock(s state.State, eol string, lines []string, sel text.Span) state.Spec {
	line := s.Doc.Line(s.Sel.Primary().To())
	at := s.Doc.LineSpan(line)
	before, after := "", ""
	if blankLine(s.Doc, line) {
		if line > 0 && !blankLine(s.Doc, line-1) {
			before = eol
		}
	} else {
		before = eol + eol
		at.From = at.To
	}
	if next := line + 1; next < s.Doc.Lines() && !blankLine(s.Doc, next) && lines[len(lines)-1] != "" {
		after = eol
	}
	selection := state.Select(at.From+len(before)+sel.From, at.From+len(before)+sel.To)
	return state.Spec{
		Changes: []text.Change{text.Replace(at, before+strings.Join(lines, eol)+after)},
		Sel:     &selection, Origin: state.Format, Scroll: true,
	}
}
