package editor

import (
	"path/filepath"
	"slices"
	"strings"

	"galley/editor/journal"
	"galley/editor/state"
	"galley/editor/store"
)

// leftovers are the journals of a program that ended without a word. They are read
// before the first article is opened, whose own journal would take their place.
type leftovers struct {
	found map[string]*journal.Found // by path; nil: not read yet
	wait  []func()
}

// Recovered is an article whose words were brought back from its journal.
type Recovered struct {
	Session *Session
	Before  state.State // what its file held
	After   state.State // what was brought back
}

// recall reads what is left, once, and then calls then.
func (w *Workspace) recall(then func()) {
	l := &w.left
	if l.found != nil {
		then()
		return
	}
	if l.wait = append(l.wait, then); len(l.wait) > 1 {
		return
	}
	Work(w.env, func() ([]*journal.Found, error) { return readLeft(w.env), nil }, func(all []*journal.Found, _ error) {
		l.found = map[string]*journal.Found{}
		for _, f := range all {
			l.found[f.Path] = f
		}
		for _, waiting := range l.wait {
			waiting()
		}
		l.wait = nil
	})
}

func readLeft(env Env) []*journal.Found {
	if env.Journal == nil {
		return nil
	}
	all, problems := env.Journal.Scan()
	for _, err := range problems {
		env.Log.Warn("a journal", "error", err)
	}
	return all
}

// Recover opens the articles that have words which their files do not hold, because
// Galley ended without a word. Those are saved as if they had just been typed. done
// gets them, none after a proper end.
func (w *Workspace) Recover(done func([]Recovered)) {
	w.recall(func() {
		var paths []string
		for path, f := range w.left.found {
			if f.Unsaved() {
				paths = append(paths, path)
			}
		}
		slices.Sort(paths)
		w.ThinHistory()
		w.recoverEach(paths, nil, done)
	})
}

func (w *Workspace) recoverEach(paths []string, all []Recovered, done func([]Recovered)) {
	if len(paths) == 0 {
		done(all)
		return
	}
	before, after := w.left.found[paths[0]].Saved, w.left.found[paths[0]].State()
	w.Open(paths[0], func(s *Session, err error) {
		if err != nil {
			w.env.Log.Warn("an article to recover", "error", err)
		} else if !s.clean() {
			all = append(all, Recovered{s, before, after})
		}
		w.recoverEach(paths[1:], all, done)
	})
}

// reopen makes the session of an article that has a journal: the file may hold what
// it held then, or something newer, or be gone.
func (w *Workspace) reopen(path string, file store.File, err error) (*Session, error) {
	found := w.left.found[path]
	if found == nil || err != nil && (store.KindOf(err) != store.Gone || !found.Unsaved()) {
		if err != nil {
			return nil, err
		}
		return NewSession(w.env, file), nil
	}
	delete(w.left.found, path)
	if err == nil && file.Text.Equal(found.State().Doc) {
		found.Saved, found.Print = found.State(), file.Print // saved, and ended before the journal said so
	}
	if !found.Unsaved() && found.Print != file.Print || file.ReadOnly {
		return NewSession(w.env, file), nil // the file was changed since: its undo is not the journal's
	}
	s := restored(w.env, file, found)
	switch {
	case err != nil:
		s.becomeGone()
	case file.Print != found.Print:
		s.found(file, nil)
	case found.Unsaved():
		s.touch()
	}
	return s, nil
}

// forgetLeft removes the journals of articles that were not opened and whose files
// hold all that is in them.
func (w *Workspace) forgetLeft() {
	for path, f := range w.left.found {
		if !f.Unsaved() {
			if err := w.env.Journal.Forget(path); err != nil {
				w.env.Log.Warn("a journal", "error", err)
			}
		}
	}
}

// RecoveredNotice says which articles were brought back.
func RecoveredNotice(all []Recovered) string {
	names := make([]string, len(all))
	for i, r := range all {
		names[i] = "“" + filepath.Base(r.Session.Path()) + "”"
	}
	return "Galley was ended before all was saved. The last words of " + strings.Join(names, ", ") + " were brought back."
}
