package markup_test

import (
	"testing"

	"galley/editor/markup"
)

func TestLists_toggle(t *testing.T) {
	runCases(t, []commandCase{
		{"bullet", "a|", markup.BulletList, "- a|"},
		{"bullet off", "- a|", markup.BulletList, "a|"},
		{"star off", "* a|", markup.BulletList, "a|"},
		{"blank line", "|", markup.BulletList, "- |"},
		{"several", "[a\nb]", markup.BulletList, "- [a\n- b]"},
		{"blank lines between", "[a\n\nb]", markup.BulletList, "- [a\n\n- b]"},
		{"end of selection at a line start", "[a\n]b", markup.BulletList, "- [a\n]b"},
		{"some are", "[- a\nb]", markup.BulletList, "[- a\n- b]"},
		{"numbers", "[a\nb\nc]", markup.NumberedList, "1. [a\n2. b\n3. c]"},
		{"numbers go on", "1. a\nb|", markup.NumberedList, "1. a\n2. b|"},
		{"numbers after them go on", "1. a\nb|\n2. c", markup.NumberedList, "1. a\n2. b|\n3. c"},
		{"nested numbers", "[a\n   b\n   c\nd]", markup.NumberedList, "1. [a\n   1. b\n   2. c\n2. d]"},
		{"numbers off", "[1. a\n2. b]", markup.NumberedList, "[a\nb]"},
		{"bullets to numbers", "[- a\n- b]", markup.NumberedList, "[1. a\n2. b]"},
		{"tasks", "[a\nb]", markup.TaskList, "- [[ ]] [a\n- [[ ]] b]"},
		{"bullets to tasks", "- a|", markup.TaskList, "- [[ ]] a|"},
		{"tasks to bullets", "- [[x]] a|", markup.BulletList, "- a|"},
		{"tasks off", "- [[x]] a|", markup.TaskList, "a|"},
		{"no list", "[- a\n1. b\nc\n- [[x]] d]", markup.NoList, "[a\nb\nc\nd]"},
		{"no list of text", "a|\n# b", markup.NoList, ""},
		{"children go along with a wider mark", "- a|\n  - b\n\n  c\n- d", markup.NumberedList, "1. a|\n   - b\n\n   c\n- d"},
		{"several carets", "a|\nb\nc|", markup.BulletList, "- a|\nb\n- c|"},
		{"heading to bullet", "## a|", markup.BulletList, "- a|"},
		{"in a quote", "> a|", markup.BulletList, "> - a|"},
	})
}

func TestQuote_toggles(t *testing.T) {
	runCases(t, []commandCase{
		{"one line", "a|", markup.Quote, "> a|"},
		{"blank line", "|", markup.Quote, "> |"},
		{"paragraphs", "[a\n\nb]", markup.Quote, "> [a\n>\n> b]"},
		{"off", "[> a\n>\n> b]", markup.Quote, "[a\n\nb]"},
		{"one level off", "> > a|", markup.Quote, "> a|"},
		{"list", "- a|", markup.Quote, "> - a|"},
	})
}

func TestIndent_nests_items(t *testing.T) {
	runCases(t, []commandCase{
		{"bullet", "- a\n- b|", markup.Indent, "- a\n  - b|"},
		{"first item", "- a|", markup.Indent, ""},
		{"below a number", "1. a\n2. b|\n3. c", markup.Indent, "1. a\n   1. b|\n2. c"},
		{"all ones", "1. a\n1. b|\n1. c", markup.Indent, "1. a\n   1. b|\n1. c"},
		{"joins the children", "1. a\n   1. b\n2. c|", markup.Indent, "1. a\n   1. b\n   2. c|"},
		{"children come along", "- a\n- b|\n  - c\n- d", markup.Indent, "- a\n  - b|\n    - c\n- d"},
		{"several", "- a\n- [b\n- c]", markup.Indent, "- a\n  - [b\n  - c]"},
		{"in a quote", "> - a\n> - b|", markup.Indent, "> - a\n>   - b|"},
		{"text", "a|", markup.Indent, "a   |"},
		{"lines", "[a\n\nb]", markup.Indent, "    [a\n\n    b]"},
		{"code", "```\n- a\n- b|\n```", markup.Indent, "```\n- a\n- b |\n```"},
		{"other list", "- a\n\ntext\n\n- b|", markup.Indent, ""},
	})
}

func TestOutdent_lifts_items(t *testing.T) {
	runCases(t, []commandCase{
		{"bullet", "- a\n  - b|", markup.Outdent, "- a\n- b|"},
		{"top", "- a|", markup.Outdent, ""},
		{"number", "1. a\n   1. b|\n2. c", markup.Outdent, "1. a\n2. b|\n3. c"},
		{"children come along", "- a\n  - b|\n    - c", markup.Outdent, "- a\n- b|\n  - c"},
		{"text", "    a|", markup.Outdent, "a|"},
		{"tab", "\ta|", markup.Outdent, "a|"},
		{"half a stop", "  a|", markup.Outdent, "a|"},
		{"nothing", "a|", markup.Outdent, ""},
		{"lines", "[    a\n  b\nc]", markup.Outdent, "[a\nb\nc]"},
		{"children less deep than the shift", "- a\n        - b|\n         - c", markup.Outdent, "- a\n- b|\n - c"},
		{"item without a parent", "  - a|", markup.Outdent, "- a|"},
	})
}

func TestBlocks_stand_alone(t *testing.T) {
	runCases(t, []commandCase{
		{"rule after text", "a|\nb", markup.Rule("\n"), "a\n\n---\n\n|\nb"},
		{"rule in CRLF", "a|", markup.Rule("\r\n"), "a\r\n\r\n---\r\n\r\n|"},
		{"rule on a blank line", "a\n|\nb", markup.Rule("\n"), "a\n\n---\n\n|\nb"},
		{"code", "|", markup.CodeBlock("\n"), "```\n|\n```"},
		{"code after text", "a\n|\nb", markup.CodeBlock("\n"), "a\n\n```\n|\n```\n\nb"},
		{"code of a line", "a|b", markup.CodeBlock("\n"), "```\na|b\n```"},
		{"code of lines", "x\n[a\nb]\ny", markup.CodeBlock("\n"), "x\n```\n[a\nb]\n```\ny"},
		{"code with a fence", "[a\n~~~\n```x``` y]", markup.CodeBlock("\n"), "````\n[a\n~~~\n```x``` y]\n````"},
		{"code off", "```go\na|b\n```\nc", markup.CodeBlock("\n"), "a|b\nc"},
		{"code off at the end", "x\n```\na|b\n```", markup.CodeBlock("\n"), "x\na|b"},
		{"code off at its fence", "``|`\na\n```\n", markup.CodeBlock("\n"), "|a\n"},
		{"code off without an end", "```\na|b", markup.CodeBlock("\n"), "a|b"},
		{"empty code off", "```\n|\n```", markup.CodeBlock("\n"), "|"},
		{"code at several carets", "a|\nx\nb|", markup.CodeBlock("\n"), "```\na|\n```\nx\n```\nb|\n```"},
		{"code off at several carets", "```\na|\n```\nx\n```\nb|\n```\n", markup.CodeBlock("\n"), "a|\nx\nb|\n"},
		{"code where it lacks", "```\na|\n```\n\n[b\nc]", markup.CodeBlock("\n"), "```\na|\n```\n\n```\n[b\nc]\n```"},
		{"code in CRLF", "a|b", markup.CodeBlock("\r\n"), "```\r\na|b\r\n```"},
	})
}
