package journal

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"galley/editor/state"
	"galley/editor/store"
	"galley/editor/vfs"
)

// Base is where a journal begins: an article as its file holds it.
type Base struct {
	Path     string // absolute
	Encoding store.Encoding
	Print    store.Fingerprint // of the file; zero when there is none
	State    state.State       // the text of the file, its version, and the carets
}

// Step is a transaction and when it happened.
type Step struct {
	state.Transaction
	At    time.Time
	Moved bool // the carets were moved since the step before
}

// Dir is the directory of all journals. It may be used by several goroutines at
// once, each with the articles that are its own.
type Dir struct {
	fsys vfs.FS
	path string
}

const (
	dirName     = "journal" // in the state directory
	suffix      = ".journal"
	damaged     = ".damaged" // of a journal that cannot be read
	reserveName = "reserve"
	reserveSize = 1 << 20 // bytes kept free for the moment in which the disk is full
	slack       = 1 << 20 // bytes that a journal may have without being written anew
)

// Open makes the directory of journals in the state directory if it is not there.
// The Dir can be used in spite of an error, which says that nothing can be written
// at the moment.
func Open(fsys vfs.FS, stateDir string) (*Dir, error) {
	d := &Dir{fsys: fsys, path: filepath.Join(stateDir, dirName)}
	if err := d.make(); err != nil {
		return d, store.Wrap("keep", d.path, err)
	}
	return d, d.reserve()
}

// make makes the directory durable: a journal in a directory that is lost is lost.
func (d *Dir) make() error {
	if err := d.fsys.MkdirAll(d.path, 0o700); err != nil {
		return err
	}
	for _, above := range []string{filepath.Dir(d.path), filepath.Dir(filepath.Dir(d.path))} {
		dir, err := d.fsys.OpenDir(above)
		if err != nil {
			return err
		}
		err = dir.Sync()
		dir.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

// reserve sets space aside, so that a full disk is no end of the journal.
func (d *Dir) reserve() error {
	_, err := store.Write(d.fsys, filepath.Join(d.path, reserveName), make([]byte, reserveSize), store.Fingerprint{})
	if store.KindOf(err) == store.Exists {
		return nil
	}
	return err
}

// Release gives up the space that was set aside, for a journal on a full disk.
func (d *Dir) Release() {
	if dir, err := d.fsys.OpenDir(d.path); err == nil {
		defer dir.Close()
		_ = dir.Remove(reserveName)
	}
}

// nameOf is the file of an article's journal: a hash, since paths are longer than
// names can be.
func nameOf(path string) string {
	sum := sha256.Sum256([]byte(path))
	return hex.EncodeToString(sum[:12]) + suffix
}

// Writer adds to the journal of one article. It belongs to one goroutine.
//
// After any error the writer is of no use any more, and the journal on disk holds
// what was synced before. [Dir.Begin] then makes a new one from memory: a file that
// failed to sync must not be trusted to do it later.
type Writer struct {
	dir   *Dir
	name  string
	file  vfs.File
	frame []byte // scratch
	size  int64  // of the file, in bytes
	limit int64
}

// Begin makes the journal of an article, in place of one it has, with the steps
// that have been done to the base. The old one stays until the new one is durable.
func (d *Dir) Begin(base Base, steps ...Step) (*Writer, error) {
	w := &Writer{dir: d, name: nameOf(base.Path), limit: max(slack, 2*int64(base.State.Doc.Len()))}
	if err := w.begin(base, steps); err != nil {
		if w.file != nil {
			w.file.Close()
		}
		return nil, store.Wrap("keep", filepath.Join(d.path, w.name), err)
	}
	return w, nil
}

func (w *Writer) begin(base Base, steps []Step) (err error) {
	if err := w.dir.make(); err != nil {
		return err
	}
	dir, err := w.dir.fsys.OpenDir(w.dir.path)
	if err != nil {
		return err
	}
	defer dir.Close()
	temp := w.name + ".new"
	if err := dir.Remove(temp); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if w.file, err = dir.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = dir.Remove(temp)
		}
	}()
	content := appendBase(append([]byte(nil), magic...), base)
	for _, s := range steps {
		content = appendEdit(content, s)
	}
	if _, err := w.file.Write(content); err != nil {
		return err
	}
	if err := w.file.Sync(); err != nil {
		return err
	}
	w.size, w.limit = int64(len(content)), w.limit+int64(len(content))
	if err := dir.Rename(temp, w.name); err != nil {
		return err
	}
	return dir.Sync()
}

// Append adds a step: after it the kernel has it, after [Writer.Sync] the disk. Its
// cost does not depend on the length of the text.
func (w *Writer) Append(s Step) error { return w.write(appendEdit(w.frame[:0], s)) }

// Saved notes that the file of the article holds a version.
func (w *Writer) Saved(version uint64, print store.Fingerprint) error {
	return w.write(appendSaved(w.frame[:0], version, print))
}

// Sync makes durable what was added.
func (w *Writer) Sync() error {
	return store.Wrap("keep", filepath.Join(w.dir.path, w.name), w.file.Sync())
}

// Long reports whether the journal has become so long that its owner should begin
// it anew.
func (w *Writer) Long() bool { return w.size > w.limit }

// Close ends the writing; the journal stays.
func (w *Writer) Close() { w.file.Close() }

// Remove ends the writing and removes the journal: the file of the article holds
// all that is in it.
func (w *Writer) Remove() error {
	w.file.Close()
	return w.dir.remove(w.name)
}

func (w *Writer) write(frame []byte) error {
	w.frame = frame
	n, err := w.file.Write(frame)
	w.size += int64(n)
	return store.Wrap("keep", filepath.Join(w.dir.path, w.name), err)
}

func (d *Dir) remove(name string) error {
	dir, err := d.fsys.OpenDir(d.path)
	if err != nil {
		return store.Wrap("keep", d.path, err)
	}
	defer dir.Close()
	if err := dir.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return store.Wrap("keep", filepath.Join(d.path, name), err)
	}
	return nil
}
