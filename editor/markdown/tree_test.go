package markdown

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"galley/editor/text"
)

// parseOne returns the outline of a source's blocks.
func outlineOf(source string) string {
	var b strings.Builder
	for _, top := range Parse(text.FromString(source), 0, 1).Blocks {
		b.WriteString(outline(top.Block))
	}
	return b.String()
}

func TestParse_of_the_constructs_of_articles(t *testing.T) {
	for _, tt := range []struct{ name, source, want string }{
		{"callout", "> [!Note]\n> Mind *this*.\n", `
Callout 0-24 "note"
  Paragraph 12-24
    Text 12-17 "Mind "
    Emph 17-23
      Text 18-22 "this"
    Text 23-24 "."
`},
		{"callout without text", "> [!WARNING]\n", `
Callout 0-12 "warning"
`},
		{"a quote that only looks like a callout", "> [!NOTE] x\n", `
Quote 0-11
  Paragraph 2-11
    Text 2-11 "[!NOTE] x"
`},
		{"figure", "![A *lamp*](l.png \"The lamp\")\n", `
Figure 0-29
  Image 0-29 "l.png" "The lamp"
    Text 2-4 "A "
    Emph 4-10
      Text 5-9 "lamp"
`},
		{"an image without a title is no figure", "![A](l.png)\n", `
Paragraph 0-11
  Image 0-11 "l.png"
    Text 2-3 "A"
`},
		{"task list", "- [x] done\n- [ ] to do\n- [x](u)\n", `
List 0-31
  Item 0-10 task
    Paragraph 6-10
      Text 6-10 "done"
  Item 11-22 task
    Paragraph 17-22
      Text 17-22 "to do"
  Item 23-31
    Paragraph 25-31
      Link 25-31 "u"
        Text 26-27 "x"
`},
		{"definition list", "term\n: what it *is*\n", `
DefList 0-19
  DefTerm 0-4
    Text 0-4 "term"
  DefDesc 5-19
    Paragraph 7-19
      Text 7-15 "what it "
      Emph 15-19
        Text 16-18 "is"
`},
		{"footnote", "x[^a]\n\n[^a]: y\n", `
Paragraph 0-5
  Text 0-1 "x"
  FootnoteRef 1-5 "a"
FootnoteDef 0-7 "a"
  Paragraph 6-7
    Text 6-7 "y"
`},
		{"a footnote that is not defined", "x[^a]\n", `
Paragraph 0-5
  Text 0-5 "x[^a]"
`},
		{"table", "| a | b |\n|---|--:|\n| `x\\|y` |\n", `
Table 0-30
  Row 0-9
    Cell 2-3
      Text 2-3 "a"
    Cell 6-7
      Text 6-7 "b"
  Row 20-30
    Cell 22-28
      CodeSpan 22-28 "x|y"
    Cell -1--1
`},
		{"link definition", "[a]\n\n[a]: <b c> 'T'\n", `
Paragraph 0-3
  Link 0-3 "b c" "T"
    Text 1-2 "a"
LinkDef 0-14 "b c" "T" "a"
`},
		{"escapes and references", "a\\*b &amp; &copy; \\\nc  \nd", `
Paragraph 0-25
  Text 0-1 "a"
  Text 2-5 "*b "
  Text 5-10 "&"
  Text 10-11 " "
  Text 11-17 "©"
  Text 17-18 " "
  HardBreak 18-20
  Text 20-21 "c"
  HardBreak 21-24
  Text 24-25 "d"
`},
		{"addresses", "see www.a.bc, <http://d.e> and f@g.hi\n", `
Paragraph 0-37
  Text 0-4 "see "
  Autolink 4-12 "www.a.bc" "http://www.a.bc"
  Text 12-14 ", "
  Autolink 14-26 "http://d.e" "http://d.e"
  Text 26-31 " and "
  Autolink 31-37 "f@g.hi" "mailto:f@g.hi"
`},
		{"fence in a list in a quote", "> - ```go\n>   x\n>   ```\n", `
Quote 0-23
  List 2-23
    Item 2-23
      Code 4-23 "go" "x\n"
`},
		{"nested marks", "***a** b* ~~c~~ `` d`e ``", `
Paragraph 0-25
  Emph 0-9
    Strong 1-6
      Text 3-4 "a"
    Text 6-8 " b"
  Text 9-10 " "
  Strike 10-15
    Text 12-13 "c"
  Text 15-16 " "
  CodeSpan 16-25 "d` + "`" + `e"
`},
		{"carriage returns", "a\r\nb\r\n\r\n- c\r\n", `
Paragraph 0-4
  Text 0-1 "a"
  SoftBreak 1-3
  Text 3-4 "b"
List 0-3
  Item 0-3
    Paragraph 2-3
      Text 2-3 "c"
`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := outlineOf(tt.source); got != strings.TrimPrefix(tt.want, "\n") {
				t.Errorf("got\n%swant%s", got, tt.want)
			}
		})
	}
}

func TestParse_keeps_text_beyond_a_limit(t *testing.T) {
	long := strings.Repeat("word *mark* ", 2000)
	marks := strings.Repeat("*_", 2000)
	tree := Parse(text.FromString("a\n\n"+long+"\n\n# "+long+"\n\n# "+marks+"\n"), 0, 1)
	if len(tree.Blocks) != 4 {
		t.Fatalf("%d blocks, want 4", len(tree.Blocks))
	}
	for _, top := range tree.Blocks[1:3] {
		if b := top.Block; b.Kind != Plain || b.Note == "" || strings.TrimSpace(b.Text) != strings.TrimSpace(long) {
			t.Errorf("the long text is %v with note %q", b.Kind, b.Note)
		}
	}
	if heading := tree.Blocks[3].Block; heading.Kind != Heading || heading.Note == "" || heading.PlainText() != marks {
		t.Errorf("the heading of marks is %v with note %q", heading.Kind, heading.Note)
	}
	if tree := Parse(text.FromString(strings.Repeat("a\n\n", 3<<20)), 0, 1); !tree.TooLong || tree.Note == "" || len(tree.Blocks) != 0 {
		t.Errorf("9 MB are %d blocks, too long %v", len(tree.Blocks), tree.TooLong)
	}
}

func TestParse_of_plain_lines_needs_no_inline_phase(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	letters := []rune("ab cdw.,;-'\"é日#$%()+/=?{|}0 ")
	for range 3000 {
		line := make([]rune, 1+r.IntN(12))
		for i := range line {
			line[i] = letters[r.IntN(len(letters))]
		}
		source := "a" + string(line)
		fast := Parse(text.FromString(source+"b"), 0, 1).Blocks[0].Block
		// A second line makes the same text go through the phase.
		slow := Parse(text.FromString(source+"b\nx"), 0, 1).Blocks[0].Block
		if fast.Kind != Paragraph || slow.Kind != Paragraph {
			continue
		}
		if len(fast.Inlines) != 1 || !sameInline(fast.Inlines[0], slow.Inlines[0]) {
			t.Fatalf("%q is %+v alone and %+v with a line after it", source+"b", fast.Inlines, slow.Inlines)
		}
	}
}

func TestTree_at_finds_the_block(t *testing.T) {
	tree := Parse(text.FromString("\n\na\n\nb\n\nc"), 0, 1)
	for off, want := range []int{0, 0, 0, 0, 0, 1, 1, 1, 2, 2} {
		if got := tree.At(off); got != want {
			t.Errorf("At(%d) = %d, want %d", off, got, want)
		}
	}
	if got := new(Tree).At(3); got != -1 {
		t.Errorf("At in an empty tree = %d, want -1", got)
	}
}

func TestTree_footnotes_are_numbered_by_reference(t *testing.T) {
	tree := Parse(text.FromString("[^b] then [^a] and [^b], [in a link [^c]](u)\n\n[^a]: A\n[^b]: B, see [^d]\n[^c]: C\n[^d]: D\n[^e]: E\n"), 0, 1)
	var got []string
	for _, n := range tree.Footnotes() {
		got = append(got, n.Label+strings.Repeat("'", n.Refs))
	}
	if want := []string{"b''", "a'", "c", "d'"}; !slices.Equal(got, want) {
		t.Errorf("footnotes %v, want %v", got, want)
	}
	if tree.Number("A") != 2 || tree.Number("e") != 0 {
		t.Errorf("numbers %d, %d, want 2, 0", tree.Number("A"), tree.Number("e"))
	}
}

func TestPlainText_is_what_a_reader_sees(t *testing.T) {
	tree := Parse(text.FromString("# A *b* `c`\n\n- [d](e) ![f](g)\n  h<br>&amp;\n\n```\ncode\n```\n"), 0, 1)
	var got []string
	for _, top := range tree.Blocks {
		got = append(got, top.Block.PlainText())
	}
	if want := []string{"A b c", "d f h&", "code"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Every byte of a leaf's words must be found again at the place its span says.
func TestParse_spans_quote_the_source(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 11))
		source := randomSource(r, 200)
		t.Run(fmt.Sprintf("seed=%d", seed), func(t *testing.T) { checkSpans(t, Parse(text.FromString(source), 0, 1)) })
	}
}
