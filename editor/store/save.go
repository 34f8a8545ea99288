package store

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"syscall"

	"galley/editor/text"
	"galley/editor/vfs"
)

// Save writes doc to the file at an absolute path, which must hold the bytes
// of expect until then (zero: no file). At every instant, and after a crash
// at any instant, the path holds the old bytes or the new ones, whole.
//
//	check    resolve links, open the directory, hash: as expected? may it be written?
//	write    a temporary file beside it, synced
//	replace  hash again, rename over (a new file: link, which replaces nothing), sync the directory
//
// A file with several names, or with an owner or attributes that a new file
// cannot be given, is overwritten in place instead, after a copy of it is safe
// in the state directory.
//
// The fingerprint returned is what the next Save has to expect. It comes with
// an error too, an [*Error]: then it is the old one, unless the file was
// replaced before the failure.
func Save(fsys vfs.FS, path string, doc text.Text, enc Encoding, expect Fingerprint, opts ...Option) (Fingerprint, error) {
	return save(fsys, "save", path, func(w io.Writer) error { return enc.write(w, doc) }, expect, opts)
}

// Write is Save for bytes that are not an article, such as an exported page.
func Write(fsys vfs.FS, path string, data []byte, expect Fingerprint, opts ...Option) (Fingerprint, error) {
	content := func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}
	return save(fsys, "save", path, content, expect, opts)
}

// content writes the bytes of the new version, the same each time.
type content func(io.Writer) error

func (c content) print() Fingerprint {
	sum := newSum()
	_ = c(sum) // a hash takes everything
	return sum.print()
}

func save(fsys vfs.FS, op, path string, new content, expect Fingerprint, opts []Option) (Fingerprint, error) {
	at, err := locate(fsys, path)
	if err != nil {
		return expect, Wrap(op, path, err)
	}
	defer at.dir.Close()
	s := saving{place: at, fsys: fsys, new: new, state: optionsOf(opts).state}
	print, err := s.run(expect)
	if e, ok := errors.AsType[*Error](err); ok {
		e.Op, e.Path = op, path
		return print, e
	}
	return print, Wrap(op, path, err)
}

// saving is one save on its way.
type saving struct {
	place
	fsys  vfs.FS
	new   content
	state string
	old   found // as it was when the save began
}

func (s *saving) run(expect Fingerprint) (Fingerprint, error) {
	var err error
	if s.old, err = s.examine(); err != nil {
		return expect, err
	}
	if err := s.compare(expect); err != nil {
		return expect, err
	}
	if err := s.writable(); err != nil {
		return expect, err
	}
	if s.old.info.Links > 1 {
		return s.overwrite(expect)
	}
	temp, err := s.writeTemp()
	if errors.Is(err, errUnlike) {
		return s.overwrite(expect)
	}
	if err != nil {
		return expect, err
	}
	if err := s.replace(temp); err != nil {
		s.discard(temp)
		// A network disk can do what it says it could not.
		if now, e := s.examine(); e == nil && now.print != s.old.print && now.print == s.new.print() {
			return now.print, err
		}
		return expect, err
	}
	print := s.new.print()
	if err := s.dir.Sync(); err != nil {
		return print, err
	}
	return print, nil
}

// compare tells whether the file is still the one that was read. One that
// already holds the new bytes is as good.
func (s *saving) compare(expect Fingerprint) error {
	switch {
	case s.old.print == expect || s.old.print == s.new.print():
		return nil
	case s.old.print.IsZero():
		return &Error{Kind: Gone}
	case expect.IsZero():
		return &Error{Kind: Exists}
	default:
		return &Error{Kind: Changed}
	}
}

// writable refuses a file or folder without any write permission. The system
// would not: it lets the root user, and in part a file's owner, walk past.
func (s *saving) writable() error {
	dir, err := s.dir.Stat(".")
	if err != nil {
		return err
	}
	if dir.Mode&0o222 == 0 {
		return reason("is in a folder that is marked read-only")
	}
	if s.old.print.IsZero() {
		return nil
	}
	if s.old.info.Mode&0o222 == 0 {
		return reason("is marked read-only")
	}
	// Whether this user may write it, access lists and all, the system knows.
	f, err := s.openOld()
	if err != nil {
		return err
	}
	return f.Close()
}

// openOld opens the file for writing and makes sure that it is the one that
// was examined.
func (s *saving) openOld() (vfs.File, error) {
	f, err := s.dir.OpenFile(s.name, os.O_WRONLY, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &Error{Kind: Changed, Err: err}
	}
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && (!info.Mode.IsRegular() || !info.Same(s.old.info)) {
		err = &Error{Kind: Changed}
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// errUnlike says that no new file can be made like the old one.
var errUnlike = errors.New("a new file cannot take over owner, access list or attributes")

// writeTemp writes the new version beside the old one, durably, and returns
// its name. After an error nothing is left.
func (s *saving) writeTemp() (_ string, err error) {
	name := tempName(s.name)
	perm := fs.FileMode(0o666) // the user's mask decides
	if !s.old.print.IsZero() {
		perm = 0o600 // until it has the mode of the old one
	}
	defer func() {
		if err != nil && !errors.Is(err, fs.ErrExist) {
			s.discard(name)
		}
	}()
	f, err := s.dir.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
	if err != nil {
		return "", err
	}
	defer f.Close() // a second close after a good one does nothing
	if !s.old.print.IsZero() {
		if err := s.imitate(f); err != nil {
			return "", err
		}
	}
	if err := writeSynced(f, s.new); err != nil {
		return "", err
	}
	return name, f.Close()
}

// imitate gives the new file mode, owner and attributes of the old one.
func (s *saving) imitate(f vfs.File) error {
	old, err := s.dir.OpenFile(s.name, os.O_RDONLY, 0)
	if err != nil {
		return err
	}
	defer old.Close()
	want, err := old.Attrs()
	if err != nil {
		return err
	}
	if err := f.SetAttrs(want); err != nil {
		return errors.Join(errUnlike, err)
	}
	if have, err := f.Attrs(); err != nil {
		return err
	} else if !have.Equal(want) {
		return errUnlike
	}
	return nil
}

// writeSynced writes the content and syncs once; see [vfs.File.Sync] on why
// never twice.
func writeSynced(f vfs.File, c content) error {
	w := bufio.NewWriterSize(f, 256<<10)
	if err := c(w); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Sync()
}

// replace gives the temporary file the name of the article, if that is still
// what it was when the save began.
func (s *saving) replace(temp string) error {
	if err := s.unchanged(); err != nil {
		return err
	}
	if !s.old.print.IsZero() {
		return s.dir.Rename(temp, s.name)
	}
	err := s.dir.Link(temp, s.name)
	switch {
	case err == nil:
		if err = s.dir.Remove(temp); err != nil {
			err = s.dir.Remove(temp)
		}
		return err
	case errors.Is(err, syscall.EPERM), errors.Is(err, errors.ErrUnsupported):
		return s.replaceReserved(temp)
	}
	return err
}

// replaceReserved is for file systems without hard links, such as FAT: an
// empty file of ours holds the name, and only that is replaced.
func (s *saving) replaceReserved(temp string) error {
	f, err := s.dir.OpenFile(s.name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	reserved, err := f.Stat()
	if err := errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, s.dir.Remove(s.name))
	}
	if now, err := s.dir.Stat(s.name); err != nil || now.Size != 0 || !now.Same(reserved) {
		return &Error{Kind: Exists, Err: err}
	}
	if err := s.dir.Rename(temp, s.name); err != nil {
		return errors.Join(err, s.dir.Remove(s.name))
	}
	return nil
}

// unchanged makes the time in which another program's work could be
// overwritten unseen as short as it can be.
func (s *saving) unchanged() error {
	now, err := s.examine()
	switch {
	case err != nil:
		return err
	case now.print == s.old.print:
		return nil
	case now.print.IsZero():
		return &Error{Kind: Gone}
	case s.old.print.IsZero():
		return &Error{Kind: Exists}
	}
	return &Error{Kind: Changed}
}

// discard removes a temporary file; a second try is for a fault that passes.
func (s *saving) discard(temp string) {
	if err := s.dir.Remove(temp); err != nil && !errors.Is(err, fs.ErrNotExist) {
		_ = s.dir.Remove(temp)
	}
}
