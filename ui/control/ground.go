package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"galley/ui/theme"
)

// Ground is a rectangle in a colour of the theme, with or without a border.
type Ground struct {
	widget.BaseWidget

	fill, border fyne.ThemeColorName
	radius       float32
}

// NewGround fills its place; an empty name draws nothing.
func NewGround(fill, border fyne.ThemeColorName, radius float32) *Ground {
	g := &Ground{fill: fill, border: border, radius: radius}
	g.ExtendBaseWidget(g)
	return g
}

// NewHairline is a line of one pixel, as wide or as high as it is laid out.
func NewHairline() *Ground { return NewGround(theme.ColorLine, "", 0) }

// Paint changes the colours.
func (g *Ground) Paint(fill, border fyne.ThemeColorName) {
	if g.fill != fill || g.border != border {
		g.fill, g.border = fill, border
		g.Refresh()
	}
}

// MinSize is a hairline's, so that a Ground never asks for room.
func (g *Ground) MinSize() fyne.Size { return fyne.NewSquareSize(theme.Hair) }

// CreateRenderer implements fyne.Widget.
func (g *Ground) CreateRenderer() fyne.WidgetRenderer {
	r := &groundRenderer{ground: g, plate: NewPlate(g.radius, theme.Hair)}
	r.Refresh()
	return r
}

type groundRenderer struct {
	ground *Ground
	plate  *Plate
}

func (r *groundRenderer) MinSize() fyne.Size           { return fyne.NewSquareSize(theme.Hair) }
func (r *groundRenderer) Layout(size fyne.Size)        { r.plate.Resize(size) }
func (r *groundRenderer) Destroy()                     {}
func (r *groundRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.plate.Raster} }

func (r *groundRenderer) Refresh() { r.plate.Paint(colour(r.ground.fill), colour(r.ground.border)) }
