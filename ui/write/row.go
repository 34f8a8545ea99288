package write

import (
	"image"

	"fyne.io/fyne/v2/canvas"
)

// row is a raster with the picture of one row. It is painted when the toolkit
// uploads it, at most once a frame, into an image that it keeps.
type row struct {
	*canvas.Raster
	area    *Area
	picture *image.RGBA

	segment *segment
	index   int // of the row in the segment
	key     rowKey
	stale   bool // not painted since it got its key
}

func newRow(a *Area) *row {
	r := &row{area: a}
	r.Raster = canvas.NewRaster(r.paint)
	r.ScaleMode = canvas.ImageScalePixels // drawn at device pixels: nothing to smooth, and cheaper to copy
	return r
}

// paint implements the generator of canvas.Raster; w and h are device pixels.
func (r *row) paint(w, h int) image.Image {
	if r.picture == nil || r.picture.Rect.Dx() != w || r.picture.Rect.Dy() != h {
		r.picture = image.NewRGBA(image.Rect(0, 0, w, h))
	} else {
		clear(r.picture.Pix)
	}
	r.stale = false
	v := &r.area.view
	if h != v.look.row {
		// The window came to another screen and the widget was not laid out yet.
		r.area.stale()
	}
	if r.segment != nil {
		x := slack*v.look.scale + r.segment.left(r.index)
		r.segment.line.Paint(r.picture, r.segment.rows[r.index], x, v.look.baseline)
	}
	return r.picture
}
