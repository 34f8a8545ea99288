package search

import (
	"slices"

	"galley/editor/text"
)

// ranges are the spans of a doc to which a search is confined, in order and
// without overlap. Nil is all of the doc, and not the same as none.
type ranges []text.Span

// rangesOf makes ranges of any spans.
func rangesOf(doc text.Text, spans []text.Span) ranges {
	if spans == nil {
		return nil
	}
	out := ranges{}
	for _, s := range slices.SortedFunc(slices.Values(spans), func(a, b text.Span) int { return a.From - b.From }) {
		s.From, s.To = max(s.From, 0), min(s.To, doc.Len())
		if n := len(out); n > 0 && s.From < out[n-1].To {
			out[n-1].To = max(out[n-1].To, s.To)
		} else if s.From < s.To {
			out = append(out, s)
		}
	}
	return out
}

// hold reports whether a match lies in one of the ranges. A range that ends where
// a line starts, as that of a whole selected line does, holds nothing there.
func (r ranges) hold(doc text.Text, s text.Span) bool {
	if r == nil {
		return true
	}
	i, _ := slices.BinarySearchFunc(r, s.To, func(in text.Span, to int) int { return in.To - to })
	// A place where two ranges touch may be in either.
	for ; i < len(r) && r[i].From <= s.From; i++ {
		in := r[i]
		atLine := s.From == in.To && in.To < doc.Len() && doc.ByteAt(in.To-1) == '\n'
		if in.Covers(s) && !atLine {
			return true
		}
	}
	return false
}

// follow is where the ranges are after a change.
func (r ranges) follow(changes text.ChangeSet) ranges {
	if r == nil {
		return nil
	}
	out := ranges{}
	for _, s := range r {
		if s = changes.MapSpan(s); !s.Empty() {
			out = append(out, s)
		}
	}
	return out
}

// lines are the spans of whole lines, with their line breaks, that hold the
// ranges.
func (r ranges) lines(doc text.Text) []text.Span {
	if r == nil {
		return []text.Span{doc.Span()}
	}
	var out []text.Span
	for _, s := range r {
		s = text.Span{From: doc.LineStart(doc.Line(s.From)), To: doc.LineNext(doc.Line(s.To))}
		if n := len(out); n > 0 && s.From <= out[n-1].To {
			out[n-1].To = max(out[n-1].To, s.To)
		} else {
			out = append(out, s)
		}
	}
	return out
}
