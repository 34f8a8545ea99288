package glyph

import "testing"

func TestFit_puts_shared_lines_on_whole_pixels_in_order(t *testing.T) {
	s := NewShaper()
	for _, font := range []Font{{Sans, 400, false}, {Sans, 600, true}, {Serif, 400, false}, {Serif, 600, true}, {Mono, 400, false}, {Mono, 700, true}} {
		f := s.face(font)
		for size := float32(8); size <= fitMost; size += 0.5 {
			scale := size / f.em
			fit := newFit(f, scale)
			for _, r := range "xHl" {
				id, _ := f.NominalGlyph(r)
				e, _ := f.GlyphExtents(id)
				if top := fit.y(e.YBearing * scale); r != 'l' && top != round(top) {
					t.Errorf("%+v at %v: the top of %c is at %v", font, size, r, top)
				}
			}
			if fit.y(0) != 0 {
				t.Errorf("%+v at %v: the baseline moves to %v", font, size, fit.y(0))
			}
			last := fit.y(-size)
			for y := -size; y < 1.5*size; y += 0.1 {
				now := fit.y(y)
				if now < last {
					t.Fatalf("%+v at %v: heights change order at %v", font, size, y)
				}
				if now-y > 1.1 || y-now > 1.1 { // half a pixel to the line, 0.6 of reach
					t.Fatalf("%+v at %v: %v moves to %v", font, size, y, now)
				}
				last = now
			}
		}
	}
}
