package editor

import (
	"time"

	"galley/editor/compare"
	"galley/editor/journal"
	"galley/editor/state"
	"galley/editor/store"
)

// What is typed is in the journal at once, and on the disk within journalSync: a
// deadline, so that steady typing is made durable too.
const (
	journalSync  = 250 * time.Millisecond
	journalRetry = 5 * time.Second // after a failure, until it succeeds
)

// journalEntry is one thing that happened to an article.
type journalEntry struct {
	kind journalKind
	step journal.Step

	version uint64 // that was saved
	print   store.Fingerprint
}

type journalKind uint8

const (
	stepEntry  journalKind = iota // the text changed
	savedEntry                    // a save was confirmed
	anewEntry                     // the article has another path, or its file another text
)

// journalJob is what is to be written next.
type journalJob struct {
	entries []journalEntry
	base    journal.Base // the article as its file holds it now
	latest  state.State
}

// journalWorker keeps the journal of one article on a goroutine of its own.
type journalWorker struct {
	env  Env
	jobs chan journalJob // capacity 1; the UI goroutine is the only sender
	end  chan bool       // whether the journal is to be removed
	done chan struct{}   // closed when nothing more is written
	told func(error)     // called through Env.Post when protection ends, and with nil when it is back

	// Of the goroutine alone:
	writer  *journal.Writer
	path    string     // of the article that the writer writes about
	leap    leap       // of the writer's first step
	newest  journalJob // what a journal begun anew holds
	failing bool
}

// leap is a step from one version to another that stands for all between them.
type leap struct{ from, to uint64 }

// over reports whether a version lies inside: no step of the journal ends there.
func (l leap) over(version uint64) bool { return l.from < version && version < l.to }

// startJournal runs a worker until stop; without a directory there is none.
func startJournal(env Env, told func(error)) *journalWorker {
	if env.Journal == nil {
		return nil
	}
	w := &journalWorker{env: env, jobs: make(chan journalJob, 1), end: make(chan bool, 1), done: make(chan struct{}), told: told}
	go w.run()
	return w
}

// submit hands over an entry and never blocks.
func (w *journalWorker) submit(entry journalEntry, base journal.Base, latest state.State) {
	if w == nil {
		return
	}
	job := journalJob{base: base, latest: latest}
	select {
	case waiting := <-w.jobs:
		job.entries = waiting.entries
	default:
	}
	job.entries = append(job.entries, entry)
	w.jobs <- job
}

// stop ends the worker when it has written what it was given; the journal of a text
// that its file holds is removed.
func (w *journalWorker) stop(safe bool) {
	if w != nil {
		w.end <- safe
		close(w.jobs)
	}
}

// wait waits until all is written, at most until late.
func (w *journalWorker) wait(late <-chan time.Time) {
	if w == nil {
		return
	}
	select {
	case <-w.done:
	case <-late:
	}
}

func (w *journalWorker) run() {
	defer close(w.done)
	var due <-chan time.Time // of the sync, or of the next try
	for {
		select {
		case job, more := <-w.jobs:
			if !more {
				w.finish(<-w.end)
				return
			}
			w.newest.base, w.newest.latest = job.base, job.latest
			w.do(func() error { return w.write(job) })
			if due == nil {
				due = time.After(w.pause())
			}
		case <-due:
			due = nil
			if w.failing {
				w.do(w.begin)
			} else if w.writer != nil {
				w.do(w.writer.Sync)
			}
			if w.failing {
				due = time.After(journalRetry)
			}
		}
	}
}

func (w *journalWorker) pause() time.Duration {
	if w.failing {
		return journalRetry
	}
	return journalSync
}

// do does one thing to the journal. When it fails, the journal is begun anew: a
// file that failed once is not to be trusted.
func (w *journalWorker) do(write func() error) {
	_, err := guarded(w.env, func() (struct{}, error) { return struct{}{}, write() })
	if err != nil {
		w.env.Log.Warn("the journal", "error", err)
		w.drop()
		if store.KindOf(err) == store.Full {
			w.env.Journal.Release()
		}
		_, err = guarded(w.env, func() (struct{}, error) { return struct{}{}, w.begin() })
	}
	if failed := err != nil; failed != w.failing {
		w.failing = failed
		w.env.Post(func() { w.told(err) })
	}
}

func (w *journalWorker) drop() {
	if w.writer != nil {
		w.writer.Close()
		w.writer = nil
	}
}

// write adds a job to the journal, which begins with its first step.
func (w *journalWorker) write(job journalJob) error {
	if w.failing {
		return w.begin()
	}
	for i, e := range job.entries {
		var err error
		switch {
		case w.writer == nil && e.kind == stepEntry && e.step.Before.Version == job.base.State.Version:
			return w.beginWith(job.base, stepsOf(job.entries[i:]))
		case w.writer == nil && e.kind == stepEntry, w.writer != nil && e.kind == anewEntry:
			return w.begin()
		case w.writer == nil: // nothing is unsaved
		case e.kind == savedEntry && w.leap.over(e.version):
			return w.begin() // it was being saved when the journal had to be begun anew
		case e.kind == savedEntry:
			err = w.writer.Saved(e.version, e.print)
		default:
			err = w.writer.Append(e.step)
		}
		if err != nil {
			return err
		}
	}
	if w.writer != nil && w.writer.Long() {
		return w.begin()
	}
	return nil
}

// stepsOf are the steps among the entries.
func stepsOf(entries []journalEntry) []journal.Step {
	var steps []journal.Step
	for _, e := range entries {
		if e.kind == stepEntry {
			steps = append(steps, e.step)
		}
	}
	return steps
}

// begin writes the journal anew, with one step from the text of the file to the
// newest one; none when both are the same text, after as many edits as there were.
func (w *journalWorker) begin() error {
	base, latest := w.newest.base, w.newest.latest
	if latest.Doc.Equal(base.State.Doc) {
		base.State.Version = latest.Version
		return w.beginWith(base, nil)
	}
	whole, err := base.State.Apply(state.Spec{
		Changes: compare.Lines(base.State.Doc, latest.Doc), Sel: &latest.Sel, Origin: state.Reload,
	})
	if err != nil {
		return err
	}
	whole.After.Version = latest.Version
	err = w.beginWith(base, []journal.Step{{Transaction: whole, At: time.Now()}})
	w.leap = leap{base.State.Version, latest.Version}
	return err
}

func (w *journalWorker) beginWith(base journal.Base, steps []journal.Step) error {
	w.drop()
	w.leap = leap{}
	writer, err := w.env.Journal.Begin(base, steps...)
	if err != nil {
		return err
	}
	if w.path != "" && w.path != base.Path {
		err = w.env.Journal.Forget(w.path)
	}
	w.writer, w.path = writer, base.Path
	return err
}

func (w *journalWorker) finish(safe bool) {
	if w.writer == nil {
		return
	}
	if !safe {
		w.do(w.writer.Sync)
		w.drop()
		return
	}
	if err := w.writer.Remove(); err != nil {
		w.env.Log.Warn("the journal", "error", err)
	}
}

// journalStep has a transaction written down.
func (s *Session) journalStep(tx state.Transaction, now time.Time) {
	if tx.Changes.Empty() {
		s.moved = true
		return
	}
	entry := journalEntry{step: journal.Step{Transaction: tx, At: now, Moved: s.moved}}
	s.moved = false
	s.journal.submit(entry, s.journalBase(), tx.After)
}

// journalSaved notes in the journal that the file holds a version.
func (s *Session) journalSaved() {
	s.journal.submit(journalEntry{kind: savedEntry, version: s.savedVersion, print: s.disk}, s.journalBase(), s.state)
}

// journalAnew has the journal follow the article to another path, or its file to
// another text.
func (s *Session) journalAnew() {
	s.journal.submit(journalEntry{kind: anewEntry}, s.journalBase(), s.state)
}

func (s *Session) journalBase() journal.Base {
	saved := state.State{Doc: s.savedText, Sel: state.Caret(0), Version: s.savedVersion}
	return journal.Base{Path: s.path, Encoding: s.encoding, Print: s.disk, State: saved}
}

// protection tells the writer when the journal cannot be written, and when it can
// again.
func (s *Session) protection(err error) {
	switch {
	case s.closed:
	case err != nil:
		s.tell(Notice{Kind: Warning, Text: "There is no protection against a crash at the moment: " + err.Error()})
	default:
		s.tell(Notice{Kind: Info, Text: "The protection against a crash is back."})
	}
}

// restored makes a session of what the journal of an article knows.
func restored(env Env, file store.File, found *journal.Found) *Session {
	s := &Session{
		env:          env,
		state:        found.State(),
		history:      found.History(),
		path:         found.Path,
		encoding:     found.Encoding,
		disk:         found.Print,
		savedVersion: found.Saved.Version,
		savedText:    found.Saved.Doc,
		savedAt:      file.Mod,
	}
	s.begin()
	for _, step := range found.Steps {
		s.journal.submit(journalEntry{step: step}, s.foundBase(found), s.state)
	}
	if len(found.Steps) > 0 && found.Saved.Version != found.Start.Version {
		s.journalSaved()
	}
	return s
}

// foundBase is where a found journal began.
func (s *Session) foundBase(found *journal.Found) journal.Base {
	base := journal.Base{Path: found.Path, Encoding: found.Encoding, State: found.Start}
	if found.Saved.Version == found.Start.Version {
		base.Print = found.Print
	}
	return base
}
