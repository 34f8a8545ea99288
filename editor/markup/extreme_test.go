package markup_test

import (
	"strings"
	"testing"

	"galley/editor/markup"
	"galley/editor/state"
	"galley/editor/text"
)

// extremes is texts that make careless code stall or run out of stack.
var extremes = []struct{ name, doc string }{
	{"long line", strings.Repeat("word ", 200_000)},
	{"one word", strings.Repeat("a", 1_000_000)},
	{"spaces", strings.Repeat(" ", 1_000_000)},
	{"line ends", strings.Repeat("\n", 6_000)},
	{"lone carriage returns", strings.Repeat("a\r", 6_000)},
	{"zero bytes", strings.Repeat("\x00", 6_000)},
	{"invalid bytes", strings.Repeat("\xff", 6_000)},
	{"quotes", strings.Repeat("> ", 2_000) + "a"},
	{"nested items", strings.Repeat("- ", 2_000) + "a"},
	{"items ever deeper", deeper(200)},
	{"a long list", strings.Repeat("1. a\n", 2_000)},
	{"a list of counted items", strings.Repeat("1. a\n2. b\n", 2_000)},
	{"brackets", strings.Repeat("(", 2_000) + strings.Repeat("[", 2_000) + strings.Repeat(")", 2_000)},
	{"marks", strings.Repeat("**a_`~", 2_000)},
	{"backticks", strings.Repeat("`a", 2_000)},
	{"fences", strings.Repeat("```\n", 2_000)},
	{"tildes", strings.Repeat("~~~ a\n", 2_000)},
	{"headings", strings.Repeat("# a\n", 2_000)},
	{"notes", strings.Repeat("[^1]: a\n", 2_000)},
	{"tags", strings.Repeat("<a ", 2_000)},
	{"links", strings.Repeat("[](", 2_000)},
	{"accents", "a" + strings.Repeat("\u0301", 6_000)},
	{"quotation marks", strings.Repeat("“", 2_000)},
	{"front matter without an end", "---\n" + strings.Repeat("a: b\n", 2_000)},
}

func deeper(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", 2*i) + "1. a\n")
	}
	return b.String()
}

// TestCommands_do_not_stall_on_extreme_texts fails by the time limit of the tests.
func TestCommands_do_not_stall_on_extreme_texts(t *testing.T) {
	commands := append(allCommands("\n"),
		named{"Smarten quote", typed(`"`)}, named{"Smarten apostrophe", typed(`'`)}, named{"Smarten dash", typed("-")})
	for _, e := range extremes {
		t.Run(e.name, func(t *testing.T) {
			doc := text.FromString(e.doc)
			mid := text.PrevGrapheme(doc, doc.Len()/2+1)
			for _, sel := range []state.Selection{state.Caret(0), state.Caret(mid), state.Select(0, doc.Len())} {
				st := at(doc, sel)
				for _, c := range commands {
					spec, ok := c.do(st)
					if !ok {
						continue
					}
					if _, err := st.Apply(spec); err != nil {
						t.Errorf("%s at %v: %v", c.name, sel.Ranges, err)
					}
				}
			}
		})
	}
}

// typed is the command that makes signs of what is typed, in a text where it was.
func typed(s string) state.Command {
	return func(st state.State) (state.Spec, bool) {
		spec, _ := state.InsertText(s)(st)
		tx, err := st.Apply(spec)
		if err != nil {
			return state.Spec{}, false
		}
		if _, ok := markup.Smarten(rune(s[0]), markup.QuotesFor("en"))(tx.After); !ok {
			return state.Spec{}, false
		}
		return spec, true
	}
}
