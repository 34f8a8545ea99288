package editor

import (
	"path/filepath"

	"galley/editor/compare"
	"galley/editor/history"
	"galley/editor/merge"
	"galley/editor/state"
	"galley/editor/store"
)

// bringTogether merges a file that changed under unsaved text. What is typed while the
// worker compares is merged by another round.
func (s *Session) bringTogether(theirs store.File) {
	base, mine := s.savedText, s.version()
	s.merging++
	this := s.merging
	compare := func() (merge.Result, error) { return merge.Merge(base, mine.doc, theirs.Text), nil }
	Work(s.env, compare, func(r merge.Result, err error) {
		switch {
		case s.closed || this != s.merging:
		case err != nil:
			s.enterConflict(theirs, nil)
		case mine.number != s.state.Version:
			s.bringTogether(theirs)
		default:
			s.brought(theirs, r)
		}
	})
}

// brought takes over a merge, as one step that can be undone.
func (s *Session) brought(theirs store.File, r merge.Result) {
	changes := compare.Lines(s.state.Doc, r.Text)
	s.keepVersion(theirs.Text, theirs.Encoding, theirs.Print, history.Outside)
	if len(r.Conflicts) > 0 {
		s.theirsIs(theirs) // before the text changes: its places are those of the new one
		s.apply(state.Spec{Changes: changes, Origin: state.Merge})
		s.enterConflict(theirs, r.Conflicts)
		return
	}
	if c := s.conflict; c != nil && c.copyPath != "" {
		s.obsolete = append(s.obsolete, keptCopy{c.copyPath, c.copyPrint})
	}
	s.conflict = nil
	s.rebase(theirs)
	s.apply(state.Spec{Changes: changes, Origin: state.Merge})
	s.journalAnew()
	name := filepath.Base(s.path)
	s.tell(Notice{Kind: Info, Text: name + " was changed by another program while you were writing. Both versions were brought together; Undo takes the other changes out."})
	s.touch()
	s.settle()
}

// rebase notes that the file holds another text than was thought, which is no version
// of ours.
func (s *Session) rebase(theirs store.File) {
	s.disk, s.encoding, s.gone, s.failure = theirs.Print, theirs.Encoding, false, ""
	s.savedText, s.savedVersion = theirs.Text, s.state.Version
	if s.savedVersion--; s.state.Doc.Equal(theirs.Text) {
		s.savedVersion = s.state.Version
	}
}
