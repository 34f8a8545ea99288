package markup

import (
	"regexp"

	"galley/editor/state"
	"galley/editor/text"
)

// Headline is a heading of the document as an outline knows it: its level, 1 to 6, and
// where it stands.
type Headline struct {
	Level int
	Span  text.Span
}

// MoveSection is the command that moves the section under heads[i], with the sections in
// it, before the one under heads[before]; len(heads) is the end of the document. The
// headlines are all those of the document, in order. The blank lines between sections
// stay as they are, the text goes from one place between them to another; definitions of
// links and footnotes at the end of the document stay there. The selection moves along.
//
// It does not apply where nothing would move, or when the headlines are of another text.
func MoveSection(heads []Headline, i, before int) state.Command {
	return func(s state.State) (state.Spec, bool) {
		if !fit(s.Doc, heads) || i < 0 || i >= len(heads) || before < 0 || before > len(heads) {
			return state.Spec{}, false
		}
		end := sectionAfter(heads, i)
		if i <= before && before <= end {
			return state.Spec{}, false
		}
		// Two neighbours change places: the section and what it jumps over.
		first, middle, last := i, end, before
		if before < i {
			first, middle, last = before, i, end
		}
		left := body(s.Doc, text.Span{From: headStart(s.Doc, heads, first), To: headStart(s.Doc, heads, middle)})
		right := body(s.Doc, text.Span{From: headStart(s.Doc, heads, middle), To: headStart(s.Doc, heads, last)})
		gap := text.Span{From: left.To, To: right.From}
		spec := state.Spec{Origin: state.Format}
		if before > i {
			moved := s.Doc.String(gap) + s.Doc.String(left)
			spec.Changes = []text.Change{text.Delete(left.From, gap.To), text.Insert(right.To, moved)}
		} else {
			moved := s.Doc.String(right) + s.Doc.String(gap)
			spec.Changes = []text.Change{text.Insert(left.From, moved), text.Delete(gap.From, right.To)}
		}
		to := func(pos int) int {
			switch {
			case pos < left.From || pos > right.To:
				return pos
			case pos <= gap.From:
				return pos + gap.Len() + right.Len()
			case pos < gap.To:
				return pos - left.Len() + right.Len()
			}
			return pos - gap.Len() - left.Len()
		}
		sel := state.Selection{Main: s.Sel.Main}
		for _, r := range s.Sel.Ranges {
			sel.Ranges = append(sel.Ranges, state.Range{Anchor: to(r.Anchor), Head: to(r.Head)})
		}
		spec.Sel = &sel
		return spec, true
	}
}

// PromoteSection is the command that raises heads[i] and all headings in its section by
// a level. It does not apply to a heading of the first level.
func PromoteSection(heads []Headline, i int) state.Command { return shiftSection(heads, i, -1) }

// DemoteSection is the command that lowers them. It does not apply when one of them is
// of the sixth level.
func DemoteSection(heads []Headline, i int) state.Command { return shiftSection(heads, i, 1) }

func shiftSection(heads []Headline, i, by int) state.Command {
	return func(s state.State) (state.Spec, bool) {
		if !fit(s.Doc, heads) || i < 0 || i >= len(heads) {
			return state.Spec{}, false
		}
		var lines []int
		for _, h := range heads[i:sectionAfter(heads, i)] {
			if h.Level+by < 1 || h.Level+by > maxLevel {
				return state.Spec{}, false
			}
			lines = append(lines, s.Doc.Line(h.Span.From))
		}
		spec, ok := setLevels(s, lines, func(have int) int {
			if have == 0 {
				return 0 // not written in one line with # or a line below
			}
			return have + by
		})
		spec.Scroll = false
		return spec, ok
	}
}

// fit reports whether headlines can be of a document: in order, and inside.
func fit(doc text.Text, heads []Headline) bool {
	last := 0
	for _, h := range heads {
		if h.Span.From < last || h.Span.To < h.Span.From || h.Span.To > doc.Len() || h.Level < 1 || h.Level > maxLevel {
			return false
		}
		if h.Span.From > 0 && doc.Line(h.Span.From) == doc.Line(last) && last > 0 {
			return false
		}
		last = h.Span.To
	}
	return true
}

// sectionAfter is the index of the headline after the section under heads[i]: the next
// of the same or a higher level.
func sectionAfter(heads []Headline, i int) int {
	end := i + 1
	for end < len(heads) && heads[end].Level > heads[i].Level {
		end++
	}
	return end
}

// headStart is where the line of a headline starts; of the one after the last, where the
// definitions at the end of the document do.
func headStart(doc text.Text, heads []Headline, i int) int {
	if i < len(heads) {
		return doc.LineStart(doc.Line(heads[i].Span.From))
	}
	end := doc.Len()
	top := doc.Line(heads[len(heads)-1].Span.To)
	for line := doc.Lines() - 1; line > top && line > doc.Lines()-listReach; line-- {
		head := lineHead(doc, line)
		switch {
		case anyDefinition.MatchString(head):
			end = doc.LineStart(line)
		case blankLine(doc, line), readPrefix(doc, line).column() >= tabWidth:
		default:
			return end
		}
	}
	return end
}

// anyDefinition is the start of a link's or a footnote's definition.
var anyDefinition = regexp.MustCompile(`^ {0,3}\[[^\]]+\]:`)

// body is a span without the white space at its end.
func body(doc text.Text, s text.Span) text.Span {
	line := doc.Line(s.To)
	if line > 0 && doc.LineStart(line) == s.To {
		line--
	}
	for line > doc.Line(s.From) && blankLine(doc, line) {
		line--
	}
	return text.Span{From: s.From, To: min(s.To, doc.LineEnd(line))}
}
