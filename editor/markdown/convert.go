package markdown

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	gmtext "github.com/yuin/goldmark/text"

	"galley/editor/text"
)

// fill runs the inline phase and gives every top-level block of the piece its Block; false when stopped.
func (p *piece) fill(g *grammar, l *labels, stop func() bool) bool {
	c := &converter{piece: p, grammar: g, str: string(p.src[:p.end])}
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
	if b.Kind == Paragraph || b.Kind == Heading && note == noteInlineRun {
		b.Kind, b.Text = Plain, joined(c.src, lines)
		return
	}
	// A heading that a reader could read or a cell stays what it is, for the outline and the table's shape.
	in := &inliner{phase: c.phase, src: c.str, base: c.top}
	for i := range lines.Len() {
		seg := lines.At(i)
		b.Inlines = in.verbatim(b.Inlines, seg.Start, seg.Stop)
	}
}
