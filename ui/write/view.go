package write

import (
	"math"
	"sort"

	"galley/editor/highlight"
	"galley/editor/layout"
	"galley/editor/state"
	"galley/editor/text"
	"galley/ui/glyph"
)

// cacheSegments is how many laid-out segments are kept; a window shows about 40.
const cacheSegments = 160

// view is what part of a doc a window shows and where everything in it falls. It
// knows pixels but no toolkit; lengths are device pixels, y counts from the top of
// the window.
//
// The scroll position says which row is margin below the window's upper edge, so
// the text begins with some room above it and still leaves through the edge.
type view struct {
	shaper  *glyph.Shaper
	look    look
	doc     text.Text // what is shown: whole without its fold
	whole   text.Text
	fold    fold
	index   *highlight.Index // of whole: what a line is can depend on the fold
	heights *layout.Map
	port    layout.Viewport

	width      float32 // room for text
	height     float64 // of the window
	margin     float64 // above the first row
	typewriter bool    // the row of the caret is kept in the middle
	rest       float64 // of a pixel that is yet to be scrolled

	segments []*segment // laid out, by offset
	epoch    uint32     // grows when all pictures become stale
	pieces   []highlight.Piece
	runs     []glyph.Run
	code     fenceColours
	edits    uint64      // of the doc, counted from 1
	skip     []text.Span // scratch of spell
}

// shown is a segment that is visible, and where its top is.
type shown struct {
	*segment
	y float64
}

// open starts to show another doc; the scroll position is one in the whole of it.
func (v *view) open(whole text.Text, f fold, port layout.Viewport) {
	v.edits++
	v.whole, v.fold = whole, f
	v.doc = f.text(whole)
	v.index = highlight.New(whole)
	v.heights = layout.NewMap(v.doc, v.estimate())
	clear(v.segments)
	v.segments = v.segments[:0]
	port.Top = min(f.offset(port.Top), v.doc.Len())
	v.port = port
}

// hide changes the fold alone. What is seen stays where it is, unless it is hidden
// or what was hidden above it appears.
func (v *view) hide(f fold) {
	if v.port.Top == 0 || v.port.Top+int(v.fold) < int(f) {
		v.port = layout.Viewport{}
	}
	v.update(v.whole, set(v.whole.Len(), nil), f)
}

// resize adapts to another look or room; without a change it does nothing.
func (v *view) resize(l look, width float32, height float64) {
	same := v.look.same(l.palette, l.scale, l.setting) && width == v.width
	v.height = height
	if same {
		v.margin = v.topMargin()
		return
	}
	if v.look.row > 0 {
		v.port.Into = math.Round(v.port.Into * float64(l.row) / float64(v.look.row))
	}
	v.look, v.width = l, width
	v.margin = v.topMargin()
	v.forget()
}

// forget lays everything out anew when it is next seen.
func (v *view) forget() {
	v.epoch++
	clear(v.segments)
	v.segments = v.segments[:0]
	v.heights.SetEstimate(v.estimate())
}

func (v *view) estimate() layout.Estimate {
	return layout.Estimate{Row: float64(v.look.row), Width: float64(v.width), Advance: float64(v.look.advance)}
}

// update follows changes of the whole doc and of the fold.
func (v *view) update(whole text.Text, all text.ChangeSet, f fold) {
	v.edits++
	dirty := text.Span{From: -1, To: -1}
	if !all.Empty() {
		dirty = v.index.Update(whole, all).Shift(-int(f))
	}
	changes := v.fold.changes(v.whole, whole, all, f)
	v.whole, v.fold = whole, f
	v.doc = f.text(whole)
	v.heights.Update(changes, v.doc)
	before, after := changes.Touched()
	grown := after.To - before.To
	kept := v.segments[:0]
	for _, s := range v.segments {
		switch {
		case s.span.To < before.From && s.next <= before.From:
		case s.span.From > before.To:
			s.span = s.span.Shift(grown)
			s.next += grown
		default:
			continue
		}
		if !s.span.Touches(dirty) {
			kept = append(kept, s)
		}
	}
	clear(v.segments[len(kept):])
	v.segments = kept
	v.port = v.port.Map(v.heights, changes)
}

// state returns what is shown of a state of the whole doc.
func (v *view) state(s state.State) state.State {
	s.Sel = v.fold.selection(s.Sel, s.Doc)
	s.Doc = v.doc
	return s
}

// measure returns a segment laid out.
func (v *view) measure(at layout.Segment) *segment {
	i := sort.Search(len(v.segments), func(i int) bool { return v.segments[i].span.From >= at.Span.From })
	if i < len(v.segments) && v.segments[i].span.From == at.Span.From {
		s := v.segments[i]
		if s.next == at.Span.To {
			s.index = at.Index
			v.setHeight(at, s)
			return s
		}
		v.segments[i] = v.lay(at)
		return v.segments[i]
	}
	if len(v.segments) >= cacheSegments {
		v.evict(at.Span.From)
		i = sort.Search(len(v.segments), func(i int) bool { return v.segments[i].span.From >= at.Span.From })
	}
	v.segments = append(v.segments, nil)
	copy(v.segments[i+1:], v.segments[i:])
	v.segments[i] = v.lay(at)
	return v.segments[i]
}

// lay shapes and wraps a segment.
func (v *view) lay(at layout.Segment) *segment {
	s := &segment{index: at.Index, span: at.Span, next: at.Span.To, room: v.width}
	src := v.doc.Slice(at.Span)
	if !at.Cut {
		if n := len(src); n > 0 && src[n-1] == '\n' {
			src = src[:n-1]
			if n > 1 && src[n-2] == '\r' {
				src = src[:n-2]
			}
		}
		s.span.To = s.span.From + len(src)
	}
	inWhole := s.span.Shift(int(v.fold))
	v.pieces = v.index.Line(v.pieces[:0], v.whole, inWhole)
	s.fenced = v.index.Fenced(v.whole, inWhole.From)
	if s.fenced {
		v.pieces = v.code.pieces(v.pieces, v.index, v.whole, inWhole, v.edits)
	}
	v.runs = v.runs[:0]
	for _, p := range v.pieces {
		style := v.look.styles[p.Role]
		if s.fenced {
			style.Background = v.look.styles[highlight.Plain].Background
		}
		v.runs = append(v.runs, glyph.Run{To: p.To, Style: style})
	}
	s.line = v.shaper.Shape(src, v.runs)
	s.clusters = s.line.Clusters()
	s.rows = layout.Wrap(s.clusters, v.width, 0)
	s.setKeys(src, v.pieces, v.epoch)
	v.setHeight(at, s)
	return s
}

func (v *view) setHeight(at layout.Segment, s *segment) {
	if h := float64(len(s.rows) * v.look.row); !at.Exact || at.Height != h {
		v.heights.SetHeight(at.Index, h)
	}
}

// evict drops the segments farthest from an offset.
func (v *view) evict(off int) {
	for len(v.segments) > cacheSegments/2 {
		first, last := v.segments[0], v.segments[len(v.segments)-1]
		if off-first.span.From > last.span.From-off {
			v.segments = v.segments[1:]
		} else {
			v.segments = v.segments[:len(v.segments)-1]
		}
	}
	v.segments = append(make([]*segment, 0, cacheSegments+1), v.segments...)
}

// at returns the segment and the row that hold an offset.
func (v *view) at(off int) (*segment, int) {
	s := v.measure(v.heights.At(off))
	return s, s.row(s.local(off))
}

// segment returns the i-th segment.
func (v *view) segment(i int) *segment { return v.measure(v.heights.Segment(i)) }

// visible appends the segments in the window, from top to bottom; at least one.
func (v *view) visible(dst []shown) []shown {
	first := v.heights.At(v.port.Top).Index
	y := v.margin - v.port.Into
	for y > 0 && first > 0 {
		first--
		y -= v.segmentHeight(first)
	}
	for i := first; i < v.heights.Len() && (y < v.height || len(dst) == 0); i++ {
		dst = append(dst, shown{v.segment(i), y})
		y += v.segmentHeight(i)
	}
	return dst
}

func (v *view) segmentHeight(i int) float64 { return float64(len(v.segment(i).rows) * v.look.row) }

// exact is the layout.Measure of this view.
func (v *view) exact(at layout.Segment) float64 { return float64(len(v.measure(at).rows) * v.look.row) }

// page returns how much text the window shows below the margin.
func (v *view) page() float64 { return max(float64(v.look.row), v.height-v.margin) }

// tail returns how much of the window must show text when it is scrolled to the
// end: half, so that the line one writes need not be at the lower edge, or all
// when everything fits; with a typewriter the last row can be in the middle.
func (v *view) tail() float64 {
	if v.typewriter {
		return float64(v.look.row)
	}
	if v.fits() {
		return v.page()
	}
	return math.Round(v.page() / 2)
}

// fits reports whether a page shows everything. It measures up to a page: an
// estimate would let the scroll position depend on what was seen before.
func (v *view) fits() bool {
	left := v.page()
	if float64(v.heights.Len()*v.look.row) > left {
		return false
	}
	for i := range v.heights.Len() {
		if left -= v.segmentHeight(i); left < 0 {
			return false
		}
	}
	return true
}

// clamp brings the scroll position inside what the doc allows.
func (v *view) clamp() { v.show(v.port.Clamp(v.heights, v.tail(), v.exact)) }

// scroll moves the window by a distance, exact however long the doc is.
func (v *view) scroll(dy float64) {
	v.rest += dy
	whole := math.Round(v.rest)
	v.rest -= whole
	v.show(v.port.Scroll(v.heights, whole, v.tail(), v.exact))
}

// jump scrolls to a distance from the top of the doc, for the scrollbar.
func (v *view) jump(y float64) { v.show(layout.ToY(v.heights, y, v.tail(), v.exact)) }

// reveal scrolls as little as needed to show the row of an offset with one more
// above and below.
func (v *view) reveal(off int) {
	if v.typewriter {
		v.centre(off)
		return
	}
	s, row := v.at(off)
	from := float64(row * v.look.row)
	h := float64(v.look.row)
	v.show(v.port.Reveal(v.heights, s.span.From, from, from+h, h, v.page(), v.exact))
	// At the end of the doc Reveal has nothing below to show; the margin does.
	for _, t := range v.visible(nil) {
		if t.segment == s {
			if low := t.y + from + 2*h - v.height; low > 0 && v.height > 4*h {
				v.scroll(low)
			}
			return
		}
	}
}

// show sets the scroll position on a whole pixel, so that no row is blurred.
func (v *view) show(port layout.Viewport) {
	port.Into = math.Round(port.Into)
	v.port = port
}

// hit returns the caret position nearest to a point; x counts from the text's
// left edge.
func (v *view) hit(x float32, y float64) int {
	list := v.visible(nil)
	last := list[len(list)-1]
	for _, s := range list {
		if y < s.y+float64(len(s.rows)*v.look.row) {
			last = s
			break
		}
	}
	row := int(math.Floor((y - last.y) / float64(v.look.row)))
	return last.offset(max(0, min(row, len(last.rows)-1)), x)
}

// vertical returns the position rows below (or, negative, above) an offset, at x.
// Beyond the first and the last row it is the start and the end of the doc.
func (v *view) vertical(off, rows int, x float32) int {
	s, row := v.at(off)
	row += rows
	for row < 0 {
		if s.index == 0 {
			return 0
		}
		s = v.segment(s.index - 1)
		row += len(s.rows)
	}
	for row >= len(s.rows) {
		if s.index+1 >= v.heights.Len() {
			return v.doc.Len()
		}
		row -= len(s.rows)
		s = v.segment(s.index + 1)
	}
	return s.offset(row, x)
}

// topOffset returns the doc offset of the first row below the margin.
func (v *view) topOffset() int {
	s := v.measure(v.heights.At(v.port.Top))
	row := max(0, min(len(s.rows)-1, int(v.port.Into)/v.look.row))
	return s.span.From + s.rows[row].From
}
