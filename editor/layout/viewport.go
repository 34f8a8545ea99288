package layout

import (
	"galley/editor/text"
)

// Viewport is which part of a document a window shows: the top is a segment,
// by the offset where it starts, and how far into it. Measuring what is above
// therefore never moves what is seen. The zero value shows the start.
//
// Methods return the moved viewport. They take the window's height and measure
// the segments they pass through, so that a scroll by n pixels is n pixels.
type Viewport struct {
	Top  int     // offset of the first visible segment
	Into float64 // pixels of that segment above the window
}

// Measure makes the height of a segment exact: it lays the segment out, calls
// Map.SetHeight and returns the height. A nil Measure leaves estimates.
type Measure func(Segment) float64

// Y returns the distance of the viewport's top from the document's: exact only
// as far as what lies above was measured. It is for scroll bars.
func (v Viewport) Y(m *Map) float64 { return m.At(v.Top).Y + v.Into }

// Scroll moves the viewport down by dy pixels, up if negative, and stops where
// the document ends. Distances over far are jumped by estimate.
func (v Viewport) Scroll(m *Map, dy, height float64, measure Measure) Viewport {
	if far := 4*height + 1000; dy > far || dy < -far {
		return ToY(m, v.Y(m)+dy, height, measure)
	}
	return settle(m, m.At(v.Top), v.Into+dy, height, measure)
}

// Clamp returns the viewport moved to where it shows the document, after an
// edit or a change of size.
func (v Viewport) Clamp(m *Map, height float64, measure Measure) Viewport {
	return settle(m, m.At(v.Top), v.Into, height, measure)
}

// Map follows a change of the document; call it with the map updated, then
// Clamp.
func (v Viewport) Map(m *Map, changes text.ChangeSet) Viewport {
	// Before: what is typed at the very top of the window stays visible.
	top := changes.MapPos(v.Top, text.Before)
	s := m.At(top)
	if s.Span.From != top {
		return Viewport{Top: s.Span.From} // the segment was joined to the one above
	}
	return Viewport{Top: top, Into: v.Into}
}

// To returns the viewport whose top is into pixels below the top of the
// segment at off.
func To(m *Map, off int, into, height float64, measure Measure) Viewport {
	return settle(m, m.At(off), into, height, measure)
}

// ToY returns the viewport at a distance from the document's top, for scroll
// bars.
func ToY(m *Map, y, height float64, measure Measure) Viewport {
	s := m.AtY(max(y, 0))
	into := y - s.Y
	if s.Height > 0 && !s.Exact {
		// The same share of the true height as of the estimate.
		share := into / s.Height
		s = exact(m, s, measure)
		into = share * s.Height
	}
	return settle(m, s, into, height, measure)
}

// Reveal returns the viewport moved as little as needed to show the stretch
// [from, to) pixels of the segment at off with a margin around it. A stretch
// out of sight by more than a window is shown a third from the top.
func (v Viewport) Reveal(m *Map, off int, from, to, margin, height float64, measure Measure) Viewport {
	target := exact(m, m.At(off), measure)
	margin = min(margin, max(0, (height-(to-from))/2))
	y, near := v.distance(m, target, height, measure)
	switch top, bottom := y+from-margin, y+to+margin; {
	case !near:
		return settle(m, target, from-height/3, height, measure)
	case top < 0:
		return v.Scroll(m, top, height, measure)
	case bottom > height:
		return v.Scroll(m, bottom-height, height, measure)
	}
	return v
}

// distance measures from the window's top to the target's, if the target is
// less than a window away.
func (v Viewport) distance(m *Map, target Segment, height float64, measure Measure) (y float64, near bool) {
	s := m.At(v.Top)
	y = -v.Into
	for s.Index < target.Index && y < 2*height {
		s = exact(m, s, measure)
		y += s.Height
		s = m.Segment(s.Index + 1)
	}
	for s.Index > target.Index && y > -height {
		s = exact(m, m.Segment(s.Index-1), measure)
		y -= s.Height
	}
	return y, s.Index == target.Index
}

// settle walks from the top of s by into pixels and stops at the ends.
func settle(m *Map, s Segment, into, height float64, measure Measure) Viewport {
	s = exact(m, s, measure)
	for into < 0 && s.Index > 0 {
		s = exact(m, m.Segment(s.Index-1), measure)
		into += s.Height
	}
	for into >= s.Height && s.Index+1 < m.Len() {
		into -= s.Height
		s = exact(m, m.Segment(s.Index+1), measure)
	}
	into = max(into, 0)

	// What is below must fill the window; else the last segment is at its end.
	below := -into
	for t := s; ; t = exact(m, m.Segment(t.Index+1), measure) {
		below += t.Height
		if below >= height {
			return Viewport{Top: m.Segment(s.Index).Span.From, Into: into}
		}
		if t.Index+1 >= m.Len() {
			break
		}
	}
	into -= height - below
	for into < 0 && s.Index > 0 {
		s = exact(m, m.Segment(s.Index-1), measure)
		into += s.Height
	}
	return Viewport{Top: s.Span.From, Into: max(into, 0)}
}

func exact(m *Map, s Segment, measure Measure) Segment {
	if !s.Exact && measure != nil {
		s.Height, s.Exact = measure(s), true
	}
	return s
}
