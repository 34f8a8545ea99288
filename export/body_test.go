package export_test

import (
	"strings"
	"testing"

	"galley/export"
)

func TestRender_of_what_no_specification_shows(t *testing.T) {
	for _, c := range []struct{ name, source, want string }{
		{"an address and a note in a link", "[a <http://b.c> [^x]](d)\n\n[^x]: e\n", `<p><a href="d">a http://b.c <sup>1</sup></a></p>
<section class="notes" role="doc-endnotes" aria-labelledby="notes">
<h2 id="notes">Notes</h2>
<ol>
<li id="note-1">
<p>e </p>
</li>
</ol>
</section>
`},
		{"task without text", "- [ ] \n", `<ul>
<li class="task"><span class="box" role="img" aria-label="To do"></span></li>
</ul>
`},
		{"tasks of several paragraphs", "- [ ] a\n- [x] b\n\n  c\n", `<ul>
<li class="task"><span class="box" role="img" aria-label="To do"></span><p>a</p>
</li>
<li class="task done"><span class="box" role="img" aria-label="Done"></span><p>b</p>
<p>c</p>
</li>
</ul>
`},
		{"definitions with and without paragraphs", "a\n: b\n\nc\n\n: d\n", `<dl>
<dt>a</dt>
<dd>b</dd>
<dt>c</dt>
<dd>
<p>d</p>
</dd>
</dl>
`},
		{"a paragraph beyond a limit", strings.Repeat("<b>", 6000), `<div class="plain"><pre>
` + strings.Repeat("&lt;b&gt;", 6000) + `</pre></div>
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := string(render(t, titled(c.source), export.Options{Fragment: true}).HTML)
			_, body, _ := strings.Cut(page, "</header>\n")
			body, _, _ = strings.Cut(body, "</article>")
			if body != c.want {
				t.Errorf("have\n%.1500s\nwant\n%.1500s", body, c.want)
			}
		})
	}
}
