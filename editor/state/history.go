package state

import (
	"bytes"
	"time"

	"galley/editor/text"
)

const (
	// groupPause ends a group of typed characters.
	groupPause = 500 * time.Millisecond
	// groupBytes ends a group too, so that joining a step to it stays cheap.
	groupBytes = 4096
	// historyBytes is what a history may hold. Beyond it the oldest steps are
	// joined in pairs, and where that does not free enough, forgotten.
	historyBytes = 64 << 20
	// stepBytes is the cost of a step or a change besides its text.
	stepBytes = 160
)

// History is the steps that can be undone and redone. It belongs to one goroutine.
//
// Undo and Redo only propose a Spec; the history moves when the transaction made
// of it is recorded, like every other transaction.
type History struct {
	undo, redo []step
	bytes      int // of both
	limit      int

	open  bool      // the newest undo step may grow
	last  time.Time // when it grew
	place text.Span // where
}

// step is one thing to undo or to redo.
type step struct {
	changes text.ChangeSet
	origin  Origin
	before  Selection // where the selection goes when the step is taken
	after   Selection // where it was: it goes there when the step is taken back
}

// NewHistory is an empty history.
func NewHistory() *History { return &History{limit: historyBytes} }

// Undo is the spec that takes back the newest step, with the selection that was
// there before it; false when there is none.
func (h *History) Undo(s State) (Spec, bool) { return propose(h.undo, s, Undo) }

// Redo is the spec that does again what was undone last.
func (h *History) Redo(s State) (Spec, bool) { return propose(h.redo, s, Redo) }

func propose(steps []step, s State, origin Origin) (Spec, bool) {
	if len(steps) == 0 {
		return Spec{}, false
	}
	st := steps[len(steps)-1]
	if st.changes.LenBefore() != s.Doc.Len() {
		return Spec{}, false // a transaction was not recorded; better nothing than garbage
	}
	return Spec{Changes: st.changes.Changes(), Sel: &st.before, Origin: origin, Scroll: true}, true
}

// Record takes note of a transaction that happened at now. Typing and deleting
// join the step before them when it is of the same kind, not older than half a
// second, nothing was done in between, and no new word begins; so do the keys
// typed into one line of a form. Everything else is
// a step of its own. Moving the selection only ends the group.
func (h *History) Record(tx Transaction, now time.Time) {
	if tx.Changes.Empty() {
		h.open = false
		return
	}
	st := step{
		changes: tx.Changes.Invert(tx.Before.Doc), origin: tx.Origin,
		before: tx.Before.Sel, after: tx.After.Sel,
	}
	switch tx.Origin {
	case Undo:
		done := h.pop(&h.undo)
		st.before, st.origin = done.after, done.origin
		st.after = done.before
		h.push(&h.redo, st)
		h.open = false
		return
	case Redo:
		done := h.pop(&h.redo)
		st.before, st.origin = done.after, done.origin
		st.after = done.before
		h.push(&h.undo, st)
		h.open = false
		return
	}
	for _, r := range h.redo {
		h.bytes -= r.cost()
	}
	h.redo = nil
	if h.joins(tx, now) {
		old := h.pop(&h.undo)
		st = step{
			changes: st.changes.Compose(old.changes), origin: old.origin,
			before: old.before, after: st.after,
		}
	}
	h.push(&h.undo, st)
	h.open = tx.Origin == Type || tx.Origin == Delete || tx.Origin == Field
	h.last = now
	_, h.place = tx.Changes.Touched()
	h.shrink()
}

// joins reports whether tx continues the newest step.
func (h *History) joins(tx Transaction, now time.Time) bool {
	if !h.open || len(h.undo) == 0 || now.Sub(h.last) > groupPause || now.Before(h.last) {
		return false
	}
	st := h.undo[len(h.undo)-1]
	if st.origin != tx.Origin || !st.after.Equal(tx.Before.Sel) || st.text() > groupBytes {
		return false
	}
	switch tx.Origin {
	case Delete:
		return true
	case Field:
		before, _ := tx.Changes.Touched()
		return before.From <= h.place.To && before.To >= h.place.From && withinLine(tx)
	}
	return !beginsWord(tx)
}

// withinLine reports whether a transaction leaves the lines of the doc as they
// are: a moved or added item of a list is a step of its own.
func withinLine(tx Transaction) bool {
	for _, ch := range tx.Changes.Changes() {
		if bytes.IndexByte(ch.Insert, '\n') >= 0 || bytes.IndexByte(tx.Before.Doc.Slice(ch.Span), '\n') >= 0 {
			return false
		}
	}
	return true
}

// beginsWord reports whether a typed text starts a new word or a new line.
func beginsWord(tx Transaction) bool {
	ch := tx.Changes.Changes()[0]
	if len(ch.Insert) == 0 {
		return true // Enter took a list marker away
	}
	c := ch.Insert[0]
	if c == '\n' || c == '\r' {
		return true
	}
	return ch.From > 0 && !isSpace(c) && isSpace(tx.Before.Doc.ByteAt(ch.From-1))
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func (h *History) push(steps *[]step, st step) {
	*steps = append(*steps, st)
	h.bytes += st.cost()
}

func (h *History) pop(steps *[]step) step {
	if len(*steps) == 0 {
		return step{}
	}
	st := (*steps)[len(*steps)-1]
	(*steps)[len(*steps)-1] = step{} // let go of its text
	*steps = (*steps)[:len(*steps)-1]
	h.bytes -= st.cost()
	return st
}

// shrink brings a history that is over its limit well below it, so that it is
// rarely called. First the older half of the steps is joined in pairs: every text
// of the past stays within reach of undo, in longer strides. If that does not free
// enough, the oldest steps go. The newest one always stays: what was done last can
// be undone, however big it was.
func (h *History) shrink() {
	if h.bytes <= h.limit {
		return
	}
	goal := h.limit - h.limit/8
	half := len(h.undo) / 4 * 2
	kept := make([]step, 0, len(h.undo))
	for i := 0; i < half; i += 2 {
		older, newer := h.undo[i], h.undo[i+1]
		joined := step{
			changes: newer.changes.Compose(older.changes), origin: newer.origin,
			before: older.before, after: newer.after,
		}
		h.bytes += joined.cost() - older.cost() - newer.cost()
		kept = append(kept, joined)
	}
	kept = append(kept, h.undo[half:]...)
	for h.bytes > goal && len(kept) > 1 {
		h.bytes -= kept[0].cost()
		kept[0] = step{} // let go of its text
		kept = kept[1:]
	}
	h.undo = kept
}

// cost is about the memory of a step.
func (st step) cost() int {
	return stepBytes + st.text() + stepBytes/2*len(st.changes.Changes()) +
		16*(len(st.before.Ranges)+len(st.after.Ranges))
}

// text is how many bytes the step puts into the document.
func (st step) text() int {
	n := 0
	for _, ch := range st.changes.Changes() {
		n += len(ch.Insert)
	}
	return n
}
