package editor

import (
	"errors"
	"path/filepath"

	"galley/editor/article"
	"galley/editor/folder"
	"galley/editor/search"
	"galley/editor/state"
	"galley/editor/store"
	"galley/editor/text"
)

// Outcome tells what a replacement in the folder, or its undoing, did to one
// article.
type Outcome struct {
	Path, Name string
	Places     int   // how many places were changed
	Err        error // what went wrong, for the writer; the article is as it was where Places is 0
}

// Replaced is a replacement in the folder that was made. It belongs to the UI
// goroutine, and holds the texts that Undo brings back.
type Replaced struct {
	workspace *Workspace
	articles  []replacedArticle
	undone    bool
}

// replacedArticle is what was done to one article.
type replacedArticle struct {
	Outcome
	before  searchedText
	after   searchedText
	changes text.ChangeSet
	session *Session // nil: it was not open
	version uint64   // of the session, after the change
}

// Outcomes tells what became of each article that was to be changed, by name.
func (r *Replaced) Outcomes() []Outcome {
	out := make([]Outcome, len(r.articles))
	for i, a := range r.articles {
		out[i] = a.Outcome
	}
	return out
}

// Places is how many places were changed, and in how many articles.
func (r *Replaced) Places() (places, articles int) {
	for _, a := range r.articles {
		if places += a.Places; a.Places > 0 {
			articles++
		}
	}
	return places, articles
}

// Replace puts the replacement in the place of the hits that are included. An
// open article is changed in the window, as one step to undo; the others are
// saved, each whole or not at all, and only if they are still as they were
// searched. No article loses fields at its top that could be read: one that would
// is left as it is. progress, which may be nil, hears of the articles written;
// done, of the end. A panic or a full disk in the middle leaves the articles
// before it changed, and says so.
func (s *FolderSearch) Replace(r *search.Replacement, progress func(done, total int), done func(*Replaced)) {
	w := s.workspace
	jobs := s.jobs(r)
	result := &Replaced{workspace: w}
	env, watch := w.env, w.folder
	replace := func() (struct{}, error) {
		for i, job := range jobs {
			a := job.run(env, watch)
			env.Post(func() {
				result.articles = append(result.articles, w.changeOpen(job, a))
				if progress != nil {
					progress(i+1, len(jobs))
				}
			})
		}
		return struct{}{}, nil
	}
	Work(env, replace, func(_ struct{}, err error) {
		if err != nil { // a panic: the rest was not begun
			for _, job := range jobs[len(result.articles):] {
				result.articles = append(result.articles, replacedArticle{Outcome: Outcome{Path: job.path, Name: job.name, Err: err}})
			}
		}
		done(result)
	})
}

// replaceJob is the work in one article.
type replaceJob struct {
	path, name  string
	text        searchedText
	spans       []text.Span
	replacement *search.Replacement
	open        bool
}

func (s *FolderSearch) jobs(r *search.Replacement) []replaceJob {
	var jobs []replaceJob
	for _, a := range s.articles {
		if spans := a.chosen(); len(spans) > 0 {
			jobs = append(jobs, replaceJob{
				path: a.Path, name: a.Name, text: a.searchedText, spans: spans,
				replacement: r.WithEOL(a.eol()), open: s.workspace.session(a.Path) != nil,
			})
		}
	}
	return jobs
}

// run works out the change of one article and, unless it is open, saves it. It is
// called on a worker.
func (j replaceJob) run(env Env, watch *folder.Folder) replacedArticle {
	a := replacedArticle{Outcome: Outcome{Path: j.path, Name: j.name}, before: j.text, after: j.text}
	var err error
	if a.changes, err = j.changes(); err == nil {
		a.after.doc = a.changes.Apply(a.before.doc)
		err = fieldsHold(a.before.doc, a.after.doc, a.changes)
	}
	if err != nil {
		a.Err = err
		return a
	}
	if j.open || a.changes.Empty() {
		return a
	}
	a.after.print, a.Err = rewrite(env, watch, j.path, a.after, a.before.print, "replaced")
	if a.after.print != a.before.print {
		a.Places = len(j.spans)
	}
	return a
}

// changes is the change of all places at once.
func (j replaceJob) changes() (text.ChangeSet, error) {
	changes := make([]text.Change, 0, len(j.spans))
	for _, s := range j.spans {
		c, ok := j.replacement.One(j.text.doc, s)
		if !ok {
			return text.ChangeSet{}, Messagef("The replacement in “%s” would be too long. Nothing was replaced in it.", j.name)
		}
		if string(c.Insert) != j.text.doc.String(s) {
			changes = append(changes, c)
		}
	}
	return text.NewChangeSet(j.text.doc.Len(), changes...)
}

// changeOpen makes the change in the window when the article is open there.
func (w *Workspace) changeOpen(j replaceJob, a replacedArticle) replacedArticle {
	s := w.session(j.path)
	switch {
	case !j.open:
		if s != nil && a.Places > 0 {
			s.CheckDisk() // it was opened meanwhile, perhaps with the old text
		}
		return a
	case a.Err != nil:
		return a
	case s == nil || s.closed:
		a.Err = Messagef("“%s” was closed meanwhile. Nothing was replaced in it.", j.name)
	case !s.state.Doc.Equal(j.text.doc):
		a.Err = Messagef("“%s” was changed since it was searched. Nothing was replaced in it; search again to see what is there now.", j.name)
	case s.ReadOnly():
		a.Err = Message(s.locked)
	case s.conflict != nil:
		a.Err = Message(twoVersions + " Nothing was replaced in it.")
	default:
		if !a.changes.Empty() {
			s.Dispatch(state.Spec{Changes: a.changes.Changes(), Origin: state.Replace})
			a.Places = len(j.spans)
		}
		a.session, a.version = s, s.state.Version
	}
	return a
}

// fieldsHold makes sure that fields at the top of an article that could be read
// still can, and that they end where they did.
func fieldsHold(before, after text.Text, changes text.ChangeSet) error {
	const safe = " Nothing was replaced in this article."
	was := article.Split(before)
	if at, _ := changes.Touched(); was.Kind == article.YAML && at.From > was.Body {
		return nil
	}
	old, now := article.Read(before), article.Read(after)
	switch {
	case old.Problem != nil: // it cannot become worse
		return nil
	case now.Problem != nil:
		return Messagef("The fields at the top could not be read any more: line %d: %s"+safe, now.Problem.Line, now.Problem.Message)
	case now.Kind != old.Kind, old.Kind == article.YAML && now.Body != changes.MapPos(old.Body, text.Before):
		return Message("The fields at the top would begin or end in another place." + safe)
	}
	return nil
}

// rewrite saves another text in a file that is not open and has to hold the
// bytes of expect. did says what the text was, for the writer.
func rewrite(env Env, watch *folder.Folder, path string, t searchedText, expect store.Fingerprint, did string) (print store.Fingerprint, err error) {
	print = expect
	if watch != nil {
		watch.Saving(path)
		defer func() { watch.Saved(path, print) }()
	}
	print, err = store.Save(env.FS, path, t.doc, t.encoding, expect, store.StateDir(env.StateDir))
	e, ok := errors.AsType[*store.Error](err)
	if !ok {
		return print, err
	}
	if e.Kind == store.Changed {
		return print, Messagef("“%s” was changed meanwhile. Nothing was %s in it; search again to see what is there now.", filepath.Base(path), did)
	}
	// What a failed save tells is about the text in the window; here there is none.
	said := *e
	said.Op = "replace"
	if print != expect {
		return print, Message(said.Error() + " It was written, but may not survive a power cut.")
	}
	return print, Message(said.Error() + " Nothing was " + did + " in it.")
}
