package preview

// heights is a Fenwick tree over the heights of the page's parts, in device pixels: where a part lies and which part
// lies at a height are answered in O(log n), and a measured height replaces an estimate in O(log n).
//
// A change of the number of parts rebuilds the tree in O(n). That is on purpose: a keystroke inside a paragraph keeps
// the number, and a rebuild of the 60,000 parts of the largest page previewed costs less than one row's drawing.
type heights struct {
	each []float64
	tree []float64 // tree[i] sums each[i-lowbit(i)+1 … i], counted from 1
}

func (h *heights) len() int { return len(h.each) }

func (h *heights) at(i int) float64 { return h.each[i] }

// before returns the sum of the heights of the parts before i.
func (h *heights) before(i int) float64 {
	sum := 0.0
	for ; i > 0; i &= i - 1 {
		sum += h.tree[i]
	}
	return sum
}

func (h *heights) total() float64 { return h.before(len(h.each)) }

// find returns the part that covers y and the distance from its top; before the first it is part 0, beyond the last
// the last part, so the distance may lie outside the part.
func (h *heights) find(y float64) (i int, rest float64) {
	n := len(h.each)
	if n == 0 || y < 0 {
		return 0, y
	}
	step := 1
	for step*2 <= n {
		step *= 2
	}
	rest = y
	for ; step > 0; step /= 2 {
		if i+step <= n && h.tree[i+step] <= rest {
			i += step
			rest -= h.tree[i]
		}
	}
	if i == n {
		i--
		rest += h.each[i]
	}
	return i, rest
}

func (h *heights) set(i int, height float64) {
	d := height - h.each[i]
	if d == 0 {
		return
	}
	h.each[i] = height
	for k := i + 1; k < len(h.tree); k += k & -k {
		h.tree[k] += d
	}
}

// splice replaces the heights of the parts from … to by the given ones.
func (h *heights) splice(from, to int, with []float64) {
	if to-from == len(with) && len(with) < len(h.each)/16 {
		for i, v := range with {
			h.set(from+i, v)
		}
		return
	}
	tail := h.each[to:]
	if len(with) <= to-from {
		h.each = append(append(h.each[:from], with...), tail...)
	} else {
		next := make([]float64, 0, len(h.each)-(to-from)+len(with)+64)
		h.each = append(append(append(next, h.each[:from]...), with...), tail...)
	}
	h.build()
}

func (h *heights) build() {
	n := len(h.each)
	if cap(h.tree) < n+1 {
		h.tree = make([]float64, n+1, n+65)
	}
	h.tree = h.tree[:n+1]
	h.tree[0] = 0
	copy(h.tree[1:], h.each)
	for i := 1; i <= n; i++ {
		if k := i + i&-i; k <= n {
			h.tree[k] += h.tree[i]
		}
	}
}
