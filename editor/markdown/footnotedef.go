package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// maxLabel is CommonMark's limit for a label.
const maxLabel = 999

// footnoteParser is goldmark's footnote definition, but one that stays where it is: goldmark moves definitions to the
// end of the document, and with them their place in the source. Numbers are given by Tree.Footnotes instead.
type footnoteParser struct{}

func (footnoteParser) Trigger() []byte { return []byte{'['} }

func (footnoteParser) Open(_ ast.Node, reader gmtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 || pos >= len(line) {
		return nil, parser.NoChildren
	}
	label, n := noteLabel(line[pos:])
	if n == 0 || pos+n >= len(line) || line[pos+n] != ':' {
		return nil, parser.NoChildren
	}
	def := extast.NewFootnote(bytes.Clone(label))
	reader.Advance(pos + n + 1)
	if rest, _ := reader.PeekLine(); util.IsBlank(rest) {
		return def, parser.NoChildren
	}
	return def, parser.HasChildren
}

func (footnoteParser) Continue(_ ast.Node, reader gmtext.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	pos, padding := util.IndentPosition(line, reader.LineOffset(), 4)
	if pos < 0 {
		return parser.Close
	}
	reader.AdvanceAndSetPadding(pos, padding)
	return parser.Continue | parser.HasChildren
}

func (footnoteParser) Close(ast.Node, gmtext.Reader, parser.Context) {}

func (footnoteParser) CanInterruptParagraph() bool { return true }

func (footnoteParser) CanAcceptIndentedLine() bool { return false }

// noteLabel returns the label of a [^label] at the start of line and the length of the whole, 0 when there is none.
func noteLabel(line []byte) (label []byte, n int) {
	if !bytes.HasPrefix(line, []byte("[^")) {
		return nil, 0
	}
	for i := 2; i < len(line) && i <= 2+maxLabel; i++ {
		switch line[i] {
		case '\\':
			i++
		case '[', '\n':
			return nil, 0
		case ']':
			label = line[2:i]
			if util.IsBlank(label) {
				return nil, 0
			}
			return label, i + 1
		}
	}
	return nil, 0
}
