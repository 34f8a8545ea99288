package intake

import (
	"strings"

	"galley/editor/safe"
)

// Cells turns cells of a spreadsheet, as it puts them on a clipboard as plain text, into a table of Markdown: a line for
// each row, tabs between cells, quotes around a cell that holds line breaks, tabs or quotes. It reports false for text
// that only happens to hold tabs: rows of different lengths, a single column, indented lines, code.
func Cells(plain string) (markdown string, ok bool) {
	rows, ok := cellsOf(Plain(plain))
	if !ok {
		return "", false
	}
	t := &block{kind: table}
	for _, line := range rows {
		r := &block{kind: row}
		for _, s := range line {
			c := &block{kind: cell}
			for i, l := range strings.Split(s, "\n") {
				if i > 0 {
					c.runs = append(c.runs, run{kind: lineBreak})
				}
				if l = strings.TrimSpace(tidied(l)); l != "" {
					c.runs = append(c.runs, run{text: l})
				}
			}
			c.runs = trimmed(c.runs)
			r.add(c)
		}
		t.add(r)
	}
	alignColumns(t)
	var w writer
	return w.document([]*block{t}), true
}

// cellsOf reads rows of cells that are alike in number.
func cellsOf(s string) (rows [][]string, ok bool) {
	if !strings.Contains(s, "\t") || strings.ContainsRune(s, 0) {
		return nil, false
	}
	s = strings.TrimRight(s, "\n")
	filled, indented, total := 0, 0, 0
	for len(s) > 0 {
		var line []string
		for {
			var cell string
			var end byte
			cell, end, s = cutCell(s)
			line = append(line, cell)
			if strings.TrimSpace(cell) != "" {
				filled++
			}
			if end != '\t' {
				break
			}
		}
		if len(rows) > 0 && len(line) != len(rows[0]) || len(line) < 2 {
			return nil, false
		}
		if total += len(line); total > safe.Default.TableCells {
			return nil, false
		}
		if strings.TrimSpace(line[0]) == "" {
			indented++
		}
		rows = append(rows, line)
	}
	// A first column without a word in it is an indent.
	if filled < 2 || indented == len(rows) || looksLikeCode(rows) {
		return nil, false
	}
	return rows, true
}

// cutCell cuts the first cell off s, and says which character ended it: a tab, a line feed, or 0 for the end.
func cutCell(s string) (cell string, end byte, rest string) {
	if strings.HasPrefix(s, `"`) {
		for i := 1; i < len(s); i++ {
			if s[i] != '"' {
				continue
			}
			if i+1 < len(s) && s[i+1] == '"' {
				i++
				continue
			}
			if i+1 == len(s) {
				return strings.ReplaceAll(s[1:i], `""`, `"`), 0, ""
			}
			if c := s[i+1]; c == '\t' || c == '\n' {
				return strings.ReplaceAll(s[1:i], `""`, `"`), c, s[i+2:]
			}
			break // a quotation, not a quoted cell
		}
	}
	i := strings.IndexAny(s, "\t\n")
	if i < 0 {
		return s, 0, ""
	}
	return s[:i], s[i], s[i+1:]
}

// looksLikeCode tells lines of a program: most end as statements do.
func looksLikeCode(rows [][]string) bool {
	n := 0
	for _, line := range rows {
		if last := strings.TrimSpace(line[len(line)-1]); last != "" && strings.ContainsRune("{};", rune(last[len(last)-1])) {
			n++
		}
	}
	return 2*n > len(rows)
}
