package folder_test

import (
	"bytes"
	"errors"
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
	if opts.Poll == 0 { // where the machine has no watch left to give, tests stay quick
		opts.Poll = 100 * time.Millisecond
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
	d := openDisk(t, folder.Options{}, "a.md", "A\n", "b.markdown", "B", "c.txt", "C", ".hidden.md", "H", "~syncthing~a.md.0011223344556677.tmp", "T",
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
		d.folder.Saving(d.path("a.md"))
		print, err = store.Save(vfs.OS{}, d.path("a.md"), text.FromString(fmt.Sprint("save ", i)), store.Encoding{}, print)
		d.do(err)
		d.folder.Saved(d.path("a.md"), print)
	}
	d.silent()
	d.write("a.md", "one")
	d.expect("changed a.md")
}

func TestFolder_is_silent_about_a_new_file_and_a_removal_of_ours(t *testing.T) {
	d := openDisk(t, folder.Options{}, "a.md", "one")
	d.folder.Saving(d.path("new.md"))
	print, err := store.Save(vfs.OS{}, d.path("new.md"), text.FromString("new"), store.Encoding{}, store.Fingerprint{})
	d.do(err)
	d.folder.Saved(d.path("new.md"), print)
	d.folder.Saving(d.path("a.md"))
	d.do(os.Remove(d.path("a.md")))
	d.folder.Saved(d.path("a.md"), store.Fingerprint{})
	d.silent()
	if got, want := d.titles(), "new.md=new"; got != want {
		t.Fatalf("listed %s, want %s", got, want)
	}
}

func TestFolder_tells_when_a_save_of_ours_was_overwritten(t *testing.T) {
	d := openDisk(t, folder.Options{}, "a.md", "one")
	print, err := store.Save(vfs.OS{}, d.path("a.md"), text.FromString("ours"), store.Encoding{}, store.FingerprintOf([]byte("one")))
	d.do(err)
	d.write("a.md", "theirs")
	d.folder.Saved(d.path("a.md"), print)
	for {
		select {
		case e := <-d.events:
			if e.Print == store.FingerprintOf([]byte("theirs")) {
				return
			}
		case <-time.After(patience):
			t.Fatal("nothing was told")
		}
	}
}

func TestFolder_judges_by_content(t *testing.T) {
	d := openDisk(t, folder.Options{}, "a.md", "one", "b.md", "two")
	now := time.Now()
	d.do(os.Chtimes(d.path("a.md"), now.Add(time.Hour), now.Add(time.Hour)))
	d.write("a.md", "one") // the same bytes
	d.write("new", "one")
	d.do(os.Rename(d.path("new"), d.path("a.md"))) // and another file with them
	d.silent()
	// Other bytes of the same length at the same time.
	for _, when := range []time.Time{time.Unix(0, 0), time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)} {
		d.do(os.Chtimes(d.path("b.md"), when, when))
		d.silent()
		data := []byte("xyz" + when.Format("2006"))
		f, err := os.OpenFile(d.path("b.md"), os.O_WRONLY, 0)
		d.do(err)
		_, err = f.Write(data)
		d.do(err)
		d.do(f.Close())
		d.do(os.Chtimes(d.path("b.md"), when, when))
		d.expect("changed b.md")
	}
}

func TestFolder_waits_for_an_emptied_file_to_be_filled(t *testing.T) {
	d := openDisk(t, folder.Options{}, "a.md", "one")
	f, err := os.OpenFile(d.path("a.md"), os.O_WRONLY|os.O_TRUNC, 0)
	d.do(err)
	d.silent() // longer than a batch takes, shorter than the patience with an empty file
	_, err = f.WriteString("two")
	d.do(err)
	d.do(f.Close())
	d.expect("changed a.md")
	d.do(os.Truncate(d.path("a.md"), 0))
	d.expect("changed a.md")
}

func TestFolder_lists_a_linked_article_and_no_other_link(t *testing.T) {
	outside := t.TempDir()
	d := openDisk(t, folder.Options{Poll: 20 * time.Millisecond, Watch: noWatch})
	d.do(os.WriteFile(filepath.Join(outside, "real.md"), []byte("real"), 0o644))
	d.do(os.Symlink(filepath.Join(outside, "real.md"), d.path("link.md")))
	d.expect("created link.md")
	d.do(os.Symlink("nowhere.md", d.path("dangling.md")))
	d.do(os.Symlink("loop.md", d.path("loop.md")))
	d.do(os.Symlink(outside, d.path("folder")))
	d.do(os.Symlink("/dev/zero", d.path("zero.md")))
	d.do(os.WriteFile(filepath.Join(outside, "real.md"), []byte("other"), 0o644))
	d.expect("changed link.md")
	d.silent()
	if got, want := d.titles(), "link.md=other"; got != want {
		t.Fatalf("listed %s, want %s", got, want)
	}
}

func noWatch() (folder.Watcher, error) { return nil, errors.New("no space left for watches") }

func TestFolder_polls_when_nothing_can_be_watched(t *testing.T) {
	d := openDisk(t, folder.Options{Poll: 10 * time.Millisecond, Watch: noWatch}, "a.md", "one")
	if d.folder.Live() {
		t.Fatal("it says that it watches")
	}
	d.says("cannot be watched")
	d.write("a.md", "two")
	d.expect("changed a.md")
	d.do(os.Rename(d.path("a.md"), d.path("b.md")))
	d.expect("created b.md from a.md", "removed a.md")
}

// says waits for a line in the log.
func (d *disk) says(part string) {
	d.Helper()
	for {
		select {
		case line := <-d.logged:
			if strings.Contains(line, part) {
				return
			}
		case <-time.After(patience):
			d.Fatalf("%q was not logged", part)
		}
	}
}

func TestFolder_is_lost_and_comes_back(t *testing.T) {
	d := openDisk(t, folder.Options{Poll: 20 * time.Millisecond}, "a.md", "one", "b.md", "two")
	elsewhere := filepath.Join(t.TempDir(), "moved")
	d.do(os.Rename(d.dir, elsewhere))
	d.expect("lost .")
	if got, want := d.titles(), "a.md=one b.md=two"; got != want {
		t.Fatalf("listed %s, want %s", got, want)
	}
	d.do(os.WriteFile(filepath.Join(elsewhere, "a.md"), []byte("changed"), 0o644))
	d.do(os.Rename(elsewhere, d.dir))
	d.expect("changed a.md")
	d.write("b.md", "watched again")
	d.expect("changed b.md")
	d.do(os.RemoveAll(d.dir))
	for lost := false; !lost; {
		lost = d.show(d.next()) == "lost ."
	}
	for _, data := range []string{"anew", "and watched"} {
		d.write("a.md", data)
		for d.next().Print != store.FingerprintOf([]byte(data)) {
		}
	}
}

func TestFolder_tells_where_it_is_when_it_is_renamed(t *testing.T) {
	for _, test := range []struct {
		name string
		do   func(d *disk)
		want string
	}{
		{"itself", func(d *disk) { d.do(os.Rename(d.dir, d.dir+"-new")) }, "moved ../001-new from ."},
		{"and replaced", func(d *disk) {
			d.do(os.Rename(d.dir, d.dir+"-new"))
			d.write("a.md", "another")
		}, "moved ../001-new from ."},
		{"one above", func(d *disk) {
			above := filepath.Dir(d.dir)
			t.Cleanup(func() { d.do(os.RemoveAll(above + "-new")) })
			d.do(os.Rename(above, above+"-new"))
			d.folder.Rescan() // nothing tells of it
		}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := openDisk(t, folder.Options{Poll: time.Hour}, "a.md", "one")
			want := test.want
			if want == "" {
				above := filepath.Dir(d.dir)
				want = "moved ../../" + filepath.Base(above) + "-new/001 from ."
			}
			test.do(d)
			d.expect(want)
			if got := d.titles(); got != "a.md=one" {
				t.Errorf("listed %s", got)
			}
		})
	}
}

func (d *disk) next() folder.Event {
	d.Helper()
	select {
	case e := <-d.events:
		return e
	case <-time.After(patience):
		d.Fatal("nothing happened")
		return folder.Event{}
	}
}

func TestFolder_survives_a_summary_that_panics(t *testing.T) {
	d := openDisk(t, folder.Options{Peek: func(head []byte) folder.Summary {
		if string(head) == "bomb" {
			panic("boom")
		}
		return firstLine(head)
	}}, "a.md", "bomb", "b.md", "fine")
	d.says("boom")
	d.write("b.md", "bomb")
	d.expect("changed b.md")
	if got, want := d.titles(), "a.md= b.md="; got != want {
		t.Fatalf("listed %s, want %s", got, want)
	}
}

func TestFolder_open_says_what_is_wrong_with_a_folder(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.md")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]store.Kind{filepath.Join(dir, "none"): store.Gone, file: store.Invalid} {
		_, err := folder.Open(vfs.OS{}, path, folder.Options{})
		if err == nil || store.KindOf(err) != want {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestFolder_sweeps_the_litter_of_a_crash(t *testing.T) {
	dir := t.TempDir()
	old := time.Now().Add(-2 * time.Hour)
	for _, name := range []string{"a.md", "~syncthing~a.md.0123456789abcdef.tmp"} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, old, old); err != nil {
			t.Fatal(err)
		}
	}
	f, err := folder.Open(vfs.OS{}, dir, folder.Options{})
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	f.Close() // is harmless
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Fatalf("the folder holds %v", entries)
	}
}
