package preview

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// views are the rasters of the rows in view. A row that looks as it did keeps its raster, whose texture is then only
// moved; the rasters of rows that left the view are given to rows that came in.
type views struct {
	draw func(dst *image.RGBA, r *row)

	shown   []*view
	before  map[uint64][]*view // of the last arrangement, not yet used in this one, by key
	waiting []placing
	spare   []*view
	scratch []byte // pixels of the row painted last: a texture takes a copy
}

// view is a raster and the row it shows.
type view struct {
	raster *canvas.Raster
	row    *row
}

// placing is a row that found no raster showing it already.
type placing struct {
	row  *row
	pos  fyne.Position
	size fyne.Size
}

// spareMost is the number of rasters kept for rows to come. They stay in the tree, out of sight, so that Fyne keeps
// their textures and their place on the canvas in step.
const spareMost = 24

var outOfSight = fyne.NewPos(0, -10000)

func (v *views) begin() {
	if v.before == nil {
		v.before = map[uint64][]*view{}
	}
	clear(v.before)
	// From the last to the first: rows that look alike are taken from the end, so in their order.
	for i := len(v.shown) - 1; i >= 0; i-- {
		k := v.shown[i].row.key
		v.before[k] = append(v.before[k], v.shown[i])
	}
	v.shown = v.shown[:0]
	v.waiting = v.waiting[:0]
}

// forget has every row painted again, whether or not it looks as if it had changed.
func (v *views) forget() {
	v.spare = append(v.spare, v.shown...)
	v.shown = v.shown[:0]
}

// put shows a row at a place of the pane.
func (v *views) put(r *row, pos fyne.Position, size fyne.Size) {
	same := v.before[r.key]
	if n := len(same); n > 0 && same[n-1].raster.Size() == size {
		w := same[n-1]
		v.before[r.key] = same[:n-1]
		w.row = r
		w.raster.Move(pos)
		v.shown = append(v.shown, w)
		return
	}
	v.waiting = append(v.waiting, placing{r, pos, size})
}

// end gives the rows that need painting the rasters that are free.
func (v *views) end() {
	for _, free := range v.before {
		v.spare = append(v.spare, free...)
	}
	clear(v.before)
	for _, p := range v.waiting {
		w := v.take(p.size)
		w.row = p.row
		w.raster.Move(p.pos)
		if w.raster.Size() == p.size {
			canvas.Refresh(w.raster)
		} else {
			w.raster.Resize(p.size) // refreshes
		}
		v.shown = append(v.shown, w)
	}
	if len(v.spare) > spareMost {
		v.spare = v.spare[:spareMost]
	}
	for _, w := range v.spare {
		w.raster.Move(outOfSight)
	}
}

// take returns a free raster, of that size when there is one.
func (v *views) take(size fyne.Size) *view {
	n := len(v.spare)
	if n == 0 {
		w := &view{}
		w.raster = canvas.NewRaster(func(width, height int) image.Image { return v.paint(w, width, height) })
		w.raster.ScaleMode = canvas.ImageScalePixels
		return w
	}
	at := n - 1
	for i, w := range v.spare {
		if w.raster.Size() == size {
			at = i
			break
		}
	}
	w := v.spare[at]
	v.spare[at] = v.spare[n-1]
	v.spare = v.spare[:n-1]
	return w
}

// paint makes the picture of a view's row, when Fyne asks for it.
func (v *views) paint(w *view, width, height int) image.Image {
	n := width * height * 4
	if cap(v.scratch) < n {
		v.scratch = make([]byte, n)
	}
	img := &image.RGBA{Pix: v.scratch[:n], Stride: width * 4, Rect: image.Rect(0, 0, width, height)}
	v.draw(img, w.row)
	return img
}

// objects appends the rasters.
func (v *views) objects(to []fyne.CanvasObject) []fyne.CanvasObject {
	for _, w := range v.shown {
		to = append(to, w.raster)
	}
	for _, w := range v.spare {
		to = append(to, w.raster)
	}
	return to
}

// objects are what Fyne draws, from back to front.
func (p *Pane) objects() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, 0, 12+len(p.card.gaps)+len(p.views.shown)+len(p.views.spare))
	out = p.card.objects(out)
	out = p.views.objects(out)
	return append(out, p.bar)
}
