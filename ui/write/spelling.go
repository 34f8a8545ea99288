package write

import (
	"galley/editor/highlight"
	"galley/editor/state"
	"galley/editor/text"
)

// Speller appends to dst the words of a line, or of a piece of a very long one,
// that are wrong. Words that overlap a span of skip are not prose. It is asked
// while a frame is made: it must be quick.
type Speller func(dst []text.Span, line []byte, skip []text.Span) []text.Span

// SetSpeller says which words are wrong; nil is none. Set it again when the answers
// change.
func (a *Area) SetSpeller(s Speller) {
	a.speller = s
	for _, s := range a.view.segments {
		s.spelled, s.wrong = false, nil
	}
	a.stale()
}

// misspelled returns the marks of the wrong words of a segment. A word that is
// being typed is not wrong yet.
func (a *Area) misspelled(dst []Mark, s *segment) []Mark {
	if a.speller == nil {
		return dst
	}
	if !s.spelled {
		s.spelled = true
		s.wrong = a.view.spell(s, a.speller)
	}
	for _, w := range s.wrong {
		w = w.Shift(s.span.From)
		if !a.typing || !w.Touches(a.state.Sel.Primary().Span()) {
			dst = append(dst, Mark{w, Misspelled})
		}
	}
	return dst
}

// spell asks for the wrong words of a segment, in offsets of its text.
func (v *view) spell(s *segment, wrong Speller) []text.Span {
	if s.fenced || s.span.Empty() {
		return nil
	}
	v.pieces = v.index.Line(v.pieces[:0], v.whole, s.span.Shift(int(v.fold)))
	v.skip = v.skip[:0]
	from := 0
	for _, p := range v.pieces {
		if !prose(p.Role) {
			v.skip = append(v.skip, text.Span{From: from, To: p.To})
		}
		from = p.To
	}
	return wrong(nil, v.doc.Slice(s.span), v.skip)
}

// prose reports whether a role's words are meant to be read.
func prose(r highlight.Role) bool {
	switch r.Kind() {
	case highlight.Plain, highlight.Heading, highlight.Link, highlight.Quote:
		return true
	case highlight.Mark:
		return true // a word with emphasis inside is one word
	default:
		return false
	}
}

// Misspelled returns the wrong word of a doc offset; false when the word there is
// not marked.
func (a *Area) Misspelled(off int) (text.Span, bool) {
	if a.speller == nil || off < int(a.view.fold) {
		return text.Span{}, false
	}
	a.flush()
	s, _ := a.view.at(a.shownOffset(off))
	for _, m := range a.misspelled(nil, s) {
		if word := m.Shift(int(a.view.fold)); m.Sign == Misspelled && word.From <= off && off <= word.To {
			return word, true
		}
	}
	return text.Span{}, false
}

// followTyping notes whether the carets are where the writer types.
func (a *Area) followTyping(tx state.Transaction) {
	if tx.Origin == state.Type || !tx.Changes.Empty() || !tx.Before.Sel.Equal(tx.After.Sel) {
		a.typing = tx.Origin == state.Type || tx.Origin == state.Delete || tx.Origin == state.Correct
	}
}
