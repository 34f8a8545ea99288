//go:build unix

package vfs_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"galley/editor/vfs"
)

// A pipe without a partner waits for ever when it is opened carelessly; the
// test would time out.
func TestOS_never_waits_for_a_pipe(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "pipe")
	if err := syscall.Mkfifo(pipe, 0o644); err != nil {
		t.Skip(err)
	}
	d, err := vfs.OS{}.OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	f, err := d.OpenFile("pipe", os.O_RDONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || info.Mode&fs.ModeNamedPipe == 0 {
		t.Fatalf("opened %+v, %v", info, err)
	}
	if f, err := d.OpenFile("pipe", os.O_WRONLY, 0); err == nil {
		f.Close()
	}
	if d, err := (vfs.OS{}).OpenDir(pipe); err == nil {
		d.Close()
		t.Fatal("opened a pipe as a directory")
	}
	if d, err := d.OpenDir("pipe"); err == nil {
		d.Close()
		t.Fatal("opened a pipe as a directory")
	}
}
