// Package syncthing lets two writers share a folder by two real Syncthing daemons on
// the loopback: they part, both write, they meet again, and no line may be lost.
package syncthing

import (
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"galley/editor"
	"galley/editor/history"
	"galley/editor/journal"
	"galley/editor/state"
	"galley/editor/text"
	"galley/editor/vfs"
)

// writer is a Galley without a window on the folder of a daemon.
type writer struct {
	*editor.Workspace
	*daemon
	jobs    chan func()
	session *editor.Session
}

func newWriter(t *testing.T, d *daemon) *writer {
	t.Helper()
	w := &writer{daemon: d, jobs: make(chan func(), 10_000)}
	stateDir := t.TempDir()
	journals, err := journal.Open(vfs.OS{}, stateDir)
	if err != nil {
		t.Fatal(err)
	}
	w.Workspace = editor.NewWorkspace(editor.Env{
		FS: vfs.OS{}, StateDir: stateDir, Journal: journals, History: history.Open(vfs.OS{}, stateDir),
		Post: func(f func()) { w.jobs <- f }, Log: slog.New(slog.DiscardHandler),
	}, func() {})
	opened := false
	w.OpenFolder(d.folder, func(err error) { opened = err == nil })
	w.wait("the folder is open", func() bool { return opened })
	w.Open(w.path(), func(s *editor.Session, err error) { w.session = s })
	w.wait("the article is open", func() bool { return w.session != nil })
	t.Cleanup(w.Close)
	return w
}

func (w *writer) path() string { return filepath.Join(w.folder, "a.md") }

// wait does what is posted until something is so.
func (w *writer) wait(what string, so func() bool) {
	w.t.Helper()
	w.until(what, func() bool {
		for {
			select {
			case f := <-w.jobs:
				f()
				continue
			default:
			}
			return so()
		}
	})
}

func (w *writer) type_(line int, word string) {
	doc := w.session.State().Doc
	at := doc.LineStart(min(line, doc.Lines()-1))
	w.session.Dispatch(state.Spec{Changes: []text.Change{text.Insert(at, word+" ")}, Origin: state.Type})
}

func (w *writer) saved() bool { return w.session.Condition().Status == editor.Clean }

// copies are the versions that lost, beside the article.
func (w *writer) copies() []string {
	all, _ := filepath.Glob(filepath.Join(w.folder, "a.sync-conflict-*"))
	return all
}

func TestSyncthing_two_writers_lose_no_word(t *testing.T) {
	rounds := 3
	if n, err := strconv.Atoi(os.Getenv("GALLEY_ROUNDS")); err == nil {
		rounds = n
	}
	a, b := newDaemon(t, "a"), newDaemon(t, "b")
	if err := os.WriteFile(filepath.Join(a.folder, "a.md"), []byte(strings.Repeat("A line of the text.\n\n", 6)), 0o644); err != nil {
		t.Fatal(err)
	}
	a.start(b)
	b.start(a)
	b.until("the article has come", func() bool { _, err := os.Stat(filepath.Join(b.folder, "a.md")); return err == nil })
	ana, ben := newWriter(t, a), newWriter(t, b)
	both := []*writer{ana, ben}
	rnd := rand.New(rand.NewPCG(1, 16))
	var words []string
	merged := 0
	for round := range rounds {
		a.must("POST", "/rest/system/pause?device="+b.id)
		a.until("they have parted", func() bool { return !a.connected(b) })
		for who, w := range both {
			for i := range 1 + rnd.IntN(3) {
				word := fmt.Sprintf("r%dw%dn%d", round, who, i)
				words = append(words, word)
				w.type_(rnd.IntN(12), word)
			}
			w.wait("it is saved", w.saved)
		}
		a.must("POST", "/rest/system/resume?device="+b.id)
		a.until("they have met", func() bool { return a.connected(b) })
		meet(t, ana, ben)
		for len(ana.copies()) > 0 {
			ana.bringIn(ana.copies()[0])
			merged++
			meet(t, ana, ben)
		}
		for _, w := range both {
			data, err := os.ReadFile(w.path())
			if err != nil {
				t.Fatal(err)
			}
			shown := string(w.session.State().Doc.Bytes())
			for _, word := range words {
				if !strings.Contains(string(data), word) || !strings.Contains(shown, word) {
					t.Fatalf("round %d: %s is lost in\n%s", round, word, data)
				}
			}
		}
	}
	if merged == 0 {
		t.Error("no two edits ever met: nothing was shown")
	}
	t.Logf("%d rounds, %d words, %d copies brought in", rounds, len(words), merged)
}

// meet waits until both folders hold the same and both windows show it.
func meet(t *testing.T, ana, ben *writer) {
	t.Helper()
	for _, w := range []*writer{ana, ben} {
		w.must("POST", "/rest/db/scan?folder=articles")
	}
	ana.wait("both have all", func() bool {
		return ana.idle(ben.daemon) && ben.idle(ana.daemon) && slices.Equal(listing(ana), listing(ben))
	})
	for _, w := range []*writer{ana, ben} {
		var known []struct{ Name string }
		if err := w.ask("GET", "/rest/db/browse?folder=articles", &known); err != nil {
			t.Fatal(err)
		}
		for _, file := range known {
			if file.Name != "a.md" && !strings.HasPrefix(file.Name, "a.sync-conflict-") {
				t.Errorf("%s went over the wire", file.Name)
			}
		}
		w.wait("the window shows what the file holds", func() bool {
			data, err := os.ReadFile(w.path())
			return err == nil && w.saved() && string(data) == string(w.session.State().Doc.Bytes())
		})
	}
}

// listing is what the folder holds: names and contents.
func listing(w *writer) []string {
	var all []string
	files, _ := filepath.Glob(filepath.Join(w.folder, "*.md"))
	for _, f := range files {
		data, _ := os.ReadFile(f)
		all = append(all, filepath.Base(f)+"="+string(data))
	}
	slices.Sort(all)
	return all
}

// bringIn merges a copy as a writer does who keeps both of every sentence.
func (w *writer) bringIn(path string) {
	w.t.Helper()
	merged := false
	w.MergeCopy(path, w.path(), func(_ *editor.Session, err error) {
		if err != nil {
			w.t.Errorf("merging: %v", err)
		}
		merged = true
	})
	w.wait("the copy is merged", func() bool { return merged })
	for len(w.session.Overlaps()) > 0 {
		o := w.session.Overlaps()[0]
		w.session.Answer(o, o.Mine+o.Theirs)
	}
	w.wait("the copy is gone and all is saved", func() bool {
		_, err := os.Stat(path)
		return os.IsNotExist(err) && w.saved()
	})
	time.Sleep(1100 * time.Millisecond) // the watcher of the daemon gathers for a second
}

// What a save leaves in the folder for a moment never reaches the other one, however
// often the daemon looks: 100 saves, or 1,000 where GALLEY_ROUNDS asks for more.
func TestSyncthing_hears_of_articles_only(t *testing.T) {
	saves := 100
	if os.Getenv("GALLEY_ROUNDS") != "" {
		saves = 1000
	}
	a, b := newDaemon(t, "a"), newDaemon(t, "b")
	if err := os.WriteFile(filepath.Join(a.folder, "a.md"), []byte("A line.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	a.start(b)
	b.start(a)
	b.until("the article has come", func() bool { _, err := os.Stat(filepath.Join(b.folder, "a.md")); return err == nil })
	ana := newWriter(t, a)
	names := map[string]int{}
	for i := range saves {
		ana.type_(0, fmt.Sprint("save", i))
		ana.session.Save()
		if i%10 == 0 {
			go func() { _ = a.ask("POST", "/rest/db/scan?folder=articles", nil) }() // looks while it is saved
		}
		ana.wait("it is saved", ana.saved)
	}
	ana.wait("the last save is there too", func() bool {
		data, _ := os.ReadFile(filepath.Join(b.folder, "a.md"))
		return string(data) == string(ana.session.State().Doc.Bytes())
	})
	for _, d := range []*daemon{a, b} {
		for _, name := range append(d.events("/rest/events/disk?timeout=1"), d.events("/rest/events?timeout=1")...) {
			names[name]++
		}
	}
	for name := range names {
		if name != "a.md" {
			t.Errorf("%q was heard of %d times", name, names[name])
		}
	}
	if names["a.md"] == 0 {
		t.Error("nothing was heard of at all")
	}
	t.Logf("%d saves, heard of as %v", saves, names)
}
