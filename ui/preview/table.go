package preview

import (
	"image"

	"galley/editor/markdown"
)

const (
	cellPadX    = 14 // right of a cell
	cellPadY    = 7
	cellLeast   = 44  // narrowest column, CSS pixels
	cellComfort = 150 // a column is not made narrower than this to avoid sliding, unless its content is
	tailHeight  = 12
	tableSample = 600 // cells that are measured for the widths; the others are estimated
	manyColumns = 48  // beyond this only the columns in view are set
)

// table is what the rows of a table share: the widths of its columns, and how far it was slid to the left. Widths are
// made at the first layout, by the rule of CSS's automatic tables: every column gets what its longest word needs, and
// what is left is shared by what the columns would like.
type table struct {
	block  *markdown.Block
	look   *look // the widths are of this look
	cols   []int // device pixels with padding
	width  int   // their sum
	room   int   // of the column of text
	offset int   // device pixels
}

// slack is how far the table can be slid.
func (t *table) slack() int { return max(0, t.width-t.room) }

// slide moves the table by device pixels; it reports whether it moved.
func (t *table) slide(by int) bool {
	was := t.offset
	t.offset = min(max(0, t.offset+by), t.slack())
	return t.offset != was
}

// measure makes the widths for the look at hand.
func (s *setter) measure(t *table) {
	if t.look == s.look && t.room == s.right-s.left {
		return
	}
	t.look, t.room = s.look, s.right-s.left
	var least, wish []int
	left := tableSample
	for _, row := range t.block.Children {
		for c, cell := range row.Children {
			if c == len(least) {
				least, wish = append(least, s.px(cellLeast)), append(wish, s.px(cellLeast))
			}
			var lo, hi int
			if left--; left >= 0 {
				lo, hi = s.cellWidths(cell)
			} else {
				hi = int(float32(cell.Span.Len()) * s.cell.Size * 0.5)
			}
			pad := s.px(cellPadX)
			least[c], wish[c] = max(least[c], lo+pad), max(wish[c], hi+pad)
		}
	}
	t.cols = shareWidths(least, wish, t.room+s.px(cellPadX), s.px(cellComfort)) // the last cell needs no room to its right
	t.width = 0
	for _, w := range t.cols {
		t.width += w
	}
	t.width = max(0, t.width-s.px(cellPadX))
	t.offset = min(t.offset, t.slack())
}

// shareWidths gives every column between what it needs and what it would like, as room allows; comfort is the width up
// to which a column's wish is met even where room does not allow it.
func shareWidths(least, wish []int, room, comfort int) []int {
	cols := make([]int, len(least))
	needs, likes := 0, 0
	for i := range cols {
		needs += least[i]
		likes += wish[i]
	}
	for i := range cols {
		switch {
		case likes <= room:
			cols[i] = wish[i] + wish[i]*(room-likes)/max(1, likes)
		case needs <= room:
			cols[i] = least[i] + (wish[i]-least[i])*(room-needs)/max(1, likes-needs)
		default:
			cols[i] = max(least[i], min(wish[i], comfort))
		}
	}
	return cols
}

// cellWidths returns the width of a cell's longest word and of its text in one row.
func (s *setter) cellWidths(cell *markdown.Block) (least, wish int) {
	for _, p := range s.cellProses(cell) {
		word, line := float32(0), float32(0)
		for _, c := range s.shaper.Shape(p.text, p.runs).Clusters() {
			line += c.Width
			if !c.Space {
				word += c.Width
			}
			least = max(least, int(word)+1)
			if c.Break {
				word = 0
			}
		}
		wish = max(wish, int(line)+1)
	}
	return least, wish
}

// cellProses returns a cell's text; a picture in it is named by its alternative text.
func (s *setter) cellProses(cell *markdown.Block) []*prose {
	f := s.cell
	if cell.Header {
		f = s.cellHead
	}
	pieces, hasNotes := s.write(cell.Inlines, f.Style, s.page.Article.Tree)
	s.sheet.hasNotes = s.sheet.hasNotes || hasNotes
	var out []*prose
	for _, p := range pieces {
		if p.prose == nil {
			p.prose = plainProse(altText(p.picture), f.with(s.pal.Muted).Style, p.picture.Span.From)
		}
		out = append(out, p.prose)
	}
	return out
}

// tableRow sets a row of a table: as many rows of text as its highest cell has, and a hairline below.
func (s *setter) tableRow(b *markdown.Block, t *table) {
	s.measure(t)
	f := s.cell
	head := len(b.Children) > 0 && b.Children[0].Header
	if head {
		f = s.cellHead
	}
	cells := make([][]setRow, min(len(b.Children), len(t.cols)))
	rows := 1
	x := 0
	for c := range cells {
		left := x - t.offset
		x += t.cols[c]
		if len(cells) > manyColumns && (x-t.offset < 0 || left > t.room) {
			continue
		}
		for _, p := range s.cellProses(b.Children[c]) {
			cells[c] = append(cells[c], s.wrap(p, t.cols[c]-s.px(cellPadX), 0)...)
		}
		rows = max(rows, len(cells[c]))
	}
	padY, padX, line := s.px(cellPadY), s.px(cellPadX), max(1, s.px(1))
	for k := range rows {
		top := s.y
		if k == 0 {
			s.y += padY
		}
		slid := &slideOp{left: s.left, right: min(s.right, s.left+t.width), offset: t.offset}
		source := -1
		x := s.left
		for c := range cells {
			if k < len(cells[c]) {
				o := s.place(cells[c][k], f, s.columnAlign(b.Children[c].Align), x, x+t.cols[c]-padX)
				slid.ops = append(slid.ops, o)
				if source < 0 {
					source = o.prose.source(o.row.From)
				}
			}
			x += t.cols[c]
		}
		s.y += s.px(f.leading)
		if k == rows-1 {
			s.y += padY
			slid.ops = append(slid.ops, boxOp{box: image.Rect(s.left, s.y, s.left+t.width, s.y+line), color: s.pal.Line})
			s.y += line
		}
		s.sheet.rows = append(s.sheet.rows, row{top: top, height: s.y - top, ops: []op{slid}, source: source})
	}
}

// tableTail sets the scrollbar of a table that is wider than the column.
func (s *setter) tableTail(t *table) {
	s.measure(t)
	if t.slack() == 0 {
		return
	}
	h, thick := s.px(tailHeight), s.px(4)
	from, to := t.thumb()
	y := s.y + h - thick - s.px(1)
	s.row(h,
		boxOp{box: image.Rect(s.left, y, s.right, y+thick), radius: s.fine(2), color: s.pal.Hover},
		boxOp{box: image.Rect(s.left+from, y, s.left+to, y+thick), radius: s.fine(2), color: mix(s.pal.Paper, s.pal.Mark, 0.55)})
}

// thumb returns where the scrollbar's thumb lies in the room.
func (t *table) thumb() (from, to int) {
	from = t.offset * t.room / t.width
	return from, from + t.room*t.room/t.width
}

// columnAlign keeps left and right where they are, also on a page that is mirrored.
func (s *setter) columnAlign(a markdown.Align) align {
	switch {
	case a == markdown.AlignCenter:
		return alignCenter
	case a == markdown.AlignRight && !s.rtl, a == markdown.AlignLeft && s.rtl:
		return alignEnd
	}
	return alignStart
}

// altText is the alternative text of an image.
func altText(in *markdown.Inline) string { return markdown.PlainText(in.Children) }
