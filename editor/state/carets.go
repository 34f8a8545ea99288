package state

import (
	"slices"

	"galley/editor/text"
)

// columnReach is how many clusters into a line a column is counted; beyond it a
// caret keeps to that column.
const columnReach = 2000

// AddCaretAbove adds to every range one in the line above, at the same column,
// counted in grapheme clusters. Carets in lines one above the other keep the
// greatest of their columns: a short line between does not draw them in.
func AddCaretAbove(s State) (Spec, bool) { return addCarets(s, -1) }

// AddCaretBelow is [AddCaretAbove], the other way.
func AddCaretBelow(s State) (Spec, bool) { return addCarets(s, 1) }

// ToggleCaret is the command that adds a caret at off, or takes away the range that
// is there unless it is the only one. The new caret is the main one.
func ToggleCaret(off int) Command {
	return func(s State) (Spec, bool) {
		if off < 0 || off > s.Doc.Len() {
			return Spec{}, false
		}
		sel := Selection{Ranges: slices.Clone(s.Sel.Ranges)}
		at := slices.IndexFunc(sel.Ranges, func(r Range) bool { return r.From() <= off && off <= r.To() })
		switch {
		case at < 0:
			sel.Ranges = append(sel.Ranges, At(off))
		case len(sel.Ranges) == 1:
			return Spec{}, false
		default:
			sel.Ranges = slices.Delete(sel.Ranges, at, at+1)
		}
		sel.Main = len(sel.Ranges) - 1
		return SelectSpec(sel), true
	}
}

// SplitSelectionIntoLines makes of every range one for each of its lines, without
// the line ends.
func SplitSelectionIntoLines(s State) (Spec, bool) {
	var sel Selection
	for i, r := range s.Sel.Ranges {
		if i == s.Sel.Main {
			sel.Main = len(sel.Ranges)
		}
		first, last := s.Doc.Line(r.From()), s.Doc.Line(r.To())
		if last > first && r.To() == s.Doc.LineStart(last) {
			last--
		}
		for line := first; line <= last && len(sel.Ranges) < maxRanges; line++ {
			bounds := s.Doc.LineSpan(line)
			from := max(bounds.From, r.From())
			sel.Ranges = append(sel.Ranges, r.Over(text.Span{From: from, To: max(from, min(bounds.To, r.To()))}))
		}
	}
	return SelectSpec(sel), len(sel.Ranges) > len(s.Sel.Ranges)
}

// SingleSelection keeps only the main range; when it is the only one, only its
// caret. It does not apply to one caret.
func SingleSelection(s State) (Spec, bool) {
	main := s.Sel.Primary()
	if len(s.Sel.Ranges) < 2 {
		if main.Empty() {
			return Spec{}, false
		}
		main = At(main.Head)
	}
	return SelectSpec(Selection{Ranges: []Range{main}}), true
}

// addCarets adds to every range one in the line above or below.
func addCarets(s State, by int) (Spec, bool) {
	if 2*len(s.Sel.Ranges) > maxRanges {
		return Spec{}, false
	}
	widest := 0
	stacked := true
	for i, r := range s.Sel.Ranges {
		widest = max(widest, column(s.Doc, r.Head))
		stacked = stacked && r.Empty() && (i == 0 || s.Doc.Line(r.Head) == s.Doc.Line(s.Sel.Ranges[i-1].Head)+1)
	}
	sel := Selection{Ranges: slices.Clone(s.Sel.Ranges), Main: s.Sel.Main}
	for _, r := range s.Sel.Ranges {
		line := s.Doc.Line(r.Head) + by
		if line < 0 || line >= s.Doc.Lines() {
			continue
		}
		head, anchor := column(s.Doc, r.Head), column(s.Doc, r.Anchor)
		if stacked {
			head, anchor = widest, widest
		}
		if s.Doc.Line(r.Anchor) != s.Doc.Line(r.Head) {
			anchor = head
		}
		// The outermost one leads, where the next press goes on.
		if by > 0 || sel.Main < len(s.Sel.Ranges) {
			sel.Main = len(sel.Ranges)
		}
		sel.Ranges = append(sel.Ranges, Range{atColumn(s.Doc, line, anchor), atColumn(s.Doc, line, head)})
	}
	tx, err := s.Apply(SelectSpec(sel))
	if err != nil || len(tx.After.Sel.Ranges) == len(s.Sel.Ranges) {
		return Spec{}, false
	}
	return SelectSpec(tx.After.Sel), true
}

// column is how many grapheme clusters are before off in its line.
func column(doc text.Text, off int) int {
	col := 0
	for at := doc.LineStart(doc.Line(off)); at < off && col < columnReach; col++ {
		at = text.NextGrapheme(doc, at)
	}
	return col
}

// atColumn is the place after col clusters of a line, or its end.
func atColumn(doc text.Text, line, col int) int {
	at, end := doc.LineStart(line), doc.LineEnd(line)
	for ; at < end && col > 0; col-- {
		at = text.NextGrapheme(doc, at)
	}
	return min(at, end)
}
