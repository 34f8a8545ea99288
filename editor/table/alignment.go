package table

import (
	"bytes"
	"strings"
)

// Alignment is how a column is aligned.
type Alignment uint8

// The alignments.
const (
	AlignNone Alignment = iota
	AlignLeft
	AlignCenter
	AlignRight
)

// readDelimiter is the alignments of the columns that a line sets as the delimiter
// row of a table; nil when it is none. A line of bare dashes is none: it is a
// heading's or a rule.
func readDelimiter(content []byte) []Alignment {
	content = trim(content)
	if len(content) == 0 || strings.IndexByte("|:-", content[0]) < 0 {
		return nil
	}
	marks := false
	for _, c := range content {
		switch c {
		case '|', ':':
			marks = true
		case '-', ' ', '\t':
		default:
			return nil
		}
	}
	if !marks {
		return nil
	}
	var out []Alignment
	for _, cell := range cut(content).cells {
		a, ok := readAlignment(trim(content[cell.From:cell.To]))
		if !ok {
			return nil
		}
		out = append(out, a)
	}
	return out
}

// readAlignment is what one cell of a delimiter row says.
func readAlignment(cell []byte) (Alignment, bool) {
	left := bytes.HasPrefix(cell, []byte(":"))
	right := len(cell) > 1 && bytes.HasSuffix(cell, []byte(":"))
	dashes := bytes.TrimSuffix(bytes.TrimPrefix(cell, []byte(":")), []byte(":"))
	if len(dashes) == 0 || len(bytes.Trim(dashes, "-")) > 0 {
		return AlignNone, false
	}
	switch {
	case left && right:
		return AlignCenter, true
	case left:
		return AlignLeft, true
	case right:
		return AlignRight, true
	}
	return AlignNone, true
}

// delimiterCell is the cell of a delimiter row that sets an alignment, columns wide
// or as narrow as it gets.
func (a Alignment) delimiterCell(columns int) string {
	left, right := "", ""
	if a == AlignLeft || a == AlignCenter {
		left = ":"
	}
	if a == AlignRight || a == AlignCenter {
		right = ":"
	}
	dashes := max(1, columns-len(left)-len(right))
	return left + strings.Repeat("-", dashes) + right
}
