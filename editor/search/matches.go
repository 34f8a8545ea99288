package search

import (
	"slices"
	"sort"

	"galley/editor/text"
)

// Matches are the matches in one version of a doc, in order. It is immutable;
// the zero value is none in an empty doc.
//
// The spans lie in blocks that count from a base of their own. An edit makes new
// the block it is in, and the list of blocks:
//
//	base 0, first 0      base 5120, first 256   base 9800, first 500
//	[3 7, 40 44, …]      [0 4, 12 16, …]        [0 4, …]
type Matches struct {
	blocks   []block
	count    int
	length   int // of the doc, in bytes
	searched int // what the matches of the rest of the doc are is not known, unless complete
	complete bool
	within   ranges
}

// block is some matches that lie side by side; it is never empty.
type block struct {
	base  int         // the spans count from here
	first int         // how many matches lie before the block
	spans []text.Span // never changed where another block may see it
}

// blockMax is how many matches a block holds at most.
const blockMax = 256

// Len is the number of matches.
func (m Matches) Len() int { return m.count }

// Complete reports whether these are all matches of the doc. They are not when
// the scan was not done yet, or had found as many as [Limit].
func (m Matches) Complete() bool { return m.complete }

// Within is the ranges to which the search was confined, nil for all of the doc;
// it is read-only.
func (m Matches) Within() []text.Span { return m.within }

// At is match i, 0 ≤ i < Len.
func (m Matches) At(i int) text.Span {
	k, _ := slices.BinarySearchFunc(m.blocks, i, func(b block, i int) int {
		if b.first+len(b.spans) <= i {
			return -1
		}
		return 1
	})
	b := m.blocks[k]
	return b.spans[i-b.first].Shift(b.base)
}

// Index is the number of the match that is exactly s; false when none is.
func (m Matches) Index(s text.Span) (int, bool) {
	i := m.search(func(x text.Span) bool { return x.From < s.From || x.From == s.From && x.To < s.To })
	return i, i < m.count && m.At(i) == s
}

// Next is the number of the match to go to from a selection: the one behind it
// when it is a match itself, else the first that does not begin before it; behind
// the last one the first. False when there is none.
func (m Matches) Next(sel text.Span) (int, bool) {
	if m.count == 0 {
		return 0, false
	}
	i, is := m.Index(sel)
	if is {
		i++
	} else {
		i = m.search(func(x text.Span) bool { return x.From < sel.From })
	}
	return i % m.count, true
}

// Prev is the number of the match to go back to from a selection: the last that
// ends at its start or before; before the first one the last.
func (m Matches) Prev(sel text.Span) (int, bool) {
	if m.count == 0 {
		return 0, false
	}
	i, is := m.Index(sel)
	if !is {
		i = m.search(func(x text.Span) bool { return x.To <= sel.From })
	}
	return (i + m.count - 1) % m.count, true
}

// In appends to dst the matches that overlap or touch s, such as those in the
// rows on screen.
func (m Matches) In(s text.Span, dst []text.Span) []text.Span {
	from := m.search(func(x text.Span) bool { return x.To < s.From })
	to := m.search(func(x text.Span) bool { return x.From <= s.To })
	for i := from; i < to; i++ {
		dst = append(dst, m.At(i))
	}
	return dst
}

// Spans is all matches in one slice of the caller's.
func (m Matches) Spans() []text.Span {
	out := make([]text.Span, 0, m.count)
	for _, b := range m.blocks {
		for _, s := range b.spans {
			out = append(out, s.Shift(b.base))
		}
	}
	return out
}

// search is the number of the first match that is not before, which must be true
// for some first matches and false for the others.
func (m Matches) search(before func(text.Span) bool) int {
	k := sort.Search(len(m.blocks), func(k int) bool {
		b := m.blocks[k]
		return !before(b.spans[len(b.spans)-1].Shift(b.base))
	})
	if k == len(m.blocks) {
		return m.count
	}
	b := m.blocks[k]
	return b.first + sort.Search(len(b.spans), func(i int) bool { return !before(b.spans[i].Shift(b.base)) })
}

// builder makes Matches from left to right.
type builder struct {
	blocks []block
	count  int
	open   bool // the last block is the builder's own
}

// add appends a match.
func (b *builder) add(s text.Span) {
	last := len(b.blocks) - 1
	if !b.open || len(b.blocks[last].spans) >= blockMax {
		b.blocks = append(b.blocks, block{base: s.From, first: b.count})
		b.open = true
		last++
	}
	at := &b.blocks[last]
	at.spans = append(at.spans, s.Shift(-at.base))
	b.count++
}

// keep appends the matches from number i up to j of m, moved. Blocks are shared
// where they are kept whole, unless that would leave a small one behind.
func (b *builder) keep(m Matches, i, j, shift int) {
	k := sort.Search(len(m.blocks), func(k int) bool { return m.blocks[k].first+len(m.blocks[k].spans) > i })
	for ; i < j; k++ {
		old := m.blocks[k]
		end := min(j, old.first+len(old.spans))
		whole := i == old.first && end == old.first+len(old.spans)
		small := b.open && len(b.blocks[len(b.blocks)-1].spans) < blockMax/4 && len(old.spans) <= blockMax*3/4
		if whole && !small {
			b.blocks = append(b.blocks, block{base: old.base + shift, first: b.count, spans: old.spans})
			b.count += len(old.spans)
			b.open = false
			i = end
			continue
		}
		for ; i < end; i++ {
			b.add(old.spans[i-old.first].Shift(old.base + shift))
		}
	}
}

// matches is what was built so far.
func (b *builder) matches() Matches { return Matches{blocks: slices.Clone(b.blocks), count: b.count} }
