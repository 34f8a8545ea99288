package export

import (
	"bytes"
	"errors"
	"io/fs"
	"path/filepath"

	"galley/editor/store"
	"galley/editor/vfs"
)

// maxPage bounds what is read of a file that a page would replace.
const maxPage = 1 << 30

// The signs by which a page is known as Galley's own.
var (
	pageSign     = []byte(`<meta name="generator" content="Galley">`)
	fragmentSign = []byte(`<article data-generator="Galley"`)
)

// signWithin is where a sign must begin: before anything of the article.
const signWithin = 1024

// Write puts pages and their assets into the absolute folder out, which is
// made when it is missing, and returns the absolute paths of the files that
// are there now: for each page the page, then its assets. Each file is
// replaced atomically, and a page after its assets, so that it never shows a
// picture that is not there yet.
//
// A file that Galley did not make is never replaced: that is an *Error before
// anything is written, unless force is set. What cannot be written is a
// *store.Error; the files before it are whole and in the result.
func Write(fsys vfs.FS, out string, force bool, pages ...Page) ([]string, error) {
	if err := fsys.MkdirAll(out, 0o777); err != nil {
		return nil, &Error{Path: out, Message: "the folder for the pages cannot be made", Err: err}
	}
	dir, err := fsys.OpenDir(out)
	if err != nil {
		return nil, &Error{Path: out, Message: "the folder for the pages cannot be opened", Err: err}
	}
	defer dir.Close()

	files := map[string]*output{} // by name: pages share pictures
	prepare := func(name string, data []byte, page bool) error {
		if files[name] != nil {
			return nil
		}
		f := &output{path: filepath.Join(out, name), data: data, page: page}
		files[name] = f
		return f.look(dir, force)
	}
	for _, p := range pages {
		for _, a := range p.Assets {
			if err := prepare(a.Name, a.Data, false); err != nil {
				return nil, err
			}
		}
		if err := prepare(p.Name, p.HTML, true); err != nil {
			return nil, err
		}
	}
	var paths []string
	for _, p := range pages {
		var assets []string
		for _, a := range p.Assets {
			f := files[a.Name]
			if err := f.write(fsys); err != nil {
				return paths, err
			}
			if !f.listed {
				assets, f.listed = append(assets, f.path), true
			}
		}
		f := files[p.Name]
		if err := f.write(fsys); err != nil {
			return append(paths, assets...), err
		}
		paths = append(append(paths, f.path), assets...)
	}
	return paths, nil
}

// output is one file to be written.
type output struct {
	path   string
	data   []byte
	page   bool
	expect store.Fingerprint
	same   bool // it is there already, byte for byte
	listed bool
}

func (f *output) write(fsys vfs.FS) error {
	if f.same {
		return nil
	}
	_, err := store.Write(fsys, f.path, f.data, f.expect)
	f.same = err == nil
	return err
}

// look compares the file with what has its name now.
func (f *output) look(dir vfs.Dir, force bool) error {
	old, err := readFile(dir, filepath.Base(f.path), maxPage)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return &Error{Path: f.path, Message: "is in the way and cannot be read, so it was not replaced", Err: err}
	}
	f.expect = store.FingerprintOf(old)
	f.same = bytes.Equal(old, f.data)
	if f.same || force || f.page && isOurs(old) {
		return nil
	}
	return &Error{Path: f.path, Message: "was not made by Galley, so it was not replaced; move it away, choose another folder, or force it"}
}

// isOurs reports whether a file is a page or a fragment that Galley wrote.
func isOurs(data []byte) bool {
	if bytes.HasPrefix(data, fragmentSign) {
		return true
	}
	at := bytes.Index(data[:min(len(data), signWithin)], pageSign)
	return at >= 0
}
