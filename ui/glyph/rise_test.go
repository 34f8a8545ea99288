package glyph

import (
	"bytes"
	"image"
	"testing"
)

func TestPaint_rise_lifts_the_text_and_all_that_belongs_to_it(t *testing.T) {
	s := NewShaper()
	paint := func(rise, baseline float32) []byte {
		style := Style{
			Font: Font{Family: Serif}, Size: 14, Rise: rise,
			Color: black, Background: tint, Underline: true, Strike: true,
		}
		dst := image.NewRGBA(image.Rect(0, 0, 120, 40))
		line := s.Shape([]byte("risen\x00 text"), []Run{{Style: style}})
		line.Paint(dst, rows(line, 1000, 0)[0], 2, baseline)
		return dst.Pix
	}
	for _, rise := range []float32{5, -3} {
		if !bytes.Equal(paint(rise, 20), paint(0, 20-rise)) {
			t.Errorf("a rise of %v does not look like a higher baseline", rise)
		}
	}
}
