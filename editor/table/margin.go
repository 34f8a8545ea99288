package table

import (
	"bytes"
	"strings"
)

// margin is what stands before the content of a line: quote marks, white space,
// and markers of list items.
type margin struct {
	quotes  int  // marks of quotes
	items   int  // markers of list items
	ordinal bool // the first marker is a number other than 1, which cannot cut a paragraph short
	marker  int  // column of the first marker since the last quote mark
	indent  int  // columns of white space right before the content
	column  int  // where the content begins, in columns since the last quote mark
	length  int  // bytes
}

const (
	// tabWidth is the columns between tab stops in Markdown.
	tabWidth = 4
	// itemDepth is how many list items may begin in one line.
	itemDepth = 8
)

// readMargin is the margin of a line.
func readMargin(line []byte) margin {
	var m margin
	column := 0
	for i := 0; ; {
		m.indent = 0
		for ; i < len(line) && (line[i] == ' ' || line[i] == '\t'); i++ {
			m.indent += step(line[i], column+m.indent)
		}
		rest := line[i:]
		if len(rest) > 0 && rest[0] == '>' {
			m.quotes++
			column = 0
			i++
			if i < len(line) && line[i] == ' ' {
				i++
			}
			continue
		}
		if n, ordinal := marker(rest); n > 0 && m.items < itemDepth && !isRule(rest) {
			if m.items == 0 {
				m.ordinal, m.marker = ordinal, column+m.indent
			}
			m.items++
			column += m.indent + n + 1
			i += n + 1
			// Up to four spaces belong to the marker; more begin code.
			if spaces := len(line[i:]) - len(bytes.TrimLeft(line[i:], " ")); spaces < 4 {
				i += spaces
				column += spaces
			}
			continue
		}
		m.column, m.length = column+m.indent, i
		return m
	}
}

// step is how many columns a space or a tab takes at a column.
func step(c byte, column int) int {
	if c == '\t' {
		return tabWidth - column%tabWidth
	}
	return 1
}

// marker is the length of the list marker that s begins with, without the white
// space after it, or 0; an item without content is none, as it cannot cut a
// paragraph short.
func marker(s []byte) (n int, ordinal bool) {
	if len(s) > 0 && strings.IndexByte("-*+", s[0]) >= 0 {
		n = 1
	} else {
		for n < len(s) && n < 9 && '0' <= s[n] && s[n] <= '9' {
			n++
		}
		if n == 0 || n == len(s) || s[n] != '.' && s[n] != ')' {
			return 0, false
		}
		ordinal = string(s[:n]) != "1"
		n++
	}
	if n == len(s) || s[n] != ' ' && s[n] != '\t' || len(trim(s[n:])) == 0 {
		return 0, false
	}
	return n, ordinal
}

// isRule reports whether s is a thematic break.
func isRule(s []byte) bool {
	marks := 0
	for _, c := range s {
		switch {
		case c == ' ' || c == '\t':
		case c != s[0] || c != '-' && c != '*' && c != '_':
			return false
		default:
			marks++
		}
	}
	return marks >= 3
}

// opensBlock reports whether content, without its margin, begins a block of its own
// even in the middle of a paragraph, which ends a table (GFM 0.29, 4.10). List
// items and quotes are told by the margin.
func opensBlock(content []byte) bool {
	if len(content) == 0 {
		return false
	}
	switch content[0] {
	case '#':
		rest := bytes.TrimLeft(content, "#")
		return len(content)-len(rest) <= 6 && (len(rest) == 0 || rest[0] == ' ' || rest[0] == '\t')
	case '`', '~':
		rest := bytes.TrimLeft(content, string(content[:1]))
		return len(content)-len(rest) >= 3 && (content[0] == '~' || bytes.IndexByte(rest, '`') < 0)
	case '-':
		return isRule(content) || len(bytes.Trim(content, "-")) == 0 // dashes underline a heading, too
	case '*', '_':
		return isRule(content)
	case '<':
		return opensHTML(content)
	case '[':
		return opensFootnote(content)
	}
	return false
}

// opensFootnote reports whether content begins the text of a footnote.
func opensFootnote(content []byte) bool {
	i := bytes.IndexByte(content, ']')
	return i > 2 && content[1] == '^' && i+1 < len(content) && content[i+1] == ':'
}

// htmlBlocks are the tags that begin an HTML block in the middle of a paragraph
// (CommonMark 0.31, 4.6, kinds 1 and 6).
var htmlBlocks = func() map[string]bool {
	set := map[string]bool{}
	for name := range bytes.FieldsSeq([]byte(`pre script style textarea
		address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div
		dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe
		legend li link main menu menuitem nav noframes ol optgroup option p param search section summary table
		tbody td tfoot th thead title tr track ul`)) {
		set[string(name)] = true
	}
	return set
}()

// opensHTML reports whether content, which begins with '<', begins an HTML block.
func opensHTML(content []byte) bool {
	s := content[1:]
	if len(s) > 0 && (s[0] == '!' || s[0] == '?') {
		return true
	}
	s = bytes.TrimPrefix(s, []byte("/"))
	n := 0
	for n < len(s) && n < len("blockquote") && ('a' <= s[n]|0x20 && s[n]|0x20 <= 'z' || '0' <= s[n] && s[n] <= '9') {
		n++
	}
	if !htmlBlocks[string(bytes.ToLower(s[:n]))] {
		return false
	}
	return n == len(s) || strings.IndexByte(" \t>/", s[n]) >= 0
}

// trim is s without the white space at its ends.
func trim(s []byte) []byte { return bytes.Trim(s, white) }

// white is the white space that is trimmed off a cell.
const white = " \t\v\f\r"
