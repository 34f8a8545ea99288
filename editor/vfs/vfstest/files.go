package vfstest

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

func (s *suite) readBack() {
	data := strings.Repeat("\x00\xff\r\n", 100_000)
	s.write("a", data)
	s.holds("a", data)
	if info := s.statOf("a"); info.Size != int64(len(data)) || !info.Mode.IsRegular() || info.Links != 1 {
		s.Fatalf("stat says %+v", info)
	}
	s.write("empty", "")
	s.holds("empty", "")
}

func (s *suite) exclusive() {
	s.write("a", "old")
	_, err := s.dir.OpenFile("a", os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	s.is(err, fs.ErrExist)
	s.must(s.Symlink("nowhere", filepath.Join(s.Dir, "link")))
	_, err = s.dir.OpenFile("link", os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	s.is(err, fs.ErrExist)
	s.holds("a", "old")
}

func (s *suite) appending() {
	s.write("a", "one")
	f, err := s.dir.OpenFile("a", os.O_WRONLY|os.O_APPEND, 0)
	s.must(err)
	for _, more := range []string{" two", " three"} {
		_, err = io.WriteString(f, more)
		s.must(err)
	}
	s.must(f.Close())
	s.holds("a", "one two three")
}

func (s *suite) writeAt() {
	s.write("a", "0123456789")
	f, err := s.dir.OpenFile("a", os.O_WRONLY, 0)
	s.must(err)
	_, err = f.WriteAt([]byte("ab"), 3)
	s.must(err)
	_, err = f.WriteAt([]byte("end"), 11)
	s.must(err)
	s.must(f.Close())
	s.holds("a", "012ab56789\x00end")
}

func (s *suite) truncate() {
	s.write("a", "0123456789")
	f, err := s.dir.OpenFile("a", os.O_RDWR, 0)
	s.must(err)
	s.must(f.Truncate(2))
	s.must(f.Truncate(4))
	s.must(f.Close())
	s.holds("a", "01\x00\x00")
	f, err = s.dir.OpenFile("a", os.O_WRONLY|os.O_TRUNC, 0)
	s.must(err)
	s.must(f.Close())
	s.holds("a", "")
}

func (s *suite) replacedWhileOpen() {
	s.write("a", "old")
	f, err := s.dir.OpenFile("a", os.O_RDONLY, 0)
	s.must(err)
	defer f.Close()
	s.write("b", "new")
	s.must(s.dir.Rename("b", "a"))
	data, err := io.ReadAll(f)
	s.must(err)
	if string(data) != "old" {
		s.Fatalf("the open file holds %q", data)
	}
	s.holds("a", "new")
}

func (s *suite) attrs() {
	s.write("a", "")
	s.write("b", "")
	a, err := s.dir.OpenFile("a", os.O_RDWR, 0)
	s.must(err)
	defer a.Close()
	want, err := a.Attrs()
	s.must(err)
	want.Mode = 0o640
	s.must(a.SetAttrs(want))
	b, err := s.dir.OpenFile("b", os.O_RDWR, 0)
	s.must(err)
	defer b.Close()
	s.must(b.SetAttrs(want))
	got, err := b.Attrs()
	s.must(err)
	if !got.Equal(want) {
		s.Fatalf("attributes are %+v, want %+v", got, want)
	}
	if info := s.statOf("b"); info.Mode.Perm() != 0o640 {
		s.Fatalf("the mode is %v", info.Mode)
	}
}

func (s *suite) permissions() {
	s.write("a", "kept")
	f, err := s.dir.OpenFile("a", os.O_RDONLY, 0)
	s.must(err)
	attrs, err := f.Attrs()
	s.must(err)
	attrs.Mode = 0o444
	s.must(f.SetAttrs(attrs))
	s.must(f.Close())
	if info := s.statOf("a"); info.Mode.Perm() != 0o444 {
		s.Fatalf("the mode is %v", info.Mode)
	}
	if s.Root {
		return
	}
	_, err = s.dir.OpenFile("a", os.O_WRONLY, 0)
	s.is(err, fs.ErrPermission)
}

func (s *suite) closed() {
	s.write("a", "one")
	f, err := s.dir.OpenFile("a", os.O_RDWR, 0)
	s.must(err)
	s.must(f.Close())
	_, err = f.Write([]byte("two"))
	s.is(err, fs.ErrClosed)
	_, err = f.Read(make([]byte, 1))
	s.is(err, fs.ErrClosed)
	s.is(f.Sync(), fs.ErrClosed)
	s.is(f.Close(), fs.ErrClosed)
	s.holds("a", "one")
}

func (s *suite) sync() {
	s.must(s.dir.Sync())
	s.write("a", "one")
	s.must(s.dir.Sync())
	f, err := s.dir.OpenFile("a", os.O_RDONLY, 0)
	s.must(err)
	defer f.Close()
	var buf bytes.Buffer
	_, err = io.Copy(&buf, f)
	s.must(err)
	if buf.String() != "one" {
		s.Fatalf("read %q", buf.String())
	}
}
