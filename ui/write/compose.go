package write

import (
	"image"
	"image/color"
	"math"

	"galley/ui/control"
	"galley/ui/shape"
	"galley/ui/theme"
)

// lineEndMark is how much of a selected line end is shown, in Fyne's pixels.
const lineEndMark = 6

// compose gives every visible row a strip of the surface: the ground of fenced
// code, what is marked, and the text over them.
func (a *Area) compose() {
	v := &a.view
	a.surface.Resize(a.Size(), v.look.scale)
	width := int(math.Round(float64(a.Size().Width * v.look.scale)))
	strips := a.strips[:0]
	for n, s := range a.shown {
		a.addMarks(s.segment)
		for i := range s.rows {
			top := int(math.Round(s.y)) + i*v.look.row
			if top <= -v.look.row || top >= int(v.height) {
				continue
			}
			r := row{area: a, segment: s.segment, index: i, top: top}
			r.fence = a.fenceAt(n, i)
			r.bands = a.bands(s.segment, i)
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
