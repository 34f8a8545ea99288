package write

import (
	"strings"

	"fyne.io/fyne/v2"

	"galley/editor/markup"
	"galley/editor/state"
)

// Copy puts the selected text on the clipboard; without a selection the clipboard
// stays as it is.
func (a *Area) Copy() {
	var parts []string
	for _, r := range a.state.Sel.Ranges {
		if !r.Empty() {
			parts = append(parts, a.state.Doc.String(r.Span()))
		}
	}
	if len(parts) > 0 {
		a.copied = strings.Join(parts, "\n")
		fyne.CurrentApp().Clipboard().SetContent(a.copied)
	}
}

// Copied returns what Copy put on the clipboard last.
func (a *Area) Copied() string { return a.copied }

// Cut copies the selected text and deletes it.
func (a *Area) Cut() {
	if a.state.Sel.Empty() || a.host.ReadOnly() {
		return
	}
	a.Copy()
	a.Run(state.DeleteBackward)
}

// Paste puts the clipboard's text in place of the selection; as many lines as there
// are carets go to them one by one.
func (a *Area) Paste() {
	if a.OnPaste == nil || !a.OnPaste() {
		a.Insert(fyne.CurrentApp().Clipboard().Content())
	}
}

// Insert puts a text from outside in place of the selection, as Paste does.
func (a *Area) Insert(s string) {
	if s == "" || a.Run(state.InsertEach(lines(s), state.Paste)) {
		return
	}
	a.Run(state.InsertPaste(s, a.host.EOL()))
}

// lines divides a text at its line ends.
func lines(s string) []string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	return strings.Split(strings.TrimSuffix(s, "\n"), "\n")
}

// primaryLimit is the longest selection that is offered to the middle button, in
// bytes: the system wants a copy of it each time it changes.
const primaryLimit = 1 << 20

// offerSelection puts what is selected on the primary clipboard.
func (a *Area) offerSelection() {
	r := a.state.Sel.Primary()
	if n := r.Span().Len(); n > 0 && n <= primaryLimit {
		a.opts.Primary.Set(a.state.Doc.String(r.Span()))
	}
}

// pastePrimary puts the primary clipboard's text where the middle button was
// pressed; the selection that it may come from stays as it is until then.
func (a *Area) pastePrimary(off int) {
	s := a.opts.Primary.Get()
	if s == "" {
		return
	}
	a.selectRange(off, off)
	a.Run(state.InsertPaste(s, a.host.EOL()))
}

// Link makes a link of the selection, to the address on the clipboard if there is
// one.
func (a *Area) Link() {
	url := strings.TrimSpace(fyne.CurrentApp().Clipboard().Content())
	if !strings.HasPrefix(url, "https://") && !strings.HasPrefix(url, "http://") || strings.ContainsAny(url, " \t\r\n<>()") {
		url = ""
	}
	a.Run(markup.Link(url))
}
