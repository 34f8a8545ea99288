package editor

import (
	"galley/editor/compare"
	"galley/editor/folder"
	"galley/editor/state"
	"galley/editor/store"
	"galley/editor/text"
)

// Undo brings every article back to what it was before the replacement; a second
// call does nothing. In an open article it is the undo of the writer's own, while
// that is the newest step; later, a change that takes back all places but those
// that were written in since. A closed article has to hold still what was written
// then. done gets what became of each article, with the reason where something
// could not be taken back.
func (r *Replaced) Undo(done func([]Outcome)) {
	w := r.workspace
	out := []Outcome{}
	if r.undone {
		done(out)
		return
	}
	r.undone = true
	var closed []replacedArticle
	for _, a := range r.articles {
		if a.Places == 0 {
			continue
		}
		if s := w.sessionOf(a); s != nil {
			out = append(out, a.undoOpen(s))
		} else {
			closed = append(closed, a)
		}
	}
	env, watch := w.env, w.folder
	undo := func() (outcomes []Outcome, err error) {
		for _, a := range closed {
			outcomes = append(outcomes, a.undoClosed(env, watch))
		}
		return outcomes, nil
	}
	Work(env, undo, func(outcomes []Outcome, err error) {
		for i, a := range closed {
			if i >= len(outcomes) { // a panic
				outcomes = append(outcomes, Outcome{Path: a.Path, Name: a.Name, Err: err})
			}
			if s := w.session(a.Path); s != nil {
				s.CheckDisk() // it was opened meanwhile, perhaps with the old text
			}
		}
		done(append(out, outcomes...))
	})
}

// sessionOf is the session in which an article is open now, or nil. One that was
// open is followed where it was moved.
func (w *Workspace) sessionOf(a replacedArticle) *Session {
	if a.session != nil && !a.session.closed {
		return a.session
	}
	return w.session(a.Path)
}

// undoOpen takes the change back in the window.
func (a replacedArticle) undoOpen(s *Session) Outcome {
	out := Outcome{Path: s.Path(), Name: a.Name, Places: a.Places}
	now := s.state.Doc
	inverse := a.changes.Invert(a.before.doc)
	switch {
	case s.ReadOnly():
		out.Places, out.Err = 0, Message(s.locked)
	case s == a.session && s.state.Version == a.version:
		s.Undo()
	case now.Equal(a.after.doc):
		s.Dispatch(state.Spec{Changes: inverse.Changes(), Origin: state.Replace})
	case !now.Equal(a.before.doc): // else the writer has undone it already
		changes, kept := untouched(inverse, a.after.doc, now)
		if len(changes) > 0 {
			s.Dispatch(state.Spec{Changes: changes, Origin: state.Replace})
		}
		if out.Places = len(changes); kept > 0 {
			out.Err = Messagef("%d of %d places in “%s” were written in since and were left as they are.", kept, kept+len(changes), a.Name)
		}
	}
	return out
}

// untouched is the changes of inverse, made for the text after, that lie where
// nothing was changed on the way to the text now; they are moved there. kept is
// how many the others are.
func untouched(inverse text.ChangeSet, after, now text.Text) (changes []text.Change, kept int) {
	var since []text.Change
	for _, c := range compare.Lines(after, now) {
		since = append(since, compare.Words(after, c)...)
	}
	moved, err := text.NewChangeSet(after.Len(), since...)
	if err != nil {
		return nil, len(inverse.Changes())
	}
	i := 0
	list := moved.Changes()
	for _, c := range inverse.Changes() {
		for i < len(list) && list[i].To <= c.From {
			i++
		}
		if i < len(list) && list[i].From < c.To && c.From < list[i].To {
			kept++
			continue
		}
		from := moved.MapPos(c.From, text.After)
		changes = append(changes, text.Change{Span: text.Span{From: from, To: from + c.Len()}, Insert: c.Insert})
	}
	return changes, kept
}

// undoClosed writes the old text back into the file, if that holds what was
// written. It is called on a worker.
func (a replacedArticle) undoClosed(env Env, watch *folder.Folder) Outcome {
	out := Outcome{Path: a.Path, Name: a.Name}
	wrote := a.after.print
	if a.session != nil { // it was saved by its session
		wrote = store.FingerprintDoc(a.after.doc, a.after.encoding)
	}
	print, err := rewrite(env, watch, a.Path, a.before, wrote, "undone")
	if out.Err = err; print != wrote {
		out.Places = a.Places
	}
	return out
}
