package markup

import (
	"strconv"
	"strings"

	"galley/editor/text"
)

// prefix is what stands before the content of a line in Markdown:
//
//	"> " "  " "12." " " "[ ] "
//	quote indent bullet space task
//
// Each part is as written in the line and may be empty; without a bullet there is
// neither space nor task.
type prefix struct{ quote, indent, bullet, space, task string }

// prefixBytes is how much of a line is looked at for its prefix.
const prefixBytes = 1024

// readPrefix is the prefix of a line.
func readPrefix(doc text.Text, line int) prefix { return parsePrefix(lineHead(doc, line)) }

// lineHead is the start of a line, without its terminator.
func lineHead(doc text.Text, line int) string {
	span := doc.LineSpan(line)
	span.To = min(span.To, span.From+prefixBytes)
	return doc.String(span)
}

func parsePrefix(s string) prefix {
	var p prefix
	rest := s
	for {
		i := len(rest) - len(strings.TrimLeft(rest, " "))
		if i > 3 || !strings.HasPrefix(rest[i:], ">") {
			break
		}
		i++
		if strings.HasPrefix(rest[i:], " ") {
			i++
		}
		rest = rest[i:]
	}
	p.quote = s[:len(s)-len(rest)]
	p.indent = rest[:len(rest)-len(strings.TrimLeft(rest, " \t"))]
	rest = rest[len(p.indent):]
	if isRule(rest) {
		return p
	}
	n := bulletLen(rest)
	if n == 0 {
		return p
	}
	spaces := len(rest[n:]) - len(strings.TrimLeft(rest[n:], " \t"))
	if spaces == 0 {
		return p
	}
	if spaces > 4 {
		spaces = 1 // the content is indented code
	}
	p.bullet, p.space = rest[:n], rest[n:n+spaces]
	rest = rest[n+spaces:]
	if len(rest) >= 3 && rest[0] == '[' && strings.IndexByte(" xX", rest[1]) >= 0 && rest[2] == ']' {
		if len(rest) == 3 || rest[3] == ' ' {
			p.task = rest[:min(4, len(rest))]
		}
	}
	return p
}

// bulletLen is the length of the list marker that s begins with, or 0.
func bulletLen(s string) int {
	if s != "" && strings.IndexByte("-*+", s[0]) >= 0 {
		return 1
	}
	i := 0
	for i < len(s) && i < 9 && '0' <= s[i] && s[i] <= '9' {
		i++
	}
	if i > 0 && i < len(s) && (s[i] == '.' || s[i] == ')') {
		return i + 1
	}
	return 0
}

// isRule reports whether s is a thematic break.
func isRule(s string) bool {
	marks := strings.Map(func(r rune) rune {
		if r == ' ' || r == '\t' {
			return -1
		}
		return r
	}, s)
	return len(marks) >= 3 && strings.IndexByte("-*_", marks[0]) >= 0 && strings.Trim(marks, marks[:1]) == ""
}

// length is the number of bytes of the prefix.
func (p prefix) length() int {
	return len(p.quote) + len(p.indent) + len(p.bullet) + len(p.space) + len(p.task)
}

// isItem reports whether the line begins a list item.
func (p prefix) isItem() bool { return p.bullet != "" }

// number is the number of an ordered item.
func (p prefix) number() (int, bool) {
	if len(p.bullet) < 2 {
		return 0, false
	}
	n, err := strconv.Atoi(p.bullet[:len(p.bullet)-1])
	return n, err == nil
}

// numbered is p with another number.
func (p prefix) numbered(n int) prefix {
	p.bullet = strconv.Itoa(n) + p.bullet[len(p.bullet)-1:]
	return p
}

// next is the prefix of the item after p: counted on, and not yet done.
func (p prefix) next(step int) prefix {
	if n, ok := p.number(); ok {
		p = p.numbered(n + step)
	}
	if p.task != "" {
		p.task = "[ ] "
	}
	return p
}

func (p prefix) String() string { return p.quote + p.indent + p.bullet + p.space + p.task }

// column is the width of the indent; a tab goes to the next multiple of four.
func (p prefix) column() int { return columns(p.indent) }

// content is the column where the content of the item begins: its children are
// indented to there.
func (p prefix) content() int { return p.column() + len(p.bullet) + len(p.space) }

// columns is the width of s in a fixed font, about.
func columns(s string) int {
	n := 0
	for _, r := range s {
		if r == '\t' {
			n += tabWidth - n%tabWidth
		} else {
			n++
		}
	}
	return n
}

// blankLine reports whether a line holds only spaces and tabs.
func blankLine(doc text.Text, line int) bool {
	return doc.Blank(doc.LineSpan(line))
}
