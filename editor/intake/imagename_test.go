package intake

import (
	"path"
	"strings"
	"testing"

	"galley/editor/safe"
)

func TestImageName_is_readable_and_safe(t *testing.T) {
	taken := func(name string) bool { return name == "chart.png" || name == "chart-2.png" }
	for _, c := range []struct {
		ext   string
		hints []string
		want  string
	}{
		{"png", []string{"A map of Köln"}, "a-map-of-koln.png"},
		{"jpeg", []string{"IMG_1234.JPG"}, "img-1234.jpg"},
		{"png", []string{"Chart"}, "chart-3.png"},
		{"png", []string{"", "日本", "the-article"}, "the-article.png"},
		{"webp", nil, "image.webp"},
		{"exe", []string{"../../etc/passwd"}, "etc-passwd.png"},
		{"png", []string{`C:\Users\me\Shot.png`}, "shot.png"},
		{"png", []string{"con"}, "con-article.png"},
		{"png", []string{"日con"}, "con-article.png"},
		{"png", []string{"..", ".", "   ", "\x00"}, "image.png"},
		{"png", []string{"Sales 2024/25"}, "sales-2024-25.png"},
		{"gif", []string{strings.Repeat("long ", 40)}, strings.TrimSuffix(strings.Repeat("long-", 12), "-") + ".gif"},
	} {
		got := ImageName(c.ext, taken, c.hints...)
		if got != c.want {
			t.Errorf("ImageName(%q, %q) = %q, want %q", c.ext, c.hints, got, c.want)
		}
		if clean, err := safe.Local(got); err != nil || clean != got || path.Base(got) != got {
			t.Errorf("%q is no safe name: %v", got, err)
		}
	}
}

func FuzzImageName(f *testing.F) {
	f.Add("a/b", "png")
	f.Fuzz(func(t *testing.T, hint, ext string) {
		got := ImageName(ext, nil, hint)
		if clean, err := safe.Local(got); err != nil || clean != got || strings.ContainsRune(got, '/') || len(got) > 80 {
			t.Fatalf("%q: %v", got, err)
		}
	})
}
