package control

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"math/rand/v2"
	"testing"

	"fyne.io/fyne/v2/test"
)

// A surface that is composed again and again shows the same pixels as one that is
// composed once, whatever was on it, and paints a strip that it has only once.
func TestSurface_shows_what_a_new_one_shows(t *testing.T) {
	test.NewTempApp(t)
	rnd := rand.New(rand.NewPCG(1, 1))
	const width, height, row = 7, 60, 9
	var list []Strip
	kept := NewSurface("kept")
	looks := make([]uint64, 12)
	scroll := 0
	for range 2000 {
		switch rnd.IntN(4) {
		case 0:
			scroll = rnd.IntN(40) - 10
		case 1:
			looks = append(looks[1:], rnd.Uint64N(5))
		default:
			looks[rnd.IntN(len(looks))] = rnd.Uint64N(5)
		}
		ground := color.NRGBA{200, 100, uint8(rnd.IntN(40) / 39), 255}
		high := height - rnd.IntN(20)/19
		list = strips(list[:0], looks, scroll, row)
		want := NewSurface("new")
		want.Compose(width, high, ground, strips(nil, looks, scroll, row))
		list = kept.Compose(width, high, ground, list)
		if !bytes.Equal(kept.shown.picture.Pix, want.shown.picture.Pix) {
			t.Fatalf("looks %v at %d differ", looks, scroll)
		}
	}
	if n := kept.Painted(); n > 7000 {
		t.Errorf("%d strips were painted in 2000 pictures of 7", n)
	}
}

// strips are rows of one colour each; look 0 shows nothing.
func strips(dst []Strip, looks []uint64, scroll, row int) []Strip {
	for i, look := range looks {
		if look == 0 {
			continue
		}
		top := i*row - scroll
		dst = append(dst, Strip{Top: top, Bottom: top + row, Look: look, Paint: func(dst *image.RGBA) {
			// A mark in its middle and a translucent one over the whole, wider than the strip.
			draw.Draw(dst, image.Rect(1, top+3, 4, top+5), image.NewUniform(color.NRGBA{uint8(look * 40), 0, 9, 255}), image.Point{}, draw.Over)
			draw.Draw(dst, image.Rect(3, top-5, 9, top+row+5), image.NewUniform(color.NRGBA{0, uint8(look * 40), 9, 100}), image.Point{}, draw.Over)
		}})
	}
	return dst
}
