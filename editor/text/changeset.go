package text

import (
	"bytes"
	"fmt"
	"slices"
)

// denseChanges is how many changes may be too many to be made one by one.
const denseChanges = 32

// ChangeSet is a set of simultaneous changes that turns every text of one length
// into another text. It is a value in canonical form: sorted by offset, disjoint,
// and changes that touch are one change. The zero value is the empty set for the
// empty text.
type ChangeSet struct {
	before, after int // lengths of the texts
	changes       []Change
}

// NewChangeSet makes a set of changes to a text of docLen bytes, all given in the
// offsets of that text. Insertions at the same place go in the order given. The
// error says which change lies outside the text or overlaps another.
func NewChangeSet(docLen int, changes ...Change) (ChangeSet, error) {
	if docLen < 0 {
		return ChangeSet{}, fmt.Errorf("text: document of %d bytes", docLen)
	}
	for _, c := range changes {
		if c.From < 0 || c.From > c.To || c.To > docLen {
			return ChangeSet{}, fmt.Errorf("text: change %d:%d outside of %d bytes", c.From, c.To, docLen)
		}
	}
	order := func(a, b Change) int {
		if a.From != b.From {
			return a.From - b.From
		}
		return a.To - b.To // an insertion goes before a deletion at its place
	}
	if !slices.IsSortedFunc(changes, order) {
		changes = slices.Clone(changes)
		slices.SortStableFunc(changes, order)
	}
	b := builder{changes: make([]Change, 0, len(changes))}
	for _, c := range changes {
		if c.From < b.pos {
			return ChangeSet{}, fmt.Errorf("text: change %d:%d overlaps another", c.From, c.To)
		}
		b.keep(c.From - b.pos)
		b.replace(c.Len(), c.Insert)
	}
	b.keep(docLen - b.pos)
	return b.done(), nil
}

// LenBefore is the length of the texts the set applies to.
func (c ChangeSet) LenBefore() int { return c.before }

// Empty reports whether the set changes nothing.
func (c ChangeSet) Empty() bool { return len(c.changes) == 0 }

// Changes is the changes in order, in offsets of the text before; read-only.
func (c ChangeSet) Changes() []Change { return c.changes }

// Touched is the smallest span of the text before, and of the text after, outside
// of which nothing changed. Both are the zero span for the empty set.
func (c ChangeSet) Touched() (before, after Span) {
	if c.Empty() {
		return Span{}, Span{}
	}
	from, to := c.changes[0].From, c.changes[len(c.changes)-1].To
	return Span{from, to}, Span{from, to + c.after - c.before}
}

// Apply is t with the changes made; it panics when t has not LenBefore bytes.
func (c ChangeSet) Apply(t Text) Text {
	c.match(t.Len())
	// Where nearly every leaf is changed, one new piece costs less than a walk
	// down the tree for each change.
	if before, after := c.Touched(); len(c.changes) > denseChanges && before.Len() < len(c.changes)*maxLeaf {
		return t.Replace(before, c.rewrite(t.Slice(before), make([]byte, 0, after.Len())))
	}
	for _, ch := range slices.Backward(c.changes) {
		t = t.Replace(ch.Span, ch.Insert)
	}
	return t
}

// rewrite appends to dst what becomes of the bytes that the set touches.
func (c ChangeSet) rewrite(touched, dst []byte) []byte {
	pos := c.changes[0].From
	for _, ch := range c.changes {
		dst = append(dst, touched[:ch.From-pos]...)
		dst = append(dst, ch.Insert...)
		touched = touched[ch.To-pos:]
		pos = ch.To
	}
	return dst
}

// Invert is the set that undoes c; before is the text that c applies to.
func (c ChangeSet) Invert(before Text) ChangeSet {
	c.match(before.Len())
	inverse := ChangeSet{before: c.after, after: c.before, changes: make([]Change, 0, len(c.changes))}
	shift := 0
	for _, ch := range c.changes {
		from := ch.From + shift
		var insert []byte
		if !ch.Empty() {
			// A copy: a few deleted bytes must not keep a whole leaf alive.
			insert = bytes.Clone(before.Slice(ch.Span))
		}
		inverse.changes = append(inverse.changes, Change{Span{from, from + len(ch.Insert)}, insert})
		shift += len(ch.Insert) - ch.Len()
	}
	return inverse
}

// Compose is the one set that does c and then next; it panics when next does not
// apply to what c gives.
func (c ChangeSet) Compose(next ChangeSet) ChangeSet {
	next.match(c.after)
	var out builder
	a, b := c.sections(), next.sections()
	for {
		if a.del > 0 {
			out.replace(a.del, nil)
			a.del = 0
		}
		if a.done() && a.next() {
			continue
		}
		if len(b.ins) > 0 {
			out.replace(0, b.ins)
			b.ins = nil
		}
		if b.done() && b.next() {
			continue
		}
		// Now a is at bytes of the text between: kept or inserted ones; and b
		// keeps or deletes some of them.
		n := min(a.keep+len(a.ins), b.keep+b.del)
		if n == 0 {
			return out.done()
		}
		switch {
		case a.keep > 0 && b.keep > 0:
			out.keep(n)
		case a.keep > 0:
			out.replace(n, nil)
		case b.keep > 0:
			out.replace(0, a.ins[:n])
		}
		if a.keep > 0 {
			a.keep -= n
		} else {
			a.ins = a.ins[n:]
		}
		if b.keep > 0 {
			b.keep -= n
		} else {
			b.del -= n
		}
	}
}

// Map is c as it must be to apply after over, when both were made for the same
// text. What one deletes stays deleted, what one inserts stays inserted. Where both
// insert at one place, side says where c's goes. For any a and b made for t,
//
//	a.Compose(b.Map(a, After))  and  b.Compose(a.Map(b, Before))
//
// give the same text.
func (c ChangeSet) Map(over ChangeSet, side Side) ChangeSet {
	over.match(c.before)
	var out builder
	a, b := over.sections(), c.sections()
	for {
		if a.done() && a.next() || b.done() && b.next() {
			continue
		}
		if len(b.ins) > 0 && (side == Before || len(a.ins) == 0) {
			out.replace(0, b.ins)
			b.ins = nil
			continue
		}
		if len(a.ins) > 0 {
			out.keep(len(a.ins))
			a.ins = nil
			continue
		}
		n := min(a.keep+a.del, b.keep+b.del)
		if n == 0 {
			return out.done()
		}
		if a.keep > 0 {
			a.keep -= n
			if b.keep > 0 {
				out.keep(n)
			} else {
				out.replace(n, nil)
			}
		} else {
			a.del -= n
		}
		if b.keep > 0 {
			b.keep -= n
		} else {
			b.del -= n
		}
	}
}

// MapPos is where the place pos of the text before is in the text after. A place
// where something was inserted goes to the given side of it, and so does a place
// within replaced bytes; the ends of replaced bytes go to the ends of what
// replaced them.
func (c ChangeSet) MapPos(pos int, side Side) int {
	if pos < 0 || pos > c.before {
		panic(fmt.Sprintf("text: offset %d of %d bytes", pos, c.before))
	}
	i, _ := slices.BinarySearchFunc(c.changes, pos, func(ch Change, pos int) int {
		if ch.To < pos {
			return -1
		}
		return 1
	})
	// Changes before i lie wholly before pos.
	shift := 0
	for _, ch := range c.changes[:i] {
		shift += len(ch.Insert) - ch.Len()
	}
	if i == len(c.changes) || pos < c.changes[i].From {
		return pos + shift
	}
	ch := c.changes[i]
	start := ch.From + shift
	switch {
	case ch.Empty() && side == Before, !ch.Empty() && pos == ch.From:
		return start
	case ch.Empty(), pos == ch.To, side == After:
		return start + len(ch.Insert)
	}
	return start
}

// MapSpan is the span that holds what is left of the bytes of s. What was inserted
// at its ends stays outside.
func (c ChangeSet) MapSpan(s Span) Span {
	from := c.MapPos(s.From, After)
	return Span{from, max(from, c.MapPos(s.To, Before))}
}

func (c ChangeSet) match(length int) {
	if length != c.before {
		panic(fmt.Sprintf("text: changes to %d bytes applied to %d", c.before, length))
	}
}
