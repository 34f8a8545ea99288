package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"galley/editor"
	"galley/ui/control"
	"galley/ui/theme"
)

// recovered tells of the articles whose last words were brought back after Galley had
// ended without a word.
func (w *Window) recovered(all []editor.Recovered) {
	if len(all) == 0 {
		return
	}
	w.notices.add(editor.Notice{
		Kind: editor.Warning, Text: editor.RecoveredNotice(all),
		Actions: []editor.Action{{Label: "Show what was restored", Do: func() { w.showRecovered(all) }}},
	})
}

// showRecovered shows what the files of the articles did not hold.
func (w *Window) showRecovered(all []editor.Recovered) {
	rows := container.NewVBox()
	for _, r := range all {
		rows.Add(control.NewText(filepath.Base(r.Session.Path()), theme.TextSize, control.Semibold, theme.ColorText))
		for _, p := range editor.DifferenceOf(r.Before.Doc, r.After.Doc).Passages {
			rows.Add(runsText(p.Runs))
		}
	}
	list := container.NewVScroll(rows)
	list.SetMinSize(fyne.NewSize(sheetWidth, recoveredHeight))
	w.showSession(all[0].Session)
	w.ask("What was restored", "", "Close", list, nil)
}

// recoveredHeight is that of the list of what was restored, in pixels.
const recoveredHeight = 280
