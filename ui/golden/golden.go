// Package golden compares pictures that tests make with pictures that a person has
// looked at. The test of a package that uses it knows the flag -update, which
// writes them anew.
package golden

import (
	"flag"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the golden pictures anew")

// slack is by how much a channel may differ, of 255: rasterisers round differently
// on processors with fused multiplication.
const slack = 8

// Compare fails the test unless got looks like testdata/name.png. What was made
// instead is then in the artifacts of the test.
func Compare(t testing.TB, got image.Image, name string) {
	t.Helper()
	path := filepath.Join("testdata", name+".png")
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, got, path)
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
	if n := differing(got, want, slack); n > 0 {
		failed := filepath.Join(t.ArtifactDir(), filepath.Base(path))
		write(t, got, failed)
		t.Errorf("%d pixels differ from %s; run with -update if that is right, see %s", n, path, failed)
	}
}

// Same fails the test at once unless both pictures are equal, and keeps both in its
// artifacts. what says which they are.
func Same(t testing.TB, got, want image.Image, what string) {
	t.Helper()
	if n := differing(got, want, 0); n > 0 {
		dir := t.ArtifactDir()
		write(t, got, filepath.Join(dir, "got.png"))
		write(t, want, filepath.Join(dir, "want.png"))
		t.Fatalf("%s: %d pixels differ, see %s", what, n, dir)
	}
}

func write(t testing.TB, img image.Image, path string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}

// rgba is a picture in one form, its corner at zero.
func rgba(img image.Image) *image.RGBA {
	out := image.NewRGBA(image.Rectangle{Max: img.Bounds().Size()})
	draw.Draw(out, out.Rect, img, img.Bounds().Min, draw.Src)
	return out
}

// differing counts the pixels of which a channel differs by more than slack, of 255;
// pictures of different sizes differ in all.
func differing(one, other image.Image, slack int) int {
	a, b := rgba(one), rgba(other)
	if a.Rect != b.Rect {
		return max(a.Rect.Dx()*a.Rect.Dy(), 1)
	}
	n := 0
	for i := 0; i < len(a.Pix); i += 4 {
		for c := range 4 {
			if d := int(a.Pix[i+c]) - int(b.Pix[i+c]); d > slack || d < -slack {
				n++
				break
			}
		}
	}
	return n
}
