// Package shape paints the few shapes of the window's pictures: rectangles with
// round corners, discs, lines and scaled images. Places and sizes are pixels of
// the picture; what lies outside dst is not painted, so that a shape that runs
// over many strips is painted strip by strip from the same numbers.
package shape

import (
	"image"
	"image/color"
	"image/draw"
	"math"
)

// FillRect paints a rectangle with round corners of radius r onto dst, clipped to dst: a box that runs over many rows
// is painted row by row from the same rectangle.
func FillRect(dst *image.RGBA, box image.Rectangle, r float64, c color.NRGBA) {
	in := box.Intersect(dst.Rect)
	if in.Empty() || c.A == 0 {
		return
	}
	for y := in.Min.Y; y < in.Max.Y; y++ {
		rounded := r > 0 && (float64(y-box.Min.Y) < r || float64(box.Max.Y-1-y) < r)
		if c.A == 0xff && !rounded {
			fillSpan(dst, in.Min.X, in.Max.X, y, c)
			continue
		}
		for x := in.Min.X; x < in.Max.X; x++ {
			cover := 1.0
			if rounded {
				cover = boxCover(box, r, float64(x)+0.5, float64(y)+0.5)
			}
			blend(dst, x, y, c, cover)
		}
	}
}

// StrokeRect paints the outline of a box with round corners, width w, inside the box.
func StrokeRect(dst *image.RGBA, box image.Rectangle, r, w float64, c color.NRGBA) {
	in := box.Intersect(dst.Rect)
	inner := box.Inset(int(math.Ceil(w)))
	edge := box.Inset(int(math.Ceil(r + w)))
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			if y >= edge.Min.Y && y < edge.Max.Y && x == inner.Min.X && inner.Max.X > x {
				x = inner.Max.X // nothing but paper between the two upright sides
				if x >= in.Max.X {
					break
				}
			}
			px, py := float64(x)+0.5, float64(y)+0.5
			d := boxDistance(box, r, px, py)
			blend(dst, x, y, c, clamp01(0.5-d)-clamp01(0.5-d-w))
		}
	}
}

// FillDisc paints a disc.
func FillDisc(dst *image.RGBA, cx, cy, r float64, c color.NRGBA) {
	in := image.Rect(int(cx-r-1), int(cy-r-1), int(cx+r+2), int(cy+r+2)).Intersect(dst.Rect)
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			d := math.Hypot(float64(x)+0.5-cx, float64(y)+0.5-cy)
			blend(dst, x, y, c, clamp01(r-d+0.5))
		}
	}
}

// StrokeDisc paints a ring of width w, inside radius r.
func StrokeDisc(dst *image.RGBA, cx, cy, r, w float64, c color.NRGBA) {
	in := image.Rect(int(cx-r-1), int(cy-r-1), int(cx+r+2), int(cy+r+2)).Intersect(dst.Rect)
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			d := math.Hypot(float64(x)+0.5-cx, float64(y)+0.5-cy)
			blend(dst, x, y, c, clamp01(r-d+0.5)-clamp01(r-w-d+0.5))
		}
	}
}

// StrokeLine paints a line of width w with round ends.
func StrokeLine(dst *image.RGBA, x1, y1, x2, y2, w float64, c color.NRGBA) {
	in := image.Rect(int(min(x1, x2)-w-1), int(min(y1, y2)-w-1), int(max(x1, x2)+w+2), int(max(y1, y2)+w+2)).Intersect(dst.Rect)
	dx, dy := x2-x1, y2-y1
	length := dx*dx + dy*dy
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			px, py := float64(x)+0.5-x1, float64(y)+0.5-y1
			t := 0.0
			if length > 0 {
				t = clamp01((px*dx + py*dy) / length)
			}
			d := math.Hypot(px-t*dx, py-t*dy)
			blend(dst, x, y, c, clamp01(w/2-d+0.5))
		}
	}
}

// DrawScaled draws src scaled into box, every pixel the mean of those it covers, clipped to dst. src is opaque or
// premultiplied.
func DrawScaled(dst *image.RGBA, box image.Rectangle, src *image.RGBA) {
	in := box.Intersect(dst.Rect)
	w, h := src.Rect.Dx(), src.Rect.Dy()
	if in.Empty() {
		return
	}
	if box.Size() == src.Rect.Size() {
		draw.Draw(dst, in, src, in.Min.Sub(box.Min), draw.Over)
		return
	}
	for y := in.Min.Y; y < in.Max.Y; y++ {
		y1 := (y - box.Min.Y) * h / box.Dy()
		y2 := max(y1+1, (y+1-box.Min.Y)*h/box.Dy())
		for x := in.Min.X; x < in.Max.X; x++ {
			x1 := (x - box.Min.X) * w / box.Dx()
			x2 := max(x1+1, (x+1-box.Min.X)*w/box.Dx())
			var r, g, b, a, n uint32
			for sy := y1; sy < y2; sy++ {
				line := src.Pix[sy*src.Stride+4*x1 : sy*src.Stride+4*x2]
				for i := 0; i+3 < len(line); i += 4 {
					r, g, b, a = r+uint32(line[i]), g+uint32(line[i+1]), b+uint32(line[i+2]), a+uint32(line[i+3])
					n++
				}
			}
			p := dst.Pix[dst.PixOffset(x, y):][:4:4]
			under := 255 - a/n
			p[0] = uint8(r/n + uint32(p[0])*under/255)
			p[1] = uint8(g/n + uint32(p[1])*under/255)
			p[2] = uint8(b/n + uint32(p[2])*under/255)
			p[3] = uint8(a/n + uint32(p[3])*under/255)
		}
	}
}

func fillSpan(dst *image.RGBA, from, to, y int, c color.NRGBA) {
	i, end := dst.PixOffset(from, y), dst.PixOffset(to, y)
	first := dst.Pix[i:end]
	if len(first) < 4 {
		return
	}
	first[0], first[1], first[2], first[3] = c.R, c.G, c.B, 0xff
	for n := 4; n < len(first); n *= 2 {
		copy(first[n:], first[:n])
	}
}

// boxCover is how much of the pixel around (x, y) the box covers.
func boxCover(box image.Rectangle, r, x, y float64) float64 {
	return clamp01(0.5 - boxDistance(box, r, x, y))
}

// boxDistance is the signed distance of a point to the outline of a box with round corners; negative inside.
func boxDistance(box image.Rectangle, r, x, y float64) float64 {
	hw, hh := float64(box.Dx())/2, float64(box.Dy())/2
	r = min(r, hw, hh)
	qx := math.Abs(x-float64(box.Min.X)-hw) - hw + r
	qy := math.Abs(y-float64(box.Min.Y)-hh) - hh + r
	return math.Hypot(max(qx, 0), max(qy, 0)) + min(max(qx, qy), 0) - r
}

func blend(dst *image.RGBA, x, y int, c color.NRGBA, cover float64) {
	if cover <= 0 {
		return
	}
	a := uint32(float64(c.A)*cover + 0.5)
	i := dst.PixOffset(x, y)
	p := dst.Pix[i : i+4 : i+4]
	p[0] = uint8((uint32(c.R)*a + uint32(p[0])*(255-a) + 127) / 255)
	p[1] = uint8((uint32(c.G)*a + uint32(p[1])*(255-a) + 127) / 255)
	p[2] = uint8((uint32(c.B)*a + uint32(p[2])*(255-a) + 127) / 255)
	p[3] = uint8(a + uint32(p[3])*(255-a)/255)
}

func clamp01(v float64) float64 { return min(1, max(0, v)) }
