package control

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Fill is a large area of one colour that lies on the window itself, never on
// another fill. Give its Raster to Fyne.
//
// Without a graphics card, filling pixels is most of what a frame costs, and
// every pixel of a canvas.Rectangle costs half as much again as one of this
// raster of one stretched pixel. Where the window is cleared in the same
// colour anyway nothing is drawn at all.
type Fill struct {
	*canvas.Raster
	pixel *image.RGBA
}

// NewFill makes a fill of an opaque colour.
func NewFill(c color.NRGBA) *Fill {
	f := &Fill{pixel: image.NewRGBA(image.Rect(0, 0, 1, 1))}
	f.Raster = canvas.NewRaster(func(int, int) image.Image { return f.pixel })
	f.ScaleMode = canvas.ImageScalePixels
	f.Paint(c)
	return f
}

// Paint takes another colour. Call it also when the theme has changed, for the
// window is cleared in another colour then.
func (f *Fill) Paint(c color.NRGBA) {
	f.pixel.Set(0, 0, c)
	if fynetheme.Color(fynetheme.ColorNameBackground) == color.Color(c) {
		f.Hide()
		return
	}
	f.Show()
	f.Refresh()
}

// Cover puts the fill over a rectangle of device pixels at a scale; an empty
// one takes it out of sight.
func (f *Fill) Cover(r image.Rectangle, scale float64) {
	if r.Empty() {
		r = image.Rect(0, -10001, 1, -10000)
	}
	s := float32(scale)
	f.Move(fyne.NewPos(float32(r.Min.X)/s, float32(r.Min.Y)/s))
	f.Resize(fyne.NewSize(float32(r.Dx())/s, float32(r.Dy())/s))
}
