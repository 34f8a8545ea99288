package markdown

import (
	"errors"
	"strings"
	"testing"

	"galley/editor/text"
)

func htmlOf(t *testing.T, h HTML, source string) string {
	t.Helper()
	var b strings.Builder
	if err := h.Write(&b, Parse(text.FromString(source), 0, 1)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestHTML_of_the_constructs_of_articles(t *testing.T) {
	for _, tt := range []struct{ name, source, want string }{
		{"callout", "> [!TIP]\n> Do.\n", `<aside class="callout callout-tip">
<p class="callout-title">tip</p>
<p>Do.</p>
</aside>
`},
		{"figure", "![A](a.png \"B & C\")\n", `<figure>
<img src="a.png" alt="A" />
<figcaption>B &amp; C</figcaption>
</figure>
`},
		{"tasks", "- [ ] a\n- [x] b\n\n  c\n", `<ul>
<li>
<p><input disabled="" type="checkbox"> a</p>
</li>
<li>
<p><input checked="" disabled="" type="checkbox"> b</p>
<p>c</p>
</li>
</ul>
`},
		{"task without text", "- [ ] \n", `<ul>
<li><input disabled="" type="checkbox"> </li>
</ul>
`},
		{"definitions", "a\n: b\n\nc\n\n: d\n", `<dl>
<dt>a</dt>
<dd>b</dd>
<dt>c</dt>
<dd>
<p>d</p>
</dd>
</dl>
`},
		{"footnotes", "a[^x] b[^x]\n\n[^x]: c\n[^y]: never\n", `<p>a<sup class="footnote-ref" id="fnref-1"><a href="#fn-1">1</a></sup> b<sup class="footnote-ref" id="fnref-1-2"><a href="#fn-1">1</a></sup></p>
<section class="footnotes">
<ol>
<li id="fn-1">
<p>c <a class="footnote-back" href="#fnref-1" aria-label="Back to reference 1">↩</a> <a class="footnote-back" href="#fnref-1-2" aria-label="Back to reference 1-2">↩</a></p>
</li>
</ol>
</section>
`},
		{"no link in a link", "[a <http://b.c> [^x]](d)\n\n[^x]: e\n", `<p><a href="d">a http://b.c <sup>1</sup></a></p>
<section class="footnotes">
<ol>
<li id="fn-1">
<p>e</p>
</li>
</ol>
</section>
`},
		{"beyond a limit", strings.Repeat("<b>", 6000), `<pre class="plain">` + strings.Repeat("&lt;b&gt;", 6000) + "</pre>\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := htmlOf(t, HTML{}, tt.source); got != tt.want {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
		})
	}
}

func TestHTML_hooks_replace_what_is_unsafe(t *testing.T) {
	h := HTML{
		Page: true,
		Link: func(in *Inline) ([]Attr, bool) {
			return []Attr{{"href", in.Dest}, {"rel", "noopener"}}, !strings.HasPrefix(in.Dest, "javascript:")
		},
		Image: func(in *Inline) ([]Attr, bool) {
			return []Attr{{"src", in.Dest}, {"loading", "lazy"}}, !strings.Contains(in.Dest, "//")
		},
		Raw: func(html string, block bool) string {
			if block {
				return "[block]\n"
			}
			return "[inline]"
		},
		Code:           func(info, code string) (string, bool) { return "<i>" + strings.ToUpper(code) + "</i>", info == "go" },
		HeadingID:      func(b *Block) string { return "id-" + b.PlainText() },
		HeadingLevel:   func(level int) int { return level + 1 },
		Callout:        func(string) string { return "Mind <this>" },
		FootnotesTitle: "Notes & sources",
		Around: func(b *Block) (string, string) {
			if b.Kind == Table {
				return "<div class=\"scroll\">\n", "</div>\n"
			}
			return "", ""
		},
		Attrs: func(b *Block) []Attr {
			if b.Kind == Quote {
				return []Attr{{"class", `a"b`}}
			}
			return nil
		},
	}
	source := "# A\n\n[x](javascript:alert) [y](z \"T\") <http://q.r>\n\n![a](b) ![c *d*](//e)\n\n<div>\n\nf <b>g</b>\n\n" +
		"```go\nh<\n```\n\n```\ni<\n```\n\n| j |\n|:-:|\n\n> k\n\n> [!NOTE]\n\nl[^m]\n\n[^m]: n\n"
	want := `<h2 id="id-A">A</h2>
<p>x <a href="z" rel="noopener" title="T">y</a> <a href="http://q.r" rel="noopener">http://q.r</a></p>
<p><img src="b" loading="lazy" alt="a"> c d</p>
[block]
<p>f [inline]g[inline]</p>
<pre><code class="language-go"><i>H<
</i></code></pre>
<pre><code>i&lt;
</code></pre>
<div class="scroll">
<table>
<thead>
<tr>
<th scope="col" class="align-center">j</th>
</tr>
</thead>
</table>
</div>
<blockquote class="a&quot;b">
<p>k</p>
</blockquote>
<aside class="callout callout-note">
<p class="callout-title">Mind &lt;this&gt;</p>
</aside>
<p>l<sup class="footnote-ref" id="fnref-1"><a href="#fn-1">1</a></sup></p>
<section class="footnotes" aria-labelledby="footnotes">
<h2 id="footnotes">Notes &amp; sources</h2>
<ol>
<li id="fn-1">
<p>n <a class="footnote-back" href="#fnref-1" aria-label="Back to reference 1">↩</a></p>
</li>
</ol>
</section>
`
	if got := htmlOf(t, h, source); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestHTML_reports_a_failed_write(t *testing.T) {
	if err := (HTML{}).Write(brokenWriter{}, Parse(text.FromString("a"), 0, 1)); err == nil {
		t.Error("no error")
	}
}

func FuzzHTML(f *testing.F) {
	for _, s := range fragments {
		f.Add(s)
	}
	f.Add("[a]: <b> 'c'\n[a][^n]\n\n[^n]: > - | d |\n")
	f.Fuzz(func(t *testing.T, source string) {
		if len(source) > 8<<10 {
			t.Skip()
		}
		tree := Parse(text.FromString(source), 0, 1)
		checkSpans(t, tree)
		h := HTML{
			Link:  func(*Inline) ([]Attr, bool) { return nil, true },
			Image: func(*Inline) ([]Attr, bool) { return nil, true },
			Raw:   func(string, bool) string { return "" },
		}
		var b strings.Builder
		if err := h.Write(&b, tree); err != nil {
			t.Fatal(err)
		}
		// What stands between the tags that the writer writes is escaped.
		for part := range strings.SplitSeq(b.String(), "<") {
			if tag, _, ok := strings.Cut(part, ">"); part != "" && (!ok || strings.ContainsAny(tag, "\x00")) {
				t.Fatalf("unescaped < in %q", b.String())
			}
		}
	})
}
