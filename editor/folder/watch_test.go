package folder_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"

	"galley/editor/folder"
	"galley/editor/store"
	"galley/editor/text"
	"galley/editor/vfs"
)

// deaf is a watcher that hears only what a test tells it.
type deaf struct {
	events chan fsnotify.Event
	errors chan error
	refuse error // of the next Add

	mu   sync.Mutex
	dirs []string
}

func newDeaf() *deaf { return &deaf{events: make(chan fsnotify.Event), errors: make(chan error)} }

func (d *deaf) Add(dir string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.refuse != nil && len(d.dirs) > 0 {
		return d.refuse
	}
	d.dirs = append(d.dirs, dir)
	return nil
}

func (d *deaf) Remove(dir string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.dirs = slices.DeleteFunc(d.dirs, func(have string) bool { return have == dir })
	return nil
}

func (d *deaf) Events() <-chan fsnotify.Event { return d.events }
func (d *deaf) Errors() <-chan error          { return d.errors }
func (d *deaf) Close() error                  { return nil }

func TestFolder_looks_at_everything_after_an_overflow(t *testing.T) {
	watcher := newDeaf()
	d := openDisk(t, folder.Options{Poll: time.Hour, Watch: func() (folder.Watcher, error) { return watcher, nil }}, "a.md", "one", "sub/b.md", "two")
	if !d.folder.Live() || len(watcher.dirs) != 2 {
		t.Fatalf("watched: %q", watcher.dirs)
	}
	d.write("a.md", "changed")
	d.write("sub/b.md", "changed")
	d.write("sub/new/c.md", "three")
	watcher.errors <- fsnotify.ErrEventOverflow
	d.expect("changed a.md", "changed sub/b.md", "created sub/new/c.md")
	d.says("overflow")
	watcher.mu.Lock()
	defer watcher.mu.Unlock()
	if len(watcher.dirs) != 3 {
		t.Fatalf("watched: %q", watcher.dirs)
	}
}

func TestFolder_looks_only_where_something_happened(t *testing.T) {
	watcher := newDeaf()
	d := openDisk(t, folder.Options{Poll: time.Hour, Watch: func() (folder.Watcher, error) { return watcher, nil }}, "a.md", "one", "sub/b.md", "two")
	d.write("a.md", "unheard")
	d.write("sub/b.md", "heard")
	watcher.events <- fsnotify.Event{Name: d.path("sub/b.md"), Op: fsnotify.Write}
	d.expect("changed sub/b.md")
	d.folder.Rescan()
	d.expect("changed a.md")
}

func TestFolder_polls_when_the_watches_run_out(t *testing.T) {
	watcher := newDeaf()
	watcher.refuse = syscall.ENOSPC
	d := openDisk(t, folder.Options{Poll: 10 * time.Millisecond, Watch: func() (folder.Watcher, error) { return watcher, nil }}, "a.md", "one", "sub/b.md", "two")
	d.says("not watched any more")
	d.write("sub/b.md", "changed")
	d.expect("changed sub/b.md")
	if d.folder.Live() {
		t.Fatal("it says that it watches")
	}
}

func TestFolder_hears_a_burst_of_new_files(t *testing.T) {
	d := openDisk(t, folder.Options{})
	const files = 2000
	for i := range files {
		d.write(fmt.Sprintf("%05d.md", i), "text")
	}
	start := time.Now()
	for i := 0; i < files; {
		if d.next().Kind == folder.Created {
			i++
		}
	}
	if got := len(d.folder.Entries()); got != files {
		t.Fatalf("%d articles are listed, want %d", got, files)
	}
	t.Logf("all told %v after the last", time.Since(start))
}

// On a disk in memory and with a clock that the test owns.
func TestFolder_polls_a_disk_that_cannot_be_watched(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		mem := vfs.NewMem()
		if err := mem.MkdirAll("/articles/sub", 0o755); err != nil {
			t.Fatal(err)
		}
		var events []folder.Event
		listed := 0
		f, err := folder.Open(mem, "/articles", folder.Options{
			Peek:   firstLine,
			Events: func(e []folder.Event) { events = append(events, e...) },
			Listed: func() { listed++ },
		})
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		save := func(path, doc string, expect store.Fingerprint) store.Fingerprint {
			print, err := store.Save(mem, path, text.FromString(doc), store.Encoding{}, expect)
			if err != nil {
				t.Fatal(err)
			}
			return print
		}
		tick := func(want ...folder.Event) {
			t.Helper()
			<-time.After(3 * time.Second)
			synctest.Wait()
			if !slices.Equal(events, want) {
				t.Fatalf("got %v, want %v", events, want)
			}
			events = nil
		}
		tick()
		one := save("/articles/sub/a.md", "one", store.Fingerprint{})
		tick(folder.Event{Path: "/articles/sub/a.md", Kind: folder.Created, Print: one})
		two := save("/articles/sub/a.md", "two", one)
		before := listed
		f.Saved("/articles/sub/a.md", two)
		tick()
		if listed == before || f.Entries()[0].Summary.Title != "two" {
			t.Fatalf("our own save is not listed: %v", f.Entries())
		}
		one = save("/articles/sub/a.md", "one", two)
		tick(folder.Event{Path: "/articles/sub/a.md", Kind: folder.Changed, Print: one})
		if err := store.Rename(mem, "/articles/sub/a.md", "/articles/b.md"); err != nil {
			t.Fatal(err)
		}
		tick(
			folder.Event{Path: "/articles/b.md", From: "/articles/sub/a.md", Kind: folder.Created, Print: one},
			folder.Event{Path: "/articles/sub/a.md", Kind: folder.Removed, Print: one},
		)
	})
}

func TestFolder_takes_a_failing_disk_for_no_news(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		mem := vfs.NewMem()
		if err := mem.MkdirAll("/articles/sub", 0o755); err != nil {
			t.Fatal(err)
		}
		for _, path := range []string{"/articles/a.md", "/articles/sub/b.md"} {
			if _, err := store.Write(mem, path, []byte("text"), store.Fingerprint{}); err != nil {
				t.Fatal(err)
			}
		}
		fault := vfs.NewFault(mem, nil)
		var events []folder.Event
		f, err := folder.Open(fault, "/articles", folder.Options{Events: func(e []folder.Event) { events = append(events, e...) }})
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		<-time.After(time.Minute) // nothing is young any more
		synctest.Wait()
		fault.SetRule(nil)
		f.Rescan()
		<-time.After(time.Second)
		synctest.Wait()
		total := len(fault.Ops())
		if total == 0 {
			t.Fatal("nothing was looked at")
		}
		for n := range total {
			fault.SetRule(vfs.Nth(n, syscall.EIO))
			f.Rescan()
			<-time.After(10 * time.Second)
			synctest.Wait()
			for _, e := range events {
				if e.Kind != folder.Lost {
					t.Fatalf("operation %d fails, and it tells %v", n, e)
				}
			}
			events = nil
			if got := len(f.Entries()); got != 2 {
				t.Fatalf("operation %d fails, and %d articles are listed", n, got)
			}
		}
		// Slow is not lost, and Close does not wait for ever.
		fault.SetRule(func(vfs.Op) error {
			<-time.After(5 * time.Second)
			return nil
		})
		f.Rescan()
		<-time.After(time.Hour)
		if len(events) > 0 {
			t.Fatalf("a slow disk tells %v", events)
		}
		fault.SetRule(nil)
	})
}

func TestFolder_keeps_few_files_open(t *testing.T) {
	mem := vfs.NewMem()
	open, most := 0, 0
	counting := vfs.NewFault(mem, func(op vfs.Op) error {
		switch op.Kind {
		case "open":
			open++
			most = max(most, open)
		case "close":
			open--
		}
		return nil
	})
	for i := range 50 {
		dir := filepath.Join("/articles", fmt.Sprint(i%10))
		if err := mem.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		if _, err := store.Write(mem, filepath.Join(dir, fmt.Sprint(i, ".md")), []byte("text"), store.Fingerprint{}); err != nil {
			t.Fatal(err)
		}
	}
	f, err := folder.Open(counting, "/articles", folder.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if len(f.Entries()) != 50 || most != 1 || open != 0 {
		t.Fatalf("%d articles; at most %d files were open at once, %d still are", len(f.Entries()), most, open)
	}
}

func TestNewWatcher_hears_the_disk(t *testing.T) {
	w, err := folder.NewWatcher()
	if err != nil {
		t.Skipf("nothing can be watched here: %v", err)
	}
	defer w.Close()
	dir := t.TempDir()
	if err := w.Add(dir); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "a.md"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	select {
	case e := <-w.Events():
		if filepath.Base(e.Name) != "a.md" {
			t.Fatalf("heard %v", e)
		}
	case <-time.After(patience):
		t.Fatal("heard nothing")
	}
	if err := w.Add(filepath.Join(dir, "none")); !errors.Is(err, os.ErrNotExist) {
		t.Fatalf("watching nothing gives %v", err)
	}
}
