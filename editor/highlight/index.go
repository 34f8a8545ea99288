package highlight

import (
	"bytes"
	"sort"

	"galley/editor/text"
)

// Index keeps the lines of a text that open or close something, and with each
// what was open before it; so the state at any line is a binary search away. It
// belongs to one goroutine.
//
// The marked lines lie in a gap buffer. Those before the gap know their distance
// from the start of the text, those behind it their distance from its end:
//
//	[ 0  412  980 | ......gap...... | -7031  -220  -8 ]
//
// so typing, which happens at the gap, moves none of them.
type Index struct {
	length   int // of the text
	marks    []mark
	lo, hi   int   // the gap: marks[lo:hi] is empty
	frontEnd int   // index of the mark that ends the front matter, -1 without
	final    state // what is open at the end of the text

	paint paint  // reused by Line
	line  []byte // reused by scan
}

// mark is one line that matters to the lines after it.
type mark struct {
	at    int   // where the line starts, see Index
	sign  sign  // what the line says
	fence state // the fence, if it is one
	in    state // what is open before the line
}

// New reads a whole text.
func New(doc text.Text) *Index {
	x := &Index{length: doc.Len(), frontEnd: -1}
	x.marks = x.scan(doc, text.Span{From: 0, To: doc.Len()}, nil)
	x.lo, x.hi = len(x.marks), len(x.marks)
	x.frontEnd = x.findFrontEnd()
	x.resolve(0, x.count())
	x.final = x.stateAfter(x.count())
	return x
}

// Update follows a change set to the text it made, and returns the span of doc,
// whole lines, whose highlighting may differ from before.
func (x *Index) Update(doc text.Text, changes text.ChangeSet) text.Span {
	before, after := changes.Touched()
	if changes.Empty() {
		return text.Span{From: after.From, To: after.From}
	}

	// Everything up to the end of the last touched line is read again. The old
	// end of that line follows from the new one: behind the change nothing moved.
	dirty := text.Span{From: doc.LineStart(doc.Line(after.From)), To: doc.LineEnd(doc.Line(after.To))}
	oldTo := before.To + dirty.To - after.To

	first, last := x.search(dirty.From), x.search(oldTo+1)
	under := x.anyUnder(first, last)
	x.moveGap(first)
	x.hi += last - first
	x.length = doc.Len()
	fresh := x.scan(doc, dirty, nil)
	x.insert(fresh)
	last = first + len(fresh)
	under = under || x.anyUnder(first, last)

	reach := last
	if oldFront := x.frontEnd; oldFront >= 0 && oldFront < first {
		// The end of the front matter lies before the edit and still holds.
		reach = x.resolve(first, last)
	} else if x.frontEnd = x.findFrontEnd(); x.frontEnd < 0 && oldFront < 0 {
		reach = x.resolve(first, last)
	} else {
		reach = x.resolve(0, max(last, x.frontEnd+1))
		dirty.From = 0
	}

	if under && dirty.From > 0 {
		dirty.From = doc.LineStart(doc.Line(dirty.From - 1))
	}
	if reach > last {
		dirty.To = max(dirty.To, doc.LineEnd(doc.Line(x.at(reach-1))))
	}
	if final := x.stateAfter(x.count()); final != x.final {
		x.final = final
		dirty.To = doc.Len()
	}
	return dirty
}

// Fenced reports whether the line that holds off is in a fenced code block, or
// opens or closes one.
func (x *Index) Fenced(doc text.Text, off int) bool {
	from := doc.LineStart(doc.Line(off))
	if open := x.stateAt(from); open.kind != inText {
		return open.kind == inFence
	}
	return x.signAt(from)&signFence != 0
}

// stateAt returns what is open at the start of the line that starts at from.
func (x *Index) stateAt(from int) state {
	i := x.search(from)
	if i < x.count() && x.at(i) == from {
		return x.mark(i).in
	}
	return x.stateAfter(i)
}

// signAt returns what the line that starts at from says.
func (x *Index) signAt(from int) sign {
	if i := x.search(from); i < x.count() && x.at(i) == from {
		return x.mark(i).sign
	}
	return 0
}

func (x *Index) count() int { return len(x.marks) - (x.hi - x.lo) }

func (x *Index) mark(i int) *mark {
	if i >= x.lo {
		i += x.hi - x.lo
	}
	return &x.marks[i]
}

// at returns the offset of mark i.
func (x *Index) at(i int) int {
	if i >= x.lo {
		return x.mark(i).at + x.length
	}
	return x.marks[i].at
}

// search returns the first mark at or behind an offset.
func (x *Index) search(off int) int {
	return sort.Search(x.count(), func(i int) bool { return x.at(i) >= off })
}

// stateAfter returns what is open behind mark i-1.
func (x *Index) stateAfter(i int) state {
	if i == 0 {
		return state{}
	}
	return x.step(i - 1)
}

// step applies mark i to the state before it.
func (x *Index) step(i int) state {
	m := x.mark(i)
	switch m.in.kind {
	case inFront:
		if i == x.frontEnd {
			return state{}
		}
	case inFence:
		if m.sign&signBare != 0 && m.fence.char == m.in.char && m.fence.count >= m.in.count {
			return state{}
		}
	case inComment:
		if m.sign&signClose != 0 {
			return state{}
		}
	case inText:
		switch {
		case i == 0 && x.frontEnd > 0:
			return state{kind: inFront}
		case m.sign&signFence != 0:
			return m.fence
		case m.sign&signOpen != 0:
			return state{kind: inComment}
		}
	}
	return m.in
}

// resolve computes the states of the marks from i on, at least up to mark to, and
// returns the first mark behind to that the work did not reach.
func (x *Index) resolve(i, to int) int {
	for ; i < x.count(); i++ {
		in := x.stateAfter(i)
		m := x.mark(i)
		if i >= to && m.in == in {
			return i
		}
		m.in = in
	}
	return i
}

// findFrontEnd returns the mark that ends the front matter, -1 without: the text
// must begin with --- and a later line be --- or ...
func (x *Index) findFrontEnd() int {
	if x.count() == 0 || x.at(0) != 0 || x.mark(0).sign&signFront == 0 {
		return -1
	}
	for i := 1; i < x.count(); i++ {
		if x.mark(i).sign&signEnd != 0 {
			return i
		}
	}
	return -1
}

func (x *Index) anyUnder(first, last int) bool {
	for i := first; i < last; i++ {
		if x.mark(i).sign&signUnder != 0 {
			return true
		}
	}
	return false
}

// moveGap brings the gap in front of mark i.
func (x *Index) moveGap(i int) {
	for x.lo > i {
		x.lo--
		x.hi--
		x.marks[x.hi] = x.marks[x.lo]
		x.marks[x.hi].at -= x.length
	}
	for x.lo < i {
		x.marks[x.lo] = x.marks[x.hi]
		x.marks[x.lo].at += x.length
		x.lo++
		x.hi++
	}
}

// insert puts marks, whose offsets count from the start, into the gap.
func (x *Index) insert(fresh []mark) {
	if room := x.hi - x.lo; room < len(fresh) {
		grown := make([]mark, len(x.marks)+len(x.marks)/2+len(fresh)+16)
		copy(grown, x.marks[:x.lo])
		tail := copy(grown[len(grown)-(len(x.marks)-x.hi):], x.marks[x.hi:])
		x.marks, x.hi = grown, len(grown)-tail
	}
	x.lo += copy(x.marks[x.lo:], fresh)
}

// scan appends the marks of the lines in span, which covers whole lines.
func (x *Index) scan(doc text.Text, span text.Span, dst []mark) []mark {
	line, at := x.line[:0], span.From // the line so far, and where it starts
	flush := func() {
		if s, fence := readSign(line); s != 0 {
			dst = append(dst, mark{at: at, sign: s, fence: fence})
		}
		line = line[:0]
	}
	off := span.From
	for chunk := range doc.Chunks(span) {
		for len(chunk) > 0 {
			n := bytes.IndexByte(chunk, '\n')
			part := chunk
			if n >= 0 {
				part = chunk[:n]
			}
			line = append(line, part[:min(len(part), prefixMax-len(line))]...)
			if n < 0 {
				off += len(chunk)
				break
			}
			flush()
			off += n + 1
			at, chunk = off, chunk[n+1:]
		}
	}
	flush()
	x.line = line
	return dst
}
