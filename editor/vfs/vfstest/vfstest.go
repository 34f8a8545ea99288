// Package vfstest is the conformance suite of package vfs: what a save relies
// on, and what the disk, the memory and the faulty file system all have to do
// alike.
package vfstest

import (
	"errors"
	"io"
	"os"
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
