package editor

import (
	"path/filepath"
	"slices"
	"time"

	"galley/editor/merge"
	"galley/editor/state"
	"galley/editor/store"
	"galley/editor/text"
)

// conflict is a file that changed under unsaved text. Nothing is overwritten:
// the other version stays in the article's file, the writer's goes to a copy
// beside it and is kept up to date there until the writer decides.
type conflict struct {
	theirs    store.File       // the other version, as in the article's file
	places    []merge.Conflict // where both versions changed the same, in the text as it is now; those that are answered are gone
	merged    bool             // all else of theirs is in the text
	copyPath  string           // where the writer's version is kept; "" until written
	copyPrint store.Fingerprint
	copied    uint64 // the version that the copy holds
}

// Choice is a writer's answer to a conflict.
type Choice uint8

// The answers to a conflict. Whatever is chosen, both versions stay on disk.
const (
	KeepMine  Choice = iota // my text in the article's file, the other in the copy
	UseTheirs               // the other text in the window; mine stays in the copy
	KeepBoth                // go on in the copy; the article's file stays as it is
)

// enterConflict begins a conflict with another version, or goes on with a newer one.
func (s *Session) enterConflict(theirs store.File, places []merge.Conflict) {
	s.theirsIs(theirs)
	s.conflict.places, s.conflict.merged = places, places != nil
	s.stopTimer()
	s.statusChanged()
	s.saveConflictCopy()
}

// theirsIs notes the other version.
func (s *Session) theirsIs(theirs store.File) {
	if s.conflict == nil {
		s.conflict = &conflict{}
	}
	s.conflict.theirs, s.conflict.places = theirs, nil
}

// saveConflictCopy keeps the writer's version safe beside the article.
func (s *Session) saveConflictCopy() {
	c := s.conflict
	if s.saving {
		s.saveAgain = true
		return
	}
	if c.copyPath != "" && c.copied == s.state.Version {
		s.settle()
		return
	}
	s.saving, s.firstDirty = true, time.Time{}
	snap, enc, path, now := s.version(), s.encoding, s.path, time.Now()
	kept := keptCopy{c.copyPath, c.copyPrint}
	again := s.writing(kept.path, snap.doc, enc, kept.print)
	keep := func() (keptCopy, error) {
		var err error
		if kept.path == "" {
			kept.path, err = store.KeepCopy(s.env.FS, path, snap.doc, enc, now)
			kept.print = store.FingerprintDoc(snap.doc, enc)
		} else {
			kept.print, err = again()
		}
		return kept, err
	}
	Work(s.env, keep, func(kept keptCopy, err error) { s.conflictCopyEnded(c, snap, kept, err) })
}

// keptCopy is where a version was kept, and what the file then held.
type keptCopy struct {
	path  string
	print store.Fingerprint
}

func (s *Session) conflictCopyEnded(c *conflict, snap version, kept keptCopy, err error) {
	s.saving = false
	first := c.copyPath == ""
	if err != nil {
		s.saveFailed(err)
	} else if s.conflict != c { // it is over
		s.obsolete = append(s.obsolete, kept)
	} else {
		s.failure = ""
		c.copyPath, c.copyPrint, c.copied = kept.path, kept.print, snap.number
		if first {
			s.tell(s.conflictNotice())
		}
	}
	s.finishSave()
	if s.conflict == c && err == nil && c.copied != s.state.Version {
		s.touch()
	}
}

func (s *Session) conflictNotice() Notice {
	name, copyName := filepath.Base(s.path), filepath.Base(s.conflict.copyPath)
	answer := func(c Choice) func() { return func() { s.Resolve(c) } }
	n := Notice{
		Kind:  Warning,
		While: Conflict,
		Text:  name + " was changed by another program while you were writing. Nothing was overwritten: the other version is in " + name + ", yours is here and in " + copyName + ".",
		Actions: []Action{
			{Label: "Keep mine", Do: answer(KeepMine)},
			{Label: "Use the other", Do: answer(UseTheirs)},
			{Label: "Keep both", Do: answer(KeepBoth)},
		},
	}
	if s.conflict.merged {
		n.Text = name + " was changed by another program while you were writing, partly in the same places. Nothing was overwritten: the other version is in " + name + ", yours is in " + copyName + "."
		n.Actions[2] = Action{Label: "Compare…", Do: func() { s.ask() }}
	}
	return n
}

// ask has the window show the places where both versions changed the same.
func (s *Session) ask() {
	if s.observer.Overlap != nil {
		s.observer.Overlap()
	}
}

// Overlaps are the places where both versions changed the same, as they are in the
// text now; none without a conflict.
func (s *Session) Overlaps() []merge.Conflict {
	switch {
	case s.conflict != nil:
		return s.conflict.places
	case s.joining != nil:
		return s.joining.places
	}
	return nil
}

// Answer puts a text in the first place of the [Session.Overlaps] that is still open
// and has these versions. With the last one the conflict is over, and the text is
// saved.
func (s *Session) Answer(overlap merge.Conflict, with string) {
	c := s.conflict
	if c == nil {
		if s.joining != nil {
			s.answerJoined(overlap, with)
		}
		return
	}
	i := slices.IndexFunc(c.places, func(p merge.Conflict) bool { return p.Base == overlap.Base && p.Theirs == overlap.Theirs })
	if i < 0 {
		return
	}
	at := c.places[i].Span
	c.places = slices.Delete(slices.Clone(c.places), i, i+1)
	s.put(at, with)
	if len(c.places) == 0 {
		s.settled = append(s.settled, s.endConflict)
		s.saveConflictCopy() // the copy has all of it before the file has
	}
	s.statusChanged()
}

// put puts a text in a place, unless it is there.
func (s *Session) put(at text.Span, with string) {
	if s.state.Doc.String(at) != with {
		s.Dispatch(state.Spec{Changes: []text.Change{{Span: at, Insert: []byte(with)}}, Origin: state.Merge})
	}
}

// endConflict saves the text, in which both versions are now, and removes the copy.
func (s *Session) endConflict() {
	c := s.conflict
	if c == nil || !c.merged || len(c.places) > 0 || s.closed {
		return
	}
	s.conflict = nil
	s.rebase(c.theirs)
	s.obsolete = append(s.obsolete, keptCopy{c.copyPath, c.copyPrint})
	s.startSave()
}

// followConflict keeps the places where they are in the text.
func (s *Session) followConflict(changes text.ChangeSet) {
	follow := func(places []merge.Conflict) []merge.Conflict {
		places = slices.Clone(places)
		for i := range places {
			// What is put at its edge is not of the place: two of them may touch.
			places[i].Span = changes.MapSpan(places[i].Span)
		}
		return places
	}
	if changes.Empty() {
		return
	}
	if s.conflict != nil {
		s.conflict.places = follow(s.conflict.places)
	}
	if s.joining != nil {
		s.joining.places = follow(s.joining.places)
	}
}

// Resolve answers a conflict; without one it does nothing.
func (s *Session) Resolve(choice Choice) {
	c := s.conflict
	if c == nil && choice == KeepBoth && s.joining != nil {
		s.joining = nil // the copy stays beside the article
		s.statusChanged()
		return
	}
	if c == nil || s.saving || c.copyPath == "" {
		return
	}
	switch choice {
	case UseTheirs:
		if c.copied != s.state.Version {
			// The last words typed are not in the copy yet: keep them first.
			s.settled = append(s.settled, func() { s.Resolve(choice) })
			s.saveConflictCopy()
			return
		}
		s.reload(c.theirs)
	case KeepBoth:
		s.conflict = nil
		s.path, s.disk, s.savedVersion = c.copyPath, c.copyPrint, c.copied
		s.journalAnew()
		s.touch()
	case KeepMine:
		s.keepMine(c)
	}
}

// keepMine swaps the two files: first the other version goes to the copy, then
// the writer's to the article's file, so that at every moment both are on disk.
func (s *Session) keepMine(c *conflict) {
	s.saving = true
	snap, enc, path := s.version(), s.encoding, s.path
	s.statusChanged()
	putAside := s.writing(c.copyPath, c.theirs.Text, c.theirs.Encoding, c.copyPrint)
	putMine := s.writing(path, snap.doc, enc, c.theirs.Print)
	swap := func() (store.Fingerprint, error) {
		if _, err := putAside(); err != nil {
			return store.Fingerprint{}, err
		}
		return putMine()
	}
	Work(s.env, swap, func(print store.Fingerprint, err error) {
		s.saving = false
		switch {
		case err == nil:
			s.conflict, s.failure = nil, ""
			s.written(snap, print)
		case store.KindOf(err) == store.Changed:
			// Changed once more meanwhile: a conflict with the newest version.
			s.conflict = nil
			s.recheck = true
		default:
			s.saveFailed(err)
		}
		s.finishSave()
	})
}
