package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"galley/editor/text"
	"galley/editor/vfs"
)

// Rename gives the file at an absolute path another name, which may be in
// another folder on the same disk. It never replaces a file: a name that is
// taken is an [Exists] error.
func Rename(fsys vfs.FS, old, new string) error {
	if err := rename(fsys, filepath.Clean(old), filepath.Clean(new)); err != nil {
		path := old
		if errors.Is(err, syscall.EEXIST) {
			path = new
		}
		return Wrap("rename", path, err)
	}
	return nil
}

func rename(fsys vfs.FS, old, new string) error {
	top := commonDir(old, new)
	dir, err := fsys.OpenDir(top)
	if err != nil {
		return err
	}
	defer dir.Close()
	from, err := filepath.Rel(top, old)
	if err != nil {
		return err
	}
	to, err := filepath.Rel(top, new)
	if err != nil {
		return err
	}
	from, to = filepath.ToSlash(from), filepath.ToSlash(to)
	if err := movable(dir, from, to); err != nil {
		return err
	}
	// The new name must be durable before the old one goes: the disk may keep
	// the two changes in any order.
	newNameSafe := func() error { return syncDir(fsys, filepath.Dir(new)) }
	if err := move(dir, from, to, newNameSafe); err != nil {
		return err
	}
	if err := syncDir(fsys, filepath.Dir(new)); err != nil || filepath.Dir(old) == filepath.Dir(new) {
		return err
	}
	return syncDir(fsys, filepath.Dir(old))
}

// movable refuses what the root user could do in spite of a read-only mark.
func movable(dir vfs.Dir, names ...string) error {
	for _, name := range names {
		info, err := dir.Stat(filepath.ToSlash(filepath.Dir(name)))
		if err != nil {
			return err
		}
		if info.Mode.IsDir() && info.Mode&0o222 == 0 {
			return reason("is in a folder that is marked read-only")
		}
	}
	return nil
}

func move(dir vfs.Dir, from, to string, linked func() error) error {
	err := dir.Link(from, to)
	switch {
	case err == nil:
		if err = linked(); err == nil {
			err = dir.Remove(from)
		}
		if err != nil {
			return errors.Join(err, dir.Remove(to))
		}
		return nil
	case errors.Is(err, syscall.EEXIST):
		// Where case does not count, "a.md" is in the way of "A.md".
		source, err1 := dir.Stat(from)
		target, err2 := dir.Stat(to)
		if err1 == nil && err2 == nil && source.Links == 1 && source.ID == target.ID && source.ID != (vfs.ID{}) &&
			from != to && strings.EqualFold(from, to) {
			return dir.Rename(from, to)
		}
		return err
	case errors.Is(err, syscall.EPERM), errors.Is(err, errors.ErrUnsupported):
		// A file system without hard links leaves a gap between look and leap.
		if _, err := dir.Stat(to); err == nil {
			return syscall.EEXIST
		}
		return dir.Rename(from, to)
	}
	return err
}

// commonDir is the deepest directory that holds both paths.
func commonDir(a, b string) string {
	for dir := filepath.Dir(a); ; dir = filepath.Dir(dir) {
		prefix := strings.TrimSuffix(dir, string(filepath.Separator)) + string(filepath.Separator)
		if strings.HasPrefix(b, prefix) || dir == filepath.Dir(dir) {
			return dir
		}
	}
}

// KeepCopy writes doc as a new file beside the one at an absolute path, named
// after it, the reason and the time ("name (conflict 2026-01-02 15.04).md"),
// and returns where. It never overwrites: a name that is taken gets a number.
func KeepCopy(fsys vfs.FS, path string, doc text.Text, enc Encoding, when time.Time) (string, error) {
	ext := filepath.Ext(path)
	stem := strings.TrimSuffix(filepath.Base(path), ext)
	for n := 1; ; n++ {
		suffix := " (conflict " + when.Format("2006-01-02 15.04") + ")" + ext
		if n > 1 {
			suffix = fmt.Sprintf(" (conflict %s, %d)%s", when.Format("2006-01-02 15.04"), n, ext)
		}
		copied := filepath.Join(filepath.Dir(path), cut(stem, maxName-len(suffix))+suffix)
		_, err := Save(fsys, copied, doc, enc, Fingerprint{})
		if err == nil {
			return copied, nil
		}
		e, ok := errors.AsType[*Error](err)
		if !ok || e.Kind != Exists || n == 1000 {
			return "", &Error{Op: "keep", Kind: KindOf(err), Path: copied, Err: errors.Unwrap(err)}
		}
	}
}

// Remove removes the file at an absolute path if it holds the bytes of expect; one
// that is gone already is as good. Another content is a [Changed] error.
func Remove(fsys vfs.FS, path string, expect Fingerprint) error {
	return Wrap("remove", path, remove(fsys, path, expect))
}

func remove(fsys vfs.FS, path string, expect Fingerprint) error {
	at, err := locate(fsys, path)
	if err != nil {
		return err
	}
	defer at.dir.Close()
	now, err := at.examine()
	switch {
	case err != nil:
		return err
	case now.print.IsZero():
		return nil
	case now.print != expect:
		return &Error{Op: "remove", Kind: Changed, Path: path}
	}
	if err := at.dir.Remove(at.name); err != nil {
		return err
	}
	return at.dir.Sync()
}
