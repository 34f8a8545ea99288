package write

import (
	"encoding/binary"
	"hash/maphash"
	"image"
	"image/color"
	"math"

	"galley/ui/shape"
)

// How signs are painted, in Fyne's pixels at the design's size of text.
const (
	waveBelow  = 3   // from the baseline to the crest of a wave
	waveHeight = 2   // from its crest to its trough
	waveStep   = 2.5 // and the way between them
	dimness    = 0xA8
)

// row is one visible row and all that its strip of the surface shows.
type row struct {
	area    *Area
	segment *segment
	index   int // of the row in the segment
	top     int // device pixels from the top of the surface
	fence   fence
	bands   []band
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
		h.WriteByte(byte(b.sign))
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
		if fill, ok := r.ground(b.sign); ok {
			shape.FillRect(dst, r.box(b), 0, fill)
		}
	}
	if r.segment.keys[r.index] != 0 {
		r.segment.line.Paint(dst, r.segment.rows[r.index], r.x(), float32(r.top)+v.look.baseline)
	}
	for _, b := range r.bands {
		switch b.sign {
		case Misspelled:
			r.paintWave(dst, b)
		case dimmed:
			veil := v.look.palette.Pane
			if r.fence != fenceNone {
				veil = r.area.fenceFill()
			}
			veil.A = dimness
			shape.FillRect(dst, r.box(b).Inset(-1), 0, veil)
		}
	}
}

// ground is what lies behind the text of a band, for signs that have one.
func (r *row) ground(s Sign) (color.NRGBA, bool) {
	p := &r.area.view.look.palette
	switch s {
	case Found:
		return p.Found, true
	case Current:
		return p.Current, true
	case selected:
		return p.Selection, true
	default:
		return color.NRGBA{}, false
	}
}

// box is where a band is, spaces that hang beyond the text's edge cut off.
func (r *row) box(b band) image.Rectangle {
	v := &r.area.view
	right := min(r.x()+b.To, r.area.left+v.width+slack*v.look.scale/2)
	return image.Rect(round(r.x()+b.From), r.top, round(right), r.top+v.look.row)
}

// paintWave draws the wave of a misspelled word under its letters.
func (r *row) paintWave(dst *image.RGBA, b band) {
	look := &r.area.view.look
	unit := float64(look.scale * look.setting.Zoom)
	y := float64(r.top) + float64(look.baseline) + waveBelow*unit
	box := r.box(b)
	step := math.Max(2, math.Round(waveStep*unit))
	for x, up := float64(box.Min.X), false; x < float64(box.Max.X); x, up = x+step, !up {
		y1, y2 := y, y+waveHeight*unit
		if up {
			y1, y2 = y2, y1
		}
		shape.StrokeLine(dst, x, y1, math.Min(x+step, float64(box.Max.X)), y2, unit, look.palette.Error)
	}
}
