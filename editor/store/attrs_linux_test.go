package store_test

import (
	"os"
	"syscall"
	"testing"
)

func TestSave_keeps_owner_and_extended_attributes(t *testing.T) {
	d := newDisk(t)
	print := d.write("a.md", "one", 0o640)
	if err := syscall.Setxattr(d.path("a.md"), "user.galley.test", []byte("kept"), 0); err != nil {
		t.Skipf("this disk has no extended attributes: %v", err)
	}
	if os.Getuid() == 0 {
		d.must(os.Chown(d.path("a.md"), 12345, 54321))
	}
	var before, after syscall.Stat_t
	d.must(syscall.Stat(d.path("a.md"), &before))
	_, err := d.save("a.md", "two", print)
	d.must(err)
	d.must(syscall.Stat(d.path("a.md"), &after))
	if after.Uid != before.Uid || after.Gid != before.Gid || after.Mode != before.Mode {
		t.Fatalf("was %d:%d %o, is %d:%d %o", before.Uid, before.Gid, before.Mode, after.Uid, after.Gid, after.Mode)
	}
	value := make([]byte, 10)
	n, err := syscall.Getxattr(d.path("a.md"), "user.galley.test", value)
	if err != nil || string(value[:n]) != "kept" {
		t.Fatalf("the attribute is %q, %v", value[:max(n, 0)], err)
	}
	if after.Ino == before.Ino {
		t.Fatal("it was overwritten in place for no need")
	}
}
