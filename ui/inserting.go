package ui

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"galley/editor"
	"galley/editor/intake"
	"galley/editor/markup"
	"galley/editor/safe"
	"galley/editor/store"
)

// insertLink makes a link of the selection, to the address on the clipboard if
// there is one.
func (w *Window) insertLink() {
	if w.session != nil {
		w.area.Link()
		w.focusText()
	}
}

// askImage puts a picture at the caret.
func (w *Window) askImage() {
	if w.session == nil {
		return
	}
	d := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
		if err != nil || f == nil {
			return
		}
		f.Close()
		w.addPictureFiles([]string{f.URI().Path()})
	}, w.win)
	d.SetFilter(storage.NewExtensionFileFilter([]string{".png", ".jpg", ".jpeg", ".gif", ".webp"}))
	w.startAt(d, filepath.Dir(w.session.Path()))
	d.Resize(fyne.NewSize(760, 520))
	d.Show()
}

// addPictureFiles puts pictures into the text, one after the other. One that lies
// outside the article's folder is copied beside the article, so that the published
// page can carry it.
func (w *Window) addPictureFiles(paths []string) {
	if w.session == nil || len(paths) == 0 {
		return
	}
	path, rest := paths[0], paths[1:]
	next := func() { w.addPictureFiles(rest) }
	if rel, ok := localTo(filepath.Dir(w.session.Path()), path); ok {
		w.askAlt(func(alt string) {
			w.run(markup.Image(rel, alt))
			next()
		})
		return
	}
	fsys := w.env.FS
	editor.Work(w.env, func() ([]byte, error) {
		dir, err := fsys.OpenDir(filepath.Dir(path))
		if err != nil {
			return nil, err
		}
		defer dir.Close()
		f, err := dir.OpenFile(filepath.Base(path), os.O_RDONLY, 0)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		return io.ReadAll(io.LimitReader(f, safe.Default.ImageBytes+1))
	}, func(data []byte, err error) {
		if err != nil {
			w.trouble(editor.Messagef("The picture %s could not be read: %v. Nothing was inserted.", filepath.Base(path), err))
			return
		}
		ext, ok := intake.ImageType(data)
		if !ok {
			w.trouble(editor.Messagef("%s is not a picture that a page can show. Nothing was inserted.", filepath.Base(path)))
			return
		}
		base := filepath.Base(path)
		w.addPicture(data, ext, strings.TrimSuffix(base, filepath.Ext(base)))
		next()
	})
}

// addPicture asks what a picture shows, keeps it beside the article under a name
// that says so too, and links it at the caret. hint is a name it already has.
func (w *Window) addPicture(data []byte, ext, hint string) {
	if int64(len(data)) > safe.Default.ImageBytes {
		w.trouble(editor.Messagef("The picture is larger than %d MB. Nothing was inserted.", safe.Default.ImageBytes>>20))
		return
	}
	s := w.session
	w.askAlt(func(alt string) {
		name := hint
		if name == "" {
			name = alt
		}
		editor.Work(w.env, func() (string, error) {
			return w.keepPicture(filepath.Dir(s.Path()), data, ext, name, s.Path())
		}, func(name string, err error) {
			switch {
			case err != nil:
				w.trouble(err)
			case w.session == s:
				w.run(markup.Image(name, alt))
			}
		})
	})
}

// askAlt asks what a picture shows.
func (w *Window) askAlt(done func(alt string)) {
	w.askText("Insert a picture", "What it shows, for readers who cannot see it", "", "Insert", func(alt string) {
		done(strings.TrimSpace(alt))
	})
}

// keepPicture writes a picture beside an article, never over another file, and
// returns its name. The name is made of what the picture shows, else of the
// article's. It is for workers.
func (w *Window) keepPicture(dir string, data []byte, ext, shows, article string) (string, error) {
	folder, err := w.env.FS.OpenDir(dir)
	if err != nil {
		return "", err
	}
	defer folder.Close()
	for range 20 {
		name := intake.ImageName(ext, func(name string) bool {
			_, err := folder.Stat(name)
			return err == nil
		}, shows, strings.TrimSuffix(filepath.Base(article), filepath.Ext(article)))
		switch _, err := store.Write(w.env.FS, filepath.Join(dir, name), data, store.Fingerprint{}); {
		case err == nil:
			return name, nil
		case store.KindOf(err) != store.Exists:
			return "", editor.Messagef("The picture could not be saved beside the article: %v. Nothing was inserted.", err)
		}
	}
	return "", fmt.Errorf("no free name for a picture in %s", dir)
}
