package markup_test

import (
	"strings"
	"testing"

	"galley/editor/markup"
	"galley/editor/state"
	"galley/editor/text"
)

// BenchmarkTyping is what a key costs in a document of 10 MB and in a line of a
// million characters.
func BenchmarkTyping(b *testing.B) {
	en := markup.QuotesFor("en")
	page := text.FromString(strings.Repeat("A line of an article that goes on for a while, as lines do.\n1. item\n\n", 10<<20/70))
	long := text.FromString(strings.Repeat("word “quoted” it’s ", 1_000_000/20))
	code := text.FromString(strings.Repeat("```\nsome code\n```\n\ntext\n\n", 10<<20/24))
	docs := []struct {
		name string
		doc  text.Text
		line int
	}{
		{"10MB", page, page.Line(5<<20) / 3 * 3},
		{"10MB_fences", code, code.Line(5<<20)/6*6 + 4},
		{"long_line", long, 0},
	}
	for _, d := range docs {
		end := d.doc.LineEnd(d.line)
		for _, c := range []struct {
			name, typed string
			do          state.Command
		}{
			{"letter", "a", markup.Smarten('a', en)},
			{"quote", `"`, markup.Smarten('"', en)},
			{"apostrophe", `'`, markup.Smarten('\'', en)},
			{"newline", "", markup.Newline("\n")},
			{"backspace", "", markup.Backspace},
		} {
			st := at(d.doc.Replace(text.Span{From: end, To: end}, []byte(c.typed)), state.Caret(end+len(c.typed)))
			b.Run(d.name+"/"+c.name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					c.do(st)
				}
			})
		}
	}
}

// BenchmarkManyCarets is what a key costs at ten thousand carets in one list.
func BenchmarkManyCarets(b *testing.B) {
	doc := text.FromString(strings.Repeat("1. item\n", 10_000))
	var sel state.Selection
	for line := range 10_000 {
		sel.Ranges = append(sel.Ranges, state.At(doc.LineEnd(line)))
	}
	st := at(doc, sel)
	for name, c := range map[string]state.Command{
		"newline": markup.Newline("\n"), "delete_lines": markup.DeleteLines, "indent": markup.Indent, "bold": markup.Bold,
		"move": markup.MoveLineUp, "quote": markup.Quote, "join": markup.JoinLines, "backspace": markup.Backspace,
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				c(st)
			}
		})
	}
}
