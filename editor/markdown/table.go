package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"galley/editor/text"
)

// table converts a table; the cells that fill up short rows are one and the same block for each column.
func (c *converter) table(b *Block, n *extast.Table, to int) {
	empty := make([]*Block, len(n.Alignments))
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		row := &Block{Kind: Row, Header: r.Kind() == extast.KindTableHeader}
		row.Children = make([]*Block, 0, r.ChildCount())
		row.Span = c.rowSpan(r, to)
		for i, cell := 0, r.FirstChild(); cell != nil; i, cell = i+1, cell.NextSibling() {
			align := AlignNone
			if i < len(n.Alignments) {
				align = alignOf(n.Alignments[i])
			}
			if cell.Lines().Len() == 0 && !row.Header && i < len(empty) {
				if empty[i] == nil {
					empty[i] = &Block{Kind: Cell, Align: align, Span: text.Span{From: -1, To: -1}}
				}
				row.Children = append(row.Children, empty[i])
				continue
			}
			child := &Block{Kind: Cell, Align: align, Header: row.Header, Span: text.Span{From: -1, To: -1}}
			if cell.Lines().Len() > 0 {
				seg := cell.Lines().At(0)
				child.Span = text.Span{From: seg.Start - c.top, To: seg.Stop - c.top}
				c.leaf(child, cell.Lines())
			}
			row.Children = append(row.Children, child)
		}
		b.Children = append(b.Children, row)
	}
}

// rowSpan returns the line of a row.
func (c *converter) rowSpan(r ast.Node, to int) text.Span {
	at := r.Pos()
	if first := r.FirstChild(); at < 0 && first != nil && first.Lines().Len() > 0 {
		at = first.Lines().At(0).Start
	}
	if at < 0 || at > to {
		return text.Span{From: -1, To: -1}
	}
	end := to
	if i := bytes.IndexByte(c.src[at:to], '\n'); i >= 0 {
		end = at + len(trimEnd(c.src[at:at+i], 0))
	}
	return text.Span{From: at - c.top, To: end - c.top}
}

func alignOf(a extast.Alignment) Align {
	switch a {
	case extast.AlignLeft:
		return AlignLeft
	case extast.AlignCenter:
		return AlignCenter
	case extast.AlignRight:
		return AlignRight
	}
	return AlignNone
}
