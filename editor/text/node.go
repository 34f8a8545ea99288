package text

import "bytes"

// Sizes of the tree. A leaf of a freshly loaded text leaves room to type in it
// before it splits. Halving a full node must give two nodes that are allowed,
// hence max ≥ 2·min.
const (
	minLeaf   = 1024
	buildLeaf = 3072
	maxLeaf   = 4096
	minKids   = 6
	maxKids   = 16
)

// node is one vertex of the rope. It is never changed after it was made.
//
// Every node but the root holds at least minLeaf bytes (a leaf) or minKids
// children (an inner node); the children of one node have the same height.
type node struct {
	size   int // bytes below
	breaks int // '\n' below
	height int // 0 for a leaf
	leaf   []byte
	kids   []*node
}

// newLeaf makes a leaf that shares b.
func newLeaf(b []byte) *node {
	return &node{size: len(b), breaks: bytes.Count(b, newline), leaf: b}
}

var newline = []byte{'\n'}

// newInner makes a node that owns kids.
func newInner(kids []*node) *node {
	n := &node{height: kids[0].height + 1, kids: kids}
	for _, k := range kids {
		n.size += k.size
		n.breaks += k.breaks
	}
	return n
}

// build makes a tree whose leaves are slices of b; nil for no bytes.
func build(b []byte) *node {
	if len(b) == 0 {
		return nil
	}
	if len(b) <= maxLeaf {
		return newLeaf(b)
	}
	level := make([]*node, 0, len(b)/buildLeaf+1)
	for count := (len(b) + buildLeaf - 1) / buildLeaf; count > 0; count-- {
		n := len(b) / count // even shares: no small rest at the end
		level = append(level, newLeaf(b[:n]))
		b = b[n:]
	}
	for len(level) > 1 {
		level = buildLevel(level)
	}
	return level[0]
}

// buildLevel makes the parents of nodes, evenly filled.
func buildLevel(nodes []*node) []*node {
	const fill = (minKids + maxKids) / 2
	count := (len(nodes) + fill - 1) / fill
	if len(nodes) <= maxKids {
		count = 1
	}
	parents := make([]*node, 0, count)
	for ; count > 0; count-- {
		n := len(nodes) / count
		parents = append(parents, newInner(nodes[:n:n]))
		nodes = nodes[n:]
	}
	return parents
}

// whole reports whether n may be a child, not only a root.
func (n *node) whole() bool {
	if n.height == 0 {
		return n.size >= minLeaf
	}
	return len(n.kids) >= minKids
}

// join is the tree of the bytes of a followed by those of b.
func join(a, b *node) *node {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	case a.height < b.height:
		left := join(a, b.kids[0])
		if left.height < b.height {
			return joinKids([]*node{left}, b.kids[1:])
		}
		return joinKids(left.kids, b.kids[1:])
	case a.height > b.height:
		last := len(a.kids) - 1
		right := join(a.kids[last], b)
		if right.height < a.height {
			return joinKids(a.kids[:last], []*node{right})
		}
		return joinKids(a.kids[:last], right.kids)
	case a.whole() && b.whole():
		return newInner([]*node{a, b})
	case a.height == 0:
		return joinLeaves(a, b)
	}
	return joinKids(a.kids, b.kids)
}

// joinKids makes one node, or a root of two halves, of two lists of siblings.
func joinKids(a, b []*node) *node {
	kids := make([]*node, 0, len(a)+len(b))
	kids = append(append(kids, a...), b...)
	if len(kids) == 1 {
		return kids[0]
	}
	if len(kids) <= maxKids {
		return newInner(kids)
	}
	half := len(kids) / 2
	return newInner([]*node{newInner(kids[:half:half]), newInner(kids[half:])})
}

// joinLeaves makes one leaf, or a root of two halves, of two leaves.
func joinLeaves(a, b *node) *node {
	var all []byte
	if adjacent(a.leaf, b.leaf) {
		all = a.leaf[:a.size+b.size]
	} else {
		all = make([]byte, a.size+b.size)
		copy(all[copy(all, a.leaf):], b.leaf)
	}
	if len(all) <= maxLeaf {
		return newLeaf(all)
	}
	half := len(all) / 2
	return newInner([]*node{newLeaf(all[:half]), newLeaf(all[half:])})
}

// adjacent reports whether b lies directly after a in one allocation, as the
// leaves of a loaded file do: then both can be had as one slice without copying.
func adjacent(a, b []byte) bool {
	return len(b) > 0 && cap(a) >= len(a)+len(b) && &a[:len(a)+1][len(a)] == &b[0]
}

// cut is the tree of the bytes [from, to) of n; nil for none.
func cut(n *node, from, to int) *node {
	if n == nil || from >= to {
		return nil
	}
	if from == 0 && to == n.size {
		return n
	}
	if n.height == 0 {
		return newLeaf(n.leaf[from:to])
	}
	var left, right *node
	first, last := len(n.kids), len(n.kids) // the children that are inside as a whole
	pos := 0
	for i, k := range n.kids {
		end := pos + k.size
		switch {
		case end <= from || pos >= to:
		case from <= pos && end <= to:
			first = min(first, i)
			last = i + 1
		case pos < from:
			left = cut(k, from-pos, min(to, end)-pos)
		default:
			right = cut(k, 0, to-pos)
		}
		pos = end
	}
	var middle *node
	if first < last {
		middle = joinKids(n.kids[first:last], nil)
	}
	return join(join(left, middle), right)
}

// splice replaces [from, to) by b when that touches one leaf only and leaves it
// within its limits; nil when it does not. It is what a keystroke costs: the
// leaf and the nodes above it are copied.
func splice(n *node, from, to int, b []byte, root bool) *node {
	size := n.size - (to - from) + len(b)
	if n.height == 0 {
		if size > maxLeaf || size < minLeaf && !root {
			return nil
		}
		leaf := make([]byte, size)
		i := copy(leaf, n.leaf[:from])
		i += copy(leaf[i:], b)
		copy(leaf[i:], n.leaf[to:])
		breaks := n.breaks - bytes.Count(n.leaf[from:to], newline) + bytes.Count(b, newline)
		return &node{size: size, breaks: breaks, leaf: leaf}
	}
	i, pos := 0, 0
	for pos+n.kids[i].size < from || pos+n.kids[i].size == from && i+1 < len(n.kids) && to > from {
		pos += n.kids[i].size
		i++
	}
	old := n.kids[i]
	if to > pos+old.size {
		return nil
	}
	kid := splice(old, from-pos, to-pos, b, false)
	if kid == nil {
		return nil
	}
	kids := make([]*node, len(n.kids))
	copy(kids, n.kids)
	kids[i] = kid
	return &node{size: size, breaks: n.breaks - old.breaks + kid.breaks, height: n.height, kids: kids}
}
