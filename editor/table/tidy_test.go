package table_test

import (
	"testing"

	"galley/editor/table"
)

func TestTidy_lines_up_the_pipes(t *testing.T) {
	runCases(t, []testCase{
		{"widths", "|a|bbbb¦|\n|-|-|\n|111|2|", table.Tidy, "| a   | bbbb¦ |\n| --- | ---- |\n| 111 | 2    |"},
		{"alignments", "|a|b|c|\n|:-|:-:|-:|\n|11111|22222|33333¦|", table.Tidy, "| a     |   b   |     c |\n| :---- | :---: | ----: |\n| 11111 | 22222 | 33333¦ |"},
		{"outer pipes", "a | b\n--|--\n1¦", table.Tidy, "| a   | b   |\n| --- | --- |\n| 1¦   |     |"},
		{"extra cells", "|a|\n|-|\n|1|2¦|\n|1|", table.Tidy, "| a   |\n| --- |\n| 1   | 2¦ |\n| 1   |"},
		{"escaped pipe", "|a\\|b|¦\n|-|", table.Tidy, "| a\\|b¦ |\n| ---- |"},
		{"East Asian", "|表¦|\n|-|\n|abcd|", table.Tidy, "| 表¦   |\n| ---- |\n| abcd |"},
		{"combining", "|e\u0301¦|\n|-|\n|abcd|", table.Tidy, "| e\u0301¦    |\n| ---- |\n| abcd |"},
		{"emoji", "|👩‍👩‍👧¦|\n|-|\n|abcd|", table.Tidy, "| 👩‍👩‍👧¦   |\n| ---- |\n| abcd |"},
		{"ends of lines", "|a¦|  \n|-|\n", table.Tidy, "| a¦   |\n| --- |\n"},
		{"CRLF", "|a¦|\r\n|-|\r\n", table.Tidy, "| a¦   |\r\n| --- |\r\n"},
		{"quote", "> |a¦|\n>|-|\n>  |1|", table.Tidy, "> | a¦   |\n> | --- |\n> | 1   |"},
		{"item", "- |a¦|\n   |-|\n  |1|\n- x", table.Tidy, "- | a¦   |\n  | --- |\n  | 1   |\n- x"},
		{"tidy", "| a   | b¦   |\n| --- | --- |\n", table.Tidy, ""},
		{"selection", "|a|\n|-|\n|bb ‹cc› dd|", table.Tidy, "| a        |\n| -------- |\n| bb ‹cc› dd |"},
		{"outside", "te¦xt", table.Tidy, ""},
	})
}

func TestSort_orders_the_rows(t *testing.T) {
	const head = "| n | w |\n|---|---|\n"
	up, down := table.Sort(false), table.Sort(true)
	runCases(t, []testCase{
		{"words", head + "| 1 | Pear |\n| 2 | apple¦ |", up, head + "| 2 | apple¦ |\n| 1 | Pear |"},
		{"numbers", head + "| 10¦ | a |\n| 9 | b |\n| -1 | c |", up, head + "| -1 | c |\n| 9 | b |\n| 10¦ | a |"},
		{"reverse", head + "| 9¦ | a |\n| 10 | b |", down, head + "| 10 | b |\n| 9¦ | a |"},
		{"thousands", head + "| 1,000¦ | a |\n| $200.50 | b |\n| 1 000 000 | c |", down, head + "| 1 000 000 | c |\n| 1,000¦ | a |\n| $200.50 | b |"},
		{"percent and comma", head + "| 10,5 %¦ | a |\n| **9 %** | b |", up, head + "| **9 %** | b |\n| 10,5 %¦ | a |"},
		{"empty last", head + "|  ¦ | a |\n| x | b |\n| 1 | c |", up, head + "| 1 | c |\n| x | b |\n| ¦  | a |"},
		{"empty last in reverse", head + "|  ¦ | a |\n| x | b |\n| 1 | c |", down, head + "| x | b |\n| 1 | c |\n| ¦  | a |"},
		{"missing cells last", head + "| 1 |\n| 2 | b¦ |", up, head + "| 2 | b¦ |\n| 1 |"},
		{"stable", head + "| 2 | x |\n| 1 | x |\n| 0 | a¦ |", up, head + "| 0 | a¦ |\n| 2 | x |\n| 1 | x |"},
		{"from the header", head[:3] + "¦" + head[3:] + "| 2 | a |\n| 1 | b |", up, head[:3] + "¦" + head[3:] + "| 1 | b |\n| 2 | a |"},
		{"in order", head + "| 1¦ | a |\n| 2 | b |", up, ""},
	})
}

func TestInsert_stands_alone(t *testing.T) {
	const two = "| ‹Column 1› | Column 2 |\n| -------- | -------- |\n|          |          |"
	runCases(t, []testCase{
		{"in an empty document", "¦", table.Insert(1, 2, "\n"), two},
		{"below text", "a¦", table.Insert(1, 2, "\n"), "a\n\n" + two},
		{"above text", "¦\nb", table.Insert(1, 2, "\n"), two + "\n\nb"},
		{"in CRLF", "¦", table.Insert(1, 1, "\r\n"), "| ‹Column 1› |\r\n| -------- |\r\n|          |"},
		{"at least one", "¦", table.Insert(-1, 0, "\n"), "| ‹Column 1› |\n| -------- |\n|          |"},
	})
}

func TestDelete_removes_the_table(t *testing.T) {
	runCases(t, []testCase{
		{"alone", "| a¦ |\n|---|\n", table.Delete, "¦"},
		{"between texts", "x\n\n| a |\n|---|\n| 1¦ |\n\ny", table.Delete, "x\n\n¦y"},
		{"below text", "x\n| a¦ |\n|---|\n\ny", table.Delete, "x\n¦\ny"},
		{"at the end", "x\n\n| a |\n|---|\n| 1¦ |", table.Delete, "x\n\n¦"},
		{"in an item", "- | a |\n  |---|\n  | 1¦ |\n- y", table.Delete, "- ¦\n- y"},
		{"in a quote", "> x\n>\n> | a¦ |\n> |---|\n>\n> y", table.Delete, "> x\n>\n¦> y"},
		{"outside", "te¦xt", table.Delete, ""},
	})
}

func TestWidth_counts_columns(t *testing.T) {
	for _, c := range []struct {
		in   string
		want int
	}{
		{"", 0},
		{"abc", 3},
		{"é", 1},
		{"e\u0301", 1},
		{"表", 2},
		{"ａ", 2},
		{"한", 2},
		{"ｱ", 1},
		{"😀", 2},
		{"👩‍👩‍👧", 2},
		{"🇫🇷", 2},
		{"❤\ufe0f", 2},
		{"❤", 1},
		{"1\ufe0f\u20e3", 2},
		{"a\u200bb", 2},
		{"\xff", 1},
		{"a表b", 4},
		{"Ω≤", 2},
	} {
		if got := table.Width([]byte(c.in)); got != c.want {
			t.Errorf("%q: got %d, want %d", c.in, got, c.want)
		}
	}
}
