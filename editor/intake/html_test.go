package intake

import (
	"testing"
)

func TestHTML_writes_clean_Markdown(t *testing.T) {
	for _, c := range []struct{ name, html, want string }{
		{"words", "Hello, <b>bold</b> world", "Hello, **bold** world"},
		{"paragraphs", "<p>One<p>Two", "One\n\nTwo"},
		{"intraword", "<p>2 * 3, snake_case, a_b 5* <b>x</b>", "2 * 3, snake_case, a_b 5\\* **x**"},
		{"spaces outside", "<p>a<b> bold </b>b<i> </i>c<b></b>", "a **bold** b c"},
		{"split words", "<p><b>wo</b><b>rd</b> and <b>two</b> <b>more</b>", "**word** and **two more**"},
		{"nested", "<p><b>a <i>b</i></b> <i>c</i>", "**a *b*** *c*"},
		{"overlapping", "<p><b>a <i>b</b> c</i>", "**a *b*** *c*"},
		{"colon", "<p><b>Note:</b>text", "**Note**:text"},
		{"quotes in bold", "<p>x<b>“q”</b>y", "x“**q**”y"},
		{"link", `<p>See <a href="https://a.example/x?utm_source=y&amp;id=3">this page </a>now`, "See [this page](https://a.example/x?id=3) now"},
		{"bare", `<p>See <a href="https://a.example/a_b">https://a.example/a_b</a>.`, "See https://a.example/a_b."},
		{"script link", `<p><a href="javascript:alert(1)">x</a>`, "x"},
		{"headings", "<h1>T</h1><h2>S</h2><p>x", "## T\n\n### S\n\nx"},
		{"bold heading", "<h2><b>T</b></h2>", "## T"},
		{"list", "<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "- a\n- b\n  - c\n- d"},
		{"list of paragraphs", "<ol><li><p>a</p></li><li><p>b</p></li></ol>", "1. a\n2. b"},
		{"loose", "<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", "- a\n\n  b\n\n- c"},
		{"sibling list", "<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>", "- a\n  - b\n- c"},
		{"tasks", `<ul><li><input type=checkbox checked> a</li><li><input type=checkbox> b</li></ul>`, "- [x] a\n- [ ] b"},
		{"number that is none", "<p>1. x<p>2024. y<p>- z<p># h<p>+ 4", "1\\. x\n\n2024\\. y\n\n\\- z\n\n\\# h\n\n\\+ 4"},
		{"break", "<p>a<br>b<br><br>c", "a\\\nb\n\nc"},
		{"code", "<pre><code class='language-go'>a\n\n  b\n</code></pre>", "```go\na\n\n  b\n```"},
		{"inline code", "<p>x <code>a|b `c`</code>", "x `` a|b `c` ``"},
		{"table", "<table><tr><th>A<th>B<tr><td>x|y<td>1,000<tr><td><code>a|b</code><td>20</table>", "| A | B |\n| --- | --: |\n| x\\|y | 1,000 |\n| `a\\|b` | 20 |"},
		{"spans", "<table><tr><td colspan=2>A<td>B<tr><td rowspan=2>1<td>2<td>3<tr><td>4<td>5</table>", "| A |  | B |\n| --: | --: | --: |\n| 1 | 2 | 3 |\n|  | 4 | 5 |"},
		{"definitions", "<dl><dt>Term<dd>What<dd>Or<dt>B<dd><p>x<p>y</dl>", "Term\n: What\n: Or\n\nB\n: x\n\n  y"},
		{"quote", "<blockquote><p>a<p>b</blockquote>", "> a\n>\n> b"},
		{"sub", "<p>H<sub>2</sub>O x<sup> 2 </sup>", "H<sub>2</sub>O x <sup>2</sup>"},
		{"figure", `<figure><img src="https://a.example/i.png" alt="A [b]"><figcaption>Cap "x"</figcaption></figure>`, `![A \[b\]](https://a.example/i.png "Cap \"x\"")`},
		{"entities", "<p>&amp;lt; AT&amp;T a &lt; b &lt;b&gt;", "\\&lt; AT&T a < b \\<b>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := HTML([]byte(c.html), Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got.Markdown != c.want {
				t.Errorf("got\n%s\nwant\n%s", got.Markdown, c.want)
			}
		})
	}
}
