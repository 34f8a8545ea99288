package intake

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"galley/editor/markdown"
	"galley/editor/safe"
)

// Whatever the HTML, its visible text is the text of the Markdown.
func TestHTML_keeps_the_text(t *testing.T) {
	for seed := range rounds(3000) {
		g := generator{Rand: rand.New(rand.NewPCG(uint64(seed), 17))}
		source := g.document()
		got, err := HTML([]byte(source), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if want, have := visible(t, source), letters(textOf(parse(got.Markdown))); want != have {
			at := 0
			for at < len(want) && at < len(have) && want[at] == have[at] {
				at++
			}
			t.Fatalf("seed %d\n%s\nas Markdown\n%s\nshows %q\nbut says %q", seed, source, got.Markdown, clip(want, at), clip(have, at))
		}
	}
}

// Taking the Markdown in again, as HTML, changes nothing, if the words are words: of stars next to stars, which no one
// writes, one in two thousand texts changes once more.
func TestHTML_is_idempotent(t *testing.T) {
	for seed := range rounds(2000) {
		g := generator{Rand: rand.New(rand.NewPCG(uint64(seed), 17)), tame: true}
		source := g.document()
		got, err := HTML([]byte(source), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if problem := unstable(got.Markdown); problem != "" {
			t.Fatalf("seed %d: %s\nfrom\n%s", seed, problem, source)
		}
	}
}

func rounds(n int) int {
	if testing.Short() {
		return n / 10
	}
	return n
}

// clip is the part of s around an offset.
func clip(s string, at int) string {
	return strings.ToValidUTF8(s[max(0, at-12):min(len(s), at+24)], "")
}

// unstable takes Markdown in again and says what came out differently.
func unstable(source string) string {
	again, err := HTML([]byte(rendered(parse(source))), Options{})
	if err != nil {
		return err.Error()
	}
	if again.Markdown != source {
		before, after := strings.Split(source, "\n"), strings.Split(again.Markdown, "\n")
		for i := range before {
			if i >= len(after) || before[i] != after[i] {
				rest := after[min(i, len(after)):]
				return fmt.Sprintf("line %d is\n%s\nand again\n%s\nby\n%s", i+1, before[i], strings.Join(rest[:min(len(rest), 3)], "\n"), rendered(parse(source)))
			}
		}
		return fmt.Sprintf("is\n%s\nand again\n%s", source, again.Markdown)
	}
	return ""
}

// textOf is the text of an article with its captions.
func textOf(t *markdown.Tree) string {
	var b strings.Builder
	var block func(*markdown.Block)
	block = func(in *markdown.Block) {
		if len(in.Children) == 0 {
			b.WriteString(in.PlainText())
		}
		if in.Kind == markdown.Figure {
			b.WriteString(in.Inlines[0].Title)
		}
		for _, c := range in.Children {
			block(c)
		}
	}
	for _, top := range t.Blocks {
		block(top.Block)
	}
	return b.String()
}

// letters drops all white space.
func letters(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) || c == '\u00a0' {
			return -1
		}
		return c
	}, s)
}

// visible is the text that a browser shows of the generated HTML: a naive walk of the tree that a parser makes.
func visible(t *testing.T, source string) string {
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch n.Type {
		case html.TextNode:
			b.WriteString(n.Data)
		case html.ElementNode:
			switch n.Data {
			case "script", "style", "nav", "head":
				return
			case "img":
				for _, a := range n.Attr {
					if a.Key == "alt" {
						b.WriteString(a.Val)
					}
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	return letters(b.String())
}

// generator makes well-formed HTML of all that a reader knows, full of characters that are marks in Markdown.
type generator struct {
	*rand.Rand
	depth int
	tame  bool
}

func (g *generator) pick(list ...string) string { return list[g.IntN(len(list))] }

func (g *generator) document() string {
	var b strings.Builder
	for range 1 + g.IntN(4) {
		b.WriteString(g.block())
	}
	return b.String()
}

func (g *generator) block() string {
	g.depth++
	defer func() { g.depth-- }()
	blocks := func() string {
		s := ""
		for range 1 + g.IntN(2) {
			s += g.block()
		}
		return s
	}
	n := g.IntN(16)
	if g.depth > 3 {
		n = g.IntN(5)
	}
	switch n {
	default:
		return "<p>" + g.inlines() + "</p>"
	case 3:
		return "<div>" + g.inlines() + "</div>"
	case 4:
		return "<p>" + g.inlines() + "<br>" + g.inlines() + g.pick("", "<br><br>"+g.inlines()) + "</p>"
	case 5:
		tag := g.pick("h2", "h3", "h6")
		return "<" + tag + ">" + g.inlines() + "</" + tag + ">"
	case 6, 7:
		tag := g.pick("ul", "ol", "ol start=7")
		s := "<" + tag + ">"
		for range 1 + g.IntN(3) {
			s += "<li>" + g.pick(g.inlines(), g.inlines()+blocks(), blocks()) + "</li>"
		}
		return s + "</" + tag[:2] + ">\n"
	case 8:
		return "<blockquote>" + blocks() + "</blockquote>"
	case 9:
		return "<pre><code>" + html.EscapeString(g.pick("a\n  b", "```\nx", "\tif x {\n\n}", "*a* <b>")) + "</code></pre>"
	case 10:
		s := "<table>"
		columns := 2 + g.IntN(2)
		for range 1 + g.IntN(3) {
			s += "<tr>"
			for range columns {
				s += g.pick("<td>", "<td align=right>", "<th>") + g.inlines() + g.pick("", "", "<br>"+g.inlines())
			}
			s += "</tr>"
		}
		return s + "</table>"
	case 11:
		return "<hr>"
	case 12:
		return "<dl><dt>" + g.inlines() + "</dt><dd>" + g.pick(g.inlines(), blocks()) + "</dd></dl>"
	case 13:
		return "<div>" + blocks() + "</div>"
	case 14:
		return `<figure><img src="https://a.example/x.png" alt="` + g.pick("An alt", "a]b [c", `x \`) + `"><figcaption>` + g.text() + "</figcaption></figure>"
	case 15:
		return "<script>no text</script><style>none</style><nav>Home</nav>"
	}
}

func (g *generator) inlines() string {
	s := ""
	for range 1 + g.IntN(4) {
		s += g.inline() + g.pick("", "", " ")
	}
	return s
}

func (g *generator) inline() string {
	g.depth++
	defer func() { g.depth-- }()
	n := g.IntN(14)
	if g.depth > 6 {
		n = 0
	}
	in := func(tag string) string { return "<" + tag + ">" + g.inlines() + "</" + strings.Fields(tag)[0] + ">" }
	switch n {
	default:
		return g.text()
	case 6, 7:
		return in(g.pick("b", "strong", "span style='font-weight:700'"))
	case 8:
		return in(g.pick("i", "em", "span style=\"font-style: italic\""))
	case 9:
		return in(g.pick("s", "sub", "sup", "kbd", "span", "del"))
	case 10:
		return "<code>" + g.text() + "</code>"
	case 11:
		return `<a href="` + g.pick("https://a.example/x_y_z", "https://a.example/(x", "mailto:a@b.example", "javascript:x", "rel/path.html") + `">` + g.text() + "</a>"
	case 12:
		return g.pick("https://a.example/a_b", "<a href=https://a.example/q>https://a.example/q</a>", "www.a.example/_x_", "me@a.example")
	case 13:
		return `<img src="` + g.pick("https://a.example/i.png", "pic.png") + `" alt="` + g.pick("", "alt", "*a*", "a|b") + `">`
	}
}

func (g *generator) text() string {
	if g.tame {
		return g.pick("word", "two words", "end. ", "1. one", "Ünïcödé", "snake_case", "a * b", "- dash", "(see", "# hash", "“quoted”", "x, y", "50 %", "日本", "[sic]", "AT&amp;T", " | ")
	}
	s := ""
	for range 1 + g.IntN(3) {
		s += g.pick("word", "word", "two words", "Ünïcödé", "日本", "*", "**", "_", "__", "a_b", "`", "~", "~~", "#", "- ", "+ ", "1. ", "2) ", "> ",
			"[", "]", "(", ")", "[x]", "[ ] ", "![", "](", "]: ", "[^1]", "&amp;amp;", "&lt;b&gt;", "\\", "\\*", "|", "| --- |", "---", "===", ": ", "$5",
			"“q”", "!", "!", "http://", "😀", "&nbsp;", ".", ",", "#hash", " ", "end.", "(see)", "5*3", ":--", "x:y")
	}
	return s
}

// Bytes of any kind are taken in: nothing unsafe comes out, and what comes out stays as it is.
func FuzzHTML(f *testing.F) {
	for _, s := range []string{
		"<p>a<b>b", "<ul><li>x<table><tr><td>y</ul>z", "<p style='mso-list:l0 level2 lfo1'><![if !supportLists]>1.<![endif]>x", "<dl><dd>x<dt>y",
		"<sup id=r><a href=#n>1</a></sup><p id=n><a href=#r>1</a> note", "<blockquote><pre>x</blockquote>y", "<a href=javascript:x>y</a>", "Version:0.9\r\nStartHTML:1\r\n",
		"<h1>a<br>b</h1><hr><li>x", "<td>x<td>y<tr><td>z", "\x00<\xff>", "<ol start=99999999999><li><input type=checkbox>x",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := HTML(data, Options{})
		if err != nil {
			t.Skip()
		}
		tree := parse(got.Markdown)
		for _, top := range tree.Blocks {
			inspect(t, top.Block)
		}
		if problem := unstable(got.Markdown); problem != "" {
			t.Fatal(problem)
		}
	})
}

// inspect fails for what a paste must not bring.
func inspect(t *testing.T, b *markdown.Block) {
	if b.Kind == markdown.HTMLBlock || b.Kind == markdown.LinkDef {
		t.Fatalf("a %s came in: %q", b.Kind, b.Text)
	}
	var inlines func([]markdown.Inline)
	inlines = func(list []markdown.Inline) {
		for _, in := range list {
			switch in.Kind {
			case markdown.Link:
				if _, ok := safe.URL(in.Dest); !ok {
					t.Fatalf("a link to %q came in", in.Dest)
				}
			case markdown.Image:
				if _, ok := safe.ImageURL(in.Dest); !ok {
					t.Fatalf("an image at %q came in", in.Dest)
				}
			case markdown.RawHTML:
				if !strings.Contains("<br> <sub> </sub> <sup> </sup> <kbd> </kbd>", in.Text) {
					t.Fatalf("%q came in", in.Text)
				}
			}
			inlines(in.Children)
		}
	}
	inlines(b.Inlines)
	for _, c := range b.Children {
		inspect(t, c)
	}
}
