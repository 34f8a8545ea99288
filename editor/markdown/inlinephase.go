package markdown

import (
	"slices"
	"sort"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"
)

// inlinePhase runs the inline parsers over leaves of one piece of source, with the labels of the whole document.
type inlinePhase struct {
	grammar *grammar
	labels  *labels
	reader  *leafReader
	pc      inlineContext
}

func newInlinePhase(g *grammar, src []byte, l *labels) *inlinePhase {
	p := &inlinePhase{grammar: g, labels: l, reader: &leafReader{gmtext.NewReader(oneLine), src}}
	p.pc.phase, p.pc.Context = p, parser.NewContext()
	return p
}

// run returns a paragraph node with the inlines of the lines as its children.
func (p *inlinePhase) run(lines *gmtext.Segments) ast.Node {
	forget(p.pc.Context)
	p.pc.lines = lines
	clear(p.pc.ends)
	p.reader.SetPosition(0, gmtext.NewSegment(0, len(oneLine)))
	return p.grammar.inlines.Parse(p.reader, parser.WithContext(&p.pc)).FirstChild()
}

// takeMentions returns the keys that were asked for since the last call, sorted.
func (p *inlinePhase) takeMentions() []string {
	if len(p.pc.mentions) == 0 {
		return nil
	}
	list := p.pc.mentions
	p.pc.mentions = nil
	sort.Strings(list)
	return slices.Clip(slices.Compact(list))
}

// inlineContext answers the inline parsers' questions about labels and keeps what they do not keep.
type inlineContext struct {
	parser.Context
	phase    *inlinePhase
	lines    *gmtext.Segments
	ends     map[ast.Node]int // where links, images and code spans end
	mentions []string
}

// Reference looks a link label up, and remembers that it was asked for.
func (c *inlineContext) Reference(key string) (parser.Reference, bool) {
	c.mentions = append(c.mentions, key)
	d, ok := c.phase.labels.links[key]
	if !ok {
		return nil, false
	}
	return parser.NewReference([]byte(key), []byte(d.dest), []byte(d.title)), true
}

func (c *inlineContext) hasNote(key string) bool {
	c.mentions = append(c.mentions, key)
	return c.phase.labels.notes[key]
}

// leafReader feeds the block level of the inline grammar one line, so that leafParser is asked once.
type leafReader struct {
	gmtext.Reader
	src []byte
}

var oneLine = []byte("x\n")

// Source is what the inline parsers read.
func (r *leafReader) Source() []byte { return r.src }

// leafParser makes the one paragraph that carries the leaf's lines.
type leafParser struct{}

func (leafParser) Trigger() []byte { return nil }

func (leafParser) Open(_ ast.Node, reader gmtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	node := ast.NewParagraph()
	node.SetLines(pc.(*inlineContext).lines)
	reader.AdvanceToEOL()
	return node, parser.NoChildren
}

func (leafParser) Continue(ast.Node, gmtext.Reader, parser.Context) parser.State { return parser.Close }

func (leafParser) Close(ast.Node, gmtext.Reader, parser.Context) {}

func (leafParser) CanInterruptParagraph() bool { return true }

func (leafParser) CanAcceptIndentedLine() bool { return true }

// endKeeper remembers where the inlines of a parser end; goldmark keeps only where they begin.
type endKeeper struct{ parser.InlineParser }

func (k endKeeper) Parse(parent ast.Node, block gmtext.Reader, pc parser.Context) ast.Node {
	node := k.InlineParser.Parse(parent, block, pc)
	if node == nil {
		return nil
	}
	switch node.Kind() {
	case ast.KindLink, ast.KindImage, ast.KindCodeSpan:
		c := pc.(*inlineContext)
		if c.ends == nil {
			c.ends = map[ast.Node]int{}
		}
		_, at := block.Position()
		c.ends[node] = at.Start
	}
	return node
}

// linkParser passes on the end of the block, at which goldmark's link parser turns open brackets into text.
type linkParser struct{ endKeeper }

func (p linkParser) CloseBlock(parent ast.Node, block gmtext.Reader, pc parser.Context) {
	p.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

// noteRef is a reference to a footnote that is defined.
type noteRef struct {
	ast.BaseInline
	label      []byte
	start, end int
}

var kindNoteRef = ast.NewNodeKind("NoteRef")

func (*noteRef) Kind() ast.NodeKind { return kindNoteRef }

func (n *noteRef) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// noteRefParser reads [^label]; what has no definition is left to the link parser.
type noteRefParser struct{}

func (noteRefParser) Trigger() []byte { return []byte{'['} }

func (noteRefParser) Parse(_ ast.Node, block gmtext.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	label, n := noteLabel(line)
	if n == 0 || !pc.(*inlineContext).hasNote(noteMark+labelKey(string(label))) {
		return nil
	}
	block.Advance(n)
	return &noteRef{label: label, start: seg.Start, end: seg.Start + n}
}
