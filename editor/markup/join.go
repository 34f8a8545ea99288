package markup

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"galley/editor/state"
	"galley/editor/text"
)

// JoinLines makes one line of those that a range touches, or of the line of a caret
// and the next. What made the later lines items, quotes or headings goes, and so
// does white space; one space is left between words. In fenced code only the indent
// goes.
func JoinLines(s state.State) (state.Spec, bool) {
	spec := state.Spec{Origin: state.Format, Scroll: true}
	var at []recount
	joined := 0
	code := fenceWalk{doc: s.Doc}
	for _, b := range joinAdjacent(lineBlocks(s)) {
		b.last = min(max(b.last, b.first+1), s.Doc.Lines()-1)
		for line := b.first; line < b.last; {
			next := line + 1
			for next < b.last && blankLine(s.Doc, next) {
				next++
			}
			spec.Changes = append(spec.Changes, joint(s.Doc, line, next, code.inside(line) || code.inside(next)))
			line = next
		}
		joined += b.last - b.first
		at = append(at, replaced(s.Doc, min(b.first+1, s.Doc.Lines()-1), b.last-joined+1))
	}
	if len(spec.Changes) == 0 {
		return state.Spec{}, false
	}
	changes, err := text.NewChangeSet(s.Doc.Len(), spec.Changes...)
	if err != nil {
		return state.Spec{}, false
	}
	sel := s.Sel.Map(changes)
	if s.Sel.Empty() {
		// The carets go to where the lines met.
		sel = state.Selection{Main: s.Sel.Main}
		for _, r := range s.Sel.Ranges {
			line := s.Doc.Line(r.Head)
			if line == s.Doc.Lines()-1 && line > 0 {
				line--
			}
			sel.Ranges = append(sel.Ranges, state.At(changes.MapPos(s.Doc.LineEnd(line), text.Before)))
		}
	}
	spec.Sel = &sel
	return recounted(s, spec, at), true
}

// joint is the change that brings the content of one line up to another; the lines
// between them are blank. In code only an indent goes.
func joint(doc text.Text, line, other int, code bool) text.Change {
	span := text.Span{From: doc.LineEnd(line), To: doc.LineStart(other)}
	next := doc.LineSpan(other)
	p := readPrefix(doc, other)
	if code {
		span.To += len(p.quote) + len(p.indent)
		return text.Replace(span, between(doc, span))
	}
	span.To = min(next.To, span.To+p.length())
	if heading, level := headingAt(doc, other); level > 0 {
		span.To = heading.To
	}
	// Spaces at the end of a line, or a backslash, would have broken it.
	floor := max(doc.LineStart(line)+readPrefix(doc, line).length(), span.From-lineReach)
	before := doc.Slice(text.Span{From: min(floor, span.From), To: span.From})
	if kept := bytes.TrimSuffix(before, []byte(`\`)); !bytes.HasSuffix(kept, []byte(`\`)) {
		before = kept
	}
	span.From = min(floor, span.From) + len(bytes.TrimRight(before, " \t"))
	after := doc.Slice(text.Span{From: span.To, To: min(next.To, span.To+lineReach)})
	span.To += len(after) - len(bytes.TrimLeft(after, " \t"))
	return text.Replace(span, between(doc, span))
}

// between is what stands between the two sides of a joint: a space, or nothing where
// one side is empty or the script has no spaces.
func between(doc text.Text, joint text.Span) string {
	line := doc.LineSpan(doc.Line(joint.From))
	next := doc.LineSpan(doc.Line(joint.To))
	before := doc.Slice(text.Span{From: max(line.From, joint.From-utf8.UTFMax), To: joint.From})
	after := doc.Slice(text.Span{From: joint.To, To: min(next.To, joint.To+utf8.UTFMax)})
	if len(before) == 0 || len(after) == 0 || bytes.HasSuffix(before, []byte(" ")) {
		return ""
	}
	l, _ := utf8.DecodeLastRune(before)
	r, _ := utf8.DecodeRune(after)
	if unicode.In(l, spaceless...) && unicode.In(r, spaceless...) {
		return ""
	}
	return " "
}

// spaceless is the scripts that write no spaces between words, and their marks.
var spaceless = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana,
	{R16: []unicode.Range16{{Lo: 0x3000, Hi: 0x303f, Stride: 1}, {Lo: 0xff00, Hi: 0xff0f, Stride: 1}}},
}
