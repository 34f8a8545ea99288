package markup

import (
	"slices"
	"strings"

	"galley/editor/state"
	"galley/editor/text"
)

// CodeBlock puts the lines of every range in a fenced code block of their own; when all
// are in one, it takes the fences away. A single caret on a blank line gets an empty one.
func CodeBlock(eol string) state.Command {
	return func(s state.State) (state.Spec, bool) {
		blocks := joinAdjacent(lineBlocks(s))
		var fences []fence
		fenced := 0
		for _, b := range blocks {
			f, ok := fenceAt(s.Doc, b.first)
			if ok {
				fenced++
			}
			if n := len(fences); ok && (n == 0 || fences[n-1].open != f.open) {
				fences = append(fences, f)
			}
		}
		switch r := s.Sel.Primary(); {
		case fenced == len(blocks):
			return unfence(s.Doc, fences), true
		case len(s.Sel.Ranges) == 1 && r.Empty() && blankLine(s.Doc, blocks[0].first):
			at := len("```" + eol)
			return state.InsertBlock(eol, []string{"```", "", "```"}, text.Span{From: at, To: at})(s)
		}
		sel := state.Selection{Main: s.Sel.Main, Ranges: slices.Clone(s.Sel.Ranges)}
		spec := state.Spec{Sel: &sel, Origin: state.Format, Scroll: true}
		shift, next := 0, 0
		for _, b := range blocks {
			span := b.span(s.Doc)
			mark := ""
			if _, ok := fenceAt(s.Doc, b.first); !ok {
				mark = "```"
				for strings.Contains(s.Doc.String(span), mark) {
					mark += "`"
				}
				spec.Changes = append(spec.Changes, text.Insert(span.From, mark+eol), text.Insert(span.To, eol+mark))
				shift += len(mark) + len(eol)
			}
			for ; next < len(sel.Ranges) && s.Doc.Line(s.Sel.Ranges[next].From()) <= b.last; next++ {
				sel.Ranges[next] = sel.Ranges[next].Shift(shift)
			}
			if mark != "" {
				shift += len(mark) + len(eol)
			}
		}
		return spec, true
	}
}

// unfence takes the fences of code blocks away.
func unfence(doc text.Text, fences []fence) state.Spec {
	spec := state.Spec{Origin: state.Format, Scroll: true}
	for _, f := range fences {
		spec.Changes = append(spec.Changes, text.Delete(doc.LineStart(f.open), doc.LineNext(f.open)))
		if f.close < doc.Lines() {
			from := doc.LineStart(f.close)
			if doc.LineNext(f.close) == doc.LineEnd(f.close) && f.close > f.open+1 {
				from = doc.LineEnd(f.close - 1) // no terminator of its own
			}
			spec.Changes = append(spec.Changes, text.Delete(from, doc.LineNext(f.close)))
		}
	}
	return spec
}
