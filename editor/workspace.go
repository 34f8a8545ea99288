package editor

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"galley/editor/article"
	"galley/editor/folder"
	"galley/editor/history"
	"galley/editor/journal"
	"galley/editor/state"
	"galley/editor/store"
	"galley/editor/text"
)

// Workspace is the folder that is open and the articles open in it. It belongs
// to the UI goroutine.
type Workspace struct {
	env      Env
	dir      string
	folder   *folder.Folder
	sessions map[string]*Session // by path
	left     leftovers
	locked   string // why no article may be changed, or ""
	changed  func()
}

// NewWorkspace makes a workspace with nothing open. changed is called when the
// list of articles may have changed.
func NewWorkspace(env Env, changed func()) *Workspace {
	return &Workspace{env: env, sessions: map[string]*Session{}, changed: changed}
}

// Dir is the absolute path of the open folder, or "".
func (w *Workspace) Dir() string { return w.dir }

// Entries lists the articles of the folder, the newest first.
func (w *Workspace) Entries() []folder.Entry {
	if w.folder == nil {
		return nil
	}
	return w.folder.Entries()
}

// OpenFolder reads and watches a folder instead of the one before; open
// articles stay open. done gets the error, for the writer.
func (w *Workspace) OpenFolder(dir string, done func(error)) {
	open := func() (*folder.Folder, error) {
		return folder.Open(w.env.FS, dir, folder.Options{
			Peek:   peek,
			Events: func(events []folder.Event) { w.env.Post(func() { w.heard(events) }) },
			Listed: func() { w.env.Post(w.changed) },
			Log:    func(line string) { w.env.Log.Info(line) },
		})
	}
	Work(w.env, open, func(f *folder.Folder, err error) {
		if err == nil {
			old := w.folder
			w.folder, w.dir = f, dir
			if old != nil {
				w.aside(old.Close)
			}
			w.changed()
		}
		done(err)
	})
}

// Rescan looks at the whole folder again, as after a time away.
func (w *Workspace) Rescan() {
	w.rescanFolder()
	for _, s := range w.sessions {
		s.CheckDisk()
	}
}

// Open gives the session of an article, loading it if it is not open yet. The
// error is for the writer.
func (w *Workspace) Open(path string, done func(*Session, error)) {
	if s := w.session(path); s != nil {
		done(s, nil)
		return
	}
	var kept []string // written by the worker before done reads it
	load := func() (store.File, error) {
		kept, _ = store.Kept(w.env.FS, path, store.StateDir(w.env.StateDir))
		return store.Load(w.env.FS, path)
	}
	w.recall(func() {
		Work(w.env, load, func(file store.File, err error) {
			s := w.session(path)
			if s == nil {
				if s, err = w.reopen(path, file, err); err != nil {
					done(nil, err)
					return
				}
				s.tellKept(kept)
				if s.locked == "" {
					s.locked = w.locked
				}
				s.watched = func() *folder.Folder { return w.folder }
				w.sessions[path] = s
			}
			done(s, nil)
		})
	})
}

// Create makes a new article in a folder, with a title and a free file name.
func (w *Workspace) Create(dir, title string, done func(*Session, error)) {
	slug := article.Slug(title)
	create := func() (string, error) { return w.createFree(dir, slug, article.Begin(title)) }
	Work(w.env, create, func(path string, err error) {
		if err != nil {
			done(nil, err)
			return
		}
		w.Open(path, func(s *Session, err error) {
			if err == nil {
				s.Dispatch(caretAtEnd(s))
			}
			done(s, err)
		})
	})
}

// Rename gives an article's file another name in its folder; an existing file
// is refused. Unsaved text is saved first.
func (w *Workspace) Rename(path, name string, done func(newPath string, err error)) {
	name = strings.TrimSpace(name)
	if name == "" || strings.ContainsAny(name, "/\\\x00") || strings.HasPrefix(name, ".") {
		done("", Message("A file name cannot be empty, begin with a dot or contain a slash. Nothing was renamed."))
		return
	}
	if ext := strings.ToLower(filepath.Ext(name)); ext != ".md" && ext != ".markdown" {
		name += ".md"
	}
	target := filepath.Join(filepath.Dir(path), name)
	if target == path {
		done(path, nil)
		return
	}
	w.flushed(path, func(err error) {
		if err != nil {
			done("", err)
			return
		}
		rename := func() (string, error) { return target, store.Rename(w.env.FS, path, target) }
		Work(w.env, rename, func(target string, err error) {
			if err == nil {
				w.moved(path, target)
			}
			done(target, err)
		})
	})
}

// Discard closes an article and hands its file to trash, which must put it
// where the writer can get it back. restore, given to done, brings it back.
func (w *Workspace) Discard(path string, trash func(path string) error, done func(restore func(done func(error)), err error)) {
	w.flushed(path, func(err error) {
		if err != nil {
			done(nil, err)
			return
		}
		remove := func() (store.File, error) {
			file, err := store.Load(w.env.FS, path)
			if h := w.env.History; err == nil && h != nil {
				if err := h.Keep(path, history.Content{Text: file.Text, Encoding: file.Encoding, Print: file.Print}, time.Now(), history.Deleted); err != nil {
					w.env.Log.Warn("the history", "error", err)
				}
			}
			if err == nil {
				err = trash(path)
			}
			return file, err
		}
		Work(w.env, remove, func(file store.File, err error) {
			if err != nil {
				done(nil, err)
				return
			}
			w.close(path)
			w.rescanFolder()
			done(func(done func(error)) { w.restore(file, done) }, nil)
		})
	})
}

// Lock keeps all articles from being changed; why is for the writer.
func (w *Workspace) Lock(why string) { w.locked = why }

// Unlock ends that, with what keeps the words of articles from now on. Open articles
// are closed: a journal may have more than their files.
func (w *Workspace) Unlock(journal *journal.Dir, history *history.History) {
	for path := range w.sessions {
		w.close(path)
	}
	w.env.Journal, w.env.History = journal, history
	w.left.found, w.locked = nil, ""
}

// Flush saves every open article; failures name the articles whose text is not
// on disk, with the reason.
func (w *Workspace) Flush(done func(failures []error)) {
	waiting := len(w.sessions)
	if waiting == 0 {
		done(nil)
		return
	}
	var failures []error
	for path, s := range w.sessions {
		s.Flush(func(err error) {
			if err != nil {
				failures = append(failures, fmt.Errorf("%s: %w", filepath.Base(path), err))
			}
			if waiting--; waiting == 0 {
				done(failures)
			}
		})
	}
}

// closePatience is how long the end of a workspace waits for what is still written.
const closePatience = time.Second

// Close ends the workspace; unsaved text must have been flushed, what could not be
// saved stays in its journal.
func (w *Workspace) Close() {
	var journals []*journalWorker
	for path, s := range w.sessions {
		journals = append(journals, s.journal)
		w.close(path)
	}
	late := time.After(closePatience)
	for _, j := range journals {
		j.wait(late)
	}
	w.forgetLeft()
	if w.folder != nil {
		w.folder.Close()
		w.folder = nil
	}
}

// Session is the open session of a path, or nil.
func (w *Workspace) Session(path string) *Session { return w.session(path) }

// session finds by the path that a session has now: it may have moved.
func (w *Workspace) session(path string) *Session {
	if s := w.sessions[path]; s != nil && s.Path() == path {
		return s
	}
	for key, s := range w.sessions {
		if s.Path() == path {
			delete(w.sessions, key)
			w.sessions[path] = s
			return s
		}
	}
	return nil
}

func (w *Workspace) close(path string) {
	if s := w.session(path); s != nil {
		s.Close()
		delete(w.sessions, path)
	}
}

func (w *Workspace) flushed(path string, then func(error)) {
	if s := w.session(path); s != nil {
		s.Flush(then)
		return
	}
	then(nil)
}

func (w *Workspace) moved(from, to string) {
	if h := w.env.History; h != nil {
		w.aside(func() {
			if err := h.Moved(from, to); err != nil {
				w.env.Log.Warn("the history", "error", err)
			}
		})
	}
	if s := w.session(from); s != nil {
		delete(w.sessions, from)
		w.sessions[to] = s
		s.Moved(to)
	}
	w.rescanFolder()
}

// movedFolder follows the folder to another path, with all that is open in it.
func (w *Workspace) movedFolder(from, to string) {
	if from != w.dir {
		return // of a folder that was left
	}
	inside := func(path string) (moved string, ok bool) {
		rest, ok := strings.CutPrefix(path, from+string(filepath.Separator))
		return filepath.Join(to, rest), ok
	}
	var kept [][2]string
	for _, e := range w.Entries() {
		if moved, ok := inside(e.Path); ok {
			kept = append(kept, [2]string{e.Path, moved})
		}
	}
	if h := w.env.History; h != nil {
		w.aside(func() {
			for _, paths := range kept {
				if err := h.Moved(paths[0], paths[1]); err != nil {
					w.env.Log.Warn("the history", "error", err)
				}
			}
		})
	}
	sessions := w.sessions
	w.sessions = map[string]*Session{}
	for _, s := range sessions {
		if moved, ok := inside(s.Path()); ok {
			s.Moved(moved)
		}
		w.sessions[s.Path()] = s
	}
	w.OpenFolder(to, func(err error) {
		if err != nil {
			w.env.Log.Warn("the folder that was moved", "error", err)
		}
	})
}

func (w *Workspace) rescanFolder() {
	if w.folder != nil {
		w.aside(w.folder.Rescan)
	}
}

// aside does on a goroutine what nothing waits for.
func (w *Workspace) aside(job func()) {
	Work(w.env, func() (struct{}, error) { job(); return struct{}{}, nil }, func(struct{}, error) {})
}

// heard passes what happened in the folder to the sessions concerned. The
// events are hints: a session looks at its file and decides by content.
func (w *Workspace) heard(events []folder.Event) {
	for _, e := range events {
		switch {
		case e.Kind == folder.Lost:
			for _, s := range w.sessions {
				s.CheckDisk()
			}
		case e.Kind == folder.Moved:
			w.movedFolder(e.From, e.Path)
		case e.From != "":
			if s := w.session(e.From); s != nil {
				w.moved(e.From, e.Path)
			}
		default:
			if s := w.session(e.Path); s != nil {
				s.CheckDisk()
			}
		}
	}
	w.changed()
}

func (w *Workspace) restore(file store.File, done func(error)) {
	save := func() (store.Fingerprint, error) {
		return store.Save(w.env.FS, file.Path, file.Text, file.Encoding, store.Fingerprint{})
	}
	Work(w.env, save, func(_ store.Fingerprint, err error) {
		w.rescanFolder()
		done(err)
	})
}

// createFree writes a new file under the first free name: name.md, name-2.md…
func (w *Workspace) createFree(dir, slug string, content text.Text) (string, error) {
	for i := 1; ; i++ {
		name := slug
		if i > 1 {
			name = fmt.Sprintf("%s-%d", slug, i)
		}
		path := filepath.Join(dir, name+".md")
		_, err := store.Save(w.env.FS, path, content, store.Encoding{EOL: "\n"}, store.Fingerprint{})
		if err != nil && store.KindOf(err) == store.Exists && i < 1000 {
			continue
		}
		return path, err
	}
}

func caretAtEnd(s *Session) state.Spec {
	sel := state.Caret(s.State().Doc.Len())
	return state.Spec{Sel: &sel, Origin: state.Move, Scroll: true}
}

// peek reads what the list of articles shows from the start of a file.
func peek(head []byte) folder.Summary {
	p := article.Peek(head)
	return folder.Summary{Title: p.Title, Category: p.Category, Date: p.Date, Draft: p.Draft}
}
