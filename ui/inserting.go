package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"galley/editor"
	"galley/editor/markup"
	"galley/editor/safe"
)

// insertLink makes a link of the selection, to the address on the clipboard if
// there is one.
func (w *Window) insertLink() {
	if w.session != nil {
		w.area.Link()
		w.focusText()
	}
}

// askImage puts a picture of the article's folder at the caret.
func (w *Window) askImage() {
	if w.session == nil {
		return
	}
	d := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
		if err != nil || f == nil {
			return
		}
		f.Close()
		w.insertImage(f.URI().Path())
	}, w.win)
	d.SetFilter(storage.NewExtensionFileFilter([]string{".png", ".jpg", ".jpeg", ".gif", ".webp"}))
	w.startAt(d, filepath.Dir(w.session.Path()))
	d.Resize(fyne.NewSize(760, 520))
	d.Show()
}

// insertImage links a picture from inside the article's folder; one from
// elsewhere would be missing from the published page.
func (w *Window) insertImage(path string) {
	if w.session == nil {
		return
	}
	rel, err := filepath.Rel(filepath.Dir(w.session.Path()), path)
	if err == nil {
		rel, err = safe.Local(filepath.ToSlash(rel))
	}
	if err != nil {
		w.trouble(editor.Message("The picture lies outside the article's folder. Copy it beside the article first, so that the published page can carry it. Nothing was inserted."))
		return
	}
	w.run(markup.Image(rel, ""))
}
