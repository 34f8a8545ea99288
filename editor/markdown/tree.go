package markdown

import (
	"sort"

	"galley/editor/text"
)

// Block is one block of an article, immutable once its tree is published, and shared between successive trees when
// the source below it did not change.
//
// Spans are relative to the From of the top-level block that the block belongs to, so that a block that only moved
// stays the very same value.
type Block struct {
	Kind     Kind
	Span     text.Span // of the source, relative to the top-level block; without the last line's terminator
	Children []*Block
	Inlines  []Inline

	Level   int // heading level; first number of an ordered list
	Ordered bool
	Tight   bool // List, or a Paragraph or description in one that is written without <p>
	Task    bool
	Checked bool
	Header  bool
	Align   Align

	Info  string // fence info string (entities and escapes resolved); destination of a LinkDef
	Text  string // literal text of Code, HTMLBlock and Plain; title of a LinkDef
	Label string // of a FootnoteDef or LinkDef as written; sort of a Callout
	Note  string // of a Plain block: why it is shown as text, for the writer
}

// Inline is a piece of running text, immutable like its block.
type Inline struct {
	Kind InlineKind
	// Span is the source of the inline, relative like Block.Span; {-1, -1} when unknown.
	Span text.Span
	// Text of a Text inline is either the source bytes of Span, so that offsets in both agree, or what the character
	// reference (&amp;) that Span covers stands for.
	Text     string
	Dest     string // entities and escapes resolved, not encoded, not checked: pass it through package safe
	Title    string
	Label    string
	Children []Inline
}

// Top is a block of the document's top level and where it now is.
type Top struct {
	Block *Block
	Span  text.Span // absolute; From is the start of the block's first line

	*origin
}

// Tree is a parsed document: an immutable value that may cross goroutines.
type Tree struct {
	Doc     text.Text
	Version uint64
	Body    int   // offset of the body, behind the front matter
	Blocks  []Top // in source order
	// TooLong is set, with Blocks empty, when the document is beyond the limit of a preview; Note then says so in words
	// for the writer. Note alone tells of a lesser limit, such as too many footnotes.
	TooLong bool
	Note    string

	labels    *labels
	footnotes func() []Footnote // numbers them at the first call; nil without footnotes
}

// At returns the index of the top-level block that holds the byte offset, or of the nearest one before it; 0 for an
// offset before all blocks and -1 in a tree without blocks.
func (t *Tree) At(off int) int {
	if len(t.Blocks) == 0 {
		return -1
	}
	i := sort.Search(len(t.Blocks), func(i int) bool { return t.Blocks[i].Span.From > off })
	return max(i-1, 0)
}

// Delta is the difference between two trees: the old blocks From..To (exclusive) were replaced by Blocks. Blocks
// outside it are the same pointers as before, with moved spans; even inside it a pointer may be an old one.
type Delta struct {
	From, To int
	Blocks   []Top
}
