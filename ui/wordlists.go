package ui

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"

	"galley/editor"
	"galley/editor/spell"
	"galley/editor/store"
	"galley/editor/vfs"
)

// userWords is the file of the words that are right in all folders.
func userWords() string { return filepath.Join(xdg.ConfigHome, "galley", "words.txt") }

// folderWords is the file of the words that are right in one folder. It lies with
// the writer's settings: nothing of Galley's lies in a folder of articles.
func folderWords(dir string) string {
	sum := sha256.Sum256([]byte(dir))
	return filepath.Join(xdg.ConfigHome, "galley", "words", filepath.Base(dir)+"-"+hex.EncodeToString(sum[:4])+".txt")
}

// loadWords reads a word list; done gets an empty one when there is none.
func (w *Window) loadWords(path string, done func(spell.Words)) {
	fsys := w.env.FS
	editor.Work(w.env, func() ([]byte, error) { return readLimited(fsys, path, spell.MaxWords) }, func(data []byte, err error) {
		if err != nil {
			data = nil
		}
		done(spell.ParseWords(data))
		w.checkSpelling()
	})
}

// addWord adds a word to a list, in memory at once and then on the disk, to what
// the file holds by then: another window may have added words too.
func (w *Window) addWord(path, word string, list *spell.Words) {
	*list = list.Add(word)
	w.checkSpelling()
	fsys := w.env.FS
	editor.Work(w.env, func() (struct{}, error) { return struct{}{}, appendWord(fsys, path, word) }, func(_ struct{}, err error) {
		if err != nil {
			w.trouble(editor.Messagef("The word could not be kept for the next time: %v. It is right until Galley ends.", err))
		}
	})
}

func appendWord(fsys vfs.FS, path, word string) error {
	if err := fsys.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	data, err := readLimited(fsys, path, spell.MaxWords)
	expect := store.FingerprintOf(data)
	switch {
	case os.IsNotExist(err):
		expect = store.Fingerprint{}
	case err != nil:
		return err
	}
	_, err = store.Write(fsys, path, spell.ParseWords(data).Add(word).Format(), expect)
	return err
}

// readLimited reads a file, or what a link of its name is to, up to a limit in
// bytes.
func readLimited(fsys vfs.FS, path string, limit int64) ([]byte, error) {
	path, err := fsys.Resolve(path)
	if err != nil {
		return nil, err
	}
	dir, err := fsys.OpenDir(filepath.Dir(path))
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	f, err := dir.OpenFile(filepath.Base(path), os.O_RDONLY, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, limit))
}
