package layout

import (
	"math"
	"slices"

	"galley/editor/text"
)

// Estimate guesses the height of text that nobody has measured yet.
type Estimate struct {
	Row     float64 // height of a row
	Width   float64 // room for text
	Advance float64 // mean width of a byte
}

// Height returns the guess for n bytes.
func (e Estimate) Height(n int) float64 {
	if w := float64(n) * e.Advance; w > e.Width && e.Width > 0 {
		return e.Row * math.Ceil(w/e.Width)
	}
	return e.Row
}

// Map knows the height of every segment of a document and their sums, so that
// it finds a segment by offset, index or pixel, and takes an edit, in
// O(log n). Heights are estimates until SetHeight tells the true one.
//
//	        node{bytes, count, height}
//	       ╱          │          ╲
//	    node        node         node
//	   ╱    ╲         │         ╱    ╲
//	leaf{lens, heights}  …  (≤ leafMax segments each)
//
// It belongs to one goroutine.
type Map struct {
	doc      text.Text
	estimate Estimate
	root     *node
}

// Splice tells that the segments [From, To) were replaced by Count new ones.
type Splice struct{ From, To, Count int }

// NewMap divides doc into segments of estimated height.
func NewMap(doc text.Text, estimate Estimate) *Map {
	m := &Map{doc: doc, estimate: estimate}
	m.build()
	return m
}

// Len returns the number of segments; at least 1.
func (m *Map) Len() int { return m.root.count }

// Height returns the height of the document.
func (m *Map) Height() float64 { return m.root.height }

// Segment returns the i-th segment, the last one when i is past the end.
func (m *Map) Segment(i int) Segment {
	return m.find(func(p position, n *node) bool { return i < p.count+n.count })
}

// At returns the segment that holds the byte at off; the last one at the end
// of the document.
func (m *Map) At(off int) Segment {
	return m.find(func(p position, n *node) bool { return off < p.bytes+n.bytes })
}

// AtY returns the segment at the pixel y, the first or last one outside.
func (m *Map) AtY(y float64) Segment {
	return m.find(func(p position, n *node) bool { return y < p.height+n.height })
}

// SetHeight records the measured height of the i-th segment.
func (m *Map) SetHeight(i int, height float64) {
	setHeight(m.root, i, height, m.estimate)
}

// SetEstimate forgets all heights, for another width or size of text.
func (m *Map) SetEstimate(estimate Estimate) {
	m.estimate = estimate
	reset(m.root, estimate)
}

// Update follows a change of the document, whose text after it is doc. Segments that
// were not touched keep their heights, but for those between very many changes. The
// splices are in document order, in the indexes before the update.
func (m *Map) Update(changes text.ChangeSet, doc text.Text) []Splice {
	var splices []Splice
	if changes.Empty() {
		m.doc = doc
		return nil
	}
	regions := m.regions(changes)
	m.doc = doc
	// From the end, so that the indexes before stay true.
	for i, r := range slices.Backward(regions) {
		last := i == len(regions)-1 && r.to == m.Len()
		lens := divide(nil, doc, r.after, r.cut, last)
		m.replace(r.from, r.to, lens)
		splices = append(splices, Splice{r.from, r.to, len(lens)})
	}
	slices.Reverse(splices)
	return splices
}

// region is a run of segments that changes touch, and the bytes that take
// their place.
type region struct {
	from, to int // segments before
	before   text.Span
	after    text.Span
	cut      bool // the last segment is Cut, and stays so
}

// maxRegions bounds the regions of one update. To find and splice one costs far more
// than to divide a line anew, so that of many changes neighbours are taken together.
const maxRegions = 512

// edit is a change, or some with what lies between them: the span before, and how
// many bytes it grows by.
type edit struct {
	text.Span
	grown int
}

// edits are the changes in order, at most maxRegions of them.
func edits(changes []text.Change) []edit {
	each := (len(changes) + maxRegions - 1) / maxRegions
	var out []edit
	for some := range slices.Chunk(changes, each) {
		e := edit{Span: text.Span{From: some[0].From, To: some[len(some)-1].To}}
		for _, c := range some {
			e.grown += len(c.Insert) - c.Len()
		}
		out = append(out, e)
	}
	return out
}

// regions finds the segments that every edit touches, joining what meets.
func (m *Map) regions(changes text.ChangeSet) []region {
	var out []region
	shift := 0
	for _, e := range edits(changes.Changes()) {
		first, last := m.At(e.From), m.At(e.To)
		first, last = m.widen(first, last, e)
		if n := len(out); n > 0 && first.Index < out[n-1].to {
			r := &out[n-1]
			if last.Index >= r.to {
				r.to, r.cut = last.Index+1, last.Cut
				r.before.To = last.Span.To
			}
			r.after.To = r.before.To + shift + e.grown
		} else {
			before := text.Span{From: first.Span.From, To: last.Span.To}
			out = append(out, region{
				from: first.Index, to: last.Index + 1,
				before: before,
				after:  text.Span{From: before.From + shift, To: before.To + shift + e.grown},
				cut:    last.Cut,
			})
		}
		shift += e.grown
	}
	return out
}

// widen takes in the neighbouring piece of a cut line when a line feed put at
// the seam would else stand alone, or when the edit leaves so little that both
// fit into one piece.
func (m *Map) widen(first, last Segment, e edit) (Segment, Segment) {
	size := last.Span.To - first.Span.From + e.grown
	if first.Index > 0 && (e.From == first.Span.From || size < MaxSegment/4) {
		if previous := m.Segment(first.Index - 1); previous.Cut {
			first = previous
		}
	}
	if last.Cut && size < MaxSegment/4 {
		last = m.Segment(last.Index + 1)
	}
	return first, last
}
