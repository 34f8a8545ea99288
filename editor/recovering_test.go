package editor

import (
	"log/slog"
	"math/rand/v2"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"galley/editor/history"
	"galley/editor/journal"
	"galley/editor/state"
	"galley/editor/store"
	"galley/editor/text"
	"galley/editor/vfs"
)

// study is a workspace on a disk that can lose its power or its program. It is used
// inside a synctest bubble.
type study struct {
	*Workspace
	t     *testing.T
	fault *vfs.Fault
	queue *queue
}

const studied = "/articles/article.md"

// newDisk is a disk with one article.
func newDisk(t *testing.T, content string) *vfs.Mem {
	t.Helper()
	mem := vfs.NewMem()
	for _, dir := range []string{"/articles", "/state"} {
		if err := mem.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := store.Save(mem, studied, text.FromString(content), store.Encoding{EOL: "\n"}, store.Fingerprint{}); err != nil {
		t.Fatal(err)
	}
	mem.SyncAll()
	return mem
}

// start is a program that starts on a disk, and recovers what another one left.
func start(t *testing.T, disk *vfs.Mem) (*study, []Recovered) {
	t.Helper()
	fault := vfs.NewFault(disk, nil)
	dir, err := journal.Open(fault, "/state")
	if err != nil {
		t.Fatal(err)
	}
	q := &queue{}
	env := Env{FS: fault, Post: q.post, StateDir: "/state", Journal: dir, History: history.Open(fault, "/state"), Log: slog.New(slog.DiscardHandler)}
	s := &study{Workspace: NewWorkspace(env, func() {}), t: t, fault: fault, queue: q}
	var all []Recovered
	s.Recover(func(found []Recovered) { all = found })
	q.drain()
	return s, all
}

func (s *study) open() *desk {
	s.t.Helper()
	d := &desk{t: s.t, path: studied, queue: s.queue}
	s.Open(studied, func(got *Session, err error) {
		if err != nil {
			s.t.Fatal(err)
		}
		d.Session = got
	})
	s.queue.drain()
	d.Observe(Observer{Notice: func(n Notice) { d.notices = append(d.notices, n) }})
	return d
}

// kill ends the program as if it had never been told: nothing of it runs any more.
func (s *study) kill() {
	for _, session := range s.sessions {
		session.closed = true
		session.stopTimer()
		session.parser.stop()
		session.journal.stop(false)
	}
	synctest.Wait()
}

func TestRecovery_brings_back_text_carets_and_undo_after_a_kill(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		disk := newDisk(t, "old\n")
		s, all := start(t, disk)
		if len(all) != 0 {
			t.Fatalf("recovered %+v after nothing", all)
		}
		d := s.open()
		d.typeAt(0, "first ")
		d.pass(3 * time.Second)
		d.typeAt(6, "second ")
		d.pass(time.Second / 2)
		d.typeAt(13, "third ")
		synctest.Wait()
		s.kill()

		s, all = start(t, disk)
		if len(all) != 1 || string(all[0].Before.Doc.Bytes()) != "first old\n" {
			t.Fatalf("recovered %+v", all)
		}
		d = s.open()
		if d.Session != all[0].Session || d.doc() != "first second third old\n" {
			t.Fatalf("the text is %q", d.doc())
		}
		if at := d.State().Sel.Primary().Head; at != 19 {
			t.Errorf("the caret is at %d", at)
		}
		if !strings.Contains(RecoveredNotice(all), "“article.md”") {
			t.Errorf("it says %q", RecoveredNotice(all))
		}
		d.pass(2 * time.Second)
		d.wantStatus(Clean)
		if got := d.onFaultDisk(); got != "first second third old\n" {
			t.Errorf("saved is %q", got)
		}
		for range 3 {
			d.Undo()
		}
		if d.doc() != "old\n" {
			t.Errorf("all undone is %q", d.doc())
		}
		d.pass(2 * time.Second)
		s.Close()
		s.queue.drain()
		if _, all = start(t, disk); len(all) != 0 {
			t.Errorf("after a proper end it recovers %+v", all)
		}
	})
}

func TestRecovery_after_the_power_failed_misses_a_quarter_of_a_second_at_most(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		disk := newDisk(t, "old\n")
		s, _ := start(t, disk)
		d := s.open()
		for i := range 4 {
			d.typeAt(i, "x")
			d.pass(100 * time.Millisecond)
		}
		d.typeAt(4, "y")
		synctest.Wait()
		states := 0
		for crashed := range disk.Crashes() {
			states++
			after, all := start(t, crashed)
			if len(all) != 1 {
				t.Fatalf("%d articles are recovered", len(all))
			}
			if got := string(all[0].Session.State().Doc.Bytes()); got != "xxold\n" && got != "xxxold\n" && got != "xxxxold\n" && got != "xxxxyold\n" {
				t.Fatalf("recovered is %q", got)
			}
			after.kill()
		}
		t.Logf("%d states", states)
		s.kill()
	})
}

func TestRecovery_of_a_file_that_was_changed_meanwhile_keeps_both(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		disk := newDisk(t, "old\n")
		s, _ := start(t, disk)
		d := s.open()
		d.typeAt(0, "mine and ")
		synctest.Wait()
		s.kill()
		if _, err := store.Write(disk, studied, []byte("theirs\n"), store.FingerprintOf([]byte("old\n"))); err != nil {
			t.Fatal(err)
		}
		s, all := start(t, disk)
		if len(all) != 1 || string(all[0].Session.State().Doc.Bytes()) != "mine and old\n" {
			t.Fatalf("recovered %+v", all)
		}
		d = s.open()
		d.pass(2 * time.Second)
		d.wantStatus(Conflict)
		if got := d.onFaultDisk(); got != "theirs\n" {
			t.Errorf("the file holds %q", got)
		}
		s.kill()
	})
}

func TestRecovery_of_what_was_saved_in_the_last_moment_says_nothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		disk := newDisk(t, "old\n")
		s, _ := start(t, disk)
		d := s.open()
		d.typeAt(0, "new ")
		synctest.Wait()
		s.kill()
		if _, err := store.Write(disk, studied, []byte("new old\n"), store.FingerprintOf([]byte("old\n"))); err != nil {
			t.Fatal(err)
		}
		s, all := start(t, disk)
		if len(all) != 0 {
			t.Fatalf("recovered %+v", all)
		}
		d = s.open()
		d.pass(time.Second)
		d.wantStatus(Clean)
		if len(d.notices) != 0 {
			t.Errorf("notices %+v", d.notices)
		}
		d.Undo()
		if d.doc() != "old\n" {
			t.Errorf("undone is %q", d.doc())
		}
		s.kill()
	})
}

func TestRecovery_of_a_file_that_is_gone_has_its_text(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		disk := newDisk(t, "old\n")
		s, _ := start(t, disk)
		d := s.open()
		d.typeAt(0, "new ")
		synctest.Wait()
		s.kill()
		dir, err := disk.OpenDir("/articles")
		if err != nil {
			t.Fatal(err)
		}
		if err := dir.Remove("article.md"); err != nil {
			t.Fatal(err)
		}
		s, all := start(t, disk)
		if len(all) != 1 {
			t.Fatalf("recovered %+v", all)
		}
		d = s.open()
		d.wantStatus(Gone)
		if d.doc() != "new old\n" || len(d.notices) != 1 {
			t.Fatalf("the text is %q, notices %+v", d.doc(), d.notices)
		}
		d.notices[0].Actions[0].Do()
		d.pass(time.Second)
		if got := d.onFaultDisk(); got != "new old\n" {
			t.Errorf("written again is %q", got)
		}
		s.kill()
	})
}

func TestRecovery_follows_an_article_that_got_another_name(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		disk := newDisk(t, "old\n")
		s, _ := start(t, disk)
		d := s.open()
		d.typeAt(0, "a ")
		s.Rename(studied, "other.md", func(_ string, err error) {
			if err != nil {
				t.Fatal(err)
			}
		})
		s.queue.drain()
		d.typeAt(0, "b ")
		synctest.Wait()
		s.kill()
		_, all := start(t, disk)
		if len(all) != 1 || all[0].Session.Path() != "/articles/other.md" || string(all[0].Session.State().Doc.Bytes()) != "b a old\n" {
			t.Fatalf("recovered %+v", all)
		}
		all[0].Session.Close()
	})
}

func TestJournal_that_cannot_be_written_is_told_and_stops_nothing(t *testing.T) {
	for _, cause := range []error{syscall.EIO, syscall.EROFS, syscall.ENOSPC} {
		synctest.Test(t, func(t *testing.T) {
			disk := newDisk(t, "old\n")
			s, _ := start(t, disk)
			d := s.open()
			s.fault.SetRule(func(op vfs.Op) error {
				if op.Changes() && strings.Contains(op.Name, ".journal") {
					return cause
				}
				return nil
			})
			d.typeAt(0, "a")
			d.pass(time.Second / 2)
			if len(d.notices) != 1 || !strings.Contains(d.notices[0].Text, "no protection") {
				t.Fatalf("%v: notices %+v", cause, d.notices)
			}
			d.typeAt(1, "b")
			d.pass(2 * time.Second)
			d.wantStatus(Clean)
			if got := d.onFaultDisk(); got != "abold\n" {
				t.Errorf("%v: the file holds %q", cause, got)
			}
			s.fault.SetRule(nil)
			d.typeAt(2, "c")
			synctest.Wait()
			d.pass(6 * time.Second)
			if len(d.notices) != 2 || !strings.Contains(d.notices[1].Text, "is back") {
				t.Errorf("%v: notices %+v", cause, d.notices)
			}
			d.typeAt(3, "d")
			synctest.Wait()
			s.kill()
			_, all := start(t, disk)
			if len(all) != 1 || string(all[0].Session.State().Doc.Bytes()) != "abcdold\n" {
				t.Errorf("%v: recovered %+v", cause, all)
			}
			for _, r := range all {
				r.Session.Close()
			}
		})
	}
}

// failsInJournal fails what changes a journal, the given number of times.
func failsInJournal(times int) vfs.Rule {
	return func(op vfs.Op) error {
		if times > 0 && op.Changes() && strings.Contains(op.Name, ".journal") {
			times--
			return syscall.EIO
		}
		return nil
	}
}

func TestJournal_begun_anew_at_the_text_of_the_file_goes_on(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		disk := newDisk(t, "old\n")
		s, _ := start(t, disk)
		d := s.open()
		d.typeAt(0, "a")
		d.pass(2 * time.Second)
		s.fault.SetRule(failsInJournal(1 << 20))
		d.typeAt(1, "b")
		synctest.Wait()
		s.fault.SetRule(nil)
		d.Undo() // the text is that of the file, two edits later
		synctest.Wait()
		d.typeAt(1, "c")
		synctest.Wait()
		s.kill()
		_, all := start(t, disk)
		if len(all) != 1 || string(all[0].Session.State().Doc.Bytes()) != "acold\n" {
			t.Fatalf("recovered %+v", all)
		}
		all[0].Session.Close()
	})
}

func TestJournal_begun_anew_during_a_save_goes_on(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		disk := newDisk(t, "old\n")
		s, _ := start(t, disk)
		d := s.open()
		d.typeAt(0, "a")
		synctest.Wait()
		slow := make(chan struct{})
		fails := failsInJournal(1)
		s.fault.SetRule(func(op vfs.Op) error {
			if op.Kind == "sync" && !strings.Contains(op.Name, ".journal") {
				<-slow
			}
			return fails(op)
		})
		d.Save()
		d.typeAt(1, "b")
		synctest.Wait()
		close(slow)
		d.pass(time.Second / 2) // the save of what is now inside one step of the journal ends
		d.typeAt(2, "c")
		synctest.Wait()
		s.kill()
		_, all := start(t, disk)
		if len(all) != 1 || string(all[0].Session.State().Doc.Bytes()) != "abcold\n" || string(all[0].Before.Doc.Bytes()) != "aold\n" {
			t.Fatalf("recovered %+v", all)
		}
		all[0].Session.Close()
	})
}

// The law of the journal: whatever is done to an article, and however the disk
// fails, after a kill its text is back.
func TestRecovery_holds_what_was_done_whatever_it_was(t *testing.T) {
	for seed := range uint64(40) {
		synctest.Test(t, func(t *testing.T) {
			rnd := rand.New(rand.NewPCG(seed, 21))
			disk := newDisk(t, "one\ntwo\nthree\n")
			s, _ := start(t, disk)
			d := s.open()
			for range 60 {
				switch n := d.State().Doc.Len(); rnd.IntN(9) {
				case 0:
					d.Undo()
				case 1:
					d.Redo()
				case 2:
					from := rnd.IntN(n + 1)
					to := from + rnd.IntN(min(n-from, 9)+1)
					d.Dispatch(state.Spec{Changes: []text.Change{{Span: text.Span{From: from, To: to}}}, Origin: state.Delete})
				case 3:
					d.pass(time.Duration(rnd.IntN(2000)) * time.Millisecond)
				case 4:
					n := rnd.IntN(6)
					s.fault.SetRule(vfs.Nth(n, []error{syscall.EIO, syscall.ENOSPC}[rnd.IntN(2)]))
				case 5:
					s.fault.SetRule(nil)
				default:
					d.typeAt(rnd.IntN(n+1), string(rune('a'+rnd.IntN(26))))
				}
			}
			s.fault.SetRule(nil)
			d.pass(6 * time.Second) // a journal that failed is tried again
			d.typeAt(0, "z")
			synctest.Wait()
			want := d.doc()
			s.kill()
			s, all := start(t, disk)
			if len(all) != 1 || string(all[0].Session.State().Doc.Bytes()) != want {
				t.Fatalf("seed %d: recovered %+v, want %q", seed, all, want)
			}
			s.kill()
		})
	}
}
