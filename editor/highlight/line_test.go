package highlight

import (
	"strings"
	"testing"
	"time"

	"galley/editor/text"
)

// letters draws pieces as one letter for each byte: the kind, or for plain text
// its faces.
func letters(pieces []Piece) string {
	kinds := map[Role]byte{
		Plain: '.', Mark: 'm', Heading: 'h', Code: 'c', Info: 'i', Link: 'l', URL: 'u', Quote: 'q',
		Label: 'b', HTML: 't', Comment: '/', FrontKey: 'k', FrontValue: 'v',
	}
	faces := map[Role]byte{Strong: 's', Emph: 'e', Strong | Emph: 'x', Strike: '~', Strike | Strong: 'S', Strike | Emph: 'E'}
	var b strings.Builder
	at := 0
	for _, p := range pieces {
		c := kinds[p.Role.Kind()]
		if f := faces[p.Role&(Strong|Emph|Strike)]; f != 0 && p.Role.Kind() == Plain {
			c = f
		}
		b.WriteString(strings.Repeat(string(c), p.To-at))
		at = p.To
	}
	return b.String()
}

// lines draws every line of a text.
func lines(x *Index, doc text.Text) []string {
	out := make([]string, doc.Lines())
	for i := range out {
		out[i] = letters(x.Line(nil, doc, doc.LineSpan(i)))
	}
	return out
}

func TestIndex_line_paints(t *testing.T) {
	for _, test := range []struct{ name, src, want string }{
		{"plain", "some text", "........."},
		{"empty", "", ""},
		{"heading", "## Two words ##", "mm.hhhhhhhhhhmm"},
		{"not a heading", "#tag", "...."},
		{"heading signs only", "##", "mm"},
		{"setext", "Title\n===\ntext", "hhhhh|mmm|...."},
		{"setext not under a list", "- item\n---", "mm....|mmm"},
		{"rule", "a\n\n* * *", ".||mmmmm"},
		{"strong", "a **b** c", "..mmsmm.."},
		{"emphasis", "*a* _b_", "mem.mem"},
		{"both", "***a***", "mmmxmmm"},
		{"nested", "**a *b* c**", "mmssmxmssmm"},
		{"no emphasis inside a word", "a_b_c 2 * 3 * 4", "..............."},
		{"strike", "~~a~~ ~b~ ~~~c", "mm~mm.m~m....."},
		{"code", "a `b*c*` d", "..mccccm.."},
		{"code with backticks", "``a`b``", "mmcccmm"},
		{"unclosed code", "`a **b**", "...mmsmm"},
		{"escape", `\*a\*`, "m..m."},
		{"link", "[a](http://x) b", "mlmmuuuuuuuum.."},
		{"link with title", `[a](x "t t")`, "mlmmuuuuuuum"},
		{"link with parentheses", "[a](b(c)d) e", "mlmmuuuuum.."},
		{"strong link", "[**a**](b)", "mmmlmmmmum"},
		{"image", "![a](b.png)", "mmlmmuuuuum"},
		{"reference", "[a][b]", "mlmmum"},
		{"brackets alone", "[a] b", "....."},
		{"footnote", "a[^1] b", ".llll.."},
		{"autolink", "<http://x> <a@b.c>", "mllllllllm.mlllllm"},
		{"bare address", "see https://x.y/z. Ok", "....lllllllllllll...."},
		{"tag", "a<br>b", ".tttt."},
		{"less than", "a < b > c", "........."},
		{"list", "- a", "mm."},
		{"ordered", "10. a", "mmmm."},
		{"task", "- [x] a", "mmmmm.."},
		{"nested list", "  * a", "..mm."},
		{"quote", "> a *b*", "m.qqmqm"},
		{"callout", "> [!NOTE] a", "m.bbbbbbbqq"},
		{"table", "|a|**b**|", "m.mmmsmmm"},
		{"table rule", "|:--|--:|", "mmmmmmmmm"},
		{"escaped pipe", `|a\|b|`, "m.m..m"},
		{"definition", "[a]: http://x", "mlmmuuuuuuuuu"},
		{"footnote text", "[^1]: a *b*", "mllmm...mem"},
		{"fence", "```go\n*a*\n```\n*a*", "mmmii|ccc|mmm|mem"},
		{"longer fence", "````\n```\n````\na", "mmmm|ccc|mmmm|."},
		{"tilde fence", "~~~\n```\n~~~\na", "mmm|ccc|mmm|."},
		{"fence in a list", "- ```\n  a\n  ```\na", "mmmmm|ccc|mmmmm|."},
		{"open fence", "```\na", "mmm|c"},
		{"inline, not a fence", "```a```", "mmmcmmm"},
		{"comment", "a\n<!-- b\nc --> d", ".|//////|/////.."},
		{"inline comment", "a <!-- b --> c", "..//////////.."},
		{"front matter", "---\ntitle: A # b\n# c\ntags:\n  - x\n---\n*a*", "mmm|kkkkkmvvv///|///|kkkkm|vvmvv|mmm|mem"},
		{"front matter with dots", "---\na: b\n...\nc", "mmm|kmvv|mmm|."},
		{"unterminated front matter", "---\na: b", "mmm|...."},
		{"carriage returns", "---\r\na: b\r\n---\r\n```\r\n*\r\n```\r\n*a*", "mmm|kmvv|mmm|mmm|c|mmm|mem"},
		{"bad bytes", "**\xff\x00** a", "mmssmm.."},
		{"long letters", "**é** *日本*", "mmssmm.meeeeeem"},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := text.FromString(test.src)
			if got := strings.Join(lines(New(doc), doc), "|"); got != test.want {
				t.Errorf("\n%q\n%s, want\n%s", test.src, got, test.want)
			}
		})
	}
}

func TestIndex_line_continues_a_long_line(t *testing.T) {
	doc := text.FromString("# " + strings.Repeat("word ", 2000))
	x := New(doc)
	if got := letters(x.Line(nil, doc, text.Span{From: 5000, To: 5010})); got != "hhhhhhhhhh" {
		t.Errorf("a later part of a heading is %s", got)
	}
}

func TestIndex_line_stays_fast_on_hostile_text(t *testing.T) {
	for _, unit := range []string{"[](", "![](", "[a](b", "[a](<b", "*a_ ", "a**b", "c* ", "`", "``` `` ", "<!-", "<a ", "((((", "[^", "~a~~b", "_a*b__", `[a](b "`, "www.", "http://((("} {
		doc := text.FromString(strings.Repeat(unit, 4096/len(unit)))
		x := New(doc)
		start := time.Now()
		x.Line(nil, doc, text.Span{From: 0, To: doc.Len()})
		// Quadratic work on 4 KiB takes tens of milliseconds; the limit leaves room
		// for a busy machine.
		if d := time.Since(start); d > 20*time.Millisecond {
			t.Errorf("%q takes %v", unit, d)
		}
	}
}

func BenchmarkIndex_Line(b *testing.B) {
	doc := text.FromString(strings.Repeat("Some **bold** words with a [link](https://example.com) and `code`. ", 8))
	x := New(doc)
	var dst []Piece
	b.ReportAllocs()
	for b.Loop() {
		dst = x.Line(dst[:0], doc, text.Span{From: 0, To: doc.Len()})
	}
}
