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
		{"marks that mark nothing", "<p>~5 to ~6, x* y*, 5 * 3, _a b, * , C:\\Users", "~5 to ~6, x* y*, 5 * 3, _a b, * , C:\\Users"},
		{"marks that would", "<p>*a* ~b~ _c_ `d` a*b*c", "\\*a\\* \\~b\\~ \\_c\\_ \\`d\\` a\\*b\\*c"},
		{"address in brackets", "<p>https://a.example/a_(b), (https://a.example/c)", "https://a.example/a_(b), (https://a.example/c)"},
		{"numbered heading", "<h1 style='mso-list:l5 level1'><![if !supportLists]><span style='mso-list:Ignore'>2<span>&nbsp;&nbsp;</span></span><![endif]>Scope</h1>", "## 2 Scope"},
		{"list only a condition tells of", "<p class=MsoNormal><![if !supportLists]>·&nbsp;<![endif]>a<p class=MsoNormal><![if !supportLists]>·&nbsp;<![endif]>b", "- a\n- b"},
		{"items without a list", "<li>a<li>b", "- a\n- b"},
		{"text in a list", "<ul>a<li>b</ul>", "- a\n- b"},
		{"text in a table", "<table>a<tr><td>b<td>c<tr><td>d<td>e</table>", "a\n\n| b | c |\n| --- | --- |\n| d | e |"},
		{"cells without a row", "<table><td>b<td>c</table>", "| b | c |\n| --- | --- |"},
		{"layout", "<table><tr><td><h2>A</h2><td><p>b</table>", "## A\n\nb"},
		{"one column", "<table><tr><td>a<tr><td>b</table>", "a\n\nb"},
		{"list in a cell", "<table><tr><td>A<td>B<tr><td><ul><li>c<li>d</ul><td>e</table>", "| A | B |\n| --- | --- |\n| c<br>d | e |"},
		{"terms alone", "<dl><dt>a<dt>b</dl>", "a\n\nb"},
		{"description alone", "<dl><dd>a<dt>b</dl>", "a\n\nb"},
		{"hidden", "<p>a<span style='display:none'>b</span><span hidden>c</span><span style='mso-hide:all'>d</span>e", "ae"},
		{"lists apart", "<ol><li>a</ol><ol><li>b</ol><ol start=2><li>c</ol>", "1. a\n\n1) b\n2) c"},
		{"later number below words", "<ul><li>a<ol start=3><li>b</ol></ul>", "- a\n\n  3. b"},
		{"rule in a list", "<ul><li><hr></ul>", "- ___"},
		{"address as its text", `<p><a href="https://a.example/?b=c&amp;utm_source=d">https://a.example/?b=c&amp;utm_source=d</a>x`, "<https://a.example/?b=c>x"},
		{"text in lines", "<p style='white-space:pre-wrap'>a\nb", "a\\\nb"},
		{"link to a picture's own file", `<a href="https://a.example/i-large.jpg"><img src="https://a.example/i.jpg" alt="x"></a>`, "![x](https://a.example/i.jpg)"},
		{"link around blocks", `<a href="https://a.example/"><h3>T</h3><p>x</p></a>`, "### [T](https://a.example/)\n\n[x](https://a.example/)"},
		{"link with brackets", `<p><a href="https://a.example/a_(b)">x</a> <a href="https://a.example/(">y</a> <a href="https://a.example/a b">z</a>`, "[x](https://a.example/a_(b)) [y](https://a.example/%28) [z](https://a.example/a%20b)"},
		{"definition that is none", "<p>[a]: b<p>[^1]: c<p>a<br>: d", "[a\\]: b\n\n\\[^1\\]: c\n\na\\\n\\: d"},
		{"table that is none", "<p>a | b<br>--- | ---", "a | b\\\n\\--- | ---"},
		{"heading that is none", "<p>a<br>---<br>===", "a\\\n\\---\\\n\\==="},
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
