package journal

import (
	"encoding/binary"
	"hash/crc32"

	"galley/editor/state"
	"galley/editor/store"
	"galley/editor/text"
)

// magic is the first line of a journal; another format has another.
const magic = "galley journal 1\n"

// A frame is the length of its payload and the CRC-32C of it, four bytes each and
// the least significant first, and the payload, whose first byte is its kind.
const frameHead = 8

type kind byte

const (
	baseFrame  kind = 'B'
	editFrame  kind = 'E'
	savedFrame kind = 'S'
)

// The flags of an encoding.
const bomFlag, crlfFlag = 1, 2

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// begin starts a frame in buf; end completes it.
func begin(buf []byte, k kind) []byte {
	return append(buf, 0, 0, 0, 0, 0, 0, 0, 0, byte(k))
}

// end fills in the head of the frame that starts at from.
func end(buf []byte, from int) []byte {
	payload := buf[from+frameHead:]
	binary.LittleEndian.PutUint32(buf[from:], uint32(len(payload)))
	binary.LittleEndian.PutUint32(buf[from+4:], crc32.Checksum(payload, castagnoli))
	return buf
}

func appendBase(buf []byte, b Base) []byte {
	from := len(buf)
	buf = begin(buf, baseFrame)
	buf = binary.AppendUvarint(buf, b.State.Version)
	buf = appendPrint(buf, b.Print)
	flags := byte(0)
	if b.Encoding.BOM {
		flags |= bomFlag
	}
	if b.Encoding.EOL == store.CRLF {
		flags |= crlfFlag
	}
	buf = append(buf, flags)
	buf = appendBytes(buf, []byte(b.Path))
	buf = appendSelection(buf, b.State.Sel)
	buf = binary.AppendUvarint(buf, uint64(b.State.Doc.Len()))
	for chunk := range b.State.Doc.Chunks(b.State.Doc.Span()) {
		buf = append(buf, chunk...)
	}
	return end(buf, from)
}

func appendEdit(buf []byte, s Step) []byte {
	from := len(buf)
	tx := s.Transaction
	buf = begin(buf, editFrame)
	buf = binary.AppendUvarint(buf, tx.Before.Version)
	buf = binary.AppendUvarint(buf, tx.After.Version)
	buf = binary.AppendVarint(buf, s.At.UnixNano())
	moved := byte(0)
	if s.Moved {
		moved = 1
	}
	buf = append(buf, byte(tx.Origin), moved)
	buf = binary.AppendUvarint(buf, uint64(len(tx.Changes.Changes())))
	at := 0
	for _, c := range tx.Changes.Changes() {
		buf = binary.AppendUvarint(buf, uint64(c.From-at))
		buf = binary.AppendUvarint(buf, uint64(c.Len()))
		buf = appendBytes(buf, c.Insert)
		at = c.To
	}
	buf = appendSelection(buf, tx.Before.Sel)
	buf = appendSelection(buf, tx.After.Sel)
	return end(buf, from)
}

func appendSaved(buf []byte, version uint64, print store.Fingerprint) []byte {
	from := len(buf)
	buf = begin(buf, savedFrame)
	buf = binary.AppendUvarint(buf, version)
	buf = appendPrint(buf, print)
	return end(buf, from)
}

func appendPrint(buf []byte, p store.Fingerprint) []byte {
	return binary.AppendUvarint(append(buf, p.Hash[:]...), uint64(p.Size))
}

func appendBytes(buf, b []byte) []byte {
	return append(binary.AppendUvarint(buf, uint64(len(b))), b...)
}

func appendSelection(buf []byte, sel state.Selection) []byte {
	buf = binary.AppendUvarint(buf, uint64(len(sel.Ranges)))
	buf = binary.AppendUvarint(buf, uint64(sel.Main))
	for _, r := range sel.Ranges {
		buf = binary.AppendUvarint(buf, uint64(r.Anchor))
		buf = binary.AppendUvarint(buf, uint64(r.Head))
	}
	return buf
}

// payload takes a frame apart. After anything that cannot be, bad is set and all
// else it gives is empty.
type payload struct {
	rest []byte
	bad  bool
}

func (p *payload) number() uint64 {
	n, size := binary.Uvarint(p.rest)
	if size <= 0 {
		p.bad, p.rest = true, nil
		return 0
	}
	p.rest = p.rest[size:]
	return n
}

func (p *payload) signed() int64 {
	n, size := binary.Varint(p.rest)
	if size <= 0 {
		p.bad, p.rest = true, nil
		return 0
	}
	p.rest = p.rest[size:]
	return n
}

// most is number for what cannot be larger than limit.
func (p *payload) most(limit int) int {
	n := p.number()
	if n > uint64(limit) {
		p.bad, p.rest = true, nil
		return 0
	}
	return int(n)
}

func (p *payload) byte() byte {
	if len(p.rest) == 0 {
		p.bad = true
		return 0
	}
	b := p.rest[0]
	p.rest = p.rest[1:]
	return b
}

func (p *payload) bytes() []byte {
	n := p.number()
	if n > uint64(len(p.rest)) {
		p.bad, p.rest = true, nil
		return nil
	}
	b := p.rest[:n:n]
	p.rest = p.rest[n:]
	return b
}

func (p *payload) print() (print store.Fingerprint) {
	if len(p.rest) < len(print.Hash) {
		p.bad, p.rest = true, nil
		return store.Fingerprint{}
	}
	p.rest = p.rest[copy(print.Hash[:], p.rest):]
	print.Size = int64(p.most(1 << 50))
	return print
}

// selection reads a selection in a text of length bytes.
func (p *payload) selection(length int) state.Selection {
	n := p.most(len(p.rest) / 2)
	sel := state.Selection{Main: p.most(max(0, n-1)), Ranges: make([]state.Range, 0, n)}
	for range n {
		sel.Ranges = append(sel.Ranges, state.Range{Anchor: p.most(length), Head: p.most(length)})
	}
	if n == 0 {
		return state.Caret(0)
	}
	return sel
}

// changes reads the changes of a text of length bytes.
func (p *payload) changes(length int) []text.Change {
	n := p.most(len(p.rest))
	var changes []text.Change
	at := 0
	for i := 0; i < n && !p.bad; i++ {
		from := at + p.most(length-at)
		to := from + p.most(length-from)
		changes = append(changes, text.Change{Span: text.Span{From: from, To: to}, Insert: p.bytes()})
		at = to
	}
	return changes
}
