package control

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2/canvas"
)

// Plate is a filled rectangle with round corners and a border, drawn once into
// a picture: without a graphics card a canvas.Rectangle computes its shape anew
// for every pixel of every frame, which costs several times as much. Give its
// Raster to Fyne, which knows only its own types.
type Plate struct {
	*canvas.Raster

	fill, border   color.NRGBA
	radius, stroke float32 // pixels of the toolkit
	picture        *image.RGBA
}

// NewPlate makes a plate of no colour; sizes are pixels of the toolkit.
func NewPlate(radius, stroke float32) *Plate {
	p := &Plate{radius: radius, stroke: stroke}
	p.Raster = canvas.NewRaster(p.draw)
	p.ScaleMode = canvas.ImageScalePixels
	return p
}

// Paint takes other colours; a transparent border is none.
func (p *Plate) Paint(fill, border color.NRGBA) {
	if p.fill != fill || p.border != border {
		p.fill, p.border = fill, border
		p.Refresh()
	}
	if visible := fill.A > 0 || border.A > 0; visible != p.Visible() {
		if visible {
			p.Show()
		} else {
			p.Hide()
		}
	}
}

// draw implements the generator of canvas.Raster; w and h are device pixels.
func (p *Plate) draw(w, h int) image.Image {
	scale := float64(1)
	if size := p.Size(); size.Height > 0 {
		scale = float64(h) / float64(size.Height)
	}
	if p.picture == nil || p.picture.Rect.Dx() != w || p.picture.Rect.Dy() != h {
		p.picture = image.NewRGBA(image.Rect(0, 0, w, h))
	}
	stroke := 0.0
	if p.border.A > 0 {
		stroke = math.Max(1, math.Round(float64(p.stroke)*scale))
	}
	radius := math.Min(float64(p.radius)*scale, math.Min(float64(w), float64(h))/2)
	for y := range h {
		for x := range w {
			p.picture.Set(x, y, p.at(depth(x, y, w, h, radius), stroke))
		}
	}
	return p.picture
}

// at is the colour of a pixel that lies so deep inside the shape.
func (p *Plate) at(depth, stroke float64) color.NRGBA {
	c := p.fill
	if stroke > 0 {
		c = mix(p.border, p.fill, clamp01(depth-stroke+0.5))
	}
	c.A = uint8(math.Round(float64(c.A) * clamp01(depth+0.5)))
	return c
}

// depth is how far the middle of a pixel is inside the edge of a rectangle of
// w×h with round corners, negative outside.
func depth(x, y, w, h int, radius float64) float64 {
	// Distances from the nearest edges, as in the corner at the origin.
	dx := math.Min(float64(x)+0.5, float64(w-x)-0.5)
	dy := math.Min(float64(y)+0.5, float64(h-y)-0.5)
	if dx < radius && dy < radius {
		return radius - math.Hypot(radius-dx, radius-dy)
	}
	return math.Min(dx, dy)
}

func clamp01(f float64) float64 { return math.Max(0, math.Min(1, f)) }

// mix is a colour between a (0) and b (1); a transparent one gives its place to
// the other without darkening it.
func mix(a, b color.NRGBA, t float64) color.NRGBA {
	if a.A == 0 {
		a.R, a.G, a.B = b.R, b.G, b.B
	}
	if b.A == 0 {
		b.R, b.G, b.B = a.R, a.G, a.B
	}
	m := func(x, y uint8) uint8 { return uint8(math.Round(float64(x) + (float64(y)-float64(x))*t)) }
	return color.NRGBA{m(a.R, b.R), m(a.G, b.G), m(a.B, b.B), m(a.A, b.A)}
}
