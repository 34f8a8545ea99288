package write

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
)

// ground fills the pane behind the text. It is a raster of one stretched pixel:
// without a graphics card every pixel of a canvas.Rectangle costs a third more,
// and this is the largest area of the window. Where the window is of the same
// colour anyway it is not drawn at all.
type ground struct {
	*canvas.Raster
	pixel *image.RGBA
}

func newGround(fill color.NRGBA) *ground {
	g := &ground{pixel: image.NewRGBA(image.Rect(0, 0, 1, 1))}
	g.Raster = canvas.NewRaster(func(int, int) image.Image { return g.pixel })
	g.fill(fill)
	return g
}

// fill takes another colour.
func (g *ground) fill(c color.NRGBA) {
	g.pixel.Set(0, 0, c)
	if fynetheme.Color(fynetheme.ColorNameBackground) == color.Color(c) {
		g.Hide()
		return
	}
	g.Show()
	g.Refresh()
}
