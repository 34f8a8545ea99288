package editor

import (
	"path/filepath"
	"slices"

	"galley/editor/compare"
	"galley/editor/history"
	"galley/editor/merge"
	"galley/editor/state"
	"galley/editor/store"
)

// joining is a copy of the article, another version that a program has put beside it,
// on its way into the text.
type joining struct {
	copy   store.File
	places []merge.Conflict // where both have something else; those that are answered are gone
}

// MergeCopy brings the text of a copy into the article that it is of, as one step that
// can be undone. Places where both have something else wait for an answer, see
// [Session.Overlaps]. The copy is removed when the article is saved with all of it. The
// error is for the writer.
func (w *Workspace) MergeCopy(copyPath, original string, done func(*Session, error)) {
	w.Open(original, func(s *Session, err error) {
		if err != nil {
			done(nil, err)
			return
		}
		w.flushed(copyPath, func(err error) {
			if err != nil {
				done(nil, err)
				return
			}
			mine := s.version()
			join := func() (store.File, error) { return store.Load(w.env.FS, copyPath) }
			Work(w.env, join, func(file store.File, err error) {
				switch {
				case err != nil:
				case s.joining != nil && s.joining.copy.Path == copyPath:
				case s.conflict != nil || s.joining != nil || s.ReadOnly():
					err = Message("Another version of this article waits for an answer first.")
				case mine.number != s.state.Version:
					err = Message("The text was changed meanwhile. Nothing was merged; try again.")
				default:
					s.join(file)
				}
				done(s, err)
			})
		})
	})
}

func (s *Session) join(file store.File) {
	r := merge.Merge(merge.Common(s.state.Doc, file.Text), s.state.Doc, file.Text)
	s.keepVersion(file.Text, file.Encoding, file.Print, history.Outside)
	s.apply(state.Spec{Changes: compare.Lines(s.state.Doc, r.Text), Origin: state.Merge})
	s.joining = &joining{file, r.Conflicts}
	if len(r.Conflicts) == 0 {
		s.joined()
	}
}

// joined has the copy removed with the next save of all that was in it.
func (s *Session) joined() {
	file := s.joining.copy
	s.joining = nil
	s.obsolete = append(s.obsolete, keptCopy{file.Path, file.Print})
	s.tell(Notice{Kind: Info, Text: filepath.Base(file.Path) + " was brought together with " + filepath.Base(s.path) + ". It is in the history too."})
	if s.clean() {
		s.removeObsolete()
		return
	}
	s.Save()
}

// answerJoined is [Session.Answer] for a copy.
func (s *Session) answerJoined(overlap merge.Conflict, with string) {
	j := s.joining
	i := slices.IndexFunc(j.places, func(p merge.Conflict) bool { return p.Base == overlap.Base && p.Theirs == overlap.Theirs })
	if i < 0 {
		return
	}
	at := j.places[i].Span
	j.places = slices.Delete(slices.Clone(j.places), i, i+1)
	s.put(at, with)
	if len(j.places) == 0 {
		s.joined()
	}
}
