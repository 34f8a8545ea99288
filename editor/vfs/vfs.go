// Package vfs is the seam between Galley and the disk: the few file
// operations that a safe save needs, and no more.
//
// Three implementations pass the same conformance suite (package vfstest):
//
//   - [OS] is the real disk, on [os.Root].
//   - [Mem] lives in memory and can lose its power: what was not synced is
//     then lost, torn or filled with zeros, in every combination.
//   - [Fault] wraps another one, records what is asked of it, and makes the
//     operation of the test's choice fail, half-fail or dawdle.
//
// A save works on an opened directory and not on a path, so that a folder
// which is renamed in the middle never leads it into another folder.
package vfs

import (
	"io"
	"io/fs"
	"time"
)

// FS opens directories by absolute path.
//
// Implementations are safe for use by several goroutines at once. Errors are
// those of the operating system, so that [errors.Is] finds [fs.ErrNotExist],
// [syscall.ENOSPC] and their like in them.
type FS interface {
	// OpenDir opens the directory at an absolute path, following symbolic links.
	OpenDir(path string) (Dir, error)

	// Resolve follows every symbolic link of an absolute path. The last
	// element need not exist, its directory must: the target of a dangling
	// link is where a new file would be made. A loop is an error.
	Resolve(path string) (string, error)

	// MkdirAll makes the directory and its missing parents.
	MkdirAll(path string, perm fs.FileMode) error
}

// Dir is one opened directory; it stays the same directory when it is renamed.
//
// Names are relative and may go down with slashes ("images/a.png"). A name
// that leaves the directory, by ".." or through a symbolic link, is refused.
type Dir interface {
	// OpenFile opens a file with the flags of package os. It never waits: a
	// pipe without a partner opens, or fails, at once.
	OpenFile(name string, flag int, perm fs.FileMode) (File, error)

	// OpenDir opens a directory below this one.
	OpenDir(name string) (Dir, error)

	// Stat describes the entry itself and does not follow a symbolic link.
	// The name "." is the directory.
	Stat(name string) (Info, error)

	// List describes all entries as Stat does, in no order.
	List() ([]Info, error)

	// Mkdir makes one directory.
	Mkdir(name string, perm fs.FileMode) error

	// Rename moves an entry and replaces what has the new name.
	Rename(old, new string) error

	// Link gives a file a second name and fails with [fs.ErrExist] when the
	// name is taken: the one way to place a file that cannot overwrite.
	Link(old, new string) error

	// Remove deletes a file or an empty directory.
	Remove(name string) error

	// Sync makes the entries of this directory durable, but not those of the
	// directories below, and not what the files hold.
	Sync() error

	// Close releases the directory; files opened from it stay open.
	Close() error
}

// File is one opened file, used by one goroutine at a time.
type File interface {
	io.Reader
	io.Writer
	io.WriterAt
	io.Closer

	// Truncate sets the length in bytes.
	Truncate(size int64) error

	// Sync makes what was written durable. After an error it must not be
	// called again on the same file: the system has forgotten which pages were
	// unwritten and would call the second try a success. Write a new file.
	Sync() error

	// Stat describes the opened file, whatever its name is now.
	Stat() (Info, error)

	// Attrs reads what a replacement of the file should inherit.
	Attrs() (Attrs, error)

	// SetAttrs gives the file these attributes, or fails at the first that
	// cannot be set.
	SetAttrs(Attrs) error
}

// Info describes an entry of a directory.
type Info struct {
	Name   string
	Mode   fs.FileMode
	Size   int64     // in bytes, for regular files
	Mod    time.Time // of the content; programs set it at will, so compare it for equality only
	Change time.Time // of content or attributes, set by the system alone; zero where there is none
	Links  uint64    // number of names of the file, 1 where unknown
	ID     ID
}

// ID tells two files apart on one machine; the zero ID is unknown.
type ID struct{ Dev, Ino uint64 }

// Same reports whether two descriptions may be of the same file: an unknown ID
// matches anything.
func (i Info) Same(other Info) bool {
	return i.ID == other.ID || i.ID == ID{} || other.ID == ID{}
}

// Attrs is what a file that replaces another one should take over from it.
type Attrs struct {
	Mode     fs.FileMode // permission bits only
	UID, GID int         // -1 where the system has none
	Extended map[string]string
}

// Equal reports whether both attributes are the same.
func (a Attrs) Equal(b Attrs) bool {
	if a.Mode != b.Mode || a.UID != b.UID || a.GID != b.GID || len(a.Extended) != len(b.Extended) {
		return false
	}
	for name, value := range a.Extended {
		if other, ok := b.Extended[name]; !ok || other != value {
			return false
		}
	}
	return true
}
