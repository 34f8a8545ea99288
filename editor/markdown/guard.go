package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"

	"galley/editor/safe"
)

// Notes of Plain blocks, for the writer.
const (
	noteInlineRun = "This paragraph is very long, so its formatting is not shown."
	noteMarks     = "This paragraph has too many formatting marks, so its formatting is not shown."
	noteDepth     = "This part is nested too deeply, so its formatting is not shown."
	noteTable     = "This table is too large, so it is shown as text."
	noteFootnotes = "There are too many footnotes, so this one is shown as text."
)

// depthGuard keeps containers from nesting beyond the limit: the line that would open one more is text of the block
// around it, which is then shown plain.
type depthGuard struct {
	parser.BlockParser
	before bool // ask before Open, as it would move the reader; not for the list parser, whose Open has to clear a flag
}

func (g depthGuard) Open(parent ast.Node, reader gmtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	deep := tooDeep(pc.OpenedBlocks())
	_, at := reader.Position()
	if deep && g.before {
		pc.(*blockContext).markDeep(at.Start)
		return nil, parser.NoChildren
	}
	node, state := g.BlockParser.Open(parent, reader, pc)
	if deep && node != nil {
		pc.(*blockContext).markDeep(at.Start)
		return nil, parser.NoChildren
	}
	return node, state
}

// tooDeep counts a list and its item as one level.
func tooDeep(open []parser.Block) bool {
	if len(open) < safe.Default.Depth {
		return false
	}
	depth := 0
	for _, b := range open {
		switch b.Node.Kind() {
		case ast.KindParagraph, ast.KindListItem:
		default:
			depth++
		}
	}
	return depth >= safe.Default.Depth
}

// maxDefinitionSteps bounds the work of taking link definitions off the head of a paragraph, which is quadratic in
// goldmark, both in the lines and in titles that are opened and not closed.
const maxDefinitionSteps = 4 << 20

// definitionGuard leaves alone a paragraph whose link definitions would take too long.
type definitionGuard struct{ parser.ParagraphTransformer }

func (g definitionGuard) Transform(p *ast.Paragraph, reader gmtext.Reader, pc parser.Context) {
	lines := p.Lines()
	n := lines.Len()
	if n == 0 {
		return
	}
	source := reader.Source()
	first := lines.At(0)
	if head := bytes.TrimLeft(first.Value(source), " "); len(head) == 0 || head[0] != '[' {
		return // goldmark would find out too, after two allocations
	}
	size, open := 0, 0
	for i := range n {
		seg := lines.At(i)
		size += seg.Len()
		open += openTitle(source[seg.Start:seg.Stop])
	}
	if n*n/2 > maxDefinitionSteps || open*size > maxDefinitionSteps {
		return
	}
	g.ParagraphTransformer.Transform(p, reader, pc)
}

// openTitle returns 1 when a line looks like a definition whose title is not closed on it.
func openTitle(line []byte) int {
	_, rest, ok := bytes.Cut(line, []byte("]:"))
	if !ok {
		return 0
	}
	i := bytes.IndexAny(rest, `"'(`)
	if i < 0 {
		return 0
	}
	closer := rest[i]
	if closer == '(' {
		closer = ')'
	}
	if bytes.IndexByte(rest[i+1:], closer) >= 0 {
		return 0
	}
	return 1
}

// tableGuard leaves alone a paragraph that would become too large a table. Short rows are filled up to the number of
// columns, so a table of k columns and k empty rows takes k² cells for 4k bytes; hence the bound by size.
type tableGuard struct{ parser.ParagraphTransformer }

func (g tableGuard) Transform(p *ast.Paragraph, reader gmtext.Reader, pc parser.Context) {
	lines := p.Lines()
	if lines.Len() < 2 {
		return
	}
	source := reader.Source()
	end := lines.At(lines.Len() - 1).Stop
	for i := 1; i < lines.Len(); i++ {
		seg := lines.At(i)
		line := source[seg.Start:seg.Stop]
		columns := delimiterColumns(line)
		if columns == 1 && !bytes.ContainsAny(line, "|:") {
			return // goldmark takes bare dashes for a delimiter row only when a line end follows them; nobody means it
		}
		cells := columns * (lines.Len() - i)
		if cells > min(safe.Default.TableCells, 64+end-lines.At(i-1).Start) {
			c := pc.(*blockContext)
			c.tables = append(c.tables, lines.At(0).Stop)
			return
		}
	}
	g.ParagraphTransformer.Transform(p, reader, pc)
}

// tableKeeper refuses to turn a paragraph into a heading or into the terms of a definition list when a table is about to
// be cut off its end: goldmark would put the table before the heading, or amid the definitions.
type tableKeeper struct{ parser.BlockParser }

func (k tableKeeper) Open(parent ast.Node, reader gmtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	if p, ok := pc.LastOpenedBlock().Node.(*ast.Paragraph); ok {
		source := reader.Source()
		for i := 2; i < p.Lines().Len(); i++ { // a table that takes the whole paragraph does no harm
			seg := p.Lines().At(i)
			if delimiterColumns(source[seg.Start:seg.Stop]) > 0 {
				return nil, parser.NoChildren
			}
		}
	}
	return k.BlockParser.Open(parent, reader, pc)
}

// delimiterColumns returns the columns of a line that could be a table's delimiter row, 0 for any other line.
func delimiterColumns(line []byte) int {
	line = bytes.TrimSpace(line)
	dashes := false
	for _, c := range line {
		switch c {
		case '-':
			dashes = true
		case '|', ':', ' ', '\t':
		default:
			return 0
		}
	}
	if !dashes {
		return 0
	}
	line = bytes.TrimSuffix(bytes.TrimPrefix(line, []byte("|")), []byte("|"))
	return bytes.Count(line, []byte("|")) + 1
}
