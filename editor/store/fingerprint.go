package store

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"galley/editor/text"
	"galley/editor/vfs"
)

// Fingerprint identifies the bytes of a file; the zero value is "no file".
// Two files are the same when their fingerprints are: clocks are never asked.
type Fingerprint struct {
	Hash [sha256.Size]byte
	Size int64 // in bytes
}

// FingerprintOf is the fingerprint of a file that holds data.
func FingerprintOf(data []byte) Fingerprint {
	return Fingerprint{Hash: sha256.Sum256(data), Size: int64(len(data))}
}

// FingerprintDoc is the fingerprint that a file gets when doc is saved in it.
func FingerprintDoc(doc text.Text, enc Encoding) Fingerprint {
	sum := newSum()
	_ = enc.write(sum, doc) // a hash takes everything
	return sum.print()
}

// Peek reads the file at an absolute path. It returns its fingerprint, which is
// zero, without an error, when there is none, up to head bytes of the file's
// beginning, and its description; info.Name is the name that links lead to.
func Peek(fsys vfs.FS, path string, head int) (print Fingerprint, first []byte, info vfs.Info, err error) {
	at, err := locate(fsys, path)
	if err != nil {
		return Fingerprint{}, nil, vfs.Info{}, Wrap("read", path, err)
	}
	defer at.dir.Close()
	found, first, err := at.peek(head)
	return found.print, first, found.info, Wrap("read", path, err)
}

// PeekIn is Peek in an opened directory; the name must not be a symbolic link.
func PeekIn(dir vfs.Dir, name string, head int) (print Fingerprint, first []byte, info vfs.Info, err error) {
	found, first, err := place{dir: dir, name: name}.peek(head)
	return found.print, first, found.info, Wrap("read", name, err)
}

// IsZero reports whether there is no file.
func (p Fingerprint) IsZero() bool { return p == Fingerprint{} }

// String is short, for logs.
func (p Fingerprint) String() string {
	if p.IsZero() {
		return "none"
	}
	return fmt.Sprintf("%s/%d", hex.EncodeToString(p.Hash[:4]), p.Size)
}

// sum makes a fingerprint of what is written to it.
type sum struct {
	hash interface {
		io.Writer
		Sum([]byte) []byte
	}
	size int64
}

func newSum() *sum { return &sum{hash: sha256.New()} }

func (s *sum) Write(p []byte) (int, error) {
	s.size += int64(len(p))
	return s.hash.Write(p)
}

func (s *sum) print() Fingerprint {
	p := Fingerprint{Size: s.size}
	copy(p.Hash[:], s.hash.Sum(nil))
	return p
}
