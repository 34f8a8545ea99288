package preview

import (
	"encoding/binary"
	"hash/maphash"
	"image"
	"image/color"
	"math"
	"sort"

	"galley/editor/layout"
	"galley/ui/glyph"
	"galley/ui/shape"
)

// sheet is a part laid out in the look of its time: rows one below the other, in device pixels from the part's top.
// It is immutable.
type sheet struct {
	rows     []row
	height   int
	hasNotes bool     // shows numbers of footnotes, which may change without the block
	pictures []string // paths of the images shown
}

// row is what one strip of the pane shows. Rows do not overlap; where nothing is to be seen there is no row.
type row struct {
	top, height int
	ops         []op
	key         uint64 // equal keys: equal pictures
	source      int    // offset in the source where the row begins, relative to the top-level block; -1 unknown
	wide        bool   // reaches over the paddings to the card's edges
}

// op is one thing painted in a row. Coordinates are device pixels of the sheet: x from the column's left edge.
type op interface {
	// paint draws onto an image whose origin lies at at.
	paint(dst *image.RGBA, at image.Point)
	// sign adds to a hash what the picture depends on, as seen from the row's top.
	sign(h *maphash.Hash, top int)
	// mirrored returns it on the other side of a column of a width.
	mirrored(width int) op
}

// boxOp is a filled or outlined rectangle.
type boxOp struct {
	box    image.Rectangle
	radius float64
	stroke float64 // width of the outline; filled when zero
	flat   bool    // the corners on the left are square, or with flip those on the right
	flip   bool
	color  color.NRGBA
}

func (o boxOp) paint(dst *image.RGBA, at image.Point) {
	box := o.box.Sub(at)
	if o.stroke > 0 {
		shape.StrokeRect(dst, box, o.radius, o.stroke, o.color)
		return
	}
	switch {
	case o.flat && o.flip:
		dst = dst.SubImage(image.Rect(dst.Rect.Min.X, dst.Rect.Min.Y, box.Max.X, dst.Rect.Max.Y)).(*image.RGBA)
		box.Max.X += int(o.radius) + 1
	case o.flat:
		dst = dst.SubImage(image.Rect(box.Min.X, dst.Rect.Min.Y, dst.Rect.Max.X, dst.Rect.Max.Y)).(*image.RGBA)
		box.Min.X -= int(o.radius) + 1
	}
	shape.FillRect(dst, box, o.radius, o.color)
}

func (o boxOp) sign(h *maphash.Hash, top int) {
	signInts(h, 1, o.box.Min.X, o.box.Min.Y-top, o.box.Max.X, o.box.Max.Y-top, int(o.radius*8), int(o.stroke*8))
	signColor(h, o.color)
}

// discOp is a bullet: a disc, a ring or a square by depth.
type discOp struct {
	x, y, r float64
	depth   int
	color   color.NRGBA
}

func (o discOp) paint(dst *image.RGBA, at image.Point) {
	x, y := o.x-float64(at.X), o.y-float64(at.Y)
	switch o.depth % 3 {
	case 0:
		shape.FillDisc(dst, x, y, o.r, o.color)
	case 1:
		shape.StrokeDisc(dst, x, y, o.r, max(1, o.r*0.45), o.color)
	default:
		r := int(math.Round(o.r))
		shape.FillRect(dst, image.Rect(int(x)-r, int(y)-r, int(x)+r, int(y)+r), 0, o.color)
	}
}

func (o discOp) sign(h *maphash.Hash, top int) {
	signInts(h, 2, int(o.x*8), int(o.y*8)-top*8, int(o.r*8), o.depth%3)
	signColor(h, o.color)
}

// tickOp is a check mark.
type tickOp struct {
	x, y, size float64 // centre and width
	color      color.NRGBA
}

func (o tickOp) paint(dst *image.RGBA, at image.Point) {
	x, y, s := o.x-float64(at.X), o.y-float64(at.Y), o.size
	w := max(1.4, s*0.18)
	shape.StrokeLine(dst, x-s*0.5, y+s*0.02, x-s*0.13, y+s*0.36, w, o.color)
	shape.StrokeLine(dst, x-s*0.13, y+s*0.36, x+s*0.5, y-s*0.34, w, o.color)
}

func (o tickOp) sign(h *maphash.Hash, top int) {
	signInts(h, 3, int(o.x*8), int(o.y*8)-top*8, int(o.size*8))
	signColor(h, o.color)
}

// textOp is one row of a prose.
type textOp struct {
	prose    *prose
	line     *glyph.Line
	row      layout.Row
	x        float32
	baseline int
}

func (o *textOp) paint(dst *image.RGBA, at image.Point) {
	o.line.Paint(dst, o.row, o.x-float32(at.X), float32(o.baseline-at.Y))
}

func (o *textOp) sign(h *maphash.Hash, top int) {
	signInts(h, 4, int(o.x*16), o.baseline-top)
	h.Write(o.prose.text[o.row.From:o.row.To])
	from := sort.Search(len(o.prose.runs), func(i int) bool { return o.prose.runs[i].To > o.row.From })
	for _, r := range o.prose.runs[from:] {
		maphash.WriteComparable(h, r.Style)
		signInts(h, min(r.To, o.row.To)-o.row.From)
		if r.To >= o.row.To {
			break
		}
	}
}

// imageOp is a picture of the article, scaled into its box.
type imageOp struct {
	box     image.Rectangle
	picture *picture
	dest    string // of the link around it
}

func (o imageOp) paint(dst *image.RGBA, at image.Point) {
	if o.picture.img != nil {
		shape.DrawScaled(dst, o.box.Sub(at), o.picture.img)
	}
}

func (o imageOp) sign(h *maphash.Hash, top int) {
	signInts(h, 5, o.box.Min.X, o.box.Min.Y-top, o.box.Max.X, o.box.Max.Y-top, int(o.picture.serial))
}

// slideOp shows other things through a window, moved to the left: the cells of a table that is wider than the column.
type slideOp struct {
	left, right int // of the window
	offset      int
	ops         []op
}

func (o *slideOp) paint(dst *image.RGBA, at image.Point) {
	window := image.Rect(o.left-at.X, dst.Rect.Min.Y, o.right-at.X, dst.Rect.Max.Y).Intersect(dst.Rect)
	if window.Empty() {
		return
	}
	dst = dst.SubImage(window).(*image.RGBA)
	for _, inner := range o.ops {
		inner.paint(dst, at.Add(image.Pt(o.offset, 0)))
	}
}

func (o *slideOp) sign(h *maphash.Hash, top int) {
	signInts(h, 6, o.left, o.right, o.offset)
	for _, inner := range o.ops {
		inner.sign(h, top)
	}
}

func signInts(h *maphash.Hash, vs ...int) {
	var b [8]byte
	for _, v := range vs {
		binary.LittleEndian.PutUint64(b[:], uint64(v))
		h.Write(b[:])
	}
}

func signColor(h *maphash.Hash, c color.NRGBA) { h.Write([]byte{c.R, c.G, c.B, c.A}) }

var keySeed = maphash.MakeSeed()

// seal computes the row's key.
func (r *row) seal() {
	var h maphash.Hash
	h.SetSeed(keySeed)
	signInts(&h, r.height)
	for _, o := range r.ops {
		o.sign(&h, r.top)
	}
	r.key = h.Sum64()
}

// paint draws the row onto a picture of the pane, with the column's left edge and the row's top at corner.
func (r *row) paint(dst *image.RGBA, corner image.Point) {
	at := image.Pt(0, r.top).Sub(corner)
	for _, o := range r.ops {
		o.paint(dst, at)
	}
}

// spot is what lies under a point of a row.
type spot struct {
	away   float64 // horizontal distance; zero when the point really lies on it
	prose  *prose  // and the byte of it, or nil
	at     int
	dest   string // link, "" for none
	onLink bool
}

// spotAt returns what is nearest to x in the row; away is huge in an empty row.
func (r *row) spotAt(x int) spot {
	best := spot{away: math.MaxFloat32}
	nearest(r.ops, x, &best)
	return best
}

func nearest(ops []op, x int, best *spot) {
	for _, o := range ops {
		switch o := o.(type) {
		case *textOp:
			rel := float32(x) - o.x
			if away := float64(max(0, o.row.Indent-rel, rel-o.row.Width)); away < best.away {
				*best = spot{away: away, prose: o.prose, at: o.row.Offset(o.line.Clusters(), rel)}
				if i := o.row.Hit(o.line.Clusters(), rel); i >= 0 && away == 0 {
					best.dest, best.onLink = o.prose.link(o.line.Clusters()[i].From)
				}
			}
		case imageOp:
			if o.box.Min.X <= x && x < o.box.Max.X {
				*best = spot{dest: o.dest, onLink: o.dest != ""}
			}
		case linkOp:
			if o.box.Min.X <= x && x < o.box.Max.X {
				*best = spot{dest: o.dest, onLink: true}
			}
		case *slideOp:
			if o.left <= x && x < o.right {
				nearest(o.ops, x+o.offset, best)
			}
		}
	}
}

// linkOp is a stretch of a row that is a link as a whole: a button. It paints nothing.
type linkOp struct {
	box  image.Rectangle
	dest string
}

func (linkOp) paint(*image.RGBA, image.Point) {}
func (linkOp) sign(*maphash.Hash, int)        {}

// rowAt returns the index of the row at y, or of the nearest one above it.
func (s *sheet) rowAt(y int) int {
	i := sort.Search(len(s.rows), func(i int) bool { return s.rows[i].top > y })
	return max(i-1, 0)
}
