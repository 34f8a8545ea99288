package store

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"

	"galley/editor/vfs"
)

// A temporary file lies in a folder that other programs share, so its name is one that
// they pass over: Syncthing what begins so, whichever program made it (lib/fs/tempname.go),
// and Dropbox what begins with ~ and ends with .tmp.
const (
	tempPrefix = "~syncthing~"
	tempSuffix = ".tmp"
	tempRandom = 8   // bytes of randomness in a temporary name
	maxName    = 255 // bytes of a file name, on all systems that matter
)

// tempName is the name of the file that is about to become name.
func tempName(name string) string {
	var random [tempRandom]byte
	_, _ = rand.Read(random[:]) // never fails
	suffix := "." + hex.EncodeToString(random[:]) + tempSuffix
	return tempPrefix + cut(name, maxName-len(tempPrefix)-len(suffix)) + suffix
}

// IsTemp reports whether a file name is one that a save uses for some
// milliseconds.
func IsTemp(name string) bool {
	_, ok := tempOf(name)
	return ok
}

// tempOf is the name that a temporary file is about to get.
func tempOf(temp string) (name string, ok bool) {
	rest, begins := strings.CutPrefix(temp, tempPrefix)
	rest, ends := strings.CutSuffix(rest, tempSuffix)
	random := strings.TrimPrefix(filepath.Ext(rest), ".")
	_, err := hex.DecodeString(random)
	return strings.TrimSuffix(rest, "."+random), begins && ends && err == nil && len(random) == 2*tempRandom
}

// Sweep removes from a directory the temporary files that a crash left there
// before the given time. It keeps one whose article was never made: the words
// in it may be nowhere else.
func Sweep(fsys vfs.FS, dir string, before time.Time) error {
	d, err := fsys.OpenDir(dir)
	if err != nil {
		return Wrap("sweep", dir, err)
	}
	defer d.Close()
	infos, err := d.List()
	if err != nil {
		return Wrap("sweep", dir, err)
	}
	for _, info := range infos {
		article, temp := tempOf(info.Name)
		if !info.Mode.IsRegular() || !temp || !info.Mod.Before(before) {
			continue
		}
		if _, err := d.Stat(article); err != nil {
			continue
		}
		if err := d.Remove(info.Name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return Wrap("sweep", dir, err)
		}
	}
	return nil
}

// cut shortens a name to a number of bytes, at a character.
func cut(name string, most int) string {
	if len(name) <= most {
		return name
	}
	for most > 0 && !utf8.RuneStart(name[most]) {
		most--
	}
	return name[:most]
}
