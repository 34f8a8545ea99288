package markup

import (
	"galley/editor/state"
	"galley/editor/text"
)

// Backspace removes the selection or what is before every caret. At the start of a
// line's content it takes away what stands there instead: a nested item goes up a
// level with all that belongs to it, then the box goes, the list mark, the heading
// sign, a level of a quote. Numbers below are put right.
func Backspace(s state.State) (state.Spec, bool) {
	if nestedStarts(s) {
		if spec, ok := Outdent(s); ok {
			return spec, true
		}
	}
	return erase(s, func(r state.Range) text.Span {
		if span := markBefore(s.Doc, r.Head); !span.Empty() {
			return span
		}
		return text.Span{From: text.PrevGrapheme(s.Doc, r.Head), To: r.Head}
	})
}

// Delete removes the selection or what is after every caret. At the end of a line it
// joins the next one to it, without the marks of an item or a quote that it begins
// with. Numbers below are put right.
func Delete(s state.State) (state.Spec, bool) {
	return erase(s, func(r state.Range) text.Span {
		line := s.Doc.Line(r.Head)
		if r.Head < s.Doc.LineEnd(line) || line == s.Doc.Lines()-1 {
			return text.Span{From: r.Head, To: text.NextGrapheme(s.Doc, r.Head)}
		}
		to := s.Doc.LineStart(line + 1)
		if !InFence(s.Doc, line) && !InFence(s.Doc, line+1) && !blankLine(s.Doc, line) {
			to += readPrefix(s.Doc, line+1).length()
		}
		return text.Span{From: r.Head, To: max(to, text.NextGrapheme(s.Doc, r.Head))}
	})
}

// erase removes every range, and of every caret what the function says, and puts the
// numbers of lists right that lost an item.
func erase(s state.State, of func(state.Range) text.Span) (state.Spec, bool) {
	spec := state.Spec{Origin: state.Delete, Scroll: true}
	var at []recount
	done, lines := 0, 0
	for _, r := range s.Sel.Ranges {
		span := r.Span()
		if r.Empty() {
			span = of(r)
		}
		span.From = max(span.From, done) // two carets in one word
		if span.From >= span.To {
			continue
		}
		done = span.To
		spec.Changes = append(spec.Changes, text.Change{Span: span})
		first, last := s.Doc.Line(span.From), s.Doc.Line(span.To)
		lines += last - first
		joined := last - lines
		p := readPrefix(s.Doc, last)
		mark := s.Doc.LineStart(last) + len(p.quote) + len(p.indent)
		switch _, counts := p.number(); {
		case first < last && span.From <= s.Doc.LineStart(first)+len(readPrefix(s.Doc, first).quote):
			at = append(at, replaced(s.Doc, first, joined))
		case counts && span.From <= mark && (span.To > mark || first < last):
			at = append(at, replaced(s.Doc, last, joined+1)) // its number is gone
		case first < last:
			at = append(at, recount{line: joined + 1})
		}
	}
	if len(spec.Changes) == 0 {
		return state.Spec{}, false
	}
	if len(at) == 0 {
		return spec, true
	}
	return recounted(s, spec, at), true
}

// nestedStarts reports whether every range is a caret at the start of a nested item's
// content.
func nestedStarts(s state.State) bool {
	for _, r := range s.Sel.Ranges {
		line := s.Doc.Line(r.Head)
		p := readPrefix(s.Doc, line)
		if !r.Empty() || !p.isItem() || r.Head != s.Doc.LineStart(line)+p.length() || InFence(s.Doc, line) {
			return false
		}
		if _, ok := parentItem(s.Doc, line, p); !ok {
			return false
		}
	}
	return true
}

// markBefore is the mark that ends at off and makes its line what it is; empty when
// there is none.
func markBefore(doc text.Text, off int) text.Span {
	line := doc.Line(off)
	p := readPrefix(doc, line)
	start := doc.LineStart(line)
	none := text.Span{From: off, To: off}
	if off == start || InFence(doc, line) {
		return none
	}
	if heading, level := headingAt(doc, line); level > 0 && heading.To == off {
		return heading
	}
	if off != start+p.length() {
		return none
	}
	switch {
	case p.task != "":
		return text.Span{From: off - len(p.task), To: off}
	case p.isItem():
		return text.Span{From: off - len(p.bullet) - len(p.space), To: off}
	case p.quote != "" && p.indent == "":
		return text.Span{From: start + len(outerQuote(p.quote)), To: off}
	}
	return none
}
