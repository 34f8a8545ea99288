package markup

import (
	"strings"

	"galley/editor/state"
	"galley/editor/text"
)

// Rule puts a thematic break below the line of the caret, and the caret below it.
func Rule(eol string) state.Command {
	return func(s state.State) (state.Spec, bool) {
		lines := []string{"---", "", ""}
		end := len(strings.Join(lines, eol))
		return state.InsertBlock(eol, lines, text.Span{From: end, To: end})(s)
	}
}

// CodeBlock puts the selected lines in a fenced code block, or takes the fences away
// from the one that the caret is in. On a blank line it makes an empty one.
func CodeBlock(eol string) state.Command {
	return func(s state.State) (state.Spec, bool) {
		r := s.Sel.Primary()
		first := s.Doc.Line(r.From())
		if f, ok := fenceAt(s.Doc, first); ok {
			changes := []text.Change{text.Delete(s.Doc.LineStart(f.open), s.Doc.LineNext(f.open))}
			if f.close < s.Doc.Lines() {
				from := s.Doc.LineStart(f.close)
				if s.Doc.LineNext(f.close) == s.Doc.LineEnd(f.close) && f.close > f.open+1 {
					from = s.Doc.LineEnd(f.close - 1) // no terminator of its own
				}
				changes = append(changes, text.Delete(from, s.Doc.LineNext(f.close)))
			}
			return state.Spec{Changes: changes, Origin: state.Format, Scroll: true}, true
		}
		if r.Empty() && blankLine(s.Doc, first) {
			at := len("```" + eol)
			return state.InsertBlock(eol, []string{"```", "", "```"}, text.Span{From: at, To: at})(s)
		}
		b := lineBlocks(state.State{Doc: s.Doc, Sel: state.Select(r.From(), r.To())})[0]
		span := b.span(s.Doc)
		mark := "```"
		for strings.Contains(s.Doc.String(span), mark) {
			mark += "`"
		}
		return state.Spec{Changes: []text.Change{
			text.Insert(span.From, mark+eol), text.Insert(span.To, eol+mark),
		}, Sel: &state.Selection{Ranges: []state.Range{r.Shift(len(mark + eol))}}, Origin: state.Format, Scroll: true}, true
	}
}
