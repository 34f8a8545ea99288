package table_test

import (
	"testing"

	"galley/editor/table"
)

func TestNextCell_selects_the_next_value(t *testing.T) {
	runCases(t, []testCase{
		{"in the header", "| a¦ | b |\n|---|---|", table.NextCell, "| a | ‹b› |\n|---|---|"},
		{"from the header to the body", "| a | b¦ |\n|---|---|\n| 1 | 2 |", table.NextCell, "| a | b |\n|---|---|\n| ‹1› | 2 |"},
		{"from the delimiter row", "| a | b |\n|-¦--|---|\n| 1 | 2 |", table.NextCell, "| a | ‹b› |\n|---|---|\n| 1 | 2 |"},
		{"to the next row", "| a | b |\n|---|---|\n| 1 | 2¦ |\n| 3 | 4 |", table.NextCell, "| a | b |\n|---|---|\n| 1 | 2 |\n| ‹3› | 4 |"},
		{"to an empty cell", "| a¦ |  |\n|---|---|", table.NextCell, "| a | ¦ |\n|---|---|"},
		{"to a wide empty cell", "| a¦ |     |\n|---|---|", table.NextCell, "| a | ¦    |\n|---|---|"},
		{"to a compact empty cell", "|a¦| |\n|-|-|", table.NextCell, "|a|¦ |\n|-|-|"},
		{"to a cell without bytes", "|a¦||c|\n|-|-|-|", table.NextCell, "|a|¦|c|\n|-|-|-|"},
		{"from a selected cell", "| ‹a› | b |\n|---|---|", table.NextCell, "| a | ‹b› |\n|---|---|"},
		{"over an escaped pipe", "| a¦ | b \\| c |\n|---|---|", table.NextCell, "| a | ‹b \\| c› |\n|---|---|"},
		{"without outer pipes", "a¦ | b c\n--|--", table.NextCell, "a | ‹b c›\n--|--"},
		{"out of an extra cell", "| a |\n|---|\n| 1 | 2¦ |\n| 3 |", table.NextCell, "| a |\n|---|\n| 1 | 2 |\n| ‹3› |"},
		{"main range of several", "| a¦ | b |\n|---|---|\n\ntext¦", table.NextCell, "| a | ‹b› |\n|---|---|\n\ntext"},
		{"outside", "te¦xt", table.NextCell, ""},
	})
}

func TestNextCell_makes_what_is_missing(t *testing.T) {
	runCases(t, []testCase{
		{"row", "| a | b |\n|---|---|\n| 1 | 2¦ |", table.NextCell, "| a | b |\n|---|---|\n| 1 | 2 |\n| ¦  |   |"},
		{"row below a header alone", "| a | b¦ |\n|---|---|", table.NextCell, "| a | b |\n|---|---|\n| ¦  |   |"},
		{"row in front of text", "| a¦ |\n|---|\n\ntext", table.NextCell, "| a |\n|---|\n| ¦  |\n\ntext"},
		{"row of an untidy table", "| a | bbbbb |\n|---|---|\n| 1 | 2¦ |\n", table.NextCell, "| a | bbbbb |\n|---|---|\n| 1 | 2 |\n| ¦  |   |\n"},
		{"row below an untidy one", "| a | b |\n|---|---|\n| 111 | 2¦ |\n", table.NextCell, "| a | b |\n|---|---|\n| 111 | 2 |\n| ¦ |  |\n"},
		{"row of a wide table", "| a    | b   |\n| ---- | --- |\n| 1    | 2¦   |\n", table.NextCell, "| a    | b   |\n| ---- | --- |\n| 1    | 2   |\n| ¦     |     |\n"},
		{"row of a compact table", "|a|b|\n|-|-|\n|1|2¦|", table.NextCell, "|a|b|\n|-|-|\n|1|2|\n|¦ | |"},
		{"row without outer pipes", "aa | b\n--- | ---\n1 | 2¦", table.NextCell, "aa | b\n--- | ---\n1 | 2\n| ¦ |  |"},
		{"lined up row without outer pipes", "a   | b\n--- | ---\n1   | 2¦", table.NextCell, "a   | b\n--- | ---\n1   | 2\n| ¦  |    |"},
		{"row in CRLF", "| a |\r\n|---|\r\n| 1¦ |", table.NextCell, "| a |\r\n|---|\r\n| 1 |\r\n| ¦  |"},
		{"row in a quote", "> | a |\n> |---|\n> | 1¦ |", table.NextCell, "> | a |\n> |---|\n> | 1 |\n> | ¦  |"},
		{"row in an item", "- | a¦ |\n  |---|\n- b", table.NextCell, "- | a |\n  |---|\n  | ¦  |\n- b"},
		{"cell", "| a | b |\n|---|---|\n| 1¦ |", table.NextCell, "| a | b |\n|---|---|\n| 1 | ¦  |"},
		{"cell without outer pipes", "a | b\n--|--\n1¦", table.NextCell, "a | b\n--|--\n1 | ¦ |"},
		{"cell of an untidy row", "| a | b |\n|---|---|\n| 111¦ |", table.NextCell, "| a | b |\n|---|---|\n| 111 | ¦ |"},
		{"cell behind a backslash", "|a|b|\n|-|-|\n|a\\¦", table.NextCell, "|a|b|\n|-|-|\n|a\\ |¦ |"},
	})
}

func TestPreviousCell_selects_the_value_before(t *testing.T) {
	runCases(t, []testCase{
		{"in a row", "| a | b¦ |\n|---|---|", table.PreviousCell, "| ‹a› | b |\n|---|---|"},
		{"to the row above", "| a | b |\n|---|---|\n| 1 | 2 |\n| 3¦ | 4 |", table.PreviousCell, "| a | b |\n|---|---|\n| 1 | ‹2› |\n| 3 | 4 |"},
		{"to the header", "| a | b |\n|---|---|\n| 1¦ | 2 |", table.PreviousCell, "| a | ‹b› |\n|---|---|\n| 1 | 2 |"},
		{"in the first cell", "| a¦ | b |\n|---|---|", table.PreviousCell, "| ‹a› | b |\n|---|---|"},
		{"to a missing cell", "| a | b |\n|---|---|\n| 1 |\n| 2¦ |", table.PreviousCell, "| a | b |\n|---|---|\n| 1 | ¦  |\n| 2 |"},
		{"out of an extra cell", "| a |\n|---|\n| 1 | 2 | 3¦ |", table.PreviousCell, "| a |\n|---|\n| ‹1› | 2 | 3 |"},
		{"outside", "te¦xt", table.PreviousCell, ""},
	})
}

func TestNextRow_selects_the_value_below(t *testing.T) {
	runCases(t, []testCase{
		{"from the header", "| a | b¦ |\n|---|---|\n| 1 | 2 |", table.NextRow, "| a | b |\n|---|---|\n| 1 | ‹2› |"},
		{"in the body", "| a | b |\n|---|---|\n| 1¦ | 2 |\n| 3 | 4 |", table.NextRow, "| a | b |\n|---|---|\n| 1 | 2 |\n| ‹3› | 4 |"},
		{"to a missing cell", "| a | b |\n|---|---|\n| 1 | 2¦ |\n| 3 |", table.NextRow, "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | ¦  |"},
		{"appends a row", "| a | b |\n|---|---|\n| 1 | 2¦ |\n\nx", table.NextRow, "| a | b |\n|---|---|\n| 1 | 2 |\n|   | ¦  |\n\nx"},
		{"behind the last row", "| a | b |\n|---|---|\n| 1 | 2 |¦", table.NextRow, "| a | b |\n|---|---|\n| 1 | 2 |\n|   | ¦  |"},
		{"over an empty row", "| a |\n|---|\n|  ¦ |\n| 1 |", table.NextRow, "| a |\n|---|\n|   |\n| ‹1› |"},
		{"leaves at an empty last row", "| a |\n|---|\n| 1 |\n| ¦  |", table.NextRow, "| a |\n|---|\n| 1 |\n\n¦"},
		{"leaves an empty table", "| a |\n|---|\n| ¦  |\n\nnext", table.NextRow, "| a |\n|---|\n\n¦\n\nnext"},
		{"leaves in CRLF", "| a |\r\n|---|\r\n| ¦  |\r\n\r\nnext", table.NextRow, "| a |\r\n|---|\r\n\r\n¦\r\n\r\nnext"},
		{"leaves in a quote", "> | a |\n> |---|\n> | ¦  |", table.NextRow, "> | a |\n> |---|\n>\n> ¦"},
		{"leaves in an item", "- | a |\n  |---|\n  | ¦  |", table.NextRow, "- | a |\n  |---|\n\n  ¦"},
		{"in front of the table", "¦| a |\n|---|", table.NextRow, ""},
		{"outside", "te¦xt", table.NextRow, ""},
	})
}

func TestLineBreak_breaks_in_the_cell(t *testing.T) {
	runCases(t, []testCase{
		{"caret", "| a¦b |\n|---|", table.LineBreak, "| a<br>¦b |\n|---|"},
		{"selection", "| a‹b›c |\n|---|", table.LineBreak, "| a<br>¦c |\n|---|"},
		{"several", "| a¦ | b¦ |\n|---|---|\n| 1¦ |", table.LineBreak, "| a<br>¦ | b<br>¦ |\n|---|---|\n| 1<br>¦ |"},
		{"in two tables", "| a¦ |\n|---|\n\n| b¦ |\n|---|", table.LineBreak, "| a<br>¦ |\n|---|\n\n| b<br>¦ |\n|---|"},
		{"over a pipe", "| a‹ | ›b |\n|---|---|", table.LineBreak, ""},
		{"in front of the row", "¦| a |\n|---|", table.LineBreak, ""},
		{"behind the row", "| a |¦\n|---|", table.LineBreak, ""},
		{"delimiter row", "| a |\n|-¦--|", table.LineBreak, ""},
		{"one of several outside", "| a¦ |\n|---|\n\ntext¦", table.LineBreak, ""},
	})
}
