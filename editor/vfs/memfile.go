package vfs

import (
	"io"
	"io/fs"
	"maps"
	"syscall"
)

// memFile is an opened file of a [Mem].
type memFile struct {
	mem                    *Mem
	node                   *node
	name                   string
	offset                 int64
	reads, writes, appends bool
	closed                 bool
}

func (f *memFile) Read(p []byte) (int, error) {
	f.mem.mu.Lock()
	defer f.mem.mu.Unlock()
	if err := f.usable("read", f.reads); err != nil {
		return 0, err
	}
	if f.node.mode.IsDir() {
		return 0, &fs.PathError{Op: "read", Path: f.name, Err: syscall.EISDIR}
	}
	if f.offset >= int64(len(f.node.data)) {
		if len(p) == 0 {
			return 0, nil
		}
		return 0, io.EOF
	}
	n := copy(p, f.node.data[f.offset:])
	f.offset += int64(n)
	return n, nil
}

func (f *memFile) Write(p []byte) (int, error) {
	f.mem.mu.Lock()
	defer f.mem.mu.Unlock()
	if f.appends {
		f.offset = int64(len(f.node.data))
	}
	n, err := f.writeAt(p, f.offset)
	f.offset += int64(n)
	return n, err
}

func (f *memFile) WriteAt(p []byte, offset int64) (int, error) {
	f.mem.mu.Lock()
	defer f.mem.mu.Unlock()
	if f.appends || offset < 0 {
		return 0, &fs.PathError{Op: "writeat", Path: f.name, Err: fs.ErrInvalid}
	}
	return f.writeAt(p, offset)
}

func (f *memFile) writeAt(p []byte, offset int64) (int, error) {
	if err := f.usable("write", f.writes); err != nil {
		return 0, err
	}
	var err error
	// As on a disk, what there is room for is written.
	if room := int64(len(f.node.data)) + f.mem.free; offset+int64(len(p)) > room {
		p = p[:min(max(room-offset, 0), int64(len(p)))]
		err = &fs.PathError{Op: "write", Path: f.name, Err: syscall.ENOSPC}
	}
	if end := offset + int64(len(p)); len(p) > 0 && end > int64(len(f.node.data)) {
		f.resize(end)
	}
	f.node.over = f.node.over || len(p) > 0 && offset < int64(len(f.node.durable))
	n := copy(f.node.data[min(offset, int64(len(f.node.data))):], p)
	f.mem.touch(f.node)
	f.mem.done("write")
	return n, err
}

func (f *memFile) Truncate(size int64) error {
	f.mem.mu.Lock()
	defer f.mem.mu.Unlock()
	err := f.usable("truncate", f.writes)
	if err == nil && size-int64(len(f.node.data)) > f.mem.free {
		err = &fs.PathError{Op: "truncate", Path: f.name, Err: syscall.ENOSPC}
	}
	if err != nil {
		return err
	}
	f.resize(size)
	f.mem.done("truncate")
	return nil
}

// resize makes room or gives it back.
func (f *memFile) resize(size int64) {
	old := int64(len(f.node.data))
	f.mem.free -= size - old
	f.node.over = f.node.over || size < int64(len(f.node.durable))
	if size < old {
		f.node.data = f.node.data[:size]
	} else {
		f.node.data = append(f.node.data, make([]byte, size-old)...)
	}
	f.mem.touch(f.node)
}

func (f *memFile) Sync() error {
	f.mem.mu.Lock()
	defer f.mem.mu.Unlock()
	if err := f.usable("sync", true); err != nil {
		return err
	}
	f.node.durable, f.node.over = append([]byte(nil), f.node.data...), false
	f.mem.done("sync")
	return nil
}

func (f *memFile) Stat() (Info, error) {
	f.mem.mu.Lock()
	defer f.mem.mu.Unlock()
	if err := f.usable("stat", true); err != nil {
		return Info{}, err
	}
	return f.node.info(f.name), nil
}

func (f *memFile) Attrs() (Attrs, error) {
	f.mem.mu.Lock()
	defer f.mem.mu.Unlock()
	if err := f.usable("attrs", true); err != nil {
		return Attrs{}, err
	}
	attrs := f.node.attrs
	attrs.Mode = f.node.mode.Perm()
	attrs.Extended = maps.Clone(attrs.Extended)
	return attrs, nil
}

func (f *memFile) SetAttrs(a Attrs) error {
	f.mem.mu.Lock()
	defer f.mem.mu.Unlock()
	err := f.usable("setattrs", true)
	if err == nil && (a.UID != f.node.attrs.UID || a.GID != f.node.attrs.GID) {
		err = &fs.PathError{Op: "chown", Path: f.name, Err: syscall.EPERM}
	}
	if err != nil {
		return err
	}
	f.node.mode = f.node.mode.Type() | a.Mode.Perm()
	f.node.attrs.Extended = maps.Clone(a.Extended)
	f.mem.touch(f.node)
	f.mem.done("setattrs")
	return nil
}

func (f *memFile) Close() error {
	f.mem.mu.Lock()
	defer f.mem.mu.Unlock()
	if err := f.usable("close", true); err != nil {
		return err
	}
	f.closed = true
	return nil
}

func (f *memFile) usable(op string, allowed bool) error {
	switch {
	case f.closed:
		return &fs.PathError{Op: op, Path: f.name, Err: fs.ErrClosed}
	case !allowed:
		return &fs.PathError{Op: op, Path: f.name, Err: syscall.EBADF}
	}
	return nil
}
