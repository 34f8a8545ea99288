package markup

import (
	"strconv"
	"strings"

	"galley/editor/state"
	"galley/editor/text"
)

// BulletList makes items of the selected lines, or text again when all are.
func BulletList(s state.State) (state.Spec, bool) {
	return toggleList(s, func(p prefix) bool {
		_, counts := p.number()
		return p.isItem() && !counts && p.task == ""
	}, func(int) string { return "- " })
}

// NumberedList makes numbered items of the selected lines, or text again when all
// are; it goes on counting where a list of the same indent is above.
func NumberedList(s state.State) (state.Spec, bool) {
	spec, ok := toggleList(s, func(p prefix) bool {
		_, counts := p.number()
		return counts
	}, func(n int) string { return strconv.Itoa(n) + ". " })
	lines := contentLines(s)
	return recounted(s, spec, []recount{{line: lines[len(lines)-1]}}), ok // and the items after the new ones
}

// TaskList makes tasks of the selected lines, or text again when all are.
func TaskList(s state.State) (state.Spec, bool) {
	return toggleList(s, func(p prefix) bool { return p.task != "" }, func(int) string { return "- [ ] " })
}

// Heading makes headings of the given level, 1 to 6, of the selected lines, or text
// again when all are; level 0 makes text.
func Heading(level int) state.Command {
	return func(s state.State) (state.Spec, bool) {
		lines := contentLines(s)
		all := true
		for _, line := range lines {
			_, have := headingAt(s.Doc, line)
			all = all && have == level
		}
		mark := ""
		if level > 0 && !all {
			mark = strings.Repeat("#", min(level, 6)) + " "
		}
		return relabel(s, lines, func(int, prefix) string { return mark })
	}
}

// Quote puts the selected lines in a quote, or takes one level away when all are in
// one.
func Quote(s state.State) (state.Spec, bool) {
	spec := state.Spec{Origin: state.Format, Scroll: true}
	all := true
	for _, line := range contentLines(s) {
		all = all && readPrefix(s.Doc, line).quote != ""
	}
	for _, b := range lineBlocks(s) {
		for line := b.first; line <= b.last; line++ {
			start := s.Doc.LineStart(line)
			p := readPrefix(s.Doc, line)
			switch {
			case !all && blankLine(s.Doc, line) && b.first < b.last:
				spec.Changes = append(spec.Changes, text.Insert(start, ">"))
			case !all:
				spec.Changes = append(spec.Changes, text.Insert(start, "> "))
			case p.quote != "":
				n := strings.IndexByte(p.quote, '>') + 1
				if strings.HasPrefix(p.quote[n:], " ") {
					n++
				}
				spec.Changes = append(spec.Changes, text.Delete(start, start+n))
			}
		}
	}
	return spec, len(spec.Changes) > 0
}

// toggleList makes every line an item marked as mark says, or none when all match.
func toggleList(s state.State, is func(prefix) bool, mark func(n int) string) (state.Spec, bool) {
	lines := contentLines(s)
	all := true
	for _, line := range lines {
		all = all && is(readPrefix(s.Doc, line))
	}
	counts := map[int]int{} // the last number at each column
	if first := lines[0]; first > 0 {
		p := readPrefix(s.Doc, first)
		if _, above, ok := siblingAbove(s.Doc, first, p); ok {
			counts[p.column()], _ = above.number()
		}
	}
	return relabel(s, lines, func(line int, p prefix) string {
		if all {
			return ""
		}
		col := p.column()
		for deeper := range counts {
			if deeper > col {
				delete(counts, deeper)
			}
		}
		counts[col]++
		return mark(counts[col])
	})
}

// relabel replaces what marks every line as an item or a heading.
func relabel(s state.State, lines []int, mark func(int, prefix) string) (state.Spec, bool) {
	spec := state.Spec{Origin: state.Format, Scroll: true}
	for _, line := range lines {
		p := readPrefix(s.Doc, line)
		span, _ := headingAt(s.Doc, line)
		span.From = s.Doc.LineStart(line) + len(p.quote) + len(p.indent)
		if m := mark(line, p); m != s.Doc.String(span) {
			spec.Changes = append(spec.Changes, text.Replace(span, m))
		}
	}
	return spec, len(spec.Changes) > 0
}

// headingAt is the span of the heading mark after the prefix of a line, with the
// spaces behind it, and its level; an empty span and 0 when there is none.
func headingAt(doc text.Text, line int) (text.Span, int) {
	head := lineHead(doc, line)
	n := parsePrefix(head).length()
	at := doc.LineStart(line) + n
	rest := strings.TrimLeft(head[n:], "#")
	level := len(head) - n - len(rest)
	content := strings.TrimLeft(rest, " \t")
	if level == 0 || level > 6 || rest != "" && content == rest {
		return text.Span{From: at, To: at}, 0
	}
	return text.Span{From: at, To: at + len(head) - n - len(content)}, level
}

// contentLines is the selected lines that are not blank, or the first one when all
// are.
func contentLines(s state.State) []int {
	blocks := lineBlocks(s)
	var lines []int
	for _, b := range blocks {
		for line := b.first; line <= b.last; line++ {
			if !blankLine(s.Doc, line) {
				lines = append(lines, line)
			}
		}
	}
	if lines == nil {
		lines = []int{blocks[0].first}
	}
	return lines
}
