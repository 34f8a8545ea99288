package markup_test

import (
	"testing"

	"galley/editor/markup"
)

func TestLines_move(t *testing.T) {
	runCases(t, []commandCase{
		{"down", "a|\nb\nc", markup.MoveLineDown, "b\na|\nc"},
		{"down to the end", "a\nb|\nc", markup.MoveLineDown, "a\nc\nb|"},
		{"down keeps CRLF", "a|\r\nb", markup.MoveLineDown, "b\r\na|"},
		{"down at the end", "a\nb|", markup.MoveLineDown, ""},
		{"up", "a\nb|", markup.MoveLineUp, "b|\na"},
		{"up keeps CRLF", "a\r\nb|\r\n", markup.MoveLineUp, "b|\r\na\r\n"},
		{"up at the start", "a|\nb", markup.MoveLineUp, ""},
		{"up of a block", "a\n[b\nc]\nd", markup.MoveLineUp, "[b\nc]\na\nd"},
		{"down of several", "a|\nb\nc|\nd", markup.MoveLineDown, "b\na|\nd\nc|"},
		{"down of neighbours", "a|\nb|\nc", markup.MoveLineDown, "c\na|\nb|"},
		{"up of a whole line", "a\n[b\n]c", markup.MoveLineUp, "[b\n]a\nc"},
		{"up in a numbered list", "x\n\n1. a\n2. b|\n3. c", markup.MoveLineUp, "x\n\n1. b|\n2. a\n3. c"},
		{"down in a numbered list", "9. a|\n10. b", markup.MoveLineDown, "9. b\n10. a|"},
		{"down where all are ones", "1. a|\n1. b", markup.MoveLineDown, "1. b\n1. a|"},
		{"up between other things", "text\n1. a|", markup.MoveLineUp, "1. a|\ntext"},
	})
}

func TestDuplicate_puts_a_copy_behind(t *testing.T) {
	dup := markup.Duplicate("\n")
	runCases(t, []commandCase{
		{"line", "a|b\nc", dup, "ab\na|b\nc"},
		{"last line", "a|", dup, "a\na|"},
		{"last line in CRLF", "a|", markup.Duplicate("\r\n"), "a\r\na|"},
		{"line in CRLF", "a|\r\nb", dup, "a\r\na|\r\nb"},
		{"selection", "a[bc]d", dup, "abc[bc]d"},
		{"backwards", "a]bc[d", dup, "abc]bc[d"},
		{"selections", "[a]b[c]", dup, "a[a]bc[c]"},
		{"lines", "x\n[a\nb]\ny", dup, "x\na\nb\n[a\nb]\ny"},
		{"carets", "a|\nb\nc|", dup, "a\na|\nb\nc\nc|"},
		{"two carets in a line", "a|b|", dup, "ab\na|b|"},
		{"numbered item", "1. a|\n2. b", dup, "1. a\n2. a|\n3. b"},
		{"numbers in code are left alone", "```\n1. a|\n```", dup, "```\n1. a\n1. a|\n```"},
		{"all ones", "1. a|\n1. b", dup, "1. a\n1. a|\n1. b"},
	})
}

func TestDeleteLines_closes_the_gap(t *testing.T) {
	del := markup.DeleteLines
	runCases(t, []commandCase{
		{"line", "a\nb|x\nc", del, "a\n|c"},
		{"first", "a|\nb", del, "|b"},
		{"last", "a\nb|", del, "|a"},
		{"last in CRLF", "a\r\nb|", del, "|a"},
		{"only", "a|", del, "|"},
		{"nothing", "|", del, ""},
		{"lines", "a\n[b\nc]\nd", del, "a\n|d"},
		{"several", "a|\nb\nc|\nd", del, "|b\n|d"},
		{"first and last", "a|\nb\nc|", del, "|b"},
		{"neighbours", "a|\nb|\nc", del, "|c"},
		{"numbered item", "1. a|\n2. b\n3. c", del, "|1. b\n2. c"},
		{"numbered item within", "1. a\n2. b|\n3. c", del, "1. a\n|2. c"},
		{"text between lists", "1. a\n\nx|\n\n1. b\n", del, "1. a\n\n|\n1. b\n"},
	})
}

func TestRenumberLists_changes_only_wrong_numbers(t *testing.T) {
	re := markup.RenumberLists
	runCases(t, []commandCase{
		{"wrong", "1. a\n3. b|\n7. c", re, "1. a\n2. b|\n3. c"},
		{"right", "1. a|\n2. b", re, ""},
		{"keeps its start", "4. a\n4. b\n9. c|", re, "4. a\n4. b\n4. c|"},
		{"starts at nought", "0. a\n5. b|", re, "0. a\n1. b|"},
		{"all ones", "1. a|\n1. b\n1. c", re, ""},
		{"nested", "1. a\n   2. x\n   7. y|\n5. b", re, "1. a\n   2. x\n   3. y|\n2. b"},
		{"nested apart", "1. a\n   1. x\n   3. y\n2. b\n   1. z\n   4. w|", re, "1. a\n   1. x\n   2. y\n2. b\n   1. z\n   2. w|"},
		{"loose", "1. a|\n\n   more\n\n5. b", re, "1. a|\n\n   more\n\n2. b"},
		{"only this list", "1. a|\n3. b\n\ntext\n\n1. c\n5. d", re, "1. a|\n2. b\n\ntext\n\n1. c\n5. d"},
		{"all selected", "[1. a\n3. b\n\ntext\n\n1. c\n5. d]", re, "[1. a\n2. b\n\ntext\n\n1. c\n2. d]"},
		{"other sign is another list", "1. a|\n3) b\n4) c", re, ""},
		{"in a quote", "> 1. a\n> 3. b|", re, "> 1. a\n> 2. b|"},
		{"not in code", "```\n1. a|\n3. b\n```", re, ""},
		{"a longer number takes its children along", "9. a\n9) x\n\n8. a\n8. b\n   - c|\n", re, ""},
		{"growing", "9. a\n12. b|\n    - c\n      d", re, "9. a\n10. b|\n    - c\n      d"},
		{"shrinking", "8. a\n12. b|\n    - c", re, "8. a\n9. b|\n   - c"},
		{"text", "a|", re, ""},
	})
}

func TestJoinLines_makes_one_line(t *testing.T) {
	join := markup.JoinLines
	runCases(t, []commandCase{
		{"two", "a|\nb", join, "a| b"},
		{"from the middle", "o|ne\ntwo", join, "one| two"},
		{"last line", "a|", join, ""},
		{"CRLF", "a|\r\nb", join, "a| b"},
		{"spaces", "a  |\n  b", join, "a| b"},
		{"hard break", "a\\|\nb", join, "a| b"},
		{"escaped backslash stays", "a\\\\|\nb", join, "a\\\\| b"},
		{"items", "- a|\n- b", join, "- a| b"},
		{"task", "- [[ ]] a|\n- [[x]] b", join, "- [[ ]] a| b"},
		{"numbers go on", "1. a|\n2. b\n3. c", join, "1. a| b\n2. c"},
		{"quote", "> a|\n> b", join, "> a| b"},
		{"item in a quote", "> - a|\n> - b", join, "> - a| b"},
		{"heading", "a|\n## b", join, "a| b"},
		{"blank line", "a|\n\nb", join, "a|\nb"},
		{"onto a blank line", "|\na", join, "|a"},
		{"selection", "[a\nb\nc]\nd", join, "[a b c]\nd"},
		{"selection with blank lines", "[a\n  \n\nb]", join, "[a b]"},
		{"carets", "a|\nb\nc|\nd", join, "a| b\nc| d"},
		{"code keeps its marks", "```\na |\n  - b\n```", join, "```\na |- b\n```"},
		{"no space in Chinese", "你|\n好", join, "你|好"},
	})
}

func TestSortLines_sorts_what_is_selected(t *testing.T) {
	sort := markup.SortLines
	runCases(t, []commandCase{
		{"lines", "[b\nC\na]\n0", sort, "[a\nb\nC]\n0"},
		{"in order is reversed", "[a\nb]", sort, "[b\na]"},
		{"no end at the last", "[b\na]", sort, "[a\nb]"},
		{"CRLF", "[b\r\na]\r\n", sort, "[a\r\nb]\r\n"},
		{"one line", "b|\na", sort, ""},
		{"items with their children", "[- b\n  - x\n- a]", sort, "[- a\n- b\n  - x]"},
		{"loose items", "[- b\n\n- a\n]", sort, "[- a\n\n- b\n]"},
		{"numbers stay in sequence", "[1. b\n2. c\n3. a]", sort, "[1. a\n2. b\n3. c]"},
		{"marks are not letters", "[**b**\na]", sort, "[a\n**b**]"},
	})
}
