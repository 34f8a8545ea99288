//go:build unix

package store_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"galley/editor/store"
	"galley/editor/text"
	"galley/editor/vfs"
)

// disk is a folder on the real disk.
type disk struct {
	*testing.T
	dir, state string
}

func newDisk(t *testing.T) disk {
	t.Helper()
	return disk{T: t, dir: t.TempDir(), state: filepath.Join(t.TempDir(), "state")}
}

func (d disk) path(name string) string { return filepath.Join(d.dir, name) }

func (d disk) write(name, data string, mode os.FileMode) store.Fingerprint {
	d.Helper()
	d.must(os.WriteFile(d.path(name), []byte(data), 0o600))
	d.must(os.Chmod(d.path(name), mode))
	return store.FingerprintOf([]byte(data))
}

func (d disk) save(name, doc string, expect store.Fingerprint) (store.Fingerprint, error) {
	return store.Save(vfs.OS{}, d.path(name), text.FromString(doc), store.Encoding{}, expect, store.StateDir(d.state))
}

func (d disk) must(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

func (d disk) holds(name, want string) {
	d.Helper()
	data, err := os.ReadFile(d.path(name))
	d.must(err)
	if string(data) != want {
		d.Fatalf("%s holds %q, want %q", name, data, want)
	}
}

func (d disk) has(want ...string) {
	d.Helper()
	entries, err := os.ReadDir(d.dir)
	d.must(err)
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if !slices.Equal(got, want) {
		d.Fatalf("the folder holds %q, want %q", got, want)
	}
}

func (d disk) refuses(kind store.Kind, err error) {
	d.Helper()
	if err == nil || store.KindOf(err) != kind {
		d.Fatalf("got %v (%v), want a refusal of kind %v", err, store.KindOf(err), kind)
	}
}

func TestSave_on_disk_replaces_and_leaves_nothing_behind(t *testing.T) {
	d := newDisk(t)
	print, err := d.save("a.md", "one", store.Fingerprint{})
	d.must(err)
	_, err = d.save("a.md", "two", print)
	d.must(err)
	d.holds("a.md", "two")
	d.has("a.md")
}

func TestSave_refuses_what_changed(t *testing.T) {
	d := newDisk(t)
	print := d.write("a.md", "one", 0o644)
	d.write("a.md", "two", 0o644)
	got, err := d.save("a.md", "three", print)
	d.refuses(store.Changed, err)
	if got != print {
		t.Fatalf("a refused save changes what is expected to %v", got)
	}
	_, err = d.save("a.md", "three", store.Fingerprint{})
	d.refuses(store.Exists, err)
	d.holds("a.md", "two")
	d.must(os.Remove(d.path("a.md")))
	_, err = d.save("a.md", "three", print)
	d.refuses(store.Gone, err)
	d.has()
}

func TestSave_takes_equal_bytes_for_agreement(t *testing.T) {
	d := newDisk(t)
	print := d.write("a.md", "one", 0o644)
	d.write("a.md", "two", 0o644)
	_, err := d.save("a.md", "two", print)
	d.must(err)
}

func TestSave_notices_a_change_that_the_times_hide(t *testing.T) {
	d := newDisk(t)
	for _, when := range []time.Time{time.Unix(0, 0), time.Now(), time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)} {
		print := d.write("a.md", "one", 0o644)
		d.must(os.Chtimes(d.path("a.md"), when, when))
		d.write("a.md", "two", 0o644)
		d.must(os.Chtimes(d.path("a.md"), when, when))
		_, err := d.save("a.md", "three", print)
		d.refuses(store.Changed, err)
	}
}

// The tests of permissions are the stricter for running as root, whom the
// system stops nowhere.
func TestSave_never_bypasses_the_read_only_mark(t *testing.T) {
	d := newDisk(t)
	print := d.write("a.md", "one", 0o444)
	_, err := d.save("a.md", "two", print)
	d.refuses(store.ReadOnly, err)
	d.holds("a.md", "one")
	d.has("a.md")

	d.must(os.Chmod(d.path("a.md"), 0o644))
	d.must(os.Chmod(d.dir, 0o555))
	defer os.Chmod(d.dir, 0o755)
	_, err = d.save("a.md", "two", print)
	d.refuses(store.ReadOnly, err)
	_, err = d.save("new.md", "two", store.Fingerprint{})
	d.refuses(store.ReadOnly, err)
	d.refuses(store.ReadOnly, store.Rename(vfs.OS{}, d.path("a.md"), d.path("b.md")))
	_, err = store.KeepCopy(vfs.OS{}, d.path("a.md"), text.FromString("two"), store.Encoding{}, conflictTime)
	d.refuses(store.ReadOnly, err)
	d.has("a.md")
	d.holds("a.md", "one")
}

func TestSave_keeps_the_mode(t *testing.T) {
	d := newDisk(t)
	for _, mode := range []os.FileMode{0o600, 0o640, 0o644, 0o664, 0o755} {
		print := d.write("a.md", "one", mode)
		_, err := d.save("a.md", "two", print)
		d.must(err)
		info, err := os.Stat(d.path("a.md"))
		d.must(err)
		if info.Mode().Perm() != mode {
			t.Fatalf("the mode was %v and is %v", mode, info.Mode().Perm())
		}
	}
}

func TestSave_writes_through_symbolic_links(t *testing.T) {
	d := newDisk(t)
	d.must(os.MkdirAll(d.path("real"), 0o755))
	print := d.write("real/a.md", "one", 0o644)
	d.must(os.Symlink("real/a.md", d.path("link.md")))
	d.must(os.Symlink(d.path("link.md"), d.path("chain.md")))
	d.must(os.Symlink("real/new.md", d.path("dangling.md")))
	_, err := d.save("chain.md", "two", print)
	d.must(err)
	_, err = d.save("dangling.md", "new", store.Fingerprint{})
	d.must(err)
	d.holds("real/a.md", "two")
	d.holds("real/new.md", "new")
	for _, name := range []string{"link.md", "chain.md", "dangling.md"} {
		if info, err := os.Lstat(d.path(name)); err != nil || info.Mode()&os.ModeSymlink == 0 {
			t.Fatalf("%s is no link any more", name)
		}
	}
	d.has("chain.md", "dangling.md", "link.md", "real")
}

func TestSave_keeps_hard_links_together(t *testing.T) {
	d := newDisk(t)
	print := d.write("a.md", "one", 0o644)
	d.must(os.Link(d.path("a.md"), d.path("b.md")))
	for _, doc := range []string{"a longer two", "3", ""} {
		var err error
		print, err = d.save("a.md", doc, print)
		d.must(err)
		d.holds("b.md", doc)
	}
	d.has("a.md", "b.md")
	kept, err := store.Kept(vfs.OS{}, d.path("a.md"), store.StateDir(d.state))
	if err != nil || len(kept) != 0 {
		t.Fatalf("copies are left: %q, %v", kept, err)
	}
}

// odd are places where no article is, and what reading and saving them say.
func TestLoad_and_save_refuse_what_is_no_file(t *testing.T) {
	d := newDisk(t)
	d.must(os.Mkdir(d.path("folder.md"), 0o755))
	d.must(syscall.Mkfifo(d.path("fifo.md"), 0o644))
	d.must(os.Symlink("loop2.md", d.path("loop1.md")))
	d.must(os.Symlink("loop1.md", d.path("loop2.md")))
	d.must(os.Symlink("/dev/zero", d.path("zero.md")))
	d.must(os.Symlink("fifo.md", d.path("tofifo.md")))
	for _, test := range []struct {
		path       string
		load, save store.Kind
	}{
		{d.path("folder.md"), store.Invalid, store.ReadOnly},
		{d.path("fifo.md"), store.Invalid, store.ReadOnly},
		{d.path("tofifo.md"), store.Invalid, store.ReadOnly},
		{d.path("zero.md"), store.Invalid, store.ReadOnly},
		{"/dev/null", store.Invalid, store.ReadOnly},
		{d.path("loop1.md"), store.Invalid, store.Invalid},
		{d.path("missing.md"), store.Gone, store.Gone},
		{d.path("no/folder.md"), store.Gone, store.Gone},
		{d.path("fifo.md/a.md"), store.Invalid, store.Invalid},
		{d.path(strings.Repeat("n", 300)), store.Invalid, store.Invalid},
	} {
		start := time.Now()
		_, err := store.Load(vfs.OS{}, test.path)
		d.refuses(test.load, err)
		t.Log(err)
		_, err = store.Save(vfs.OS{}, test.path, text.FromString("x"), store.Encoding{}, store.FingerprintOf([]byte("y")), store.StateDir(d.state))
		d.refuses(test.save, err)
		t.Log(err)
		if took := time.Since(start); took > time.Second {
			t.Fatalf("%s took %v", test.path, took)
		}
	}
}

func TestSave_copes_with_hostile_names(t *testing.T) {
	d := newDisk(t)
	for _, name := range []string{"-rf.md", "new\nline.md", "\u202ertl.md", strings.Repeat("é", 126) + ".md", " ", "a.sync-conflict-20260102.md", "\xff\xfe.md", "C:.md"} {
		print, err := d.save(name, "one", store.Fingerprint{})
		d.must(err)
		print, err = d.save(name, "two", print)
		d.must(err)
		d.holds(name, "two")
		copied, err := store.KeepCopy(vfs.OS{}, d.path(name), text.FromString("mine"), store.Encoding{}, conflictTime)
		d.must(err)
		d.holds(filepath.Base(copied), "mine")
		if len(filepath.Base(copied)) > 255 || name != " " && filepath.Ext(copied) != filepath.Ext(name) {
			t.Fatalf("the copy of %q is %q", name, copied)
		}
		if err := store.Rename(vfs.OS{}, d.path(name), d.path("renamed.md")); err != nil {
			t.Fatal(err)
		}
		d.must(os.Remove(d.path("renamed.md")))
		d.must(os.Remove(copied))
		_ = print
	}
}

func TestRename_never_replaces(t *testing.T) {
	d := newDisk(t)
	d.write("a.md", "one", 0o644)
	d.write("b.md", "two", 0o644)
	d.must(os.Mkdir(d.path("sub"), 0o755))
	d.refuses(store.Exists, store.Rename(vfs.OS{}, d.path("a.md"), d.path("b.md")))
	d.refuses(store.Gone, store.Rename(vfs.OS{}, d.path("none.md"), d.path("c.md")))
	d.refuses(store.Gone, store.Rename(vfs.OS{}, d.path("a.md"), d.path("none/c.md")))
	d.must(store.Rename(vfs.OS{}, d.path("a.md"), d.path("sub/A.md")))
	d.must(store.Rename(vfs.OS{}, d.path("sub/A.md"), d.path("a.md")))
	d.must(store.Rename(vfs.OS{}, d.path("b.md"), d.path("B.md")))
	d.must(os.Symlink("a.md", d.path("link.md")))
	d.must(store.Rename(vfs.OS{}, d.path("link.md"), d.path("moved.md")))
	d.has("B.md", "a.md", "moved.md", "sub")
	d.holds("a.md", "one")
	d.holds("B.md", "two")
	if info, err := os.Lstat(d.path("moved.md")); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Fatal("the link was followed")
	}
}

func TestSweep_removes_old_litter_and_nothing_else(t *testing.T) {
	d := newDisk(t)
	old := time.Now().Add(-time.Hour)
	for _, name := range []string{"a.md", "~syncthing~a.md.0123456789abcdef.tmp", "~syncthing~unborn.md.0123456789abcdef.tmp", "~syncthing~a.md.0123.tmp", "~syncthing~a.md.tmp", "~a.md"} {
		d.write(name, name, 0o644)
		d.must(os.Chtimes(d.path(name), old, old))
	}
	d.write("~syncthing~a.md.fedcba9876543210.tmp", "young", 0o644)
	d.must(store.Sweep(vfs.OS{}, d.dir, time.Now().Add(-time.Minute)))
	d.has("a.md", "~a.md", "~syncthing~a.md.0123.tmp", "~syncthing~a.md.fedcba9876543210.tmp", "~syncthing~a.md.tmp", "~syncthing~unborn.md.0123456789abcdef.tmp")
}
