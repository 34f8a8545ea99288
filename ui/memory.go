package ui

import (
	"encoding/json"
	"path/filepath"

	"fyne.io/fyne/v2"

	"galley/editor/layout"
	"galley/editor/state"
)

// What the window remembers between starts lies in the toolkit's preferences:
// its size, the panes, what was open, and where in it the writer was.
const (
	keyWidth, keyHeight = "window.width", "window.height"
	keyPanes            = "window.panes"
	keyFields           = "window.fields"
	keyTheme            = "window.theme"
	keyWriting          = "window.writing"
	keyShortcuts        = "window.shortcuts"
	keySpelling         = "window.spelling"
	keyGoals            = "open.goals"
	keyHistoryLimit     = "history.limit" // in MB
	keyFolder           = "open.folder"
	keyArticle          = "open.article"
	keyPlaces           = "open.places"
	keyExportDir        = "export.folder"
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
	p := w.app.Preferences()
	w.win.Resize(fyne.NewSize(float32(p.FloatWithFallback(keyWidth, 1440)), float32(p.FloatWithFallback(keyHeight, 900))))
	var panes [paneCount]paneMemory
	if json.Unmarshal([]byte(p.String(keyPanes)), &panes) == nil {
		for i := range paneCount {
			if i == editorPane || panes[i].Width > 100 {
				w.columns.widths[i] = panes[i].Width
				w.columns.hidden[i] = panes[i].Hidden
			}
		}
	}
	w.showFields(p.Bool(keyFields))
	w.recallWriting()
	if t := p.String(keyTheme); t != "" {
		w.useTheme(t)
	}
	var places []placeMemory
	if json.Unmarshal([]byte(p.String(keyPlaces)), &places) == nil {
		for _, m := range places {
			if m.Anchor >= 0 && m.Head >= 0 {
				w.places[m.Path] = leftAt{state.Select(m.Anchor, m.Head), m.Viewport}
			}
		}
	}
}

// recallArticles opens what was open when Galley ended.
func (w *Window) recallArticles() {
	p := w.app.Preferences()
	if dir := p.String(keyFolder); dir != "" {
		w.openFolder(dir, p.String(keyArticle))
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
	if data, err := json.Marshal(panes); err == nil {
		w.app.Preferences().SetString(keyPanes, string(data))
	}
}

func (w *Window) rememberArticle(path string) { w.app.Preferences().SetString(keyArticle, path) }

func (w *Window) rememberAll() {
	p := w.app.Preferences()
	size := w.win.Canvas().Size()
	p.SetFloat(keyWidth, float64(size.Width))
	p.SetFloat(keyHeight, float64(size.Height))
	if s := w.session; s != nil {
		w.places[s.Path()] = leftAt{s.State().Sel, w.area.Viewport()}
	}
	var places []placeMemory
	for path, at := range w.places {
		if filepath.IsAbs(path) && len(at.sel.Ranges) > 0 && len(places) < placesKept {
			r := at.sel.Primary()
			places = append(places, placeMemory{path, r.Anchor, r.Head, at.viewport})
		}
	}
	if data, err := json.Marshal(places); err == nil {
		p.SetString(keyPlaces, string(data))
	}
}
