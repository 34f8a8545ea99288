package state_test

import (
	"testing"

	"galley/editor/state"
	"galley/editor/state/statetest"
)

func TestMarks_toggle(t *testing.T) {
	runCases(t, []commandCase{
		{"bold", "a [bc] d", state.Bold, "a **[bc]** d"},
		{"bold off, marks outside", "a **[bc]** d", state.Bold, "a [bc] d"},
		{"bold off, marks inside", "a [**bc**] d", state.Bold, "a [bc] d"},
		{"bold off, underscores", "a __[bc]__ d", state.Bold, "a [bc] d"},
		{"backwards", "a ]bc[ d", state.Bold, "a **]bc[** d"},
		{"spaces stay outside", "a[ bc ]d", state.Bold, "a[ **bc** ]d"},
		{"word at the caret", "one tw|o", state.Bold, "one **tw|o**"},
		{"end of the word", "two|", state.Bold, "**two|**"},
		{"start of the word", "|two", state.Bold, "**|two**"},
		{"word off", "**tw|o**", state.Bold, "tw|o"},
		{"nothing to mark", "a |", state.Bold, "a **|**"},
		{"nothing marked", "a **|** b", state.Bold, "a | b"},
		{"leaves at the closing mark", "**a b|** c", state.Bold, "**a b**| c"},
		{"italic in bold", "**[a]**", state.Italic, "***[a]***"},
		{"italic off in bold", "***[a]***", state.Italic, "**[a]**"},
		{"bold off in italic", "***[a]***", state.Bold, "*[a]*"},
		{"italic", "a|", state.Italic, "*a|*"},
		{"italic off", "*[a]*", state.Italic, "[a]"},
		{"italic off, underscore", "_[a]_", state.Italic, "[a]"},
		{"italic inside of bold leaves it", "**a|**", state.Italic, "***a|***"},
		{"strike", "[ab] c", state.Strike, "~~[ab]~~ c"},
		{"strike off", "~~[ab]~~ c", state.Strike, "[ab] c"},
		{"code", "[ab] c", state.InlineCode, "`[ab]` c"},
		{"code off", "`[ab]` c", state.InlineCode, "[ab] c"},
		{"code with a backtick", "[a`b] c", state.InlineCode, "``[a`b]`` c"},
		{"code with a backtick at its end", "[a`] c", state.InlineCode, "`` [a`] `` c"},
		{"longer code off", "``[ab]``", state.InlineCode, "[ab]"},
		{"each line", "- [a\n- b]", state.Bold, "- **[a**\n- **b]**"},
		{"each line off", "- [**a**\n- **b**]", state.Bold, "- [a\n- b]"},
		{"only where it lacks", "[**a**\nb]", state.Bold, "[**a**\n**b]**"},
		{"blank lines carry none", "[a\n\nb]", state.Bold, "**[a**\n\n**b]**"},
		{"heading", "[## a]", state.Bold, "[## **a]**"},
		{"several ranges", "[a] b [c]", state.Bold, "**[a]** b **[c]**"},
		{"several carets", "a| b|", state.Italic, "*a|* *b|*"},
		{"unicode word", "naïve caf|é", state.Bold, "naïve **caf|é**"},
		{"only spaces", "a[  ]b", state.Bold, ""},
		{"marks alone are text", "[**]", state.Bold, "**[**]**"},
	})
}

func TestLink_wraps_the_selection(t *testing.T) {
	runCases(t, []commandCase{
		{"selection", "a [bc] d", state.Link(""), "a [[bc]](|) d"},
		{"word", "a b|c d", state.Link(""), "a [[bc]](|) d"},
		{"nothing", "a |", state.Link(""), "a [[|]]()"},
		{"address given", "a [bc] d", state.Link("https://x.org"), "a [[bc]](https://x.org)| d"},
		{"address selected", "[https://x.org]", state.Link(""), "[[|]](https://x.org)"},
		{"address with spaces", "[a]", state.Link("my file.md"), "[[a]](<my file.md>)|"},
		{"address with parenthesis", "[a]", state.Link("a_(b)"), "[[a]](<a_(b)>)|"},
		{"off", "a [[b|c]](d) e", state.Link(""), "a b|c e"},
		{"other address", "a [[b|c]](d) e", state.Link("f"), "a [[bc]](f|) e"},
		{"within an image", "![[a|]](b)", state.Link(""), "![[[[a]](|)]](b)"},
	})
}

func TestImage_does_the_same_every_time(t *testing.T) {
	c := state.Image("c.png", "")
	for range 2 {
		if got := statetest.Run("[a]", c); got != "![[a]](c.png)|" {
			t.Errorf("%q", got)
		}
	}
}

func TestImage_takes_the_selection_as_its_alternative(t *testing.T) {
	runCases(t, []commandCase{
		{"plain", "a | b", state.Image("c.png", "C"), "a ![[C]](c.png)| b"},
		{"selection", "[a b]", state.Image("my c.png", ""), "![[a b]](<my c.png>)|"},
		{"brackets", "|", state.Image("c.png", "a]b"), "![[a\\]]b]](c.png)|"},
	})
}
