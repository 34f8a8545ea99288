// Package vfstest is the conformance suite of package vfs: what a save relies
// on, and what the disk, the memory and the faulty file system all have to do
// alike.
package vfstest

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"galley/editor/vfs"
)

// Place is an empty directory of a file system under test.
type Place struct {
	FS      vfs.FS
	Dir     string                          // its absolute path, without symbolic links
	Symlink func(target, path string) error // makes a symbolic link
	Root    bool                            // the user is not stopped by permissions
}

// Run tests a file system; each test gets a place of its own.
func Run(t *testing.T, place func(*testing.T) Place) {
	for _, test := range []struct {
		name string
		run  func(*suite)
	}{
		{"a written file is read back", (*suite).readBack},
		{"an exclusive create never opens what is there", (*suite).exclusive},
		{"appending goes to the end", (*suite).appending},
		{"writing in place keeps the rest", (*suite).writeAt},
		{"truncating cuts and fills with zeros", (*suite).truncate},
		{"a missing file is ErrNotExist everywhere", (*suite).missing},
		{"stat does not follow links", (*suite).stat},
		{"a list describes every entry", (*suite).list},
		{"renaming replaces", (*suite).rename},
		{"an open file keeps its bytes when it is replaced", (*suite).replacedWhileOpen},
		{"a link never replaces", (*suite).link},
		{"removing takes one name", (*suite).remove},
		{"an open directory follows its renames", (*suite).openDirRenamed},
		{"no name leaves the directory", (*suite).confined},
		{"links inside are followed", (*suite).linksInside},
		{"resolve follows chains, and dangling ones to where they lead", (*suite).resolve},
		{"a loop of links is an error", (*suite).loop},
		{"opening a file as a directory is an error", (*suite).notADirectory},
		{"making directories makes parents", (*suite).mkdirAll},
		{"attributes are taken over", (*suite).attrs},
		{"permission bits are kept", (*suite).permissions},
		{"names that are too long are refused", (*suite).longNames},
		{"a closed file is closed", (*suite).closed},
		{"syncing succeeds", (*suite).sync},
	} {
		t.Run(strings.ReplaceAll(test.name, " ", "_"), func(t *testing.T) {
			p := place(t)
			s := &suite{T: t, Place: p}
			s.dir = s.openDir(p.Dir)
			defer s.dir.Close()
			test.run(s)
		})
	}
}

type suite struct {
	*testing.T
	Place
	dir vfs.Dir
}

func (s *suite) openDir(path string) vfs.Dir {
	s.Helper()
	dir, err := s.FS.OpenDir(path)
	s.must(err)
	return dir
}

func (s *suite) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

// is makes sure that an error is one of some kinds.
func (s *suite) is(err error, kinds ...error) {
	s.Helper()
	for _, kind := range kinds {
		if errors.Is(err, kind) {
			return
		}
	}
	s.Fatalf("got error %v, want one of %v", err, kinds)
}

func (s *suite) fails(err error) {
	s.Helper()
	if err == nil {
		s.Fatal("no error")
	}
}

func (s *suite) write(name, data string) {
	s.Helper()
	f, err := s.dir.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	s.must(err)
	_, err = io.WriteString(f, data)
	s.must(err)
	s.must(f.Sync())
	s.must(f.Close())
}

func (s *suite) read(dir vfs.Dir, name string) string {
	s.Helper()
	f, err := dir.OpenFile(name, os.O_RDONLY, 0)
	s.must(err)
	defer f.Close()
	data, err := io.ReadAll(f)
	s.must(err)
	return string(data)
}

func (s *suite) holds(name, want string) {
	s.Helper()
	if got := s.read(s.dir, name); got != want {
		s.Fatalf("%s holds %q, want %q", name, got, want)
	}
}

func (s *suite) names() []string {
	s.Helper()
	infos, err := s.dir.List()
	s.must(err)
	var names []string
	for _, info := range infos {
		names = append(names, info.Name)
	}
	slices.Sort(names)
	return names
}

func (s *suite) has(want ...string) {
	s.Helper()
	if got := s.names(); !slices.Equal(got, want) {
		s.Fatalf("the directory holds %q, want %q", got, want)
	}
}

func (s *suite) statOf(name string) vfs.Info {
	s.Helper()
	info, err := s.dir.Stat(name)
	s.must(err)
	return info
}

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

func (s *suite) longNames() {
	s.write(strings.Repeat("n", 255), "")
	_, err := s.dir.OpenFile(strings.Repeat("n", 256), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	s.fails(err)
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
