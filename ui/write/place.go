package write

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"galley/editor/layout"
	"galley/editor/state"
	"galley/ui/theme"
)

// Measures of what is drawn, in Fyne's pixels.
const (
	caretWidth  = 2
	caretHeight = 21
	lineEndMark = 6 // how much of a selected line end is shown
)

// place puts every object where the view says. It refreshes only objects whose
// picture changes; all others are at most moved.
func (a *Area) place() {
	a.shown = a.view.visible(a.shown[:0])
	a.placeGrounds()
	a.placeBands()
	a.placeRows()
	a.placeCarets()
	a.bar.Set(a.view.port.Y(a.view.heights), a.view.page(), a.view.heights.Height()+a.view.page()-a.view.tail())
}

// listObjects lists what is drawn, from the back to the front, when a pool has
// grown.
func (a *Area) listObjects() {
	n := len(a.grounds.all) + len(a.bands.all) + len(a.rows.all) + len(a.carets.all) + 2
	if n == len(a.objects) {
		return
	}
	a.objects = append(a.objects[:0], a.back.Raster)
	a.objects = appendObjects(a.objects, &a.grounds)
	a.objects = appendObjects(a.objects, &a.bands)
	for _, r := range a.rows.all {
		a.objects = append(a.objects, r.Raster) // the painters know this type only
	}
	a.objects = appendObjects(a.objects, &a.carets)
	a.objects = append(a.objects, a.bar)
	// The canvas does not know the new objects yet: they cannot ask for a frame.
	canvas.Refresh(a.bar)
}

// placeGrounds puts one ground behind each stretch of fenced code.
func (a *Area) placeGrounds() {
	a.grounds.begin()
	fill := a.view.look.palette.Chrome
	if a.view.look.palette.Dark {
		fill = a.view.look.palette.Paper
	}
	for i := 0; i < len(a.shown); i++ {
		if !a.shown[i].fenced {
			continue
		}
		from, to := a.shown[i].y, 0.0
		for ; i < len(a.shown) && a.shown[i].fenced; i++ {
			to = a.shown[i].y + float64(len(a.shown[i].rows)*a.view.look.row)
		}
		g := a.grounds.next()
		g.CornerRadius = theme.Radius
		a.rectangle(g, fill, a.left-slack*a.view.look.scale, from, a.view.width+2*slack*a.view.look.scale, to-from)
	}
	a.grounds.end()
}

// placeBands puts a band behind every visible stretch of the selection.
func (a *Area) placeBands() {
	a.bands.begin()
	var bands []layout.Band
	for _, s := range a.shown {
		for _, r := range a.state.Sel.Ranges {
			if r.Empty() || r.To() < s.span.From || r.From() > s.span.To || r.To() == s.span.From {
				continue
			}
			from, to := s.local(max(r.From(), s.span.From)), s.local(r.To())
			for i, row := range s.rows {
				if row.From > to || row.To < from {
					continue
				}
				bands = row.Bands(s.clusters, max(from, row.From), min(to, row.To), bands[:0])
				if i == len(s.rows)-1 && r.To() > s.span.To && s.next > s.span.To {
					bands = addLineEnd(bands, row.X(s.clusters, row.To), lineEndMark*a.view.look.scale)
				}
				y := s.y + float64(i*a.view.look.row)
				for _, b := range bands {
					right := min(b.To+s.left(i), a.view.width+slack*a.view.look.scale/2)
					left := b.From + s.left(i)
					a.rectangle(a.bands.next(), a.view.look.palette.Selection, a.left+left, y, right-left, float64(a.view.look.row))
				}
			}
		}
	}
	a.bands.end()
}

// addLineEnd adds the mark of a selected line end, joined to the band before it.
func addLineEnd(bands []layout.Band, x, width float32) []layout.Band {
	if n := len(bands); n > 0 && bands[n-1].To == x {
		bands[n-1].To += width
		return bands
	}
	return append(bands, layout.Band{From: x, To: x + width})
}

// placeRows gives every visible row a raster: the one that already shows the same
// picture, if there is one.
func (a *Area) placeRows() {
	free := a.rows.all
	a.rows.begin()
	// First pass: rasters that stay what they are come to the front of the pool.
	type want struct {
		seg   *segment
		index int
		y     float64
	}
	var rest []want
	for _, s := range a.shown {
		for i := range s.rows {
			y := s.y + float64(i*a.view.look.row)
			if s.keys[i] == 0 || y <= -float64(a.view.look.row) || y >= a.view.height {
				continue
			}
			at, size := -1, a.rowSize(s.segment, i)
			for k := a.rows.used; k < len(free); k++ {
				if free[k].key == s.keys[i] && free[k].Size() == size {
					at = k
					break
				}
			}
			if at < 0 {
				rest = append(rest, want{s.segment, i, y})
				continue
			}
			free[a.rows.used], free[at] = free[at], free[a.rows.used]
			r := a.rows.next()
			r.segment, r.index = s.segment, i
			a.move(r, y)
		}
	}
	// Second pass: the others are painted anew.
	for _, w := range rest {
		r := a.rows.next()
		r.segment, r.index, r.key, r.stale = w.seg, w.index, w.seg.keys[w.index], true
		if size := a.rowSize(w.seg, w.index); r.Size() == size {
			r.Refresh()
		} else {
			r.Resize(size) // refreshes
		}
		a.move(r, w.y)
	}
	a.rows.end()
}

// rowSize is the size of a row's raster: as wide as its text, in steps, for every
// pixel of it costs in each frame, and every change of its width a new picture.
func (a *Area) rowSize(s *segment, i int) fyne.Size {
	const step = 64
	scale := a.view.look.scale
	width := s.left(i) + s.rows[i].Width + 2*slack*scale
	width = min(float32(math.Ceil(float64(width)/step)*step), a.view.width+2*slack*scale)
	return fyne.NewSize(width/scale, float32(a.view.look.row)/scale)
}

// move puts a row's raster at y and shows it.
func (a *Area) move(r *row, y float64) {
	scale := a.view.look.scale
	r.Move(fyne.NewPos(a.left/scale-slack, float32(y)/scale))
	if !r.Visible() {
		r.Show()
	}
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

func (a *Area) placeCaret(r state.Range) {
	for _, s := range a.shown {
		if r.Head < s.span.From || r.Head >= s.next && s.index+1 < a.view.heights.Len() {
			continue
		}
		scale := a.view.look.scale
		local := s.local(r.Head)
		i := s.row(local)
		x := min(s.x(i, local), a.view.width+slack*scale/2)
		h := float64(int(caretHeight * scale))
		y := s.y + float64(i*a.view.look.row) + float64((a.view.look.row-int(h))/2)
		w := float32(max(1, int(caretWidth*scale)))
		a.rectangle(a.carets.next(), a.view.look.palette.Accent, float32(int(a.left+x-w/2)), y, w, h)
		return
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
	r.a.back.Resize(size)
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
