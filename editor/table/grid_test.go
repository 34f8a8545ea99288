package table_test

import (
	"strings"
	"testing"

	"galley/editor/state"
	"galley/editor/table"
	"galley/editor/text"
)

func TestAt_tells_the_cell_of_the_caret(t *testing.T) {
	const abc = "| a | b | c |\n|:--|:-:|--:|\n"
	for _, c := range []struct {
		name string
		in   string
		want table.Position
	}{
		{"first heading", "| a¦ | b |\n|---|---|", table.Position{0, 0, 1, 2, table.AlignNone}},
		{"second heading", "| a | b¦ |\n|---|---|", table.Position{0, 1, 1, 2, table.AlignNone}},
		{"in front of the table", "¦| a | b |\n|---|---|", table.Position{0, 0, 1, 2, table.AlignNone}},
		{"behind the row", "| a | b |¦\n|---|---|", table.Position{0, 1, 1, 2, table.AlignNone}},
		{"right in front of a pipe", "| a ¦| b |\n|---|---|", table.Position{0, 0, 1, 2, table.AlignNone}},
		{"right behind a pipe", "| a |¦ b |\n|---|---|", table.Position{0, 1, 1, 2, table.AlignNone}},
		{"delimiter row", "| a | b |\n|---|-¦--|\n| 1 | 2 |", table.Position{0, 1, 2, 2, table.AlignNone}},
		{"left", abc + "| 1¦ | 2 | 3 |\n", table.Position{1, 0, 2, 3, table.AlignLeft}},
		{"centre", abc + "| 1 | 2¦ | 3 |\n", table.Position{1, 1, 2, 3, table.AlignCenter}},
		{"right", abc + "| 1 | 2 | 3¦ |\n", table.Position{1, 2, 2, 3, table.AlignRight}},
		{"extra cell", abc + "| 1 | 2 | 3 | 4¦ |\n", table.Position{1, 3, 2, 3, table.AlignNone}},
		{"short row", abc + "| 1¦\n", table.Position{1, 0, 2, 3, table.AlignLeft}},
		{"no outer pipes", "a | b\n--|--\n1 | 2¦", table.Position{1, 1, 2, 2, table.AlignNone}},
		{"one column", "| a |\n|---|\n| 1¦ |", table.Position{1, 0, 2, 1, table.AlignNone}},
		{"one column with a colon alone", "a\n:-\n1¦", table.Position{1, 0, 2, 1, table.AlignLeft}},
		{"row without a pipe", abc + "x¦\n", table.Position{1, 0, 2, 3, table.AlignLeft}},
		{"escaped pipe", "| a \\| b | c¦ |\n|---|---|", table.Position{0, 1, 1, 2, table.AlignNone}},
		{"escaped pipe in code", "| `a \\| b` | c¦ |\n|---|---|", table.Position{0, 1, 1, 2, table.AlignNone}},
		{"pipe in code", "| `a | b¦` |\n|---|---|", table.Position{0, 1, 1, 2, table.AlignNone}},
		{"CRLF", "| a | b |\r\n|---|---|\r\n| 1 | 2¦ |\r\n", table.Position{1, 1, 2, 2, table.AlignNone}},
		{"quote", "> | a | b |\n> |---|---|\n> | 1 | 2¦ |", table.Position{1, 1, 2, 2, table.AlignNone}},
		{"quote without spaces", ">| a | b |\n>|---|---|\n> | 1 | 2¦ |", table.Position{1, 1, 2, 2, table.AlignNone}},
		{"list item", "- | a | b |\n  |---|---|\n  | 1 | 2¦ |", table.Position{1, 1, 2, 2, table.AlignNone}},
		{"header of a list item", "- | a | b¦ |\n  |---|---|\n  | 1 | 2 |", table.Position{0, 1, 2, 2, table.AlignNone}},
		{"numbered item", "2. | a | b |\n   |---|---|\n   | 1 | 2¦ |\n3. next", table.Position{1, 1, 2, 2, table.AlignNone}},
		{"item in a quote", "> - | a | b |\n>   |---|---|\n>   | 1 | 2¦ |", table.Position{1, 1, 2, 2, table.AlignNone}},
		{"quote in an item", "- > | a | b |\n  > |---|---|\n  > | 1 | 2¦ |", table.Position{1, 1, 2, 2, table.AlignNone}},
		{"below the text of an item", "- x\n\n  | a |\n  |---|\n  | 1¦ |", table.Position{1, 0, 2, 1, table.AlignNone}},
		{"in a nested item", "- x\n  - y\n\n    | a |\n    |---|\n    | 1¦ |", table.Position{1, 0, 2, 1, table.AlignNone}},
		{"in a footnote", "[^n]: x\n\n    | a |\n    |---|\n    | 1¦ |", table.Position{1, 0, 2, 1, table.AlignNone}},
		{"below text", "text\n| a | b |\n|---|---|\n| 1 | 2¦ |", table.Position{1, 1, 2, 2, table.AlignNone}},
		{"second delimiter row is a row", "| a | b |\n|---|---|\n| 1 | 2 |\n|---|---|\n| 3¦ | 4 |", table.Position{3, 0, 4, 2, table.AlignNone}},
		{"ends at a blank line", "| a |\n|---|\n| 1¦ |\n\n| x |", table.Position{1, 0, 2, 1, table.AlignNone}},
		{"ends at a heading", "| a |\n|---|\n| 1¦ |\n# x", table.Position{1, 0, 2, 1, table.AlignNone}},
		{"ends at a list", "| a |\n|---|\n| 1¦ |\n- x", table.Position{1, 0, 2, 1, table.AlignNone}},
		{"ends at a quote", "| a |\n|---|\n| 1¦ |\n> x", table.Position{1, 0, 2, 1, table.AlignNone}},
		{"ends at a fence", "| a |\n|---|\n| 1¦ |\n```\nx\n```", table.Position{1, 0, 2, 1, table.AlignNone}},
		{"ends at a rule", "| a |\n|---|\n| 1¦ |\n***", table.Position{1, 0, 2, 1, table.AlignNone}},
		{"ends at HTML", "| a |\n|---|\n| 1¦ |\n<div>", table.Position{1, 0, 2, 1, table.AlignNone}},
		{"bold is a row", "| a |\n|---|\n| 1¦ |\n**b**", table.Position{1, 0, 3, 1, table.AlignNone}},
		{"range of several rows", "| a |\n|---|\n| ‹1 |\n| 2› |", table.Position{2, 0, 3, 1, table.AlignNone}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, ok := table.At(parse(c.in)); !ok || got != c.want {
				t.Errorf("%q\n got  %+v, %v\n want %+v", c.in, got, ok, c.want)
			}
		})
	}
}

func TestAt_finds_no_table(t *testing.T) {
	for _, c := range []struct{ name, in string }{
		{"empty document", "¦"},
		{"text", "a | b¦"},
		{"other number of columns", "| a¦ |\n|---|---|"},
		{"heading", "a¦\n---\n"},
		{"delimiter row indented as code", "| a¦ |\n    |---|"},
		{"underlined heading", "a\n-¦\n-|"},
		{"no dashes", "| a¦ |\n|:|\n"},
		{"other signs", "| a¦ |\n|-x-|\n"},
		{"fenced code", "```\n| a |\n|---|\n| 1¦ |\n```"},
		{"open fence", "~~~\n\n| a |\n|---|\n| 1¦ |"},
		{"indented code", "text\n\n    | a |\n    |---|\n    | 1¦ |"},
		{"code in an item", "- x\n\n      | a |\n      |---|\n      | 1¦ |"},
		{"HTML block", "<div>\n| a |\n|---|\n| 1¦ |"},
		{"blank line after", "| a |\n|---|\n¦"},
		{"behind a blank line", "| a |\n|---|\n\n| 1¦ |"},
		{"blank line in a quote", "> | a |\n> |---|\n>\n> | 1¦ |"},
		{"outside of the quote", "> | a |\n> |---|\n| 1¦ |"},
		{"next item", "- 1. | a |\n     |---|\n- 2. | 1¦ |"},
		{"next number", "1. | a |\n   |---|\n2. | 1¦ |"},
		{"text above the header", "te¦xt\n| a | b |\n|---|---|"},
		{"heading above", "# te¦xt\n| a | b |\n|---|---|"},
		{"range beyond the table", "‹text\n\n| a |\n|---|\n| 1› |"},
		{"a range from the table on", "| a |\n|---|\n| ‹1 |\n\ntext›"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, ok := table.At(parse(c.in)); ok {
				t.Errorf("%q: got %+v", c.in, got)
			}
		})
	}
}

func TestAt_finds_a_large_table(t *testing.T) {
	const rows = 2400
	doc := text.FromString("| a | b |\n|---|---|\n" + strings.Repeat("| 1 | 2 |\n", rows))
	for line := 0; line < rows+2; line += 100 {
		st := state.State{Doc: doc, Sel: state.Caret(doc.LineEnd(line))}
		if p, ok := table.At(st); !ok || p.Rows != rows+1 || p.Row != max(0, line-1) {
			t.Errorf("line %d: got %+v, %v", line, p, ok)
		}
	}
}

func TestAt_declines_giants(t *testing.T) {
	const head = "| a | b |\n|---|---|\n"
	for _, c := range []struct {
		name string
		doc  string
		at   int
	}{
		{"many rows, at the top", head + strings.Repeat("| 1 | 2 |\n", 100_000), 3},
		{"many rows, amid", head + strings.Repeat("| 1 | 2 |\n", 100_000), 500_000},
		{"many bytes", head + strings.Repeat("| "+strings.Repeat("x", 20_000)+" |\n", 100), 3},
		{"a giant line", strings.Repeat("| a ", 250_000) + "\n", 500_000},
		{"a giant row", head + strings.Repeat("| a ", 250_000) + "\n", 3},
		{"a giant delimiter row", "| a |\n" + strings.Repeat("|-", 500_000) + "\n", 3},
		{"nested quotes", strings.Repeat(">", 1_000_000), 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			st := state.State{Doc: text.FromString(c.doc), Sel: state.Caret(c.at)}
			if p, ok := table.At(st); ok {
				t.Errorf("got %+v", p)
			}
		})
	}
}
