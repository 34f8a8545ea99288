package markup

import (
	"galley/editor/state"
	"galley/editor/text"
)

// SelectToBracket grows every range to what is between the nearest brackets, quotation
// marks or Markdown marks around it; then to those themselves, and so on outwards.
func SelectToBracket(s state.State) (state.Spec, bool) {
	return grow(s, func(r text.Span) (text.Span, bool) {
		return smallest(r, pairSpans(s.Doc, r))
	})
}

// MatchBracket moves every caret that is beside a bracket to the one that it pairs
// with, to the same side of it; from elsewhere, to the end of the nearest pair around.
// It never leaves a caret where it is for want of a pair: then it does not apply.
func MatchBracket(extend bool) state.Command {
	return func(s state.State) (state.Spec, bool) {
		found := false
		spec, _ := state.MoveTo(func(doc text.Text, r state.Range) int {
			to, ok := matchOf(pairsNear(doc, text.Span{From: r.Head, To: r.Head}), r.Head)
			found = found || ok
			return to
		}, extend)(s)
		return spec, found
	}
}

// matchOf is where the caret at off goes among pairs.
func matchOf(pairs []pair, off int) (int, bool) {
	best, ok := pair{}, false
	for _, p := range pairs {
		switch off {
		case p.open.From:
			return p.close.To, true
		case p.open.To:
			return p.close.From, true
		case p.close.From:
			return p.open.To, true
		case p.close.To:
			return p.open.From, true
		}
		if p.outer().Contains(off) && (!ok || p.outer().Len() < best.outer().Len()) {
			best, ok = p, true
		}
	}
	if !ok {
		return off, false
	}
	return best.close.From, true
}

// pairSpans is the insides and the whole of the pairs near a span.
func pairSpans(doc text.Text, s text.Span) []text.Span {
	var out []text.Span
	for _, p := range pairsNear(doc, s) {
		out = append(out, p.inner(), p.outer())
	}
	return out
}

// smallest is the smallest of some spans that covers more than s does.
func smallest(s text.Span, spans []text.Span) (text.Span, bool) {
	best, ok := s, false
	for _, span := range spans {
		if span.Covers(s) && span != s && !span.Empty() && (!ok || span.Len() < best.Len()) {
			best, ok = span, true
		}
	}
	return best, ok
}

// grow makes every range cover what the function says of it, where it says something.
func grow(s state.State, to func(text.Span) (text.Span, bool)) (state.Spec, bool) {
	sel := state.Selection{Main: s.Sel.Main}
	grown := false
	for _, r := range s.Sel.Ranges {
		span, ok := to(r.Span())
		grown = grown || ok
		sel.Ranges = append(sel.Ranges, r.Over(span))
	}
	return state.SelectSpec(sel), grown
}
