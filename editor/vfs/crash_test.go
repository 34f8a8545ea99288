package vfs_test

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"galley/editor/vfs"
)

// onMem is a small language for what happens on a disk, one step a word:
// create:a write:a=x sync:a rename:a,b link:a,b remove:a syncdir
func onMem(t *testing.T, mem *vfs.Mem, steps string) {
	t.Helper()
	dir, err := mem.OpenDir("/")
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range strings.Fields(steps) {
		verb, rest, _ := strings.Cut(step, ":")
		name, value, _ := strings.Cut(rest, "=")
		old, new, _ := strings.Cut(rest, ",")
		open := func(flag int, use func(vfs.File) error) error {
			f, err := dir.OpenFile(name, flag, 0o644)
			if err != nil {
				return err
			}
			defer f.Close()
			return use(f)
		}
		switch verb {
		case "create":
			err = open(os.O_WRONLY|os.O_CREATE|os.O_EXCL, func(vfs.File) error { return nil })
		case "write":
			err = open(os.O_WRONLY|os.O_TRUNC, func(f vfs.File) error {
				_, err := io.WriteString(f, value)
				return err
			})
		case "sync":
			err = open(os.O_WRONLY, vfs.File.Sync)
		case "rename":
			err = dir.Rename(old, new)
		case "link":
			err = dir.Link(old, new)
		case "remove":
			err = dir.Remove(name)
		case "syncdir":
			err = dir.Sync()
		default:
			t.Fatalf("no step %q", step)
		}
		if err != nil {
			t.Fatalf("%s: %v", step, err)
		}
	}
}

// contents shows a file system in one line.
func contents(t *testing.T, mem *vfs.Mem) string {
	t.Helper()
	dir, err := mem.OpenDir("/")
	if err != nil {
		t.Fatal(err)
	}
	infos, err := dir.List()
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, info := range infos {
		f, err := dir.OpenFile(info.Name, os.O_RDONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, fmt.Sprintf("%s=%s", info.Name, strings.ReplaceAll(string(data), "\x00", "0")))
	}
	slices.Sort(files)
	return strings.Join(files, " ")
}

func TestMem_after_a_crash_has_what_was_synced_and_may_have_the_rest(t *testing.T) {
	for _, test := range []struct {
		name, steps string
		want        []string // all that may be found
	}{
		{"all synced", "create:a write:a=xy sync:a syncdir", []string{"a=xy"}},
		{"no entry", "create:a write:a=xy sync:a", []string{"", "a=xy"}},
		{"no data", "create:a syncdir write:a=xy", []string{"a=", "a=00", "a=x", "a=x0", "a=xy"}},
		{"rename before the data", "create:a write:a=old sync:a syncdir create:b write:b=n rename:b,a", nil},
		{"rename", "create:a write:a=o sync:a create:b write:b=n sync:b syncdir rename:b,a", []string{"a=n", "a=o b=n"}},
		{"remove", "create:a syncdir remove:a", []string{"", "a="}},
		{"link", "create:a write:a=o sync:a syncdir link:a,b remove:a", []string{"", "a=o", "a=o b=o", "b=o"}},
		{"entries in any order", "create:a create:b", []string{"", "a=", "a= b=", "b="}},
	} {
		t.Run(test.name, func(t *testing.T) {
			mem := vfs.NewMem()
			onMem(t, mem, test.steps)
			var got []string
			for crashed := range mem.Crashes() {
				got = append(got, contents(t, crashed))
			}
			slices.Sort(got)
			got = slices.Compact(got)
			if test.want == nil {
				// The classic: an empty file where a whole one was.
				if !slices.Contains(got, "a=") {
					t.Fatalf("got %q, want the old file to be lost in one of them", got)
				}
				return
			}
			if !slices.Equal(got, test.want) {
				t.Fatalf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestMem_a_crash_is_durable_and_leaves_the_original_alone(t *testing.T) {
	mem := vfs.NewMem()
	onMem(t, mem, "create:a write:a=one")
	crashed := mem.Crash(func(n int) int { return n - 1 })
	onMem(t, crashed, "create:b write:b=two sync:b syncdir")
	if got, want := contents(t, mem), "a=one"; got != want {
		t.Fatalf("the original holds %q, want %q", got, want)
	}
	n := 0
	for range crashed.Crashes() {
		n++
	}
	if n != 1 {
		t.Fatalf("a synced file system may be found in %d ways", n)
	}
}

func TestMem_a_full_disk_takes_what_there_is_room_for(t *testing.T) {
	mem := vfs.NewMem()
	onMem(t, mem, "create:a")
	mem.SetFree(3)
	dir, _ := mem.OpenDir("/")
	f, err := dir.OpenFile("a", os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := f.Write([]byte("12345")); n != 3 || err == nil {
		t.Fatalf("wrote %d bytes, error %v", n, err)
	}
	if err := dir.Remove("a"); err != nil {
		t.Fatal(err)
	}
	onMem(t, mem, "create:b write:b=abc")
}
