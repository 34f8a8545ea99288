package ui

import (
	"slices"

	"galley/editor/article"
	"galley/editor/state"
)

// foldFields folds the fields at the top of the article away in the editor: the
// panel has them. They are shown when the writer asked for that, or when they
// cannot be read and have to be mended there. Mended fields stay until no caret is
// in them, because half-written ones are readable many times; anew folds them now.
func (w *Window) foldFields(anew bool) {
	if w.session == nil {
		return
	}
	head := w.session.Article().Head
	if head.Kind != article.YAML || head.Problem != nil || w.fieldsShown {
		w.area.Fold(0)
		w.preview.SetFolded(false)
		return
	}
	inside := func(r state.Range) bool { return r.From() < head.Body }
	if !anew && w.area.Folded() == 0 && slices.ContainsFunc(w.session.State().Sel.Ranges, inside) {
		return
	}
	w.area.Fold(head.Body)
	w.preview.SetFolded(true)
}

// showFields shows the fields in the text, or folds them away, in all articles.
func (w *Window) showFields(on bool) {
	w.fieldsShown = on
	w.showSwitches()
	w.settings.set(keyFields, on)
	w.foldFields(true)
	if on {
		w.area.ScrollTo(0)
	}
	w.focusText()
}
