package markup

import (
	"strings"

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
		case q.indent == "" && (n+1 < line && blankLine(doc, n+1) || endsItem(lineHead(doc, n)[q.length():])):
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

// nested reports whether a line belongs to the content of an item by its indent.
func nested(doc text.Text, line int, item prefix) bool {
	q := readPrefix(doc, line)
	return q.column() > item.column() && !blankLine(doc, line)
}
