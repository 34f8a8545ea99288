package markup

import (
	"galley/editor/state"
	"galley/editor/text"
)

// sectionReach is how many lines up and down the headings around a place are looked
// for, to select a section.
const sectionReach = 5000

// sectionChecks is how many lines with a # are looked at on the way up: for each one
// it has to be found out whether it is code.
const sectionChecks = 200

// Growth is how a selection grew step by step, so that it can shrink again the same
// way. The zero value is that of a selection that has not grown. It is immutable.
type Growth struct {
	steps   []state.Selection // the smaller ones, the first one first
	now     state.Selection   // the one that it is about
	version uint64            // of the text
}

// Expand grows every range to the next of: the word, what is between brackets or marks
// and these too, the sentence, the line's content, the paragraph, the list item with
// what is nested in it, the section under a heading, all. It answers with the growth to
// go on with; one that is about another selection or text is begun anew.
func (g Growth) Expand(s state.State) (state.Spec, Growth, bool) {
	spec, ok := grow(s, func(r text.Span) (text.Span, bool) { return smallest(r, around(s.Doc, r)) })
	if !ok {
		return state.Spec{}, g, false
	}
	tx, err := s.Apply(spec)
	if err != nil {
		return state.Spec{}, g, false
	}
	var steps []state.Selection
	if g.about(s) {
		steps = g.steps
	}
	steps = append(steps[:len(steps):len(steps)], s.Sel)
	return spec, Growth{steps: steps, now: tx.After.Sel, version: s.Version}, true
}

// Shrink goes back to what the selection was before it grew. It does not apply to one
// that has not grown.
func (g Growth) Shrink(s state.State) (state.Spec, Growth, bool) {
	if !g.about(s) || len(g.steps) == 0 {
		return state.Spec{}, g, false
	}
	last := len(g.steps) - 1
	sel := g.steps[last]
	return state.SelectSpec(sel), Growth{steps: g.steps[:last:last], now: sel, version: g.version}, true
}

// about reports whether the growth is that of a state's selection.
func (g Growth) about(s state.State) bool {
	return g.version == s.Version && g.now.Equal(s.Sel)
}

// around is the things that a span may be a part of, in no order.
func around(doc text.Text, s text.Span) []text.Span {
	spans := append(pairSpans(doc, s), sectionAt(doc, s), doc.Span())
	if word := text.WordAt(doc, s.From); isWord(doc, word) {
		spans = append(spans, word)
	}
	line := doc.Line(s.From)
	p := readPrefix(doc, line)
	spans = append(spans, sentenceAt(doc, s.From), proseAt(doc, s.From), text.ParagraphAt(doc, s.From),
		text.Span{From: min(ContentStart(doc, s.From), doc.LineEnd(line)), To: doc.LineEnd(line)})
	for n := 0; n < proseReach && line >= 0; n++ {
		if p.isItem() {
			last := itemEnd(doc, line, p)
			spans = append(spans, text.Span{From: doc.LineStart(line), To: doc.LineEnd(last)})
		}
		at, q, ok := itemAbove(doc, line, p, func(q prefix) bool { return !p.isItem() || q.column() < p.column() })
		if !ok {
			break
		}
		line, p = at, q
	}
	return spans
}

// itemEnd is the last line of an item, with what is nested in it.
func itemEnd(doc text.Text, line int, p prefix) int {
	last := line
	for n := line + 1; n < doc.Lines() && n < line+listReach; n++ {
		if nested(doc, n, p) {
			last = n
		} else if !blankLine(doc, n) {
			break
		}
	}
	return last
}

// sectionAt is the smallest section, from its heading to before the next of the same
// or a higher level, that covers more than a span; the span when there is none near.
func sectionAt(doc text.Text, s text.Span) text.Span {
	level, top := maxLevel+1, doc.Line(s.From)
	checks := 0
	for line := top; line >= 0 && line > top-sectionReach && checks < sectionChecks; line-- {
		if !beginsWithHash(doc, line) {
			continue
		}
		checks++
		_, have := headingAt(doc, line)
		if have == 0 || have >= level || InFence(doc, line) {
			continue
		}
		level = have
		section := text.Span{From: doc.LineStart(line), To: sectionEnd(doc, line, level)}
		if section.Covers(s) && section != s {
			return section
		}
	}
	return s
}

// sectionEnd is where the section of the heading in a line ends.
func sectionEnd(doc text.Text, line, level int) int {
	fence := ""
	for n := line + 1; n < doc.Lines() && n < line+sectionReach; n++ {
		head := []byte(lineHead(doc, n))
		if fence != "" {
			if closesFence(head, fence) {
				fence = ""
			}
			continue
		}
		if fence, _ = fenceMark(head); fence == "" && beginsWithHash(doc, n) {
			if _, have := headingAt(doc, n); have > 0 && have <= level {
				return doc.LineStart(n)
			}
		}
	}
	return doc.Len()
}

func beginsWithHash(doc text.Text, line int) bool {
	at := doc.LineStart(line)
	return at < doc.Len() && doc.ByteAt(at) == '#'
}
