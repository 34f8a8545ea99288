package export_test

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"galley/editor/store"
	"galley/editor/vfs"
	"galley/export"
)

func pageOf(t *testing.T, fsys vfs.FS, body string, o export.Options) export.Page {
	t.Helper()
	o.FS, o.Dir = fsys, "/a"
	return render(t, titled(body), o)
}

func TestWrite_puts_the_page_and_its_pictures_into_the_folder(t *testing.T) {
	disk := memory(t, map[string]string{"/a/in.png": picture(t)})
	p := pageOf(t, disk, "![x](in.png)", export.Options{})
	paths, err := export.Write(disk, "/out/deep", false, p)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"/out/deep/article.html", "/out/deep/" + p.Assets[0].Name}; !slices.Equal(paths, want) {
		t.Errorf("%v, want %v", paths, want)
	}
	if get(t, disk, paths[0]) != string(p.HTML) || get(t, disk, paths[1]) != picture(t) {
		t.Error("what was written is not what was rendered")
	}
}

func TestWrite_replaces_its_own_pages_and_nothing_else(t *testing.T) {
	own := pageOf(t, vfs.NewMem(), "old", export.Options{})
	ownFragment := pageOf(t, vfs.NewMem(), "old", export.Options{Fragment: true})
	for _, c := range []struct {
		name, there string
		force, want bool
	}{
		{"own page", string(own.HTML), false, true},
		{"own fragment", string(ownFragment.HTML), false, true},
		{"foreign page", "<!DOCTYPE html><title>mine</title>", false, false},
		{"foreign page, forced", "<!DOCTYPE html><title>mine</title>", true, true},
		{"a page that speaks of us", "<!DOCTYPE html><title>mine</title>" + strings.Repeat(" ", 2000) + `<meta name="generator" content="Galley">`, false, false},
		{"empty file", "", false, false},
		{"binary", "\x00\x01\x02", false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			disk := memory(t, map[string]string{"/out/article.html": c.there})
			p := pageOf(t, disk, "new", export.Options{})
			_, err := export.Write(disk, "/out", c.force, p)
			var refused *export.Error
			if (err == nil) != c.want || err != nil && !errors.As(err, &refused) {
				t.Errorf("%v", err)
			}
			want := c.there
			if c.want {
				want = string(p.HTML)
			}
			if get(t, disk, "/out/article.html") != want {
				t.Error("the file is not what it should be")
			}
		})
	}
}

func TestWrite_refuses_before_it_writes_anything(t *testing.T) {
	disk := memory(t, map[string]string{"/a/in.png": picture(t), "/out/second.html": "mine"})
	first := pageOf(t, disk, "![x](in.png)", export.Options{Name: "first.md"})
	second := pageOf(t, disk, "text", export.Options{Name: "second.md"})
	recorder := vfs.NewFault(disk, nil)
	if _, err := export.Write(recorder, "/out", false, first, second); err == nil {
		t.Fatal("a foreign file was replaced")
	}
	for _, op := range recorder.Ops() {
		if op.Changes() && op.Kind != "mkdirall" {
			t.Errorf("changed: %v", op)
		}
	}
}

func TestWrite_leaves_equal_files_alone(t *testing.T) {
	disk := memory(t, map[string]string{"/a/in.png": picture(t)})
	p := pageOf(t, disk, "![x](in.png)", export.Options{})
	if _, err := export.Write(disk, "/out", false, p); err != nil {
		t.Fatal(err)
	}
	recorder := vfs.NewFault(disk, nil)
	paths, err := export.Write(recorder, "/out", false, p)
	if err != nil || len(paths) != 2 {
		t.Fatal(paths, err)
	}
	for _, op := range recorder.Ops() {
		if op.Changes() && op.Kind != "mkdirall" {
			t.Errorf("changed: %v", op)
		}
	}
}

// TestWrite_keeps_the_old_page_whole_whatever_fails fails every operation of
// an export in turn: the old page or the new one is there, never a part.
func TestWrite_keeps_the_old_page_whole_whatever_fails(t *testing.T) {
	for n := 0; ; n++ {
		disk := memory(t, map[string]string{"/a/in.png": picture(t)})
		old := pageOf(t, disk, "old", export.Options{})
		if _, err := export.Write(disk, "/out", false, old); err != nil {
			t.Fatal(err)
		}
		p := pageOf(t, disk, "new ![x](in.png)", export.Options{})
		fault := vfs.NewFault(disk, vfs.Nth(n, syscall.ENOSPC))
		_, err := export.Write(fault, "/out", false, p)
		have := get(t, disk, "/out/article.html")
		if have != string(old.HTML) && have != string(p.HTML) {
			t.Fatalf("operation %d: the page is torn: %d bytes", n, len(have))
		}
		if err == nil && have != string(p.HTML) {
			t.Fatalf("operation %d: reported as written, but it was not", n)
		}
		if have == string(p.HTML) {
			if get(t, disk, filepath.Join("/out", p.Assets[0].Name)) != picture(t) {
				t.Fatalf("operation %d: the page is there without its picture", n)
			}
		}
		var inWords *export.Error
		var fromStore *store.Error
		if err != nil && !errors.As(err, &inWords) && !errors.As(err, &fromStore) {
			t.Errorf("operation %d: an error that says nothing to a writer: %v", n, err)
		}
		if len(fault.Ops()) <= n {
			break
		}
	}
}

func TestWrite_does_not_replace_a_folder(t *testing.T) {
	disk := memory(t, map[string]string{"/out/article.html/x": "x"})
	if _, err := export.Write(disk, "/out", true, pageOf(t, disk, "x", export.Options{})); err == nil || errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}
