package markup

import (
	"bytes"
	"strings"

	"galley/editor/state"
	"galley/editor/text"
)

// Bold toggles strong emphasis of the selection, or of the word at the caret.
func Bold(s state.State) (state.Spec, bool) { return toggleMark(s, "**", "*_") }

// Italic toggles emphasis.
func Italic(s state.State) (state.Spec, bool) { return toggleMark(s, "*", "*_") }

// Strike toggles strikethrough.
func Strike(s state.State) (state.Spec, bool) { return toggleMark(s, "~~", "~") }

// InlineCode toggles a code span.
func InlineCode(s state.State) (state.Spec, bool) { return toggleMark(s, "`", "`") }

// marked is a piece of text to mark: of a selected range, or the word at a caret.
type marked struct {
	text.Span
	caret int // offset of the caret whose word it is, or -1
	// The marks around it, when it has them.
	open, close text.Span
}

func (m marked) has() bool { return !m.open.Empty() }

// toggleMark takes the mark away when all pieces have it, else gives it to those
// that have not. A caret that is not in a word gets a pair of marks around it, or
// leaves the pair it is at the end of.
func toggleMark(s state.State, mark, chars string) (state.Spec, bool) {
	if len(s.Sel.Ranges) == 1 && s.Sel.Empty() {
		if spec, ok := leaveMark(s, mark); ok {
			return spec, ok
		}
	}
	var pieces []marked
	spec := state.Spec{Origin: state.Format, Scroll: true}
	all := true
	for _, r := range s.Sel.Ranges {
		for _, m := range piecesOf(s.Doc, r) {
			m.open, m.close = findMarks(s.Doc, m.Span, mark, chars)
			all = all && m.has()
			pieces = append(pieces, m)
		}
	}
	if len(pieces) == 0 {
		return state.Spec{}, false
	}
	spec.Changes = make([]text.Change, 0, 2*len(pieces))
	for _, m := range pieces {
		switch {
		case all:
			spec.Changes = append(spec.Changes, text.Change{Span: m.open}, text.Change{Span: m.close})
		case !m.has():
			open, closing := markFor(s.Doc, m.Span, mark)
			spec.Changes = append(spec.Changes, text.Insert(m.From, open), text.Insert(m.To, closing))
		}
	}
	changes, err := text.NewChangeSet(s.Doc.Len(), spec.Changes...)
	if err != nil {
		return state.Spec{}, false // two carets in one word
	}
	sel := s.Sel.Map(changes)
	if len(sel.Ranges) == len(s.Sel.Ranges) {
		keepInside(s.Sel, sel.Ranges, pieces, changes, len(mark), all)
	}
	spec.Sel = &sel
	return spec, true
}

// keepInside puts carets that are at the end of their word before the mark there,
// and those that have no word between the two marks.
func keepInside(old state.Selection, ranges []state.Range, pieces []marked, changes text.ChangeSet, size int, removed bool) {
	if removed {
		return
	}
	at := map[int]marked{}
	for _, m := range pieces {
		at[m.caret] = m
	}
	for i, r := range old.Ranges {
		m, ok := at[r.Head]
		if !r.Empty() || !ok {
			continue
		}
		if m.Empty() {
			ranges[i] = state.At(changes.MapPos(r.Head, text.Before) + size)
		} else if m.To == r.Head {
			ranges[i] = state.At(changes.MapPos(r.Head, text.Before))
		}
	}
}

// leaveMark moves a caret directly before a closing mark behind it, which is how
// one ends bold text while typing.
func leaveMark(s state.State, mark string) (state.Spec, bool) {
	off := s.Sel.Primary().Head
	if !s.Doc.HasPrefix(off, mark) {
		return state.Spec{}, false
	}
	size := runAfter(s.Doc, off, mark[0])
	start := max(s.Doc.LineStart(s.Doc.Line(off)), off-lineReach)
	before := s.Doc.String(text.Span{From: start, To: off})
	if size < len(mark) || len(mark) == 1 && size%2 == 0 || strings.HasSuffix(before, mark) ||
		strings.Count(before, mark)%2 == 0 {
		return state.Spec{}, false
	}
	return state.SelectSpec(state.Caret(off + len(mark))), true
}

// lineReach is how far in a long line the marks around a place are looked for.
const lineReach = 4096

// piecesOf is the pieces of a range that can carry a mark: its part of each line,
// without the line's prefix and the spaces around. For a caret it is the word, or
// the empty piece at the caret.
func piecesOf(doc text.Text, r state.Range) []marked {
	if r.Empty() {
		m := marked{Span: text.Span{From: r.Head, To: r.Head}, caret: r.Head}
		if word := text.WordAt(doc, r.Head); word.From <= r.Head && r.Head <= word.To && isWord(doc, word) {
			m.Span = word
		}
		return []marked{m}
	}
	first, last := doc.Line(r.From()), doc.Line(r.To())
	out := make([]marked, 0, last-first+1)
	for _, bounds := range doc.LineSpans(first, last) {
		head := doc.String(text.Span{From: bounds.From, To: min(bounds.To, bounds.From+prefixBytes)})
		heading, _ := headingIn(head, bounds.From) // where there is none it is empty, behind the prefix
		bounds.From = min(bounds.To, heading.To)
		span := text.Span{From: max(r.From(), bounds.From), To: min(r.To(), bounds.To)}
		if span.From >= span.To {
			continue
		}
		b := doc.Slice(span)
		span.From += len(b) - len(bytes.TrimLeft(b, " \t"))
		span.To -= len(b) - len(bytes.TrimRight(b, " \t"))
		if span.From < span.To {
			out = append(out, marked{Span: span, caret: -1})
		}
	}
	return out
}

// isWord reports whether a span that WordAt gave holds a word.
func isWord(doc text.Text, s text.Span) bool {
	return !s.Empty() && text.PrevWord(doc, s.To) >= s.From
}

// findMarks is the marks directly outside of a piece, or just inside its ends. A
// run of three stars is both marks; one star is emphasis, two are strong.
func findMarks(doc text.Text, s text.Span, mark, chars string) (open, closing text.Span) {
	n := len(mark)
	for i := range len(chars) {
		c := chars[i]
		out := min(runBefore(doc, s.From, c), runAfter(doc, s.To, c))
		if has(out, mark) {
			if c == '`' {
				n = out
			}
			return text.Span{From: s.From - n, To: s.From}, text.Span{From: s.To, To: s.To + n}
		}
		in := min(runAfter(doc, s.From, c), runBefore(doc, s.To, c))
		if has(in, mark) && 2*in < s.Len() {
			if c == '`' {
				n = in
			}
			return text.Span{From: s.From, To: s.From + n}, text.Span{From: s.To - n, To: s.To}
		}
	}
	return text.Span{}, text.Span{}
}

// has reports whether a run of n mark characters contains the mark.
func has(n int, mark string) bool {
	if mark == "*" {
		return n%2 == 1
	}
	return n >= len(mark)
}

// markFor is the marks to put around a piece: for code, longer than any run of
// backticks in it.
func markFor(doc text.Text, s text.Span, mark string) (open, closing string) {
	if mark != "`" {
		return mark, mark
	}
	content := doc.String(s)
	for strings.Contains(content, mark) {
		mark += "`"
	}
	if strings.HasPrefix(content, "`") || strings.HasSuffix(content, "`") {
		return mark + " ", " " + mark
	}
	return mark, mark
}

// runAfter counts how often c stands directly after off.
func runAfter(doc text.Text, off int, c byte) int {
	n := 0
	for off+n < doc.Len() && n < prefixBytes && doc.ByteAt(off+n) == c {
		n++
	}
	return n
}

// runBefore counts how often c stands directly before off.
func runBefore(doc text.Text, off int, c byte) int {
	n := 0
	for off-n > 0 && n < prefixBytes && doc.ByteAt(off-n-1) == c {
		n++
	}
	return n
}
