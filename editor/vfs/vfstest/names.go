package vfstest

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

func (s *suite) missing() {
	_, err := s.dir.OpenFile("a", os.O_RDONLY, 0)
	s.is(err, fs.ErrNotExist)
	_, err = s.dir.Stat("a")
	s.is(err, fs.ErrNotExist)
	_, err = s.dir.Stat("no/a")
	s.is(err, fs.ErrNotExist)
	_, err = s.dir.OpenDir("a")
	s.is(err, fs.ErrNotExist)
	s.is(s.dir.Remove("a"), fs.ErrNotExist)
	s.is(s.dir.Rename("a", "b"), fs.ErrNotExist)
	s.is(s.dir.Link("a", "b"), fs.ErrNotExist)
	_, err = s.FS.OpenDir(filepath.Join(s.Dir, "a"))
	s.is(err, fs.ErrNotExist)
	_, err = s.FS.Resolve(filepath.Join(s.Dir, "no", "a"))
	s.is(err, fs.ErrNotExist)
}

func (s *suite) stat() {
	s.write("a", "target")
	s.must(s.Symlink("a", filepath.Join(s.Dir, "link")))
	if info := s.statOf("link"); info.Mode&fs.ModeSymlink == 0 || info.Name != "link" {
		s.Fatalf("stat of a link says %+v", info)
	}
	if info := s.statOf("."); !info.Mode.IsDir() {
		s.Fatalf("stat of the directory says %+v", info)
	}
	before := s.statOf("a")
	f, err := s.dir.OpenFile("a", os.O_RDONLY, 0)
	s.must(err)
	defer f.Close()
	opened, err := f.Stat()
	s.must(err)
	if !opened.Same(before) || opened.Size != 6 {
		s.Fatalf("the open file is %+v, its entry %+v", opened, before)
	}
}

func (s *suite) list() {
	s.has()
	s.write("b", "12")
	s.write("a", "1")
	s.must(s.dir.Mkdir("c", 0o755))
	s.must(s.Symlink("nowhere", filepath.Join(s.Dir, "d")))
	s.has("a", "b", "c", "d")
	infos, err := s.dir.List()
	s.must(err)
	for _, info := range infos {
		if alone := s.statOf(info.Name); alone != info {
			s.Fatalf("listed as %+v, stat says %+v", info, alone)
		}
	}
}

func (s *suite) rename() {
	s.write("a", "new")
	s.write("b", "old")
	s.must(s.dir.Rename("a", "b"))
	s.has("b")
	s.holds("b", "new")
	s.must(s.dir.Mkdir("sub", 0o755))
	s.must(s.dir.Rename("b", "sub/c"))
	s.has("sub")
	s.holds("sub/c", "new")
	s.write("file", "")
	s.fails(s.dir.Rename("file", "sub"))
}

func (s *suite) link() {
	s.write("a", "one")
	s.write("b", "two")
	s.is(s.dir.Link("a", "b"), fs.ErrExist)
	s.must(s.Symlink("nowhere", filepath.Join(s.Dir, "dangling")))
	s.is(s.dir.Link("a", "dangling"), fs.ErrExist)
	s.must(s.dir.Link("a", "c"))
	if a, c := s.statOf("a"), s.statOf("c"); a.Links != 2 || c.Links != 2 || a.ID != c.ID {
		s.Fatalf("two names of one file are %+v and %+v", a, c)
	}
	f, err := s.dir.OpenFile("c", os.O_WRONLY|os.O_TRUNC, 0)
	s.must(err)
	_, err = io.WriteString(f, "both")
	s.must(err)
	s.must(f.Close())
	s.holds("a", "both")
	s.must(s.dir.Rename("a", "c")) // of one file: neither goes away
	s.must(s.dir.Remove("a"))
	s.holds("c", "both")
	if c := s.statOf("c"); c.Links != 1 {
		s.Fatalf("the last name is %+v", c)
	}
}

func (s *suite) remove() {
	s.must(s.dir.Mkdir("sub", 0o755))
	s.write("sub/a", "")
	s.fails(s.dir.Remove("sub"))
	s.must(s.dir.Remove("sub/a"))
	s.must(s.dir.Remove("sub"))
	s.must(s.Symlink("kept", filepath.Join(s.Dir, "link")))
	s.write("kept", "")
	s.must(s.dir.Remove("link"))
	s.has("kept")
}

func (s *suite) openDirRenamed() {
	s.must(s.dir.Mkdir("sub", 0o755))
	sub := s.openDir(filepath.Join(s.Dir, "sub"))
	defer sub.Close()
	s.must(s.dir.Rename("sub", "moved"))
	s.must(s.dir.Mkdir("sub", 0o755)) // another folder at the old path
	f, err := sub.OpenFile("a", os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	s.must(err)
	s.must(f.Close())
	s.must(sub.Rename("a", "b"))
	s.must(sub.Sync())
	if _, err := s.dir.Stat("moved/b"); err != nil {
		s.Fatal(err)
	}
	if _, err := s.dir.Stat("sub/b"); !errors.Is(err, fs.ErrNotExist) {
		s.Fatalf("the file is in the wrong folder: %v", err)
	}
}

func (s *suite) notADirectory() {
	s.write("a", "")
	_, err := s.FS.OpenDir(filepath.Join(s.Dir, "a"))
	s.fails(err)
	_, err = s.dir.OpenDir("a")
	s.fails(err)
	_, err = s.dir.Stat("a/b")
	s.fails(err)
	s.fails(s.FS.MkdirAll(filepath.Join(s.Dir, "a", "b"), 0o755))
}

func (s *suite) mkdirAll() {
	deep := filepath.Join(s.Dir, "one", "two", "three")
	s.must(s.FS.MkdirAll(deep, 0o700))
	s.must(s.FS.MkdirAll(deep, 0o700))
	s.openDir(deep).Close()
	s.is(s.dir.Mkdir("one", 0o755), fs.ErrExist)
	s.is(s.dir.Mkdir("no/two", 0o755), fs.ErrNotExist)
}

func (s *suite) longNames() {
	s.write(strings.Repeat("n", 255), "")
	_, err := s.dir.OpenFile(strings.Repeat("n", 256), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	s.fails(err)
}
