//go:build !unix

package vfs

import (
	"io/fs"
	"os"
)

const nonblock = 0

func infoOf(fi fs.FileInfo) Info {
	return Info{Name: fi.Name(), Mode: fi.Mode(), Size: fi.Size(), Mod: fi.ModTime(), Links: 1}
}

func ownerOf(fs.FileInfo) (uid, gid int) { return -1, -1 }

func extendedOf(*os.File) (map[string]string, error) { return nil, nil }

func setExtended(*os.File, map[string]string, map[string]string) error { return nil }

// Remote reports whether the directory at a path is known to lie on a disk
// where the system does not tell of every change.
func Remote(string) bool { return false }
