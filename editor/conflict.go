package editor

import (
	"path/filepath"
	"time"

	"galley/editor/store"
)

// conflict is a file that changed under unsaved text. Nothing is overwritten:
// the other version stays in the article's file, the writer's goes to a copy
// beside it and is kept up to date there until the writer decides.
type conflict struct {
	theirs    store.File // the other version, as in the article's file
	copyPath  string     // where the writer's version is kept; "" until written
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

func (s *Session) enterConflict(theirs store.File) {
	s.conflict = &conflict{theirs: theirs}
	s.stopTimer()
	s.statusChanged()
	s.saveConflictCopy()
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
	return Notice{
		Kind:  Warning,
		While: Conflict,
		Text:  name + " was changed by another program while you were writing. Nothing was overwritten: the other version is in " + name + ", yours is here and in " + copyName + ".",
		Actions: []Action{
			{Label: "Keep mine", Do: answer(KeepMine)},
			{Label: "Use the other", Do: answer(UseTheirs)},
			{Label: "Keep both", Do: answer(KeepBoth)},
		},
	}
}

// Resolve answers a conflict; without one it does nothing.
func (s *Session) Resolve(choice Choice) {
	c := s.conflict
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
		s.journalMoved()
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
