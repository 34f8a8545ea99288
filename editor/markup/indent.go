package markup

import (
	"strings"

	"galley/editor/state"
	"galley/editor/text"
)

// tabWidth is the columns that Tab indents text by that is not in a list.
const tabWidth = 4

// Indent is what Tab does: list items are nested in the item before them, with all
// that belongs to them; several lines are indented; else spaces are inserted up to
// the next tab stop. It does not apply to an item without one before it.
func Indent(s state.State) (state.Spec, bool) {
	blocks := lineBlocks(s)
	if items := itemBlocks(s.Doc, blocks); items != nil {
		return shiftItems(s, items, func(line int, p prefix) (int, bool) {
			_, above, ok := siblingAbove(s.Doc, line, p)
			return above.content() - p.column(), ok
		})
	}
	spec := state.Spec{Origin: state.Format, Scroll: true}
	if s.Sel.Empty() {
		spec.Origin = state.Type
		for _, r := range s.Sel.Ranges {
			line := s.Doc.Line(r.Head)
			col := columns(s.Doc.String(text.Span{From: max(s.Doc.LineStart(line), r.Head-prefixBytes), To: r.Head}))
			spec.Changes = append(spec.Changes, text.Insert(r.Head, strings.Repeat(" ", tabWidth-col%tabWidth)))
		}
		return spec, true
	}
	for _, b := range blocks {
		for line := b.first; line <= b.last; line++ {
			if !blankLine(s.Doc, line) {
				spec.Changes = append(spec.Changes, indentLine(s.Doc, line, tabWidth)...)
			}
		}
	}
	return spec, len(spec.Changes) > 0
}

// Outdent is what Shift+Tab does: list items go up one level, with all that belongs
// to them; other lines lose one tab stop of their indent. It does not apply where
// there is nothing to take away.
func Outdent(s state.State) (state.Spec, bool) {
	blocks := lineBlocks(s)
	if items := itemBlocks(s.Doc, blocks); items != nil {
		return shiftItems(s, items, func(line int, p prefix) (int, bool) {
			if parent, ok := parentItem(s.Doc, line, p); ok {
				return parent.column() - p.column(), true
			}
			return -p.column(), p.column() > 0
		})
	}
	spec := state.Spec{Origin: state.Format, Scroll: true}
	for _, b := range blocks {
		for line := b.first; line <= b.last; line++ {
			p := readPrefix(s.Doc, line)
			spec.Changes = append(spec.Changes, indentLine(s.Doc, line, -min(tabWidth, p.column()))...)
		}
	}
	return spec, len(spec.Changes) > 0
}

// itemBlocks is the blocks, each grown by what is nested in its last item; nil when
// one of them does not begin with an item or lies in fenced code.
func itemBlocks(doc text.Text, blocks []block) []block {
	var out []block
	for _, b := range blocks {
		p := readPrefix(doc, b.first)
		if !p.isItem() || InFence(doc, b.first) {
			return nil
		}
		limit := b.last + listReach
		for n := b.last + 1; n < doc.Lines() && n < limit; n++ {
			if blankLine(doc, n) {
				continue
			}
			if !nested(doc, n, p) {
				break
			}
			b.last = n
		}
		if n := len(out); n > 0 && b.first <= out[n-1].last {
			out[n-1].last = max(out[n-1].last, b.last) // nested in the one before: moves with it
			continue
		}
		out = append(out, b)
	}
	return out
}

// shiftItems moves blocks of list items by the columns that their first items ask
// for, and puts the numbers right of the lists they leave and enter.
func shiftItems(s state.State, blocks []block, by func(int, prefix) (int, bool)) (state.Spec, bool) {
	var changes []text.Change
	for _, b := range blocks {
		p := readPrefix(s.Doc, b.first)
		n, ok := by(b.first, p)
		if !ok || n == 0 {
			continue
		}
		for line := b.first; line <= b.last; line++ {
			if !blankLine(s.Doc, line) {
				changes = append(changes, indentLine(s.Doc, line, n)...)
			}
		}
	}
	if len(changes) == 0 {
		return state.Spec{}, false
	}
	var at []recount // where numbers may be wrong: at the block, and after it
	for i, b := range blocks {
		if i == 0 || blocks[i-1].last+1 < b.first {
			at = append(at, recount{line: b.first, moved: true})
		} else {
			at[len(at)-1].moved = true
		}
		at = append(at, recount{line: b.last + 1})
	}
	return recounted(s, state.Spec{Changes: changes, Origin: state.Format, Scroll: true}, at), true
}
