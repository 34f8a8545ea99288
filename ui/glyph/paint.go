package glyph

import (
	"image"
	"image/color"
	"math"

	"galley/editor/layout"
)

// Paint draws one row of the line over what dst shows, clipped to dst. x is
// where the row starts, its indent not yet added; baseline is the distance of
// the baseline from the top of dst's coordinates.
func (l *Line) Paint(dst *image.RGBA, row layout.Row, x, baseline float32) {
	baseline = round(baseline)
	if l.decorated() {
		l.paintBackgrounds(dst, row, x, baseline)
	}
	p := pen{line: l, dst: dst, baseline: int(baseline)}
	if row.Mixed {
		for i, left := range row.Visual(l.clusters) {
			p.cluster(i, x+left)
		}
	} else {
		left := x + row.Indent
		for i := row.First; i < row.Last; i++ {
			p.cluster(i, left)
			left += l.clusters[i].Width
		}
	}
	if l.decorated() {
		l.paintLines(dst, row, x, baseline)
	}
}

// pen draws clusters; it remembers what the last one was drawn with.
type pen struct {
	line     *Line
	dst      *image.RGBA
	baseline int
	ink      ink
	rise     int // pixels above the baseline
	style    int // of ink and rise, +1
}

func (p *pen) cluster(i int, left float32) {
	l := p.line
	if l.looks[i].frame != unframed {
		l.paintFrame(p.dst, i, left, float32(p.baseline))
	}
	glyphs := l.glyphsOf(i)
	if len(glyphs) == 0 {
		return
	}
	if style := int(l.looks[i].style) + 1; style != p.style {
		s := &l.styles[style-1]
		p.style, p.ink, p.rise = style, newInk(s.Color), int(round(s.Rise))
	}
	for k := range glyphs {
		g := &glyphs[k]
		// Quarter pixels, rounded to the nearest.
		at := int(math.Floor(float64((left+g.x)*quarters + 0.5)))
		m := l.shaper.mask(g.strike, g.id, at&(quarters-1))
		x, y := at>>2+m.x0, p.baseline-p.rise+m.y0
		if g.y != 0 {
			y -= int(round(g.y))
		}
		if m.picture != nil {
			blendPicture(p.dst, m, x, y, p.ink.color.A)
		} else if len(m.pix) > 0 {
			p.ink.blend(p.dst, m, x, y)
		}
	}
}

// decorated tells whether any style draws more than glyphs.
func (l *Line) decorated() bool {
	for i := range l.styles {
		if s := &l.styles[i]; s.Underline || s.Strike || s.Background.A > 0 {
			return true
		}
	}
	return false
}

// stretches calls draw for every run of neighbouring clusters of one style,
// hanging spaces left out.
func (l *Line) stretches(row layout.Row, x float32, draw func(style *Style, from, to float32)) {
	style, from, to := -1, float32(0), float32(0)
	flush := func() {
		if style >= 0 && to > from {
			draw(&l.styles[style], from, to)
		}
	}
	for i, left := range row.Visual(l.clusters) {
		if i >= row.Last-row.Hanging {
			continue
		}
		if s := int(l.looks[i].style); s != style || x+left != to {
			flush()
			style, from = s, x+left
		}
		to = x + left + l.clusters[i].Width
	}
	flush()
}

func (l *Line) paintBackgrounds(dst *image.RGBA, row layout.Row, x, baseline float32) {
	l.stretches(row, x, func(s *Style, from, to float32) {
		if s.Background.A == 0 {
			return
		}
		m := l.shaper.Metrics(*s)
		fillRect(dst, from, round(baseline-s.Rise-m.Ascent), to, round(baseline-s.Rise+m.Descent), s.Background)
	})
}

func (l *Line) paintLines(dst *image.RGBA, row layout.Row, x, baseline float32) {
	l.stretches(row, x, func(s *Style, from, to float32) {
		thick := max(1, round(s.Size/15))
		if s.Underline {
			y := baseline - round(s.Rise) + max(1, round(s.Size/9))
			fillRect(dst, from, y, to, y+thick, s.Color)
		}
		if s.Strike {
			y := baseline - round(s.Rise+s.Size*0.3)
			fillRect(dst, from, y, to, y+thick, s.Color)
		}
	})
}

// fillRect covers a rectangle, its upright edges by the share of the pixel
// that they take.
func fillRect(dst *image.RGBA, x0, y0, x1, y1 float32, c color.NRGBA) {
	top, bottom := max(int(y0), dst.Rect.Min.Y), min(int(y1), dst.Rect.Max.Y)
	first, last := int(math.Floor(float64(x0))), int(math.Ceil(float64(x1)))
	for x := max(first, dst.Rect.Min.X); x < min(last, dst.Rect.Max.X); x++ {
		share := min(x1, float32(x+1)) - max(x0, float32(x))
		a := uint32(float32(c.A)*share + 0.5)
		for y := top; y < bottom; y++ {
			over(dst.Pix[dst.PixOffset(x, y):], c, a)
		}
	}
}
