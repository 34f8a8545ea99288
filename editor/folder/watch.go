package folder

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/fsnotify/fsnotify"

	"galley/editor/vfs"
)

// Watcher is told by the system what happens in directories, not below them.
// [fsnotify.Watcher] is one, by way of NewWatcher; tests have another.
type Watcher interface {
	Add(dir string) error
	Remove(dir string) error
	Events() <-chan fsnotify.Event
	Errors() <-chan error // after any error, events may be missing
	Close() error
}

// NewWatcher asks the operating system.
func NewWatcher() (Watcher, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	return notify{w}, nil
}

type notify struct{ *fsnotify.Watcher }

func (n notify) Events() <-chan fsnotify.Event { return n.Watcher.Events }
func (n notify) Errors() <-chan error          { return n.Watcher.Errors }

// watches keeps a watcher on the directories of the tree.
type watches struct {
	watcher Watcher           // nil: none to be had
	on      map[string]vfs.ID // the watched directories
	paths   map[vfs.ID]string // and back
}

// add watches a directory, anew if another one has taken its path.
func (w *watches) add(dir string, id vfs.ID) error {
	if old, known := w.on[dir]; w.watcher == nil || known && old == id {
		return nil
	}
	w.remove(dir)
	if elsewhere, known := w.paths[id]; known {
		// The system knows a directory by its number: taking the watch off its
		// old path later would take it off here.
		w.remove(elsewhere)
	}
	if w.on == nil {
		w.on, w.paths = map[string]vfs.ID{}, map[vfs.ID]string{}
	}
	w.on[dir] = id
	if id != (vfs.ID{}) {
		w.paths[id] = dir
	}
	if err := w.watcher.Add(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// remove ends the watch on a directory and on all below it.
func (w *watches) remove(dir string) {
	if id, known := w.on[dir]; known && w.paths[id] == dir {
		delete(w.paths, id)
	}
	delete(w.on, dir)
	if w.watcher != nil {
		_ = w.watcher.Remove(dir) // the system may have done it
	}
	for path := range w.on {
		if strings.HasPrefix(path, dir+string(filepath.Separator)) {
			w.remove(path)
		}
	}
}

func (w *watches) close() {
	if w.watcher != nil {
		_ = w.watcher.Close()
	}
	*w = watches{}
}

func (w *watches) events() <-chan fsnotify.Event {
	if w.watcher == nil {
		return nil
	}
	return w.watcher.Events()
}

func (w *watches) errors() <-chan error {
	if w.watcher == nil {
		return nil
	}
	return w.watcher.Errors()
}
