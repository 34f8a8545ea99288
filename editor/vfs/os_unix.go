//go:build unix && !linux

package vfs

import (
	"io/fs"
	"os"
	"syscall"
)

const nonblock = syscall.O_NONBLOCK

func infoOf(fi fs.FileInfo) Info {
	info := Info{Name: fi.Name(), Mode: fi.Mode(), Size: fi.Size(), Mod: fi.ModTime(), Links: 1}
	if st, ok := fi.Sys().(*syscall.Stat_t); ok {
		info.Links = uint64(st.Nlink)
		info.ID = ID{Dev: uint64(st.Dev), Ino: uint64(st.Ino)}
	}
	return info
}

func ownerOf(fi fs.FileInfo) (uid, gid int) {
	if st, ok := fi.Sys().(*syscall.Stat_t); ok {
		return int(st.Uid), int(st.Gid)
	}
	return -1, -1
}

func extendedOf(*os.File) (map[string]string, error) { return nil, nil }

func setExtended(*os.File, map[string]string, map[string]string) error { return nil }

// Remote reports whether the directory at a path is known to lie on a disk
// where the system does not tell of every change.
func Remote(string) bool { return false }
