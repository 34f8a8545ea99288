package preview

import (
	"image"
	"testing"

	"fyne.io/fyne/v2/canvas"

	"galley/ui/theme"
)

// Filling pixels is what a frame costs where there is no graphics card.
func TestPane_fills_every_pixel_once(t *testing.T) {
	const w, h = 500, 700
	view := image.Rect(0, 0, w, h)
	for name, src := range map[string]string{"long": sampleArticle(t), "short": "One line.\n", "empty": ""} {
		p := newPane(t, src, w, h, theme.LightMode, Options{Load: loadDrawn})
		for screen := range 12 {
			var times [w * h]uint8
			for _, o := range p.objects() {
				r, ok := o.(*canvas.Raster)
				if !ok || !r.Visible() {
					continue
				}
				at := image.Pt(int(r.Position().X), int(r.Position().Y))
				box := image.Rectangle{at, at.Add(image.Pt(int(r.Size().Width), int(r.Size().Height)))}.Intersect(view)
				for y := box.Min.Y; y < box.Max.Y; y++ {
					for x := box.Min.X; x < box.Max.X; x++ {
						times[y*w+x]++
					}
				}
			}
			for i, n := range times {
				if n != 1 {
					t.Fatalf("%s, screen %d: the pixel at %d, %d is filled %d times", name, screen, i%w, i/w, n)
				}
			}
			p.page(0.7)
		}
	}
}
