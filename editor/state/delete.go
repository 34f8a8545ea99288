package state

import "galley/editor/text"

// DeleteBackward removes the selection, or the grapheme cluster before the caret.
func DeleteBackward(s State) (Spec, bool) {
	return deleteTo(s, func(off int) int { return text.PrevGrapheme(s.Doc, off) })
}

// DeleteForward removes the selection, or the grapheme cluster after the caret.
func DeleteForward(s State) (Spec, bool) {
	return deleteTo(s, func(off int) int { return text.NextGrapheme(s.Doc, off) })
}

// DeleteWordBackward removes the selection, or what is before the caret to the
// start of a word, but not over the start of the line; there only the line end.
func DeleteWordBackward(s State) (Spec, bool) {
	return deleteTo(s, func(off int) int {
		start := s.Doc.LineStart(s.Doc.Line(off))
		if off == start {
			return text.PrevGrapheme(s.Doc, off)
		}
		return max(start, text.PrevWord(s.Doc, off))
	})
}

// DeleteWordForward removes the selection, or what is after the caret to the end of
// a word, but not over the end of the line; there only the line end.
func DeleteWordForward(s State) (Spec, bool) {
	return deleteTo(s, func(off int) int {
		end := s.Doc.LineEnd(s.Doc.Line(off))
		if off >= end {
			return text.NextGrapheme(s.Doc, off)
		}
		return min(end, text.NextWord(s.Doc, off))
	})
}

// DeleteToLineStart removes the selection, or all before the caret in its line; at
// the start of the line, the line end before it.
func DeleteToLineStart(s State) (Spec, bool) {
	return deleteTo(s, func(off int) int {
		start := s.Doc.LineStart(s.Doc.Line(off))
		if off == start {
			return text.PrevGrapheme(s.Doc, off)
		}
		return start
	})
}

// DeleteToLineEnd removes the selection, or all after the caret in its line; at the
// end of the line, the line end.
func DeleteToLineEnd(s State) (Spec, bool) {
	return deleteTo(s, func(off int) int {
		end := s.Doc.LineEnd(s.Doc.Line(off))
		if off >= end {
			return text.NextGrapheme(s.Doc, off)
		}
		return end
	})
}

// deleteTo removes every range, and from every caret to where the function says.
func deleteTo(s State, to func(off int) int) (Spec, bool) {
	spec := Spec{Origin: Delete, Scroll: true}
	done := 0 // two carets in one word delete it once
	for _, r := range s.Sel.Ranges {
		span := r.Span()
		if r.Empty() {
			other := to(r.Head)
			span = text.Span{From: min(r.Head, other), To: max(r.Head, other)}
		}
		span.From = max(span.From, done)
		if span.From >= span.To {
			continue
		}
		done = span.To
		spec.Changes = append(spec.Changes, text.Change{Span: span})
	}
	return spec, len(spec.Changes) > 0
}
