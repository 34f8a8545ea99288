package markup

import (
	"strings"

	"galley/editor/state"
	"galley/editor/text"
)

// maxLevel is the deepest level of a heading.
const maxLevel = 6

// Heading makes headings of the given level, 1 to 6, of the selected lines, or text
// again when all are; level 0 makes text. A heading written with a line of = or - below
// it loses that line.
func Heading(level int) state.Command {
	return func(s state.State) (state.Spec, bool) {
		lines := contentLines(s)
		all := true
		for _, line := range lines {
			all = all && levelOf(s.Doc, line) == level
		}
		want := min(level, maxLevel)
		if all {
			want = 0
		}
		return setLevels(s, lines, func(int) int { return want })
	}
}

// PromoteHeading raises the selected headings by a level; those of the first stay.
func PromoteHeading(s state.State) (state.Spec, bool) { return shiftHeadings(s, -1) }

// DemoteHeading lowers the selected headings by a level; those of the sixth stay.
func DemoteHeading(s state.State) (state.Spec, bool) { return shiftHeadings(s, 1) }

func shiftHeadings(s state.State, by int) (state.Spec, bool) {
	var lines []int
	code := fenceWalk{doc: s.Doc}
	for _, line := range contentLines(s) {
		if level := levelOf(s.Doc, line); level > 0 && !code.inside(line) {
			lines = append(lines, line)
		}
	}
	return setLevels(s, lines, func(have int) int { return min(max(have+by, 1), maxLevel) })
}

// setLevels gives each line the level that to says of the one it has.
func setLevels(s state.State, lines []int, to func(have int) int) (state.Spec, bool) {
	spec := state.Spec{Origin: state.Format, Scroll: true}
	gone := -1 // a line that goes with the heading above it
	for _, line := range lines {
		if line == gone {
			continue
		}
		have := levelOf(s.Doc, line)
		want := to(have)
		p := readPrefix(s.Doc, line)
		span, marked := headingAt(s.Doc, line)
		span.From = s.Doc.LineStart(line) + len(p.quote) + len(p.indent)
		mark := ""
		if want > 0 {
			mark = strings.Repeat("#", want) + " "
		}
		below := marked == 0 && have > 0 // the mark is in the next line
		if have == want && have > 0 || !below && mark == s.Doc.String(span) {
			continue
		}
		spec.Changes = append(spec.Changes, text.Replace(span, mark))
		if below {
			gone = line + 1
			spec.Changes = append(spec.Changes, text.Delete(s.Doc.LineEnd(line), s.Doc.LineEnd(line+1)))
		}
	}
	return spec, len(spec.Changes) > 0
}

// levelOf is the level of the heading in a line, marked by # or by the line below; 0
// when it is none.
func levelOf(doc text.Text, line int) int {
	if _, level := headingAt(doc, line); level > 0 {
		return level
	}
	return underlined(doc, line)
}

// underlined is the level of a heading that the line below it makes (CommonMark 0.31,
// 4.3; of one line here), or 0.
func underlined(doc text.Text, line int) int {
	if line+1 >= doc.Lines() || blankLine(doc, line) {
		return 0
	}
	p, below := readPrefix(doc, line), lineHead(doc, line+1)
	q := parsePrefix(below)
	if p.isItem() || q.isItem() || q.quote != p.quote || q.column() > 3 || p.column() > 3 || doc.LineSpan(line+1).Len() > len(below) {
		return 0
	}
	if line > 0 && !blankLine(doc, line-1) {
		return 0 // of several lines, or a rule under a paragraph; too rare to guess
	}
	switch sign := strings.Trim(below[q.length():], " \t"); {
	case sign == "":
		return 0
	case strings.Trim(sign, "=") == "":
		return 1
	case strings.Trim(sign, "-") == "":
		return 2
	}
	return 0
}

// headingAt is the span of the heading mark after the prefix of a line, with the
// spaces behind it, and its level; an empty span and 0 when there is none.
func headingAt(doc text.Text, line int) (text.Span, int) {
	return headingIn(lineHead(doc, line), doc.LineStart(line))
}

// headingIn is the same of the start of a line and where the line is.
func headingIn(head string, lineStart int) (text.Span, int) {
	n := parsePrefix(head).length()
	at := lineStart + n
	rest := strings.TrimLeft(head[n:], "#")
	level := len(head) - n - len(rest)
	content := strings.TrimLeft(rest, " \t")
	if level == 0 || level > maxLevel || rest != "" && content == rest {
		return text.Span{From: at, To: at}, 0
	}
	return text.Span{From: at, To: at + len(head) - n - len(content)}, level
}
