package ui

import (
	"errors"
	"path/filepath"
	"time"

	"galley/editor"
	"galley/editor/history"
	"galley/editor/journal"
	"galley/ui/instance"
)

// requestOf is a start as another process understands it.
func requestOf(start Start) instance.Request {
	r := instance.Request{Sample: start.Sample}
	if start.Path != "" {
		if path, err := filepath.Abs(start.Path); err == nil {
			r.Path = path
		}
	}
	return r
}

// openState opens what is written beside the articles.
func openState(env editor.Env) (*journal.Dir, *history.History) {
	dir, err := journal.Open(env.FS, env.StateDir)
	if err != nil {
		env.Log.Warn("the journal", "error", err) // told again when there is something to write
	}
	return dir, history.Open(env.FS, env.StateDir)
}

// serve opens in this window what later starts ask for.
func (w *Window) serve(claim *instance.Instance) {
	if claim == nil {
		return
	}
	w.claim = claim
	open := func(r instance.Request) {
		post(func() {
			w.win.RequestFocus()
			if r.Path != "" || r.Sample {
				w.start(Start{Path: r.Path, Sample: r.Sample})
			}
		})
	}
	if err := claim.Serve(open); err != nil {
		w.env.Log.Warn("later starts are not heard", "error", err)
	}
}

// claimPause is how often is tried to become the user's Galley.
const claimPause = 500 * time.Millisecond

// waitForClaim opens articles to be read only, while another Galley is running that
// does not answer: two must not write one article. When that one has ended, articles
// can be changed here.
func (w *Window) waitForClaim(err error) {
	if !errors.Is(err, instance.ErrTaken) {
		// Whether there is another one cannot be known; its writes would be merged.
		w.env.Log.Warn("no lock", "error", err)
		w.workspace.Unlock(openState(w.env))
		return
	}
	w.workspace.Lock("Galley is open in another window that does not answer.")
	w.notices.add(editor.Notice{Kind: editor.Warning, While: editor.Locked, Text: "Galley is open in another window that does not answer. Articles can be read here, and changed as soon as the other one has ended."})
	var stop func()
	stop = w.env.Every(claimPause, func() {
		claim, err := instance.Claim(w.env.StateDir)
		if err != nil {
			return
		}
		stop()
		shown := ""
		if w.session != nil {
			shown = w.session.Path()
			w.showSession(nil)
		}
		w.workspace.Unlock(openState(w.env))
		w.serve(claim)
		w.keepHistory()
		w.workspace.Recover(w.recovered)
		if shown != "" {
			w.open(shown)
		}
		w.info("The other Galley has ended. Articles can be changed here now.")
	})
}
