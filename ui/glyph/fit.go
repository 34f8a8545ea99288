package glyph

import "slices"

// fitMost is the size above which glyphs are drawn as they are: a blurred edge
// is then a small part of a stem.
const fitMost = 48

// fit moves the horizontal lines that letters share (baseline, tops of x, H and
// l, foot of p) onto whole pixels, and what lies between in proportion, so
// that text is crisp without hinting. Widths do not change. It maps heights
// above the baseline in pixels, by straight lines between knots.
type fit struct {
	from, to []float32
}

// newFit measures the face's letters at a scale of pixels per em unit.
func newFit(f *face, scale float32) fit {
	extent := func(r rune) (top, bottom float32, ok bool) {
		id, ok := f.NominalGlyph(r)
		if !ok {
			return 0, 0, false
		}
		e, ok := f.GlyphExtents(id)
		return e.YBearing * scale, (e.YBearing + e.Height) * scale, ok
	}
	xTop, _, ok1 := extent('x')
	oTop, oFoot, ok2 := extent('o')
	hTop, _, ok3 := extent('H')
	roundTop, _, ok4 := extent('O')
	lTop, _, ok5 := extent('l')
	_, pFoot, ok6 := extent('p')
	if !ok1 || !ok2 || !ok3 || !ok4 || !ok5 || !ok6 {
		return fit{}
	}
	var out fit
	knot := func(from, to float32) {
		// Knots that meet, such as the tops of H and l, are one.
		if n := len(out.from); n > 0 && (from-out.from[n-1] < 0.05 || to < out.to[n-1]) {
			return
		}
		out.from, out.to = append(out.from, from), append(out.to, to)
	}
	// Round letters reach a little over the line; less than half a pixel of
	// that is only blur.
	over := func(line, reach float32) float32 {
		if d := reach - line; d > 0.6 || d < -0.6 {
			return round(line) + d
		}
		return round(line)
	}
	knot(pFoot, round(pFoot))
	knot(oFoot, over(0, oFoot))
	knot(0, 0)
	knot(xTop, round(xTop))
	knot(oTop, over(xTop, oTop))
	knot(hTop, round(hTop))
	knot(roundTop, over(hTop, roundTop))
	knot(lTop, round(lTop))
	return out
}

// y returns where the height y goes; without knots it stays.
func (f *fit) y(y float32) float32 {
	n := len(f.from)
	if n == 0 {
		return y
	}
	i, _ := slices.BinarySearch(f.from, y)
	switch {
	case i == 0:
		return f.to[0] + y - f.from[0]
	case i == n:
		return f.to[n-1] + y - f.from[n-1]
	}
	share := (y - f.from[i-1]) / (f.from[i] - f.from[i-1])
	return f.to[i-1] + share*(f.to[i]-f.to[i-1])
}
