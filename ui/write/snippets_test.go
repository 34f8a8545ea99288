package write

import (
	"testing"

	"fyne.io/fyne/v2"

	"galley/editor/markup"
	"galley/editor/snippet"
	"galley/editor/state"
	"galley/editor/text"
)

func TestArea_tab_expands_a_word_and_goes_from_place_to_place(t *testing.T) {
	const fields = "---\ntitle: x\n---\n"
	for _, fold := range []bool{false, true} {
		b := newBench(t, "", small)
		b.Dispatch(state.Spec{Changes: insertAt(0, fields+"sig")})
		if fold {
			b.area.Fold(len(fields))
		}
		b.area.Jump(len(fields) + 3)
		b.area.SetSnippets([]snippet.Snippet{{Trigger: "sig", Name: "Sign", Template: "by ${1:me} on ${2:$DATE}$0."}},
			func() snippet.Values { return snippet.Values{"DATE": "Monday"} })
		b.area.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
		b.want(fields + "by [me] on Monday.")
		typeRunes(b.area, "Ada")
		b.key(0, fyne.KeyTab)
		b.want(fields + "by Ada on [Monday].")
		b.key(shift, fyne.KeyTab)
		b.want(fields + "by [Ada] on Monday.")
		b.key(0, fyne.KeyTab)
		b.key(0, fyne.KeyTab)
		b.want(fields + "by Ada on Monday|.")
		b.key(0, fyne.KeyTab)
		if b.area.stops.Active() {
			t.Error("the snippet is not done")
		}
	}
}

func TestArea_tab_is_the_table_s_then_the_list_s(t *testing.T) {
	b := newBench(t, "", small)
	b.Dispatch(state.Spec{Changes: insertAt(0, "| a | b |\n| --- | --- |\n| 1 | 2 |\n\n- x\n- y")})
	b.area.Jump(3)
	b.key(0, fyne.KeyTab)
	if got := b.st.Doc.String(b.area.Selection()); got != "b" {
		t.Errorf("Tab in a table selects %q, want the next cell", got)
	}
	b.key(shift, fyne.KeyTab)
	if got := b.st.Doc.String(b.area.Selection()); got != "a" {
		t.Errorf("Shift+Tab selects %q, want the cell before", got)
	}
	b.area.Jump(b.st.Doc.Len())
	b.key(0, fyne.KeyTab)
	if got := b.st.Doc.String(text.Span{From: b.st.Doc.Len() - 5, To: b.st.Doc.Len()}); got != "  - y" {
		t.Errorf("Tab in a list makes %q", got)
	}
}

func TestArea_backspace_gives_back_what_was_typed(t *testing.T) {
	b := newBench(t, "it|", small)
	b.area.SetQuotes(markup.QuotesFor("en"))
	typeRunes(b.area, "'")
	b.want("it’|")
	b.key(0, fyne.KeyBackspace)
	b.want("it'|")
	b.key(0, fyne.KeyBackspace)
	b.want("it|")
	typeRunes(b.area, "'s")
	b.want("it’s|")
	b.key(0, fyne.KeyBackspace)
	b.want("it’|")
}

func TestArea_a_sign_goes_around_what_is_selected(t *testing.T) {
	b := newBench(t, "a [loud] word", small)
	typeRunes(b.area, "**")
	b.want("a **[loud]** word")
	b.area.SetQuotes(markup.QuotesFor("de"))
	typeRunes(b.area, `"`)
	b.want("a **„[loud]“** word")
}
