package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"galley/editor/vfs"
)

// place is where a path leads: a name in an opened directory. Symbolic links
// are followed once, here, and never again.
type place struct {
	path string // without links
	dir  vfs.Dir
	name string
}

// found is what lies at a place.
type found struct {
	print Fingerprint // zero: nothing
	info  vfs.Info
}

// tries is how often a file is read again that changed while it was read.
const tries = 3

// errUnsteady says that the file changed each time it was read.
var errUnsteady = errors.New("the file keeps changing while it is read")

// locate opens the directory of a path; the caller closes it.
func locate(fsys vfs.FS, path string) (place, error) {
	real, err := fsys.Resolve(path)
	if err != nil {
		return place{}, err
	}
	dir, err := fsys.OpenDir(filepath.Dir(real))
	if err != nil {
		return place{}, err
	}
	return place{path: real, dir: dir, name: filepath.Base(real)}, nil
}

// examine reads the whole file to know which bytes it holds.
func (p place) examine() (found, error) {
	now, _, err := p.peek(0)
	return now, err
}

// peek is examine that also returns the first bytes of the file.
func (p place) peek(head int) (found, []byte, error) {
	for range tries {
		sum := newSum()
		first := headWriter{most: head}
		info, err := p.read(func(f vfs.File, info vfs.Info) error {
			// Small for the many small articles of a folder.
			buf := make([]byte, min(info.Size+1, 128<<10))
			_, err := io.CopyBuffer(io.MultiWriter(sum, &first), struct{ io.Reader }{f}, buf)
			return err
		})
		if errors.Is(err, fs.ErrNotExist) {
			return found{}, nil, nil
		}
		if errors.Is(err, errUnsteady) {
			continue
		}
		if err != nil {
			return found{}, nil, err
		}
		return found{print: sum.print(), info: info}, first.data, nil
	}
	return found{}, nil, errUnsteady
}

// headWriter keeps the first bytes of what is written to it.
type headWriter struct {
	data []byte
	most int
}

func (w *headWriter) Write(p []byte) (int, error) {
	w.data = append(w.data, p[:min(len(p), w.most-len(w.data))]...)
	return len(p), nil
}

// read opens the file for use, makes sure that it is a file and that it did
// not change meanwhile.
func (p place) read(use func(vfs.File, vfs.Info) error) (vfs.Info, error) {
	info, err := p.dir.Stat(p.name)
	if err != nil {
		return info, err
	}
	if err := regular(info); err != nil {
		return info, err
	}
	f, err := p.dir.OpenFile(p.name, os.O_RDONLY, 0)
	if err != nil {
		return info, err
	}
	defer f.Close()
	before, err := f.Stat()
	if err != nil {
		return info, err
	}
	// A pipe or a link that took the name since Stat is not what was opened.
	if !before.Mode.IsRegular() || !before.Same(info) {
		return info, errUnsteady
	}
	if err := use(f, before); err != nil {
		return info, err
	}
	after, err := f.Stat()
	if err != nil {
		return info, err
	}
	if after.Size != before.Size || !after.Mod.Equal(before.Mod) {
		return info, errUnsteady
	}
	now, err := p.dir.Stat(p.name)
	if err != nil || !now.Same(after) {
		return info, errUnsteady // what was read has lost its name meanwhile
	}
	return after, nil
}

// regular refuses what is no file: reading a pipe waits for ever, and opening
// some devices does things.
func regular(info vfs.Info) error {
	switch mode := info.Mode; {
	case mode.IsRegular():
		return nil
	case mode.IsDir():
		return reason("is a folder, not an article")
	case mode&fs.ModeNamedPipe != 0:
		return reason("is a pipe between programs, not an article")
	case mode&fs.ModeDevice != 0:
		return reason("is a device, not an article")
	case mode&fs.ModeSocket != 0:
		return reason("is a connection between programs, not an article")
	default:
		return reason(fmt.Sprintf("is not a file that can be edited (%v)", mode.Type()))
	}
}
