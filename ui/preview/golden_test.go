package preview

import (
	"errors"
	"image"
	"os"
	"testing"

	"galley/ui/theme"
)

// sampleArticle is an article with every construct that a page can show.
func sampleArticle(t testing.TB) string {
	t.Helper()
	src, err := os.ReadFile("testdata/constructs.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}

// loadDrawn answers at once: one picture there, every other missing.
func loadDrawn(_, path string, maxW int, done func(image.Image, error)) {
	if path == "media/harbour.png" {
		done(drawn(480, 200), nil)
		return
	}
	done(nil, errors.New("the file does not exist"))
}

func TestPane_looks_as_drawn(t *testing.T) {
	for _, v := range []struct {
		name string
		mode theme.Mode
	}{{"light", theme.LightMode}, {"dark", theme.DarkMode}} {
		t.Run(v.name, func(t *testing.T) {
			p := newPane(t, sampleArticle(t), 500, 900, v.mode, Options{Load: loadDrawn})
			golden(t, p, "head-"+v.name)
			for i, name := range []string{"prose-", "blocks-", "tables-", "end-"} {
				for range 8 {
					p.page(0.1)
				}
				_ = i
				golden(t, p, name+v.name)
			}
		})
	}
}
