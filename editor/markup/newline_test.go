package markup_test

import (
	"testing"

	"galley/editor/markup"
)

func TestNewline_goes_on_as_the_line_began(t *testing.T) {
	lf, crlf := markup.Newline("\n"), markup.Newline("\r\n")
	runCases(t, []commandCase{
		{"plain", "ab|cd", lf, "ab\n|cd"},
		{"empty document", "|", lf, "\n|"},
		{"over a selection", "a[bc]d", lf, "a\n|d"},
		{"over several lines", "a[b\nc]d", lf, "a\n|d"},
		{"CRLF", "ab|cd\r\n", crlf, "ab\r\n|cd\r\n"},
		{"indent", "  ab|cd", lf, "  ab\n  |cd"},
		{"in front of the indent", "|  ab", lf, "\n|  ab"},
		{"within the indent", "  |  ab", lf, "  \n  |  ab"},
		{"white space alone is not left behind", "a\n    |", lf, "a\n\n|"},
		{"bullet", "- a|", lf, "- a\n- |"},
		{"bullet in CRLF", "- a|\r\n- b", crlf, "- a\r\n- |\r\n- b"},
		{"star", "* a|b", lf, "* a\n* |b"},
		{"wide bullet", "-   a|", lf, "-   a\n-   |"},
		{"split drops the space", "- a| b", lf, "- a\n- |b"},
		{"start of the content", "- |a", lf, "- \n- |a"},
		{"in front of the bullet", "|- a", lf, "\n|- a"},
		{"between bullet and content", "-| a", lf, "-\n| a"},
		{"nested bullet", "- a\n  - b|", lf, "- a\n  - b\n  - |"},
		{"continuation line", "- a\n  b|", lf, "- a\n  b\n  |"},
		{"task", "- [[x]] a|", lf, "- [[x]] a\n- [[ ]] |"},
		{"numbered task", "1. [[ ]] a|", lf, "1. [[ ]] a\n2. [[ ]] |"},
		{"number", "1. a|", lf, "1. a\n2. |"},
		{"parenthesis", "9) a|", lf, "9) a\n10) |"},
		{"numbers below count on", "1. a|\n2. b\n3. c\n\ntext", lf, "1. a\n2. |\n3. b\n4. c\n\ntext"},
		{"numbers below in a loose list", "1. a|\n\n2. b", lf, "1. a\n2. |\n\n3. b"},
		{"numbers below over nested text", "1. a|\n   more\n2. b\n   - c\n3. d", lf, "1. a\n2. |\n   more\n3. b\n   - c\n4. d"},
		{"other list below is left alone", "1. a|\n\ntext\n\n2. b", lf, "1. a\n2. |\n\ntext\n\n2. b"},
		{"a longer number takes its children along", "8. a|\n9. b\n   - c\n10. d", lf, "8. a\n9. |\n10. b\n    - c\n11. d"},
		{"all ones", "1. a|\n1. b", lf, "1. a\n1. |\n1. b"},
		{"list starting elsewhere", "3. a\n4. b|", lf, "3. a\n4. b\n5. |"},
		{"code below is left alone", "1. a|\n```\n2. b\n```", lf, "1. a\n2. |\n```\n2. b\n```"},
		{"lazy continuation below", "1. a|\nmore\n2. b", lf, "1. a\n2. |\nmore\n3. b"},
		{"year is no list", "2024.a|", lf, "2024.a\n|"},
		{"quote", "> a|", lf, "> a\n> |"},
		{"deep quote", "> > a|b", lf, "> > a\n> > |b"},
		{"list in a quote", "> 1. a|\n> 2. b", lf, "> 1. a\n> 2. |\n> 3. b"},
		{"rule is no list", "* * *|", lf, "* * *\n|"},
		{"emphasis is no list", "*a*|", lf, "*a*\n|"},
		{"table row", "|| a || b |", lf, "|| a || b \n|"},
		{"takeaway in front matter", "---\ntakeaways:\n  - a|\n---\n", lf, "---\ntakeaways:\n  - a\n  - |\n---\n"},
		{"several carets", "- a|\n- b|", lf, "- a\n- |\n- b\n- |"},
		{"several carets in one numbered list", "1. a|\n2. b|\n3. c", lf, "1. a\n2. |\n3. b\n4. |\n5. c"},
	})
}

func TestNewline_ends_a_list_at_an_empty_item(t *testing.T) {
	lf := markup.Newline("\n")
	runCases(t, []commandCase{
		{"bullet", "- a\n- |", lf, "- a\n\n|"},
		{"bullet in CRLF", "- a\r\n- |\r\n", markup.Newline("\r\n"), "- a\r\n\r\n|\r\n"},
		{"number", "1. a\n2. |\n", lf, "1. a\n\n|\n"},
		{"task", "- [[ ]] a\n- [[ ]] |", lf, "- [[ ]] a\n\n|"},
		{"nested goes up one level", "- a\n  - b\n  - |", lf, "- a\n  - b\n- |"},
		{"nested goes up to a number", "1. a\n   - b\n   - |\n2. c", lf, "1. a\n   - b\n2. |\n3. c"},
		{"quote", "> a\n> |", lf, "> a\n\n|"},
		{"deep quote", "> > a\n> > |", lf, "> > a\n>\n> |"},
		{"list in a quote", "> - a\n> - |", lf, "> - a\n>\n> |"},
		{"caret behind the spaces", "- a\n-  |", lf, "- a\n\n|"},
	})
}

func TestNewline_keeps_only_the_indent_in_fenced_code(t *testing.T) {
	lf := markup.Newline("\n")
	runCases(t, []commandCase{
		{"bullet", "```\n- a|\n```", lf, "```\n- a\n|\n```"},
		{"empty bullet", "```\n- |\n```", lf, "```\n- \n|\n```"},
		{"indent", "```go\n\tif a {|\n```", lf, "```go\n\tif a {\n\t|\n```"},
		{"blank line keeps its indent", "```\n  |\n```", lf, "```\n  \n  |\n```"},
		{"tildes", "~~~\n```\n1. a|\n~~~", lf, "~~~\n```\n1. a\n|\n~~~"},
		{"shorter run does not close", "````\n```\n- a|", lf, "````\n```\n- a\n|"},
		{"after the fence", "```\na\n```\n- b|", lf, "```\na\n```\n- b\n- |"},
		{"opening fence", "- a\n  ```|", lf, "- a\n  ```\n  |"},
		{"inline backticks", "```a``` b\n- c|", lf, "```a``` b\n- c\n- |"},
		{"tildes before backticks", "~~~\na\n~~~\n```\n- a|", lf, "~~~\na\n~~~\n```\n- a\n|"},
		{"backticks in prose", "see ```x``` and ~~~\n- a|", lf, "see ```x``` and ~~~\n- a\n- |"},
		{"in a list", "- a\n  ```\n  - b|\n  ```", lf, "- a\n  ```\n  - b\n  |\n  ```"},
	})
}
