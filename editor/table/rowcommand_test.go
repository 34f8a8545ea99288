package table_test

import (
	"testing"

	"galley/editor/table"
)

func TestInsertRow_goes_next_to_the_selected_ones(t *testing.T) {
	runCases(t, []testCase{
		{"above", "| a | b |\n|---|---|\n| 1 | 2¦ |", table.InsertRowAbove, "| a | b |\n|---|---|\n|   | ¦  |\n| 1 | 2 |"},
		{"above the header", "| a¦ |\n|---|", table.InsertRowAbove, ""},
		{"above several", "| a |\n|---|\n| 1 |\n| ‹2 |\n| 3› |", table.InsertRowAbove, "| a |\n|---|\n| 1 |\n| ¦  |\n| 2 |\n| 3 |"},
		{"below", "| a |\n|---|\n| 1¦ |\n| 2 |", table.InsertRowBelow, "| a |\n|---|\n| 1 |\n| ¦  |\n| 2 |"},
		{"below the header", "| a | b¦ |\n|---|---|\n| 1 | 2 |", table.InsertRowBelow, "| a | b |\n|---|---|\n|   | ¦  |\n| 1 | 2 |"},
		{"below several", "| a |\n|---|\n| ‹1 |\n| 2› |\n| 3 |", table.InsertRowBelow, "| a |\n|---|\n| 1 |\n| 2 |\n| ¦  |\n| 3 |"},
		{"below in CRLF", "| a |\r\n|---|\r\n| 1¦ |", table.InsertRowBelow, "| a |\r\n|---|\r\n| 1 |\r\n| ¦  |"},
		{"above in a quote", "> | a |\n> |---|\n> | 1¦ |", table.InsertRowAbove, "> | a |\n> |---|\n> | ¦  |\n> | 1 |"},
		{"below in an item", "- | a¦ |\n  |---|", table.InsertRowBelow, "- | a |\n  |---|\n  | ¦  |"},
		{"outside", "te¦xt", table.InsertRowBelow, ""},
	})
}

func TestDeleteRow_removes_the_selected_ones(t *testing.T) {
	runCases(t, []testCase{
		{"amid", "| a | b |\n|---|---|\n| 1 | 2¦ |\n| 3 | 4 |", table.DeleteRow, "| a | b |\n|---|---|\n| 3 | ‹4› |"},
		{"last", "| a |\n|---|\n| 1 |\n| 2¦ |", table.DeleteRow, "| a |\n|---|\n| ‹1› |"},
		{"last in front of text", "| a |\n|---|\n| 1 |\n| 2¦ |\n\nx", table.DeleteRow, "| a |\n|---|\n| ‹1› |\n\nx"},
		{"only", "| a | b |\n|---|---|\n| 1 | 2¦ |\n", table.DeleteRow, "| a | ‹b› |\n|---|---|\n"},
		{"several", "| a |\n|---|\n| ‹1 |\n| 2› |\n| 3 |", table.DeleteRow, "| a |\n|---|\n| ‹3› |"},
		{"from the header on", "| ‹a |\n|---|\n| 1› |\n| 2 |", table.DeleteRow, "| a |\n|---|\n| ‹2› |"},
		{"header", "| a¦ |\n|---|\n| 1 |", table.DeleteRow, ""},
		{"delimiter row", "| a |\n|-¦--|\n| 1 |", table.DeleteRow, ""},
		{"the next one is short", "| a | b |\n|---|---|\n| 1 | 2¦ |\n| 3 |", table.DeleteRow, "| a | b |\n|---|---|\n| ‹3› |"},
	})
}

func TestMoveRow_takes_the_selection_along(t *testing.T) {
	runCases(t, []testCase{
		{"up", "| a |\n|---|\n| 11 |\n| 2¦ |", table.MoveRowUp, "| a |\n|---|\n| 2¦ |\n| 11 |"},
		{"down", "| a |\n|---|\n| 1¦ |\n| 22 |\n\nx", table.MoveRowDown, "| a |\n|---|\n| 22 |\n| 1¦ |\n\nx"},
		{"several up", "| a |\n|---|\n| 1 |\n| ‹2 |\n| 3› |", table.MoveRowUp, "| a |\n|---|\n| ‹2 |\n| 3› |\n| 1 |"},
		{"several down", "| a |\n|---|\n| ‹1 |\n| 2› |\n| 3 |", table.MoveRowDown, "| a |\n|---|\n| 3 |\n| ‹1 |\n| 2› |"},
		{"below the header stays", "| a |\n|---|\n| 1¦ |", table.MoveRowUp, ""},
		{"last stays", "| a |\n|---|\n| 1¦ |\n\n| x |", table.MoveRowDown, ""},
		{"header stays", "| a¦ |\n|---|\n| 1 |", table.MoveRowDown, ""},
		{"with the header stays", "| ‹a |\n|---|\n| 1› |\n| 2 |", table.MoveRowDown, ""},
	})
}
