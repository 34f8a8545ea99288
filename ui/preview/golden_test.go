package preview

import (
	"image"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"

	"galley/editor/code"
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
	done(nil, fs.ErrNotExist)
}

func TestPane_looks_as_drawn(t *testing.T) {
	for _, v := range []struct {
		name string
		mode theme.Mode
	}{{"light", theme.LightMode}, {"dark", theme.DarkMode}} {
		t.Run(v.name, func(t *testing.T) {
			p := newPane(t, sampleArticle(t), 500, 900, v.mode, Options{Load: loadDrawn})
			looks(t, p, "head-"+v.name)
			for _, name := range []string{"prose-", "blocks-", "end-"} {
				p.page(0.9)
				looks(t, p, name+v.name)
			}
		})
	}
}

func TestPane_looks_as_drawn_on_a_dense_screen(t *testing.T) {
	p := newPane(t, sampleArticle(t), 420, 300, theme.LightMode, Options{Load: loadDrawn})
	fyne.CurrentApp().Driver().CanvasForObject(p).(software.WindowlessCanvas).SetScale(1.75)
	p.arrange()
	p.Follow(strings.Index(sampleArticle(t), "Nested, it is") - 30)
	looks(t, p, "dense")
}

func TestPane_follows_a_change_of_the_theme(t *testing.T) {
	p := newPane(t, sampleArticle(t), 500, 900, theme.LightMode, Options{Load: loadDrawn})
	capture(p)
	fyne.CurrentApp().Settings().SetTheme(&theme.Theme{Mode: theme.DarkMode})
	p.Refresh()
	looks(t, p, "head-dark")
}

func TestPane_empty_article_says_what_to_do(t *testing.T) {
	p := newPane(t, "", 500, 300, theme.LightMode, Options{})
	if !strings.Contains(p.Text(), "This page is empty.") {
		t.Errorf("it says %q", p.Text())
	}
	looks(t, p, "empty")
	p.Apply(articleOf("Now there is text."))
	if strings.Contains(p.Text(), "empty") {
		t.Error("the hint stays")
	}
}

func TestPane_source_beyond_a_limit_is_shown_with_a_note(t *testing.T) {
	p := newPane(t, strings.Repeat("*a ", 9000)+"\n", 500, 300, theme.DarkMode, Options{})
	looks(t, p, "plain")
}

func TestPane_headings_have_the_levels_of_the_exported_page(t *testing.T) {
	const src = "# One\n\n### Two\n\n## Three\n\n# Four\n\n"
	p := newPane(t, src, 500, 900, theme.LightMode, Options{})
	levels := func() (out []int32) {
		for i := p.model.head; i < p.model.bodyEnd(); i++ {
			out = append(out, p.model.parts[i].level)
		}
		return out
	}
	if got := levels(); !slices.Equal(got, []int32{2, 3, 3, 2}) {
		t.Errorf("levels %v", got)
	}
	p.Apply(articleOf("#" + src))
	if got := levels(); !slices.Equal(got, []int32{2, 3, 2, 2}) {
		t.Errorf("levels %v after the first heading went down", got)
	}
}

// Code has the colours of the page, which come from the same words.
func TestPane_code_golden(t *testing.T) {
	const src = "Code:\n\n```go\npackage a\n\n// A comment.\nfunc b() int {\n\treturn len(\"c\") + 42\n}\n```\n\n```\nplain = 1\n```\n"
	for _, mode := range []struct {
		name string
		mode theme.Mode
	}{{"light", theme.LightMode}, {"dark", theme.DarkMode}} {
		t.Run(mode.name, func(t *testing.T) {
			p := newPane(t, src, 500, 420, mode.mode, Options{
				Code: func(language, source string, _ func()) []code.Piece { return code.Split(language, source) },
			})
			looks(t, p, "code-"+mode.name)
		})
	}
}
