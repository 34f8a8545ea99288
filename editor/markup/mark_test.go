package markup_test

import (
	"testing"

	"galley/editor/markup"
	"galley/editor/state/statetest"
)

func TestMarks_toggle(t *testing.T) {
	runCases(t, []commandCase{
		{"bold", "a [bc] d", markup.Bold, "a **[bc]** d"},
		{"bold off, marks outside", "a **[bc]** d", markup.Bold, "a [bc] d"},
		{"bold off, marks inside", "a [**bc**] d", markup.Bold, "a [bc] d"},
		{"bold off, underscores", "a __[bc]__ d", markup.Bold, "a [bc] d"},
		{"backwards", "a ]bc[ d", markup.Bold, "a **]bc[** d"},
		{"spaces stay outside", "a[ bc ]d", markup.Bold, "a[ **bc** ]d"},
		{"word at the caret", "one tw|o", markup.Bold, "one **tw|o**"},
		{"end of the word", "two|", markup.Bold, "**two|**"},
		{"start of the word", "|two", markup.Bold, "**|two**"},
		{"word off", "**tw|o**", markup.Bold, "tw|o"},
		{"nothing to mark", "a |", markup.Bold, "a **|**"},
		{"nothing marked", "a **|** b", markup.Bold, "a | b"},
		{"leaves at the closing mark", "**a b|** c", markup.Bold, "**a b**| c"},
		{"italic in bold", "**[a]**", markup.Italic, "***[a]***"},
		{"italic off in bold", "***[a]***", markup.Italic, "**[a]**"},
		{"bold off in italic", "***[a]***", markup.Bold, "*[a]*"},
		{"italic", "a|", markup.Italic, "*a|*"},
		{"italic off", "*[a]*", markup.Italic, "[a]"},
		{"italic off, underscore", "_[a]_", markup.Italic, "[a]"},
		{"italic inside of bold leaves it", "**a|**", markup.Italic, "***a|***"},
		{"strike", "[ab] c", markup.Strike, "~~[ab]~~ c"},
		{"strike off", "~~[ab]~~ c", markup.Strike, "[ab] c"},
		{"code", "[ab] c", markup.InlineCode, "`[ab]` c"},
		{"code off", "`[ab]` c", markup.InlineCode, "[ab] c"},
		{"code with a backtick", "[a`b] c", markup.InlineCode, "``[a`b]`` c"},
		{"code with a backtick at its end", "[a`] c", markup.InlineCode, "`` [a`] `` c"},
		{"longer code off", "``[ab]``", markup.InlineCode, "[ab]"},
		{"each line", "- [a\n- b]", markup.Bold, "- **[a**\n- **b]**"},
		{"each line off", "- [**a**\n- **b**]", markup.Bold, "- [a\n- b]"},
		{"only where it lacks", "[**a**\nb]", markup.Bold, "[**a**\n**b]**"},
		{"blank lines carry none", "[a\n\nb]", markup.Bold, "**[a**\n\n**b]**"},
		{"heading", "[## a]", markup.Bold, "[## **a]**"},
		{"several ranges", "[a] b [c]", markup.Bold, "**[a]** b **[c]**"},
		{"several carets", "a| b|", markup.Italic, "*a|* *b|*"},
		{"unicode word", "naïve caf|é", markup.Bold, "naïve **caf|é**"},
		{"only spaces", "a[  ]b", markup.Bold, ""},
		{"marks alone are text", "[**]", markup.Bold, "**[**]**"},
	})
}

func TestLink_wraps_the_selection(t *testing.T) {
	runCases(t, []commandCase{
		{"selection", "a [bc] d", markup.Link(""), "a [[bc]](|) d"},
		{"word", "a b|c d", markup.Link(""), "a [[bc]](|) d"},
		{"nothing", "a |", markup.Link(""), "a [[|]]()"},
		{"address given", "a [bc] d", markup.Link("https://x.org"), "a [[bc]](https://x.org)| d"},
		{"address selected", "[https://x.org]", markup.Link(""), "[[|]](https://x.org)"},
		{"address with spaces", "[a]", markup.Link("my file.md"), "[[a]](<my file.md>)|"},
		{"address with parenthesis", "[a]", markup.Link("a_(b)"), "[[a]](<a_(b)>)|"},
		{"off", "a [[b|c]](d) e", markup.Link(""), "a b|c e"},
		{"other address", "a [[b|c]](d) e", markup.Link("f"), "a [[bc]](f|) e"},
		{"several", "[a] b|c", markup.Link(""), "[[a]](|) [[bc]](|)"},
		{"several to an address", "[a] b|c", markup.Link("x"), "[[a]](x)| [[bc]](x)|"},
		{"two carets in a word", "a|b|", markup.Link("x"), "[[ab]](x)|"},
		{"within an image", "![[a|]](b)", markup.Link(""), "![[[[a]](|)]](b)"},
	})
}

func TestImage_does_the_same_every_time(t *testing.T) {
	c := markup.Image("c.png", "")
	for range 2 {
		if got := statetest.Run("[a]", c); got != "![[a]](c.png)|" {
			t.Errorf("%q", got)
		}
	}
}

func TestImage_takes_the_selection_as_its_alternative(t *testing.T) {
	runCases(t, []commandCase{
		{"plain", "a | b", markup.Image("c.png", "C"), "a ![[C]](c.png)| b"},
		{"selection", "[a b]", markup.Image("my c.png", ""), "![[a b]](<my c.png>)|"},
		{"brackets", "|", markup.Image("c.png", "a]b"), "![[a\\]]b]](c.png)|"},
	})
}
