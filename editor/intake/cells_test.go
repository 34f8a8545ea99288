package intake

import (
	"strings"
	"testing"
)

func TestCells_makes_a_table_of_cells(t *testing.T) {
	for _, c := range []struct{ name, plain, want string }{
		{"two columns", "Name\tAge\r\nAda\t36\r\nBob\t4\r\n", "| Name | Age |\n| --- | --: |\n| Ada | 36 |\n| Bob | 4 |"},
		{"one row", "a\tb", "| a | b |\n| --- | --- |"},
		{"quoted", "Who\tSaid\n\"Ada\nL.\"\t\"She said \"\"no\"\"\"\n", "| Who | Said |\n| --- | --- |\n| Ada<br>L. | She said \"no\" |"},
		{"a quotation", "\"no\" she said\tx\na\tb", "| \"no\" she said | x |\n| --- | --- |\n| a | b |"},
		{"empty cells", "a\t\t\n\tb\tc", "| a |  |  |\n| --- | --- | --- |\n|  | b | c |"},
		{"marks", "a|b\t*x*\n- c\t# d", "| a\\|b | \\*x\\* |\n| --- | --- |\n| - c | # d |"},
		{"dates and money", "Day\tSum\n2026-03-05\t€ 1,200.50\n2026-03-06\t−3 %\n", "| Day | Sum |\n| --- | --: |\n| 2026-03-05 | € 1,200.50 |\n| 2026-03-06 | −3 % |"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ok := Cells(c.plain)
			if !ok || got != c.want {
				t.Errorf("got %v\n%s\nwant\n%s", ok, got, c.want)
			}
			if b := parse(got).Blocks; len(b) != 1 || b[0].Block.Kind.String() != "Table" {
				t.Errorf("that is no table: %s", got)
			}
		})
	}
}

func TestCells_leaves_other_text_alone(t *testing.T) {
	for _, plain := range []string{
		"", "words", "one\ntwo", "a\tb\nc", "a\tb\tc\nd\te", "\tindented\n\ttext", "\tif x {\n\t\ty()\n\t}",
		"x := 1;\t// one\ny := 2;\t// two\n}", "int a;\tint b;\nint c;\tint d;", "a\tb\n\nc\td", "\t\n\t", "\x00\tb\nc\td",
		strings.Repeat("a\tb\n", 20_000),
	} {
		if got, ok := Cells(plain); ok {
			t.Errorf("Cells(%.40q) = %.80q", plain, got)
		}
	}
}

func FuzzCells(f *testing.F) {
	f.Add("a\tb\nc\td")
	f.Add("\"a\nb\"\tc\n\"\"\"\t\t")
	f.Fuzz(func(t *testing.T, plain string) {
		got, ok := Cells(plain)
		if !ok {
			return
		}
		tree := parse(got)
		if len(tree.Blocks) != 1 || len(tree.Blocks[0].Block.Children) == 0 {
			t.Fatalf("%q is no table:\n%s", plain, got)
		}
	})
}
