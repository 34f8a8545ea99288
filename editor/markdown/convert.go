package markdown

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	gmtext "github.com/yuin/goldmark/text"

	"galley/editor/safe"
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

// fill runs the inline phase and gives every top-level block of the piece its Block; false when stopped.
func (p *piece) fill(g *grammar, l *labels, stop func() bool) bool {
	c := &converter{piece: p, grammar: g, stop: stop, str: string(p.src[:p.end])}
	c.phase = newInlinePhase(g, p.src, l)
	for i := range p.tops {
		if stop != nil && stop() {
			return false
		}
		t := &p.tops[i]
		c.top = t.Span.From - p.base
		end := c.top + t.Span.Len()
		if p.tooDeep(i) {
			t.Block = &Block{Kind: Plain, Span: text.Span{To: t.Span.Len()}, Text: c.str[c.top:end], Note: noteDepth}
			continue
		}
		t.Block = c.block(p.nodes[i], c.top, end)
		p.root.RemoveChild(p.root, p.nodes[i]) // goldmark's nodes are several times larger than ours: let go of them
		p.nodes[i] = nil
		t.mentions = c.phase.takeMentions()
	}
	return true
}

// converter turns goldmark's blocks into ours.
type converter struct {
	*piece
	grammar *grammar
	phase   *inlinePhase
	stop    func() bool
	str     string // src as a string that the tree's texts are cut from
	top     int    // offset of the current top-level block in src
	quotes  int    // around the current block
}

// block converts one node that lies in from..to of the source.
func (c *converter) block(n ast.Node, from, to int) *Block {
	b := &Block{Span: text.Span{From: from - c.top, To: to - c.top}}
	switch n := n.(type) {
	case *ast.Paragraph:
		c.leaf(b, n.Lines())
		c.figure(b)
	case *ast.TextBlock:
		b.Tight = true
		c.leaf(b, n.Lines())
	case *ast.Heading:
		b.Kind, b.Level = Heading, n.Level
		c.leaf(b, n.Lines())
	case *ast.List:
		b.Kind, b.Ordered, b.Tight = List, n.IsOrdered(), n.IsTight
		if b.Ordered {
			b.Level = n.Start
		}
		c.children(b, n, to)
	case *ast.ListItem:
		b.Kind = Item
		c.item(b, n, to)
	case *ast.Blockquote:
		b.Kind = Quote
		c.quote(b, n, to)
	case *ast.CodeBlock:
		b.Kind, b.Text = Code, joined(c.src, n.Lines())
	case *ast.FencedCodeBlock:
		b.Kind, b.Text = Code, joined(c.src, n.Lines())
		if n.Info != nil {
			b.Info = resolve(string(n.Info.Segment.Value(c.src)))
		}
	case *ast.HTMLBlock:
		b.Kind, b.Text = HTMLBlock, joined(c.src, n.Lines())
		if n.HasClosure() {
			b.Text += string(n.ClosureLine.Value(c.src))
		}
	case *ast.ThematicBreak:
		b.Kind = Rule
	case *ast.LinkReferenceDefinition:
		b.Kind, b.Label = LinkDef, string(n.Label)
		b.Info, b.Text = resolve(string(n.Destination)), resolve(string(n.Title))
	case *extast.Table:
		b.Kind = Table
		c.table(b, n, to)
	case *extast.Footnote:
		c.footnote(b, n, to)
	case *extast.DefinitionList:
		b.Kind = DefList
		c.children(b, n, to)
	case *extast.DefinitionTerm:
		b.Kind = DefTerm
		c.leaf(b, n.Lines())
	case *extast.DefinitionDescription:
		b.Kind, b.Tight = DefDesc, n.IsTight
		c.children(b, n, to)
	default:
		b.Kind, b.Text = Plain, c.str[from:to]
	}
	return b
}

// children converts the children of n, which lies before to, each reaching to the next one.
func (c *converter) children(b *Block, n ast.Node, to int) {
	if n.ChildCount() == 0 {
		return
	}
	b.Children = make([]*Block, 0, n.ChildCount())
	from := max(startOf(n.FirstChild()), c.top+b.Span.From)
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		next := to
		if sibling := child.NextSibling(); sibling != nil {
			next = min(max(startOf(sibling), from), to)
		}
		from = min(from, next)
		end := from + len(trimEnd(c.src[from:next], c.quotes))
		b.Children = append(b.Children, c.block(child, from, end))
		from = next
	}
}

// item converts a list item; the box of a task is taken off its first line.
func (c *converter) item(b *Block, n *ast.ListItem, to int) {
	if first := n.FirstChild(); c.grammar.gfm && first != nil {
		switch first.(type) {
		case *ast.Paragraph, *ast.TextBlock:
			b.Task, b.Checked = takeTask(c.src, first.Lines())
		}
	}
	c.children(b, n, to)
}

// takeTask takes a task's box off the lines, when there is one followed by white space.
func takeTask(src []byte, lines *gmtext.Segments) (task, checked bool) {
	if lines.Len() == 0 {
		return false, false
	}
	seg := lines.At(0)
	line := seg.Value(src)
	if len(line) < 3 || line[0] != '[' || line[2] != ']' || !strings.ContainsRune(" \txX", rune(line[1])) {
		return false, false
	}
	rest := bytes.TrimLeft(line[3:], " \t\r\n")
	if len(line) > 3 && len(rest) == len(line)-3 {
		return false, false
	}
	if len(rest) == 0 {
		lines.SetSliced(1, lines.Len())
	} else {
		lines.Set(0, gmtext.NewSegment(seg.Stop-len(rest), seg.Stop))
	}
	return true, line[1] == 'x' || line[1] == 'X'
}

// calloutSorts are GitHub's sorts of callouts.
var calloutSorts = []string{"note", "tip", "important", "warning", "caution"}

// quote converts a quote, or a callout if its first line is the sort in brackets and nothing else.
func (c *converter) quote(b *Block, n *ast.Blockquote, to int) {
	if c.grammar.articles {
		if p, ok := n.FirstChild().(*ast.Paragraph); ok && p.Lines().Len() > 0 {
			first := p.Lines().At(0)
			line := strings.ToLower(strings.TrimSpace(string(first.Value(c.src))))
			if s, ok := strings.CutPrefix(line, "[!"); ok {
				if s, ok = strings.CutSuffix(s, "]"); ok && slices.Contains(calloutSorts, s) {
					b.Kind, b.Label = Callout, s
					p.Lines().SetSliced(1, p.Lines().Len())
					if p.Lines().Len() == 0 {
						n.RemoveChild(n, p)
					}
				}
			}
		}
	}
	c.quotes++
	c.children(b, n, to)
	c.quotes--
}

// footnote converts a definition; one beyond the limit is shown as text.
func (c *converter) footnote(b *Block, n *extast.Footnote, to int) {
	if !c.phase.pc.hasNote(noteMark + labelKey(string(n.Ref))) {
		b.Kind, b.Note = Plain, noteFootnotes
		b.Text = c.str[c.top+b.Span.From : c.top+b.Span.To]
		return
	}
	b.Kind, b.Label = FootnoteDef, string(n.Ref)
	c.children(b, n, to)
}

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

// figure makes a paragraph that is one image with a title a figure.
func (c *converter) figure(b *Block) {
	if c.grammar.articles && len(b.Inlines) == 1 && b.Inlines[0].Kind == Image && b.Inlines[0].Title != "" {
		b.Kind = Figure
	}
}

// leaf gives b the inlines of the lines, or their text as it is when they are beyond a limit.
func (c *converter) leaf(b *Block, lines *gmtext.Segments) {
	if lines.Len() == 0 {
		return
	}
	if b.Kind != Cell { // a quote mark that is text ends where a line of quote marks would
		b.Span.To = max(b.Span.To, lines.At(lines.Len()-1).Stop-c.top)
	}
	note := c.beyond(lines)
	if note == "" {
		in := &inliner{phase: c.phase, src: c.str, base: c.top, cell: b.Kind == Cell}
		if seg := lines.At(0); lines.Len() == 1 && unmarked(seg.Value(c.src)) {
			b.Inlines = in.verbatim(nil, seg.Start, seg.Stop)
			return
		}
		b.Inlines = in.children(nil, c.phase.run(lines), 0)
		return
	}
	b.Note = note
	if b.Kind == Paragraph {
		b.Kind, b.Text = Plain, joined(c.src, lines)
		return
	}
	// A heading or a cell stays what it is, for the outline and the table's shape.
	in := &inliner{phase: c.phase, src: c.str, base: c.top}
	for i := range lines.Len() {
		seg := lines.At(i)
		b.Inlines = in.verbatim(b.Inlines, seg.Start, seg.Stop)
	}
}

// beyond returns the note of the limit that the lines are beyond, "" for none.
func (c *converter) beyond(lines *gmtext.Segments) string {
	if len(c.tables) > 0 && c.marked(c.tables, lines.At(0).Stop, lines.At(0).Stop+1) {
		return noteTable
	}
	size, marks, steps := 0, 0, 0
	for i := range lines.Len() {
		seg := lines.At(i)
		size += seg.Len()
		if size > safe.Default.InlineRun {
			return noteInlineRun
		}
		marks += countMarks(c.src[seg.Start:seg.Stop])
		steps += destinationSteps(c.src[seg.Start:seg.Stop])
	}
	if marks > safe.Default.InlineMarks || steps > maxDestinationSteps*size {
		return noteMarks
	}
	return ""
}

// maxDestinationSteps bounds how often goldmark reads a byte of running text as a part of some link's destination; in
// ordinary text it is once.
const maxDestinationSteps = 32

// destinationSteps returns how many bytes goldmark reads behind all ]( of a line: up to a space or a closing bracket.
func destinationSteps(line []byte) int {
	if bytes.Count(line, []byte("](")) < maxDestinationSteps {
		return 0
	}
	steps, stop := 0, len(line)
	for i := len(line) - 1; i > 0; i-- {
		switch line[i] {
		case ' ', '\t', '\n', ')':
			stop = i
		case '(':
			if line[i-1] == ']' {
				steps += stop - i
			}
		}
	}
	return steps
}

// unmarked tells whether a line is nothing but words, which need no inline phase: most cells, items and headings.
func unmarked(line []byte) bool {
	for _, b := range line {
		if marking[b] {
			return false
		}
	}
	return len(line) > 0 && line[len(line)-1] != ' ' && !bytes.Contains(line, []byte("www."))
}

// marking are the bytes that an inline construct may begin or end with, and those that white space is made of at a
// line's ends.
var marking = func() (set [256]bool) {
	for _, b := range []byte("\\`*_~[]<>!&@:\x00\t\n\v\f\r") {
		set[b] = true
	}
	return set
}()

// countMarks counts what could open or close a mark; a run of stars or backticks counts once.
func countMarks(line []byte) int {
	n := 0
	var last byte
	for _, b := range line {
		switch b {
		case '[', ']', '<', '!':
			n++
		case '*', '_', '~', '`':
			if b != last {
				n++
			}
		}
		last = b
	}
	return n
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
