package markup_test

import (
	"testing"

	"galley/editor/markup"
)

func TestBackspace_takes_marks_away(t *testing.T) {
	back := markup.Backspace
	runCases(t, []commandCase{
		{"letter", "ab|c", back, "a|c"},
		{"selection", "a[b]c", back, "a|c"},
		{"start of the text", "|a", back, ""},
		{"item", "- |a", back, "|a"},
		{"empty item", "- a\n- |", back, "- a\n|"},
		{"nested item goes up", "- a\n  - |b\n    - c", back, "- a\n- |b\n  - c"},
		{"nested task goes up", "- a\n  - [[ ]] |b", back, "- a\n- [[ ]] |b"},
		{"task", "- [[x]] |a", back, "- |a"},
		{"number", "1. a\n2. |b\n3. c", back, "1. a\n|b\n2. c"},
		{"first number", "1. |a\n2. b", back, "|a\n1. b"},
		{"heading", "## |a", back, "|a"},
		{"quote", "> |a", back, "|a"},
		{"deep quote", "> > |a", back, "> |a"},
		{"item in a quote", "> - |a", back, "> |a"},
		{"heading in a quote", "> # |a", back, "> |a"},
		{"several items", "- |a\n- |b", back, "|a\n|b"},
		{"several nested items", "- a\n  - |b\n  - |c", back, "- a\n- |b\n- |c"},
		{"item and letter", "- |a\nb|", back, "|a\n|"},
		{"in front of the mark", "a\n|- b", back, "a|- b"},
		{"joining an item", "1. a\n|2. b\n3. c", back, "1. a|2. b\n2. c"},
		{"code", "```\n- |a\n```", back, "```\n-|a\n```"},
		{"CRLF", "a\r\n|b", back, "a|b"},
		{"whole items", "1. a\n[2. b\n3. c\n]4. d\n5. e", back, "1. a\n|2. d\n3. e"},
		{"from item to item", "1. a[b\n2. c]d\n3. e", back, "1. a|d\n2. e"},
		{"the first items", "[1. a\n]2. b\n3. c", back, "|1. b\n2. c"},
		{"indent", "  |a", back, " |a"},
	})
}

func TestDelete_joins_without_marks(t *testing.T) {
	del := markup.Delete
	runCases(t, []commandCase{
		{"letter", "a|bc", del, "a|c"},
		{"end of the text", "a|", del, ""},
		{"line end", "a|\nb", del, "a|b"},
		{"before an item", "1. a|\n2. b\n3. c", del, "1. a|b\n2. c"},
		{"before a task", "- a|\n- [[ ]] b", del, "- a|b"},
		{"in a quote", "> a|\n> b", del, "> a|b"},
		{"on a blank line", "|\n- a", del, "|- a"},
		{"code", "```\na|\n  - b\n```", del, "```\na|  - b\n```"},
		{"CRLF", "a|\r\nb", del, "a|b"},
		{"selection", "a[b]c", del, "a|c"},
	})
}
