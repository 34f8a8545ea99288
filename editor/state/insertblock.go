package state

import (
	"strings"

	"galley/editor/text"
)

// InsertBlock is the command that puts lines as a block of their own, with blank
// lines around, in place of the blank line of the caret or below its line. sel is
// the span of the block, its lines joined by eol, that is selected then.
func InsertBlock(eol string, lines []string, sel text.Span) Command {
	return func(s State) (Spec, bool) {
		blank := func(line int) bool { return s.Doc.Blank(s.Doc.LineSpan(line)) }
		line := s.Doc.Line(s.Sel.Primary().To())
		at := s.Doc.LineSpan(line)
		before, after := "", ""
		if blank(line) {
			if line > 0 && !blank(line-1) {
				before = eol
			}
		} else {
			before = eol + eol
			at.From = at.To
		}
		if next := line + 1; next < s.Doc.Lines() && !blank(next) && lines[len(lines)-1] != "" {
			after = eol
		}
		selection := Select(at.From+len(before)+sel.From, at.From+len(before)+sel.To)
		return Spec{
			Changes: []text.Change{text.Replace(at, before+strings.Join(lines, eol)+after)},
			Sel:     &selection, Origin: Format, Scroll: true,
		}, true
	}
}
