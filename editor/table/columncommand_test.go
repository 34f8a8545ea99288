package table_test

import (
	"testing"

	"galley/editor/table"
)

func TestInsertColumn_goes_next_to_the_one_of_the_caret(t *testing.T) {
	runCases(t, []testCase{
		{"left", "| a¦ |\n| - |\n| 1 |", table.InsertColumnLeft, "| ¦    | a |\n| --- | - |\n|     | 1 |"},
		{"right", "| a |\n|---|\n| 1¦ |", table.InsertColumnRight, "| a |     |\n|---|-----|\n| 1 | ¦    |"},
		{"amid", "| a¦ | b |\n| - | - |", table.InsertColumnRight, "| a | ¦    | b |\n| - | --- | - |"},
		{"compact", "|a¦|\n|-|\n|1|", table.InsertColumnRight, "|a| ¦  |\n|-|---|\n|1|   |"},
		{"from the delimiter row", "| a |\n|-¦--|", table.InsertColumnRight, "| a | ¦    |\n|---|-----|"},
		{"in a short row", "| a | b | c |\n|---|---|---|\n| 1 |\n| 2¦ | 3 |", table.InsertColumnRight, "| a |     | b | c |\n|---|-----|---|---|\n| 1 |\n| 2 | ¦    | 3 |"},
		{"in front of extra cells", "| a |\n|---|\n| 1¦ | 2 |", table.InsertColumnRight, "| a |     |\n|---|-----|\n| 1 | ¦    | 2 |"},
		{"from an extra cell", "| a |\n|---|\n| 1 | 2¦ |", table.InsertColumnRight, ""},
		{"no outer pipes, left", "a¦ | b\n-- | --", table.InsertColumnLeft, "| ¦    | a | b\n--- | -- | --"},
		{"no outer pipes, right", "a | b¦\n-- | --", table.InsertColumnRight, "a | b | ¦    |\n-- | -- | ---"},
		{"lined up without outer pipes", "a   | bb¦\n--- | ---\n1   | 2", table.InsertColumnRight, "a   | bb  | ¦    |\n--- | --- | ---\n1   | 2   |     |"},
		{"quote", "> | a¦ |\n> | - |", table.InsertColumnRight, "> | a | ¦    |\n> | - | --- |"},
		{"outside", "te¦xt", table.InsertColumnRight, ""},
	})
}

func TestDeleteColumn_removes_the_one_of_the_caret(t *testing.T) {
	runCases(t, []testCase{
		{"first", "| a¦ | b |\n|---|---|\n| 1 | 2 |", table.DeleteColumn, "| ‹b› |\n|---|\n| 2 |"},
		{"last", "| a | b |\n|---|:-:|\n| 1 | 2¦ |", table.DeleteColumn, "| a |\n|---|\n| ‹1› |"},
		{"only", "| a¦ |\n|---|", table.DeleteColumn, ""},
		{"short row", "| a | b¦ |\n|---|---|\n| 1 |", table.DeleteColumn, "| ‹a› |\n|---|\n| 1 |"},
		{"only cell of a row", "| a¦ | b |\n|---|---|\n| 1 |", table.DeleteColumn, "| ‹b› |\n|---|\n|   |"},
		{"extra cells stay", "| a¦ | b |\n|---|---|\n| 1 | 2 | 3 |", table.DeleteColumn, "| ‹b› |\n|---|\n| 2 | 3 |"},
		{"no outer pipes, first", "a¦ | b | c\n--- | --- | ---\n1 |  | 3", table.DeleteColumn, "‹b› | c\n--- | ---\n|  | 3"},
		{"no outer pipes, last", "a | b | c¦\n--- | --- | ---\n1 |  | 3", table.DeleteColumn, "a | ‹b›\n--- | ---\n1 |  |"},
		{"dashes alone would be a heading", "a | b¦\n--- | ---", table.DeleteColumn, "‹a›\n| ---"},
		{"a dash alone would be a list", "a | b¦\n- | -", table.DeleteColumn, ""},
		{"two dashes too", "a | b¦\n-- | --", table.DeleteColumn, "‹a›\n| --"},
		{"a dash in front would be a list", "a¦ | b\n--- | ---\n1 | - x", table.DeleteColumn, "‹b›\n| ---\n| - x"},
	})
}

func TestMoveColumn_takes_the_selection_along(t *testing.T) {
	runCases(t, []testCase{
		{"right", "| a¦ | bb |\n|:--|--:|\n| 1 | 2 |", table.MoveColumnRight, "| bb | a¦ |\n|--:|:--|\n| 2 | 1 |"},
		{"left", "| a | bb |\n|---|---|\n| 1 | ‹2› |", table.MoveColumnLeft, "| bb | a |\n|---|---|\n| ‹2› | 1 |"},
		{"first stays", "| a¦ | b |\n|---|---|", table.MoveColumnLeft, ""},
		{"last stays", "| a | b¦ |\n|---|---|", table.MoveColumnRight, ""},
		{"short row", "| a¦ | b |\n|---|---|\n| 1 |", table.MoveColumnRight, "| b | a¦ |\n|---|---|\n|   | 1 |"},
		{"no outer pipes", "a¦ | bb\n--- | :--\n1 | 2", table.MoveColumnRight, "bb | a¦\n:-- | ---\n2 | 1"},
		{"lined up without outer pipes", "a¦   | bbbb\n--- | :---\n1   | 2", table.MoveColumnRight, "bbbb | a¦\n:--- | ---\n2    | 1"},
		{"empty cell without outer pipes", "a¦ | b\n--- | ---\n1 |  |", table.MoveColumnRight, "b | a¦\n--- | ---\n|  | 1 |"},
		{"a heading would begin", "a¦ | b\n--- | ---\n1 | # 2", table.MoveColumnRight, "b | a¦\n--- | ---\n| # 2 | 1"},
	})
}

func TestAlign_touches_the_delimiter_row(t *testing.T) {
	runCases(t, []testCase{
		{"left", "| a¦ |\n| --- |", table.Align(table.AlignLeft), "| a¦ |\n| :-- |"},
		{"centre", "| a¦ |\n| --- |", table.Align(table.AlignCenter), "| a¦ |\n| :-: |"},
		{"right", "| a | b¦ |\n|---|---|", table.Align(table.AlignRight), "| a | b¦ |\n|---|--:|"},
		{"none", "| a¦ |\n| :---: |", table.Align(table.AlignNone), "| a¦ |\n| ----- |"},
		{"as it is", "| a¦ |\n| :-- |", table.Align(table.AlignLeft), ""},
		{"from a body row", "| a |\n| --- |\n| 1¦ |", table.Align(table.AlignLeft), "| a |\n| :-- |\n| 1¦ |"},
		{"one dash in an untidy table", "| a¦ |\n| - |\n| 11 |", table.Align(table.AlignCenter), "| a¦ |\n| :-: |\n| 11 |"},
		{"one dash in a tidy table", "|a¦|b|\n|-|-|\n|1|2|", table.Align(table.AlignCenter), "|a¦  |b|\n|:-:|-|\n|1  |2|"},
		{"extra cell", "| a |\n|---|\n| 1 | 2¦ |", table.Align(table.AlignLeft), ""},
	})
}
