package editor

import (
	"time"

	"galley/editor/article"
	"galley/editor/folder"
	"galley/editor/markdown"
	"galley/editor/state"
	"galley/editor/store"
	"galley/editor/text"
)

// Observer is what a window wants to hear of a session. Every function may be
// nil and is called on the UI goroutine, Changed before Status.
type Observer struct {
	Changed func(state.Transaction) // the text or the selection changed
	Parsed  func(markdown.Delta)    // the tree caught up with the text
	Status  func()                  // Condition or Path changed
	Notice  func(Notice)            // something to tell the writer
	Overlap func()                  // the writer wants to see where two versions overlap
}

// Session is one open article: its state and history, its parse worker, and
// its file. It belongs to the UI goroutine; workers get immutable snapshots
// and answer through Env.Post.
type Session struct {
	env      Env
	observer Observer

	state   state.State
	history *state.History
	article article.Article // Head is always that of the text; Tree follows by a worker
	parser  *parseWorker
	journal *journalWorker  // nil: none is kept
	moved   bool            // the carets, since the last change
	behind  *text.ChangeSet // what the parser has not been told yet, or nil

	path     string
	encoding store.Encoding
	disk     store.Fingerprint // what the file held when last read or written
	locked   string            // why the text may not be changed, or ""

	savedVersion uint64    // the version that the file holds
	savedText    text.Text // its text, to notice an undo back to it
	savedAt      time.Time
	firstDirty   time.Time // since when there are unsaved changes
	timer        *time.Timer
	saving       bool
	saveAgain    bool // asked to save while a save was under way
	recheck      bool // the file changed while a save was under way
	failure      string
	gone         bool
	conflict     *conflict
	joining      *joining
	merging      int        // counts merges: an older one is of no interest any more
	remembered   bool       // the history has what the article was when it was opened
	obsolete     []keptCopy // copies to be removed when the text is saved
	settled      []func()   // waiting for the end of a save
	closed       bool
	untold       []Notice // while nobody heard

	watched func() *folder.Folder // the folder to tell of saves; its answer may be nil
}

// NewSession makes a session of a loaded file and starts parsing it.
func NewSession(env Env, file store.File) *Session {
	s := &Session{
		env:          env,
		state:        state.State{Doc: file.Text, Sel: state.Caret(0), Version: 1},
		history:      state.NewHistory(),
		path:         file.Path,
		encoding:     file.Encoding,
		disk:         file.Print,
		savedVersion: 1,
		savedText:    file.Text,
		savedAt:      file.Mod,
	}
	if file.ReadOnly {
		s.locked = file.Reason
	}
	s.begin()
	return s
}

// begin starts the workers.
func (s *Session) begin() {
	s.watched = func() *folder.Folder { return nil }
	s.article.Head = article.Read(s.state.Doc)
	s.parser = startParseWorker(s.env, s.parsed)
	none, _ := text.NewChangeSet(s.state.Doc.Len())
	s.parser.submit(s.parseJob(), none)
	s.journal = startJournal(s.env, s.protection)
}

// Observe sets who hears of the session; an empty Observer is nobody. What there was
// to tell meanwhile is told now, if it is still so.
func (s *Session) Observe(o Observer) {
	s.observer = o
	if o.Notice == nil {
		return
	}
	untold := s.untold
	s.untold = nil
	for _, n := range untold {
		if n.While == Clean || n.While == s.Condition().Status {
			o.Notice(n)
		}
	}
}

// State is the current text, selection and version.
func (s *Session) State() state.State { return s.state }

// Path is the absolute path of the article's file.
func (s *Session) Path() string { return s.path }

// Encoding is how the article's bytes are written.
func (s *Session) Encoding() store.Encoding { return s.encoding }

// EOL is the line ending that Enter writes: the file's own.
func (s *Session) EOL() string {
	if s.encoding.EOL == "" {
		return "\n"
	}
	return string(s.encoding.EOL)
}

// ReadOnly reports whether the text may not be changed.
func (s *Session) ReadOnly() bool { return s.locked != "" }

// Article is the article as last parsed; its Head is always that of the
// current text.
func (s *Session) Article() article.Article { return s.article }

// Snapshot is the article as it is now, to be finished on another goroutine.
func (s *Session) Snapshot() Snapshot { return Snapshot{s.article, s.state.Version} }

// Dispatch turns an intent into a transaction and applies it. A spec that
// does not fit the current text is a broken invariant and panics.
func (s *Session) Dispatch(spec state.Spec) {
	if s.closed || (len(spec.Changes) > 0 && s.ReadOnly()) {
		return
	}
	s.apply(spec)
}

// Edit applies a change of a field or a takeaway. The error is for the writer.
func (s *Session) Edit(edit article.Edit) error {
	changes, err := edit(s.article.Head)
	if err != nil {
		return err
	}
	if len(changes) > 0 {
		s.Dispatch(state.Spec{Changes: changes, Origin: state.Field})
	}
	return nil
}

// Undo takes back the last step; it reports whether there was one.
func (s *Session) Undo() bool { return s.travel(s.history.Undo) }

// Redo repeats the step last taken back; it reports whether there was one.
func (s *Session) Redo() bool { return s.travel(s.history.Redo) }

// Close stops the workers. It does not save: see Flush. The journal of a text that
// is not on disk stays for the next start.
func (s *Session) Close() {
	if s.closed {
		return
	}
	s.closed = true
	s.stopTimer()
	s.parser.stop()
	s.journal.stop(s.clean())
}

func (s *Session) travel(step func(state.State) (state.Spec, bool)) bool {
	if s.closed || s.ReadOnly() {
		return false
	}
	spec, ok := step(s.state)
	if !ok {
		return false
	}
	s.apply(spec)
	return true
}

func (s *Session) apply(spec state.Spec) {
	tx, err := s.state.Apply(spec)
	if err != nil {
		panic("editor: " + err.Error())
	}
	s.commit(tx)
}

// commit makes a transaction the truth and tells everyone, in this order: the
// journal, the window, the parser, the autosave.
func (s *Session) commit(tx state.Transaction) {
	if tx.Before.Version != s.state.Version {
		panic("editor: a transaction does not start from the current state")
	}
	now := time.Now()
	s.history.Record(tx, now)
	s.journalStep(tx, now)
	s.followConflict(tx.Changes)
	s.state = tx.After
	s.article.Head = s.article.Head.Update(tx.After.Doc, tx.Changes)
	if s.observer.Changed != nil {
		s.observer.Changed(tx)
	}
	if tx.Changes.Empty() {
		return
	}
	if tx.Origin == state.Undo || tx.Origin == state.Redo {
		s.noticeReturn()
	}
	s.parseSoon(tx.Changes)
	s.touch()
}

// noticeReturn marks the text clean again when an undo or redo led back to
// what the file holds: dirty means different, nothing else.
func (s *Session) noticeReturn() {
	if !s.saving && s.state.Doc.Len() == s.savedText.Len() && s.state.Doc.Equal(s.savedText) {
		s.savedVersion = s.state.Version
		s.journalSaved()
	}
}

func (s *Session) tell(n Notice) {
	if s.observer.Notice == nil {
		s.untold = append(s.untold, n)
		return
	}
	s.observer.Notice(n)
}

func (s *Session) statusChanged() {
	if s.observer.Status != nil {
		s.observer.Status()
	}
}
