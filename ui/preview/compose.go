package preview

import (
	"encoding/binary"
	"hash/maphash"
	"image"

	"fyne.io/fyne/v2"

	"galley/ui/control"
)

// placed is a row in view.
type placed struct {
	*row
	y int // of its top, in device pixels of the pane; negative where it begins above
}

// compose brings the surface to the rows in view, from top to bottom, and the card under and between them. What looks
// as it did is copied, not painted.
func (p *Pane) compose(width, height int) {
	p.surface.Resize(p.Size(), float32(p.scale()))
	strips := p.strips[:0]
	add := func(r *row, top, bottom int) {
		if top < bottom {
			strips = append(strips, control.Strip{
				Top: top, Bottom: bottom, Look: p.lookOf(r, top, bottom),
				Paint: func(dst *image.RGBA) { p.paint(dst, r, top) },
			})
		}
	}
	y := 0
	for _, r := range p.rows {
		add(nil, y, r.y)
		add(r.row, r.y, r.y+r.height)
		y = max(y, r.y+r.height)
	}
	add(nil, y, height)
	p.strips = p.surface.Compose(width, height, p.model.look.pal.Desk, strips)
}

// paint draws the strip of a row, or one of the bare card.
func (p *Pane) paint(dst *image.RGBA, r *row, top int) {
	p.card.paint(dst)
	if r == nil {
		return
	}
	reach := p.reach(r)
	clip := dst.Rect
	clip.Min.X = max(clip.Min.X, p.left()-reach)
	clip.Max.X = min(clip.Max.X, p.left()+p.model.look.width+reach)
	r.paint(dst.SubImage(clip).(*image.RGBA), image.Pt(p.left(), top))
}

var stripSeed = maphash.MakeSeed()

// lookOf names the picture of a strip; all looks are forgotten when the pane's look changes.
func (p *Pane) lookOf(r *row, top, bottom int) uint64 {
	var h maphash.Hash
	h.SetSeed(stripSeed)
	put := func(values ...int) {
		for _, v := range values {
			var b [8]byte
			binary.LittleEndian.PutUint64(b[:], uint64(v))
			h.Write(b[:])
		}
	}
	if r != nil {
		put(int(r.key))
	}
	c := &p.card
	put(p.left(), c.box.Min.X, c.box.Max.X)
	h.Write([]byte{c.line.R, c.line.G, c.line.B})
	if !c.straight(top, bottom) {
		put(c.box.Min.Y-top, c.box.Max.Y-top)
	}
	return h.Sum64()
}

// objects are what Fyne draws, from back to front.
func (p *Pane) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{p.surface.Object, p.bar}
}
