package state

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"galley/editor/text"
)

// UpperCase writes the selection, or the word at every caret, in capitals.
func UpperCase(s State) (Spec, bool) {
	return recase(s, func(r rune, _ bool) rune { return unicode.ToUpper(r) })
}

// LowerCase writes it in small letters.
func LowerCase(s State) (Spec, bool) {
	return recase(s, func(r rune, _ bool) rune { return unicode.ToLower(r) })
}

// TitleCase writes it with every word's first letter a capital and the others small.
func TitleCase(s State) (Spec, bool) {
	return recase(s, func(r rune, first bool) rune {
		if first {
			return unicode.ToTitle(r)
		}
		return unicode.ToLower(r)
	})
}

// recase writes every range, or the word at a caret, with other letters; to is also
// told whether a letter is the first of its word. Bytes that are not UTF-8 stay.
func recase(s State, to func(r rune, first bool) rune) (Spec, bool) {
	spec := Spec{Origin: Format, Scroll: true}
	done := 0
	for _, r := range s.Sel.Ranges {
		span := r.Span()
		if r.Empty() {
			span = text.WordAt(s.Doc, r.Head)
		}
		span.From = max(span.From, done) // two carets in one word
		if span.From >= span.To {
			continue
		}
		done = span.To
		old := s.Doc.Slice(span)
		cased := recased(old, to)
		if !slices.Equal(old, cased) {
			spec.Changes = append(spec.Changes, text.Change{Span: span, Insert: cased})
		}
	}
	if len(spec.Changes) == 0 {
		return Spec{}, false
	}
	// A mapped range would lose what is replaced as a whole.
	sel := Selection{Ranges: slices.Clone(s.Sel.Ranges), Main: s.Sel.Main}
	for i, r := range sel.Ranges {
		sel.Ranges[i] = Range{recasedPos(spec.Changes, r.Anchor), recasedPos(spec.Changes, r.Head)}
	}
	spec.Sel = &sel
	return spec, true
}

// recasedPos is where a place goes that may lie within a change: as far from its
// start as before, or to its end.
func recasedPos(changes []text.Change, pos int) int {
	shift := 0
	for _, ch := range changes {
		if pos <= ch.From {
			break
		}
		if pos < ch.To {
			return ch.From + shift + min(pos-ch.From, len(ch.Insert))
		}
		shift += len(ch.Insert) - ch.Len()
	}
	return pos + shift
}

func recased(b []byte, to func(r rune, first bool) rune) []byte {
	out := make([]byte, 0, len(b))
	inside := false
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			out, b, inside = append(out, b[0]), b[1:], false
			continue
		}
		out = utf8.AppendRune(out, to(r, !inside))
		// An apostrophe goes on a word: don't is not Don'T.
		inside = inWord(r) || inside && (r == '\'' || r == '’')
		b = b[n:]
	}
	return out
}

// Transpose exchanges the clusters on both sides of every caret, and moves it behind
// them; at the end of a line, the two before it.
func Transpose(s State) (Spec, bool) {
	spec := Spec{Origin: Format, Scroll: true}
	sel := Selection{Ranges: slices.Clone(s.Sel.Ranges), Main: s.Sel.Main}
	done := 0
	for i, r := range s.Sel.Ranges {
		if !r.Empty() {
			continue
		}
		line := s.Doc.LineSpan(s.Doc.Line(r.Head))
		mid := r.Head
		if mid >= line.To && line.To > line.From {
			mid = text.PrevGrapheme(s.Doc, line.To)
		}
		if mid <= line.From || mid >= line.To {
			continue
		}
		from, to := text.PrevGrapheme(s.Doc, mid), text.NextGrapheme(s.Doc, mid)
		if from < max(done, line.From) || to > line.To {
			continue
		}
		done = to
		before := s.Doc.String(text.Span{From: from, To: mid})
		after := s.Doc.String(text.Span{From: mid, To: to})
		if before != after {
			spec.Changes = append(spec.Changes, text.Replace(text.Span{From: from, To: to}, after+before))
		}
		sel.Ranges[i] = At(to)
	}
	spec.Sel = &sel
	return spec, len(spec.Changes) > 0
}
