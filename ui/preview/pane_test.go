package preview

import (
	"flag"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/editor/article"
	"galley/editor/markdown"
	"galley/editor/text"
	"galley/ui/theme"
)

var update = flag.Bool("update", false, "write the golden pictures anew")

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

// golden compares what the pane looks like with a picture that was looked at.
func golden(t *testing.T, p *Pane, name string) {
	t.Helper()
	path := filepath.Join("testdata", name+".png")
	got := capture(p)
	if *update {
		write(t, path, got)
		return
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	want, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	different := 0
	if want.Bounds() != got.Bounds() {
		t.Fatalf("%s: size %v, want %v", name, got.Bounds().Size(), want.Bounds().Size())
	}
	for y := range got.Rect.Dy() {
		for x := range got.Rect.Dx() {
			a, b := got.RGBAAt(x, y), color.RGBAModel.Convert(want.At(x, y)).(color.RGBA)
			if apart(a.R, b.R) || apart(a.G, b.G) || apart(a.B, b.B) {
				different++
			}
		}
	}
	if different > 20 {
		failed := filepath.Join("testdata", "failed", name+".png")
		write(t, failed, got)
		t.Errorf("%s: %d pixels differ from the picture; see %s", name, different, failed)
	}
}

func apart(a, b uint8) bool { return max(a, b)-min(a, b) > 24 }

func write(t *testing.T, path string, img image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := png.Encode(file, img); err != nil {
		t.Fatal(err)
	}
}

// crop cuts the picture's right side off, where the scrollbar is.
func crop(img *image.RGBA, w int) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, w, img.Rect.Dy()))
	draw.Draw(out, out.Rect, img, image.Point{}, draw.Src)
	return out
}
