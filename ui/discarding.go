package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
	"github.com/Bios-Marcel/wastebasket/v2"

	"galley/editor"
	"galley/editor/folder"
)

// discard moves the shown article to the trash; the notice can bring it back.
func (w *Window) discard() {
	if w.session == nil {
		return
	}
	w.discardPath(w.session.Path())
}

func (w *Window) discardPath(path string) {
	name := filepath.Base(path)
	trash := func(path string) error {
		if err := wastebasket.Trash(path); err != nil {
			return editor.Message(name + " could not be moved to the trash. It is still in its folder.")
		}
		return nil
	}
	shown := w.session != nil && w.session.Path() == path
	w.workspace.Discard(path, trash, func(restore func(func(error)), err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		if shown {
			w.session = nil
			w.showNext(path)
		}
		w.info(name+" was moved to the trash.", editor.Action{Label: "Bring it back", Do: func() {
			restore(func(err error) {
				if err != nil {
					w.trouble(err)
					return
				}
				w.open(path)
			})
		}})
	})
}

// showNext shows the newest article but one that has just gone.
func (w *Window) showNext(gone string) {
	for _, e := range w.workspace.Entries() {
		if e.Path != gone {
			w.open(e.Path)
			return
		}
	}
	w.showSession(nil)
}

// articleMenu is the menu of an article in the list.
func (w *Window) articleMenu(e folder.Entry, at fyne.Position) {
	path := e.Path
	menu := fyne.NewMenu("",
		fyne.NewMenuItem("Open", func() { w.open(path) }),
		fyne.NewMenuItem("Rename…", func() {
			w.workspace.Open(path, func(s *editor.Session, err error) {
				if err != nil {
					w.trouble(err)
					return
				}
				w.showSession(s)
				w.askName()
			})
		}),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Move to trash", func() { w.discardPath(path) }),
	)
	if e.CopyOf != "" {
		merge := fyne.NewMenuItem("Merge into "+filepath.Base(e.CopyOf)+"…", func() { w.mergeCopy(e) })
		menu.Items = append([]*fyne.MenuItem{merge, fyne.NewMenuItemSeparator()}, menu.Items...)
	}
	widget.ShowPopUpMenuAtPosition(menu, w.win.Canvas(), at)
}

// mergeCopy brings a copy that a program has put beside an article into it.
func (w *Window) mergeCopy(e folder.Entry) {
	w.workspace.MergeCopy(e.Path, e.CopyOf, func(s *editor.Session, err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		w.showSession(s)
		if len(s.Overlaps()) > 0 {
			w.resolver.open()
		}
	})
}
