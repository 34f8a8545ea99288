package glyph

import (
	"bytes"
	"image"
	"image/png"
	"math"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"golang.org/x/image/draw"
	"golang.org/x/image/vector"
)

// quarters is how many positions within a pixel a glyph is drawn at.
const quarters = 4

// strike is a face at a size: where the masks of its glyphs are kept.
type strike struct {
	face   *face
	size   float32
	dilate bool // bold is wanted and the face is not
	fit    fit
	masks  map[uint32]*mask8
}

type strikeKey struct {
	face   *face
	size   float32
	dilate bool
}

// mask8 is the coverage of a glyph, or its picture when it has colours. The
// origin is on the baseline; x0 and y0 are of the upper left pixel, y down.
type mask8 struct {
	x0, y0, w, h int
	pix          []uint8
	picture      *image.RGBA
}

// maskStore bounds the bytes of all masks of a Shaper. When they are too many
// it drops all: what is on the screen is drawn again in a millisecond, and
// nothing needs to be kept in order of use.
type maskStore struct {
	limit, size int
	raster      vector.Rasterizer
}

func (s *Shaper) strike(f *face, style *Style) *strike {
	key := strikeKey{f, style.Size, style.Weight >= 600 && !f.bold}
	k := s.strikes[key]
	if k == nil {
		k = &strike{face: f, size: style.Size, dilate: key.dilate, masks: map[uint32]*mask8{}}
		if !f.fallback && k.size <= fitMost {
			k.fit = newFit(f, k.size/f.em)
		}
		s.strikes[key] = k
	}
	return k
}

// mask returns the glyph's mask at a quarter of a pixel, drawing it at first use.
func (s *Shaper) mask(k *strike, id uint32, quarter int) *mask8 {
	key := id<<2 | uint32(quarter)
	if m, ok := k.masks[key]; ok {
		return m
	}
	m := s.masks.draw(k, id, float32(quarter)/quarters)
	s.masks.size += 96 + len(m.pix)
	if m.picture != nil {
		s.masks.size += len(m.picture.Pix)
	}
	if s.masks.size > s.masks.limit {
		for _, other := range s.strikes {
			clear(other.masks)
		}
		s.masks.size = 96 + len(m.pix)
	}
	k.masks[key] = m
	return m
}

func (s *maskStore) draw(k *strike, id uint32, shift float32) *mask8 {
	if k.face.fallback {
		if m := drawPicture(k, id); m != nil {
			return m
		}
	}
	outline, ok := k.face.GlyphDataOutline(uint16(id))
	if !ok || len(outline.Segments) == 0 {
		return &mask8{}
	}
	scale := k.size / k.face.em
	place := func(p opentype.SegmentPoint) (x, y float32) { return p.X*scale + shift, -k.fit.y(p.Y * scale) }
	x0, y0, x1, y1 := bounds(outline.Segments, place)
	m := &mask8{x0: x0, y0: y0, w: x1 - x0, h: y1 - y0}
	if m.w <= 0 || m.h <= 0 || m.w > 4096 || m.h > 4096 {
		return &mask8{}
	}
	if k.dilate {
		m.w++
	}
	s.raster.Reset(m.w, m.h)
	trace(&s.raster, outline.Segments, place, float32(x0), float32(y0))
	m.pix = make([]uint8, m.w*m.h)
	alpha := &image.Alpha{Pix: m.pix, Stride: m.w, Rect: image.Rect(0, 0, m.w, m.h)}
	s.raster.DrawOp = draw.Src
	s.raster.Draw(alpha, alpha.Rect, image.Opaque, image.Point{})
	if k.dilate {
		m.embolden(k.size)
	}
	return m
}

// bounds returns the pixels that the control points of an outline lie in.
func bounds(segments []opentype.Segment, place func(opentype.SegmentPoint) (x, y float32)) (x0, y0, x1, y1 int) {
	left, top := float32(math.MaxFloat32), float32(math.MaxFloat32)
	right, bottom := -left, -top
	for i := range segments {
		for _, p := range segments[i].ArgsSlice() {
			x, y := place(p)
			left, right = min(left, x), max(right, x)
			top, bottom = min(top, y), max(bottom, y)
		}
	}
	floor := func(v float32) int { return int(math.Floor(float64(v))) }
	return floor(left), floor(top), floor(right) + 1, floor(bottom) + 1
}

// trace draws an outline with (x0, y0) as the upper left corner.
func trace(r *vector.Rasterizer, segments []opentype.Segment, place func(opentype.SegmentPoint) (x, y float32), x0, y0 float32) {
	open := false
	for i := range segments {
		s := &segments[i]
		p := s.Args
		for j := range s.ArgsSlice() {
			x, y := place(p[j])
			p[j].X, p[j].Y = x-x0, y-y0
		}
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			if open {
				r.ClosePath()
			}
			r.MoveTo(p[0].X, p[0].Y)
			open = true
		case opentype.SegmentOpLineTo:
			r.LineTo(p[0].X, p[0].Y)
		case opentype.SegmentOpQuadTo:
			r.QuadTo(p[0].X, p[0].Y, p[1].X, p[1].Y)
		case opentype.SegmentOpCubeTo:
			r.CubeTo(p[0].X, p[0].Y, p[1].X, p[1].Y, p[2].X, p[2].Y)
		}
	}
	if open {
		r.ClosePath()
	}
}

// embolden smears the mask to the right by a part of a pixel that grows with
// the size, for faces that have no bold.
func (m *mask8) embolden(size float32) {
	part := int(min(1, size/24) * 255)
	for y := range m.h {
		row := m.pix[y*m.w : (y+1)*m.w]
		for x := len(row) - 1; x > 0; x-- {
			row[x] = uint8(min(255, int(row[x])+int(row[x-1])*part/255))
		}
	}
}

// drawPicture returns a glyph that is a picture, such as an emoji, in the
// strike's size; nil when it has none.
func drawPicture(k *strike, id uint32) *mask8 {
	bitmap, ok := k.face.GlyphDataBitmap(uint16(id))
	if !ok || bitmap.Format != font.PNG {
		return nil
	}
	src, err := png.Decode(bytes.NewReader(bitmap.Data))
	if err != nil || src.Bounds().Empty() {
		return nil
	}
	extents, ok := k.face.GlyphExtents(font.GID(id))
	if !ok || extents.Width == 0 {
		return nil
	}
	scale := k.size / k.face.em
	w := max(1, int(math.Round(float64(extents.Width*scale))))
	h := max(1, w*src.Bounds().Dy()/src.Bounds().Dx())
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.CatmullRom.Scale(dst, dst.Rect, src, src.Bounds(), draw.Src, nil)
	return &mask8{
		x0: int(math.Round(float64(extents.XBearing * scale))),
		y0: -int(math.Round(float64(extents.YBearing * scale))),
		w:  w, h: h, picture: dst,
	}
}
