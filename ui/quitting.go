package ui

import (
	"os"
	"time"

	"fyne.io/fyne/v2"
)

// quitPatience is how long a slow disk may keep the window from closing before
// the writer is asked.
const quitPatience = 5 * time.Second

// Quit saves everything and ends, or stays and says what could not be saved.
func (w *Window) Quit() {
	if w.quitting {
		return
	}
	w.quitting = true
	w.rememberAll()
	late := time.AfterFunc(quitPatience, func() {
		fyne.Do(func() {
			if w.quitting {
				w.quitting = false
				w.askQuit("The disk does not answer: a save is still under way.")
			}
		})
	})
	w.workspace.Flush(func(failures []error) {
		if !w.quitting {
			return
		}
		if len(failures) > 0 {
			late.Stop()
			w.quitting = false
			w.askQuit(failures[0].Error())
			return
		}
		w.settings.settled(func() {
			if w.quitting {
				late.Stop()
				w.end()
			}
		})
	})
}

func (w *Window) end() {
	w.workspace.Close()
	if w.claim != nil {
		w.claim.Release()
	}
	w.win.SetCloseIntercept(nil)
	defer func() {
		// Where the system had no file watches left, the toolkit's own end
		// panics on the one that it could not make. All is saved by now.
		if p := recover(); p != nil {
			w.env.Log.Error("the toolkit did not end well", "panic", p)
			os.Exit(0)
		}
	}()
	w.app.Quit()
}

// askQuit says what is not saved and lets the writer decide.
func (w *Window) askQuit(reason string) {
	w.ask("Not everything is saved", "Quit without saving", "Stay",
		message(reason+"\n\nThe text is still safe in this window, and in the journal: if you quit now, it is brought back at the next start."), w.end)
}
