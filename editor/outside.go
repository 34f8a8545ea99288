package editor

import (
	"path/filepath"

	"galley/editor/merge"
	"galley/editor/store"
)

// CheckDisk compares the file with what it is believed to hold and acts on the
// difference: called for every event of the watched folder and after a save
// that was refused. Own saves are told by content, so they are silent.
func (s *Session) CheckDisk() {
	if s.closed {
		return
	}
	if s.saving {
		s.recheck = true
		return
	}
	path := s.path
	load := func() (store.File, error) { return store.Load(s.env.FS, path) }
	Work(s.env, load, func(file store.File, err error) {
		if !s.closed && path == s.path {
			s.found(file, err)
		}
	})
}

// Moved follows the article to a new path after a rename from outside.
func (s *Session) Moved(path string) {
	s.path = path
	s.journalAnew()
	s.gone = false
	s.statusChanged()
	if !s.clean() {
		s.touch()
	}
	s.CheckDisk()
}

// found decides what a look at the file means.
func (s *Session) found(file store.File, err error) {
	if s.saving {
		s.recheck = true
		return
	}
	switch {
	case err != nil && store.KindOf(err) == store.Gone:
		s.becomeGone()
	case err != nil:
		s.env.Log.Warn("cannot look at the file", "path", s.path, "error", err)
	case file.Print == s.disk:
		s.backAsBefore()
	case merge.Torn(s.savedText, file.Text):
		s.enterConflict(file, nil)
	case s.clean() && s.conflict == nil:
		s.reload(file)
		s.tell(Notice{Kind: Info, Text: filepath.Base(s.path) + " was changed by another program. The new text is shown; Undo brings back the old one."})
	default:
		s.bringTogether(file)
		return
	}
	s.settle()
}

// backAsBefore handles a file that holds what it should after all.
func (s *Session) backAsBefore() {
	if s.gone {
		s.gone = false
		s.statusChanged()
		if !s.clean() {
			s.touch()
		}
	}
}

func (s *Session) becomeGone() {
	if s.gone {
		return
	}
	s.gone = true
	s.stopTimer()
	if f := s.watched(); f != nil {
		f.Rescan() // it may be the folder that went, or one above it, of which nothing tells
	}
	s.statusChanged()
	s.tell(Notice{
		Kind:    Warning,
		While:   Gone,
		Text:    filepath.Base(s.path) + " was moved or deleted by another program. The text is safe here; it is written again only if you change it or ask.",
		Actions: []Action{{Label: "Write it again", Do: func() { s.startSave() }}},
	})
}
