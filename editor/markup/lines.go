package markup

import (
	"slices"

	"galley/editor/state"
	"galley/editor/text"
)

// block is a run of lines, both ends included.
type block struct{ first, last int }

// span is the bytes of the block without its last terminator.
func (b block) span(doc text.Text) text.Span {
	return text.Span{From: doc.LineStart(b.first), To: doc.LineEnd(b.last)}
}

// lineBlocks is the lines that the ranges touch, in order and disjoint. A range
// that ends where a line begins does not touch that line.
func lineBlocks(s state.State) []block {
	var out []block
	for _, r := range s.Sel.Ranges {
		b := block{s.Doc.Line(r.From()), s.Doc.Line(r.To())}
		if b.last > b.first && r.To() == s.Doc.LineStart(b.last) {
			b.last--
		}
		if n := len(out); n > 0 && b.first <= out[n-1].last {
			out[n-1].last = max(out[n-1].last, b.last)
		} else {
			out = append(out, b)
		}
	}
	return out
}

// terminator is how a line ends: "\n", "\r\n", or "" for the last one.
func terminator(doc text.Text, line int) string {
	return doc.String(text.Span{From: doc.LineEnd(line), To: doc.LineNext(line)})
}

// MoveLineUp moves the selected lines above the line before them. Numbered items
// that change places change numbers too.
func MoveLineUp(s state.State) (state.Spec, bool) {
	return moveLines(s, func(b block) (changes []text.Change, top, by int) {
		above := b.first - 1
		if above < 0 {
			return nil, 0, 0
		}
		line, term := s.Doc.String(s.Doc.LineSpan(above)), terminator(s.Doc, above)
		return []text.Change{
			text.Delete(s.Doc.LineStart(above), s.Doc.LineStart(b.first)),
			text.Insert(s.Doc.LineEnd(b.last), term+line),
		}, above, -len(line) - len(term)
	})
}

// MoveLineDown moves the selected lines below the line after them.
func MoveLineDown(s state.State) (state.Spec, bool) {
	return moveLines(s, func(b block) (changes []text.Change, top, by int) {
		below := b.last + 1
		if below == s.Doc.Lines() {
			return nil, 0, 0
		}
		line, term := s.Doc.String(s.Doc.LineSpan(below)), terminator(s.Doc, b.last)
		return []text.Change{
			text.Insert(s.Doc.LineStart(b.first), line+term),
			text.Delete(s.Doc.LineEnd(b.last), s.Doc.LineEnd(below)),
		}, b.first, len(line) + len(term)
	})
}

// moveLines does what move says for every block of selected lines: the changes, the
// first line that they touch, and by how much the ranges shift. It does not apply
// when one block cannot move.
func moveLines(s state.State, move func(block) (changes []text.Change, top, by int)) (state.Spec, bool) {
	sel := state.Selection{Main: s.Sel.Main, Ranges: slices.Clone(s.Sel.Ranges)}
	spec := state.Spec{Sel: &sel, Origin: state.Format, Scroll: true}
	var at []recount
	next := 0
	for _, b := range joinAdjacent(lineBlocks(s)) {
		changes, top, by := move(b)
		if changes == nil {
			return state.Spec{}, false
		}
		spec.Changes = append(spec.Changes, changes...)
		at = append(at, replaced(s.Doc, top, top))
		next = moveRanges(s, sel.Ranges, next, b, by)
	}
	return recounted(s, spec, at), true
}

// joinAdjacent joins blocks without a line between them: they move as one.
func joinAdjacent(blocks []block) []block {
	var out []block
	for _, b := range blocks {
		if n := len(out); n > 0 && out[n-1].last+1 >= b.first {
			out[n-1].last = b.last
		} else {
			out = append(out, b)
		}
	}
	return out
}

// moveRanges shifts the ranges that begin in the block, within the document. The
// ranges before i are of blocks before; it answers with the first one after.
func moveRanges(s state.State, ranges []state.Range, i int, b block, by int) int {
	for ; i < len(ranges) && s.Doc.Line(s.Sel.Ranges[i].From()) <= b.last; i++ {
		r := s.Sel.Ranges[i].Shift(by)
		ranges[i] = state.Range{Anchor: min(r.Anchor, s.Doc.Len()), Head: min(r.Head, s.Doc.Len())}
	}
	return i
}
