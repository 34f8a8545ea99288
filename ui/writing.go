package ui

import (
	"math"

	"galley/editor/markup"
	"galley/ui/theme"
	"galley/ui/write"
)

// writing is how a writer likes to write; it is remembered.
type writing struct {
	Setting    write.Setting
	Focus      write.Focus
	Typewriter bool
	PlainSigns bool // quotes and dashes stay as they are typed
}

// Steps by which the text is set larger, wider and airier.
const (
	zoomStep    = 1.1
	measureStep = 6 // characters
	spacingStep = 0.1
)

// recallWriting takes over what is remembered.
func (w *Window) recallWriting() {
	w.writing = setting(w.settings, keyWriting, writing{})
	w.writing.Setting = w.writing.Setting.Filled()
	w.showWriting()
}

// changeWriting takes over a change of w.writing.
func (w *Window) changeWriting() {
	w.writing.Setting = w.writing.Setting.Filled()
	w.settings.set(keyWriting, w.writing)
	w.showWriting()
	w.showSwitches()
}

// followLanguage has quotes and spelling follow the article's language.
func (w *Window) followLanguage(lang string) {
	if lang != w.language {
		w.language = lang
		w.showSigns()
		w.checkSpelling()
	}
}

// showSigns has the editor write quotes and dashes as the article's language does.
func (w *Window) showSigns() {
	if w.writing.PlainSigns || w.session == nil {
		w.area.SetQuotes(markup.Quotes{})
		return
	}
	w.area.SetQuotes(markup.QuotesFor(w.session.Article().Lang))
}

func (w *Window) toggleSmartSigns() {
	w.writing.PlainSigns = !w.writing.PlainSigns
	w.changeWriting()
}

func (w *Window) showWriting() {
	w.showSigns()
	w.area.Set(w.writing.Setting)
	w.area.SetFocus(w.writing.Focus)
	w.area.SetTypewriter(w.writing.Typewriter)
	w.preview.SetZoom(float64(w.writing.Setting.Zoom))
}

// zoom makes editor and preview larger or smaller by steps; 0 is their own size.
func (w *Window) zoom(steps int) {
	s := &w.writing.Setting
	s.Zoom *= float32(math.Pow(zoomStep, float64(steps)))
	if math.Abs(float64(s.Zoom-1)) < 0.04 || steps == 0 {
		s.Zoom = 1
	}
	w.changeWriting()
}

// widen gives the column of text more characters, or fewer.
func (w *Window) widen(characters int) {
	s := &w.writing.Setting
	if s.Measure == write.Unbound {
		s.Measure = theme.EditorMeasure
	}
	s.Measure += characters
	w.changeWriting()
}

func (w *Window) toggleWholeWidth() {
	s := &w.writing.Setting
	if s.Measure == write.Unbound {
		s.Measure = theme.EditorMeasure
	} else {
		s.Measure = write.Unbound
	}
	w.changeWriting()
}

// space changes the height of the rows.
func (w *Window) space(by float32) {
	w.writing.Setting.Spacing += by
	w.changeWriting()
}

func (w *Window) faceSwitch(f write.Face) func() {
	return func() {
		w.writing.Setting.Face = f
		w.changeWriting()
	}
}

func (w *Window) hasFace(f write.Face) func() bool {
	return func() bool { return w.writing.Setting.Face == f }
}

func (w *Window) focusSwitch(f write.Focus) func() {
	return func() {
		next := f
		if w.writing.Focus == f {
			next = write.NoFocus
		}
		w.writing.Focus = next
		w.changeWriting()
		w.focusText()
	}
}

func (w *Window) focuses(f write.Focus) func() bool {
	return func() bool { return w.writing.Focus == f }
}

func (w *Window) toggleTypewriter() {
	w.writing.Typewriter = !w.writing.Typewriter
	w.changeWriting()
	w.focusText()
}

// toggleOnlyText hides everything but the text and the line at the foot, or brings
// back what was hidden.
func (w *Window) toggleOnlyText() {
	if hidden := w.onlyText; hidden != nil {
		w.onlyText = nil
		w.columns.hidden = *hidden
		w.toolbar.Show()
	} else {
		before := w.columns.hidden
		w.onlyText = &before
		w.columns.hidden = [paneCount]bool{sidebarPane: true, previewPane: true, panelPane: true}
		w.toolbar.Hide()
	}
	w.columns.Refresh()
	w.win.Content().Refresh()
	w.showSwitches()
	w.focusText()
}
