package snippet

import (
	"galley/editor/state"
	"galley/editor/text"
)

// Stops is the places of an expanded snippet that are still to be filled in, and which
// of them the caret is at. The zero value is of no snippet. It is immutable: [Stops.After]
// carries it along.
type Stops struct {
	marks   []mark // in the order of the text
	current int    // 0 when there is no snippet
	length  int    // of the document that they are in
}

// mark is one place where a stop stands.
type mark struct {
	stop int
	text.Span
}

// Active reports whether there are places to go to.
func (s Stops) Active() bool { return s.current > 0 }

// Next is the spec that selects the next place; at last where the snippet ends, and then
// the stops are done.
func (s Stops) Next() (state.Spec, Stops, bool) {
	if !s.Active() {
		return state.Spec{}, Stops{}, false
	}
	next := 0
	for _, m := range s.marks {
		if m.stop > s.current && (next == 0 || m.stop < next) {
			next = m.stop
		}
	}
	return s.to(next)
}

// Prev is the spec that selects the place before; false at the first.
func (s Stops) Prev() (state.Spec, Stops, bool) {
	prev := 0
	for _, m := range s.marks {
		if m.stop < s.current && m.stop > prev {
			prev = m.stop
		}
	}
	if prev == 0 {
		return state.Spec{}, s, false
	}
	return s.to(prev)
}

// After is the stops after a transaction. What is typed at the current place belongs to
// it. They are done when a caret is outside of it, when an edit was undone, and after a
// transaction of another document.
func (s Stops) After(tx state.Transaction) Stops {
	if !s.Active() || tx.Changes.LenBefore() != s.length || tx.Origin == state.Undo || tx.Origin == state.Redo || tx.Origin == state.Reload {
		return Stops{}
	}
	if !tx.Changes.Empty() {
		marks := make([]mark, len(s.marks))
		for i, m := range s.marks {
			side := text.Before
			for j := i - 1; j >= 0 && s.marks[j].To == m.From; j-- {
				if s.marks[j].stop == s.current {
					side = text.After // it was typed at the place before this one
				}
			}
			switch {
			case m.stop == s.current:
				m.From, m.To = tx.Changes.MapPos(m.From, side), tx.Changes.MapPos(m.To, text.After)
			case m.Empty():
				m.From = tx.Changes.MapPos(m.From, side)
				m.To = m.From
			default:
				m.Span = tx.Changes.MapSpan(m.Span)
			}
			m.To = max(m.From, m.To)
			marks[i] = m
		}
		s.marks, s.length = marks, tx.After.Doc.Len()
	}
	for _, r := range tx.After.Sel.Ranges {
		inside := false
		for _, m := range s.marks {
			inside = inside || m.stop == s.current && m.Covers(r.Span())
		}
		if !inside {
			return Stops{}
		}
	}
	return s
}

// begin is the stops at the first place, in a document of a length.
func (s Stops) begin(length int) Stops {
	s.length = length
	for _, m := range s.marks {
		if m.stop > 0 && (s.current == 0 || m.stop < s.current) {
			s.current = m.stop
		}
	}
	return s
}

// to selects a place; with the last one, 0, the stops are done.
func (s Stops) to(stop int) (state.Spec, Stops, bool) {
	s.current = stop
	spec := state.SelectSpec(s.selection())
	if stop == 0 {
		s = Stops{}
	}
	return spec, s, true
}

// selection is the ranges of the current place.
func (s Stops) selection() state.Selection {
	var sel state.Selection
	for _, m := range s.marks {
		if m.stop == s.current {
			sel.Ranges = append(sel.Ranges, state.Range{Anchor: m.From, Head: m.To})
		}
	}
	return sel
}
