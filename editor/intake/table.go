package intake

import (
	"regexp"
	"strings"

	"galley/editor/safe"
)

// tabled returns a table with what stands above it, or what is in it if it only places things.
func tabled(b *block) []*block {
	g, ok := grid(b)
	var out []*block
	for _, c := range b.children {
		switch {
		case c.kind == caption:
			out = append(out, c.children...)
		case c.kind != row:
			out = append(out, c)
		case !ok:
			for _, cell := range c.children {
				out = append(out, cell.children...)
			}
		}
	}
	if ok {
		out = append(out, g)
	}
	return out
}

// grid turns a table, whose cells hold blocks, into one whose cells hold running text, all rows of one length, without
// empty rows and columns at the ends. It reports false for a table that only places things: one with a table, heading or
// list in it that has a single column or row, and one that a GFM table cannot hold.
func grid(b *block) (*block, bool) {
	var rows []*block
	for _, c := range b.children {
		if c.kind == row && len(c.children) > 0 {
			rows = append(rows, c)
		}
	}
	if len(rows) == 0 || b.info == "presentation" || b.info == "none" || holdsBlocks(rows) {
		return nil, false
	}
	columns, cells, ok := spanned(rows)
	if !ok || columns < 2 {
		return nil, false
	}
	cells, columns = trimTable(cells, columns)
	if len(cells) == 0 || columns < 2 {
		return nil, false
	}
	out := &block{kind: table}
	for _, line := range cells {
		r := &block{kind: row}
		for i := range columns {
			if i < len(line) && line[i] != nil {
				r.add(line[i])
			} else {
				r.add(&block{kind: cell})
			}
		}
		out.add(r)
	}
	for _, c := range out.children[0].children {
		c.runs = unmarked(c.runs, strong)
	}
	alignColumns(out)
	return out, true
}

// holdsBlocks tells whether a cell holds what must not be squeezed into a line.
func holdsBlocks(rows []*block) bool {
	for _, r := range rows {
		for _, c := range r.children {
			for _, b := range c.children {
				switch b.kind {
				case table, heading, quote, code, defList:
					return true
				}
			}
		}
	}
	return false
}

// spanned lays the cells out with those that span several put in the first place, nothing in the others.
func spanned(rows []*block) (columns int, cells [][]*block, ok bool) {
	taken := map[int]int{} // column → rows still covered by a cell from above
	total, placed := 0, 0
	for _, r := range rows {
		var line []*block
		for _, c := range r.children {
			for taken[len(line)] > 0 {
				taken[len(line)]--
				line = append(line, nil)
			}
			at := len(line)
			line = append(line, cellOf(c))
			for range min(max(c.colspan, 1), maxSpan) - 1 {
				line = append(line, nil)
			}
			if down := min(c.rowspan, maxSpan); down > 1 {
				for i := at; i < len(line); i++ {
					taken[i] = down - 1
				}
			}
			total++
		}
		for taken[len(line)] > 0 {
			taken[len(line)]--
			line = append(line, nil)
		}
		columns = max(columns, len(line))
		cells = append(cells, line)
		if placed += len(line); placed > safe.Default.TableCells && placed > 4*total {
			return 0, nil, false
		}
	}
	// Short rows are filled up, so a single long one could make a table of any size.
	full := columns * len(rows)
	return columns, cells, full <= safe.Default.TableCells || full <= 4*total
}

const maxSpan = 100

// cellOf returns a cell with the text of its blocks, a line for each.
func cellOf(c *block) *block {
	out := &block{kind: cell, align: c.align, header: c.header}
	var collect func([]*block)
	collect = func(blocks []*block) {
		for _, b := range blocks {
			if len(b.runs) > 0 {
				if len(out.runs) > 0 {
					out.runs = append(out.runs, run{kind: lineBreak})
				}
				out.runs = append(out.runs, b.runs...)
			}
			collect(b.children)
		}
	}
	collect(c.children)
	return out
}

// trimTable drops rows and columns without text at the end, and rows without text anywhere.
func trimTable(cells [][]*block, columns int) ([][]*block, int) {
	kept := cells[:0]
	width := 0
	for _, line := range cells {
		used := 0
		for i, c := range line {
			if c != nil && len(c.runs) > 0 {
				used = i + 1
			}
		}
		if used > 0 {
			kept = append(kept, line)
		}
		width = max(width, used)
	}
	return kept, min(width, columns)
}

// alignColumns gives each column the alignment of its cells: what all say, or to the right for numbers.
func alignColumns(t *block) {
	for i, head := range t.children[0].children {
		rows := t.children[1:]
		if len(rows) == 0 {
			return
		}
		said, numbers, filled := alignNone, true, 0
		for _, r := range rows {
			c := r.children[i]
			if len(c.runs) == 0 {
				continue
			}
			if filled == 0 {
				said = c.align
			} else if c.align != said {
				said = alignNone
			}
			filled++
			numbers = numbers && isFigure(plain(c.runs))
		}
		if filled > 0 && numbers && said == alignNone {
			said = alignRight
		}
		head.align = said
	}
}

var figures = regexp.MustCompile(`^[(]?[-+−–±~≈<>]?\s?(?:[$€£¥₹]|[A-Z]{3}\s)?\s?[-+−]?[0-9][0-9.,'’\x{202f} ]*\s?(?:%|‰|[$€£¥₹]|[A-Z]{3}|[kKmM]|bn|mn)?[)]?$`)

// isFigure tells a number as tables show it, with its currency or percent sign.
func isFigure(s string) bool {
	s = strings.TrimSpace(s)
	return len(s) > 0 && len(s) <= 32 && figures.MatchString(s) && !dated.MatchString(s)
}

var dated = regexp.MustCompile(`^[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4}$`)
