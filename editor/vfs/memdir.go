package vfs

import (
	"io/fs"
	"maps"
	"os"
	"syscall"
)

// memDir is an opened directory of a [Mem].
type memDir struct {
	mem *Mem
	dir *node
}

func (d memDir) OpenFile(name string, flag int, perm fs.FileMode) (File, error) {
	d.mem.mu.Lock()
	defer d.mem.mu.Unlock()
	f, err := d.open(name, flag, perm)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return f, nil
}

func (d memDir) open(name string, flag int, perm fs.FileMode) (*memFile, error) {
	exclusive := flag&os.O_CREATE != 0 && flag&os.O_EXCL != 0
	at, err := walk(d.dir, name, false, !exclusive)
	if err != nil {
		return nil, err
	}
	writes := flag&(os.O_WRONLY|os.O_RDWR) != 0
	f := &memFile{mem: d.mem, node: at.node, name: name, reads: flag&os.O_WRONLY == 0, writes: writes, appends: flag&os.O_APPEND != 0}
	switch {
	case at.node == nil && flag&os.O_CREATE == 0:
		return nil, fs.ErrNotExist
	case at.node == nil:
		f.node = d.mem.newNode(perm.Perm() &^ 0o022)
		if err := d.mem.enter(at.dir, at.name(), f.node); err != nil {
			return nil, err
		}
		d.mem.done("create")
		return f, nil
	case exclusive:
		return nil, fs.ErrExist
	case at.node.mode.IsDir() && writes:
		return nil, syscall.EISDIR
	case writes && at.node.mode&0o200 == 0, f.reads && at.node.mode&0o400 == 0:
		return nil, fs.ErrPermission
	}
	if flag&os.O_TRUNC != 0 {
		f.resize(0)
		d.mem.done("truncate")
	}
	return f, nil
}

func (d memDir) OpenDir(name string) (Dir, error) {
	d.mem.mu.Lock()
	defer d.mem.mu.Unlock()
	at, err := walk(d.dir, name, false, true)
	if err == nil && at.node == nil {
		err = fs.ErrNotExist
	}
	if err == nil && !at.node.mode.IsDir() {
		err = syscall.ENOTDIR
	}
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return memDir{d.mem, at.node}, nil
}

func (d memDir) Stat(name string) (Info, error) {
	d.mem.mu.Lock()
	defer d.mem.mu.Unlock()
	at, err := walk(d.dir, name, false, false)
	if err == nil && at.node == nil {
		err = fs.ErrNotExist
	}
	if err != nil {
		return Info{}, &fs.PathError{Op: "stat", Path: name, Err: err}
	}
	if len(at.names) == 0 {
		return at.node.info("."), nil
	}
	return at.node.info(at.name()), nil
}

func (d memDir) List() ([]Info, error) {
	d.mem.mu.Lock()
	defer d.mem.mu.Unlock()
	if d.dir.mode&0o400 == 0 {
		return nil, &fs.PathError{Op: "list", Path: ".", Err: fs.ErrPermission}
	}
	infos := make([]Info, 0, len(d.dir.entries))
	for name, n := range d.dir.entries {
		infos = append(infos, n.info(name))
	}
	return infos, nil
}

func (d memDir) Mkdir(name string, perm fs.FileMode) error {
	d.mem.mu.Lock()
	defer d.mem.mu.Unlock()
	at, err := walk(d.dir, name, false, false)
	if err == nil && at.node != nil {
		err = fs.ErrExist
	}
	if err == nil {
		err = d.mem.enter(at.dir, at.name(), d.mem.newNode(fs.ModeDir|perm.Perm()&^0o022))
	}
	if err != nil {
		return &fs.PathError{Op: "mkdir", Path: name, Err: err}
	}
	d.mem.done("mkdir")
	return nil
}

func (d memDir) Rename(old, new string) error {
	d.mem.mu.Lock()
	defer d.mem.mu.Unlock()
	from, to, err := d.both(old, new)
	switch {
	case err != nil:
	case to.node == from.node:
		return nil // two names of one file: POSIX leaves both
	case to.node != nil && to.node.mode.IsDir() != from.node.mode.IsDir():
		err = syscall.EISDIR
	case to.node != nil && len(to.node.entries) > 0:
		err = syscall.ENOTEMPTY
	}
	if err != nil {
		return &os.LinkError{Op: "rename", Old: old, New: new, Err: err}
	}
	n := from.node
	if from.dir == to.dir {
		// Within one directory every journal keeps a rename whole.
		d.mem.alter(to.dir, entryChange{remove: from.name(), add: to.name(), node: n})
	} else {
		d.mem.alter(to.dir, entryChange{add: to.name(), node: n})
		d.mem.alter(from.dir, entryChange{remove: from.name()})
	}
	d.mem.done("rename")
	return nil
}

func (d memDir) Link(old, new string) error {
	d.mem.mu.Lock()
	defer d.mem.mu.Unlock()
	from, to, err := d.both(old, new)
	switch {
	case err != nil:
	case to.node != nil:
		err = fs.ErrExist
	case from.node.mode.IsDir():
		err = syscall.EPERM
	}
	if err != nil {
		return &os.LinkError{Op: "link", Old: old, New: new, Err: err}
	}
	d.mem.alter(to.dir, entryChange{add: to.name(), node: from.node})
	d.mem.done("link")
	return nil
}

// both finds the entries of an operation with two names, which may change
// their directories.
func (d memDir) both(old, new string) (from, to step, err error) {
	if from, err = walk(d.dir, old, false, false); err != nil {
		return from, to, err
	}
	if from.node == nil {
		return from, to, fs.ErrNotExist
	}
	if to, err = walk(d.dir, new, false, false); err != nil {
		return from, to, err
	}
	if from.dir == nil || to.dir == nil {
		return from, to, fs.ErrInvalid // "." has no name to change
	}
	if from.dir.mode&0o200 == 0 || to.dir.mode&0o200 == 0 {
		err = fs.ErrPermission
	}
	return from, to, err
}

func (d memDir) Remove(name string) error {
	d.mem.mu.Lock()
	defer d.mem.mu.Unlock()
	at, err := walk(d.dir, name, false, false)
	switch {
	case err != nil:
	case at.node == nil:
		err = fs.ErrNotExist
	case at.dir == nil:
		err = fs.ErrInvalid
	case at.dir.mode&0o200 == 0:
		err = fs.ErrPermission
	case len(at.node.entries) > 0:
		err = syscall.ENOTEMPTY
	}
	if err != nil {
		return &fs.PathError{Op: "remove", Path: name, Err: err}
	}
	d.mem.alter(at.dir, entryChange{remove: at.name()})
	d.mem.done("remove")
	return nil
}

func (d memDir) Sync() error {
	d.mem.mu.Lock()
	defer d.mem.mu.Unlock()
	d.dir.kept, d.dir.pending = maps.Clone(d.dir.entries), nil
	d.mem.done("syncdir")
	return nil
}

func (d memDir) Close() error { return nil }
