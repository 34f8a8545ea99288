package store_test

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"syscall"
	"testing"

	"galley/editor/store"
)

func TestWrap_knows_the_kind_and_keeps_the_cause(t *testing.T) {
	for _, test := range []struct {
		err  error
		want store.Kind
	}{
		{syscall.EIO, store.IO},
		{syscall.ENOSPC, store.Full},
		{syscall.EDQUOT, store.Full},
		{syscall.EACCES, store.ReadOnly},
		{syscall.EPERM, store.ReadOnly},
		{syscall.EROFS, store.ReadOnly},
		{syscall.ENOENT, store.Gone},
		{syscall.EEXIST, store.Exists},
		{syscall.EBUSY, store.Locked},
		{syscall.ENOTDIR, store.Invalid},
		{syscall.ELOOP, store.Invalid},
		{syscall.ENAMETOOLONG, store.Invalid},
		{syscall.EISDIR, store.Invalid},
		{errors.New("something else"), store.IO},
	} {
		wrapped := store.Wrap("save", "/folder/a.md", &fs.PathError{Op: "open", Path: "a.md", Err: test.err})
		if got := store.KindOf(wrapped); got != test.want || !errors.Is(wrapped, test.err) {
			t.Errorf("%v is of kind %v, want %v", test.err, got, test.want)
		}
		if again := store.Wrap("open", "/elsewhere", wrapped); again != wrapped {
			t.Errorf("%v is wrapped twice", test.err)
		}
	}
	if store.Wrap("save", "/a", nil) != nil {
		t.Error("nothing is an error")
	}
}

// What a writer reads says what happened and what is safe, without the words
// of a programmer.
func TestError_is_written_for_the_writer(t *testing.T) {
	for _, kind := range []store.Kind{store.IO, store.Changed, store.Full, store.ReadOnly, store.Gone, store.Exists, store.Locked, store.Invalid} {
		for _, op := range []string{"open", "save", "rename", "keep", "read", "sweep", "list"} {
			err := &store.Error{Op: op, Kind: kind, Path: "/folder/a.md", Err: &fs.PathError{Op: "openat", Path: "a.md", Err: syscall.EIO}}
			message := err.Error()
			t.Log(op, kind, message)
			if strings.Contains(message, "openat") || !strings.HasSuffix(message, ".") || !strings.Contains(message, "a.md") && !strings.Contains(message, "folder") {
				t.Errorf("%s, %v: %s", op, kind, message)
			}
			if op == "save" && !strings.Contains(message, "your text is still in the window") && !strings.Contains(message, "Your text is still in the window") && kind != store.Changed {
				t.Errorf("%s, %v does not say that the text is safe: %s", op, kind, message)
			}
		}
	}
}

func TestError_shows_hostile_names_harmlessly(t *testing.T) {
	err := &store.Error{Op: "open", Kind: store.Gone, Path: "/f/a\n\u202eb\x1b[31m\xff" + strings.Repeat("long", 100) + ".md"}
	if message := err.Error(); strings.ContainsAny(message, "\n\u202e\x1b") || len(message) > 200 {
		t.Errorf("%q", message)
	}
}

func TestSave_of_a_file_of_another_user_stays_that_users(t *testing.T) {
	mem := newMem(t, "a.md", "old")
	if err := mem.Chown(memPath, 7, 7); err != nil {
		t.Fatal(err)
	}
	if _, err := saveMem(mem, memPath, "new text", store.FingerprintOf([]byte("old"))); err != nil {
		t.Fatal(err)
	}
	if got := folderOf(t, mem, memDir); !slices.Equal(got, []string{"a.md=new text"}) {
		t.Fatalf("the folder holds %q", got)
	}
	dir, _ := mem.OpenDir(memDir)
	f, err := dir.OpenFile("a.md", 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	if attrs, err := f.Attrs(); err != nil || attrs.UID != 7 {
		t.Fatalf("the owner is %+v, %v", attrs, err)
	}
}

func ExampleError() {
	fmt.Println(store.Wrap("save", "/home/me/articles/tea.md", syscall.ENOSPC))
	// Output: The disk that holds “/home/me/articles” is full. The file is as it was and your text is still in the window. Free some space, then save again.
}
