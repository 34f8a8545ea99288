package write

import (
	"cmp"
	"slices"

	"galley/editor/layout"
	"galley/editor/state"
	"galley/editor/text"
)

// Mark is a stretch of the host's doc with a sign of its own.
type Mark struct {
	text.Span
	Sign Sign
}

// Sign is how a stretch of text is set off.
type Sign uint8

// The signs, in the order in which they are painted.
const (
	Found      Sign = iota // what a search found
	Current                // the one of these that the writer is at
	selected               // by the writer
	Misspelled             // a wave under the text
	dimmed                 // out of focus
)

// Marks appends to dst the marks that touch a span of the host's doc, in order. It
// is asked for every visible line of every frame: it must be quick, and speak of
// the doc as the Area last saw it.
type Marks func(dst []Mark, within text.Span) []Mark

// SetMarks says what to mark; nil is nothing. Call Remark when the answers change
// without a change of the text.
func (a *Area) SetMarks(m Marks) {
	a.marks = m
	a.stale()
}

// Remark asks for all marks anew before the next frame.
func (a *Area) Remark() { a.stale() }

// band is a stretch of a row that has a sign, in device pixels from where the row
// begins.
type band struct {
	layout.Band
	sign Sign
}

// addMarks collects the marks of a segment that is shown.
func (a *Area) addMarks(s *segment) {
	a.marked = a.marked[:0]
	if a.marks != nil {
		within := text.Span{From: s.span.From, To: s.next}.Shift(int(a.view.fold))
		a.marked = a.marks(a.marked, within)
		for i := range a.marked {
			a.marked[i].Span = a.marked[i].Shift(-int(a.view.fold))
		}
	}
	for _, r := range a.rangesIn(text.Span{From: s.span.From, To: s.next}) {
		// What a search selects is seen by its own sign.
		if !r.Empty() && !slices.Contains(a.marked, Mark{r.Span(), Current}) {
			a.marked = append(a.marked, Mark{r.Span(), selected})
		}
	}
	a.marked = a.misspelled(a.marked, s)
	if a.focusOn.span != (text.Span{}) {
		a.marked = append(a.marked,
			Mark{text.Span{From: s.span.From, To: a.focusOn.span.From}, dimmed},
			Mark{text.Span{From: a.focusOn.span.To, To: s.next}, dimmed})
	}
}

// rangesIn returns the selected ranges that touch a span of the shown text. There
// may be as many as the text has lines, and this is asked for every row.
func (a *Area) rangesIn(span text.Span) []state.Range {
	ranges := a.state.Sel.Ranges
	from, _ := slices.BinarySearchFunc(ranges, span.From, func(r state.Range, off int) int { return cmp.Compare(r.To(), off) })
	to, _ := slices.BinarySearchFunc(ranges, span.To+1, func(r state.Range, off int) int { return cmp.Compare(r.From(), off) })
	return ranges[from:max(from, to)]
}

// bands returns the stretches of row i that have a sign, in the order in which they
// are painted: addMarks has collected what the segment has.
func (a *Area) bands(s *segment, i int) []band {
	var bands []band
	for sign := Found; sign <= dimmed; sign++ {
		for _, m := range a.marked {
			if m.Sign == sign {
				bands = a.addBands(bands, s, i, m)
			}
		}
	}
	return bands
}

func (a *Area) addBands(bands []band, s *segment, i int, m Mark) []band {
	if m.From >= m.To || m.To <= s.span.From || m.From > s.span.To {
		return bands
	}
	row := s.rows[i]
	from, to := s.local(max(m.From, s.span.From)), s.local(m.To)
	if row.From > to || row.To < from {
		return bands
	}
	stretches := row.Bands(s.clusters, max(from, row.From), min(to, row.To), nil)
	if m.Sign == selected && i == len(s.rows)-1 && m.To > s.span.To && s.next > s.span.To {
		stretches = addLineEnd(stretches, row.X(s.clusters, row.To), lineEndMark*a.view.look.scale)
	}
	for _, b := range stretches {
		bands = append(bands, band{b, m.Sign})
	}
	return bands
}

// addLineEnd adds the mark of a selected line end, joined to the band before it.
func addLineEnd(bands []layout.Band, x, width float32) []layout.Band {
	if n := len(bands); n > 0 && bands[n-1].To == x {
		bands[n-1].To += width
		return bands
	}
	return append(bands, layout.Band{From: x, To: x + width})
}
