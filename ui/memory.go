package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"galley/editor/layout"
	"galley/editor/state"
)

// What the window remembers between starts: its size, the panes, what was open, and
// where in it the writer was.
const (
	keySize         = "window.size"
	keyPanes        = "window.panes"
	keyFields       = "window.fields"
	keyTheme        = "window.theme"
	keyWriting      = "window.writing"
	keyShortcuts    = "window.shortcuts"
	keySpelling     = "window.spelling"
	keyGoals        = "open.goals"
	keyHistoryLimit = "history.limit" // in MB
	keyFolder       = "open.folder"
	keyArticle      = "open.article"
	keyPlaces       = "open.places"
	keyExportDir    = "export.folder"
)

// placesKept bounds the remembered carets.
const placesKept = 200

type paneMemory struct {
	Width  float32
	Hidden bool
}

type placeMemory struct {
	Path         string
	Anchor, Head int
	Viewport     layout.Viewport
}

// recall restores the size and the panes.
func (w *Window) recall() {
	w.win.Resize(setting(w.settings, keySize, fyne.NewSize(1440, 900)))
	panes := setting(w.settings, keyPanes, [paneCount]paneMemory{})
	for i := range paneCount {
		if i == editorPane || panes[i].Width > 100 {
			w.columns.widths[i] = panes[i].Width
			w.columns.hidden[i] = panes[i].Hidden
		}
	}
	w.showFields(setting(w.settings, keyFields, false))
	w.recallWriting()
	if t := w.settings.text(keyTheme); t != "" {
		w.useTheme(t)
	}
	for _, m := range setting(w.settings, keyPlaces, []placeMemory(nil)) {
		if m.Anchor >= 0 && m.Head >= 0 {
			w.places[m.Path] = leftAt{state.Select(m.Anchor, m.Head), m.Viewport}
		}
	}
}

// recallArticles opens what was open when Galley ended.
func (w *Window) recallArticles() {
	if dir := w.settings.text(keyFolder); dir != "" {
		w.openFolder(dir, w.settings.text(keyArticle))
	}
}

func (w *Window) rememberPanes() {
	hidden := w.columns.hidden
	if w.onlyText != nil {
		hidden = *w.onlyText // only the text is for now, not for ever
	}
	var panes [paneCount]paneMemory
	for i := range paneCount {
		panes[i] = paneMemory{w.columns.widths[i], hidden[i]}
	}
	w.settings.set(keyPanes, panes)
}

func (w *Window) rememberArticle(path string) { w.settings.set(keyArticle, path) }

func (w *Window) rememberAll() {
	w.settings.set(keySize, w.win.Canvas().Size())
	if s := w.session; s != nil {
		w.rememberArticle(s.Path()) // it may have been moved
		w.places[s.Path()] = leftAt{s.State().Sel, w.area.Viewport()}
	}
	var places []placeMemory
	for path, at := range w.places {
		if filepath.IsAbs(path) && len(at.sel.Ranges) > 0 && len(places) < placesKept {
			r := at.sel.Primary()
			places = append(places, placeMemory{path, r.Anchor, r.Head, at.viewport})
		}
	}
	w.settings.set(keyPlaces, places)
}
