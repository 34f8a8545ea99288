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
		fyne.CurrentApp().Clipboard().SetContent(strings.Join(parts, "\n"))
	}
}

// Cut copies the selected text and deletes it.
func (a *Area) Cut() {
	if a.state.Sel.Empty() || a.host.ReadOnly() {
		return
	}
	a.Copy()
	a.Run(state.DeleteBackward)
}

// Paste puts the clipboard's text in place of the selection.
func (a *Area) Paste() {
	if s := fyne.CurrentApp().Clipboard().Content(); s != "" {
		a.Run(state.InsertPaste(s, a.host.EOL()))
	}
}

// link makes a link of the selection, to the address on the clipboard if there is
// one.
func (a *Area) link() {
	url := strings.TrimSpace(fyne.CurrentApp().Clipboard().Content())
	if !strings.HasPrefix(url, "https://") && !strings.HasPrefix(url, "http://") || strings.ContainsAny(url, " \t\r\n<>()") {
		url = ""
	}
	a.Run(markup.Link(url))
}
