package highlight

import (
	"testing"

	"galley/editor/text"
)

// FuzzIndex_line checks on any bytes that the pieces of a line cover it in order,
// each with a known role, and that a cut line does as well.
func FuzzIndex_line(f *testing.F) {
	for _, seed := range []string{
		"---\na: [b, \"c\" # d\n---\n# h *e* `c` [l](u \"t\")\n", "```go\n~~~\n```\n- [ ] ![x][y]\n", "<!-- a\n--> <b> <http://x>\r\n=\n",
		"|a|\\|\n|-|\n[^1]: x\n[a]: b\n> [!NOTE]\n", "**a*b_c__~~~`\xff\x00[(<\\", "www.a.b) https://x)",
	} {
		f.Add([]byte(seed), uint(3))
	}
	f.Fuzz(func(t *testing.T, src []byte, cut uint) {
		doc := text.New(src)
		x := New(doc)
		for i := range doc.Lines() {
			whole := doc.LineSpan(i)
			middle := whole.From + int(cut%uint(whole.Len()+1))
			for _, span := range []text.Span{whole, {From: whole.From, To: middle}, {From: middle, To: whole.To}} {
				at := 0
				for _, p := range x.Line(nil, doc, span) {
					if p.To <= at || p.Role.Kind() > FrontValue {
						t.Fatalf("%q %v: piece %v after %d", src, span, p, at)
					}
					at = p.To
				}
				if at != span.Len() {
					t.Fatalf("%q %v: pieces end at %d", src, span, at)
				}
			}
		}
	})
}
