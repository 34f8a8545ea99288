package editor

import (
	"errors"
	"path/filepath"
	"time"

	"galley/editor/compare"
	"galley/editor/history"
	"galley/editor/state"
	"galley/editor/store"
	"galley/editor/text"
)

// Autosave comes autosavePause after the last change, but never later than
// autosaveLimit after the first: a deadline, so that steady typing is saved too.
const (
	autosavePause = 1 * time.Second
	autosaveLimit = 5 * time.Second
	retryPause    = 5 * time.Second // after a failed save, until one succeeds
)

// version is a text on its way to the disk.
type version struct {
	doc    text.Text
	number uint64
}

// Save writes the text to its file now. It does nothing when the file holds
// it already, and again when a save is under way and the text has changed.
func (s *Session) Save() {
	s.stopTimer()
	switch {
	case s.closed || s.ReadOnly():
	case s.saving:
		s.saveAgain = true
		return
	case s.conflict != nil:
		s.saveConflictCopy()
		return
	case s.clean():
	default:
		s.startSave()
		return
	}
	s.settle()
}

// SaveAs writes the text to a new path and moves the session there. An
// existing file is refused. done gets the error, for the writer.
func (s *Session) SaveAs(path string, done func(error)) {
	snap, enc := s.version(), s.encoding
	save := s.writing(path, snap.doc, enc, store.Fingerprint{})
	Work(s.env, save, func(print store.Fingerprint, err error) {
		if err == nil {
			s.path, s.locked, s.gone, s.conflict, s.failure = path, "", false, nil, ""
			s.written(snap, print)
			s.journalAnew()
			s.statusChanged()
		}
		done(err)
	})
}

// Flush saves what is unsaved and calls done, once, when nothing more can be
// done: with nil when the disk holds every word, else with the reason.
func (s *Session) Flush(done func(error)) {
	s.settled = append(s.settled, func() {
		switch c := s.Condition(); c.Status {
		case Failed:
			done(errors.New(c.Reason))
		case Gone:
			if s.state.Version != s.savedVersion {
				done(Message("The file was removed by another program."))
				return
			}
			done(nil)
		default:
			done(nil)
		}
	})
	s.Save()
}

// touch arms the autosave after a change of the text.
func (s *Session) touch() {
	defer s.statusChanged()
	if s.clean() {
		s.stopTimer()
		s.firstDirty = time.Time{}
		return
	}
	now := time.Now()
	if s.firstDirty.IsZero() {
		s.firstDirty = now
	}
	s.saveIn(min(autosavePause, max(0, autosaveLimit-now.Sub(s.firstDirty))))
}

func (s *Session) saveIn(d time.Duration) {
	s.stopTimer()
	if !s.closed {
		s.timer = time.AfterFunc(d, func() { s.env.Post(s.Save) })
	}
}

func (s *Session) stopTimer() {
	if s.timer != nil {
		s.timer.Stop()
		s.timer = nil
	}
}

func (s *Session) version() version { return version{s.state.Doc, s.state.Version} }

// startSave writes a snapshot on a goroutine. Only the version written becomes
// clean: what is typed meanwhile stays unsaved.
func (s *Session) startSave() {
	s.saving, s.firstDirty = true, time.Time{}
	snap, path, enc, expect := s.version(), s.path, s.encoding, s.disk
	if s.gone {
		expect = store.Fingerprint{}
	}
	s.statusChanged()
	save := s.writing(path, snap.doc, enc, expect)
	Work(s.env, save, func(print store.Fingerprint, err error) { s.saveEnded(snap, print, err) })
}

// writing is the job of one save, for a worker. It tells the watched folder of
// it before and after, so that our own write is no news.
func (s *Session) writing(path string, doc text.Text, enc store.Encoding, expect store.Fingerprint) func() (store.Fingerprint, error) {
	env, watch := s.env, s.watched()
	return func() (print store.Fingerprint, err error) {
		print = expect
		if watch != nil {
			watch.Saving(path)
			defer func() { watch.Saved(path, print) }()
		}
		return store.Save(env.FS, path, doc, enc, expect, store.StateDir(env.StateDir))
	}
}

func (s *Session) saveEnded(snap version, print store.Fingerprint, err error) {
	s.saving = false
	switch kind := store.KindOf(err); {
	case err == nil:
		s.gone, s.failure = false, ""
		s.written(snap, print)
		s.removeObsolete()
	case kind == store.Changed || kind == store.Exists:
		// Not a failure: another program was first. What it wrote decides.
		s.recheck = true
	case kind == store.Gone:
		s.becomeGone()
	default:
		// The bytes may be in place although the save failed in the end.
		s.disk = print
		s.saveFailed(err)
	}
	s.finishSave()
}

// removeObsolete removes copies of versions that are in the file now. One that was
// changed stays.
func (s *Session) removeObsolete() {
	copies := s.obsolete
	s.obsolete = nil
	for _, c := range copies {
		remove := func() (struct{}, error) { return struct{}{}, store.Remove(s.env.FS, c.path, c.print) }
		Work(s.env, remove, func(_ struct{}, err error) {
			if err != nil {
				s.env.Log.Warn("a copy", "path", c.path, "error", err)
			}
		})
	}
}

// written notes that the file holds a snapshot.
func (s *Session) written(snap version, print store.Fingerprint) {
	s.keepVersion(snap.doc, s.encoding, print, history.Saved)
	s.disk, s.savedVersion, s.savedText, s.savedAt = print, snap.number, snap.doc, time.Now()
	s.journalSaved()
}

// saveFailed keeps trying: a disk that was full or away may come back.
func (s *Session) saveFailed(err error) {
	first := s.failure == ""
	s.failure = err.Error()
	s.saveIn(retryPause)
	if !first {
		return
	}
	s.tell(Notice{Kind: Trouble, Text: s.failure, While: Failed, Actions: []Action{
		{Label: "Try again", Do: s.Save},
	}})
}

// finishSave does what waited for the end of a save.
func (s *Session) finishSave() {
	s.statusChanged()
	again, recheck := s.saveAgain, s.recheck
	s.saveAgain, s.recheck = false, false
	switch {
	case recheck:
		s.CheckDisk()
	case again && !s.clean() && s.failure == "":
		s.Save()
	default:
		s.settle()
		if !s.clean() && s.failure == "" && !s.gone && s.conflict == nil && !s.closed {
			s.touch()
		}
	}
}

// settle calls those who waited for the end of a save.
func (s *Session) settle() {
	waiting := s.settled
	s.settled = nil
	for _, f := range waiting {
		f()
	}
}

// reload takes over a text from the disk as one step that can be undone.
func (s *Session) reload(file store.File) {
	changes := compare.Lines(s.state.Doc, file.Text)
	s.keepVersion(file.Text, file.Encoding, file.Print, history.Outside)
	s.disk, s.encoding, s.gone, s.failure = file.Print, file.Encoding, false, ""
	s.conflict = nil
	tx, err := s.state.Apply(state.Spec{Changes: changes, Origin: state.Reload})
	if err != nil {
		panic("editor: " + err.Error())
	}
	s.savedVersion, s.savedText, s.savedAt = tx.After.Version, tx.After.Doc, time.Now()
	s.commit(tx)
	s.journalSaved()
	s.statusChanged()
}

// tellKept says that a save was interrupted, which left copies.
func (s *Session) tellKept(copies []string) {
	if len(copies) > 0 {
		s.tell(Notice{Kind: Warning, Text: "A save of " + filepath.Base(s.path) + " was interrupted. What the file held before is in " + copies[0] + "."})
	}
}
