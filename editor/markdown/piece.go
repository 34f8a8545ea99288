package markdown

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"galley/editor/text"
)

// piece is a skeleton with the extents of its top-level blocks: what lies between the two phases.
type piece struct {
	*skeleton
	base  int // offset of src in the document
	nodes []ast.Node
	tops  []Top // without Block yet
}

// pieceOf measures the top-level blocks of a skeleton whose source stands at base in the document.
func (g *grammar) pieceOf(s *skeleton, base int) *piece {
	p := &piece{skeleton: s, base: base}
	for n := s.root.FirstChild(); n != nil; n = n.NextSibling() {
		at := startOf(n)
		if at < 0 || at > s.end {
			at = s.end
		}
		at = bytes.LastIndexByte(s.src[:at], '\n') + 1
		if len(p.tops) > 0 {
			at = max(at, p.tops[len(p.tops)-1].Span.From-base)
		}
		o := &origin{clean: s.isClean(at)}
		p.nodes = append(p.nodes, n)
		p.tops = append(p.tops, Top{Span: text.Span{From: base + at}, origin: o})
	}
	for i := range p.tops {
		t := &p.tops[i]
		end := s.end
		if i+1 < len(p.tops) {
			end = p.tops[i+1].Span.From - base
		}
		from := t.Span.From - base
		t.Span.To = base + from + len(trimEnd(s.src[from:end], 0))
		if !p.tooDeep(i) {
			p.define(t.origin, p.nodes[i])
		}
	}
	return p
}

// tooDeep tells whether the block is nested beyond the limit.
func (p *piece) tooDeep(i int) bool {
	if p.cut && i == len(p.tops)-1 {
		return true
	}
	from, end := p.tops[i].Span.From-p.base, p.end
	if i+1 < len(p.tops) {
		end = p.tops[i+1].Span.From - p.base
	}
	return p.marked(p.deep, from, end)
}

// marked tells whether one of the ascending places lies in from..to.
func (s *skeleton) marked(places []int, from, to int) bool {
	i, _ := slices.BinarySearch(places, from)
	return i < len(places) && places[i] < to
}

// define collects the definitions below n in source order.
func (p *piece) define(o *origin, n ast.Node) {
	switch n := n.(type) {
	case *ast.LinkReferenceDefinition:
		d := definition{key: labelKey(string(n.Label)), dest: string(n.Destination), title: string(n.Title)}
		o.defs = append(o.defs, d)
		return
	case *extast.Footnote:
		o.defs = append(o.defs, definition{key: noteMark + labelKey(string(n.Ref))})
	}
	if n.Type() == ast.TypeInline || n.IsRaw() {
		return
	}
	for c := n.FirstChild(); c != nil && c.Type() == ast.TypeBlock; c = c.NextSibling() {
		p.define(o, c)
	}
}

// startOf returns where a block begins, -1 when goldmark does not know. A definition list is placed at its first colon,
// its first term comes before; a table at the paragraph it was cut from.
func startOf(n ast.Node) int {
	if n == nil {
		return -1
	}
	switch n.Kind() {
	case extast.KindDefinitionList:
		return startOf(n.FirstChild())
	case extast.KindTable:
		header := n.FirstChild()
		if header == nil {
			return n.Pos()
		}
		if header.Pos() >= 0 {
			return header.Pos()
		}
		for c := header.FirstChild(); c != nil; c = c.NextSibling() {
			if c.Lines().Len() > 0 {
				return c.Lines().At(0).Start
			}
		}
	}
	if n.Pos() >= 0 {
		return n.Pos()
	}
	if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
		return n.Lines().At(0).Start
	}
	return startOf(n.FirstChild())
}

// trimEnd drops white space at the end of a block's source, and whole lines of nothing but the marks of the quotes that
// the block stands in.
func trimEnd(s []byte, quotes int) []byte {
	for {
		s = bytes.TrimRight(s, " \t\r\n")
		line := bytes.LastIndexByte(s, '\n') + 1
		marks := bytes.Count(s[line:], []byte(">"))
		if line == 0 || marks == 0 || marks > quotes || len(bytes.Trim(s[line:], "> \t")) > 0 {
			return s
		}
		s = s[:line]
	}
}
