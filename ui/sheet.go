package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/ui/control"
	"galley/ui/theme"
)

// sheet is a question or a message over the window, for what cannot be a
// notice because an answer is needed. Enter gives the answer that it offers,
// Escape gives none.
type sheet struct {
	window *Window
	popup  *widget.PopUp
	accept func() // nil when there is nothing to accept
	closed bool
	keys   func(*fyne.KeyEvent) // what the canvas did with keys before
}

const (
	sheetWidth  = 480
	sheetMargin = 20
)

// ask opens a sheet with a body and two buttons; accept runs when the writer
// agrees. An empty answer makes a message with nothing to agree to.
func (w *Window) ask(title, answer, cancel string, body fyne.CanvasObject, accept func()) *sheet {
	s := &sheet{window: w, accept: accept}
	buttons := []fyne.CanvasObject{control.NewButton(control.Framed, "", cancel, s.close)}
	if answer != "" {
		buttons = append(buttons, control.NewButton(control.Primary, "", answer, s.agree))
	}
	heading := control.NewText(title, 15, control.Semibold, theme.ColorText)
	content := container.New(sheetLayout{}, heading, body, container.New(row{gap: 8, split: -1}, buttons...))
	s.popup = widget.NewModalPopUp(content, w.win.Canvas())
	s.popup.Show()
	s.keys = w.win.Canvas().OnTypedKey()
	w.win.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) {
		switch e.Name {
		case fyne.KeyEscape:
			s.close()
		case fyne.KeyReturn, fyne.KeyEnter:
			s.agree()
		}
	})
	return s
}

func (s *sheet) agree() {
	if s.closed || s.accept == nil {
		return
	}
	s.close()
	s.accept()
}

func (s *sheet) close() {
	if s.closed {
		return
	}
	s.closed = true
	s.popup.Hide()
	s.window.win.Canvas().SetOnTypedKey(s.keys)
	s.window.focusText()
}

// sheetEntry is a line of text on a sheet: Enter and Escape answer the sheet.
type sheetEntry struct {
	widget.Entry
	sheet *sheet
}

func newSheetEntry(value string) *sheetEntry {
	e := &sheetEntry{}
	e.ExtendBaseWidget(e)
	e.SetText(value)
	e.OnSubmitted = func(string) { e.sheet.agree() }
	return e
}

// TypedKey implements fyne.Focusable.
func (e *sheetEntry) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape {
		e.sheet.close()
		return
	}
	e.Entry.TypedKey(key)
}

// on gives the entry its sheet and the keyboard, with the whole value chosen.
func (e *sheetEntry) on(s *sheet) {
	e.sheet = s
	s.window.win.Canvas().Focus(e)
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// message is a body of words that wrap.
func message(text string) fyne.CanvasObject {
	label := widget.NewLabel(text)
	label.Wrapping = fyne.TextWrapWord
	return label
}

// field is a body of one object under a caption.
func field(caption string, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(stacked{gap: 4}, control.NewText(caption, theme.CaptionSize, control.Regular, theme.ColorMuted), o)
}

// sheetLayout puts heading, body and buttons below each other.
type sheetLayout struct{}

// Layout implements fyne.Layout.
func (sheetLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	width := size.Width - 2*sheetMargin
	o[0].Move(fyne.NewPos(sheetMargin, sheetMargin-4))
	o[0].Resize(fyne.NewSize(width, theme.PaneTitleLine))
	buttons := o[2].MinSize().Height
	o[2].Resize(fyne.NewSize(width, buttons))
	o[2].Move(fyne.NewPos(sheetMargin, size.Height-buttons-sheetMargin+4))
	o[1].Move(fyne.NewPos(sheetMargin, sheetMargin+theme.PaneTitleLine+8))
	o[1].Resize(fyne.NewSize(width, size.Height-buttons-2*sheetMargin-theme.PaneTitleLine-16))
}

// MinSize implements fyne.Layout.
func (sheetLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	body := o[1].MinSize()
	return fyne.NewSize(max(sheetWidth, body.Width+2*sheetMargin), body.Height+o[2].MinSize().Height+2*sheetMargin+theme.PaneTitleLine+24)
}

// stacked is a column of objects at their heights with a gap.
type stacked struct{ gap float32 }

// Layout implements fyne.Layout.
func (l stacked) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if o.Visible() {
			h := o.MinSize().Height
			o.Resize(fyne.NewSize(size.Width, h))
			o.Move(fyne.NewPos(0, y))
			y += h + l.gap
		}
	}
}

// MinSize implements fyne.Layout.
func (l stacked) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		if o.Visible() {
			size := o.MinSize()
			least.Width = max(least.Width, size.Width)
			if least.Height > 0 {
				least.Height += l.gap
			}
			least.Height += size.Height
		}
	}
	return least
}
