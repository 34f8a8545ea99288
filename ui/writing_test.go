package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"galley/ui/write"
)

func TestSigns_are_those_of_the_article_s_language(t *testing.T) {
	for _, test := range []struct{ fields, want string }{
		{"", "“a”"},
		{"---\nlang: de\n---\n\n", "„a“"},
		{"---\nlang: fr\n---\n\n", "«\u202fa\u202f»"},
	} {
		w := opened(t, test.fields+"x ")
		for _, r := range `"a"` {
			w.area.TypedRune(r)
		}
		w.wantText(test.fields + "x " + test.want)
	}
	w := opened(t, "x ")
	w.toggleSmartSigns()
	for _, r := range `"a" -- b` {
		w.area.TypedRune(r)
	}
	w.wantText(`x "a" -- b`)
}

func TestWriting_is_remembered(t *testing.T) {
	w := opened(t, "x")
	w.zoom(2)
	w.widen(measureStep)
	w.commands.get("focus-paragraph").do()
	w.commands.get("typewriter").do()
	now := w.writing
	w.writing = writing{}
	w.recallWriting()
	if w.writing != now || w.writing.Focus != write.FocusParagraph || !w.writing.Typewriter || w.writing.Setting.Zoom < 1.2 {
		t.Errorf("recalled is %+v, was %+v", w.writing, now)
	}
	w.zoom(0)
	if w.area.Setting().Zoom != 1 {
		t.Error("the text is not in its own size")
	}
}

func TestOnlyText_hides_the_panes_and_brings_back_those_that_were_there(t *testing.T) {
	w := opened(t, "x")
	w.togglePane(previewPane)
	w.toggleOnlyText()
	for _, p := range []pane{sidebarPane, previewPane, panelPane} {
		if w.columns.shown(p) {
			t.Errorf("pane %d is still there", p)
		}
	}
	if w.toolbar.Visible() || !w.status.root.Visible() {
		t.Error("the tools are still there, or the line at the foot is not")
	}
	w.toggleOnlyText()
	if w.columns.shown(previewPane) || !w.columns.shown(sidebarPane) || !w.columns.shown(panelPane) || !w.toolbar.Visible() {
		t.Error("what was there did not come back, or what was not did")
	}
}

func TestSections_move_by_the_keyboard(t *testing.T) {
	w := opened(t, "## A\n\na\n\n### A1\n\na1\n\n## B\n\nb\n\n## C\n\nc\n")
	w.area.Jump(28)
	w.shiftSection(1)()
	w.wantText("## A\n\na\n\n### A1\n\na1\n\n## C\n\nc\n\n## B\n\nb\n")
	w.until("the outline follows", func() bool { return w.session.Article().Outline[2].Text == "C" })
	w.shiftSection(-1)()
	w.wantText("## A\n\na\n\n### A1\n\na1\n\n## B\n\nb\n\n## C\n\nc\n")
}

func TestExpand_and_shrink_go_the_same_way(t *testing.T) {
	w := opened(t, "One two. Three four.\n")
	w.area.Jump(1)
	w.expand()
	w.wantWords("One")
	w.expand()
	w.wantWords("One two.")
	w.shrink()
	w.wantWords("One")
}

func (w *testWindow) wantWords(want string) {
	w.t.Helper()
	if got := w.session.State().Doc.String(w.area.Selection()); got != want {
		w.t.Errorf("selected is %q, want %q", got, want)
	}
}

func TestSnippets_are_offered_and_expand(t *testing.T) {
	w := opened(t, "note")
	w.until("the snippets are there", func() bool { return len(w.snippets) > 0 })
	w.area.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	w.wantText("> [!NOTE]\n> ")
}
