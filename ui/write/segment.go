package write

import (
	"encoding/binary"
	"hash/maphash"

	"galley/editor/highlight"
	"galley/editor/layout"
	"galley/editor/text"
	"galley/ui/glyph"
)

// segment is a line of the article, or a piece of a very long one, laid out.
type segment struct {
	index    int       // in the map of heights
	span     text.Span // in the doc, without the line terminator
	next     int       // where the next segment begins
	line     *glyph.Line
	clusters []layout.Cluster
	rows     []layout.Row
	keys     []rowKey // what each row looks like
	fenced   bool     // a line of a fenced code block
	room     float32  // the width it was wrapped to

	spelled bool        // wrong is known
	wrong   []text.Span // misspelled words, in offsets of the segment's text
}

// rowKey names the picture of a row: two rows with the same key look the same.
// It is zero for a row without anything to see.
type rowKey uint64

// local returns an offset of the doc as an offset of the segment's text.
func (s *segment) local(off int) int {
	return max(0, min(off, s.span.To)-s.span.From)
}

// row returns the row that holds an offset of the segment's text.
func (s *segment) row(local int) int {
	i := len(s.rows) - 1
	for i > 0 && s.rows[i].From > local {
		i--
	}
	return i
}

// left returns where a row begins: a row that runs to the left ends at the right
// edge.
func (s *segment) left(row int) float32 {
	if r := s.rows[row]; r.RTL {
		return max(0, s.room-r.Width)
	}
	return 0
}

// x returns where a caret stands in a row.
func (s *segment) x(row, local int) float32 {
	return s.left(row) + s.rows[row].X(s.clusters, local)
}

// offset returns the doc offset of the caret position nearest to x in a row.
func (s *segment) offset(row int, x float32) int {
	return s.span.From + min(s.rows[row].Offset(s.clusters, x-s.left(row)), s.span.Len())
}

var keySeed = maphash.MakeSeed()

// setKeys computes the keys of all rows from what decides their pixels: the look
// and the fonts, named by epoch, the bytes, their roles, and the directions of the
// clusters.
func (s *segment) setKeys(src []byte, pieces []highlight.Piece, epoch uint32) {
	s.keys = make([]rowKey, len(s.rows))
	piece := 0
	for i, row := range s.rows {
		if row.First == row.Last {
			continue
		}
		var h maphash.Hash
		h.SetSeed(keySeed)
		var e [4]byte
		binary.LittleEndian.PutUint32(e[:], epoch)
		h.Write(e[:])
		h.Write(src[row.From:row.To])
		for piece < len(pieces) && pieces[piece].To <= row.From {
			piece++
		}
		for p := piece; p < len(pieces); p++ {
			var b [5]byte
			binary.LittleEndian.PutUint32(b[:], uint32(min(pieces[p].To, row.To)-row.From))
			b[4] = byte(pieces[p].Role)
			h.Write(b[:])
			if pieces[p].To >= row.To {
				break
			}
		}
		if row.Mixed {
			for _, c := range s.clusters[row.First:row.Last] {
				h.WriteByte(c.Level)
			}
		}
		if row.RTL {
			h.WriteByte(1)
		}
		if s.fenced {
			h.WriteByte(2)
		}
		s.keys[i] = rowKey(h.Sum64() | 1)
	}
}
