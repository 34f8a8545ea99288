package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
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
	r := &groundRenderer{ground: g, rect: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type groundRenderer struct {
	ground *Ground
	rect   *canvas.Rectangle
}

func (r *groundRenderer) MinSize() fyne.Size           { return fyne.NewSquareSize(theme.Hair) }
func (r *groundRenderer) Layout(size fyne.Size)        { r.rect.Resize(size) }
func (r *groundRenderer) Destroy()                     {}
func (r *groundRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.rect} }

func (r *groundRenderer) Refresh() {
	r.rect.FillColor, r.rect.StrokeColor, r.rect.StrokeWidth = Color(r.ground.fill), Color(r.ground.border), 0
	if r.ground.border != "" {
		r.rect.StrokeWidth = theme.Hair
	}
	r.rect.CornerRadius = r.ground.radius
	r.rect.Refresh()
}
