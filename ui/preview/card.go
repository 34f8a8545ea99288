package preview

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"galley/ui/theme"
)

// capHeight is the height of the card's ends, in CSS pixels: enough for its round corners.
const capHeight = 5

// card is the paper that the page lies on. Fyne blurs every edge of a rectangle with round corners, so the card is made
// of plain ones, which are sharp, and of two ends that are painted here.
//
//	╭──────╮  ends[0]
//	│      │  edge, a rectangle in the hairline's colour, with paper on it
//	╰──────╯  ends[1]
type card struct {
	edge, paper *canvas.Rectangle
	ends        [2]*canvas.Raster

	scale            float64
	desk, fill, line color.NRGBA
}

func newCard() *card {
	c := &card{edge: canvas.NewRectangle(nil), paper: canvas.NewRectangle(nil)}
	for i := range c.ends {
		c.ends[i] = canvas.NewRaster(func(w, h int) image.Image { return c.end(i, w, h) })
		c.ends[i].ScaleMode = canvas.ImageScalePixels
	}
	return c
}

// colour sets the colours; line is that of the hairline around the paper.
func (c *card) colour(pal theme.Palette, line color.NRGBA) {
	c.desk, c.fill, c.line = pal.Desk, pal.Paper, line
	c.edge.FillColor, c.paper.FillColor = line, pal.Paper
	for _, o := range c.objects(nil) {
		o.Refresh()
	}
}

// place lays the card over a rectangle of whole device pixels.
func (c *card) place(box image.Rectangle, k *look) {
	c.scale = k.scale
	rounded := min(k.px(capHeight), box.Dy()/2)
	hair := max(1, k.px(theme.Hair))
	put := func(o fyne.CanvasObject, r image.Rectangle) {
		s := float32(k.scale)
		o.Move(fyne.NewPos(float32(r.Min.X)/s, float32(r.Min.Y)/s))
		o.Resize(fyne.NewSize(float32(r.Dx())/s, float32(r.Dy())/s))
	}
	body := image.Rect(box.Min.X, box.Min.Y+rounded, box.Max.X, box.Max.Y-rounded)
	put(c.edge, body)
	put(c.paper, image.Rect(body.Min.X+hair, body.Min.Y, body.Max.X-hair, body.Max.Y))
	put(c.ends[0], image.Rect(box.Min.X, box.Min.Y, box.Max.X, body.Min.Y))
	put(c.ends[1], image.Rect(box.Min.X, body.Max.Y, box.Max.X, box.Max.Y))
}

// end paints the upper (0) or lower (1) end.
func (c *card) end(which, w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	fillRect(img, img.Rect, 0, c.desk)
	box := image.Rect(0, 0, w, 8*h)
	if which == 1 {
		box = box.Sub(image.Pt(0, 7*h))
	}
	hair := max(1, int(float64(theme.Hair)*c.scale+0.5))
	fillRect(img, box, cardRadius*c.scale, c.line)
	fillRect(img, box.Inset(hair), cardRadius*c.scale-float64(hair), c.fill)
	return img
}

func (c *card) objects(to []fyne.CanvasObject) []fyne.CanvasObject {
	return append(to, c.edge, c.paper, c.ends[0], c.ends[1])
}
