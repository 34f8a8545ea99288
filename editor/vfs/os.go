package vfs

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
)

// OS is the file system of the machine.
type OS struct{}

// maxLinks is where the kernel gives up on a chain of symbolic links too.
const maxLinks = 40

// OpenDir implements [FS].
func (OS) OpenDir(path string) (Dir, error) {
	// os.OpenRoot opens before it looks at what it opened, and waits for
	// ever on a pipe.
	if info, err := os.Stat(path); err == nil && !info.IsDir() {
		return nil, &fs.PathError{Op: "open", Path: path, Err: syscall.ENOTDIR}
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, err
	}
	return osDir{root}, nil
}

// Resolve implements [FS].
func (OS) Resolve(path string) (string, error) {
	if !filepath.IsAbs(path) {
		return "", &fs.PathError{Op: "resolve", Path: path, Err: fs.ErrInvalid}
	}
	for range maxLinks {
		dir, err := filepath.EvalSymlinks(filepath.Dir(path))
		if err != nil {
			return "", err
		}
		path = filepath.Join(dir, filepath.Base(path))
		info, err := os.Lstat(path)
		if errors.Is(err, fs.ErrNotExist) {
			return path, nil
		}
		if err != nil {
			return "", err
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			return path, nil
		}
		target, err := os.Readlink(path)
		if err != nil {
			return "", err
		}
		if !filepath.IsAbs(target) {
			target = filepath.Join(dir, target)
		}
		path = target
	}
	return "", &fs.PathError{Op: "resolve", Path: path, Err: syscall.ELOOP}
}

// MkdirAll implements [FS].
func (OS) MkdirAll(path string, perm fs.FileMode) error { return os.MkdirAll(path, perm) }

type osDir struct{ root *os.Root }

func (d osDir) OpenFile(name string, flag int, perm fs.FileMode) (File, error) {
	f, err := d.root.OpenFile(name, flag|nonblock, perm)
	if err != nil {
		return nil, err
	}
	return osFile{f}, nil
}

func (d osDir) OpenDir(name string) (Dir, error) {
	info, err := d.root.Stat(name)
	if err == nil && !info.IsDir() {
		err = &fs.PathError{Op: "open", Path: name, Err: syscall.ENOTDIR}
	}
	if err != nil {
		return nil, err
	}
	root, err := d.root.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	return osDir{root}, nil
}

func (d osDir) Stat(name string) (Info, error) {
	info, err := d.root.Lstat(name)
	if err != nil {
		return Info{}, err
	}
	return infoOf(info), nil
}

func (d osDir) List() ([]Info, error) {
	f, err := d.root.Open(".")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	names, err := f.Readdirnames(-1)
	if err != nil {
		return nil, err
	}
	infos := make([]Info, 0, len(names))
	for _, name := range names {
		info, err := d.Stat(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue // gone since the names were read
		}
		if err != nil {
			return nil, err
		}
		infos = append(infos, info)
	}
	return infos, nil
}

func (d osDir) Mkdir(name string, perm fs.FileMode) error { return d.root.Mkdir(name, perm) }
func (d osDir) Rename(old, new string) error              { return d.root.Rename(old, new) }
func (d osDir) Link(old, new string) error                { return d.root.Link(old, new) }
func (d osDir) Remove(name string) error                  { return d.root.Remove(name) }
func (d osDir) Close() error                              { return d.root.Close() }

func (d osDir) Sync() error {
	if runtime.GOOS == "windows" {
		return nil // NTFS journals its entries and cannot be asked to
	}
	f, err := d.root.Open(".")
	if err != nil {
		return err
	}
	defer f.Close()
	err = f.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		return nil // some network and FUSE file systems have no such call
	}
	return err
}

type osFile struct{ *os.File }

func (f osFile) Stat() (Info, error) {
	info, err := f.File.Stat()
	if err != nil {
		return Info{}, err
	}
	return infoOf(info), nil
}

func (f osFile) Attrs() (Attrs, error) {
	info, err := f.File.Stat()
	if err != nil {
		return Attrs{}, err
	}
	a := Attrs{Mode: info.Mode().Perm()}
	a.UID, a.GID = ownerOf(info)
	a.Extended, err = extendedOf(f.File)
	return a, err
}

func (f osFile) SetAttrs(want Attrs) error {
	have, err := f.Attrs()
	if err != nil {
		return err
	}
	if want.UID != have.UID || want.GID != have.GID {
		if err := f.Chown(want.UID, want.GID); err != nil {
			return err
		}
	}
	// An access list is an extended attribute and shows in the mode as well:
	// it comes last and has the last word.
	if want.Mode != have.Mode {
		if err := f.Chmod(want.Mode); err != nil {
			return err
		}
	}
	return setExtended(f.File, have.Extended, want.Extended)
}
