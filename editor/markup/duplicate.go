package markup

import (
	"slices"

	"galley/editor/state"
	"galley/editor/text"
)

// Duplicate is the command that writes what is selected within a line once more
// behind itself, and below themselves the lines of carets and of longer ranges. The
// selection goes to the copies. A last line without an end gets eol.
func Duplicate(eol string) state.Command {
	return func(s state.State) (state.Spec, bool) {
		for _, r := range s.Sel.Ranges {
			if r.Empty() || s.Doc.Line(r.From()) != s.Doc.Line(r.To()) {
				return duplicateLines(s, eol), true
			}
		}
		sel := state.Selection{Main: s.Sel.Main}
		spec := state.Spec{Sel: &sel, Origin: state.Format, Scroll: true}
		shift := 0
		for _, r := range s.Sel.Ranges {
			spec.Changes = append(spec.Changes, text.Insert(r.To(), s.Doc.String(r.Span())))
			shift += r.Span().Len()
			sel.Ranges = append(sel.Ranges, r.Shift(shift))
		}
		return spec, true
	}
}

// DeleteLines deletes the lines that the ranges touch. The carets go to the lines
// below, at the last line above. Numbers below are put right.
func DeleteLines(s state.State) (state.Spec, bool) {
	spec := state.Spec{Origin: state.Delete, Scroll: true}
	sel := state.Selection{}
	var at []recount
	gone := 0 // bytes
	goneLines := 0
	for _, b := range joinAdjacent(lineBlocks(s)) {
		span := text.Span{From: s.Doc.LineStart(b.first), To: s.Doc.LineNext(b.last)}
		caret := span.From
		if b.last == s.Doc.Lines()-1 && b.first > 0 {
			span.From = s.Doc.LineEnd(b.first - 1)
			caret = s.Doc.LineStart(b.first - 1)
		}
		if span.Empty() {
			continue
		}
		if n := len(spec.Changes); n > 0 && span.From < spec.Changes[n-1].To {
			// Only one line was left between this block and the one before.
			span.From = spec.Changes[n-1].To
			caret = span.From
		}
		spec.Changes = append(spec.Changes, text.Change{Span: span})
		sel.Ranges = append(sel.Ranges, state.At(caret-gone))
		at = append(at, replaced(s.Doc, b.first, b.first-goneLines))
		gone += span.Len()
		goneLines += b.last - b.first + 1
	}
	if len(spec.Changes) == 0 {
		return state.Spec{}, false
	}
	for i, r := range sel.Ranges {
		if r.Head > s.Doc.Len()-gone {
			sel.Ranges[i] = state.At(s.Doc.Len() - gone)
		}
	}
	spec.Sel = &sel
	return recounted(s, spec, at), true
}

// duplicateLines writes the lines of the ranges once more below.
func duplicateLines(s state.State, eol string) state.Spec {
	sel := state.Selection{Main: s.Sel.Main, Ranges: slices.Clone(s.Sel.Ranges)}
	spec := state.Spec{Sel: &sel, Origin: state.Format, Scroll: true}
	var at []recount
	shift, next, more := 0, 0, 0
	for _, b := range lineBlocks(s) {
		span := b.span(s.Doc)
		term := terminator(s.Doc, b.last)
		if term == "" {
			term = eol
		}
		spec.Changes = append(spec.Changes, text.Insert(span.To, term+s.Doc.String(span)))
		shift += len(term) + span.Len()
		more += b.last - b.first + 1
		at = append(at, recount{line: b.first + more, moved: true})
		for ; next < len(sel.Ranges) && s.Doc.Line(s.Sel.Ranges[next].From()) <= b.last; next++ {
			sel.Ranges[next] = sel.Ranges[next].Shift(shift)
		}
	}
	return recounted(s, spec, at)
}
