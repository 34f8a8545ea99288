package vfs_test

import (
	"os"
	"path/filepath"
	"testing"

	"galley/editor/vfs"
	"galley/editor/vfs/vfstest"
)

func onDisk(t *testing.T) vfstest.Place {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return vfstest.Place{FS: vfs.OS{}, Dir: dir, Symlink: os.Symlink, Root: os.Getuid() == 0}
}

func inMemory(t *testing.T) vfstest.Place {
	mem := vfs.NewMem()
	if err := mem.MkdirAll("/home/writer", 0o755); err != nil {
		t.Fatal(err)
	}
	return vfstest.Place{FS: mem, Dir: "/home/writer", Symlink: mem.Symlink}
}

func TestOS_conforms(t *testing.T)  { vfstest.Run(t, onDisk) }
func TestMem_conforms(t *testing.T) { vfstest.Run(t, inMemory) }

func TestFault_conforms_when_nothing_fails(t *testing.T) {
	for name, place := range map[string]func(*testing.T) vfstest.Place{"disk": onDisk, "memory": inMemory} {
		t.Run(name, func(t *testing.T) {
			vfstest.Run(t, func(t *testing.T) vfstest.Place {
				p := place(t)
				p.FS = vfs.NewFault(p.FS, nil)
				return p
			})
		})
	}
}
