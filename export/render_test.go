package export_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"galley/editor/vfs"
	"galley/export"
)

// TestRender_makes_the_pages_of_testdata compares whole pages with golden
// files that can be opened in a browser; -update writes them.
func TestRender_makes_the_pages_of_testdata(t *testing.T) {
	for _, c := range []struct {
		name, article string
		options       export.Options
	}{
		{"constructs", "constructs.md", export.Options{}},
		{"minimal", "minimal.md", export.Options{}},
		{"arabic", "arabic.md", export.Options{}},
		{"hostile", "hostile.md", export.Options{}},
		{"fragment/constructs", "constructs.md", export.Options{Fragment: true}},
		{"self-contained", "constructs.md", export.Options{SelfContained: true}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := sample(t, c.article, c.options)
			files := []export.Asset{{Name: c.name + ".html", Data: p.HTML}}
			for _, a := range p.Assets {
				files = append(files, export.Asset{Name: path.Join(path.Dir(c.name), a.Name), Data: a.Data})
			}
			var report strings.Builder
			for _, problem := range p.Report {
				report.WriteString(problem.String() + "\n")
			}
			files = append(files, export.Asset{Name: c.name + ".report.txt", Data: []byte(report.String())})
			for _, f := range files {
				file := filepath.Join("testdata", "golden", filepath.FromSlash(f.Name))
				if *update {
					if err := os.WriteFile(file, f.Data, 0o666); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(want, f.Data) {
					t.Errorf("%s (-golden +now):\n%s", f.Name, cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(f.Data), "\n")))
				}
			}
			if c.options.Fragment {
				return
			}
			if wrong := inspect(string(p.HTML)); len(wrong) > 0 {
				t.Error(strings.Join(wrong, "\n"))
			}
			if change := secondOpinion(string(p.HTML)); change != "" {
				t.Error("bluemonday changes", change)
			}
		})
	}
}

func TestRender_gives_the_same_bytes_on_every_run(t *testing.T) {
	first := sample(t, "constructs.md", export.Options{})
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			again := sample(t, "constructs.md", export.Options{})
			if !bytes.Equal(first.HTML, again.HTML) || !cmp.Equal(first.Assets, again.Assets) || !cmp.Equal(first.Report, again.Report) {
				t.Error("two runs differ")
			}
		})
	}
	wait.Wait()
}

func TestRender_shows_the_real_article_whole(t *testing.T) {
	path := filepath.Join("..", "..", "shared", "articles", "huawei-amazon.md")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Skip("skipped: the articles from outside are not here:", err)
	}
	p := render(t, articleOf(string(data)), export.Options{Site: export.Site{Name: "Market Notes"}})
	if len(p.Report) > 0 {
		t.Error(p.Report)
	}
	doc, err := html.Parse(bytes.NewReader(p.HTML))
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for n := range doc.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case n.Data == "li" && n.Parent.Parent != nil && attribute(n.Parent.Parent, "class") == "takeaways":
			count["takeaway"]++
		case n.Data == "h2" && attribute(n.Parent, "class") == "":
			count["section"]++
		case attribute(n, "class") != "":
			count[attribute(n, "class")]++
		case n.Data == "h1":
			count["h1"]++
		}
	}
	want := map[string]int{"h1": 1, "takeaway": 5, "section": 4, "category": 1, "meta": 1, "button": 1, "banner": 1, "takeaways": 1, "skip": 1, "bar": 1, "site": 1}
	if diff := cmp.Diff(want, count); diff != "" {
		t.Errorf("parts of the page (-want +have):\n%s", diff)
	}
	// Not a sentence of the body is lost.
	body, _, _ := strings.Cut(string(data[bytes.Index(data, []byte("\n## ")):]), "\x00")
	page := strings.Join(strings.Fields(visible(doc)), " ")
	for line := range strings.Lines(body) {
		if line = strings.Join(strings.Fields(strings.TrimLeft(line, "# ")), " "); !strings.Contains(page, line) {
			t.Errorf("missing on the page: %q", line)
		}
	}
}

// visible is the text of a tree.
func visible(doc *html.Node) string {
	var out strings.Builder
	for n := range doc.Descendants() {
		if n.Type == html.TextNode {
			out.WriteString(n.Data)
		}
	}
	return out.String()
}

func TestRender_says_the_same_to_machines_as_to_readers(t *testing.T) {
	p := sample(t, "constructs.md", export.Options{})
	doc, err := html.Parse(bytes.NewReader(p.HTML))
	if err != nil {
		t.Fatal(err)
	}
	meta := map[string]string{}
	var linked map[string]any
	for n := range doc.Descendants() {
		switch {
		case n.Type == html.ElementNode && n.Data == "meta":
			meta[attribute(n, "name")+attribute(n, "property")] = attribute(n, "content")
		case n.Type == html.ElementNode && n.Data == "script":
			if err := json.Unmarshal([]byte(n.FirstChild.Data), &linked); err != nil {
				t.Fatal(err)
			}
		}
	}
	const title = "The Night Ferry: How a Small Port Learned to Keep Time"
	for key, want := range map[string]string{
		"og:title": title, "twitter:title": title, "author": "Ada Lindqvist", "og:site_name": "Slack Water", "article:section": "Harbour Notes",
		"og:url": "https://example.com/notes/constructs.html", "article:published_time": "2025-09-14", "article:modified_time": "2025-09-20",
		"twitter:card": "summary_large_image", "og:image:alt": "The harbour in blue and sand", "og:locale": "en",
		"og:image": "https://example.com/notes/" + p.Assets[0].Name,
	} {
		if meta[key] != want {
			t.Errorf("%s is %q, want %q", key, meta[key], want)
		}
	}
	want := map[string]any{
		"@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "datePublished": "2025-09-14", "dateModified": "2025-09-20",
		"inLanguage": "en", "articleSection": "Harbour Notes", "keywords": []any{"harbours", "timekeeping", "ferries"},
		"author":           map[string]any{"@type": "Person", "name": "Ada Lindqvist"},
		"publisher":        map[string]any{"@type": "Organization", "name": "Slack Water", "url": "https://example.com/notes/"},
		"mainEntityOfPage": map[string]any{"@type": "WebPage", "@id": "https://example.com/notes/constructs.html"},
		"image":            []any{"https://example.com/notes/" + p.Assets[0].Name},
		"description":      meta["description"], "wordCount": linked["wordCount"],
	}
	if diff := cmp.Diff(want, linked); diff != "" {
		t.Errorf("JSON-LD (-want +have):\n%s", diff)
	}
}

func TestRender_wants_a_title(t *testing.T) {
	for _, source := range []string{"", "text", "---\ncategory: x\n---\n", "---\ntitle: ' \t'\n---\n"} {
		if _, err := export.Render(articleOf(source), export.Options{Name: "a.md"}); err == nil || !strings.Contains(err.Error(), "title") {
			t.Errorf("%q: %v", source, err)
		}
	}
	if _, err := export.Render(articleOf("---\ntitle: [\n---\n"), export.Options{Name: "a.md"}); err == nil || !strings.Contains(err.Error(), "line") {
		t.Errorf("broken fields: %v", err)
	}
}

func TestRender_names_the_page_by_slug_or_file(t *testing.T) {
	for _, c := range []struct{ slug, file, want string }{
		{"", "Harbour Clocks.md", "harbour-clocks.html"},
		{"", "часы.md", "часы.html"},
		{"tide-table", "x.md", "tide-table.html"},
		{"../x", "x.md", ""},
		{"a/b", "x.md", ""},
		{`a\\b`, "x.md", ""},
		{".hidden", "x.md", ""},
		{"-rf", "x.md", ""},
		{"con", "x.md", ""},
		{"a%2fb", "x.md", ""},
		{"a:b", "x.md", ""},
		{"x\\0y", "x.md", ""},
		{strings.Repeat("a", 300), "x.md", ""},
	} {
		p, err := export.Render(articleOf("---\ntitle: T\nslug: \""+c.slug+"\"\n---\n"), export.Options{Name: c.file})
		if (err == nil) != (c.want != "") || p.Name != c.want {
			t.Errorf("slug %q of %q: %q, %v", c.slug, c.file, p.Name, err)
		}
	}
}

func TestRender_reports_what_it_cannot_show(t *testing.T) {
	for _, c := range []struct {
		name, source, want string
		line               int
	}{
		{"image not there", "---\ntitle: T\n---\n\nText.\n\n![A](no.png)\n", "was not found", 7},
		{"image elsewhere", "---\ntitle: T\n---\n![A](https://example.com/a.png)\n", "another site", 4},
		{"image that is none", "---\ntitle: T\n---\n![A](text.png)\n", "is not a PNG", 4},
		{"image too large", "---\ntitle: T\n---\n![A](bomb.png)\n", "million pixels", 4},
		{"link", "---\ntitle: T\n---\n\n[x](javascript:x)\n", "not one that a page may link to", 5},
		{"place", "---\ntitle: T\n---\n\n[x](#nowhere)\n", "no place on the page", 5},
		{"date", "---\ntitle: T\ndate: soon\n---\n", "not a date", 3},
		{"language", "---\ntitle: T\nlang: klingon\n---\n", "not a known code", 3},
		{"banner", "---\ntitle: T\nbanner: none\n---\n", "no banner", 3},
		{"quote", "---\ntitle: T\ntakeaways:\n  - text: A\n    quote: not in here\n---\n\nText.\n", "not found in the article", 4},
		{"call without link", "---\ntitle: T\ncta: {label: Go}\n---\n", "has no link", 3},
		{"script", "---\ntitle: T\n---\n\n<script>x</script>\n", "not allowed", 5},
	} {
		t.Run(c.name, func(t *testing.T) {
			disk := memory(t, map[string]string{"/a/text.png": "text", "/a/bomb.png": bomb})
			p := render(t, articleOf(c.source), export.Options{FS: disk, Dir: "/a"})
			if len(p.Report) != 1 || !strings.Contains(p.Report[0].Message, c.want) || p.Report[0].Line != c.line {
				t.Errorf("report %v, want line %d: …%s…", p.Report, c.line, c.want)
			}
		})
	}
}

// bomb is the header of a PNG of 50,000 × 50,000 pixels.
const bomb = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xc3\x50\x00\x00\xc3\x50\x08\x02\x00\x00\x00\xc4\xcd\xaa\x9d"

func TestRender_links_articles_to_their_pages(t *testing.T) {
	disk := memory(t, map[string]string{"/a/other.md": "---\ntitle: O\nslug: the-other\n---\n", "/a/sub/Plain One.md": "text"})
	p := render(t, titled("[a](other.md#part) [b](sub/Plain%20One.md) [c](gone.md) [d](https://example.com/x.md)"), export.Options{FS: disk, Dir: "/a"})
	for _, want := range []string{`href="the-other.html#part"`, `href="plain-one.html"`, `href="gone.md"`, `href="https://example.com/x.md"`} {
		if !strings.Contains(string(p.HTML), want) {
			t.Errorf("no %s", want)
		}
	}
}

func TestRender_is_quick_on_input_that_is_made_to_be_slow(t *testing.T) {
	for name, body := range map[string]string{
		"raw":      strings.Repeat("<b>", 50000),
		"divs":     strings.Repeat("<div>\n", 50000),
		"reopen":   "<div>\n" + strings.Repeat("<b><i><u><s><em><strong><small><code>", 60) + "\n\n" + strings.Repeat("x\n\n", 12000),
		"misnest":  "<div>\n" + strings.Repeat("<b><p><i></b><p></i>", 10000),
		"svg":      strings.Repeat("<svg>", 50000),
		"details":  strings.Repeat("<details>\n\n", 20000),
		"ends":     strings.Repeat("</p>", 50000),
		"rows":     "<table>" + strings.Repeat("<tr><td>", 20000),
		"ids":      strings.Repeat("<a id=x></a>", 5000),
		"headings": strings.Repeat("# x\n\n", 5000),
		"notes":    strings.Repeat("a[^n]\n\n", 5000) + "[^n]: x\n",
		"code":     "```go\n" + strings.Repeat("((((((((", 8000) + "\n```",
		"images":   strings.Repeat("![x](no.png)\n\n", 10000),
	} {
		t.Run(name, func(t *testing.T) {
			begin := time.Now()
			p, err := export.Render(titled(body), export.Options{Name: "a.md", FS: vfs.NewMem(), Dir: "/"})
			// The promise is 2 s, kept with ease; the minute is for machines that
			// do a lot besides. What is quadratic takes hours.
			if took := time.Since(begin); took > time.Minute {
				t.Errorf("%v", took)
			}
			if err == nil && len(p.HTML) > 40*len(body)+1<<20 {
				t.Errorf("%d bytes became %d", len(body), len(p.HTML))
			}
		})
	}
}
