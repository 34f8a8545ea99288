package state

import (
	"slices"

	"galley/editor/text"
)

// SelectAll selects the whole document.
func SelectAll(s State) (Spec, bool) {
	spec := SelectSpec(Select(0, s.Doc.Len()))
	spec.Scroll = false
	return spec, true
}

// SelectWord selects the word at every caret, as a double click does.
func SelectWord(s State) (Spec, bool) {
	return selectAt(s, func(r Range) text.Span { return text.WordAt(s.Doc, r.Head) })
}

// SelectLine selects the lines that every range touches, with their line ends; when
// they are selected, one more.
func SelectLine(s State) (Spec, bool) {
	return selectAt(s, func(r Range) text.Span {
		from := s.Doc.LineStart(s.Doc.Line(r.From()))
		return text.Span{From: from, To: s.Doc.LineNext(s.Doc.Line(r.To()))}
	})
}

// SelectParagraph selects the paragraph at every caret, as a triple click does.
func SelectParagraph(s State) (Spec, bool) {
	return selectAt(s, func(r Range) text.Span { return text.ParagraphAt(s.Doc, r.Head) })
}

// selectAt makes every range cover what at says of it, with the caret at the end.
func selectAt(s State, at func(Range) text.Span) (Spec, bool) {
	sel := Selection{Ranges: slices.Clone(s.Sel.Ranges), Main: s.Sel.Main}
	for i, r := range sel.Ranges {
		span := at(r)
		sel.Ranges[i] = Range{span.From, span.To}
	}
	return SelectSpec(sel), !slices.Equal(sel.Ranges, s.Sel.Ranges)
}
