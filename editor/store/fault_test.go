package store_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"syscall"
	"testing"

	"galley/editor/store"
	"galley/editor/text"
	"galley/editor/vfs"
)

// scene is a save to be disturbed.
type scene struct {
	name   string
	before []string // files in the folder, name and content
	link   bool     // a.md has a second name
	after  []string // what the folder holds when it went well
	expect store.Fingerprint
}

var scenes = []scene{
	{name: "over an old version", before: []string{"a.md", "old text"}, after: []string{"a.md=new"}, expect: store.FingerprintOf([]byte("old text"))},
	{name: "a new file", after: []string{"a.md=new"}},
	{name: "in place", before: []string{"a.md", "old text"}, link: true, after: []string{"a.md=new", "b.md=new"}, expect: store.FingerprintOf([]byte("old text"))},
}

func (s scene) disk(t *testing.T) *vfs.Mem {
	mem := newMem(t, s.before...)
	if s.link {
		dir, err := mem.OpenDir(memDir)
		if err != nil {
			t.Fatal(err)
		}
		if err := dir.Link("a.md", "b.md"); err != nil {
			t.Fatal(err)
		}
		mem.SyncAll()
	}
	return mem
}

// operations is how many a save needs when nothing fails.
func (s scene) operations(t *testing.T) int {
	fault := vfs.NewFault(s.disk(t), nil)
	if _, err := saveMem(fault, memPath, "new", s.expect); err != nil {
		t.Fatal(err)
	}
	return len(fault.Ops())
}

var errnos = map[string]error{
	"EIO": syscall.EIO, "ENOSPC": syscall.ENOSPC, "EACCES": syscall.EACCES,
	"EIO after the deed": vfs.Late{Err: syscall.EIO},
}

func TestSave_survives_a_failure_of_any_one_operation(t *testing.T) {
	for _, s := range scenes {
		t.Run(s.name, func(t *testing.T) {
			total := s.operations(t)
			for errno, err := range errnos {
				for n := range total {
					mem := s.disk(t)
					old := folderOf(t, mem, memDir)
					fault := vfs.NewFault(mem, vfs.Nth(n, err))
					print, err := saveMem(fault, memPath, "new", s.expect)
					op := fault.Ops()[n]
					now := folderOf(t, mem, memDir)
					where := fmt.Sprintf("%s at %d, %v: %v", errno, n, op, err)
					switch {
					case !slices.Equal(now, old) && !slices.Equal(now, s.after):
						t.Fatalf("%s: the folder holds %q", where, now)
					case err == nil && !slices.Equal(now, s.after):
						t.Fatalf("%s: saved, yet the folder holds %q", where, now)
					case print != printIn(t, mem):
						t.Fatalf("%s: the next save would expect %v, not %v", where, print, printIn(t, mem))
					}
					assertNoRepeatedSync(t, fault, where)
					// Nothing fails any more: the next try succeeds.
					if print, err = saveMem(mem, memPath, "new", print); err != nil {
						t.Fatalf("%s: trying again: %v", where, err)
					}
					if now := folderOf(t, mem, memDir); !slices.Equal(now, s.after) || print != printIn(t, mem) {
						t.Fatalf("%s: trying again, the folder holds %q", where, now)
					}
				}
			}
			t.Logf("%d operations", total)
		})
	}
}

// A disk that goes on failing cannot be tidied up, but the article is whole
// all the same, and the first save that works leaves nothing behind of its own.
func TestSave_survives_a_disk_that_goes_on_failing(t *testing.T) {
	for _, s := range scenes {
		t.Run(s.name, func(t *testing.T) {
			for n := range s.operations(t) {
				for kind, match := range map[string]func(vfs.Op) bool{
					"everything": nil,
					"writing":    func(op vfs.Op) bool { return op.Changes() && op.Kind != "remove" },
				} {
					mem := s.disk(t)
					old := folderOf(t, mem, memDir)
					fault := vfs.NewFault(mem, vfs.From(n, syscall.EIO, match))
					_, err := saveMem(fault, memPath, "new", s.expect)
					where := fmt.Sprintf("%s failed from %d on: %v", kind, n, err)
					now := slices.DeleteFunc(folderOf(t, mem, memDir), func(file string) bool {
						name, _, _ := strings.Cut(file, "=")
						return kind == "everything" && store.IsTemp(name)
					})
					torn := !slices.Equal(now, old) && !slices.Equal(now, s.after)
					if !torn {
						continue
					}
					// Of a new file, two names can be left when neither can be removed.
					e, ok := errors.AsType[*store.Error](err)
					if !ok || !s.link || e.Copy == "" || contentOf(t, mem, e.Copy) != "old text" {
						t.Fatalf("%s: the folder holds %q", where, now)
					}
				}
			}
		})
	}
}

func TestSave_on_a_full_disk_keeps_the_old_version(t *testing.T) {
	for _, s := range scenes {
		t.Run(s.name, func(t *testing.T) {
			long := strings.Repeat("a long new text ", 100)
			for free := int64(0); free < int64(len(long)+len("old text")); free += 13 {
				mem := s.disk(t)
				old := folderOf(t, mem, memDir)
				mem.SetFree(free)
				print, err := saveMem(mem, memPath, long, s.expect)
				if err == nil {
					if free < int64(len(long))-int64(len("old text")) {
						t.Fatalf("with %d bytes free: saved", free)
					}
					continue
				}
				if store.KindOf(err) != store.Full {
					t.Fatalf("with %d bytes free: %v", free, err)
				}
				if now := folderOf(t, mem, memDir); !slices.Equal(now, old) || print != s.expect {
					t.Fatalf("with %d bytes free: the folder holds %q", free, now)
				}
				mem.SetFree(1 << 20)
				if _, err := saveMem(mem, memPath, long, print); err != nil {
					t.Fatalf("with space again: %v", err)
				}
			}
		})
	}
}

func TestSave_does_its_steps_in_order(t *testing.T) {
	for _, test := range []struct {
		scene scene
		want  string
	}{
		{scenes[0], "create temp, setattrs temp, write temp, sync temp, close temp, read a.md, rename temp a.md, syncdir dir"},
		{scenes[1], "create temp, write temp, sync temp, close temp, link temp a.md, remove temp, syncdir dir"},
	} {
		fault := vfs.NewFault(test.scene.disk(t), nil)
		if _, err := saveMem(fault, memPath, "new", test.scene.expect); err != nil {
			t.Fatal(err)
		}
		var steps []string
		temp := ""
		for _, op := range fault.Ops() {
			if op.Kind == "create" {
				temp = op.Name
			}
			step := strings.ReplaceAll(op.String(), memDir, "dir")
			if temp == "" || !op.Changes() && op.Kind != "close" && op.Kind != "read" || op.Kind == "close" && op.Name != temp {
				continue
			}
			if step = strings.ReplaceAll(step, temp, "temp"); len(steps) == 0 || steps[len(steps)-1] != step {
				steps = append(steps, step)
			}
		}
		if got := strings.Join(steps, ", "); got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.scene.name, got, test.want)
		}
	}
}

// No other program's bytes are replaced when they come in the middle of a
// save, but for the instant between the last look and the rename.
func TestSave_notices_a_change_in_the_middle(t *testing.T) {
	for _, s := range scenes {
		calm := vfs.NewFault(s.disk(t), nil)
		if _, err := saveMem(calm, memPath, "new", s.expect); err != nil {
			t.Fatal(err)
		}
		looked, replaced := lastLook(calm.Ops())
		for n := range len(calm.Ops()) {
			if n > looked && !s.expect.IsZero() {
				break
			}
			mem := s.disk(t)
			fault := vfs.NewFault(mem, func(op vfs.Op) error {
				if op.N != n {
					return nil
				}
				dir, err := mem.OpenDir(memDir)
				if err != nil {
					return err
				}
				_ = dir.Remove("a.md")
				_, err = store.Write(mem, memPath, []byte("theirs"), store.Fingerprint{})
				return err
			})
			_, err := saveMem(fault, memPath, "new", s.expect)
			if n > replaced {
				break // it came after us
			}
			if kind := store.KindOf(err); kind != store.Changed && kind != store.Exists || contentOf(t, mem, memPath) != "theirs" {
				t.Fatalf("%s: changed before %v: error %v, the file holds %q", s.name, fault.Ops()[n], err, contentOf(t, mem, memPath))
			}
		}
	}
}

// lastLook finds the last stat before the operation that replaces the article,
// and that operation.
func lastLook(ops []vfs.Op) (looked, replaced int) {
	for _, op := range ops {
		switch {
		case op.Kind == "stat":
			looked = op.N
		case op.Kind == "rename", op.Kind == "link" && strings.HasSuffix(op.Name, " a.md"), op.Kind == "writeat":
			return looked, op.N
		}
	}
	return looked, len(ops)
}

func printIn(t *testing.T, fsys vfs.FS) store.Fingerprint {
	t.Helper()
	print, _, _, err := store.Peek(fsys, memPath, 0)
	if err != nil {
		t.Fatal(err)
	}
	return print
}

// assertNoRepeatedSync makes sure that no file is synced again after its sync
// has failed: the second try would succeed, and lie.
func assertNoRepeatedSync(t *testing.T, fault *vfs.Fault, where string) {
	t.Helper()
	seen := map[string]bool{}
	for _, op := range fault.Ops() {
		if op.Kind != "sync" || !store.IsTemp(op.Name) {
			continue
		}
		if seen[op.Name] {
			t.Fatalf("%s: synced %s twice", where, op.Name)
		}
		seen[op.Name] = true
	}
}

func TestKeepCopy_never_overwrites(t *testing.T) {
	mem := newMem(t, "a.md", "old")
	var got []string
	for _, doc := range []string{"one", "two", "two", "three"} {
		path, err := store.KeepCopy(mem, memPath, text.FromString(doc), store.Encoding{}, conflictTime)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, strings.TrimPrefix(path, memDir+"/")+"="+contentOf(t, mem, path))
	}
	want := []string{
		"a (conflict 2026-01-02 15.04).md=one",
		"a (conflict 2026-01-02 15.04, 2).md=two",
		"a (conflict 2026-01-02 15.04, 2).md=two", // already kept
		"a (conflict 2026-01-02 15.04, 3).md=three",
	}
	if !slices.Equal(got, want) {
		t.Fatalf("kept %q, want %q", got, want)
	}
}
