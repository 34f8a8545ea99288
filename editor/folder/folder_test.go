package folder_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"galley/editor/folder"
	"galley/editor/store"
	"galley/editor/text"
	"galley/editor/vfs"
)

// patience is how long a test waits for what must happen.
const patience = 10 * time.Second

// disk is a folder on the real disk, opened, with its events.
type disk struct {
	*testing.T
	dir    string
	folder *folder.Folder
	events chan folder.Event
	logged chan string
}

func openDisk(t *testing.T, opts folder.Options, files ...string) *disk {
	t.Helper()
	d := &disk{T: t, dir: t.TempDir(), events: make(chan folder.Event, 100_000), logged: make(chan string, 1000)}
	for i := 0; i < len(files); i += 2 {
		d.write(files[i], files[i+1])
	}
	opts.Events = func(events []folder.Event) {
		for _, e := range events {
			d.events <- e
		}
	}
	opts.Log = func(line string) {
		select {
		case d.logged <- line:
		default:
		}
	}
	if opts.Peek == nil {
		opts.Peek = firstLine
	}
	f, err := folder.Open(vfs.OS{}, d.dir, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Close)
	d.folder = f
	return d
}

func firstLine(head []byte) folder.Summary {
	line, _, _ := bytes.Cut(head, []byte("\n"))
	return folder.Summary{Title: string(line)}
}

func (d *disk) path(name string) string { return filepath.Join(d.dir, filepath.FromSlash(name)) }

func (d *disk) write(name, data string) {
	d.Helper()
	if err := os.MkdirAll(filepath.Dir(d.path(name)), 0o755); err != nil {
		d.Fatal(err)
	}
	if err := os.WriteFile(d.path(name), []byte(data), 0o644); err != nil {
		d.Fatal(err)
	}
}

func (d *disk) do(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

// show writes an event in one line, with names relative to the folder.
func (d *disk) show(e folder.Event) string {
	name := func(path string) string {
		rel, err := filepath.Rel(d.dir, path)
		if err != nil {
			return path
		}
		return filepath.ToSlash(rel)
	}
	if e.From != "" {
		return fmt.Sprintf("%v %s from %s", e.Kind, name(e.Path), name(e.From))
	}
	return fmt.Sprintf("%v %s", e.Kind, name(e.Path))
}

// expect waits until exactly these events have come, in any order.
func (d *disk) expect(want ...string) {
	d.Helper()
	timeout := time.After(patience)
	var got []string
	for range want {
		select {
		case e := <-d.events:
			got = append(got, d.show(e))
		case <-timeout:
			d.Fatalf("got %q, want %q", got, want)
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		d.Fatalf("got %q, want %q", got, want)
	}
}

// silent makes sure that nothing that happened so far is still to be told: a
// marker file comes through, and before it nothing.
func (d *disk) silent() {
	d.Helper()
	marker := fmt.Sprintf("marker-%d.md", time.Now().UnixNano())
	d.write(marker, marker)
	d.expect("created " + marker)
	d.do(os.Remove(d.path(marker)))
	d.expect("removed " + marker)
}

func (d *disk) titles() string {
	var titles []string
	for _, e := range d.folder.Entries() {
		titles = append(titles, e.Name+"="+e.Summary.Title)
	}
	slices.Sort(titles)
	return strings.Join(titles, " ")
}

func TestFolder_lists_articles_and_nothing_else(t *testing.T) {
	d := openDisk(t, folder.Options{}, "a.md", "A\n", "b.markdown", "B", "c.txt", "C", ".hidden.md", "H", ".~a.md.0011223344556677", "T",
		"sub/d.md", "D", ".git/e.md", "E", "node_modules/f.md", "F", "UPPER.MD", "U")
	if got, want := d.titles(), "UPPER.MD=U a.md=A b.markdown=B sub/d.md=D"; got != want {
		t.Fatalf("got %s, want %s", got, want)
	}
}

func TestFolder_tells_what_happens(t *testing.T) {
	d := openDisk(t, folder.Options{}, "a.md", "one", "b.md", "two")
	d.write("a.md", "one more")
	d.expect("changed a.md")
	d.write("c.md", "three")
	d.expect("created c.md")
	d.do(os.Remove(d.path("b.md")))
	d.expect("removed b.md")
	d.do(os.Rename(d.path("c.md"), d.path("d.md")))
	d.expect("created d.md from c.md", "removed c.md")
	d.write("sub/deep/e.md", "four")
	d.expect("created sub/deep/e.md")
	d.write("sub/deep/e.md", "five")
	d.expect("changed sub/deep/e.md")
	d.do(os.Rename(d.path("sub"), d.path("other")))
	d.expect("created other/deep/e.md from sub/deep/e.md", "removed sub/deep/e.md")
	d.write("other/deep/e.md", "six")
	d.expect("changed other/deep/e.md")
	d.do(os.RemoveAll(d.path("other")))
	d.expect("removed other/deep/e.md")
	d.write("other/deep/e.md", "seven")
	d.expect("created other/deep/e.md")
	d.write("other/deep/e.md", "eight")
	d.expect("changed other/deep/e.md")
	if got, want := d.titles(), "a.md=one more d.md=three other/deep/e.md=eight"; got != want {
		t.Fatalf("got %s, want %s", got, want)
	}
}

func TestFolder_is_silent_about_our_own_saves(t *testing.T) {
	d := openDisk(t, folder.Options{}, "a.md", "one")
	print := store.FingerprintOf([]byte("one"))
	for i := range 20 {
		var err error
		print, err = store.Save(vfs.OS{}, d.path("a.md"), text.FromString(fmt.Sprint("save ", i)), store.Encoding{}, print)
		d.do(err)
		d.folder.Saved(d.path("a.md"), print)
	}
	d.silent()
	d.write("a.md", "one")
	d.expect("changed a.md")
}
