package history

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/klauspost/compress/zstd"

	"galley/editor/store"
	"galley/editor/text"
	"galley/editor/vfs"
)

const (
	dirName   = "history" // in the state directory
	pathsName = "paths.jsonl"
	indexName = "index.jsonl"
	suffix    = ".zst"

	// DefaultLimit is how much all histories may take, in bytes on disk.
	DefaultLimit = 500 << 20

	maxIndex   = 64 << 20
	maxVersion = 1 << 30
)

// Reason says why a version was kept.
type Reason string

// The reasons.
const (
	Opened   Reason = "opened"   // as it was found
	Saved    Reason = "saved"    // by the writer or by itself
	Outside  Reason = "outside"  // written by another program
	Restored Reason = "restored" // an older version that was brought back
	Deleted  Reason = "deleted"  // before it went to the trash
)

// Version is one content that an article had.
type Version struct {
	At       time.Time
	Why      Reason
	Size     int64 // of the article, in bytes
	Encoding store.Encoding

	article string // its directory
	hash    string // of the article's bytes
}

// Kept is an article that has a history.
type Kept struct {
	Path string
	Last time.Time // its newest version
}

// History is all histories of a user. Its methods may be called from any goroutine;
// they read and write files.
type History struct {
	fsys   vfs.FS
	dir    string
	pack   func() *zstd.Encoder // made when it is needed first
	unpack func() *zstd.Decoder

	mu      sync.Mutex
	scratch bytes.Buffer
	limit   int64
	paths   map[string]string // the directory of every path; nil: not read yet
	newest  map[string]string // the hash of the newest version, by directory, as far as known
}

// Open gives the history in a state directory. Nothing is read or written yet.
func Open(fsys vfs.FS, stateDir string) *History {
	return &History{fsys: fsys, dir: filepath.Join(stateDir, dirName), limit: DefaultLimit, newest: map[string]string{}, pack: sync.OnceValue(newEncoder), unpack: sync.OnceValue(newDecoder)}
}

// SetLimit sets how many bytes all histories may take; the next Thin keeps to it.
func (h *History) SetLimit(bytes int64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.limit = bytes
}

// record is a line of an index.
type record struct {
	At   time.Time `json:"at"`
	Hash string    `json:"hash"`
	Size int64     `json:"size"`
	BOM  bool      `json:"bom,omitempty"`
	CRLF bool      `json:"crlf,omitempty"`
	Why  Reason    `json:"why"`
}

// pathRecord is a line of the list of paths; an empty directory takes a path away.
type pathRecord struct {
	Path string `json:"path"`
	Dir  string `json:"dir"`
}

// Content is what an article's file held.
type Content struct {
	Text     text.Text
	Encoding store.Encoding
	Print    store.Fingerprint // of the file
}

// Keep keeps a version of the article at a path, unless it is the newest one already.
func (h *History) Keep(path string, c Content, at time.Time, why Reason) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	return store.Wrap("keep", path, h.keep(path, c, at, why))
}

func (h *History) keep(path string, c Content, at time.Time, why Reason) error {
	article, err := h.articleOf(path)
	if err != nil {
		return err
	}
	hash := hex.EncodeToString(c.Print.Hash[:])
	if h.newest[article] == "" {
		if all, err := h.index(article); err == nil && len(all) > 0 {
			h.newest[article] = all[len(all)-1].Hash
		}
	}
	if h.newest[article] == hash {
		return nil
	}
	if err := h.fsys.MkdirAll(filepath.Join(h.dir, article), 0o700); err != nil {
		return err
	}
	packed, err := h.packed(c.Text)
	if err != nil {
		return err
	}
	_, err = store.Write(h.fsys, filepath.Join(h.dir, article, hash+suffix), packed, store.Fingerprint{})
	if err != nil && store.KindOf(err) != store.Exists {
		return err
	}
	line := record{At: at.UTC(), Hash: hash, Size: c.Print.Size, BOM: c.Encoding.BOM, CRLF: c.Encoding.EOL == store.CRLF, Why: why}
	if err := h.add(filepath.Join(article, indexName), line); err != nil {
		return err
	}
	h.newest[article] = hash
	return nil
}

// Versions are the versions of the article at a path, the newest first.
func (h *History) Versions(path string) ([]Version, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if err := h.readPaths(); err != nil {
		return nil, store.Wrap("read", h.dir, err)
	}
	article, known := h.paths[path]
	if !known {
		return nil, nil
	}
	all, err := h.index(article)
	if err != nil {
		return nil, store.Wrap("read", h.dir, err)
	}
	versions := make([]Version, 0, len(all))
	for _, r := range slices.Backward(all) {
		v := Version{At: r.At.Local(), Why: r.Why, Size: r.Size, article: article, hash: r.Hash, Encoding: store.Encoding{BOM: r.BOM, EOL: store.LF}}
		if r.CRLF {
			v.Encoding.EOL = store.CRLF
		}
		versions = append(versions, v)
	}
	// Two workers may have written in another order than it happened.
	slices.SortStableFunc(versions, func(a, b Version) int { return b.At.Compare(a.At) })
	return versions, nil
}

var errBent = errors.New("it does not hold what it held")

// Text is the text of a version; one that does not hold what it held is an error.
func (h *History) Text(v Version) (text.Text, error) {
	path := filepath.Join(h.dir, v.article, v.hash+suffix)
	packed, err := h.readFile(path, maxVersion)
	if err != nil {
		return text.Text{}, store.Wrap("read", path, err)
	}
	data, err := h.unpack().DecodeAll(packed, nil)
	if err != nil {
		return text.Text{}, store.Wrap("read", path, errors.Join(errBent, err))
	}
	doc := text.New(data)
	if print := store.FingerprintDoc(doc, v.Encoding); hex.EncodeToString(print.Hash[:]) != v.hash {
		return text.Text{}, store.Wrap("read", path, errBent)
	}
	return doc, nil
}

// Articles are all that have a history, also those whose file is gone, by path.
func (h *History) Articles() ([]Kept, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if err := h.readPaths(); err != nil {
		return nil, store.Wrap("read", h.dir, err)
	}
	var all []Kept
	for path, article := range h.paths {
		if index, err := h.index(article); err == nil && len(index) > 0 {
			all = append(all, Kept{path, index[len(index)-1].At.Local()})
		}
	}
	slices.SortFunc(all, func(a, b Kept) int { return cmp.Compare(a.Path, b.Path) })
	return all, nil
}

// Moved has the history follow an article to another path.
func (h *History) Moved(old, new string) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if err := h.readPaths(); err != nil {
		return store.Wrap("keep", h.dir, err)
	}
	article, known := h.paths[old]
	if !known || old == new {
		return nil
	}
	for _, line := range []pathRecord{{new, article}, {old, ""}} {
		if err := h.add(pathsName, line); err != nil {
			return store.Wrap("keep", h.dir, err)
		}
	}
	h.paths[new] = article
	delete(h.paths, old)
	return nil
}

// articleOf is the directory of an article, a new one if it has none.
func (h *History) articleOf(path string) (string, error) {
	if err := h.readPaths(); err != nil {
		return "", err
	}
	if article, known := h.paths[path]; known {
		return article, nil
	}
	taken := map[string]bool{}
	for _, article := range h.paths {
		taken[article] = true
	}
	sum := sha256.Sum256([]byte(path))
	for taken[hex.EncodeToString(sum[:12])] { // it began there and was renamed
		sum = sha256.Sum256(sum[:])
	}
	article := hex.EncodeToString(sum[:12])
	if err := h.add(pathsName, pathRecord{path, article}); err != nil {
		return "", err
	}
	h.paths[path] = article
	return article, nil
}

func (h *History) readPaths() error {
	if h.paths != nil {
		return nil
	}
	data, err := h.readFile(filepath.Join(h.dir, pathsName), maxIndex)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	h.paths = map[string]string{}
	for r := range lines[pathRecord](data) {
		switch {
		case r.Dir == "":
			delete(h.paths, r.Path)
		case filepath.IsLocal(r.Dir) && filepath.Base(r.Dir) == r.Dir:
			h.paths[r.Path] = r.Dir
		}
	}
	return nil
}

// index reads the versions of an article, the oldest first.
func (h *History) index(article string) ([]record, error) {
	data, err := h.readFile(filepath.Join(h.dir, article, indexName), maxIndex)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var all []record
	for r := range lines[record](data) {
		if raw, err := hex.DecodeString(r.Hash); err == nil && len(raw) == sha256.Size {
			all = append(all, r)
		}
	}
	return all, nil
}

// add adds a line to a file, whole or not at all: what a crash leaves of it is no
// JSON, and the line begins on a line of its own.
func (h *History) add(name string, line any) error {
	if err := h.fsys.MkdirAll(filepath.Dir(filepath.Join(h.dir, name)), 0o700); err != nil {
		return err
	}
	data, err := json.Marshal(line)
	if err != nil {
		return err
	}
	dir, err := h.fsys.OpenDir(filepath.Dir(filepath.Join(h.dir, name)))
	if err != nil {
		return err
	}
	defer dir.Close()
	f, err := dir.OpenFile(filepath.Base(name), os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := f.Write(slices.Concat([]byte("\n"), data, []byte("\n"))); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	return dir.Sync()
}

func (h *History) readFile(path string, most int64) ([]byte, error) {
	dir, err := h.fsys.OpenDir(filepath.Dir(path))
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	f, err := dir.OpenFile(filepath.Base(path), os.O_RDONLY, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, most))
}

// lines are the lines of a file that can be read.
func lines[T any](data []byte) func(yield func(T) bool) {
	return func(yield func(T) bool) {
		for line := range bytes.Lines(data) {
			var v T
			if len(bytes.TrimSpace(line)) > 0 && json.Unmarshal(line, &v) == nil && !yield(v) {
				return
			}
		}
	}
}

// packed compresses a text piece by piece, so that one of many megabytes needs no
// second copy of itself. What it returns is valid until the next call.
func (h *History) packed(doc text.Text) ([]byte, error) {
	if h.scratch.Cap() > maxScratch {
		h.scratch = bytes.Buffer{}
	}
	h.scratch.Reset()
	e := h.pack()
	e.Reset(&h.scratch)
	if _, err := doc.WriteTo(e); err != nil {
		return nil, err
	}
	err := e.Close()
	return h.scratch.Bytes(), err
}

// maxScratch is how much memory is kept for the next version, in bytes.
const maxScratch = 8 << 20

func newEncoder() *zstd.Encoder {
	e, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithLowerEncoderMem(true), zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithWindowSize(1<<20))
	if err != nil {
		panic("history: " + err.Error()) // of options that are constants
	}
	return e
}

func newDecoder() *zstd.Decoder {
	d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxVersion))
	if err != nil {
		panic("history: " + err.Error())
	}
	return d
}
