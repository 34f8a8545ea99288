package ui

import (
	"path/filepath"
	"strings"

	"galley/editor"
)

// newArticle makes an article in the open folder, or asks for a folder first.
func (w *Window) newArticle() {
	dir := w.workspace.Dir()
	if dir == "" {
		w.askFolder()
		return
	}
	w.workspace.Create(dir, "Untitled article", func(s *editor.Session, err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		w.showSession(s)
		w.editTitle()
	})
}

// askName asks for a file name and renames the article.
func (w *Window) askName() {
	if w.session == nil {
		return
	}
	path := w.session.Path()
	w.askText("Rename the file", "File name", filepath.Base(path), "Rename", func(name string) {
		w.workspace.Rename(path, name, func(_ string, err error) {
			if err != nil {
				w.trouble(err)
				return
			}
			w.statusChanged()
			w.rememberArticle(w.session.Path())
		})
	})
}

// askCopy asks for a file name and goes on in a copy under that name.
func (w *Window) askCopy() {
	s := w.session
	if s == nil {
		return
	}
	base := filepath.Base(s.Path())
	ext := filepath.Ext(base)
	w.askText("Save a copy", "File name", strings.TrimSuffix(base, ext)+" copy.md", "Save", func(name string) {
		if name = strings.TrimSpace(name); name == "" || strings.ContainsAny(name, "/\\") {
			w.trouble(editor.Message("A file name cannot be empty or contain a slash. Nothing was saved."))
			return
		}
		dir := filepath.Dir(s.Path())
		s.SaveAs(filepath.Join(dir, name), func(err error) {
			if err != nil {
				w.trouble(err)
				return
			}
			w.showSession(s)
		})
	})
}

// askText asks one question with one line as the answer.
func (w *Window) askText(title, label, value, answer string, done func(string)) {
	entry := newSheetEntry(value)
	entry.on(w.ask(title, answer, "Cancel", field(label, entry), func() { done(entry.Text) }))
}
