package editor

import (
	"errors"
	"log/slog"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"galley/editor/store"
	"galley/editor/text"
	"galley/editor/vfs"
)

// newFaultDesk is a desk on a disk in memory whose faults are the test's.
func newFaultDesk(t *testing.T) (*desk, *vfs.Fault) {
	t.Helper()
	mem := vfs.NewMem()
	for _, dir := range []string{"/articles", "/state"} {
		if err := mem.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	const path = "/articles/article.md"
	if _, err := store.Save(mem, path, text.FromString(sampleArticle), store.Encoding{EOL: "\n"}, store.Fingerprint{}); err != nil {
		t.Fatal(err)
	}
	fault := vfs.NewFault(mem, nil)
	file, err := store.Load(fault, path)
	if err != nil {
		t.Fatal(err)
	}
	q := &queue{}
	env := Env{FS: fault, Post: q.post, StateDir: "/state", Log: slog.New(slog.DiscardHandler)}
	d := &desk{Session: NewSession(env, file), t: t, path: path, queue: q}
	d.Observe(Observer{Notice: func(n Notice) { d.notices = append(d.notices, n) }})
	q.drain()
	return d, fault
}

func (d *desk) onFaultDisk() string {
	d.t.Helper()
	file, err := store.Load(d.env.FS, d.path)
	if err != nil {
		d.t.Fatal(err)
	}
	return string(file.Text.Bytes())
}

func TestSession_on_a_full_disk_says_so_and_saves_once_there_is_room(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d, fault := newFaultDesk(t)
		defer d.Close()
		fault.SetRule(func(op vfs.Op) error {
			if op.Changes() && op.Kind == "write" {
				return syscall.ENOSPC
			}
			return nil
		})
		d.typeAt(0, "x")
		d.pass(2 * time.Second)
		d.wantStatus(Failed)
		if d.doc() != "x"+sampleArticle || d.onFaultDisk() != sampleArticle {
			t.Fatal("something was lost")
		}
		if len(d.notices) != 1 || !strings.Contains(d.notices[0].Text, "full") {
			t.Fatalf("notices: %+v", d.notices)
		}
		fault.SetRule(nil)
		d.typeAt(0, "y")
		d.pass(2 * time.Second)
		d.wantStatus(Clean)
		if d.onFaultDisk() != "yx"+sampleArticle {
			t.Fatalf("on disk: %.20q", d.onFaultDisk())
		}
	})
}

func TestSession_tries_a_failed_save_again_by_itself(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d, fault := newFaultDesk(t)
		defer d.Close()
		fault.SetRule(func(op vfs.Op) error {
			if op.Changes() {
				return syscall.EIO
			}
			return nil
		})
		d.typeAt(0, "x")
		d.pass(2 * time.Second)
		d.wantStatus(Failed)
		fault.SetRule(nil)
		d.pass(time.Minute)
		d.wantStatus(Clean)
		if d.onFaultDisk() != "x"+sampleArticle {
			t.Fatalf("on disk: %.20q", d.onFaultDisk())
		}
		if len(d.notices) != 1 {
			t.Errorf("the writer was told %d times", len(d.notices))
		}
	})
}

func TestSession_survives_a_fault_at_every_step_of_a_save(t *testing.T) {
	for _, cause := range []error{syscall.EIO, syscall.ENOSPC, vfs.Late{Err: syscall.EIO}} {
		for n := 0; ; n++ {
			reached := false
			synctest.Test(t, func(t *testing.T) {
				d, fault := newFaultDesk(t)
				defer d.Close()
				start := len(fault.Ops())
				fault.SetRule(func(op vfs.Op) error {
					if op.N == start+n {
						reached = true
						return cause
					}
					return nil
				})
				d.typeAt(0, "x")
				d.pass(time.Minute)
				fault.SetRule(nil)
				if got := d.Condition(); got.Status != Clean || d.onFaultDisk() != "x"+sampleArticle || d.doc() != "x"+sampleArticle {
					t.Fatalf("%v at step %d: status %v (%s), on disk %.20q", cause, n, got.Status, got.Reason, d.onFaultDisk())
				}
			})
			if !reached {
				break
			}
		}
	}
}

func TestSession_types_on_while_a_slow_disk_saves(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d, fault := newFaultDesk(t)
		defer d.Close()
		fault.SetRule(func(vfs.Op) error {
			time.Sleep(5 * time.Second) // in the bubble's time
			return nil
		})
		d.typeAt(0, "x")
		d.pass(2 * time.Second)
		d.wantStatus(Saving)
		d.typeAt(0, "y")
		if d.doc() != "yx"+sampleArticle {
			t.Fatal("typing waited for the disk")
		}
		d.pass(10 * time.Minute)
		d.wantStatus(Clean)
		fault.SetRule(nil)
		if d.onFaultDisk() != "yx"+sampleArticle {
			t.Fatalf("on disk: %.20q", d.onFaultDisk())
		}
	})
}

func TestWork_turns_a_panic_into_an_error(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := &queue{}
		env := Env{Post: q.post, Log: slog.New(slog.DiscardHandler)}
		var got error
		Work(env, func() (int, error) { panic("boom") }, func(_ int, err error) { got = err })
		q.drain()
		if got == nil || errors.Is(got, errors.ErrUnsupported) || !strings.Contains(got.Error(), "safe") {
			t.Fatalf("error: %v", got)
		}
	})
}
