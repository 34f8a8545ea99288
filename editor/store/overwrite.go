package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"galley/editor/vfs"
)

// overwrite saves in place, for a file that must stay the same file: it has
// other names, or an owner that a new one would not have. A crash in the
// middle leaves it torn, so first the old bytes are kept elsewhere.
func (s *saving) overwrite(expect Fingerprint) (Fingerprint, error) {
	old, err := s.bytes()
	if err != nil {
		return expect, err
	}
	keep, err := s.keep(old)
	if err != nil {
		return expect, err
	}
	var buf bytes.Buffer
	if err := s.new(&buf); err != nil {
		return expect, err
	}
	f, err := s.openOld()
	if err == nil {
		defer f.Close()
		err = s.unchanged()
	}
	if err != nil {
		keep.remove() // nothing was written
		return expect, err
	}
	if err := writeOver(f, old, buf.Bytes()); err != nil {
		return s.restore(old, expect, keep, err)
	}
	keep.remove()
	return FingerprintOf(buf.Bytes()), nil
}

// bytes reads the old version.
func (s *saving) bytes() ([]byte, error) {
	var data []byte
	_, err := s.read(func(f vfs.File, _ vfs.Info) (err error) {
		data, err = io.ReadAll(f)
		return err
	})
	if errors.Is(err, errUnsteady) || err == nil && FingerprintOf(data) != s.old.print {
		return nil, &Error{Kind: Changed, Err: err}
	}
	if err != nil {
		return nil, err
	}
	return data, nil
}

// writeOver writes the new bytes over the old ones. What makes the file longer
// comes first: when there is no room for it nothing was overwritten yet.
func writeOver(f vfs.File, old, new []byte) error {
	if len(new) > len(old) {
		if _, err := f.WriteAt(new[len(old):], int64(len(old))); err != nil {
			return err
		}
	}
	if _, err := f.WriteAt(new[:min(len(new), len(old))], 0); err != nil {
		return err
	}
	if len(new) < len(old) {
		if err := f.Truncate(int64(len(new))); err != nil {
			return err
		}
	}
	if err := f.Sync(); err != nil {
		return err
	}
	return f.Close()
}

// restore puts the old bytes back after a failure in the middle; where that
// fails too, the writer is told where they are.
func (s *saving) restore(old []byte, expect Fingerprint, keep kept, failure error) (Fingerprint, error) {
	f, err := s.dir.OpenFile(s.name, os.O_WRONLY, 0)
	if err == nil {
		// Shorter first: on a full disk that makes the room.
		err = f.Truncate(int64(len(old)))
		if err == nil {
			_, err = f.WriteAt(old, 0)
		}
		if err == nil {
			err = f.Sync()
		}
		err = errors.Join(err, f.Close())
	}
	if now, e := s.examine(); err == nil && e == nil && now.print == s.old.print {
		keep.remove()
		return expect, failure
	}
	return expect, &Error{Kind: classify(failure), Err: failure, Copy: keep.path}
}

// kept is a copy of a file's bytes in the state directory.
type kept struct {
	path string
	fsys vfs.FS
}

// keep writes the copy, durably. Its directory is named after the path, so
// that it can be found after a crash.
func (s *saving) keep(old []byte) (kept, error) {
	if s.state == "" {
		return kept{}, reason("can only be overwritten in place, and there is no state directory to keep a copy in meanwhile")
	}
	dir := keptDir(s.state, s.path)
	if err := s.fsys.MkdirAll(dir, 0o700); err != nil {
		return kept{}, err
	}
	for d := dir; d != filepath.Dir(s.state); d = filepath.Dir(d) {
		if err := syncDir(s.fsys, filepath.Dir(d)); err != nil {
			return kept{}, err
		}
	}
	path := filepath.Join(dir, strings.TrimSuffix(tempName(s.name)[len(tempPrefix):], tempSuffix))
	_, err := save(s.fsys, "save", path, func(w io.Writer) error {
		_, err := w.Write(old)
		return err
	}, Fingerprint{}, nil)
	return kept{path: path, fsys: s.fsys}, err
}

func (k kept) remove() {
	dir, err := k.fsys.OpenDir(filepath.Dir(k.path))
	if err != nil {
		return // it costs room and nothing else
	}
	defer dir.Close()
	_ = dir.Remove(filepath.Base(k.path))
}

func keptDir(state, path string) string {
	sum := sha256.Sum256([]byte(path))
	return filepath.Join(state, "kept", hex.EncodeToString(sum[:8]))
}

// Kept lists the copies, by absolute path, that were made of the file at an
// absolute path while it was overwritten in place and that nobody removed: a
// save of it was interrupted.
func Kept(fsys vfs.FS, path string, opts ...Option) ([]string, error) {
	real, err := fsys.Resolve(path)
	if err != nil {
		return nil, Wrap("read", path, err)
	}
	dir := keptDir(optionsOf(opts).state, real)
	d, err := fsys.OpenDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, Wrap("read", path, err)
	}
	defer d.Close()
	infos, err := d.List()
	if err != nil {
		return nil, Wrap("read", path, err)
	}
	var paths []string
	for _, info := range infos {
		if info.Mode.IsRegular() && !IsTemp(info.Name) {
			paths = append(paths, filepath.Join(dir, info.Name))
		}
	}
	return paths, nil
}

func syncDir(fsys vfs.FS, path string) error {
	dir, err := fsys.OpenDir(path)
	if err != nil {
		return err
	}
	defer dir.Close()
	return dir.Sync()
}
