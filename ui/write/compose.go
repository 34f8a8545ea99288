package write

import (
	"image"
	"image/color"
	"math"

	"galley/editor/layout"
	"galley/ui/control"
	"galley/ui/shape"
	"galley/ui/theme"
)

// lineEndMark is how much of a selected line end is shown, in Fyne's pixels.
const lineEndMark = 6

// compose gives every visible row a strip of the surface: the ground of fenced
// code, the bands of the selection, and the text over them.
func (a *Area) compose() {
	v := &a.view
	a.surface.Resize(a.Size(), v.look.scale)
	width := int(math.Round(float64(a.Size().Width * v.look.scale)))
	strips := a.strips[:0]
	for n, s := range a.shown {
		for i := range s.rows {
			top := int(math.Round(s.y)) + i*v.look.row
			if top <= -v.look.row || top >= int(v.height) {
				continue
			}
			r := row{area: a, segment: s.segment, index: i, top: top}
			r.fence = a.fenceAt(n, i)
			r.bands = a.bands(s, i)
			if r.plain() {
				continue
			}
			strips = append(strips, control.Strip{Top: top, Bottom: top + v.look.row, Look: r.look(), Paint: r.paint})
		}
	}
	a.strips = a.surface.Compose(width, int(math.Ceil(v.height)), v.look.palette.Pane, strips)
}

// fence is what part of the ground of fenced code a row lies on.
type fence uint8

const (
	fenceNone   fence = 0
	fenceMiddle fence = 1 << iota
	fenceFirst
	fenceLast
)

// fenceAt tells which part of the ground row i of the nth visible segment lies on.
func (a *Area) fenceAt(n, i int) fence {
	if !a.shown[n].fenced {
		return fenceNone
	}
	f := fenceMiddle
	if i == 0 && (n == 0 || !a.shown[n-1].fenced) {
		f |= fenceFirst
	}
	if i == len(a.shown[n].rows)-1 && (n == len(a.shown)-1 || !a.shown[n+1].fenced) {
		f |= fenceLast
	}
	return f
}

// bands returns the stretches of row i that are selected, from where the row
// begins, in device pixels.
func (a *Area) bands(s shown, i int) []layout.Band {
	var bands []layout.Band
	row := s.rows[i]
	for _, r := range a.state.Sel.Ranges {
		if r.Empty() || r.To() < s.span.From || r.From() > s.span.To || r.To() == s.span.From {
			continue
		}
		from, to := s.local(max(r.From(), s.span.From)), s.local(r.To())
		if row.From > to || row.To < from {
			continue
		}
		first := len(bands)
		bands = row.Bands(s.clusters, max(from, row.From), min(to, row.To), bands)
		if i == len(s.rows)-1 && r.To() > s.span.To && s.next > s.span.To {
			bands = append(bands[:first], addLineEnd(bands[first:], row.X(s.clusters, row.To), lineEndMark*a.view.look.scale)...)
		}
	}
	return bands
}

// addLineEnd adds the mark of a selected line end, joined to the band before it.
func addLineEnd(bands []layout.Band, x, width float32) []layout.Band {
	if n := len(bands); n > 0 && bands[n-1].To == x {
		bands[n-1].To += width
		return bands
	}
	return append(bands, layout.Band{From: x, To: x + width})
}

// fenceFill is the colour of the ground of fenced code.
func (a *Area) fenceFill() color.NRGBA {
	if a.view.look.palette.Dark {
		return a.view.look.palette.Paper
	}
	return a.view.look.palette.Chrome
}

func round(v float32) int { return int(math.Round(float64(v))) }

// paintFence lays the ground of fenced code, round at its ends.
func (r *row) paintFence(dst *image.RGBA) {
	look := &r.area.view.look
	top, bottom := r.top, r.top+look.row
	// What is beyond an end that is not this row's is clipped away.
	if r.fence&fenceFirst == 0 {
		top -= look.row
	}
	if r.fence&fenceLast == 0 {
		bottom += look.row
	}
	left := r.area.left - slack*look.scale
	right := r.area.left + r.area.view.width + slack*look.scale
	shape.FillRect(dst, image.Rect(round(left), top, round(right), bottom), float64(theme.Radius*look.scale), r.area.fenceFill())
}
