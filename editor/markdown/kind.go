package markdown

// Kind says what a Block is.
type Kind uint8

// The kinds of block. Leaf blocks of text carry Inlines; Code, HTMLBlock and Plain carry Text; the others carry Children.
const (
	Paragraph   Kind = iota // inlines; Tight inside a tight list, where it is written without <p>
	Heading                 // inlines; Level 1–6
	List                    // children are Items; Ordered with Level = first number; Tight
	Item                    // children; Task and Checked for a task-list item
	Quote                   // children
	Callout                 // children; Label is the lower-case sort: note, tip, important, warning, caution
	Code                    // Text is the code, Info the fence's info string ("" for indented code)
	Table                   // children are Rows, the first one a Header
	Row                     // children are Cells
	Cell                    // inlines; Align, Header
	HTMLBlock               // Text is the raw HTML, as written and never to be trusted
	Rule                    // thematic break
	Figure                  // one Image inline whose Title is the caption
	FootnoteDef             // children; Label
	DefList                 // children are DefTerms and DefDescs
	DefTerm                 // inlines
	DefDesc                 // children
	LinkDef                 // link reference definition: Label, Info is the destination, Text the title; draws nothing
	Plain                   // source beyond a limit: Text is the source as it is, Note says which limit
)

var kindNames = [...]string{
	"Paragraph", "Heading", "List", "Item", "Quote", "Callout", "Code", "Table", "Row", "Cell", "HTMLBlock", "Rule",
	"Figure", "FootnoteDef", "DefList", "DefTerm", "DefDesc", "LinkDef", "Plain",
}

// String returns the name of the kind, for tests and messages.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "Kind?"
}

// InlineKind says what an Inline is.
type InlineKind uint8

// The kinds of inline.
const (
	Text        InlineKind = iota // Text; see Inline.Text for its relation to the source
	Emph                          // children
	Strong                        // children
	Strike                        // children
	CodeSpan                      // Text
	Link                          // children, Dest, Title
	Image                         // children are the alternative text; Dest, Title
	Autolink                      // Text as written, Dest with its scheme
	SoftBreak                     // a line ending in the source, drawn as a space
	HardBreak                     // a line ending to be drawn
	RawHTML                       // Text is one raw tag, comment or the like, never to be trusted
	FootnoteRef                   // Label; its number comes from Tree.Footnotes
)

var inlineNames = [...]string{
	"Text", "Emph", "Strong", "Strike", "CodeSpan", "Link", "Image", "Autolink", "SoftBreak", "HardBreak", "RawHTML",
	"FootnoteRef",
}

// String returns the name of the kind, for tests and messages.
func (k InlineKind) String() string {
	if int(k) < len(inlineNames) {
		return inlineNames[k]
	}
	return "InlineKind?"
}

// Align is the alignment of a table cell.
type Align uint8

// The alignments of a table's column.
const (
	AlignNone Align = iota
	AlignLeft
	AlignCenter
	AlignRight
)
