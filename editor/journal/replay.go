package journal

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"galley/editor/state"
	"galley/editor/store"
	"galley/editor/text"
	"galley/editor/vfs"
)

// Found is an article as its journal knows it.
type Found struct {
	Path     string
	Encoding store.Encoding
	Print    store.Fingerprint // of the file when it was last saved or read
	Saved    state.State       // the text that the file then held, with its version
	Start    state.State       // where the steps begin
	Steps    []Step
	Torn     bool // the end of the journal was cut short or wrong
}

// State is the newest state.
func (f *Found) State() state.State {
	if n := len(f.Steps); n > 0 {
		return f.Steps[n-1].After
	}
	return f.Start
}

// Unsaved reports whether the journal has something that the file never had.
func (f *Found) Unsaved() bool { return f.State().Version != f.Saved.Version }

// History is the undo and redo of the steps.
func (f *Found) History() *state.History {
	h := state.NewHistory()
	for _, s := range f.Steps {
		if s.Moved {
			h.Record(state.Transaction{Origin: state.Move}, s.At)
		}
		h.Record(s.Transaction, s.At)
	}
	return h
}

// errDamaged says that a journal has no beginning that can be read.
var errDamaged = errors.New("it has no beginning that can be read")

// maxJournal bounds what is read of a journal, in bytes.
const maxJournal = 1 << 30

// Scan reads the journals that were left behind. One that cannot be read is set
// aside under another name and is an error of its own; the others are read all the
// same.
func (d *Dir) Scan() (all []*Found, problems []error) {
	dir, err := d.fsys.OpenDir(d.path)
	if err != nil {
		if store.KindOf(store.Wrap("read", d.path, err)) != store.Gone {
			problems = append(problems, store.Wrap("read", d.path, err))
		}
		return nil, problems
	}
	defer dir.Close()
	infos, err := dir.List()
	if err != nil {
		return nil, []error{store.Wrap("read", d.path, err)}
	}
	slices.SortFunc(infos, func(a, b vfs.Info) int { return strings.Compare(a.Name, b.Name) })
	for _, info := range infos {
		if !info.Mode.IsRegular() || !strings.HasSuffix(info.Name, suffix) {
			continue
		}
		found, err := readJournal(dir, info)
		if err != nil {
			if errors.Is(err, errDamaged) {
				_ = dir.Rename(info.Name, info.Name+damaged)
			}
			problems = append(problems, store.Wrap("read", filepath.Join(d.path, info.Name), err))
			continue
		}
		all = append(all, found)
	}
	return all, problems
}

// Forget removes the journal of an article: what it holds is safe elsewhere, or
// not wanted.
func (d *Dir) Forget(path string) error { return d.remove(nameOf(path)) }

func readJournal(dir vfs.Dir, info vfs.Info) (*Found, error) {
	if info.Size > maxJournal {
		return nil, errDamaged
	}
	f, err := dir.OpenFile(info.Name, os.O_RDONLY, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxJournal))
	if err != nil {
		return nil, err
	}
	return Replay(data)
}

// Replay reads the bytes of a journal, up to the first frame that is not whole or
// does not follow from those before. Without a whole base it is an error.
func Replay(data []byte) (*Found, error) {
	data, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok {
		return nil, errDamaged
	}
	k, p, data, ok := nextFrame(data)
	if !ok || k != baseFrame {
		return nil, errDamaged
	}
	r := &Found{}
	if !r.base(p) {
		return nil, errDamaged
	}
	for len(data) > 0 {
		if k, p, data, ok = nextFrame(data); !ok || !r.take(k, p) {
			r.Torn = true
			break
		}
	}
	return r, nil
}

// nextFrame cuts the first frame off.
func nextFrame(data []byte) (kind, payload, []byte, bool) {
	if len(data) < frameHead {
		return 0, payload{}, nil, false
	}
	size := binary.LittleEndian.Uint32(data)
	if size == 0 || uint64(size) > uint64(len(data)-frameHead) {
		return 0, payload{}, nil, false
	}
	body := data[frameHead : frameHead+int(size) : frameHead+int(size)]
	if crc32.Checksum(body, castagnoli) != binary.LittleEndian.Uint32(data[4:]) {
		return 0, payload{}, nil, false
	}
	return kind(body[0]), payload{rest: body[1:]}, data[frameHead+int(size):], true
}

func (f *Found) base(p payload) bool {
	f.Start.Version = p.number()
	f.Print = p.print()
	flags := p.byte()
	f.Encoding = store.Encoding{BOM: flags&bomFlag != 0, EOL: store.LF}
	if flags&crlfFlag != 0 {
		f.Encoding.EOL = store.CRLF
	}
	f.Path = string(p.bytes())
	sel := p
	p.selection(maxJournal) // its ends are checked below, when the text is known
	doc := p.bytes()
	f.Start.Sel = sel.selection(len(doc))
	f.Start.Doc = text.New(doc)
	f.Saved = f.Start
	return !p.bad && !sel.bad && len(p.rest) == 0 && filepath.IsAbs(f.Path)
}

// take follows one frame and reports whether it follows from what is known.
func (f *Found) take(k kind, p payload) bool {
	switch k {
	case editFrame:
		return f.edit(p)
	case savedFrame:
		return f.saved(p)
	}
	return false
}

func (f *Found) edit(p payload) bool {
	before := f.State()
	from, to := p.number(), p.number()
	at := time.Unix(0, p.signed())
	origin, moved := state.Origin(p.byte()), p.byte() != 0
	changes := p.changes(before.Doc.Len())
	if p.bad || from != before.Version || to <= from {
		return false
	}
	before.Sel = p.selection(before.Doc.Len())
	after := before.Doc.Len()
	for _, c := range changes {
		after += len(c.Insert) - c.Len()
	}
	sel := p.selection(after)
	if p.bad || len(p.rest) > 0 {
		return false
	}
	tx, err := before.Apply(state.Spec{Changes: changes, Sel: &sel, Origin: origin})
	if err != nil || tx.Changes.Empty() {
		return false
	}
	tx.After.Version = to
	f.Steps = append(f.Steps, Step{tx, at, moved})
	return true
}

// saved notes which of the versions the file has. A version that is none of the
// known ones is no reason to lose the steps behind it: the file is then one that was
// changed by somebody else.
func (f *Found) saved(p payload) bool {
	version, print := p.number(), p.print()
	if p.bad || len(p.rest) > 0 {
		return false
	}
	if f.Start.Version == version {
		f.Saved, f.Print = f.Start, print
		return true
	}
	i, ok := slices.BinarySearchFunc(f.Steps, version, func(s Step, v uint64) int {
		switch {
		case s.After.Version < v:
			return -1
		case s.After.Version > v:
			return 1
		}
		return 0
	})
	if ok {
		f.Saved, f.Print = f.Steps[i].After, print
	}
	return true
}
