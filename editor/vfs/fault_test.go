package vfs_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"galley/editor/vfs"
)

func TestFault_fails_as_the_rule_says(t *testing.T) {
	mem := vfs.NewMem()
	fault := vfs.NewFault(mem, func(op vfs.Op) error {
		switch op.String() {
		case "write a":
			return syscall.ENOSPC
		case "rename a b":
			return vfs.Late{Err: syscall.EIO}
		case "remove a":
			return syscall.EACCES
		}
		return nil
	})
	dir, err := fault.OpenDir("/")
	if err != nil {
		t.Fatal(err)
	}
	f, err := dir.OpenFile("a", os.O_WRONLY|os.O_CREATE, 0o644)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := io.WriteString(f, "1234"); n != 2 || !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("wrote %d bytes, error %v; want half and ENOSPC", n, err)
	}
	if err := dir.Remove("a"); !errors.Is(err, fs.ErrPermission) {
		t.Fatalf("removing gives %v", err)
	}
	if err := dir.Rename("a", "b"); !errors.Is(err, syscall.EIO) {
		t.Fatalf("renaming gives %v", err)
	}
	if got := contents(t, mem); got != "b=12" {
		t.Fatalf("the disk holds %q; a late failure comes after the deed", got)
	}
	var ops []string
	for i, op := range fault.Ops() {
		if op.N != i {
			t.Fatalf("operation %d has the number %d", i, op.N)
		}
		ops = append(ops, op.Kind)
	}
	want := []string{"opendir", "create", "write", "remove", "rename"}
	if len(ops) != len(want) {
		t.Fatalf("recorded %q, want %q", ops, want)
	}
}

func TestFault_can_be_slow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fault := vfs.NewFault(vfs.NewMem(), func(vfs.Op) error {
			<-time.After(5 * time.Second)
			return nil
		})
		start := time.Now()
		if err := fault.MkdirAll("/a", 0o755); err != nil {
			t.Fatal(err)
		}
		if took := time.Since(start); took != 5*time.Second {
			t.Fatalf("took %v", took)
		}
	})
}
