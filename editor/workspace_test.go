package editor

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"galley/editor/state"
	"galley/editor/text"
	"galley/editor/vfs"
)

// room is a workspace on a temporary folder with real watching, so it runs in
// real time: pump runs the UI queue until something is true.
type room struct {
	*Workspace
	t     testing.TB
	dir   string
	queue *queue
}

func newRoom(t testing.TB, files map[string]string) *room {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	q := &queue{}
	env := Env{FS: vfs.OS{}, Post: q.post, StateDir: t.TempDir(), Log: slog.New(slog.DiscardHandler)}
	r := &room{Workspace: NewWorkspace(env, func() {}), t: t, dir: dir, queue: q}
	t.Cleanup(r.Close)
	var opened bool
	r.OpenFolder(dir, func(err error) {
		if err != nil {
			t.Fatal(err)
		}
		opened = true
	})
	r.pump("the folder is open", func() bool { return opened })
	return r
}

func (r *room) pump(what string, is func() bool) {
	r.t.Helper()
	for deadline := time.Now().Add(10 * time.Second); !is(); {
		if f := r.queue.next(); f != nil {
			f()
			continue
		}
		if time.Now().After(deadline) {
			r.t.Fatalf("never happened: %s", what)
		}
		<-time.After(time.Millisecond)
	}
}

func (r *room) open(name string) *Session {
	r.t.Helper()
	var s *Session
	r.Open(filepath.Join(r.dir, name), func(got *Session, err error) {
		if err != nil {
			r.t.Fatal(err)
		}
		s = got
	})
	r.pump("the article is open", func() bool { return s != nil })
	return s
}

func TestWorkspace_lists_articles_with_their_titles(t *testing.T) {
	r := newRoom(t, map[string]string{"a.md": "---\ntitle: First\ncategory: Cat\n---\n", "b.md": "no fields\n", "c.txt": "no article"})
	entries := r.Entries()
	if len(entries) != 2 {
		t.Fatalf("entries: %+v", entries)
	}
	for _, e := range entries {
		if e.Name == "a.md" && (e.Summary.Title != "First" || e.Summary.Category != "Cat") {
			t.Errorf("a.md: %+v", e)
		}
	}
}

func TestWorkspace_shows_an_outside_change_of_an_open_article(t *testing.T) {
	r := newRoom(t, map[string]string{"a.md": "one\n"})
	s := r.open("a.md")
	if err := os.WriteFile(filepath.Join(r.dir, "a.md"), []byte("two\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	r.pump("the new text", func() bool { return string(s.State().Doc.Bytes()) == "two\n" })
}

func TestWorkspace_follows_an_article_renamed_from_outside(t *testing.T) {
	r := newRoom(t, map[string]string{"a.md": "some text\n"})
	s := r.open("a.md")
	to := filepath.Join(r.dir, "b.md")
	if err := os.Rename(filepath.Join(r.dir, "a.md"), to); err != nil {
		t.Fatal(err)
	}
	r.pump("the new path", func() bool { return s.Path() == to && s.Condition().Status == Clean })
	if r.Session(to) != s {
		t.Error("the session is not found by its new path")
	}
}

// Whatever happens to the folder, what is typed is saved in the folder that was opened
// and in no other.
func TestWorkspace_follows_a_folder_that_is_renamed(t *testing.T) {
	for _, test := range []struct {
		name    string
		another bool // takes the old name
	}{{"renamed", false}, {"replaced by another folder", true}} {
		t.Run(test.name, func(t *testing.T) {
			r := newRoom(t, map[string]string{"a.md": "one\n", "b.md": "two\n"})
			s, clean := r.open("a.md"), r.open("b.md")
			s.Dispatch(state.Spec{Changes: []text.Change{text.Insert(0, "kept ")}})
			moved := r.dir + "-moved"
			if err := os.Rename(r.dir, moved); err != nil {
				t.Fatal(err)
			}
			if test.another {
				if err := os.Mkdir(r.dir, 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(r.dir, "a.md"), []byte("foreign\n"), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			r.pump("both are followed", func() bool {
				return s.Path() == filepath.Join(moved, "a.md") && clean.Path() == filepath.Join(moved, "b.md") && r.Dir() == moved
			})
			r.pump("it is saved there", func() bool {
				data, _ := os.ReadFile(filepath.Join(moved, "a.md"))
				return string(data) == "kept one\n" && s.Condition().Status == Clean
			})
			old, err := os.ReadFile(filepath.Join(r.dir, "a.md"))
			if test.another && string(old) != "foreign\n" || !test.another && !os.IsNotExist(err) {
				t.Errorf("at the old path is %q, %v", old, err)
			}
			if got := r.Session(filepath.Join(moved, "a.md")); got != s {
				t.Error("the article is open twice")
			}
			if err := os.WriteFile(filepath.Join(moved, "b.md"), []byte("two, changed\n"), 0o644); err != nil {
				t.Fatal(err)
			}
			r.pump("the new folder is watched", func() bool { return string(clean.State().Doc.Bytes()) == "two, changed\n" })
		})
	}
}

func TestWorkspace_creates_an_article_under_a_free_name(t *testing.T) {
	r := newRoom(t, map[string]string{"a-b-c.md": "taken\n"})
	var s *Session
	r.Create(r.dir, `A "b": c`, func(got *Session, err error) {
		if err != nil {
			t.Fatal(err)
		}
		s = got
	})
	r.pump("the article", func() bool { return s != nil })
	if got := filepath.Base(s.Path()); got != "a-b-c-2.md" {
		t.Errorf("name %q", got)
	}
	if got := s.Article().Title; got != `A "b": c` {
		t.Errorf("title %q", got)
	}
}

func TestWorkspace_renames_but_never_over_another_file(t *testing.T) {
	r := newRoom(t, map[string]string{"a.md": "a\n", "b.md": "b\n"})
	s := r.open("a.md")
	rename := func(name string) (path string, err error) {
		done := false
		r.Rename(s.Path(), name, func(p string, e error) { path, err, done = p, e, true })
		r.pump("the rename", func() bool { return done })
		return path, err
	}
	if _, err := rename("b.md"); err == nil {
		t.Error("it replaced b.md")
	}
	for _, bad := range []string{"", " ", "../x", "x/y", ".hidden"} {
		if _, err := rename(bad); err == nil {
			t.Errorf("%q was accepted", bad)
		}
	}
	path, err := rename("new name")
	if err != nil || filepath.Base(path) != "new name.md" || s.Path() != path {
		t.Errorf("renamed to %q, session at %q: %v", path, s.Path(), err)
	}
	if data, _ := os.ReadFile(filepath.Join(r.dir, "b.md")); string(data) != "b\n" {
		t.Errorf("b.md is %q", data)
	}
}

func TestWorkspace_a_discarded_article_can_be_brought_back(t *testing.T) {
	r := newRoom(t, map[string]string{"a.md": "precious\n"})
	path := r.open("a.md").Path()
	var restore func(func(error))
	r.Discard(path, os.Remove, func(back func(func(error)), err error) {
		if err != nil {
			t.Fatal(err)
		}
		restore = back
	})
	r.pump("the trash", func() bool { return restore != nil })
	if _, err := os.Stat(path); err == nil || r.Session(path) != nil {
		t.Fatal("it is still there")
	}
	done := false
	restore(func(err error) {
		if err != nil {
			t.Fatal(err)
		}
		done = true
	})
	r.pump("the restore", func() bool { return done })
	if data, _ := os.ReadFile(path); string(data) != "precious\n" {
		t.Errorf("it came back as %q", data)
	}
}

func TestWorkspace_says_clearly_what_cannot_be_opened(t *testing.T) {
	r := newRoom(t, map[string]string{})
	if err := os.Mkdir(filepath.Join(r.dir, "folder.md"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"missing.md", "folder.md"} {
		var got error
		r.Open(filepath.Join(r.dir, name), func(_ *Session, err error) { got = err })
		r.pump("an answer", func() bool { return got != nil })
		if !strings.Contains(got.Error(), name) {
			t.Errorf("%s: %v", name, got)
		}
	}
	var got error
	r.OpenFolder(filepath.Join(r.dir, "nowhere"), func(err error) { got = err })
	r.pump("an answer", func() bool { return got != nil })
	if r.Dir() != r.dir {
		t.Error("a folder that cannot be opened replaced the open one")
	}
}

func TestWorkspace_flush_saves_every_open_article(t *testing.T) {
	r := newRoom(t, map[string]string{"a.md": "a", "b.md": "b"})
	for _, name := range []string{"a.md", "b.md"} {
		(&desk{Session: r.open(name), t: t}).typeAt(0, "new ")
	}
	var failures []error
	done := false
	r.Flush(func(f []error) { failures, done = f, true })
	r.pump("the flush", func() bool { return done })
	if len(failures) > 0 {
		t.Fatal(errors.Join(failures...))
	}
	for _, name := range []string{"a.md", "b.md"} {
		if data, _ := os.ReadFile(filepath.Join(r.dir, name)); string(data) != "new "+name[:1] {
			t.Errorf("%s: %q", name, data)
		}
	}
}
