package ui

import (
	"encoding/base64"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/editor"
	"galley/editor/history"
	"galley/editor/journal"
	"galley/editor/state"
	"galley/editor/text"
	"galley/editor/vfs"
	"galley/ui/theme"
)

// testWindow is a whole window of the test driver over a disk in memory. What
// workers post is done when the test waits for it.
type testWindow struct {
	*Window
	t      testing.TB
	fsys   *vfs.Mem
	posted chan func()
	clip   fakeClipboard
}

// fakeClipboard is a richClipboard that holds what a test puts there.
type fakeClipboard struct{ clip }

// Read implements richClipboard.
func (c *fakeClipboard) Read() clip { return c.clip }

func newTestWindow(t testing.TB) *testWindow {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New())
	w := &testWindow{t: t, fsys: vfs.NewMem(), posted: make(chan func(), 10_000)}
	dir, err := journal.Open(w.fsys, "/state")
	if err != nil {
		t.Fatal(err)
	}
	w.Window = newWindow(app, editor.Env{
		Journal: dir, History: history.Open(w.fsys, "/state"),
		FS: w.fsys, StateDir: "/state", Log: slog.New(slog.DiscardHandler),
		Post: func(f func()) { w.posted <- f },
	}, &w.clip)
	w.win.Resize(fyne.NewSize(1600, 1000))
	t.Cleanup(w.win.Close)
	return w
}

// write puts a file on the disk.
func (w *testWindow) write(path, content string) {
	w.t.Helper()
	must := func(err error) {
		if err != nil {
			w.t.Helper()
			w.t.Fatal(err)
		}
	}
	must(w.fsys.MkdirAll(filepath.Dir(path), 0o755))
	dir, err := w.fsys.OpenDir(filepath.Dir(path))
	must(err)
	defer dir.Close()
	f, err := dir.OpenFile(filepath.Base(path), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	must(err)
	_, err = f.Write([]byte(content))
	must(err)
	must(f.Close())
}

// read returns what a file holds, nothing when it is not there.
func (w *testWindow) read(path string) []byte {
	w.t.Helper()
	dir, err := w.fsys.OpenDir(filepath.Dir(path))
	if err != nil {
		return nil
	}
	defer dir.Close()
	f, err := dir.OpenFile(filepath.Base(path), os.O_RDONLY, 0)
	if err != nil {
		return nil
	}
	defer f.Close()
	data, err := io.ReadAll(f)
	if err != nil {
		w.t.Fatal(err)
	}
	return data
}

// answer types into the line of text that the window asks for, and agrees.
func (w *testWindow) answer(s string) {
	w.t.Helper()
	entry, ok := w.win.Canvas().Focused().(*sheetEntry)
	if !ok {
		w.t.Fatalf("nothing is asked, the keyboard is at %T", w.win.Canvas().Focused())
	}
	entry.SetText(s)
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

func base64Of(data []byte) string { return base64.StdEncoding.EncodeToString(data) }

// until does what is posted until something is so.
func (w *testWindow) until(what string, so func() bool) {
	w.t.Helper()
	limit := time.After(20 * time.Second)
	for !so() {
		w.frames.tick(0)
		select {
		case f := <-w.posted:
			f()
		case <-limit:
			w.t.Fatalf("not within 20 s: %s", what)
		}
	}
}

// show opens an article and waits for its page.
func (w *testWindow) show(path string) {
	w.t.Helper()
	w.openFolder(filepath.Dir(path), path)
	w.until("the article is parsed", func() bool {
		return w.session != nil && w.session.Path() == path && w.session.Article().Tree != nil
	})
	w.t.Cleanup(w.session.Close)
}

// objectsIn counts the objects that are drawn for one, itself among them.
func objectsIn(o fyne.CanvasObject) int {
	if !o.Visible() {
		return 0
	}
	n := 1
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			n += objectsIn(child)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			n += objectsIn(child)
		}
	}
	return n
}

// typed is what a writer types at an offset.
func typed(off int, s string) state.Spec {
	return state.Spec{Changes: []text.Change{text.Insert(off, s)}}
}
