package markup_test

import (
	"testing"

	"galley/editor/markup"
	"galley/editor/state/statetest"
)

func TestHeading_sets_the_level(t *testing.T) {
	runCases(t, []commandCase{
		{"text", "a|b", markup.Heading(2), "## a|b"},
		{"caret at the start", "|ab", markup.Heading(2), "## |ab"},
		{"blank line", "|", markup.Heading(2), "## |"},
		{"other level", "### a|", markup.Heading(2), "## a|"},
		{"same level is text", "## a|", markup.Heading(2), "a|"},
		{"none", "## a|", markup.Heading(0), "a|"},
		{"none of text", "a|", markup.Heading(0), ""},
		{"item", "- a|", markup.Heading(2), "## a|"},
		{"quote", "> a|", markup.Heading(3), "> ### a|"},
		{"several lines", "[a\n\n# b]", markup.Heading(2), "## [a\n\n## b]"},
		{"several carets", "a|\nb|\n# c|", markup.Heading(1), "# a|\n# b|\n# c|"},
		{"hash without space", "#a|", markup.Heading(2), "## #a|"},
		{"underlined", "a|\n===\nb", markup.Heading(2), "## a|\nb"},
		{"underlined to text", "a|\n---", markup.Heading(2), "a|"},
		{"underlined of the same level is text", "a|\n===\n", markup.Heading(1), "a|\n"},
		{"underlined, all of it selected", "[a\n===]\nb", markup.Heading(2), "## [a]\nb"},
		{"a rule below a paragraph stays", "x\na|\n---", markup.Heading(1), "x\n# a|\n---"},
	})
}

func TestHeading_forgets_what_it_did(t *testing.T) {
	c := markup.Heading(2)
	for range 2 {
		if got := statetest.Run("## a|", c) + statetest.Run("a|", c); got != "a|## a|" {
			t.Errorf("%q", got)
		}
	}
}

func TestHeading_goes_up_and_down(t *testing.T) {
	up, down := markup.PromoteHeading, markup.DemoteHeading
	runCases(t, []commandCase{
		{"up", "### a|", up, "## a|"},
		{"down", "# a|", down, "## a|"},
		{"up at the top", "# a|", up, ""},
		{"down at the bottom", "###### a|", down, ""},
		{"text", "a|", down, ""},
		{"some of the selected", "[# a\nb\n## c]", down, "[## a\nb\n### c]"},
		{"underlined", "a|\n===\n", down, "## a|\n"},
		{"underlined up", "a|\n---\n", up, "# a|\n"},
		{"code", "```\n# a|\n```", down, ""},
		{"several carets", "# a|\n## b|", down, "## a|\n### b|"},
	})
}

func TestToggleTask_ticks_and_unticks(t *testing.T) {
	toggle := markup.ToggleTask
	runCases(t, []commandCase{
		{"tick", "- [[ ]] a|", toggle, "- [[x]] a|"},
		{"untick", "- [[X]] a|", toggle, "- [[ ]] a|"},
		{"box", "- a|", toggle, "- [[ ]] a|"},
		{"numbered", "1. a|", toggle, "1. [[ ]] a|"},
		{"text", "a|", toggle, ""},
		{"boxes where they lack", "[- [[x]] a\n- b]", toggle, "[- [[x]] a\n- [[ ]] b]"},
		{"tick the rest", "[- [[x]] a\n- [[ ]] b]", toggle, "[- [[x]] a\n- [[x]] b]"},
		{"untick all", "[- [[x]] a\n- [[x]] b]", toggle, "[- [[ ]] a\n- [[ ]] b]"},
		{"several carets", "- [[ ]] a|\n- b\n- [[ ]] c|", toggle, "- [[x]] a|\n- b\n- [[x]] c|"},
		{"empty", "- [[ ]]|", toggle, "- [[x]]|"},
		{"in a quote", "> - [[ ]] a|", toggle, "> - [[x]] a|"},
		{"code", "```\n- a|\n```", toggle, ""},
		{"elsewhere", "|a\n- [[ ]] b", markup.ToggleTaskAt(9), "|a\n- [[x]] b"},
		{"outside", "|a", markup.ToggleTaskAt(5), ""},
	})
}

func TestSmartHome_stops_at_the_content(t *testing.T) {
	home := markup.SmartHome(false)
	runCases(t, []commandCase{
		{"item", "- ab|c", home, "- |abc"},
		{"then the line", "- |abc", home, "|- abc"},
		{"then the content", "|- abc", home, "- |abc"},
		{"task", "- [[ ]] a|", home, "- [[ ]] |a"},
		{"quote", "> > a|", home, "> > |a"},
		{"heading", "## a|", home, "## |a"},
		{"heading in a quote", "> # a|", home, "> # |a"},
		{"indent", "  a|", home, "  |a"},
		{"plain", "a\nbc|", home, "a\n|bc"},
		{"within the mark", "-| a", home, "- |a"},
		{"code", "```\n  # a|\n```", home, "```\n  |# a\n```"},
		{"extends", "- ab|c", markup.SmartHome(true), "- ]ab[c"},
		{"several", "- a|\n> b|", home, "- |a\n> |b"},
	})
}
