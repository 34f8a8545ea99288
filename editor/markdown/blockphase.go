package markdown

import (
	"slices"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"
)

// skeleton is the outcome of a block phase: goldmark's blocks, their text still unparsed, over a piece of a document.
type skeleton struct {
	src  []byte
	root ast.Node
	// end is how far the phase came: len(src), or the clean place at which it was told to stop.
	end int
	// endClean tells that nothing was open at end, so that what follows there starts afresh.
	endClean bool
	stopped  bool  // by Parser.Stop: the rest is worthless
	cut      bool  // the last block took too much work: it holds all that follows, as text
	clean    []int // the clean places, ascending
	deep     []int // places at which a container would have been too deep, ascending
	tables   []int // first line ends of paragraphs that would be too large a table, ascending
}

// blockPhase runs the block parsers over src, which begins at a clean place or at the body's start. It ends at the first
// clean place that until accepts, or at the end of src.
func (g *grammar) blockPhase(src []byte, until func(off int) bool, stop func() bool) *skeleton {
	s := &skeleton{src: src}
	pc := &blockContext{Context: parser.NewContext(), skeleton: s}
	reader := &blockReader{Reader: gmtext.NewReader(src), pc: pc, until: until, stop: stop, end: -1}
	s.root = g.blocks.Parse(reader, parser.WithContext(pc))
	s.end = reader.end
	if s.end < 0 || s.cut {
		s.end = len(src)
	}
	return s
}

// isClean tells whether off is one of the clean places.
func (s *skeleton) isClean(off int) bool {
	_, ok := slices.BinarySearch(s.clean, off)
	return ok
}

// blockContext is the parser's context for a block phase.
type blockContext struct {
	parser.Context
	*skeleton
	top ast.Node // the document node, once it has had a child
}

// SetOpenedBlocks learns of the document node, which goldmark keeps to itself.
func (c *blockContext) SetOpenedBlocks(open []parser.Block) {
	if c.top == nil && len(open) > 0 {
		c.top = open[0].Node.Parent()
	}
	c.Context.SetOpenedBlocks(open)
}

// AddReference does nothing: definitions are collected from the tree, with those of the other blocks.
func (c *blockContext) AddReference(parser.Reference) {}

func (c *blockContext) markDeep(off int) { c.deep = append(c.deep, off) }

// forget drops what parsers keep from one line to the next, so that nothing leaks past a clean place or out of a leaf.
func forget(pc parser.Context) {
	for key := parser.ContextKey(0); key <= parser.ContextKeyMax; key++ {
		pc.Set(key, nil)
	}
}

// afterDefinitions tells whether the last block is a definition list, which a later paragraph with a description would
// join.
func (c *blockContext) afterDefinitions() bool {
	if c.top == nil || c.top.LastChild() == nil {
		return false
	}
	return c.top.LastChild().Kind() == extast.KindDefinitionList
}

// blockReader watches the one call that goldmark makes exactly when no block is open.
type blockReader struct {
	gmtext.Reader
	pc    *blockContext
	until func(off int) bool
	stop  func() bool
	end   int
	work  int
}

// maxWork bounds the lines of a block times the containers that are open at each. goldmark keeps 24 bytes for each such
// pair until the block ends: a megabyte of blank lines in the deepest list would take a gigabyte.
const maxWork = 2 << 20

// AdvanceLine is called once for each line.
func (r *blockReader) AdvanceLine() {
	r.work += len(r.pc.OpenedBlocks())
	if r.work > maxWork {
		r.pc.cut = true
	}
	r.Reader.AdvanceLine()
}

// PeekLine ends the text when the block has taken too much work.
func (r *blockReader) PeekLine() ([]byte, gmtext.Segment) {
	line, seg := r.Reader.PeekLine()
	if r.pc.cut {
		return nil, seg
	}
	return line, seg
}

// SkipBlankLines notes a clean place. A line that starts with a colon is none, as it may describe the paragraph before.
func (r *blockReader) SkipBlankLines() (gmtext.Segment, int, bool) {
	if r.pc.cut {
		return gmtext.Segment{}, 0, false
	}
	r.work = 0
	seg, lines, ok := r.Reader.SkipBlankLines()
	if r.stop != nil && r.stop() {
		r.pc.stopped = true
		return seg, lines, false
	}
	forget(r.pc.Context)
	if r.pc.afterDefinitions() {
		return seg, lines, ok
	}
	if !ok {
		r.pc.endClean = true
		return seg, lines, false
	}
	if r.Peek() == ':' {
		return seg, lines, true
	}
	_, at := r.Position()
	if r.until != nil && r.until(at.Start) {
		r.end, r.pc.endClean = at.Start, true
		return seg, lines, false
	}
	r.pc.clean = append(r.pc.clean, at.Start)
	return seg, lines, true
}
