package markup_test

import (
	"testing"

	"galley/editor/markup"
	"galley/editor/state"
	"galley/editor/state/statetest"
	"galley/editor/text"
)

func TestWrap_goes_around_the_selection(t *testing.T) {
	wrap := func(r rune) state.Command { return markup.Wrap(r, markup.Quotes{}) }
	runCases(t, []commandCase{
		{"star", "a [b] c", wrap('*'), "a *[b]* c"},
		{"star again", "a *[b]* c", wrap('*'), "a **[b]** c"},
		{"backwards", "a ]b[", wrap('_'), "a _]b[_"},
		{"parenthesis", "[a]", wrap('('), "([a])"},
		{"bracket", "[a]", wrap('['), "[[[a]]]"},
		{"brace", "[a]", wrap('{'), "{[a]}"},
		{"code", "[a]", wrap('`'), "`[a]`"},
		{"quote", "[a]", wrap('"'), `"[a]"`},
		{"opening quote", "[a]", wrap('“'), "“[a]”"},
		{"smart quote", "[a]", markup.Wrap('"', markup.QuotesFor("fr")), "«\u202f[a]\u202f»"},
		{"smart quote in code", "`[a]`", markup.Wrap('"', markup.QuotesFor("fr")), "`\"[a]\"`"},
		{"several", "[a] b [c]", wrap('*'), "*[a]* b *[c]*"},
		{"touching", "[a][b]", wrap('*'), "*[a]**[b]*"},
		{"marks go around each line", "- [a\n\n- b]", wrap('*'), "- *[a]*\n\n- *[b]*"},
		{"brackets around all", "[a\nb]", wrap('('), "([a\nb])"},
		{"a caret", "a|", wrap('*'), ""},
		{"a caret among ranges", "[a] b|", wrap('*'), ""},
		{"no delimiter", "[a]", wrap('x'), ""},
		{"marks in fenced code", "```\n[a]\n```", wrap('*'), ""},
		{"brackets in fenced code", "```\n[a]\n```", wrap('('), "```\n([a])\n```"},
	})
}

func TestClosers_are_typed_over(t *testing.T) {
	st := state.New(text.Text{})
	var c markup.Closers
	step := func(cmd state.Command) bool {
		t.Helper()
		spec, ok := cmd(st)
		if ok {
			tx, err := st.Apply(spec)
			if err != nil {
				t.Fatal(err)
			}
			st, c = tx.After, c.After(tx)
		}
		return ok
	}
	want := func(text string) {
		t.Helper()
		if got := statetest.Format(st); got != text {
			t.Fatalf("%q, want %q", got, text)
		}
	}
	step(state.InsertText("a "))
	step(markup.AutoClose('('))
	want("a (|)")
	step(state.InsertText("b"))
	step(markup.AutoClose('['))
	want("a (b[[|]])")
	if step(c.TypeOver(')')) {
		t.Error("typed over another sign")
	}
	step(c.TypeOver(']'))
	want("a (b[[]]|)")
	if step(c.TypeOver(']')) {
		t.Error("typed over twice")
	}
	step(c.TypeOver(')'))
	want("a (b[[]])|")
	step(markup.AutoClose('`'))
	want("a (b[[]])`|`")
	step(c.Backspace)
	want("a (b[[]])|")
	step(state.InsertText("()"[:1]))
	step(state.InsertText(")"))
	step(state.Left(false))
	if step(c.TypeOver(')')) {
		t.Error("typed over a bracket that the writer typed")
	}
	if step(c.Backspace) {
		t.Error("deleted a pair that the writer typed")
	}
	if step(markup.AutoClose('(')); statetest.Format(st) != "a (b[[]])((|))" {
		t.Errorf("%q", statetest.Format(st))
	}
}

func TestAutoClose_needs_room(t *testing.T) {
	runCases(t, []commandCase{
		{"end", "a|", markup.AutoClose('('), "a(|)"},
		{"before a word", "|a", markup.AutoClose('('), ""},
		{"before a space", "| a", markup.AutoClose('{'), "{|} a"},
		{"several", "|\n|", markup.AutoClose('('), "(|)\n(|)"},
		{"a second backtick", "`|", markup.AutoClose('`'), ""},
		{"a range", "[a]", markup.AutoClose('('), ""},
		{"another sign", "|", markup.AutoClose('<'), ""},
	})
}
