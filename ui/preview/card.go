package preview

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"galley/ui/control"
	"galley/ui/theme"
)

// capHeight is the height of the card's ends, in CSS pixels: enough for its round corners.
const capHeight = 5

// card is the paper that the page lies on, and the desk around it. No pixel is filled twice, for that is what a frame
// costs: the desk is four strips, and paper lies only where no row's picture does.
//
//	desk[0]
//	╭────────────╮  ends[0]
//	│▒▒▒▒▒▒▒▒▒▒▒▒│  gaps[0]
//	│▒  row     ▒│  ▒ paper, with a hairline outside
//	│▒  row     ▒│
//	│▒▒▒▒▒▒▒▒▒▒▒▒│  gaps[1]
//	╰────────────╯  ends[1]
//	desk[1]          desk[2] and desk[3] are left and right of it
type card struct {
	around [4]*control.Fill // the desk
	edges  [2]*control.Fill // hairlines left and right
	sides  [2]*control.Fill // paper left and right of the rows
	gaps   []*control.Fill  // paper above, between and below the rows
	ends   [2]*canvas.Raster

	scale            float64
	desk, fill, line color.NRGBA
}

func newCard() *card {
	c := &card{}
	for _, fills := range [][]*control.Fill{c.around[:], c.edges[:], c.sides[:]} {
		for i := range fills {
			fills[i] = control.NewFill(color.NRGBA{})
		}
	}
	for i := range c.ends {
		c.ends[i] = canvas.NewRaster(func(w, h int) image.Image { return c.end(i, w, h) })
		c.ends[i].ScaleMode = canvas.ImageScalePixels
	}
	return c
}

// colour sets the colours; line is that of the hairline around the paper.
func (c *card) colour(pal theme.Palette, line color.NRGBA) {
	c.desk, c.fill, c.line = pal.Desk, pal.Paper, line
	for _, f := range c.around {
		f.Paint(c.desk)
	}
	for i := range c.edges {
		c.edges[i].Paint(c.line)
		c.sides[i].Paint(c.fill)
		c.ends[i].Refresh()
	}
	for _, f := range c.gaps {
		f.Paint(c.fill)
	}
}

// stretch is a part of a height that a row covers, in device pixels.
type stretch struct {
	from, to int
	wide     bool // up to the card's edges
}

// place lays the card over a rectangle of whole device pixels of a view. The rows over it run from left to right, and
// stand where covered says, from top to bottom.
func (c *card) place(view, box image.Rectangle, left, right int, covered []stretch, k *look) {
	c.scale = k.scale
	rounded := min(k.px(capHeight), box.Dy()/2)
	hair := max(1, k.px(theme.Hair))
	cover := func(f *control.Fill, minX, minY, maxX, maxY int) {
		f.Cover(image.Rectangle{image.Pt(minX, minY), image.Pt(maxX, maxY)}.Intersect(view), k.scale)
	}
	cover(c.around[0], 0, 0, view.Max.X, box.Min.Y)
	cover(c.around[1], 0, box.Max.Y, view.Max.X, view.Max.Y)
	cover(c.around[2], 0, box.Min.Y, box.Min.X, box.Max.Y)
	cover(c.around[3], box.Max.X, box.Min.Y, view.Max.X, box.Max.Y)

	top, bottom := box.Min.Y+rounded, box.Max.Y-rounded
	put(c.ends[0], image.Rect(box.Min.X, box.Min.Y, box.Max.X, top), k.scale)
	put(c.ends[1], image.Rect(box.Min.X, bottom, box.Max.X, box.Max.Y), k.scale)
	cover(c.edges[0], box.Min.X, top, box.Min.X+hair, bottom)
	cover(c.edges[1], box.Max.X-hair, top, box.Max.X, bottom)
	beside := top
	if len(covered) > 0 && covered[0].wide {
		beside = max(top, covered[0].to) // only the page's first row is
	}
	cover(c.sides[0], box.Min.X+hair, beside, left, bottom)
	cover(c.sides[1], right, beside, box.Max.X-hair, bottom)

	used, y := 0, top
	for _, s := range append(covered, stretch{from: bottom, to: bottom}) {
		if y < s.from && y < view.Max.Y && s.from > 0 {
			if used == len(c.gaps) {
				c.gaps = append(c.gaps, control.NewFill(c.fill))
			}
			cover(c.gaps[used], left, y, right, min(s.from, bottom))
			used++
		}
		y = max(y, s.to)
	}
	for _, f := range c.gaps[used:] {
		f.Cover(image.Rectangle{}, k.scale)
	}
}

func put(o fyne.CanvasObject, r image.Rectangle, scale float64) {
	s := float32(scale)
	o.Move(fyne.NewPos(float32(r.Min.X)/s, float32(r.Min.Y)/s))
	o.Resize(fyne.NewSize(float32(r.Dx())/s, float32(r.Dy())/s))
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

// objects appends what Fyne draws.
func (c *card) objects(to []fyne.CanvasObject) []fyne.CanvasObject {
	for _, fills := range [][]*control.Fill{c.around[:], c.edges[:], c.sides[:], c.gaps} {
		for _, f := range fills {
			to = append(to, f.Raster)
		}
	}
	return append(to, c.ends[0], c.ends[1])
}
