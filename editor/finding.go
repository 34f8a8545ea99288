package editor

import (
	"context"

	"galley/editor/search"
	"galley/editor/state"
	"galley/editor/text"
)

const (
	// findSlice is how many bytes a worker searches before it looks whether to
	// stop, and findShow how many before it shows what it has.
	findSlice = 64 << 10
	findShow  = 2 << 20
)

// Finding is a search in one session that stays true while the writer types. It
// belongs to the UI goroutine; the searching is done on a worker, one at a time.
//
// Whoever observes the session passes every transaction on to Changed.
type Finding struct {
	session *Session
	changed func()

	finder  *search.Finder
	within  []text.Span // of the current text; nil: all of it
	matches search.Matches
	current bool // matches is of the current query and text, but for what is not searched yet

	busy  bool   // a worker is searching
	stale bool   // what it finds is of no use
	stop  func() // tells it so
}

// NewFinding makes a search that looks for nothing. changed is called when
// Matches or Busy has a new answer, but not within a call of Find or Changed.
func NewFinding(s *Session, changed func()) *Finding {
	return &Finding{session: s, changed: changed, stop: func() {}}
}

// Find looks for something else from now on, in some ranges of the text or, with
// nil, in all of it. The error of a query that cannot be searched for is a
// [*search.Error]; then nothing is looked for.
func (f *Finding) Find(q search.Query, within []text.Span) error {
	finder, err := search.Compile(q)
	if err != nil {
		f.Stop()
		return err
	}
	f.finder, f.within, f.current = finder, within, false
	f.restart()
	return nil
}

// Stop looks for nothing any more.
func (f *Finding) Stop() {
	f.finder, f.within, f.matches, f.current = nil, nil, search.Matches{}, false
	f.stale = true
	f.stop()
}

// Finder is the compiled query, nil when nothing is looked for.
func (f *Finding) Finder() *search.Finder { return f.finder }

// Matches is what is found in the current text. While Busy it may still be what
// the query before found, or not be all.
func (f *Finding) Matches() search.Matches { return f.matches }

// Busy reports whether a worker is searching.
func (f *Finding) Busy() bool { return f.busy && f.finder != nil }

// Changed follows a transaction of the session.
func (f *Finding) Changed(tx state.Transaction) {
	if f.finder == nil || tx.Changes.Empty() {
		return
	}
	if f.within != nil {
		within := make([]text.Span, len(f.within))
		for i, s := range f.within {
			within[i] = tx.Changes.MapSpan(s)
		}
		f.within = within
	}
	if !f.current {
		// The marks of the query before only have to keep their places.
		f.matches = f.matches.Map(tx.Changes)
		f.restart()
		return
	}
	var exact bool
	f.matches, exact = f.finder.Update(f.matches, tx.After.Doc, tx.Changes)
	if f.busy || !exact {
		f.restart()
	}
}

// Replace puts the replacement in the place of one match, as one step to undo,
// and the caret behind it. False when the text there is no match any more.
func (f *Finding) Replace(r *search.Replacement, match text.Span) bool {
	change, ok := r.WithEOL(f.session.EOL()).One(f.session.State().Doc, match)
	if !ok || f.session.ReadOnly() {
		return false
	}
	sel := state.Caret(match.From + len(change.Insert))
	f.session.Dispatch(state.Spec{Changes: []text.Change{change}, Sel: &sel, Origin: state.Replace, Scroll: true})
	return true
}

// ReplaceAll puts the replacement in the place of every match, as one step to
// undo. done is called when that has happened, with the number of matches, or
// with the reason why nothing was replaced.
func (f *Finding) ReplaceAll(r *search.Replacement, done func(places int, err error)) {
	s := f.session
	if s.ReadOnly() {
		done(0, Message(s.locked))
		return
	}
	at, within, r := s.version(), f.within, r.WithEOL(s.EOL())
	type all struct {
		changes text.ChangeSet
		places  int
	}
	replace := func() (a all, err error) {
		a.changes, a.places, err = r.All(context.Background(), at.doc, within)
		return a, err
	}
	Work(s.env, replace, func(a all, err error) {
		switch {
		case err != nil:
			done(0, err)
		case s.closed:
			done(0, Message("The article was closed. Nothing was replaced in it."))
		case s.state.Version != at.number: // the writer typed on
			f.ReplaceAll(r, done)
		default:
			if !a.changes.Empty() {
				s.Dispatch(state.Spec{Changes: a.changes.Changes(), Origin: state.Replace})
			}
			done(a.places, nil)
		}
	})
}

// restart searches anew, as soon as the worker is free.
func (f *Finding) restart() {
	f.stale = true
	f.stop()
	if !f.busy {
		f.start()
	}
}

func (f *Finding) start() {
	ctx, stop := context.WithCancel(context.Background())
	f.busy, f.stale, f.stop = true, false, stop
	env, scan := f.session.env, f.finder.Scan(ctx, f.session.State().Doc, f.within)
	find := func() (search.Matches, error) {
		shown := 0
		for !scan.Next(findSlice) {
			if now := scan.Searched(); shown == 0 || now-shown >= findShow {
				shown = now
				soFar := scan.Matches()
				env.Post(func() { f.found(ctx, soFar) })
			}
		}
		return scan.Matches(), nil
	}
	Work(env, find, func(m search.Matches, err error) {
		stop()
		f.busy = false
		switch {
		case f.finder == nil || f.session.closed:
		case f.stale:
			f.start()
		default:
			if err == nil {
				f.matches, f.current = m, true
			}
			f.changed()
		}
	})
}

// found shows what a worker has found so far.
func (f *Finding) found(ctx context.Context, m search.Matches) {
	if ctx.Err() == nil && f.finder != nil {
		f.matches, f.current = m, true
		f.changed()
	}
}
