package ui

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"github.com/adrg/xdg"

	"galley/editor/spell"
)

// openFolder reads a folder and then shows an article of it: the one named, or
// the newest when article is "".
func (w *Window) openFolder(dir, article string) {
	w.workspace.OpenFolder(dir, func(err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		w.loadWords(folderWords(dir), func(words spell.Words) { w.spelling.folder = words })
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
	var pictures []string
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
			pictures = append(pictures, path)
		}
	}
	w.addPictureFiles(pictures)
}

func (w *Window) startAt(d *dialog.FileDialog, dir string) {
	if dir == "" {
		dir = xdg.UserDirs.Documents
	}
	if uri, err := storage.ListerForURI(storage.NewFileURI(dir)); err == nil {
		d.SetLocation(uri)
	}
}
