package folder

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"galley/editor/store"
	"galley/editor/vfs"
)

// Options are what a folder needs from its owner; the zero value works.
type Options struct {
	// Peek reads the summary from the first [HeadSize] bytes of an article.
	// It is called on the folder's goroutine, and by Open.
	Peek func(head []byte) Summary

	// Events is told what happened, on the folder's goroutine; it must not
	// call Close. Of a rename, Created comes before Removed.
	Events func([]Event)

	// Listed is called on the folder's goroutine when Entries has a new
	// answer, be it for a save of ours.
	Listed func()

	// Log takes a line for the log, on the folder's goroutine and in Open.
	Log func(string)

	// Poll is how often to look when nothing can be watched, and on a network
	// disk; 0 is 2 s. With watches, the folder looks 30 times more rarely.
	Poll time.Duration

	// Watch makes the watcher. When nil, that is NewWatcher on the real disk
	// and polling on any other.
	Watch func() (Watcher, error)
}

// The limits of a folder: beyond them lies somebody's whole disk.
const (
	HeadSize    = 64 << 10 // bytes of an article that Peek is given
	maxDepth    = 8        // folders below the folder
	maxArticles = 50_000
	maxWatches  = 4096
)

// Timing. A burst of events is one batch: it ends when nothing came for quiet,
// and at the latest after burst.
const (
	quiet       = 60 * time.Millisecond
	burst       = 150 * time.Millisecond
	settle      = 300 * time.Millisecond // how long an emptied file may take to be filled again
	coarse      = 3 * time.Second        // the coarsest times of a file system, and some
	crossed     = time.Second            // how long an event may wait until its owner acts on it
	defaultPoll = 2 * time.Second
	rarely      = 30 // times the poll interval
)

// Folder is an open watched folder. Its methods may be called from any
// goroutine.
type Folder struct {
	fsys vfs.FS
	dir  string
	opts Options

	entries atomic.Pointer[[]Entry]
	live    atomic.Bool
	remote  bool // others write here whom the system does not hear

	mu     sync.Mutex
	saving map[string]int               // saves on their way
	saved  map[string]store.Fingerprint // done, but not yet told to the goroutine
	all    bool                         // a rescan was asked for

	wake chan struct{}
	done chan struct{}
	end  sync.WaitGroup

	// Of the goroutine alone:
	trail trail
	tree  tree
	dirty dirty
	lost  bool
	told  map[string]time.Time // the paths of the last events
	echo  map[string]bool      // paths of saves that are told as events
	rest  time.Time            // until when not to look again, as long as the last look took
}

// dirty is what has to be looked at.
type dirty struct {
	all     bool
	dirs    map[string]bool
	files   map[string]bool // their bytes, even if nothing else says they changed
	since   time.Time       // of the first event that was not looked at; zero: none
	recheck bool            // a regular look, which also doubts what was read just after it changed
}

// Open lists the folder at an absolute path and begins to watch it. It reads
// every article once, so it belongs on a worker's goroutine. An error is a
// [*store.Error].
func Open(fsys vfs.FS, dir string, opts Options) (*Folder, error) {
	if opts.Poll <= 0 {
		opts.Poll = defaultPoll
	}
	f := &Folder{
		fsys: fsys, dir: filepath.Clean(dir), opts: opts,
		saving: map[string]int{}, saved: map[string]store.Fingerprint{},
		told: map[string]time.Time{}, echo: map[string]bool{},
		wake: make(chan struct{}, 1), done: make(chan struct{}),
		tree: tree{known: map[string]record{}, unsettled: map[string]time.Time{}, dirs: map[string]vfs.ID{}},
	}
	f.watch()
	f.trail = trailTo(fsys, f.dir)
	f.dirty.all = true
	after, err := f.scan()
	if err != nil {
		f.tree.watches.close()
		return nil, store.Wrap("list", dir, err)
	}
	f.tree.known, f.dirty = after, dirty{}
	f.sweep()
	f.publish()
	f.end.Go(f.run)
	return f, nil
}

// Entries lists the articles, the newest first, and behind each the copies of it; the
// slice is the caller's.
func (f *Folder) Entries() []Entry { return slices.Clone(*f.entries.Load()) }

// Live reports whether the system tells of changes at once; otherwise they
// are found by looking every few seconds.
func (f *Folder) Live() bool { return f.live.Load() }

// Saving says that Galley begins to write the file at a path: until Saved,
// what is found there is not judged. Each Saving needs its Saved.
func (f *Folder) Saving(path string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.saving[filepath.Clean(path)]++
}

// Saved says which bytes Galley has put at a path (zero: it has removed the
// file), so that finding them is no event; anything else found there is. A
// failed save tells what [store.Save] has returned with the error.
//
// When it crosses an event about the same path, the save is told after it as
// an event of its own: events always add up to what is on the disk.
func (f *Folder) Saved(path string, print store.Fingerprint) {
	path = filepath.Clean(path)
	f.mu.Lock()
	f.saved[path] = print
	if f.saving[path]--; f.saving[path] <= 0 {
		delete(f.saving, path)
	}
	f.mu.Unlock()
	f.nudge()
}

// Rescan looks at everything soon.
func (f *Folder) Rescan() {
	f.mu.Lock()
	f.all = true
	f.mu.Unlock()
	f.nudge()
}

// Close ends the watching and waits for the folder's goroutine; no event
// follows.
func (f *Folder) Close() {
	f.mu.Lock()
	select {
	case <-f.done:
	default:
		close(f.done)
	}
	f.mu.Unlock()
	f.end.Wait()
}

func (f *Folder) nudge() {
	select {
	case f.wake <- struct{}{}:
	default:
	}
}

// take collects what was said since the last time. A save becomes what is
// known of the file; the next scan reads it to see whether it is still true.
func (f *Folder) take() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.dirty.all = f.dirty.all || f.all
	f.all = false
	for path, print := range f.saved {
		f.know(path, print)
	}
	clear(f.saved)
}

func (f *Folder) know(path string, print store.Fingerprint) {
	if !strings.HasPrefix(path, f.dir+string(filepath.Separator)) || !IsArticle(filepath.Base(path)) {
		return
	}
	f.dirty.file(path)
	if f.crossing(path) {
		f.echo[path] = true
	}
	if print.IsZero() {
		delete(f.tree.known, path)
		return
	}
	r := f.tree.known[path]
	r.print = print
	f.tree.known[path] = r
}

// judge decides about an event: it is told, it is ours, or it has to wait
// until a save is done.
func (f *Folder) judge(e Event) verdict {
	f.mu.Lock()
	defer f.mu.Unlock()
	print, ok := f.saved[e.Path] // while the scan went on
	ours := e.Kind == Removed && print.IsZero() || e.Kind != Removed && print == e.Print
	switch {
	case f.saving[e.Path] > 0:
		return wait
	case ok && ours && !f.crossing(e.Path):
		return silent
	}
	return news
}

type verdict uint8

const (
	news verdict = iota
	silent
	wait
)

// crossing reports whether the path was in an event so young that its owner
// may not have known it when the save was announced.
func (f *Folder) crossing(path string) bool { return time.Since(f.told[path]) < crossed }

func (f *Folder) publish() {
	entries := entriesOf(f.dir, f.tree.known)
	f.entries.Store(&entries)
}

func (f *Folder) log(format string, args ...any) {
	if f.opts.Log != nil {
		f.opts.Log(fmt.Sprintf(format, args...))
	}
}

func (d *dirty) any() bool { return d.all || len(d.dirs) > 0 }

func (d *dirty) dir(path string) {
	if d.dirs == nil {
		d.dirs = map[string]bool{}
	}
	d.dirs[path] = true
}

func (d *dirty) file(path string) {
	if d.files == nil {
		d.files = map[string]bool{}
	}
	d.files[path] = true
	d.dir(filepath.Dir(path))
}
