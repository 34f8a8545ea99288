package vfstest

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

func (s *suite) confined() {
	s.must(s.dir.Mkdir("sub", 0o755))
	s.write("secret", "secret")
	sub, err := s.dir.OpenDir("sub")
	s.must(err)
	defer sub.Close()
	s.must(s.Symlink("../secret", filepath.Join(s.Dir, "sub", "up")))
	s.must(s.Symlink(filepath.Join(s.Dir, "secret"), filepath.Join(s.Dir, "sub", "absolute")))
	s.must(s.Symlink("..", filepath.Join(s.Dir, "sub", "parent")))
	for _, name := range []string{"../secret", "up", "absolute", "parent/secret", filepath.Join(s.Dir, "secret"), "", "sub/../../secret"} {
		if f, err := sub.OpenFile(name, os.O_RDONLY, 0); err == nil {
			f.Close()
			s.Errorf("opened %q", name)
		}
		if f, err := sub.OpenFile(name, os.O_WRONLY|os.O_TRUNC, 0); err == nil {
			f.Close()
			s.Errorf("opened %q for writing", name)
		}
	}
	s.fails(sub.Rename("../secret", "taken"))
	s.fails(sub.Link("../secret", "taken"))
	s.fails(sub.Remove("../secret"))
	s.holds("secret", "secret")
}

func (s *suite) linksInside() {
	s.must(s.dir.Mkdir("sub", 0o755))
	s.write("sub/a", "inside")
	s.must(s.Symlink("sub", filepath.Join(s.Dir, "way")))
	s.must(s.Symlink("way/a", filepath.Join(s.Dir, "link")))
	s.holds("link", "inside")
	s.holds("way/a", "inside")
	s.holds("sub/../sub/./a", "inside")
}

func (s *suite) resolve() {
	s.must(s.dir.Mkdir("sub", 0o755))
	s.write("sub/a", "")
	s.must(s.Symlink("sub", filepath.Join(s.Dir, "way")))
	s.must(s.Symlink("way/a", filepath.Join(s.Dir, "one")))
	s.must(s.Symlink(filepath.Join(s.Dir, "one"), filepath.Join(s.Dir, "two")))
	s.must(s.Symlink("sub/new", filepath.Join(s.Dir, "dangling")))
	s.must(s.Symlink("no/new", filepath.Join(s.Dir, "lost")))
	for path, want := range map[string]string{
		"sub/a": "sub/a", "two": "sub/a", "way/a": "sub/a", "dangling": "sub/new", "way/none": "sub/none", "way/../sub/./a": "sub/a",
	} {
		got, err := s.FS.Resolve(filepath.Join(s.Dir, filepath.FromSlash(path)))
		s.must(err)
		if want := filepath.Join(s.Dir, filepath.FromSlash(want)); got != want {
			s.Errorf("%s resolves to %s, want %s", path, got, want)
		}
	}
	_, err := s.FS.Resolve(filepath.Join(s.Dir, "lost"))
	s.is(err, fs.ErrNotExist)
	_, err = s.FS.Resolve("relative")
	s.fails(err)
}

func (s *suite) loop() {
	s.must(s.Symlink("b", filepath.Join(s.Dir, "a")))
	s.must(s.Symlink("a", filepath.Join(s.Dir, "b")))
	_, err := s.FS.Resolve(filepath.Join(s.Dir, "a"))
	s.fails(err)
	if errors.Is(err, fs.ErrNotExist) {
		s.Fatalf("a loop is said not to exist: %v", err)
	}
	_, err = s.dir.OpenFile("a", os.O_RDONLY, 0)
	s.fails(err)
	_, err = s.FS.OpenDir(filepath.Join(s.Dir, "a"))
	s.fails(err)
}
