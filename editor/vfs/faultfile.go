package vfs

import (
	"errors"
	"io/fs"
	"os"
)

type faultDir struct {
	Dir
	fault *Fault
	path  string
}

func (d faultDir) OpenFile(name string, flag int, perm fs.FileMode) (File, error) {
	kind := "open"
	if flag&os.O_CREATE != 0 {
		kind = "create"
	}
	return open(d.fault, kind, name, func() (File, error) {
		f, err := d.Dir.OpenFile(name, flag, perm)
		return faultFile{f, d.fault, name}, err
	})
}

func (d faultDir) OpenDir(name string) (Dir, error) {
	return open(d.fault, "opendir", name, func() (Dir, error) {
		sub, err := d.Dir.OpenDir(name)
		return faultDir{sub, d.fault, d.path + "/" + name}, err
	})
}

func (d faultDir) Stat(name string) (info Info, err error) {
	err = d.fault.do("stat", name, func() error {
		info, err = d.Dir.Stat(name)
		return err
	})
	return info, err
}

func (d faultDir) List() (infos []Info, err error) {
	err = d.fault.do("list", d.path, func() error {
		infos, err = d.Dir.List()
		return err
	})
	return infos, err
}

func (d faultDir) Mkdir(name string, perm fs.FileMode) error {
	return d.fault.do("mkdir", name, func() error { return d.Dir.Mkdir(name, perm) })
}

func (d faultDir) Rename(old, new string) error {
	return d.fault.do("rename", pair(old, new), func() error { return d.Dir.Rename(old, new) })
}

func (d faultDir) Link(old, new string) error {
	return d.fault.do("link", pair(old, new), func() error { return d.Dir.Link(old, new) })
}

func (d faultDir) Remove(name string) error {
	return d.fault.do("remove", name, func() error { return d.Dir.Remove(name) })
}

func (d faultDir) Sync() error {
	return d.fault.do("syncdir", d.path, d.Dir.Sync)
}

type faultFile struct {
	File
	fault *Fault
	name  string
}

func (f faultFile) Read(p []byte) (n int, err error) {
	if err := f.fault.ask("read", f.name); err != nil {
		return 0, err
	}
	return f.File.Read(p)
}

func (f faultFile) Write(p []byte) (int, error) {
	return f.half("write", p, f.File.Write)
}

func (f faultFile) WriteAt(p []byte, offset int64) (int, error) {
	return f.half("writeat", p, func(p []byte) (int, error) { return f.File.WriteAt(p, offset) })
}

// half writes half of p when the operation is to fail.
func (f faultFile) half(kind string, p []byte, write func([]byte) (int, error)) (int, error) {
	fault := f.fault.ask(kind, f.name)
	if _, late := errors.AsType[Late](fault); fault != nil && !late {
		p = p[:len(p)/2]
	}
	n, err := write(p)
	return n, errors.Join(fault, err)
}

func (f faultFile) Truncate(size int64) error {
	return f.fault.do("truncate", f.name, func() error { return f.File.Truncate(size) })
}

func (f faultFile) Sync() error { return f.fault.do("sync", f.name, f.File.Sync) }

func (f faultFile) Stat() (info Info, err error) {
	err = f.fault.do("fstat", f.name, func() error {
		info, err = f.File.Stat()
		return err
	})
	return info, err
}

func (f faultFile) Attrs() (attrs Attrs, err error) {
	err = f.fault.do("attrs", f.name, func() error {
		attrs, err = f.File.Attrs()
		return err
	})
	return attrs, err
}

func (f faultFile) SetAttrs(a Attrs) error {
	return f.fault.do("setattrs", f.name, func() error { return f.File.SetAttrs(a) })
}

func (f faultFile) Close() error {
	fault := f.fault.ask("close", f.name)
	return errors.Join(fault, f.File.Close())
}
