package markdown

import (
	"fmt"
	"strings"
	"testing"

	"galley/editor/text"
)

// articleOf returns an ordinary article of about n bytes with every construct in it.
func articleOf(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "## Section %d of the long article\n\n", i)
		for j := range 6 {
			fmt.Fprintf(&b, "Two networks met in the *open* sea, and [the first of them](/networks/%d \"Read on\") asked for\n"+
				"**more room** than `radio(%d)` could give; so both waited &mdash; patiently, at www.example.com and\n"+
				"elsewhere — until the harbour's master[^n%d] had made up [his mind][mind].\n\n", j, i, i%20)
		}
		b.WriteString("- first, the *cable*\n- then the mast\n  - and its lamp\n\n1. one\n2. two\n\n> What is said in a quote\n> goes on.\n\n")
		b.WriteString("```go\nfunc main() {\n\tprintln(\"hello\")\n}\n```\n\n| Year | Ships |\n|------|------:|\n| 1900 | 12    |\n| 1901 | `14`  |\n\n")
		b.WriteString("![A lamp](lamp.png \"The lamp of the mast\")\n\n")
		if i < 20 {
			fmt.Fprintf(&b, "[^n%d]: Of the harbour, not of the ship.\n\n", i)
		}
	}
	b.WriteString("[mind]: /mind 'His mind'\n")
	return b.String()
}

func BenchmarkParse(b *testing.B) {
	for _, size := range []int{10 << 10, 100 << 10, 1 << 20, 8<<20 - 8<<10} {
		b.Run(fmt.Sprintf("%dKB", size>>10), func(b *testing.B) {
			doc := text.FromString(articleOf(size))
			b.SetBytes(int64(doc.Len()))
			b.ReportAllocs()
			for b.Loop() {
				Parse(doc, 0, 1)
			}
		})
	}
}

// A key in the middle of a paragraph, back and forth.
func BenchmarkUpdate(b *testing.B) {
	for _, size := range []int{10 << 10, 100 << 10, 1 << 20, 8<<20 - 8<<10} {
		b.Run(fmt.Sprintf("%dKB", size>>10), func(b *testing.B) {
			benchmarkKey(b, articleOf(size), strings.Index, "waited")
		})
	}
}

// A key in the address of a definition that every paragraph refers to.
func BenchmarkUpdate_of_a_definition(b *testing.B) {
	benchmarkKey(b, articleOf(1<<20), strings.Index, "mind 'His")
}

// A key in a list of 1 MB, the largest block that is parsed at all.
func BenchmarkUpdate_in_one_list(b *testing.B) {
	benchmarkKey(b, strings.Repeat("- an item of *the* list that never ends\n", 1<<20/40), strings.LastIndex, "item")
}

func benchmarkKey(b *testing.B, source string, find func(s, sub string) int, word string) {
	half := len(source) / 2
	if word == "mind 'His" {
		half = 0
	}
	at := half + find(source[half:], word)
	docs := [2]text.Text{text.FromString(source)}
	key, err := text.NewChangeSet(len(source), text.Change{Span: text.Span{From: at, To: at}, Insert: []byte("x")})
	if err != nil {
		b.Fatal(err)
	}
	docs[1] = key.Apply(docs[0])
	sets := [2]text.ChangeSet{key, key.Invert(docs[0])}
	var p Parser
	tree := p.Parse(docs[0], 0, 0)
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		tree, _ = p.Update(tree, docs[1-i], 0, 1, sets[i])
		i = 1 - i
	}
}
