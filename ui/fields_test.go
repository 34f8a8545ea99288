package ui

import (
	"log/slog"
	"testing"

	"fyne.io/fyne/v2/test"

	"galley/editor"
	"galley/editor/article"
	"galley/editor/state"
	"galley/editor/store"
	"galley/editor/text"
	"galley/editor/vfs"
	"galley/ui/preview"
	"galley/ui/theme"
	"galley/ui/write"
)

// newFielded is as much of a window as folds fields, showing an article.
func newFielded(t *testing.T, doc string) *Window {
	test.NewTempApp(t).Settings().SetTheme(theme.New())
	w := &Window{area: write.New(nothing{}, write.Options{Frame: func(func()) {}}), preview: preview.New(preview.Options{})}
	env := editor.Env{FS: vfs.NewMem(), Post: func(func()) {}, Log: slog.New(slog.DiscardHandler)}
	w.session = editor.NewSession(env, store.File{Path: "/a.md", Text: text.FromString(doc)})
	t.Cleanup(w.session.Close)
	w.session.Observe(editor.Observer{Changed: func(tx state.Transaction) {
		w.area.Apply(tx)
		w.foldFields(false)
	}})
	w.area.Open(w.session, w.area.Viewport())
	w.foldFields(true)
	return w
}

func TestWindow_folds_the_fields_that_it_can_read(t *testing.T) {
	for _, test := range []struct {
		name, doc string
		folded    int
	}{
		{"fields", "---\ntitle: x\n---\n\nbody", len("---\ntitle: x\n---\n\n")},
		{"no fields", "body", 0},
		{"a rule", "---\n\nbody", 0},
		{"not closed", "---\ntitle: x\n\nbody", 0},
		{"not readable", "---\ntitle: \"x\n---\n\nbody", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := newFielded(t, test.doc)
			if got := w.area.Folded(); got != test.folded {
				t.Errorf("%d bytes are folded, want %d", got, test.folded)
			}
			if head := w.session.State().Sel.Primary().Head; head != test.folded {
				t.Errorf("the caret is at %d, want %d", head, test.folded)
			}
			w.fieldsShown = true
			w.foldFields(true)
			if got := w.area.Folded(); got != 0 {
				t.Errorf("%d bytes are folded although they are to be shown", got)
			}
		})
	}
}

func TestWindow_folds_mended_fields_when_the_caret_leaves_them(t *testing.T) {
	w := newFielded(t, "---\ntitle: \"x\n---\n\nbody")
	w.area.Jump(len("---\ntitle: \"x"))
	w.area.Run(state.InsertText("\""))
	if w.session.Article().Problem != nil || w.area.Folded() != 0 {
		t.Errorf("%d bytes are folded under the caret", w.area.Folded())
	}
	w.area.Run(state.DocEnd(false))
	if want := len("---\ntitle: \"x\"\n---\n\n"); w.area.Folded() != want {
		t.Errorf("%d bytes are folded, want %d", w.area.Folded(), want)
	}
}

func TestWindow_folds_fields_that_the_panel_begins(t *testing.T) {
	w := newFielded(t, "body")
	w.area.Run(state.DocEnd(false))
	if err := w.session.Edit(article.SetField(article.KeyTitle, "x")); err != nil {
		t.Fatal(err)
	}
	doc := w.session.State().Doc
	if got := doc.String(text.Span{From: w.area.Folded(), To: doc.Len()}); got != "body" {
		t.Errorf("the editor begins with %q", got)
	}
	w.session.Undo()
	if got := w.area.Folded(); got != 0 {
		t.Errorf("%d bytes are folded after undo", got)
	}
}
