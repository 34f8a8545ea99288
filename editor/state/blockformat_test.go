package state_test

import (
	"testing"

	"galley/editor/state"
	"galley/editor/text"
)

func TestHeading_sets_the_level(t *testing.T) {
	runCases(t, []commandCase{
		{"text", "a|b", state.Heading(2), "## a|b"},
		{"caret at the start", "|ab", state.Heading(2), "## |ab"},
		{"blank line", "|", state.Heading(2), "## |"},
		{"other level", "### a|", state.Heading(2), "## a|"},
		{"same level is text", "## a|", state.Heading(2), "a|"},
		{"none", "## a|", state.Heading(0), "a|"},
		{"none of text", "a|", state.Heading(0), ""},
		{"item", "- a|", state.Heading(2), "## a|"},
		{"quote", "> a|", state.Heading(3), "> ### a|"},
		{"several lines", "[a\n\n# b]", state.Heading(2), "## [a\n\n## b]"},
		{"hash without space", "#a|", state.Heading(2), "## #a|"},
	})
}

func TestLists_toggle(t *testing.T) {
	runCases(t, []commandCase{
		{"bullet", "a|", state.BulletList, "- a|"},
		{"bullet off", "- a|", state.BulletList, "a|"},
		{"star off", "* a|", state.BulletList, "a|"},
		{"blank line", "|", state.BulletList, "- |"},
		{"several", "[a\nb]", state.BulletList, "- [a\n- b]"},
		{"blank lines between", "[a\n\nb]", state.BulletList, "- [a\n\n- b]"},
		{"end of selection at a line start", "[a\n]b", state.BulletList, "- [a\n]b"},
		{"some are", "[- a\nb]", state.BulletList, "[- a\n- b]"},
		{"numbers", "[a\nb\nc]", state.NumberedList, "1. [a\n2. b\n3. c]"},
		{"numbers go on", "1. a\nb|", state.NumberedList, "1. a\n2. b|"},
		{"numbers after them go on", "1. a\nb|\n2. c", state.NumberedList, "1. a\n2. b|\n3. c"},
		{"nested numbers", "[a\n   b\n   c\nd]", state.NumberedList, "1. [a\n   1. b\n   2. c\n2. d]"},
		{"numbers off", "[1. a\n2. b]", state.NumberedList, "[a\nb]"},
		{"bullets to numbers", "[- a\n- b]", state.NumberedList, "[1. a\n2. b]"},
		{"tasks", "[a\nb]", state.TaskList, "- [[ ]] [a\n- [[ ]] b]"},
		{"bullets to tasks", "- a|", state.TaskList, "- [[ ]] a|"},
		{"tasks to bullets", "- [[x]] a|", state.BulletList, "- a|"},
		{"tasks off", "- [[x]] a|", state.TaskList, "a|"},
		{"heading to bullet", "## a|", state.BulletList, "- a|"},
		{"in a quote", "> a|", state.BulletList, "> - a|"},
	})
}

func TestQuote_toggles(t *testing.T) {
	runCases(t, []commandCase{
		{"one line", "a|", state.Quote, "> a|"},
		{"blank line", "|", state.Quote, "> |"},
		{"paragraphs", "[a\n\nb]", state.Quote, "> [a\n>\n> b]"},
		{"off", "[> a\n>\n> b]", state.Quote, "[a\n\nb]"},
		{"one level off", "> > a|", state.Quote, "> a|"},
		{"list", "- a|", state.Quote, "> - a|"},
	})
}

func TestIndent_nests_items(t *testing.T) {
	runCases(t, []commandCase{
		{"bullet", "- a\n- b|", state.Indent, "- a\n  - b|"},
		{"first item", "- a|", state.Indent, ""},
		{"below a number", "1. a\n2. b|\n3. c", state.Indent, "1. a\n   1. b|\n2. c"},
		{"all ones", "1. a\n1. b|\n1. c", state.Indent, "1. a\n   1. b|\n1. c"},
		{"joins the children", "1. a\n   1. b\n2. c|", state.Indent, "1. a\n   1. b\n   2. c|"},
		{"children come along", "- a\n- b|\n  - c\n- d", state.Indent, "- a\n  - b|\n    - c\n- d"},
		{"several", "- a\n- [b\n- c]", state.Indent, "- a\n  - [b\n  - c]"},
		{"in a quote", "> - a\n> - b|", state.Indent, "> - a\n>   - b|"},
		{"text", "a|", state.Indent, "a   |"},
		{"lines", "[a\n\nb]", state.Indent, "    [a\n\n    b]"},
		{"code", "```\n- a\n- b|\n```", state.Indent, "```\n- a\n- b |\n```"},
		{"other list", "- a\n\ntext\n\n- b|", state.Indent, ""},
	})
}

func TestOutdent_lifts_items(t *testing.T) {
	runCases(t, []commandCase{
		{"bullet", "- a\n  - b|", state.Outdent, "- a\n- b|"},
		{"top", "- a|", state.Outdent, ""},
		{"number", "1. a\n   1. b|\n2. c", state.Outdent, "1. a\n2. b|\n3. c"},
		{"children come along", "- a\n  - b|\n    - c", state.Outdent, "- a\n- b|\n  - c"},
		{"text", "    a|", state.Outdent, "a|"},
		{"tab", "\ta|", state.Outdent, "a|"},
		{"half a stop", "  a|", state.Outdent, "a|"},
		{"nothing", "a|", state.Outdent, ""},
		{"lines", "[    a\n  b\nc]", state.Outdent, "[a\nb\nc]"},
		{"children less deep than the shift", "- a\n        - b|\n         - c", state.Outdent, "- a\n- b|\n - c"},
		{"item without a parent", "  - a|", state.Outdent, "- a|"},
	})
}

func TestBlocks_stand_alone(t *testing.T) {
	block := state.InsertBlock("\n", []string{"ab", "c"}, text.Span{From: 1, To: 2})
	runCases(t, []commandCase{
		{"rule after text", "a|\nb", state.Rule("\n"), "a\n\n---\n\n|\nb"},
		{"rule in CRLF", "a|", state.Rule("\r\n"), "a\r\n\r\n---\r\n\r\n|"},
		{"rule on a blank line", "a\n|\nb", state.Rule("\n"), "a\n\n---\n\n|\nb"},
		{"block", "|", block, "a[b]\nc"},
		{"block after text", "a|", block, "a\n\na[b]\nc"},
		{"block before text", "|\nb", block, "a[b]\nc\n\nb"},
		{"code", "|", state.CodeBlock("\n"), "```\n|\n```"},
		{"code after text", "a\n|\nb", state.CodeBlock("\n"), "a\n\n```\n|\n```\n\nb"},
		{"code of a line", "a|b", state.CodeBlock("\n"), "```\na|b\n```"},
		{"code of lines", "x\n[a\nb]\ny", state.CodeBlock("\n"), "x\n```\n[a\nb]\n```\ny"},
		{"code with a fence", "[a\n~~~\n```x``` y]", state.CodeBlock("\n"), "````\n[a\n~~~\n```x``` y]\n````"},
		{"code off", "```go\na|b\n```\nc", state.CodeBlock("\n"), "a|b\nc"},
		{"code off at the end", "x\n```\na|b\n```", state.CodeBlock("\n"), "x\na|b"},
		{"code off at its fence", "``|`\na\n```\n", state.CodeBlock("\n"), "|a\n"},
		{"code off without an end", "```\na|b", state.CodeBlock("\n"), "a|b"},
		{"empty code off", "```\n|\n```", state.CodeBlock("\n"), "|"},
		{"code in CRLF", "a|b", state.CodeBlock("\r\n"), "```\r\na|b\r\n```"},
	})
}
