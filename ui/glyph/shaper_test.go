package glyph

import (
	"image"
	"sync"
	"testing"
)

// Run with -race: fonts are parsed once and shared by all Shapers.
func TestShaper_one_a_goroutine(t *testing.T) {
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			s := NewShaper()
			dst := image.NewRGBA(image.Rect(0, 0, 300, 40))
			for _, family := range []Family{Sans, Serif, Mono} {
				line := s.Shape([]byte("Office e\u0301 אב \x00"), []Run{{Style: Style{Font: Font{Family: family}, Size: 15, Color: black}}})
				line.Paint(dst, rows(line, 1e6, 0)[0], 0, 20)
			}
		})
	}
	group.Wait()
}
