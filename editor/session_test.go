package editor

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"galley/editor/article"
	"galley/editor/state"
	"galley/editor/store"
	"galley/editor/text"
	"galley/editor/vfs"
)

const sampleArticle = `---
title: "Paper and ink" # the working title
category: History
takeaways:
  - First thing
  - Second thing
unknown: kept
---

## A heading

Some *words* here.
`

// desk is a session on a file of a temporary folder, with a queue for the UI
// goroutine. It is used inside a synctest bubble, so that time is the test's.
type desk struct {
	*Session
	t       *testing.T
	path    string
	queue   *queue
	notices []Notice
}

// queue stands for the UI goroutine: what workers post is run by drain.
type queue struct {
	mu   sync.Mutex
	jobs []func()
}

func (q *queue) post(f func()) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.jobs = append(q.jobs, f)
}

func (q *queue) next() func() {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.jobs) == 0 {
		return nil
	}
	f := q.jobs[0]
	q.jobs = q.jobs[1:]
	return f
}

// drain runs everything posted until workers and queue are still.
func (q *queue) drain() {
	for {
		synctest.Wait()
		f := q.next()
		if f == nil {
			return
		}
		f()
	}
}

func newDesk(t *testing.T, content string) *desk {
	t.Helper()
	path := filepath.Join(t.TempDir(), "article.md")
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	file, err := store.Load(vfs.OS{}, path)
	if err != nil {
		t.Fatal(err)
	}
	q := &queue{}
	env := Env{FS: vfs.OS{}, Post: q.post, StateDir: t.TempDir(), Log: slog.New(slog.DiscardHandler)}
	d := &desk{Session: NewSession(env, file), t: t, path: path, queue: q}
	d.Observe(Observer{Notice: func(n Notice) { d.notices = append(d.notices, n) }})
	q.drain()
	return d
}

func (d *desk) typeAt(off int, s string) {
	sel := state.Caret(off + len(s))
	d.Dispatch(state.Spec{Changes: []text.Change{{Span: text.Span{From: off, To: off}, Insert: []byte(s)}}, Sel: &sel, Origin: state.Type})
}

// pass lets time go by while the UI goroutine does its work.
func (d *desk) pass(t time.Duration) {
	const step = 50 * time.Millisecond
	for ; t > 0; t -= step {
		time.Sleep(min(t, step))
		d.queue.drain()
	}
}

func (d *desk) onDisk() string {
	d.t.Helper()
	data, err := os.ReadFile(d.path)
	if err != nil {
		d.t.Fatal(err)
	}
	return string(data)
}

// write changes the file as another program would, and lets the session see it.
func (d *desk) write(content string) {
	d.t.Helper()
	if err := os.WriteFile(d.path, []byte(content), 0o644); err != nil {
		d.t.Fatal(err)
	}
	d.CheckDisk()
	d.queue.drain()
}

func (d *desk) doc() string { return string(d.State().Doc.Bytes()) }

func (d *desk) wantStatus(want Status) {
	d.t.Helper()
	if got := d.Condition(); got.Status != want {
		d.t.Fatalf("status is %v (%q), want %v", got.Status, got.Reason, want)
	}
}

func (d *desk) answer(label string) {
	d.t.Helper()
	for _, n := range d.notices {
		for _, a := range n.Actions {
			if a.Label == label {
				a.Do()
				d.queue.drain()
				return
			}
		}
	}
	d.t.Fatalf("no notice offers %q: %+v", label, d.notices)
}

func inBubble(t *testing.T, content string, test func(d *desk)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		d := newDesk(t, content)
		defer func() { d.Close(); d.queue.drain() }()
		test(d)
	})
}

func TestSession_saves_one_second_after_the_last_change(t *testing.T) {
	inBubble(t, sampleArticle, func(d *desk) {
		end := len(sampleArticle)
		d.typeAt(end, "a")
		d.pass(900 * time.Millisecond)
		d.typeAt(end+1, "b")
		d.pass(900 * time.Millisecond)
		d.wantStatus(Dirty)
		if d.onDisk() != sampleArticle {
			t.Fatal("saved too early")
		}
		d.pass(200 * time.Millisecond)
		d.wantStatus(Clean)
		if got := d.onDisk(); got != sampleArticle+"ab" {
			t.Fatalf("on disk: %q", got)
		}
	})
}

func TestSession_saves_at_latest_five_seconds_after_the_first_change(t *testing.T) {
	inBubble(t, sampleArticle, func(d *desk) {
		at := len(sampleArticle)
		for i := range 12 {
			d.typeAt(at+i, "x")
			d.pass(500 * time.Millisecond)
		}
		if d.onDisk() == sampleArticle {
			t.Fatal("steady typing was never saved")
		}
	})
}

func TestSession_marks_only_the_saved_version_clean(t *testing.T) {
	inBubble(t, sampleArticle, func(d *desk) {
		d.typeAt(0, "x")
		d.Save()
		d.typeAt(0, "y") // while the save is under way
		d.queue.drain()
		d.wantStatus(Dirty)
		if got := d.onDisk(); got != "x"+sampleArticle {
			t.Fatalf("on disk: %.20q", got)
		}
		d.pass(2 * time.Second)
		d.wantStatus(Clean)
		if got := d.onDisk(); got != "yx"+sampleArticle {
			t.Fatalf("on disk: %.20q", got)
		}
	})
}

func TestSession_undo_back_to_the_saved_text_is_clean(t *testing.T) {
	inBubble(t, sampleArticle, func(d *desk) {
		d.typeAt(0, "x")
		d.wantStatus(Dirty)
		if !d.Undo() {
			t.Fatal("nothing to undo")
		}
		d.wantStatus(Clean)
	})
}

func TestSession_undoes_and_redoes_every_step(t *testing.T) {
	inBubble(t, "", func(d *desk) {
		for i, word := range []string{"one ", "two ", "three "} {
			d.typeAt(d.State().Doc.Len(), word)
			d.pass(time.Duration(i+1) * 10 * time.Second)
		}
		for _, want := range []string{"one two ", "one ", ""} {
			if d.Undo(); d.doc() != want {
				t.Fatalf("undo gave %q, want %q", d.doc(), want)
			}
		}
		for _, want := range []string{"one ", "one two ", "one two three "} {
			if d.Redo(); d.doc() != want {
				t.Fatalf("redo gave %q, want %q", d.doc(), want)
			}
		}
	})
}

func TestSession_edits_a_takeaway_in_the_source_only_where_it_stands(t *testing.T) {
	inBubble(t, sampleArticle, func(d *desk) {
		if err := d.Edit(article.SetTakeaway(1, article.Takeaway{Text: "Second, better"})); err != nil {
			t.Fatal(err)
		}
		want := strings.Replace(sampleArticle, "Second thing", "Second, better", 1)
		if d.doc() != want {
			t.Fatalf("doc:\n%s", d.doc())
		}
		if got := d.Article().Takeaways[1].Text; got != "Second, better" {
			t.Fatalf("takeaway is %q", got)
		}
	})
}

func TestSession_parses_what_was_typed(t *testing.T) {
	inBubble(t, sampleArticle, func(d *desk) {
		d.typeAt(len(sampleArticle), "\n## Another\n")
		d.queue.drain()
		outline := d.Article().Outline
		if len(outline) != 2 || outline[1].Text != "Another" {
			t.Fatalf("outline: %+v", outline)
		}
		if d.Article().Tree.Version != d.State().Version {
			t.Fatal("the tree is behind")
		}
	})
}

func TestSession_reloads_a_clean_article_as_one_undoable_step(t *testing.T) {
	inBubble(t, sampleArticle, func(d *desk) {
		at := strings.Index(sampleArticle, "words")
		sel := state.Caret(at)
		d.Dispatch(state.Spec{Sel: &sel, Origin: state.Move})
		changed := strings.Replace(sampleArticle, "## A heading\n", "A new paragraph.\n\n## A heading\n", 1)
		d.write(changed)
		if d.doc() != changed {
			t.Fatalf("doc:\n%s", d.doc())
		}
		d.wantStatus(Clean)
		if head := d.State().Sel.Primary().Head; !strings.HasPrefix(changed[head:], "words") {
			t.Fatalf("the caret is before %q", changed[head:])
		}
		d.Undo()
		if d.doc() != sampleArticle {
			t.Fatal("undo did not bring the old text back")
		}
		d.wantStatus(Dirty)
	})
}

func TestSession_is_silent_about_its_own_saves(t *testing.T) {
	inBubble(t, sampleArticle, func(d *desk) {
		d.typeAt(0, "x")
		d.pass(2 * time.Second)
		version := d.State().Version
		d.CheckDisk()
		d.queue.drain()
		if d.State().Version != version || len(d.notices) > 0 {
			t.Fatalf("it spoke: %+v", d.notices)
		}
	})
}

func TestSession_keeps_both_versions_when_both_changed(t *testing.T) {
	theirs := strings.Replace(sampleArticle, "Some *words*", "Other words", 1)
	at := strings.Index(sampleArticle, "Some")
	typed := func(s string) string { return sampleArticle[:at] + s + sampleArticle[at:] }
	mine := typed("x")
	conflicted := func(t *testing.T, test func(d *desk, copyPath string)) {
		inBubble(t, sampleArticle, func(d *desk) {
			d.typeAt(at, "x")
			d.write(theirs)
			d.wantStatus(Conflict)
			if d.onDisk() != theirs || d.doc() != mine {
				t.Fatal("a version was overwritten")
			}
			files, _ := filepath.Glob(filepath.Join(filepath.Dir(d.path), "*.md"))
			if len(files) != 2 {
				t.Fatalf("files: %v", files)
			}
			copyPath := files[0]
			if copyPath == d.path {
				copyPath = files[1]
			}
			if data, _ := os.ReadFile(copyPath); string(data) != mine {
				t.Fatalf("the copy holds %.30q", data)
			}
			test(d, copyPath)
		})
	}
	read := func(path string) string { data, _ := os.ReadFile(path); return string(data) }

	t.Run("typing goes on into the copy", func(t *testing.T) {
		conflicted(t, func(d *desk, copyPath string) {
			d.typeAt(at, "y")
			d.pass(2 * time.Second)
			if read(copyPath) != typed("yx") || d.onDisk() != theirs {
				t.Fatalf("copy %.10q, file %.10q", read(copyPath), d.onDisk())
			}
		})
	})
	t.Run("keep mine", func(t *testing.T) {
		conflicted(t, func(d *desk, copyPath string) {
			d.answer("Keep mine")
			d.wantStatus(Clean)
			if d.onDisk() != mine || read(copyPath) != theirs {
				t.Fatalf("file %.10q, copy %.10q", d.onDisk(), read(copyPath))
			}
		})
	})
	t.Run("use the other", func(t *testing.T) {
		conflicted(t, func(d *desk, copyPath string) {
			d.typeAt(at, "z") // not in the copy yet
			d.answer("Use the other")
			d.wantStatus(Clean)
			if d.doc() != theirs || d.onDisk() != theirs || read(copyPath) != typed("zx") {
				t.Fatalf("doc %.10q, file %.10q, copy %.10q", d.doc(), d.onDisk(), read(copyPath))
			}
		})
	})
	t.Run("keep both", func(t *testing.T) {
		conflicted(t, func(d *desk, copyPath string) {
			d.Resolve(KeepBoth)
			d.queue.drain()
			d.typeAt(at, "z")
			d.pass(2 * time.Second)
			d.wantStatus(Clean)
			if d.Path() != copyPath || d.onDisk() != theirs || read(copyPath) != typed("zx") {
				t.Fatalf("path %s, copy %.10q", d.Path(), read(copyPath))
			}
		})
	})
}

func TestSession_notices_a_change_that_no_event_told_of(t *testing.T) {
	inBubble(t, sampleArticle, func(d *desk) {
		d.typeAt(0, "x")
		theirs := sampleArticle + "more\n"
		if err := os.WriteFile(d.path, []byte(theirs), 0o644); err != nil {
			t.Fatal(err)
		}
		d.pass(4 * time.Second) // the autosave finds it
		d.wantStatus(Clean)
		if d.onDisk() != "x"+theirs {
			t.Fatal("the other program's bytes were overwritten")
		}
	})
}

func TestSession_does_not_trust_a_file_that_became_empty(t *testing.T) {
	inBubble(t, sampleArticle, func(d *desk) {
		d.write("")
		if d.doc() != sampleArticle {
			t.Fatal("the text was lost")
		}
		d.wantStatus(Conflict)
	})
}

func TestSession_of_a_removed_file_writes_it_again_only_after_an_edit(t *testing.T) {
	inBubble(t, sampleArticle, func(d *desk) {
		if err := os.Remove(d.path); err != nil {
			t.Fatal(err)
		}
		d.CheckDisk()
		d.queue.drain()
		d.wantStatus(Gone)
		d.pass(time.Minute)
		if _, err := os.Stat(d.path); err == nil {
			t.Fatal("the file came back by itself")
		}
		d.typeAt(0, "x")
		d.pass(2 * time.Second)
		d.wantStatus(Clean)
		if d.onDisk() != "x"+sampleArticle {
			t.Fatalf("on disk: %.20q", d.onDisk())
		}
	})
}

func TestSession_flush_reports_what_is_not_on_disk(t *testing.T) {
	inBubble(t, sampleArticle, func(d *desk) {
		if err := os.Chmod(d.path, 0o444); err != nil {
			t.Fatal(err)
		}
		d.typeAt(0, "x")
		var result error
		called := 0
		d.Flush(func(err error) { result = err; called++ })
		d.queue.drain()
		if called != 1 || result == nil {
			t.Fatalf("called %d times with %v", called, result)
		}
		d.wantStatus(Failed)
		if d.onDisk() != sampleArticle || d.doc() != "x"+sampleArticle {
			t.Fatal("something was lost")
		}
		if err := os.Chmod(d.path, 0o644); err != nil {
			t.Fatal(err)
		}
		d.answer("Try again")
		d.wantStatus(Clean)
	})
}

func TestSession_opened_and_saved_without_an_edit_touches_nothing(t *testing.T) {
	inBubble(t, "\ufeff"+strings.ReplaceAll(sampleArticle, "\n", "\r\n")+"\x00\xff no newline", func(d *desk) {
		before, _ := os.Stat(d.path)
		d.Save()
		d.pass(10 * time.Second)
		after, _ := os.Stat(d.path)
		if !os.SameFile(before, after) || !before.ModTime().Equal(after.ModTime()) {
			t.Fatal("the file was written")
		}
	})
}
