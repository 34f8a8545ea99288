package glyph

import (
	"encoding/binary"
	"image"
	"image/color"
	"math"
	"sync"
)

// ink blends coverage in one colour.
type ink struct {
	color color.NRGBA
	lut   *[256]uint8 // coverage → opacity
}

func newInk(c color.NRGBA) ink {
	return ink{c, &opacities()[luminance(c)*(shades-1)/255]}
}

// blend draws a mask with its upper left pixel at (x, y).
func (k *ink) blend(dst *image.RGBA, m *mask8, x, y int) {
	from, to := max(x, dst.Rect.Min.X), min(x+m.w, dst.Rect.Max.X)
	top, bottom := max(y, dst.Rect.Min.Y), min(y+m.h, dst.Rect.Max.Y)
	if from >= to {
		return
	}
	c := k.color
	// Two channels a multiplication: red and blue, green and alpha.
	solid := uint32(c.R) | uint32(c.G)<<8 | uint32(c.B)<<16 | 255<<24
	rb, ga := solid&evenBytes, solid>>8&evenBytes
	for ; top < bottom; top++ {
		src := m.pix[(top-y)*m.w+from-x : (top-y)*m.w+to-x]
		at := dst.PixOffset(from, top)
		pix := dst.Pix[at : at+4*len(src)]
		for i, coverage := range src {
			if coverage == 0 {
				continue
			}
			p := pix[4*i : 4*i+4 : 4*i+4]
			a := uint32(k.lut[coverage])
			if c.A != 255 {
				a = a * uint32(c.A) / 255
			} else if a == 255 {
				binary.LittleEndian.PutUint32(p, solid)
				continue
			}
			under, rest := binary.LittleEndian.Uint32(p), 255-a
			x := pairDiv255(rb*a + (under&evenBytes)*rest)
			y := pairDiv255(ga*a + (under>>8&evenBytes)*rest)
			binary.LittleEndian.PutUint32(p, x|y<<8)
		}
	}
}

const evenBytes = 0x00FF00FF

// pairDiv255 is div255 of the two halves of v.
func pairDiv255(v uint32) uint32 {
	v += 0x00800080
	return (v + v>>8&evenBytes) >> 8 & evenBytes
}

// blendPicture draws a coloured glyph, fainter when the text is.
func blendPicture(dst *image.RGBA, m *mask8, x, y int, opacity uint8) {
	for py := range m.h {
		for px := range m.w {
			if !(image.Point{X: x + px, Y: y + py}).In(dst.Rect) {
				continue
			}
			s := m.picture.Pix[m.picture.PixOffset(px, py):]
			d := dst.Pix[dst.PixOffset(x+px, y+py):]
			rest := 255 - uint32(s[3])*uint32(opacity)/255
			for i := range 4 {
				d[i] = uint8(uint32(s[i])*uint32(opacity)/255) + div255(uint32(d[i])*rest)
			}
		}
	}
}

// over draws c at opacity a over the premultiplied pixel p.
func over(p []uint8, c color.NRGBA, a uint32) {
	rest := 255 - a
	p[0] = div255(uint32(c.R)*a + uint32(p[0])*rest)
	p[1] = div255(uint32(c.G)*a + uint32(p[1])*rest)
	p[2] = div255(uint32(c.B)*a + uint32(p[2])*rest)
	p[3] = div255(255*a + uint32(p[3])*rest)
}

func div255(v uint32) uint8 {
	v += 128
	return uint8((v + v>>8) >> 8)
}

func luminance(c color.NRGBA) int {
	return (int(c.R)*54 + int(c.G)*183 + int(c.B)*19) >> 8
}

const (
	shades   = 8
	gamma    = 1.4 // between the blending of bytes (1) and of light (2.2)
	contrast = 0.3 // how much thicker dark text gets
)

// opacities holds, for shades of text from black to white, the opacity that
// makes a blend of bytes look like a blend of light over a ground of the
// opposite shade. Without it light text on a dark ground looks bold and dark
// text on a light one thin.
var opacities = sync.OnceValue(func() *[shades][256]uint8 {
	var out [shades][256]uint8
	for s := range out {
		text := float64(s) / (shades - 1)
		ground := 1 - text
		if math.Abs(text-ground) < 0.2 {
			ground = math.Mod(text+0.5, 1)
		}
		thicker := contrast * (1 - text)
		for i := range out[s] {
			c := float64(i) / 255
			c += (1 - c) * thicker * c
			light := math.Pow(text, gamma)*c + math.Pow(ground, gamma)*(1-c)
			opacity := (math.Pow(light, 1/gamma) - ground) / (text - ground)
			out[s][i] = uint8(math.Round(255 * min(1, max(0, opacity))))
		}
	}
	return &out
})
