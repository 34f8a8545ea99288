package search

import (
	"context"

	"galley/editor/text"
)

// Limit is how many matches a [Scan] finds at most: a doc may have one at each
// of its bytes, and nobody reads more.
const Limit = 100_000

// walk is a walk of a Finder through a doc, slice by slice.
type walk struct {
	finder *Finder
	doc    text.Text
	within ranges
	left   []text.Span // lines to be searched still
	pos    int         // all before it is done
	done   bool
}

func (f *Finder) walk(doc text.Text, within []text.Span) walk {
	w := walk{finder: f, doc: doc, within: rangesOf(doc, within)}
	w.left = w.within.lines(doc)
	if f.whole {
		w.left = []text.Span{doc.Span()}
	}
	w.done = len(w.left) == 0
	return w
}

// step searches about budget bytes more, always whole lines, and calls emit with
// each match until it is false; then the walk is over. Offsets are in the doc.
func (w *walk) step(budget int, groups bool, emit func(loc []int) bool) {
	if w.done {
		return
	}
	if w.finder.whole {
		w.done = true
		p := plainOf(w.doc.Bytes())
		w.finder.find(p.bytes, groups, w.emit(p.back, emit))
		w.pos = w.doc.Len()
		return
	}
	s := text.Span{From: max(w.pos, w.left[0].From), To: w.left[0].To}
	if s.Len() > budget {
		s.To = w.doc.LineNext(w.doc.Line(s.From + max(0, budget-1)))
	}
	b := w.doc.Slice(s)
	if s.To < w.doc.Len() {
		b = b[:len(b)-len(lineBreak(b))]
	}
	ended := false
	w.finder.find(b, groups, w.emit(func(off int) int { return off + s.From }, func(loc []int) bool {
		ended = !emit(loc)
		return !ended
	}))
	w.pos = s.To
	if w.pos == w.left[0].To {
		w.left = w.left[1:]
	}
	w.done = ended || len(w.left) == 0
}

// emit passes on the matches within the ranges, moved to where they are in the doc.
func (w *walk) emit(move func(off int) int, emit func(loc []int) bool) func(loc []int) bool {
	return func(loc []int) bool {
		for i := range loc {
			if loc[i] >= 0 {
				loc[i] = move(loc[i])
			}
		}
		if !w.within.hold(w.doc, text.Span{From: loc[0], To: loc[1]}) {
			return true
		}
		return emit(loc)
	}
}

// Scan finds the matches in one version of a doc, slice by slice, so that a
// worker can show what is found so far. It belongs to one goroutine.
type Scan struct {
	walk
	ctx   context.Context
	found builder
	limit int
	early bool // before the end of the doc
}

// Scan begins to search a doc; within confines it to ranges: a match has to lie
// in one of them as a whole, while lines and words are still those of the doc.
// Nil is all of the doc. When ctx is done the scan is too, within a slice even.
func (f *Finder) Scan(ctx context.Context, doc text.Text, within []text.Span) *Scan {
	return &Scan{walk: f.walk(doc, within), ctx: ctx, limit: Limit}
}

// Next searches about budget bytes more, always whole lines, and reports whether
// the scan is done: at the end of the doc, at the [Limit], or because it was
// stopped. A search that goes over line ends is one slice, whatever the budget.
func (s *Scan) Next(budget int) (done bool) {
	if s.ctx.Err() != nil {
		s.cut()
	}
	s.step(budget, false, func(loc []int) bool {
		if s.found.count == s.limit || s.found.count%batch == batch-1 && s.ctx.Err() != nil {
			s.cut()
			return false
		}
		s.found.add(text.Span{From: loc[0], To: loc[1]})
		return true
	})
	return s.done
}

// cut ends the scan before the end of the doc.
func (s *Scan) cut() { s.done, s.early = true, true }

// Searched is how many bytes of the doc lie behind the scan.
func (s *Scan) Searched() int { return s.pos }

// Matches is what was found so far.
func (s *Scan) Matches() Matches {
	m := s.found.matches()
	m.length, m.within = s.doc.Len(), s.within
	m.searched, m.complete = s.pos, s.done && !s.early
	if s.early { // somewhere in the last slice
		m.searched = 0
		if m.Len() > 0 {
			m.searched = m.At(m.Len() - 1).To
		}
	}
	return m
}
