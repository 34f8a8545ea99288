package write

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"galley/editor/state"
	"galley/ui/theme"
)

// Measures of what is drawn, in Fyne's pixels.
const (
	caretWidth  = 2
	caretHeight = 21 // in a row of 25
)

// place puts every object where the view says. It refreshes only objects whose
// picture changes; all others are at most moved.
func (a *Area) place() {
	a.compose()
	a.placeCarets()
	a.placeCompletion()
	a.bar.Set(a.view.port.Y(a.view.heights), a.view.page(), a.view.heights.Height()+a.view.page()-a.view.tail())
}

// listObjects lists what is drawn, from the back to the front, when a pool has
// grown.
func (a *Area) listObjects() {
	n := len(a.carets.all) + 3
	if n == len(a.objects) {
		return
	}
	a.objects = append(a.objects[:0], a.surface.Object)
	a.objects = appendObjects(a.objects, &a.carets)
	a.objects = append(a.objects, a.bar, a.completing.list)
	// The canvas does not know the new objects yet: they cannot ask for a frame.
	canvas.Refresh(a.bar)
}

// placeCarets puts a caret at the head of every range.
func (a *Area) placeCarets() {
	a.carets.begin()
	if a.caret.on {
		for _, r := range a.state.Sel.Ranges {
			a.placeCaret(r)
		}
	}
	a.carets.end()
	a.listObjects()
}

// placeCompletion shows the list of link targets below its link, or hides it.
func (a *Area) placeCompletion() {
	c := &a.completing
	x, y, seen := float32(0), 0.0, false
	if c.open {
		x, y, seen = a.point(a.state.Sel.Primary().Head)
	}
	if !seen {
		if c.list.Visible() {
			c.list.Hide()
		}
		return
	}
	scale := a.view.look.scale
	c.list.show((a.left+x)/scale, float32(y)/scale, float32(y+float64(a.view.look.row))/scale, a.Size())
}

// point returns where a place in the shown text stands: x from the text's left
// edge, y of its row's top, in device pixels; false when it is out of sight.
func (a *Area) point(off int) (x float32, y float64, seen bool) {
	for _, s := range a.shown {
		if off >= s.span.From && (off < s.next || s.index+1 >= a.view.heights.Len()) {
			local := s.local(off)
			i := s.row(local)
			return min(s.x(i, local), a.view.width+slack*a.view.look.scale/2), s.y + float64(i*a.view.look.row), true
		}
	}
	return 0, 0, false
}

func (a *Area) placeCaret(r state.Range) {
	if x, y, seen := a.point(r.Head); seen {
		scale := a.view.look.scale
		h := float64(a.view.look.row * caretHeight / int(theme.EditorLine))
		w := float32(max(1, int(caretWidth*scale)))
		y += float64((a.view.look.row - int(h)) / 2)
		a.rectangle(a.carets.next(), a.view.look.palette.Accent, float32(int(a.left+x-w/2)), y, w, h)
	}
}

// rectangle shows a rectangle at device pixels.
func (a *Area) rectangle(o *canvas.Rectangle, fill color.NRGBA, x float32, y float64, w float32, h float64) {
	scale := a.view.look.scale
	if o.FillColor != fill {
		o.FillColor = fill
		o.Refresh()
	}
	o.Move(fyne.NewPos(x/scale, float32(y)/scale))
	o.Resize(fyne.NewSize(w/scale, float32(h)/scale))
	if !o.Visible() {
		o.Show()
	}
}

// renderer keeps no state: Fyne throws it away when the widget was hidden for a
// minute.
type renderer struct{ a *Area }

func (r renderer) Layout(size fyne.Size) {
	r.a.bar.Move(fyne.NewPos(size.Width-r.a.bar.MinSize().Width, 0))
	r.a.bar.Resize(fyne.NewSize(r.a.bar.MinSize().Width, size.Height))
	r.a.flush()
}

func (r renderer) MinSize() fyne.Size { return r.a.MinSize() }

func (r renderer) Objects() []fyne.CanvasObject {
	r.a.listObjects()
	return r.a.objects
}

func (r renderer) Refresh() { r.a.Refresh() }

func (r renderer) Destroy() {}
