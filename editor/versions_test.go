package editor

import (
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"galley/editor/history"
	"galley/editor/store"
	"galley/editor/vfs"
)

// versionsOf are the texts in the history of the article, the newest first.
func (s *study) versionsOf(path string) []string {
	s.t.Helper()
	var all []string
	s.Versions(path, func(versions []history.Version, err error) {
		if err != nil {
			s.t.Fatal(err)
		}
		for _, v := range versions {
			doc, err := s.env.History.Text(v)
			if err != nil {
				s.t.Fatal(err)
			}
			all = append(all, string(v.Why)+" "+string(doc.Bytes()))
		}
	})
	s.queue.drain()
	return all
}

func TestHistory_has_what_was_opened_saved_and_written_by_others(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, _ := start(t, newDisk(t, "one\n"))
		d := s.open()
		d.typeAt(0, "my ")
		d.pass(2 * time.Second)
		if _, err := store.Write(s.env.FS, studied, []byte("theirs\n"), store.FingerprintOf([]byte("my one\n"))); err != nil {
			t.Fatal(err)
		}
		d.CheckDisk()
		d.pass(time.Second)
		if got := strings.Join(s.versionsOf(studied), "|"); got != "outside theirs\n|saved my one\n|opened one\n" {
			t.Fatalf("the history is %q", got)
		}
		s.Versions(studied, func(versions []history.Version, _ error) {
			s.Compare(versions[1], d.State().Doc, func(diff Difference, err error) {
				if err != nil || len(diff.Passages) != 1 {
					t.Fatalf("%+v, %v", diff, err)
				}
				d.Restore(diff.Version)
			})
		})
		s.queue.drain()
		if d.doc() != "my one\n" {
			t.Fatalf("restored is %q", d.doc())
		}
		d.Undo()
		if d.doc() != "theirs\n" {
			t.Fatalf("undone is %q", d.doc())
		}
		s.kill()
	})
}

func TestHistory_of_an_article_that_was_deleted_can_be_revived(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, _ := start(t, newDisk(t, "one\n"))
		d := s.open()
		d.typeAt(0, "my ")
		d.pass(2 * time.Second)
		trash := func(path string) error { return store.Remove(s.env.FS, path, store.FingerprintOf([]byte("my one\n"))) }
		s.Discard(studied, trash, func(_ func(func(error)), err error) {
			if err != nil {
				t.Fatal(err)
			}
		})
		s.queue.drain()
		var lost []history.Kept
		s.Lost(func(all []history.Kept, err error) { lost = errorless(t, all, err) })
		s.queue.drain()
		if len(lost) != 1 || lost[0].Path != studied {
			t.Fatalf("lost are %+v", lost)
		}
		var revived *Session
		s.Versions(lost[0].Path, func(versions []history.Version, _ error) {
			doc, err := s.env.History.Text(versions[0])
			if err != nil {
				t.Fatal(err)
			}
			s.Revive(studied, doc, versions[0].Encoding, func(got *Session, err error) { revived = errorless(t, got, err) })
		})
		s.queue.drain()
		if string(revived.State().Doc.Bytes()) != "my one\n" {
			t.Fatalf("revived is %q", revived.State().Doc.Bytes())
		}
		s.kill()
	})
}

func TestHistory_that_cannot_be_written_stops_no_save(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, _ := start(t, newDisk(t, "one\n"))
		d := s.open()
		s.fault.SetRule(func(op vfs.Op) error {
			if op.Changes() && strings.Contains(op.Name, "history") {
				return errors.New("no history today")
			}
			return nil
		})
		d.typeAt(0, "my ")
		d.pass(2 * time.Second)
		d.wantStatus(Clean)
		if got := d.onFaultDisk(); got != "my one\n" {
			t.Errorf("saved is %q", got)
		}
		s.kill()
	})
}

func errorless[T any](t *testing.T, v T, err error) T {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return v
}
