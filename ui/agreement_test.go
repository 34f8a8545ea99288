package ui

import (
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"golang.org/x/net/html"

	"galley/editor/article"
	"galley/editor/markdown"
	"galley/editor/text"
	"galley/editor/vfs"
	"galley/export"
	"galley/ui/preview"
	"galley/ui/theme"
)

// TestPreview_and_page_say_the_same compares every word and every link of the
// preview with those of the exported page: both are made from one tree.
func TestPreview_and_page_say_the_same(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New())
	dir := t.TempDir()
	path, err := copySample(dir, func(path string, data []byte) error {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		return os.WriteFile(path, data, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	german, hebrew := filepath.Join(dir, "hafen.md"), filepath.Join(dir, "namal.md")
	put(t, german, germanArticle)
	put(t, hebrew, hebrewArticle)
	for _, path := range []string{path, german, hebrew, "../../shared/articles/huawei-amazon.md"} {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Skipf("skipped: %v", err)
			}
			doc := text.New(data)
			head := article.Read(doc)
			art := article.Of(head, markdown.Parse(doc, head.Body, 1))
			pane := preview.New(preview.Options{Load: func(_, _ string, _ int, done func(image.Image, error)) {
				done(image.NewRGBA(image.Rect(0, 0, 40, 30)), nil)
			}})
			pane.Resize(fyne.NewSize(500, 800))
			pane.Open(preview.Page{Article: art, Dir: filepath.Dir(path)})

			abs, err := filepath.Abs(filepath.Dir(path))
			if err != nil {
				t.Fatal(err)
			}
			page, err := export.Render(art, export.Options{FS: vfs.OS{}, Dir: abs, Name: filepath.Base(path)})
			if err != nil {
				t.Fatal(err)
			}
			root, err := html.Parse(strings.NewReader(string(page.HTML)))
			if err != nil {
				t.Fatal(err)
			}
			var said reading
			said.walk(root)
			compareLists(t, "words", words(said.text.String()), words(pane.Text()))
			compareLists(t, "links", said.links, pane.Links())
		})
	}
}

// Two articles in languages with words of their own for everything that a page adds.
const (
	germanArticle = `---
title: Der Hafen
author: Ada Byron
date: 2024-03-05
updated: 2024-04-01
lang: de-AT
takeaways:
  - text: Ebbe und Flut bestimmen den Fahrplan
    quote: Die Fähre wartet auf die Flut
  - Niemand eilt
---
Die Fähre wartet auf die Flut.[^1]

> [!WARNING]
> Bei Sturm fährt sie nicht.

> [!TIP]
> Früh kommen.

- [x] Fahrkarte
- [ ] Mantel

[^1]: So steht es im Fahrplan.
`
	hebrewArticle = `---
title: הנמל
author: עדה
date: 2024-03-05
updated: 2024-04-01
lang: he
takeaways:
  - המעבורת ממתינה לגאות
---
המעבורת ממתינה לגאות.[^1]

> [!NOTE]
> בסערה היא אינה יוצאת.

1. כרטיס
2. מעיל

[^1]: כך כתוב בלוח הזמנים.
`
)

func put(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// reading is what a person gets from a page: its words and where it leads.
type reading struct {
	text  strings.Builder
	links []string
}

func (r *reading) walk(n *html.Node) {
	if n.Type == html.TextNode {
		r.text.WriteString(n.Data)
	}
	if n.Type == html.ElementNode {
		class := attribute(n, "class")
		switch {
		case n.Data == "head", n.Data == "script", n.Data == "style", strings.Contains(class, "skip"):
			return
		case n.Data == "a":
			// Links within the page are the page's own: anchors and notes.
			if href := attribute(n, "href"); href != "" && !strings.HasPrefix(href, "#") {
				r.links = append(r.links, href)
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.walk(c)
	}
	if n.Type == html.ElementNode && !slices.Contains(inline, n.Data) {
		r.text.WriteByte(' ')
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// inline are the elements that do not end a word.
var inline = []string{"a", "em", "strong", "code", "span", "del", "sub", "sup", "mark", "kbd", "small", "b", "i"}

// words splits a text into what is said, without the signs and the short
// numbers of lists and notes that each medium draws in its own way.
func words(s string) []string {
	all := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return slices.DeleteFunc(all, func(w string) bool { return len(w) < 3 && strings.Trim(w, "0123456789") == "" })
}

func compareLists(t *testing.T, what string, page, pane []string) {
	t.Helper()
	page, pane = slices.Sorted(slices.Values(page)), slices.Sorted(slices.Values(pane))
	if slices.Equal(page, pane) {
		return
	}
	count := map[string]int{}
	for _, w := range page {
		count[w]++
	}
	for _, w := range pane {
		count[w]--
	}
	for w, n := range count {
		switch {
		case n > 0:
			t.Errorf("%s: only the page has %q (%d)", what, w, n)
		case n < 0:
			t.Errorf("%s: only the preview has %q (%d)", what, w, -n)
		}
	}
}
