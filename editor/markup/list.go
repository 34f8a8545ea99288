package markup

import (
	"strings"

	"galley/editor/state"
	"galley/editor/text"
)

// listReach is how many lines up and down the other items of a list are looked for.
const listReach = 2000

// parentItem is the prefix of the item that an item is nested in.
func parentItem(doc text.Text, line int, p prefix) (prefix, bool) {
	_, parent, ok := itemAbove(doc, line, p, func(q prefix) bool { return q.column() < p.column() })
	return parent, ok
}

// siblingAbove is the item before an item in the same list.
func siblingAbove(doc text.Text, line int, p prefix) (int, prefix, bool) {
	at, q, ok := itemAbove(doc, line, p, func(q prefix) bool { return q.column() <= p.column() })
	return at, q, ok && q.column() == p.column()
}

// itemAbove is the nearest item above a line, in the same quote, that want accepts.
// Text that is not indented ends the list.
func itemAbove(doc text.Text, line int, p prefix, want func(prefix) bool) (int, prefix, bool) {
	for n := line - 1; n >= 0 && n > line-listReach; n-- {
		q := readPrefix(doc, n)
		switch {
		case strings.TrimSpace(q.quote) != strings.TrimSpace(p.quote):
			return 0, prefix{}, false
		case q.isItem():
			if want(q) {
				return n, q, true
			}
		case doc.Blank(text.Span{From: doc.LineStart(n) + len(q.quote), To: doc.LineEnd(n)}):
		case q.indent == "" && n+1 < line && blankLine(doc, n+1):
			return 0, prefix{}, false
		}
	}
	return 0, prefix{}, false
}

// sameList reports whether q is an item that goes on the numbered list of p.
func sameList(p, q prefix) bool {
	_, counts := q.number()
	return counts && q.column() == p.column() && q.bullet[len(q.bullet)-1] == p.bullet[len(p.bullet)-1]
}

// siblingBelow is the next item of the same numbered list as the one in line.
func siblingBelow(doc text.Text, line int, p prefix) (int, prefix, bool) {
	for n := line + 1; n < doc.Lines() && n < line+listReach; n++ {
		q := readPrefix(doc, n)
		if strings.TrimSpace(q.quote) != strings.TrimSpace(p.quote) {
			break
		}
		if doc.Blank(text.Span{From: doc.LineStart(n) + len(q.quote), To: doc.LineEnd(n)}) || q.column() > p.column() {
			continue
		}
		if q.isItem() {
			return n, q, sameList(p, q)
		}
		if blankLine(doc, n-1) || endsItem(lineHead(doc, n)[q.length():]) {
			break // a paragraph; without the blank line it would be a lazy continuation
		}
	}
	return 0, prefix{}, false
}

// endsItem reports whether a line that is not indented ends the item above it even
// without a blank line: a fence, a heading or a rule (CommonMark 0.31, 5.2).
func endsItem(content string) bool {
	mark, _ := fenceMark([]byte(content))
	return mark != "" || strings.HasPrefix(content, "#") || isRule(content)
}

// countsNot reports whether the numbers of the list do not count, as in the style
// where every item is "1.".
func countsNot(doc text.Text, line int, p prefix) bool {
	return p.isItem() && stepAfter(doc, line, p, line, p, true) == 0
}

// renumber is the changes that make the numbered items from line on count from the
// item above it. With moved the item in line came from another list: it gets 1 when
// it is the first here, and its number says nothing of the style of this list.
// Where a number gets longer, what is nested in the item is indented with it.
func renumber(doc text.Text, line int, moved bool) []text.Change {
	p := readPrefix(doc, line)
	want, ok := p.number()
	if !ok {
		return nil
	}
	step := 1
	if at, above, ok := siblingAbove(doc, line, p); ok && sameList(p, above) {
		m, _ := above.number()
		step = stepAfter(doc, at, above, line, p, moved)
		want = m + step
	} else if moved {
		want = 1
	}
	return countFrom(doc, line, p, want, step)
}

// countFrom is the changes that make the items from line on count from want.
func countFrom(doc text.Text, line int, p prefix, want, step int) []text.Change {
	var out []text.Change
	for ok := true; ok; {
		next, q, more := siblingBelow(doc, line, p)
		end := next
		if !more {
			end = line + 1
			for end < doc.Lines() && end < line+listReach && nested(doc, end, p) {
				end++
			}
		}
		if n, _ := p.number(); n != want {
			out = append(out, setNumber(doc, line, end, p, want)...)
		}
		line, p, ok = next, q, more
		want += step
	}
	return out
}

// renumberMoved is renumber where lines changed places from top on: the item that is
// there now gets the number of the one that was.
func renumberMoved(before, after text.Text, top int) []text.Change {
	old, p := readPrefix(before, top), readPrefix(after, top)
	n, ok := old.number()
	if !ok || !sameList(old, p) || InFence(after, top) || countsNot(before, top, old) {
		return nil
	}
	return countFrom(after, top, p, n, 1)
}

// thenAt is spec with what more says of the changed document, at each of some lines
// in turn, done in the same step.
func thenAt(s state.State, spec state.Spec, lines []int, more func(doc text.Text, line int) []text.Change) state.Spec {
	total, err := text.NewChangeSet(s.Doc.Len(), spec.Changes...)
	if err != nil {
		return spec // Apply will tell
	}
	doc := total.Apply(s.Doc)
	sel := s.Sel.Map(total)
	if spec.Sel != nil {
		sel = *spec.Sel
	}
	for _, line := range lines {
		if line >= doc.Lines() {
			continue
		}
		next, err := text.NewChangeSet(doc.Len(), more(doc, line)...)
		if err != nil {
			panic(err) // changes of numbers and indents do not overlap
		}
		doc = next.Apply(doc)
		total = total.Compose(next)
		sel = sel.Map(next)
	}
	spec.Changes, spec.Sel = total.Changes(), &sel
	return spec
}

// stepAfter is by how much the numbers of a list grow: 1, or 0 in the style where
// every item has the same number. It is read off the item above a line and that one's
// neighbours.
func stepAfter(doc text.Text, at int, above prefix, line int, p prefix, moved bool) int {
	m, _ := above.number()
	other, ok := p.number()
	if _, q, found := siblingAbove(doc, at, above); found && sameList(above, q) {
		other, ok = q.number()
	} else if moved {
		var q prefix
		if _, q, ok = siblingBelow(doc, line, p); ok {
			other, ok = q.number()
		}
	}
	if ok && other == m {
		return 0
	}
	return 1
}

// nested reports whether a line belongs to the content of an item by its indent.
func nested(doc text.Text, line int, item prefix) bool {
	q := readPrefix(doc, line)
	return q.column() > item.column() && !blankLine(doc, line)
}

// setNumber gives the item in line another number; the lines before end are nested
// in it.
func setNumber(doc text.Text, line, end int, p prefix, number int) []text.Change {
	at := doc.LineStart(line) + len(p.quote) + len(p.indent)
	q := p.numbered(number)
	out := []text.Change{text.Replace(text.Span{From: at, To: at + len(p.bullet)}, q.bullet)}
	if by := len(q.bullet) - len(p.bullet); by != 0 {
		for n := line + 1; n < end; n++ {
			if nested(doc, n, p) {
				out = append(out, indentLine(doc, n, by)...)
			}
		}
	}
	return out
}

// indentLine is the change that indents a line by some columns more, or less.
func indentLine(doc text.Text, line, by int) []text.Change {
	p := readPrefix(doc, line)
	at := doc.LineStart(line) + len(p.quote)
	if by > 0 {
		return []text.Change{text.Insert(at, strings.Repeat(" ", by))}
	}
	n := 0
	for n < len(p.indent) && columns(p.indent[:n]) < -by {
		n++
	}
	if n == 0 {
		return nil
	}
	// A tab may be wider than what is to go, and the line less deep.
	rest := max(0, columns(p.indent[:n])+by)
	return []text.Change{text.Replace(text.Span{From: at, To: at + n}, strings.Repeat(" ", rest))}
}
