package layout

import (
	"slices"

	"galley/editor/text"
)

const (
	leafMax  = 128 // segments in a leaf
	innerMax = 32  // kids of a node
)

// node is a leaf (kids is nil) or an inner node. Sums are of all below.
type node struct {
	bytes, count int
	height       float64
	kids         []*node
	lens         []length
	heights      []float32 // nil: all estimated; negative: this one is
}

// position is what lies before a node.
type position struct {
	bytes, count int
	height       float64
}

func (p position) after(n *node) position {
	return position{p.bytes + n.bytes, p.count + n.count, p.height + n.height}
}

func (m *Map) build() {
	lens := make([]length, 0, m.doc.Lines()+m.doc.Len()/(MaxSegment/2))
	lens = divide(lens, m.doc, m.doc.Span(), false, true)
	m.root = grow(leaves(lens, nil, m.estimate))
}

// find descends to the first segment that is not wholly before what is
// searched; inside tells whether a node reaches it.
func (m *Map) find(inside func(position, *node) bool) Segment {
	var p position
	n := m.root
	for n.kids != nil {
		i := 0
		for i < len(n.kids)-1 && !inside(p, n.kids[i]) {
			p = p.after(n.kids[i])
			i++
		}
		n = n.kids[i]
	}
	one := node{count: 1}
	for i := 0; ; i++ {
		one.bytes, one.height = n.lens[i].bytes(), n.segmentHeight(i, m.estimate)
		if i == len(n.lens)-1 || inside(p, &one) {
			return Segment{
				Index: p.count,
				Span:  text.Span{From: p.bytes, To: p.bytes + one.bytes},
				Y:     p.height, Height: one.height,
				Exact: n.heights != nil && n.heights[i] >= 0,
				Cut:   n.lens[i].cut(),
			}
		}
		p = p.after(&one)
	}
}

// replace puts segments of estimated height in the place of [from, to).
func (m *Map) replace(from, to int, lens []length) {
	kids := splice(m.root, from, to, lens, m.estimate)
	if len(kids) == 0 {
		kids = leaves([]length{0}, nil, m.estimate)
	}
	m.root = grow(kids)
	for len(m.root.kids) == 1 {
		m.root = m.root.kids[0]
	}
}

// splice returns the nodes of n's height that take its place.
func splice(n *node, from, to int, lens []length, e Estimate) []*node {
	if n.kids == nil {
		return n.spliceLeaf(from, to, lens, e)
	}
	var out []*node
	at, put := 0, false
	for _, kid := range n.kids {
		start, end := at, at+kid.count
		at = end
		// The new segments go into the first kid that from touches.
		here := !put && from <= end
		if !here && (to <= start || from >= end) {
			out = append(out, kid)
			continue
		}
		var into []length
		if here {
			into, put = lens, true
		}
		out = append(out, splice(kid, max(from-start, 0), max(min(to-start, kid.count), max(from-start, 0)), into, e)...)
	}
	return pack(join(out, e))
}

func (n *node) spliceLeaf(from, to int, lens []length, e Estimate) []*node {
	heights := n.heights
	if heights != nil {
		fresh := make([]float32, len(lens))
		for i := range fresh {
			fresh[i] = -1
		}
		heights = slices.Concat(heights[:from], fresh, heights[to:])
	}
	return leaves(slices.Concat(n.lens[:from], lens, n.lens[to:]), heights, e)
}

// join merges neighbours that have become small.
func join(nodes []*node, e Estimate) []*node {
	out := nodes[:0]
	for _, n := range nodes {
		if len(out) > 0 {
			last := out[len(out)-1]
			if n.kids == nil && len(last.lens)+len(n.lens) <= leafMax/2 {
				out[len(out)-1] = mergeLeaves(last, n, e)
				continue
			}
			if n.kids != nil && len(last.kids)+len(n.kids) <= innerMax/2 {
				out[len(out)-1] = newInner(slices.Concat(last.kids, n.kids))
				continue
			}
		}
		out = append(out, n)
	}
	return out
}

func mergeLeaves(a, b *node, e Estimate) *node {
	n := &node{lens: slices.Concat(a.lens, b.lens)}
	if a.heights != nil || b.heights != nil {
		n.heights = make([]float32, 0, len(n.lens))
		for _, leaf := range [...]*node{a, b} {
			if leaf.heights != nil {
				n.heights = append(n.heights, leaf.heights...)
				continue
			}
			for range leaf.lens {
				n.heights = append(n.heights, -1)
			}
		}
	}
	n.sum(e)
	return n
}

// leaves cuts segments into full leaves; heights is nil or as long as lens.
// The leaves own what they are given.
func leaves(lens []length, heights []float32, e Estimate) []*node {
	count := (len(lens) + leafMax - 1) / leafMax
	out := make([]*node, 0, count)
	nodes := make([]node, count)
	for i := range count {
		// Even shares, so that the next edit does not split again.
		from, to := i*len(lens)/count, (i+1)*len(lens)/count
		n := &nodes[i]
		n.lens = lens[from:to:to]
		if heights != nil {
			n.heights = heights[from:to:to]
		}
		n.sum(e)
		out = append(out, n)
	}
	return out
}

// pack puts nodes under inner nodes.
func pack(kids []*node) []*node {
	if len(kids) == 0 {
		return nil
	}
	count := (len(kids) + innerMax - 1) / innerMax
	out := make([]*node, count)
	for i := range count {
		out[i] = newInner(slices.Clone(kids[i*len(kids)/count : (i+1)*len(kids)/count]))
	}
	return out
}

// grow puts nodes under one root.
func grow(nodes []*node) *node {
	for len(nodes) > 1 {
		nodes = pack(nodes)
	}
	return nodes[0]
}

func newInner(kids []*node) *node {
	n := &node{kids: kids}
	n.sum(Estimate{})
	return n
}

// sum renews the sums of n from its kids or segments, exactly, so that no
// error adds up over edits.
func (n *node) sum(e Estimate) {
	n.bytes, n.count, n.height = 0, 0, 0
	for _, kid := range n.kids {
		n.bytes += kid.bytes
		n.count += kid.count
		n.height += kid.height
	}
	for i, l := range n.lens {
		n.bytes += l.bytes()
		n.count++
		n.height += n.segmentHeight(i, e)
	}
}

func (n *node) segmentHeight(i int, e Estimate) float64 {
	if n.heights != nil && n.heights[i] >= 0 {
		return float64(n.heights[i])
	}
	return e.Height(n.lens[i].bytes())
}

func setHeight(n *node, i int, height float64, e Estimate) {
	if n.kids == nil {
		n.measure(i, height)
		n.sum(e)
		return
	}
	for _, kid := range n.kids {
		if i < kid.count {
			setHeight(kid, i, height, e)
			break
		}
		i -= kid.count
	}
	n.sum(e)
}

func (n *node) measure(i int, height float64) {
	if n.heights == nil {
		n.heights = make([]float32, len(n.lens))
		for j := range n.heights {
			n.heights[j] = -1
		}
	}
	n.heights[i] = float32(max(height, 0))
}

func reset(n *node, e Estimate) {
	n.heights = nil
	for _, kid := range n.kids {
		reset(kid, e)
	}
	n.sum(e)
}
