package ui

import (
	"log/slog"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/editor/vfs"
	"galley/ui/theme"
)

// newTestWindow is a whole window of the test driver, with nothing open and no
// disk below it.
func newTestWindow(t *testing.T) *Window {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New())
	w := newWindow(app, vfs.NewMem(), "/state", slog.New(slog.DiscardHandler))
	w.win.Resize(fyne.NewSize(1200, 800))
	t.Cleanup(w.win.Close)
	return w
}
