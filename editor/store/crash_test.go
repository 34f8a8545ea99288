package store_test

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"galley/editor/store"
	"galley/editor/text"
	"galley/editor/vfs"
)

const (
	memDir  = "/home/writer/articles"
	memPath = memDir + "/a.md"
	memKept = "/home/writer/state"
)

// newMem is a disk in memory with files in the folder, given as name, content.
func newMem(t *testing.T, files ...string) *vfs.Mem {
	t.Helper()
	mem := vfs.NewMem()
	if err := mem.MkdirAll(memDir, 0o755); err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(files); i += 2 {
		if _, err := store.Write(mem, filepath.Join(memDir, files[i]), []byte(files[i+1]), store.Fingerprint{}); err != nil {
			t.Fatal(err)
		}
	}
	mem.SyncAll()
	return mem
}

// folderOf shows the files of the folder as name=content, sorted.
func folderOf(t *testing.T, fsys vfs.FS, dir string) []string {
	t.Helper()
	d, err := fsys.OpenDir(dir)
	if err != nil {
		return nil
	}
	defer d.Close()
	infos, err := d.List()
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, info := range infos {
		if info.Mode.IsRegular() {
			files = append(files, info.Name+"="+contentOf(t, fsys, filepath.Join(dir, info.Name)))
		}
	}
	slices.Sort(files)
	return files
}

var conflictTime = time.Date(2026, 1, 2, 15, 4, 5, 0, time.UTC)

const missing = "<no file>"

func contentOf(t *testing.T, fsys vfs.FS, path string) string {
	t.Helper()
	file, err := store.Load(fsys, path)
	if store.KindOf(err) == store.Gone {
		return missing
	}
	if err != nil {
		t.Fatal(err)
	}
	return file.Text.String(text.Span{From: 0, To: file.Text.Len()})
}

func saveMem(fsys vfs.FS, path, doc string, expect store.Fingerprint) (store.Fingerprint, error) {
	return store.Save(fsys, path, text.FromString(doc), store.Encoding{}, expect, store.StateDir(memKept))
}

// everyCrash runs work on a disk and calls check with every state in which the
// disk may be found if the power fails after any operation of it.
func everyCrash(mem *vfs.Mem, work func(), check func(after string, crashed *vfs.Mem)) (states int) {
	look := func(op string) {
		for crashed := range mem.Crashes() {
			states++
			check(op, crashed)
		}
	}
	look("nothing")
	mem.After(look)
	work()
	mem.After(nil)
	return states
}

func TestSave_is_whole_after_a_crash_at_any_moment(t *testing.T) {
	for _, test := range []struct{ name, old, new string }{
		{"a longer version", "old text", "a new and longer text"},
		{"a shorter version", "a long old text", "new"},
		{"of the same length", "old text", "new text"},
		{"to nothing", "old text", ""},
		{"from nothing", "", "new text"},
	} {
		t.Run(test.name, func(t *testing.T) {
			mem := newMem(t, "a.md", test.old)
			states := everyCrash(mem, func() {
				if _, err := saveMem(mem, memPath, test.new, store.FingerprintOf([]byte(test.old))); err != nil {
					t.Fatal(err)
				}
			}, func(after string, crashed *vfs.Mem) {
				if got := contentOf(t, crashed, memPath); got != test.old && got != test.new {
					t.Fatalf("after %s the file may hold %q", after, got)
				}
			})
			for crashed := range mem.Crashes() {
				if got := folderOf(t, crashed, memDir); !slices.Equal(got, []string{"a.md=" + test.new}) {
					t.Fatalf("saved, yet the folder may hold %q", got)
				}
			}
			t.Logf("%d states", states)
		})
	}
}

func TestSave_of_a_new_file_is_whole_after_a_crash_at_any_moment(t *testing.T) {
	mem := newMem(t, "other.md", "other")
	everyCrash(mem, func() {
		if _, err := saveMem(mem, memPath, "new text", store.Fingerprint{}); err != nil {
			t.Fatal(err)
		}
	}, func(after string, crashed *vfs.Mem) {
		if got := contentOf(t, crashed, memPath); got != missing && got != "new text" {
			t.Fatalf("after %s the file may hold %q", after, got)
		}
		if got := contentOf(t, crashed, memDir+"/other.md"); got != "other" {
			t.Fatalf("after %s the other file may hold %q", after, got)
		}
	})
	for crashed := range mem.Crashes() {
		if got := folderOf(t, crashed, memDir); !slices.Equal(got, []string{"a.md=new text", "other.md=other"}) {
			t.Fatalf("saved, yet the folder may hold %q", got)
		}
	}
}

func TestSave_in_place_never_loses_the_old_version(t *testing.T) {
	for _, sizes := range []struct{ old, new string }{{"old text", "a new and longer text"}, {"a long old text", "new"}} {
		mem := newMem(t, "a.md", sizes.old)
		dir, err := mem.OpenDir(memDir)
		if err != nil {
			t.Fatal(err)
		}
		if err := dir.Link("a.md", "b.md"); err != nil {
			t.Fatal(err)
		}
		mem.SyncAll()
		everyCrash(mem, func() {
			if _, err := saveMem(mem, memPath, sizes.new, store.FingerprintOf([]byte(sizes.old))); err != nil {
				t.Fatal(err)
			}
		}, func(after string, crashed *vfs.Mem) {
			got := contentOf(t, crashed, memPath)
			if got == sizes.old || got == sizes.new {
				return
			}
			kept, err := store.Kept(crashed, memPath, store.StateDir(memKept))
			if err != nil {
				t.Fatal(err)
			}
			if len(kept) != 1 || contentOf(t, crashed, kept[0]) != sizes.old {
				t.Fatalf("after %s the file may hold %q and the copies are %q", after, got, kept)
			}
		})
		if got, want := folderOf(t, mem, memDir), []string{"a.md=" + sizes.new, "b.md=" + sizes.new}; !slices.Equal(got, want) {
			t.Fatalf("the folder holds %q, want %q", got, want)
		}
		if kept, _ := store.Kept(mem, memPath, store.StateDir(memKept)); len(kept) != 0 {
			t.Fatalf("copies are left: %q", kept)
		}
	}
}

func TestRename_never_loses_the_article(t *testing.T) {
	mem := newMem(t, "a.md", "text")
	everyCrash(mem, func() {
		if err := store.Rename(mem, memPath, memDir+"/b.md"); err != nil {
			t.Fatal(err)
		}
	}, func(after string, crashed *vfs.Mem) {
		files := folderOf(t, crashed, memDir)
		for _, file := range files {
			if !strings.HasSuffix(file, "=text") {
				t.Fatalf("after %s the folder may hold %q", after, files)
			}
		}
		if len(files) == 0 {
			t.Fatalf("after %s the article may be lost", after)
		}
	})
	for crashed := range mem.Crashes() {
		if got := folderOf(t, crashed, memDir); !slices.Equal(got, []string{"b.md=text"}) {
			t.Fatalf("renamed, yet the folder may hold %q", got)
		}
	}
}

// A proof of the tests above: they would find a save that is careless.
func TestCrashes_find_a_save_that_forgets_a_sync(t *testing.T) {
	for _, forgotten := range []string{"sync", "syncdir"} {
		mem := newMem(t, "a.md", "old")
		torn, lost := false, false
		everyCrash(mem, func() {
			fsys := forgetful{FS: mem, forgets: forgotten}
			if _, err := saveMem(fsys, memPath, "new", store.FingerprintOf([]byte("old"))); err != nil {
				t.Fatal(err)
			}
		}, func(_ string, crashed *vfs.Mem) {
			got := contentOf(t, crashed, memPath)
			torn = torn || got != "old" && got != "new"
		})
		for crashed := range mem.Crashes() {
			lost = lost || contentOf(t, crashed, memPath) != "new"
		}
		if !lost || torn != (forgotten == "sync") {
			t.Errorf("without %s: torn %v, lost %v", forgotten, torn, lost)
		}
	}
}

// forgetful does not do one kind of operation and says that it has.
type forgetful struct {
	vfs.FS
	forgets string
}

func (f forgetful) OpenDir(path string) (vfs.Dir, error) {
	dir, err := f.FS.OpenDir(path)
	return forgetfulDir{dir, f.forgets}, err
}

type forgetfulDir struct {
	vfs.Dir
	forgets string
}

func (d forgetfulDir) Sync() error {
	if d.forgets == "syncdir" {
		return nil
	}
	return d.Dir.Sync()
}

func (d forgetfulDir) OpenFile(name string, flag int, perm fs.FileMode) (vfs.File, error) {
	f, err := d.Dir.OpenFile(name, flag, perm)
	if err == nil && d.forgets == "sync" {
		f = forgetfulFile{f}
	}
	return f, err
}

type forgetfulFile struct{ vfs.File }

func (forgetfulFile) Sync() error { return nil }

func ExampleFingerprint() {
	fmt.Println(store.FingerprintOf([]byte("text")), store.Fingerprint{})
	// Output: 982d9e3e/4 none
}
