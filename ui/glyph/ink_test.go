package glyph

import (
	"image"
	"image/color"
	"math/rand/v2"
	"testing"
)

func TestInk_blends_every_channel_to_the_nearest(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 100_000 {
		c := color.NRGBA{uint8(r.UintN(256)), uint8(r.UintN(256)), uint8(r.UintN(256)), 255}
		dst := image.NewRGBA(image.Rect(0, 0, 1, 1))
		under := [4]uint8{uint8(r.UintN(256)), uint8(r.UintN(256)), uint8(r.UintN(256)), 255}
		copy(dst.Pix, under[:])
		coverage := uint8(r.UintN(256))
		k := newInk(c)
		k.blend(dst, &mask8{w: 1, h: 1, pix: []uint8{coverage}}, 0, 0)
		a := float64(k.lut[coverage]) / 255
		for i, over := range [4]uint8{c.R, c.G, c.B, 255} {
			want := float64(over)*a + float64(under[i])*(1-a)
			if got := float64(dst.Pix[i]); coverage > 0 && (got-want > 0.51 || want-got > 0.51) {
				t.Fatalf("%v of %v over %v: channel %d is %v, want %v", coverage, c, under, i, got, want)
			}
		}
	}
}

func TestOpacities_keep_nothing_and_all(t *testing.T) {
	for shade, lut := range opacities() {
		if lut[0] != 0 || lut[255] != 255 {
			t.Errorf("shade %d: %d … %d", shade, lut[0], lut[255])
		}
		for i := 1; i < 256; i++ {
			if lut[i] < lut[i-1] {
				t.Errorf("shade %d is not monotonic at %d", shade, i)
			}
		}
	}
}
