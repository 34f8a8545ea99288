package glyph

import (
	"encoding/binary"
	"image/color"
	"math"
)

// lineCache remembers shaped lines, the least recently used dropped first,
// within a bound of bytes.
type lineCache struct {
	limit, size int
	entries     map[string]*entry
	newest      entry // a ring: newest.next is the newest, newest.previous the oldest
	scratch     []byte
}

type entry struct {
	key            string
	line           *Line
	next, previous *entry
}

func newLineCache(limit int) lineCache {
	return lineCache{limit: limit, entries: map[string]*entry{}}
}

// key encodes what a line depends on. It is valid until the next call.
func (c *lineCache) key(text []byte, runs []Run) []byte {
	k := c.scratch[:0]
	for i := range runs {
		r := &runs[i]
		k = binary.LittleEndian.AppendUint32(k, uint32(r.To))
		k = binary.LittleEndian.AppendUint32(k, math.Float32bits(r.Size))
		k = binary.LittleEndian.AppendUint32(k, math.Float32bits(r.Track))
		k = binary.LittleEndian.AppendUint32(k, math.Float32bits(r.Rise))
		k = binary.LittleEndian.AppendUint16(k, uint16(r.Weight))
		k = append(k, byte(r.Family), bits(r.Italic, r.Underline, r.Strike))
		k = appendColor(appendColor(k, r.Color), r.Background)
	}
	k = binary.LittleEndian.AppendUint32(k, uint32(len(runs)))
	c.scratch = append(k, text...)
	return c.scratch
}

func (c *lineCache) get(key []byte) *Line {
	e := c.entries[string(key)]
	if e == nil {
		return nil
	}
	c.unlink(e)
	c.link(e)
	return e.line
}

func (c *lineCache) put(key []byte, line *Line) {
	e := &entry{key: string(key), line: line}
	c.entries[e.key] = e
	c.link(e)
	c.size += e.bytes()
	for c.size > c.limit && c.newest.previous != e {
		oldest := c.newest.previous
		c.unlink(oldest)
		delete(c.entries, oldest.key)
		c.size -= oldest.bytes()
	}
}

func (c *lineCache) clear() {
	clear(c.entries)
	c.newest.next, c.newest.previous, c.size = nil, nil, 0
}

func (c *lineCache) link(e *entry) {
	ring := &c.newest
	if ring.next == nil {
		ring.next, ring.previous = ring, ring
	}
	e.previous, e.next = ring, ring.next
	e.previous.next, e.next.previous = e, e
}

func (c *lineCache) unlink(e *entry) {
	e.previous.next, e.next.previous = e.next, e.previous
}

func (e *entry) bytes() int { return len(e.key) + e.line.bytes() }

func appendColor(k []byte, c color.NRGBA) []byte { return append(k, c.R, c.G, c.B, c.A) }

func bits(flags ...bool) (b byte) {
	for i, f := range flags {
		if f {
			b |= 1 << i
		}
	}
	return b
}
