package state

import (
	"slices"

	"galley/editor/text"
)

// Range is one selected piece: it was begun at Anchor and its caret is at Head,
// before or behind the anchor. Both are byte offsets.
type Range struct{ Anchor, Head int }

// At is the range of a caret at off.
func At(off int) Range { return Range{off, off} }

// From is the smaller end.
func (r Range) From() int { return min(r.Anchor, r.Head) }

// To is the greater end.
func (r Range) To() int { return max(r.Anchor, r.Head) }

// Empty reports whether the range is only a caret.
func (r Range) Empty() bool { return r.Anchor == r.Head }

// Span is what the range covers.
func (r Range) Span() text.Span { return text.Span{From: r.From(), To: r.To()} }

// Shift moves the range by n bytes.
func (r Range) Shift(n int) Range { return Range{r.Anchor + n, r.Head + n} }

// Over is the range covering s with the caret at the same end as r's.
func (r Range) Over(s text.Span) Range {
	if r.Head < r.Anchor {
		return Range{s.To, s.From}
	}
	return Range{s.From, s.To}
}

// Selection is one or more ranges. In a [State] they are sorted, disjoint, and
// never touch a caret; Main is the index of the one that the view follows. Ranges
// is read-only.
type Selection struct {
	Ranges []Range
	Main   int
}

// Caret is the selection of one caret at off.
func Caret(off int) Selection { return Select(off, off) }

// Select is the selection of one range, with the caret at head.
func Select(anchor, head int) Selection { return Selection{Ranges: []Range{{anchor, head}}} }

// Primary is the main range; the zero Range for the zero Selection.
func (s Selection) Primary() Range {
	if s.Main < 0 || s.Main >= len(s.Ranges) {
		return Range{}
	}
	return s.Ranges[s.Main]
}

// Equal reports whether both select the same and follow the same caret.
func (s Selection) Equal(other Selection) bool {
	return s.Main == other.Main && slices.Equal(s.Ranges, other.Ranges)
}

// Empty reports whether nothing is selected: there are only carets.
func (s Selection) Empty() bool {
	return !slices.ContainsFunc(s.Ranges, func(r Range) bool { return !r.Empty() })
}

// Map is the selection after the changes. A caret goes behind what is inserted at
// it; a range does not grow by what is inserted at its ends.
func (s Selection) Map(c text.ChangeSet) Selection {
	out := Selection{Ranges: make([]Range, len(s.Ranges)), Main: s.Main}
	for i, r := range s.Ranges {
		if r.Empty() {
			off := c.MapPos(r.Head, text.After)
			out.Ranges[i] = At(off)
		} else {
			out.Ranges[i] = r.Over(c.MapSpan(r.Span()))
		}
	}
	return out.normal()
}

// normal is the selection sorted and with ranges joined that overlap.
func (s Selection) normal() Selection {
	if len(s.Ranges) == 0 {
		return Caret(0)
	}
	if s.Main < 0 || s.Main >= len(s.Ranges) {
		s.Main = 0
	}
	if len(s.Ranges) == 1 {
		return s
	}
	type indexed struct {
		Range
		main bool
	}
	sorted := make([]indexed, len(s.Ranges))
	for i, r := range s.Ranges {
		sorted[i] = indexed{r, i == s.Main}
	}
	slices.SortStableFunc(sorted, func(a, b indexed) int {
		if a.From() != b.From() {
			return a.From() - b.From()
		}
		return a.To() - b.To()
	})
	var out Selection
	for _, r := range sorted {
		if n := len(out.Ranges); n > 0 {
			last := out.Ranges[n-1]
			if r.From() < last.To() || r.From() == last.To() && (r.Empty() || last.Empty()) {
				direction := last
				if last.Empty() {
					direction = r.Range
				}
				out.Ranges[n-1] = direction.Over(last.Span().Union(r.Span()))
				if r.main {
					out.Main = n - 1
				}
				continue
			}
		}
		if r.main {
			out.Main = len(out.Ranges)
		}
		out.Ranges = append(out.Ranges, r.Range)
	}
	return out
}
