package ui

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"galley/editor/state"
	"galley/editor/text"
	"galley/ui/write"
)

func (w *testWindow) wantCount(want string) {
	w.t.Helper()
	w.until("the search is done", func() bool { return !w.finding.search.Busy() })
	if got := w.finding.bar.count.Value(); got != want {
		w.t.Errorf("the bar says %q, want %q", got, want)
	}
}

// find types what to look for, and waits until it is looked for.
func (w *testWindow) find(pattern string) {
	w.t.Helper()
	w.finding.bar.find.SetText(pattern)
	w.until("the search is done", func() bool { return !w.finding.search.Busy() })
}

func (w *testWindow) wantSelected(want text.Span) {
	w.t.Helper()
	if got := w.area.Selection(); got != want {
		w.t.Errorf("selected is %v, want %v", got, want)
	}
}

func (w *testWindow) press(name fyne.KeyName) {
	w.t.Helper()
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
}

func TestFind_goes_to_the_first_behind_the_caret_and_round(t *testing.T) {
	w := opened(t, "ink and Ink and ink\n")
	w.area.Jump(4)
	w.finding.open(false)
	w.find("ink")
	w.wantCount("2 of 3")
	w.wantSelected(text.Span{From: 8, To: 11})
	w.press(fyne.KeyReturn)
	w.wantSelected(text.Span{From: 16, To: 19})
	w.press(fyne.KeyDown)
	w.wantSelected(text.Span{From: 0, To: 3})
	w.press(fyne.KeyUp)
	w.wantCount("3 of 3")
	w.finding.bar.matchCase.Tapped(nil)
	w.wantCount("2 of 2")
	w.find("nothing like it")
	w.wantCount("Nothing found")
	w.press(fyne.KeyEscape)
	if w.finding.bar.root.Visible() || w.win.Canvas().Focused() != fyne.Focusable(w.area) {
		t.Error("Escape does not go back to the text")
	}
}

func TestFind_goes_on_in_another_article_and_after_the_text_got_shorter(t *testing.T) {
	w := opened(t, strings.Repeat("ink and paper\n", 100))
	w.write("/articles/short.md", "---\ntitle: Short\n---\n\nink\n") // its fields are folded away as it opens
	w.area.Jump(1000)
	w.finding.open(false)
	w.find("ink")
	w.wantCount("73 of 100")
	w.show("/articles/short.md")
	w.area.TypedRune('a')
	w.wantCount("1 found")

	w.find("")
	end := w.session.State().Doc.Len()
	w.area.Jump(end)
	w.finding.open(false)
	w.session.Dispatch(state.Spec{Changes: []text.Change{{Span: text.Span{From: end - 5, To: end}}}})
	w.find("ink")
	w.area.TypedRune('a')
	w.wantCount("Nothing found")
}

func TestFind_begins_with_what_is_selected(t *testing.T) {
	w := opened(t, "one two one")
	sel := state.Select(0, 3)
	w.session.Dispatch(state.Spec{Sel: &sel})
	w.finding.open(false)
	if got := w.finding.bar.find.Text; got != "one" {
		t.Errorf("it looks for %q", got)
	}
	w.wantCount("1 of 2")
}

func TestFind_says_what_is_wrong_with_a_pattern(t *testing.T) {
	w := opened(t, "a (b")
	w.finding.open(false)
	w.find("(b")
	w.wantCount("1 of 1")
	w.finding.bar.regex.Tapped(nil)
	bar := w.finding.bar
	if !bar.trouble.Visible() || bar.trouble.Value() == "" || bar.count.Value() != "" {
		t.Errorf("of a broken pattern it says %q and counts %q", bar.trouble.Value(), bar.count.Value())
	}
	high := bar.root.Size().Height
	w.find("(b)")
	w.wantCount("1 of 1")
	if bar.trouble.Visible() || bar.root.Size().Height >= high {
		t.Errorf("of a mended pattern it says %q in %v pixels, before %v", bar.trouble.Value(), bar.root.Size().Height, high)
	}
}

func TestFind_follows_what_is_typed(t *testing.T) {
	w := opened(t, "a b a")
	w.finding.open(false)
	w.find("a")
	w.session.Dispatch(state.Spec{Changes: []text.Change{text.Insert(1, "a")}})
	if got := w.finding.search.Matches().Len(); got != 3 {
		t.Errorf("%d are found after a third was typed", got)
	}
	marks := w.finding.marks(nil, text.Span{From: 0, To: 100})
	if len(marks) != 3 || marks[0].Sign != write.Current || marks[1].Sign != write.Found {
		t.Errorf("the marks are %v", marks)
	}
}

func TestFind_leaves_out_folded_fields(t *testing.T) {
	w := opened(t, "---\ntitle: ink\n---\n\nink\n")
	w.finding.open(false)
	w.find("ink")
	w.wantCount("1 of 1")
}

func TestReplace_one_by_one_and_all(t *testing.T) {
	w := opened(t, "ink, Ink, INK and ink")
	w.area.Jump(0)
	w.finding.open(true)
	w.find("ink")
	w.finding.bar.replace.SetText("paper")
	w.finding.replace(false)
	w.wantText("paper, Ink, INK and ink")
	w.wantSelected(text.Span{From: 7, To: 10})
	w.finding.replace(true)
	w.until("all are replaced", func() bool { return !strings.Contains(strings.ToLower(w.text()), "ink") })
	w.wantText("paper, Paper, PAPER and paper")
	w.undo()
	w.wantText("paper, Ink, INK and ink")
}

func TestReplace_by_a_pattern_takes_groups(t *testing.T) {
	w := opened(t, "2024-05-06 and 2023-01-02")
	w.finding.open(true)
	w.finding.bar.regex.Tapped(nil)
	w.find(`(\d+)-(\d+)-(\d+)`)
	w.finding.bar.replace.SetText("$3.$2.$1")
	w.finding.replace(true)
	w.until("all are replaced", func() bool { return !strings.Contains(w.text(), "-") })
	w.wantText("06.05.2024 and 02.01.2023")
}

func TestReplace_in_a_selection_only(t *testing.T) {
	w := opened(t, "a a a a")
	sel := state.Select(2, 5)
	w.session.Dispatch(state.Spec{Sel: &sel})
	w.finding.open(true)
	w.finding.bar.within.Tapped(nil)
	w.find("a")
	w.wantCount("1 of 2")
	w.finding.bar.replace.SetText("b")
	w.finding.replace(true)
	w.until("all are replaced", func() bool { return strings.Contains(w.text(), "b") })
	w.wantText("a b b a")
}

func TestFind_of_10_MB_ends_at_the_first_match(t *testing.T) {
	var src strings.Builder
	for i := 0; src.Len() < 10<<20; i++ {
		fmt.Fprintf(&src, "line %d of many words\n", i)
	}
	src.WriteString("needle\n")
	w := opened(t, src.String())
	w.area.Jump(0)
	w.finding.open(false)
	w.find("needle")
	w.wantCount("1 of 1")
}
