package state

import (
	"bytes"
	"slices"
	"unicode"
	"unicode/utf8"

	"galley/editor/text"
)

// maxRanges is how many ranges a command makes by itself. What an editor does at
// every caret costs that much more, and nobody looks after ten thousand places.
const maxRanges = 10_000

// matchBytes is the longest text that is looked for again.
const matchBytes = 4096

// SelectNextMatch selects the words at the carets. When no range is a caret it adds
// the next place with the same text as the main range, going on at the start of the
// document, and makes that the main one. Upper and lower case differ. When what is
// selected are whole words, only whole words are the same: so it is after starting
// from a caret. It does not apply when every match is selected.
func SelectNextMatch(s State) (Spec, bool) {
	if spec, ok := selectWords(s); ok {
		return spec, true
	}
	next, ok := nextMatch(s)
	if !ok || len(s.Sel.Ranges) >= maxRanges {
		return Spec{}, false
	}
	return SelectSpec(Selection{Ranges: append(slices.Clone(s.Sel.Ranges), next), Main: len(s.Sel.Ranges)}), true
}

// SkipMatch is [SelectNextMatch], but the main range is let go.
func SkipMatch(s State) (Spec, bool) {
	if spec, ok := selectWords(s); ok {
		return spec, true
	}
	next, ok := nextMatch(s)
	if !ok {
		return Spec{}, false
	}
	sel := Selection{Ranges: slices.Clone(s.Sel.Ranges), Main: s.Sel.Main}
	sel.Ranges[sel.Main] = next
	return SelectSpec(sel), true
}

// SelectAllMatches selects every place with the same text as the main range, or as
// the word at its caret, up to 10,000 of them. It reads the whole document.
func SelectAllMatches(s State) (Spec, bool) {
	r := s.Sel.Primary()
	if r.Empty() {
		r = r.Over(text.WordAt(s.Doc, r.Head))
	}
	m, ok := matcherOf(s.Doc, r)
	if !ok {
		return Spec{}, false
	}
	var sel Selection
	for at, ok := m.find(0); ok && len(sel.Ranges) < maxRanges; at, ok = m.find(at.To) {
		if at.Touches(r.Span()) {
			sel.Main = len(sel.Ranges)
		}
		sel.Ranges = append(sel.Ranges, r.Over(at))
	}
	return SelectSpec(sel), len(sel.Ranges) > 0
}

// selectWords is the spec that selects the words at the carets; false when there is
// no caret, or none is at a word.
func selectWords(s State) (Spec, bool) {
	found := false
	sel := Selection{Ranges: slices.Clone(s.Sel.Ranges), Main: s.Sel.Main}
	for i, r := range sel.Ranges {
		if r.Empty() {
			sel.Ranges[i] = r.Over(text.WordAt(s.Doc, r.Head))
			found = found || !sel.Ranges[i].Empty()
		}
	}
	return SelectSpec(sel), found
}

// nextMatch is the next place after the main range with its text that no range
// overlaps.
func nextMatch(s State) (Range, bool) {
	main := s.Sel.Primary()
	m, ok := matcherOf(s.Doc, main)
	if !ok {
		return Range{}, false
	}
	m.whole = true
	for _, r := range s.Sel.Ranges {
		m.whole = m.whole && !r.Empty() && isWhole(s.Doc, r.Span())
	}
	for from, wrapped := main.To(), false; ; {
		at, ok := m.find(from)
		switch {
		case !ok && wrapped, ok && wrapped && at.From >= main.From():
			return Range{}, false
		case !ok:
			from, wrapped = 0, true
		case overlaps(s.Sel, at):
			from = at.To
		default:
			return main.Over(at), true
		}
	}
}

// overlaps reports whether a span shares a byte with a range.
func overlaps(sel Selection, s text.Span) bool {
	i, _ := slices.BinarySearchFunc(sel.Ranges, s.From, func(r Range, from int) int {
		if r.To() <= from {
			return -1
		}
		return 1
	})
	return i < len(sel.Ranges) && sel.Ranges[i].From() < s.To
}

// matcher finds the places of a text in a document.
type matcher struct {
	doc    text.Text
	needle []byte
	whole  bool // only whole words
}

// matcherOf is the matcher of what a range covers; false when that is nothing, or
// too long.
func matcherOf(doc text.Text, r Range) (matcher, bool) {
	span := r.Span()
	if span.Empty() || span.Len() > matchBytes {
		return matcher{}, false
	}
	return matcher{doc: doc, needle: doc.Slice(span), whole: isWhole(doc, span)}, true
}

// find is the first match at or after from.
func (m matcher) find(from int) (text.Span, bool) {
	for {
		at := m.doc.Index(m.needle, from)
		if at < 0 {
			return text.Span{}, false
		}
		span := text.Span{From: at, To: at + len(m.needle)}
		if !m.whole || isWhole(m.doc, span) {
			return span, true
		}
		from = at + 1
	}
}

// isWhole reports whether a span begins and ends as a word does, and not in the
// middle of one.
func isWhole(doc text.Text, s text.Span) bool {
	b := doc.Slice(s)
	first, _ := utf8.DecodeRune(b)
	last, _ := utf8.DecodeLastRune(b)
	if !inWord(first) || !inWord(last) {
		return false
	}
	before, _ := utf8.DecodeLastRune(doc.Slice(text.Span{From: max(0, s.From-utf8.UTFMax), To: s.From}))
	after := doc.Slice(text.Span{From: s.To, To: min(doc.Len(), s.To+2*utf8.UTFMax)})
	next, n := utf8.DecodeRune(after)
	if next == '\'' || next == '’' {
		next, _ = utf8.DecodeRune(after[n:]) // can't is one word
	}
	return !inWord(before) && !inWord(next) && !bytes.ContainsAny(b, "\r\n")
}

// inWord reports whether a character is part of a word wherever it stands.
func inWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r))
}
