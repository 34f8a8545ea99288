package table

import (
	"bytes"
	"iter"
	"strings"

	"galley/editor/text"
)

// pieces is how the content of a row is cut into cells.
type pieces struct {
	lead, trail bool        // a pipe before the first cell, and after the last one
	cells       []text.Span // what is between the pipes, white space included
}

// cut cuts the content of a row, trimmed. A pipe ends a cell unless a backslash
// stands right before it, in a code span too (GFM 0.29, 4.10). A row has at least
// one cell.
func cut(content []byte) pieces {
	var p pieces
	from := 0
	p.cells = make([]text.Span, 0, bytes.Count(content, []byte("|"))+1)
	if len(content) > 0 && content[0] == '|' {
		p.lead = true
		from = 1
	}
	for i := from; ; {
		n := bytes.IndexByte(content[i:], '|')
		if n < 0 {
			break
		}
		i += n
		if i > 0 && content[i-1] == '\\' {
			i++
			continue
		}
		p.cells = append(p.cells, text.Span{From: from, To: i})
		i++
		from = i
	}
	p.trail = from == len(content) && len(p.cells) > 0
	if !p.trail {
		p.cells = append(p.cells, text.Span{From: from, To: len(content)})
	}
	return p
}

// row is one line of a table.
type row struct {
	pieces
	content []byte
	span    text.Span // of the content in the document
}

// cell is the bytes of a cell, padding included; nil where the row is too short.
func (r row) cell(column int) []byte {
	if column >= len(r.cells) {
		return nil
	}
	return r.content[r.cells[column].From:r.cells[column].To]
}

// value is the bytes of a cell without its padding.
func (r row) value(column int) []byte { return trim(r.cell(column)) }

// valueSpan is where the value of a cell is in the document. In an empty cell it is
// where a writer begins to type: behind one space, when there is another to stay
// behind the caret.
func (r row) valueSpan(column int) text.Span {
	cell := r.cell(column)
	at := r.span.From + r.cells[column].From
	left := len(cell) - len(bytes.TrimLeft(cell, white))
	if left == len(cell) {
		at += min(1, len(cell)/2)
		return text.Span{From: at, To: at}
	}
	return text.Span{From: at + left, To: at + left + len(trim(cell))}
}

// column is the column of an offset in the document.
func (r row) column(off int) int {
	for c, cell := range r.cells {
		if off <= r.span.From+cell.To {
			return c
		}
	}
	return len(r.cells) - 1
}

// empty reports whether no cell has a value.
func (r row) empty() bool {
	return len(bytes.Trim(r.content, white+"|")) == 0
}

// spaced reports whether the writer puts spaces between pipes and values.
func (r row) spaced() bool {
	known := false
	for c, cell := range r.cells {
		b := r.content[cell.From:cell.To]
		if len(b) == 0 || len(trim(b)) == 0 && len(b) < 2 {
			continue
		}
		if c > 0 || r.lead {
			known = true
			if b[0] == ' ' {
				return true
			}
		}
		if c < len(r.cells)-1 || r.trail {
			known = true
			if b[len(b)-1] == ' ' {
				return true
			}
		}
	}
	return !known
}

// ends yields the columns where the cells end; the end of a last cell without a pipe
// is -1, as it is nowhere.
func (r row) ends() iter.Seq2[int, int] {
	return func(yield func(column, stop int) bool) {
		at := 0
		for c, cell := range r.cells {
			if c > 0 || r.lead {
				at++
			}
			at += Width(r.content[cell.From:cell.To])
			stop := at
			if c == len(r.cells)-1 && !r.trail {
				stop = -1
			}
			if !yield(c, stop) {
				return
			}
		}
	}
}

// stops is the columns of ends.
func (r row) stops() []int {
	var out []int
	for _, stop := range r.ends() {
		out = append(out, stop)
	}
	return out
}

// linesUp reports whether the pipes of the row are below those of another, given by
// its stops, as far as both go.
func (r row) linesUp(stops []int) bool {
	for c, stop := range r.ends() {
		if c < len(stops) && stop != stops[c] && stop >= 0 && stops[c] >= 0 {
			return false
		}
	}
	return true
}

// draft is a row being rewritten. Its cells are padded on both sides also where
// the row has no outer pipe.
type draft struct {
	lead, trail bool
	pad         string
	delimiter   bool
	cells       []string
}

// draft is the row, ready to be rewritten.
func (r row) draft() draft {
	d := draft{lead: r.lead, trail: r.trail, cells: make([]string, len(r.cells), len(r.cells)+1)}
	if r.spaced() {
		d.pad = " "
	}
	content := string(r.content)
	for c, cell := range r.cells {
		d.cells[c] = content[cell.From:cell.To]
	}
	if !d.lead {
		d.cells[0] = d.pad + d.cells[0]
	}
	if last := len(d.cells) - 1; !d.trail {
		d.cells[last] += d.pad
	}
	return d
}

// blank is an empty cell, so many columns wide, or as narrow as it gets.
func (d draft) blank(columns int) string {
	return strings.Repeat(" ", max(1, 2*len(d.pad), columns))
}

// String is the content of the row. Where an outer pipe is missing, it gets one if
// the row would lose an empty cell without, or not be a row at all: dashes alone
// underline a heading.
func (d draft) String() string {
	last := len(d.cells) - 1
	if !d.lead {
		s := []byte(d.join())
		m := readMargin(s)
		d.lead = isBlank(d.cells[0]) || m.items > 0 || m.quotes > 0 || opensBlock(s) || d.delimiter && last == 0
	}
	d.trail = d.trail || isBlank(d.cells[last])
	return d.join()
}

// join is the cells with the pipes between and around them.
func (d draft) join() string {
	size := 2
	for _, cell := range d.cells {
		size += len(cell) + 1
	}
	var b strings.Builder
	b.Grow(size)
	for c, cell := range d.cells {
		if c > 0 || d.lead {
			b.WriteByte('|')
		} else {
			cell = strings.TrimLeft(cell, white)
		}
		closed := d.trail || c < len(d.cells)-1
		if !closed {
			cell = strings.TrimRight(cell, white)
		}
		b.WriteString(cell)
		if closed && strings.HasSuffix(cell, `\`) {
			b.WriteByte(' ') // the backslash would escape the pipe
		}
	}
	if d.trail {
		b.WriteByte('|')
	}
	return b.String()
}

func isBlank(s string) bool { return strings.Trim(s, white) == "" }
