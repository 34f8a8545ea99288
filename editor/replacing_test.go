package editor

import (
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"galley/editor/search"
	"galley/editor/state"
	"galley/editor/store"
	"galley/editor/text"
	"galley/editor/vfs"
)

// shelf is a workspace on a folder of articles on a disk in memory; it is used
// inside a synctest bubble.
type shelf struct {
	*Workspace
	t     testing.TB
	fault *vfs.Fault
	queue *queue
}

func onShelf(t *testing.T, files map[string]string, test func(s *shelf)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		s := newShelf(t, vfs.NewMem(), files)
		s.queue.drain()
		defer func() {
			s.fault.SetRule(nil)
			s.Close()
			s.queue.drain()
		}()
		test(s)
	})
}

func newShelf(t testing.TB, disk vfs.FS, files map[string]string) *shelf {
	t.Helper()
	for _, dir := range []string{"/articles/sub", "/state"} {
		if err := disk.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for name, content := range files {
		if _, err := store.Write(disk, "/articles/"+name, []byte(content), store.Fingerprint{}); err != nil {
			t.Fatal(err)
		}
	}
	s := &shelf{t: t, fault: vfs.NewFault(disk, nil), queue: &queue{}}
	env := Env{FS: s.fault, Post: s.queue.post, StateDir: "/state", Log: slog.New(slog.DiscardHandler)}
	s.Workspace = NewWorkspace(env, func() {})
	s.OpenFolder("/articles", func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	})
	return s
}

func (s *shelf) open(name string) *Session {
	s.t.Helper()
	var got *Session
	s.Open("/articles/"+name, func(opened *Session, err error) {
		if err != nil {
			s.t.Fatal(err)
		}
		got = opened
	})
	s.queue.drain()
	return got
}

// write puts other bytes into a file as another program would.
func (s *shelf) write(name, content string) {
	s.t.Helper()
	print, _, _, err := store.Peek(s.env.FS, "/articles/"+name, 0)
	if err == nil {
		_, err = store.Write(s.env.FS, "/articles/"+name, []byte(content), print)
	}
	if err != nil {
		s.t.Fatal(err)
	}
}

// files is what is on the disk now, whatever is open.
func (s *shelf) files() map[string]string {
	s.t.Helper()
	out := map[string]string{}
	dir, err := s.env.FS.OpenDir("/articles")
	if err != nil {
		s.t.Fatal(err)
	}
	defer dir.Close()
	for _, sub := range []string{".", "sub"} {
		d, err := dir.OpenDir(sub)
		if err != nil {
			s.t.Fatal(err)
		}
		infos, err := d.List()
		if err != nil {
			s.t.Fatal(err)
		}
		for _, info := range infos {
			if info.Mode&fs.ModeDir != 0 {
				continue
			}
			size := int(info.Size)
			_, data, _, err := store.PeekIn(d, info.Name, size)
			if err != nil {
				s.t.Fatal(err)
			}
			out[strings.TrimPrefix(sub+"/"+info.Name, "./")] = string(data)
		}
		d.Close()
	}
	return out
}

func (s *shelf) want(files map[string]string) {
	s.t.Helper()
	got := s.files()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if got[name] != files[name] {
			s.t.Errorf("%s holds %q, want %q", name, got[name], files[name])
		}
	}
	if len(got) != len(files) {
		s.t.Errorf("%d files, want %d: %v", len(got), len(files), slices.Sorted(maps.Keys(got)))
	}
}

func (s *shelf) search(q search.Query) *FolderSearch {
	s.t.Helper()
	found, err := s.Search(q, func() {})
	if err != nil {
		s.t.Fatal(err)
	}
	s.queue.drain()
	if !found.Done() {
		s.t.Fatal("the search is not done")
	}
	return found
}

// replace replaces what is included and tells the outcomes in lines.
func (s *shelf) replace(found *FolderSearch, template string) (*Replaced, string) {
	s.t.Helper()
	r, err := found.Finder().Replacement(template, false)
	if err != nil {
		s.t.Fatal(err)
	}
	var out *Replaced
	found.Replace(r, nil, func(r *Replaced) { out = r })
	s.queue.drain()
	if out == nil {
		s.t.Fatal("the replacement is not done")
	}
	return out, told(out.Outcomes())
}

func (s *shelf) undo(r *Replaced) string {
	s.t.Helper()
	var out string
	r.Undo(func(outcomes []Outcome) { out = told(outcomes) })
	s.queue.drain()
	return out
}

// told is outcomes in lines: the name, the places, the error.
func told(outcomes []Outcome) string {
	var lines []string
	for _, o := range outcomes {
		line := fmt.Sprintf("%s %d", o.Name, o.Places)
		if o.Err != nil {
			line += " " + o.Err.Error()
		}
		lines = append(lines, line)
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func at(s *Session, from, to int, insert string) {
	s.Dispatch(state.Spec{Changes: []text.Change{text.Replace(text.Span{From: from, To: to}, insert)}, Origin: state.Type})
}

// padding makes a file with a NUL more than a binary.
var padding = strings.Repeat("x", 200)

// oddFiles are articles whose bytes are easily lost.
var oddFiles = map[string]string{
	"bom.md":    "\ufeffone cat\r\ntwo Cats\r\nlone\rcr\x00\xff\xfe" + padding,
	"fields.md": "---\ntitle: The cat # a cat\n---\n\nA cat.",
	"none.md":   "nothing here\n",
	"sub/b.md":  "cat\ncat\n\ncat",
}

func TestFolderSearch_groups_hits_by_article(t *testing.T) {
	onShelf(t, oddFiles, func(s *shelf) {
		found := s.search(search.Query{Pattern: "cat", Word: true})
		r, err := found.Finder().Replacement("dog\n", false)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, a := range found.Articles() {
			for i, h := range a.Hits {
				got = append(got, fmt.Sprintf("%s (%s) %d: %s[%s>%s]%s", a.Name, a.Title, h.Line, h.Before, h.Match, a.Preview(i, r), h.After))
			}
		}
		want := []string{
			"bom.md () 1: one [cat>dog↵]",
			"fields.md (The cat) 2: title: The [cat>dog↵] # a cat",
			"fields.md (The cat) 2: title: The cat # a [cat>dog↵]",
			"fields.md (The cat) 5: A [cat>dog↵].",
			"sub/b.md () 1: [cat>dog↵]",
			"sub/b.md () 2: [cat>dog↵]",
			"sub/b.md () 4: [cat>dog↵]",
		}
		if !slices.Equal(got, want) {
			t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		if n, total := found.Progress(); n != 4 || total != 4 || found.Hits() != 7 || len(found.Failures()) > 0 {
			t.Errorf("%d of %d, %d hits, %v", n, total, found.Hits(), found.Failures())
		}
	})
}

func TestReplaced_is_undone_to_the_byte(t *testing.T) {
	for _, opened := range [][]string{nil, {"bom.md"}, {"bom.md", "fields.md", "none.md", "sub/b.md"}} {
		t.Run(fmt.Sprint(len(opened), " open"), func(t *testing.T) {
			onShelf(t, oddFiles, func(s *shelf) {
				for _, name := range opened {
					s.open(name)
				}
				done, got := s.replace(s.search(search.Query{Pattern: "cat"}), "tiger")
				if want := "bom.md 2\nfields.md 3\nsub/b.md 3"; got != want {
					t.Errorf("outcomes:\n%s\nwant\n%s", got, want)
				}
				if places, articles := done.Places(); places != 8 || articles != 3 {
					t.Errorf("%d places in %d articles", places, articles)
				}
				s.pass(10 * time.Second)
				s.want(map[string]string{
					"bom.md":    "\ufeffone tiger\r\ntwo tigers\r\nlone\rcr\x00\xff\xfe" + padding,
					"fields.md": "---\ntitle: The tiger # a tiger\n---\n\nA tiger.",
					"none.md":   "nothing here\n",
					"sub/b.md":  "tiger\ntiger\n\ntiger",
				})
				if got, want := s.undo(done), "bom.md 2\nfields.md 3\nsub/b.md 3"; got != want {
					t.Errorf("undone:\n%s\nwant\n%s", got, want)
				}
				s.pass(10 * time.Second)
				s.want(oddFiles)
				if got := s.undo(done); got != "" {
					t.Errorf("undone again:\n%s", got)
				}
			})
		})
	}
}

// pass lets time go by while the UI goroutine does its work.
func (s *shelf) pass(d time.Duration) { (&desk{t: nil, queue: s.queue}).pass(d) }

func TestFolderSearch_replaces_only_what_is_included(t *testing.T) {
	onShelf(t, oddFiles, func(s *shelf) {
		found := s.search(search.Query{Pattern: "cat"})
		articles := found.Articles()
		articles[0].IncludeAll(false)
		articles[1].Include(0, false)
		articles[2].IncludeAll(false)
		articles[2].Include(1, true)
		if n := articles[1].Count(); n != 2 {
			t.Errorf("%d of fields.md are included", n)
		}
		_, got := s.replace(found, "dog")
		if want := "fields.md 2\nsub/b.md 1"; got != want {
			t.Errorf("outcomes:\n%s", got)
		}
		want := maps.Clone(oddFiles)
		want["fields.md"], want["sub/b.md"] = "---\ntitle: The cat # a dog\n---\n\nA dog.", "cat\ndog\n\ncat"
		s.want(want)
	})
}

func TestFolderSearch_searches_what_is_not_saved_yet(t *testing.T) {
	onShelf(t, map[string]string{"a.md": "a dog", "b.md": "a cat"}, func(s *shelf) {
		a, b := s.open("a.md"), s.open("b.md")
		at(a, 2, 5, "cat")
		at(b, 2, 5, "dog")
		found := s.search(search.Query{Pattern: "cat"})
		done, got := s.replace(found, "bird")
		if got != "a.md 1" || string(a.State().Doc.Bytes()) != "a bird" {
			t.Errorf("outcomes: %s; a.md is %q", got, a.State().Doc.Bytes())
		}
		s.undo(done)
		if string(a.State().Doc.Bytes()) != "a cat" {
			t.Errorf("a.md is %q", a.State().Doc.Bytes())
		}
		if a.Undo(); string(a.State().Doc.Bytes()) != "a dog" {
			t.Errorf("a.md is %q: the replacement was not one step", a.State().Doc.Bytes())
		}
	})
}

func TestFolderSearch_leaves_alone_what_changed_since(t *testing.T) {
	onShelf(t, map[string]string{"closed.md": "cat", "open.md": "cat", "late.md": "cat", "shut.md": "cat", "gone.md": "cat"}, func(s *shelf) {
		open, shut := s.open("open.md"), s.open("shut.md")
		found := s.search(search.Query{Pattern: "cat"})
		s.write("closed.md", "cat!")
		at(open, 0, 0, "my ")
		at(s.open("late.md"), 0, 0, "my ")
		at(shut, 0, 0, "my ")
		s.pass(10 * time.Second)
		s.Workspace.close(shut.Path())
		dir, err := s.env.FS.OpenDir("/articles")
		if err != nil {
			t.Fatal(err)
		}
		defer dir.Close()
		if err := dir.Remove("gone.md"); err != nil {
			t.Fatal(err)
		}
		_, got := s.replace(found, "dog")
		want := strings.Join([]string{
			"closed.md 0 “closed.md” was changed meanwhile. Nothing was replaced in it; search again to see what is there now.",
			"gone.md 0 “gone.md” is not in “/articles” any more, or never was. Nothing was replaced in it.",
			"late.md 0 “late.md” was changed since it was searched. Nothing was replaced in it; search again to see what is there now.",
			"open.md 0 “open.md” was changed since it was searched. Nothing was replaced in it; search again to see what is there now.",
			"shut.md 0 “shut.md” was changed meanwhile. Nothing was replaced in it; search again to see what is there now.",
		}, "\n")
		if got != want {
			t.Errorf("outcomes:\n%s", got)
		}
		s.pass(10 * time.Second)
		s.want(map[string]string{"closed.md": "cat!", "open.md": "my cat", "late.md": "my cat", "shut.md": "my cat"})
	})
}

func TestFolderSearch_follows_articles_opened_and_closed_since(t *testing.T) {
	files := map[string]string{"a.md": "cat", "b.md": "\ufeffcat\r\n"}
	onShelf(t, files, func(s *shelf) {
		b := s.open("b.md")
		found := s.search(search.Query{Pattern: "cat"})
		a := s.open("a.md")
		s.Workspace.close(b.Path())
		done, got := s.replace(found, "dog")
		if got != "a.md 1\nb.md 1" || string(a.State().Doc.Bytes()) != "dog" {
			t.Errorf("outcomes:\n%s\na.md is %q", got, a.State().Doc.Bytes())
		}
		s.pass(10 * time.Second)
		s.want(map[string]string{"a.md": "dog", "b.md": "\ufeffdog\r\n"})
		s.Workspace.close(a.Path())
		s.open("b.md")
		if got := s.undo(done); got != "a.md 1\nb.md 1" {
			t.Errorf("undone:\n%s", got)
		}
		s.pass(10 * time.Second)
		s.want(files)
	})
}

func TestReplaced_undo_leaves_what_was_written_since(t *testing.T) {
	onShelf(t, map[string]string{"closed.md": "cat", "open.md": "cat one\ncat two\ncat three", "shut.md": "cat"}, func(s *shelf) {
		open, shut := s.open("open.md"), s.open("shut.md")
		done, _ := s.replace(s.search(search.Query{Pattern: "cat"}), "dog")
		s.write("closed.md", "dog!")
		at(shut, 3, 3, "!")
		s.pass(10 * time.Second)
		s.Workspace.close(shut.Path())
		at(open, 9, 10, "O")  // within the second dog
		at(open, 23, 24, "E") // behind the third, on its line
		at(open, 0, 0, "new\n")
		got := s.undo(done)
		want := strings.Join([]string{
			"closed.md 0 “closed.md” was changed meanwhile. Nothing was undone in it; search again to see what is there now.",
			"open.md 2 1 of 3 places in “open.md” were written in since and were left as they are.",
			"shut.md 0 “shut.md” was changed meanwhile. Nothing was undone in it; search again to see what is there now.",
		}, "\n")
		if got != want {
			t.Errorf("undone:\n%s", got)
		}
		if got, want := string(open.State().Doc.Bytes()), "new\ncat one\ndOg two\ncat thrEe"; got != want {
			t.Errorf("open.md is %q, want %q", got, want)
		}
	})
}

func TestFolderSearch_never_breaks_fields(t *testing.T) {
	for _, c := range []struct{ name, doc, find, replace, says string }{
		{"a second colon", "---\ntitle: A cat\n---\ncat\n", "cat", "cat: dog", "line 2: There is one colon too many"},
		{"the end of the fields", "---\ntitle: A cat\nlang: en\n---\ncat\n", " cat", "\n---", "begin or end in another place"},
		{"no fields any more", "---\ntitle: A\n---\n", "---\ntitle", "title", "begin or end in another place"},
		{"no closing line any more", "---\ntitle: A\n---\ncat\n", "---\ncat", "cat", "could not be read any more: line 1"},
		{"new fields", "cat\na: b\n---\n", "cat", "---", "begin or end in another place"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, open := range []bool{false, true} {
				onShelf(t, map[string]string{"a.md": c.doc, "b.md": c.find}, func(s *shelf) {
					if open {
						s.open("a.md")
					}
					_, got := s.replace(s.search(search.Query{Pattern: c.find}), c.replace)
					if !strings.Contains(got, "a.md 0 ") || !strings.Contains(got, c.says) || !strings.Contains(got, "b.md 1") {
						t.Errorf("outcomes:\n%s", got)
					}
					s.pass(10 * time.Second)
					s.want(map[string]string{"a.md": c.doc, "b.md": c.replace})
				})
			}
		})
	}
	for _, doc := range []string{
		"---\ntitle: \"cat\n---\ncat\n", // broken before
		"---\ntitle: A\n---\ncat\n",
		"---\ntitle: cat\ntakeaways:\n  - cat\n---\n",
		"---\ntitle: A\n---\n",
	} {
		onShelf(t, map[string]string{"a.md": doc}, func(s *shelf) {
			if _, got := s.replace(s.search(search.Query{Pattern: "cat|(?-i:$)", Regex: true}), "dog"); strings.Contains(got, "fields") != strings.Contains(got, " 0 ") {
				t.Errorf("%q: %s", doc, got)
			}
		})
		onShelf(t, map[string]string{"a.md": doc + "cat"}, func(s *shelf) {
			if _, got := s.replace(s.search(search.Query{Pattern: "cat"}), "dog"); strings.Contains(got, "fields") {
				t.Errorf("%q: %s", doc, got)
			}
		})
	}
}

func TestFolderSearch_reports_each_failure_and_writes_nothing_half(t *testing.T) {
	files := map[string]string{"a.md": "cat", "b.md": "cat", "c.md": "cat"}
	dogs := map[string]string{"a.md": "dog", "b.md": "dog", "c.md": "dog"}
	for _, cause := range []error{syscall.ENOSPC, syscall.EIO} {
		for n := 0; ; n++ {
			reached := false
			onShelf(t, files, func(s *shelf) {
				found := s.search(search.Query{Pattern: "cat"})
				start := len(s.fault.Ops())
				s.fault.SetRule(func(op vfs.Op) error {
					if op.N == start+n {
						reached = true
						return cause
					}
					return nil
				})
				done, got := s.replace(found, "dog")
				s.fault.SetRule(nil)
				now := s.files()
				for _, o := range done.Outcomes() {
					want := files[o.Name]
					if o.Places > 0 {
						want = dogs[o.Name]
					} else if o.Err == nil {
						t.Fatalf("%v at step %d: %s: nothing was replaced, and nothing said", cause, n, o.Name)
					}
					if now[o.Name] != want {
						t.Fatalf("%v at step %d: %s holds %q:\n%s", cause, n, o.Name, now[o.Name], got)
					}
				}
				if len(done.Outcomes()) != 3 {
					t.Fatalf("%v at step %d: %s", cause, n, got)
				}
				s.undo(done)
				s.want(files)
			})
			if !reached {
				break
			}
		}
	}
}

func TestFolderSearch_can_be_stopped(t *testing.T) {
	files := map[string]string{}
	for i := range 100 {
		files[fmt.Sprintf("%02d.md", i)] = "cat"
	}
	onShelf(t, files, func(s *shelf) {
		s.fault.SetRule(func(vfs.Op) error {
			time.Sleep(time.Second) // in the bubble's time
			return nil
		})
		heard := 0
		found, err := s.Search(search.Query{Pattern: "cat"}, func() { heard++ })
		if err != nil {
			t.Fatal(err)
		}
		for len(found.Articles()) == 0 {
			s.pass(time.Second)
		}
		found.Stop()
		s.pass(time.Minute)
		if n, total := found.Progress(); !found.Done() || n == 0 || n > 40 || total != 100 || len(found.Articles()) != n {
			t.Errorf("%d of %d, %d found, done %v", n, total, len(found.Articles()), found.Done())
		}
		if heard < 2 {
			t.Errorf("heard %d times", heard)
		}
	})
}

func TestFolderSearch_tells_what_it_cannot_read_or_replace(t *testing.T) {
	onShelf(t, map[string]string{"a.md": "cat", "b.md": "cat", "bin.md": "cat\x00\x00\x00\x00", "two.md": "cat"}, func(s *shelf) {
		two := s.open("two.md")
		at(two, 3, 3, "s")
		s.write("two.md", "cat!")
		two.CheckDisk()
		s.queue.drain()
		s.pass(10 * time.Second)
		s.fault.SetRule(func(op vfs.Op) error {
			if strings.HasSuffix(op.Name, "b.md") {
				return syscall.EIO
			}
			return nil
		})
		found := s.search(search.Query{Pattern: "cat"})
		if f := found.Failures(); len(f) != 1 || !strings.Contains(f[0].Error(), "b.md") {
			t.Errorf("failures: %v", f)
		}
		_, got := s.replace(found, "dog")
		if got != "a.md 1" {
			t.Errorf("outcomes:\n%s", got)
		}
		locked := 0
		for _, a := range found.Articles() {
			if a.Locked != "" {
				locked++
				if a.Count() != 0 || a.Included(0) {
					t.Errorf("%s is to be replaced", a.Name)
				}
			}
		}
		if locked != 3 { // the binary, the article with two versions, its copy
			t.Errorf("%d articles are locked", locked)
		}
	})
}

func TestFolderSearch_refuses_a_bad_query(t *testing.T) {
	onShelf(t, nil, func(s *shelf) {
		if _, err := s.Search(search.Query{Pattern: "(", Regex: true}, func() {}); err == nil {
			t.Error("it searched")
		}
	})
}

func BenchmarkFolderSearch_1000_articles_of_10KB(b *testing.B) {
	files := map[string]string{}
	content := "---\ntitle: The cat\n---\n\n" + strings.Repeat("A paragraph of an article with a cat in it, and so on, for some hundred bytes.\n\n", 10_000/80)
	for i := range 1000 {
		files[fmt.Sprintf("%04d.md", i)] = content
	}
	r := newRoom(b, files)
	look := func(q search.Query) *FolderSearch {
		found, err := r.Search(q, func() {})
		if err != nil {
			b.Fatal(err)
		}
		r.pump("the search", found.Done)
		return found
	}
	b.Run("search_rare", func(b *testing.B) {
		for b.Loop() {
			look(search.Query{Pattern: "zebra"})
		}
	})
	b.Run("search_100k_hits", func(b *testing.B) {
		for b.Loop() {
			if found := look(search.Query{Pattern: "cat"}); found.Hits() < 100_000 {
				b.Fatal(found.Hits())
			}
		}
	})
	b.Run("replace_and_undo", func(b *testing.B) {
		for b.Loop() {
			found := look(search.Query{Pattern: "the cat", Word: true})
			repl, _ := found.Finder().Replacement("The dog", false)
			var done *Replaced
			found.Replace(repl, nil, func(r *Replaced) { done = r })
			r.pump("the replacement", func() bool { return done != nil })
			if n, articles := done.Places(); articles != 1000 {
				b.Fatal(n, articles)
			}
			undone := false
			done.Undo(func([]Outcome) { undone = true })
			r.pump("the undo", func() bool { return undone })
		}
	})
}
