package write

import (
	"encoding/binary"
	"hash/maphash"
	"image"
	"math"

	"galley/editor/layout"
	"galley/ui/shape"
)

// row is one visible row and all that its strip of the surface shows.
type row struct {
	area    *Area
	segment *segment
	index   int // of the row in the segment
	top     int // device pixels from the top of the surface
	fence   fence
	bands   []layout.Band // selected, from where the row begins
}

// plain tells whether the row shows nothing but the pane's ground.
func (r *row) plain() bool {
	return r.segment.keys[r.index] == 0 && r.fence == fenceNone && len(r.bands) == 0
}

// look names the picture of the row: rows of the same look are the same pixels
// from the left edge of the pane to the right.
func (r *row) look() uint64 {
	var h maphash.Hash
	h.SetSeed(keySeed)
	put := func(v uint64) {
		var b [8]byte
		binary.LittleEndian.PutUint64(b[:], v)
		h.Write(b[:])
	}
	put(uint64(r.segment.keys[r.index]))
	put(uint64(math.Float32bits(r.x())))
	put(uint64(math.Float32bits(r.area.view.width)))
	h.WriteByte(byte(r.fence))
	for _, b := range r.bands {
		put(uint64(math.Float32bits(b.From))<<32 | uint64(math.Float32bits(b.To)))
	}
	return h.Sum64()
}

// x is where the row begins, in device pixels from the left of the pane.
func (r *row) x() float32 { return r.area.left + r.segment.left(r.index) }

// paint draws the row into its strip.
func (r *row) paint(dst *image.RGBA) {
	v := &r.area.view
	if r.fence != fenceNone {
		r.paintFence(dst)
	}
	for _, b := range r.bands {
		right := min(r.x()+b.To, r.area.left+v.width+slack*v.look.scale/2)
		box := image.Rect(round(r.x()+b.From), r.top, round(right), r.top+v.look.row)
		shape.FillRect(dst, box, 0, v.look.palette.Selection)
	}
	if r.segment.keys[r.index] != 0 {
		r.segment.line.Paint(dst, r.segment.rows[r.index], r.x(), float32(r.top)+v.look.baseline)
	}
}
