package editor

import (
	"time"

	"galley/editor/compare"
	"galley/editor/history"
	"galley/editor/state"
	"galley/editor/store"
	"galley/editor/text"
)

// keepVersion puts what the file holds now into the history, on a goroutine; the first
// time in a session also what it held before.
func (s *Session) keepVersion(doc text.Text, enc store.Encoding, print store.Fingerprint, why history.Reason) {
	h := s.env.History
	if h == nil {
		return
	}
	before := history.Content{Text: s.savedText, Encoding: s.encoding, Print: s.disk}
	after := history.Content{Text: doc, Encoding: enc, Print: print}
	path, now, opened := s.path, time.Now(), s.savedAt
	first := !s.remembered
	s.remembered = true
	if opened.IsZero() || opened.After(now) {
		opened = now // clocks are not to be trusted
	}
	keep := func() (struct{}, error) {
		if first && !before.Print.IsZero() {
			if err := h.Keep(path, before, opened, history.Opened); err != nil {
				return struct{}{}, err
			}
		}
		return struct{}{}, h.Keep(path, after, now, why)
	}
	Work(s.env, keep, func(_ struct{}, err error) {
		if err != nil {
			s.env.Log.Warn("the history", "path", path, "error", err)
		}
	})
}

// Versions lists the versions of an article, open or not, the newest first.
func (w *Workspace) Versions(path string, done func([]history.Version, error)) {
	h := w.env.History
	if h == nil {
		done(nil, nil)
		return
	}
	Work(w.env, func() ([]history.Version, error) { return h.Versions(path) }, done)
}

// Difference is what a version has otherwise than a text.
type Difference struct {
	Version  text.Text
	Passages []compare.Passage // from the version to the text
	More     bool              // there are more than are shown
}

// maxPassages is how many passages of a difference are shown.
const maxPassages = 200

// Compare reads a version and finds what is different now.
func (w *Workspace) Compare(v history.Version, now text.Text, done func(Difference, error)) {
	h := w.env.History
	Work(w.env, func() (Difference, error) {
		doc, err := h.Text(v)
		if err != nil {
			return Difference{}, err
		}
		return DifferenceOf(doc, now), nil
	}, done)
}

// DifferenceOf compares an older text with a newer one.
func DifferenceOf(old, now text.Text) Difference {
	passages, more := compare.Passages(old, now, maxPassages)
	return Difference{old, passages, more}
}

// Restore brings back a text as one step that can be undone.
func (s *Session) Restore(doc text.Text) {
	s.Dispatch(state.Spec{Changes: compare.Lines(s.state.Doc, doc), Origin: state.Replace, Scroll: true})
}

// Lost are articles that have a history and no file any more, by path.
func (w *Workspace) Lost(done func([]history.Kept, error)) {
	h := w.env.History
	if h == nil {
		done(nil, nil)
		return
	}
	Work(w.env, func() ([]history.Kept, error) {
		all, err := h.Articles()
		var lost []history.Kept
		for _, kept := range all {
			if print, _, _, err := store.Peek(w.env.FS, kept.Path, 0); err == nil && print.IsZero() || store.KindOf(err) == store.Gone {
				lost = append(lost, kept)
			}
		}
		return lost, err
	}, done)
}

// Revive writes a version of an article that has no file any more, and opens it.
func (w *Workspace) Revive(path string, doc text.Text, enc store.Encoding, done func(*Session, error)) {
	Work(w.env, func() (store.Fingerprint, error) {
		return store.Save(w.env.FS, path, doc, enc, store.Fingerprint{}, store.StateDir(w.env.StateDir))
	}, func(_ store.Fingerprint, err error) {
		if err != nil {
			done(nil, err)
			return
		}
		w.rescanFolder()
		w.Open(path, done)
	})
}

// LimitHistory sets how many bytes all histories may take from the next thinning on.
func (w *Workspace) LimitHistory(bytes int64) {
	if h := w.env.History; h != nil {
		h.SetLimit(bytes)
	}
}

// ThinHistory takes what is too much out of the history, on a goroutine.
func (w *Workspace) ThinHistory() {
	if h := w.env.History; h != nil {
		w.aside(func() {
			if err := h.Thin(time.Now()); err != nil {
				w.env.Log.Warn("the history", "error", err)
			}
		})
	}
}
