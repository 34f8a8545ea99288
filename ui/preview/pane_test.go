package preview

import (
	"image"
	"image/color"
	"image/draw"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/editor/article"
	"galley/editor/markdown"
	"galley/editor/text"
	"galley/ui/golden"
	"galley/ui/theme"
)

// articleOf parses a whole article.
func articleOf(src string) article.Article {
	head := article.Read(text.FromString(src))
	return article.Of(head, markdown.Parse(head.Doc, head.Body, 1))
}

// drawn is a picture file for tests: a gradient of that size.
func drawn(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetRGBA(x, y, color.RGBA{uint8(60 + 100*x/w), uint8(110 + 60*y/h), 130, 255})
		}
	}
	return img
}

// newPane shows an article in a pane of a size.
func newPane(t testing.TB, src string, w, h float32, mode theme.Mode, opts Options) *Pane {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(&theme.Theme{Mode: mode})
	p := New(opts)
	win := test.NewTempWindow(t, p)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(w, h))
	p.Open(Page{Article: articleOf(src), Dir: "/articles"})
	return p
}

// capture returns what the pane looks like.
func capture(p *Pane) *image.RGBA {
	img := fyne.CurrentApp().Driver().CanvasForObject(p).Capture()
	out := image.NewRGBA(img.Bounds())
	draw.Draw(out, out.Rect, img, img.Bounds().Min, draw.Src)
	return out
}

// looks compares what the pane looks like with a picture that was looked at.
func looks(t *testing.T, p *Pane, name string) {
	t.Helper()
	golden.Compare(t, capture(p), name)
}

// crop cuts the picture's right side off, where the scrollbar is.
func crop(img *image.RGBA, w int) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, w, img.Rect.Dy()))
	draw.Draw(out, out.Rect, img, image.Point{}, draw.Src)
	return out
}
