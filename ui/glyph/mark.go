package glyph

import (
	"image"
	"image/color"
	"unicode/utf8"
)

// frame is what surrounds a cluster that is not drawn as itself.
type frame uint8

const (
	unframed frame = iota
	// controlFrame holds the number of a character that must not act, such as
	// NUL.
	controlFrame
	// invalidFrame holds the value of a byte that is not UTF-8.
	invalidFrame
	// missingFrame is empty: no font has the character.
	missingFrame
)

const (
	markSize = 0.62 // of the digits, to the text around them
	hexits   = "0123456789ABCDEF"
)

// shapeMark lays the digits of a mark into its cluster.
func (b *lineBuilder) shapeMark(it *item) {
	i := b.owner[it.from]
	c := &b.line.clusters[i]
	r, n := utf8.DecodeRune(b.text[c.From:c.To])
	b.line.looks[i].frame = controlFrame
	if r == utf8.RuneError && n <= 1 {
		r = rune(b.text[c.From])
		b.line.looks[i].frame = invalidFrame
	}
	digits := 2
	if r > 0xFF {
		digits = 4
	}
	style := b.line.styles[it.style]
	style.Family, style.Size = Mono, style.Size*markSize
	face := b.shaper.face(style.Font)
	strike := b.shaper.strike(face, &style)
	scale := style.Size / face.em
	pad := style.Size * 0.22
	x := pad
	for k := digits - 1; k >= 0; k-- {
		g := face.ascii[hexits[r>>(4*k)&0xF]]
		b.line.glyphs = append(b.line.glyphs, glyph{id: uint32(g.id), strike: strike, cluster: i, x: x, y: style.Size * 0.18})
		x += g.advance * scale
	}
	c.Width = x + pad
}

// shapeMissing leaves room for the frame of a character that no face has.
func (b *lineBuilder) shapeMissing(it *item) {
	i := b.owner[it.from]
	b.line.clusters[i].Width = b.line.styles[it.style].Size * 0.6
	b.line.looks[i].frame = missingFrame
}

// paintFrame draws the frame of a cluster at x.
func (l *Line) paintFrame(dst *image.RGBA, cluster int, x, baseline float32) {
	style := &l.styles[l.looks[cluster].style]
	baseline -= round(style.Rise)
	height := round(style.Size * 0.82)
	top := baseline - height + round(style.Size*0.08)
	gap := max(1, round(style.Size*0.04))
	c := style.Color
	c.A = uint8(int(c.A) * 0x60 / 0xFF)
	w := l.clusters[cluster].Width
	if l.looks[cluster].frame == invalidFrame {
		c.A /= 2
		fillRect(dst, x+gap, top, x+w-gap, top+height, c)
		return
	}
	hair := max(1, round(style.Size/16))
	paintBox(dst, x+gap, top, x+w-gap, top+height, hair, c)
}

func paintBox(dst *image.RGBA, x0, y0, x1, y1, hair float32, c color.NRGBA) {
	x0, x1 = round(x0), round(x1)
	fillRect(dst, x0, y0, x1, y0+hair, c)
	fillRect(dst, x0, y1-hair, x1, y1, c)
	fillRect(dst, x0, y0+hair, x0+hair, y1-hair, c)
	fillRect(dst, x1-hair, y0+hair, x1, y1-hair, c)
}
