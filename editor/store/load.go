package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"time"
	"unicode/utf8"

	"galley/editor/text"
	"galley/editor/vfs"
)

// MaxSize is the largest article that opens, in bytes.
const MaxSize = 200 << 20

// File is an article as it was read.
type File struct {
	Path     string // as it was asked for, symbolic links and all
	Text     text.Text
	Encoding Encoding
	Print    Fingerprint // what the first Save expects to find
	ReadOnly bool        // the text must not be edited, or not be saved here
	Reason   string      // why it is read-only, a sentence for the writer
	Mode     fs.FileMode
	Mod      time.Time
}

// Load reads the article at an absolute path, byte for byte. Only a byte order
// mark is taken off; saving puts it back.
//
// What is not text opens as a read-only view. What is not a file, is larger
// than [MaxSize], is not there or cannot be read is an [*Error]. Load never
// waits for another program.
func Load(fsys vfs.FS, path string) (File, error) {
	at, err := locate(fsys, path)
	if err != nil {
		return File{}, Wrap("open", path, err)
	}
	defer at.dir.Close()
	for range tries {
		var data []byte
		info, err := at.read(func(f vfs.File, info vfs.Info) (err error) {
			data, err = readAll(f, info.Size)
			return err
		})
		if errors.Is(err, errUnsteady) {
			continue
		}
		if err != nil {
			return File{}, Wrap("open", path, err)
		}
		return fileOf(path, data, info), nil
	}
	return File{}, Wrap("open", path, errUnsteady)
}

// readAll reads a file of about the given size and refuses one that is, or
// has become, too large.
func readAll(r io.Reader, size int64) ([]byte, error) {
	if size > MaxSize {
		return nil, tooLarge(size)
	}
	// One byte more tells the end of a file that has the size it said.
	data := make([]byte, 0, size+1)
	for {
		n, err := r.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if errors.Is(err, io.EOF) {
			return data, nil
		}
		if err != nil {
			return nil, err
		}
		if len(data) > MaxSize {
			return nil, tooLarge(int64(len(data)))
		}
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
	}
}

func tooLarge(size int64) error {
	return reason(fmt.Sprintf("is too large to be edited (%d MB; the most is %d MB)", (size+1<<20-1)>>20, MaxSize>>20))
}

func fileOf(path string, data []byte, info vfs.Info) File {
	file := File{Path: path, Print: FingerprintOf(data), Mode: info.Mode, Mod: info.Mod}
	switch {
	case isBinary(data):
		file.Reason = "This is not a text file, so it can be looked at but not edited. Nothing in it was changed."
	case info.Mode&0o222 == 0:
		file.Reason = "This file is marked read-only. Save a copy to edit it."
	}
	file.ReadOnly = file.Reason != ""
	file.Text, file.Encoding = decode(data)
	return file
}

// magic is how common files that are no text start. A compressed picture may
// have so few zero bytes that counting them does not tell.
var magic = [][]byte{
	[]byte("\x89PNG\r\n\x1a\n"), []byte("\xff\xd8\xff"), []byte("GIF87a"), []byte("GIF89a"), []byte("RIFF"),
	[]byte("PK\x03\x04"), []byte("\x1f\x8b"), []byte("7z\xbc\xaf\x27\x1c"), []byte("%PDF-"), []byte("\x7fELF"),
	[]byte("SQLite format 3\x00"), []byte("OggS"), []byte("wOF2"),
}

// isBinary tells what can only be looked at: UTF-16, which would be broken by
// any edit, more than 1 % of zero bytes, or the start of a known format.
func isBinary(data []byte) bool {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return true
	}
	if zeros := bytes.Count(data, []byte{0}); zeros*100 > len(data) {
		return true
	}
	for _, start := range magic {
		// An article may well begin with the word "RIFF", in Latin-1 even.
		if bytes.HasPrefix(data, start) && !utf8.Valid(data) && bytes.IndexByte(data, 0) >= 0 {
			return true
		}
	}
	return false
}
