package layout

import "slices"

// Row is one line of text on the screen: clusters [First, Last) of a measured
// segment, which are the bytes [From, To).
type Row struct {
	From, To    int
	First, Last int
	Indent      float32 // where the row starts: 0 in the first row, the hang after it
	Width       float32 // with the indent, without hanging spaces
	Soft        bool    // the row ended because it was full; its To is where the next row starts
	RTL         bool    // the paragraph runs to the left
	Mixed       bool    // some cluster has a level above 0: Order is needed
	Hanging     int     // how many of the last clusters are hanging spaces
}

// X returns where a caret at the offset off stands. Inside a cluster it stands
// at the cluster's start.
//
// An offset belongs to one row only: the one whose From ≤ off < To, or the
// last. X answers for off == To in a soft row as well: the row's end.
func (r Row) X(clusters []Cluster, off int) float32 {
	target, after := r.cluster(clusters, off)
	if target < 0 {
		return r.Indent
	}
	x := r.start(clusters)
	for v := range r.visual(clusters) {
		c := &clusters[v]
		if v != target {
			x += c.Width
			continue
		}
		// The leading edge is on the left of what runs to the right.
		if after != (r.level(clusters, v)&1 == 1) {
			x += c.Width
		}
		break
	}
	return x
}

// Offset returns the caret position nearest to x: an edge of the cluster there.
// In a soft row it never returns To, which belongs to the next row.
func (r Row) Offset(clusters []Cluster, x float32) int {
	off := r.From
	left := r.start(clusters)
	for v := range r.visual(clusters) {
		c := &clusters[v]
		rtl := r.level(clusters, v)&1 == 1
		if x < left+c.Width/2 {
			off = c.From
			if rtl {
				off = c.To
			}
			break
		}
		off = c.To
		if rtl {
			off = c.From
		}
		left += c.Width
		if x < left {
			break
		}
	}
	if r.Soft && off >= r.To {
		off = clusters[r.Last-1].From
	}
	return off
}

// Hit returns the index of the cluster that x falls into, -1 left or right of
// all of them.
func (r Row) Hit(clusters []Cluster, x float32) int {
	left := r.start(clusters)
	for v := range r.visual(clusters) {
		if x < left {
			return -1
		}
		left += clusters[v].Width
		if x < left {
			return v
		}
	}
	return -1
}

// Band is a stretch of a row in pixels.
type Band struct{ From, To float32 }

// Bands appends the stretches that the bytes [from, to) take in the row, from
// left to right; more than one where the direction changes inside. With
// hanging, spaces that hang count with their width.
func (r Row) Bands(clusters []Cluster, from, to int, dst []Band) []Band {
	x := r.start(clusters)
	for v := range r.visual(clusters) {
		c := &clusters[v]
		if c.From < to && c.To > from && c.Width > 0 {
			if n := len(dst); n > 0 && dst[n-1].To == x {
				dst[n-1].To = x + c.Width
			} else {
				dst = append(dst, Band{x, x + c.Width})
			}
		}
		x += c.Width
	}
	return dst
}

// Visual calls yield for the clusters of the row from left to right with the
// pixel where each starts.
func (r Row) Visual(clusters []Cluster) func(yield func(index int, x float32) bool) {
	return func(yield func(int, float32) bool) {
		x := r.start(clusters)
		for v := range r.visual(clusters) {
			if !yield(v, x) {
				return
			}
			x += clusters[v].Width
		}
	}
}

// start is where the leftmost cluster begins: hanging spaces of a paragraph
// that runs to the left hang out on its left.
func (r Row) start(clusters []Cluster) float32 {
	if !r.RTL {
		return r.Indent
	}
	x := r.Indent
	for _, c := range clusters[r.Last-r.Hanging : r.Last] {
		x -= c.Width
	}
	return x
}

// cluster finds the cluster that off stands before, or the last one and true
// when off is at or past its end; -1 in an empty row.
func (r Row) cluster(clusters []Cluster, off int) (index int, after bool) {
	if r.First == r.Last {
		return -1, false
	}
	row := clusters[r.First:r.Last]
	// The first cluster that ends after off.
	i, _ := slices.BinarySearchFunc(row, off, func(c Cluster, off int) int {
		if c.To <= off {
			return -1
		}
		return 1
	})
	if i == len(row) {
		return r.Last - 1, true
	}
	return r.First + i, false
}

// level is the cluster's level after rule L1: trailing spaces run as the
// paragraph does.
func (r Row) level(clusters []Cluster, i int) uint8 {
	if i >= r.Last-r.Hanging {
		if r.RTL {
			return 1
		}
		return 0
	}
	return clusters[i].Level
}

// visual yields cluster indexes from left to right, by rule L2 of UAX #9.
func (r Row) visual(clusters []Cluster) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		if !r.Mixed {
			for i := r.First; i < r.Last; i++ {
				if !yield(i) {
					return
				}
			}
			return
		}
		for _, i := range r.order(clusters) {
			if !yield(i) {
				return
			}
		}
	}
}

func (r Row) order(clusters []Cluster) []int {
	order := make([]int, r.Last-r.First)
	var highest uint8
	lowestOdd := uint8(255)
	for i := range order {
		order[i] = r.First + i
		l := r.level(clusters, r.First+i)
		highest = max(highest, l)
		if l&1 == 1 {
			lowestOdd = min(lowestOdd, l)
		}
	}
	// Reverse every stretch at or above each level, from the highest down.
	for l := highest; l >= lowestOdd && l > 0; l-- {
		for i := 0; i < len(order); {
			if r.level(clusters, order[i]) < l {
				i++
				continue
			}
			j := i + 1
			for j < len(order) && r.level(clusters, order[j]) >= l {
				j++
			}
			slices.Reverse(order[i:j])
			i = j
		}
	}
	return order
}
