package markup

import (
	"slices"
	"strings"

	"galley/editor/state"
	"galley/editor/text"
)

// sortBytes is the most that is sorted at once.
const sortBytes = 4 << 20

// SortLines puts the lines of every range in alphabetical order, upper and lower case
// alike; lines that are in order already, in the reverse one. What is nested in a
// list item moves with it, blank lines stay where they are, and the numbers of a list
// stay in sequence. It does not apply to a single line.
func SortLines(s state.State) (state.Spec, bool) {
	spec := state.Spec{Origin: state.Format, Scroll: true}
	for _, b := range lineBlocks(s) {
		span := b.span(s.Doc)
		if b.first == b.last || span.Len() > sortBytes {
			continue
		}
		if sorted := sortedLines(s.Doc, b); sorted != s.Doc.String(span) {
			spec.Changes = append(spec.Changes, text.Replace(span, sorted))
		}
	}
	if len(spec.Changes) == 0 {
		return state.Spec{}, false
	}
	// The lengths are the same but for longer numbers, so every range keeps its place.
	var at []recount
	for _, b := range lineBlocks(s) {
		if b.first < b.last {
			at = append(at, replaced(s.Doc, b.first, b.first))
		}
	}
	sel := state.Selection{Main: s.Sel.Main, Ranges: slices.Clone(s.Sel.Ranges)}
	spec.Sel = &sel
	return recounted(s, spec, at), true
}

// unit is lines that are sorted as one.
type unit struct{ key, text string }

// sortedLines is the lines of a block in order.
func sortedLines(doc text.Text, b block) string {
	var units []unit
	var ends []string // what stands behind each unit: its line end, and blank lines
	first := readPrefix(doc, b.first)
	for line := b.first; line <= b.last; {
		last := line
		for n := line + 1; n <= b.last && first.isItem(); n++ {
			if nested(doc, n, first) {
				last = n
			} else if !blankLine(doc, n) {
				break
			}
		}
		next := last + 1
		for next <= b.last && blankLine(doc, next) {
			next++
		}
		span := text.Span{From: doc.LineStart(line), To: doc.LineEnd(last)}
		units = append(units, unit{sortKey(doc, line), doc.String(span)})
		if next <= b.last {
			ends = append(ends, doc.String(text.Span{From: span.To, To: doc.LineStart(next)}))
		} else {
			ends = append(ends, doc.String(text.Span{From: span.To, To: doc.LineEnd(b.last)}))
		}
		line = next
	}
	order := func(a, b unit) int { return strings.Compare(a.key, b.key) }
	if slices.IsSortedFunc(units, order) {
		order = func(a, b unit) int { return strings.Compare(b.key, a.key) }
	}
	slices.SortStableFunc(units, order)
	var out strings.Builder
	for i, u := range units {
		out.WriteString(u.text)
		out.WriteString(ends[i])
	}
	return out.String()
}

// sortKey is what a line is sorted by: its content without marks, in small letters.
func sortKey(doc text.Text, line int) string {
	span := doc.LineSpan(line)
	span.From = min(span.To, span.From+readPrefix(doc, line).length())
	span.To = min(span.To, span.From+lineReach)
	return strings.ToLower(strings.TrimLeft(doc.String(span), "*_~`[#\"'“„«‚‘ \t"))
}
