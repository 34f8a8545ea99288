package markup

import (
	"slices"
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

// NoList makes text again of the selected list items, of whatever kind.
func NoList(s state.State) (state.Spec, bool) {
	return relabel(s, itemLines(s.Doc, lineBlocks(s)), func(prefix) string { return "" })
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
	return relabel(s, lines, func(p prefix) string {
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

// relabel replaces what marks every line as an item or a heading. What is nested in an
// item whose content moves to the right moves with it.
func relabel(s state.State, lines []int, mark func(prefix) string) (state.Spec, bool) {
	spec := state.Spec{Origin: state.Format, Scroll: true}
	shift := map[int]int{} // of lines that are nested in an item
	for _, line := range lines {
		p := readPrefix(s.Doc, line)
		span, _ := headingAt(s.Doc, line)
		span.From = s.Doc.LineStart(line) + len(p.quote) + len(p.indent)
		if by := shift[line]; by > 0 {
			spec.Changes = append(spec.Changes, indentLine(s.Doc, line, by)...)
			delete(shift, line)
		}
		m := mark(p)
		if m == s.Doc.String(span) {
			continue
		}
		spec.Changes = append(spec.Changes, text.Replace(span, m))
		by := bulletLen(m) + 1 - len(p.bullet) - len(p.space)
		for n := line + 1; p.isItem() && m != "" && by > 0 && n < s.Doc.Lines() && n < line+listReach; n++ {
			if nested(s.Doc, n, p) {
				shift[n] += by
			} else if !blankLine(s.Doc, n) {
				break
			}
		}
	}
	for n, by := range shift {
		spec.Changes = append(spec.Changes, indentLine(s.Doc, n, by)...)
	}
	slices.SortFunc(spec.Changes, func(a, b text.Change) int { return a.From - b.From })
	return spec, len(spec.Changes) > 0
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
