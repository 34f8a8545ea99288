package ui

import "galley/editor"

// recovered tells of the articles whose last words were brought back after Galley had
// ended without a word.
func (w *Window) recovered(all []editor.Recovered) {
	if len(all) == 0 {
		return
	}
	w.notices.add(editor.Notice{
		Kind: editor.Warning, Text: editor.RecoveredNotice(all),
		Actions: []editor.Action{{Label: "Show what was restored", Do: func() { w.showSession(all[0].Session) }}},
	})
}
