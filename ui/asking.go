package ui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"
	"github.com/Bios-Marcel/wastebasket/v2"
	"github.com/adrg/xdg"

	"galley/editor"
	"galley/editor/safe"
	"galley/editor/state"
)

// openFolder reads a folder and then shows an article of it: the one named, or
// the newest when article is "".
func (w *Window) openFolder(dir, article string) {
	w.workspace.OpenFolder(dir, func(err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		w.app.Preferences().SetString(keyFolder, dir)
		entries := w.workspace.Entries()
		switch {
		case article != "":
			w.open(article)
		case len(entries) > 0:
			w.open(entries[0].Path)
		default:
			w.showSession(nil)
			w.info("There are no articles in " + filepath.Base(dir) + " yet. New article starts the first.")
		}
	})
}

func (w *Window) askFolder() {
	d := dialog.NewFolderOpen(func(uri fyne.ListableURI, err error) {
		if err == nil && uri != nil {
			w.openFolder(uri.Path(), "")
		}
	}, w.win)
	w.startAt(d, w.workspace.Dir())
	d.Resize(fyne.NewSize(760, 520))
	d.Show()
}

func (w *Window) askFile() {
	d := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
		if err != nil || f == nil {
			return
		}
		f.Close()
		w.openPath(f.URI().Path())
	}, w.win)
	d.SetFilter(storage.NewExtensionFileFilter([]string{".md", ".markdown"}))
	w.startAt(d, w.workspace.Dir())
	d.Resize(fyne.NewSize(760, 520))
	d.Show()
}

// openPath opens an article, with its folder if that is another.
func (w *Window) openPath(path string) {
	if w.workspace.Dir() != "" && strings.HasPrefix(path, w.workspace.Dir()+string(filepath.Separator)) {
		w.open(path)
		return
	}
	w.openFolder(filepath.Dir(path), path)
}

// dropped opens what was dropped on the window.
func (w *Window) dropped(_ fyne.Position, uris []fyne.URI) {
	for _, uri := range uris {
		path := uri.Path()
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			w.openFolder(path, "")
			return
		}
		switch strings.ToLower(filepath.Ext(path)) {
		case ".md", ".markdown":
			w.openPath(path)
			return
		case ".png", ".jpg", ".jpeg", ".gif", ".webp":
			w.insertImage(path)
		}
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
		w.trouble(errors.New("The picture lies outside the article's folder. Copy it beside the article first, so that the published page can carry it. Nothing was inserted."))
		return
	}
	w.run(state.Image(rel, ""))
}

func (w *Window) startAt(d *dialog.FileDialog, dir string) {
	if dir == "" {
		dir = xdg.UserDirs.Documents
	}
	if uri, err := storage.ListerForURI(storage.NewFileURI(dir)); err == nil {
		d.SetLocation(uri)
	}
}

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
			w.trouble(errors.New("A file name cannot be empty or contain a slash. Nothing was saved."))
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

// discard moves the shown article to the trash; the notice can bring it back.
func (w *Window) discard() {
	if w.session == nil {
		return
	}
	w.discardPath(w.session.Path())
}

func (w *Window) discardPath(path string) {
	name := filepath.Base(path)
	trash := func(path string) error {
		if err := wastebasket.Trash(path); err != nil {
			return errors.New(name + " could not be moved to the trash. It is still in its folder.")
		}
		return nil
	}
	shown := w.session != nil && w.session.Path() == path
	w.workspace.Discard(path, trash, func(restore func(func(error)), err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		if shown {
			w.session = nil
			w.showNext(path)
		}
		w.info(name+" was moved to the trash.", editor.Action{Label: "Bring it back", Do: func() {
			restore(func(err error) {
				if err != nil {
					w.trouble(err)
					return
				}
				w.open(path)
			})
		}})
	})
}

// showNext shows the newest article but one that has just gone.
func (w *Window) showNext(gone string) {
	for _, e := range w.workspace.Entries() {
		if e.Path != gone {
			w.open(e.Path)
			return
		}
	}
	w.showSession(nil)
}

// articleMenu is the menu of an article in the list.
func (w *Window) articleMenu(path string, at fyne.Position) {
	menu := fyne.NewMenu("",
		fyne.NewMenuItem("Open", func() { w.open(path) }),
		fyne.NewMenuItem("Rename…", func() {
			w.workspace.Open(path, func(s *editor.Session, err error) {
				if err != nil {
					w.trouble(err)
					return
				}
				w.showSession(s)
				w.askName()
			})
		}),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Move to trash", func() { w.discardPath(path) }),
	)
	widget.ShowPopUpMenuAtPosition(menu, w.win.Canvas(), at)
}

// askQuit says what is not saved and lets the writer decide.
func (w *Window) askQuit(reason string) {
	w.ask("Not everything is saved", "Quit without saving", "Stay",
		message(reason+"\n\nThe text is still safe in this window. If you quit now, what is not saved is lost."), w.end)
}
