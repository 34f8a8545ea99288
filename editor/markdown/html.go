package markdown

import (
	"bufio"
	"io"
	"strconv"
)

// HTML writes trees as HTML. The zero value writes what the CommonMark and GFM specifications show, raw HTML and
// dangerous addresses included: it is for trusted text and for the tests against those specifications. Package export
// fills the hooks. All that a hook returns as an attribute or text is escaped here; only Raw, Code and the fields and
// results called *markup* are written as they are.
type HTML struct {
	// Page writes the HTML of today where the specifications' examples are older: no slash in void elements, cells
	// aligned by class (align-left, align-center, align-right), scope on header cells.
	Page bool
	// Link gives the attributes of a Link or Autolink, href among them; not ok writes its text without a link.
	Link func(in *Inline) (attrs []Attr, ok bool)
	// Image gives the attributes of an Image, src among them, alt and title not; not ok writes the alternative text.
	Image func(in *Inline) (attrs []Attr, ok bool)
	// Raw turns a piece of raw HTML (a block, or one tag) into the markup that is written for it.
	Raw func(html string, block bool) (markup string)
	// Code gives the markup between <code> and </code> of a code block; not ok writes the code escaped.
	Code func(info, code string) (markup string, ok bool)
	// HeadingID gives a heading's id; "" for none.
	HeadingID func(b *Block) string
	// HeadingLevel moves a heading's level, for pages whose title is the one h1.
	HeadingLevel func(level int) int
	// Around gives markup to stand before and after a block: a table's scrolling frame, an anchor.
	Around func(b *Block) (before, after string)
	// Callout gives the title of a callout of that sort; without the hook the sort itself is the title.
	Callout func(sort string) string
	// Attrs gives further attributes for a block's element.
	Attrs func(b *Block) []Attr

	// FootnotesTitle, when set, is written as the heading of the footnotes, with FootnotesLevel (default 2).
	FootnotesTitle string
	FootnotesLevel int
	// BackLabel is the accessible name of a footnote's way back, before its number; default "Back to reference".
	BackLabel string
	// IDPrefix stands before the ids of footnotes.
	IDPrefix string
}

// Attr is an attribute of an element; its value is escaped when written.
type Attr struct{ Name, Value string }

// Write writes the whole tree with its footnotes at the end.
func (h HTML) Write(w io.Writer, t *Tree) error {
	out := h.writer(w, t)
	for _, top := range t.Blocks {
		out.block(top.Block)
	}
	out.footnotes()
	return out.Flush()
}

// WriteBlocks writes some blocks of the tree, without a list of footnotes.
func (h HTML) WriteBlocks(w io.Writer, t *Tree, blocks ...*Block) error {
	out := h.writer(w, t)
	for _, b := range blocks {
		out.block(b)
	}
	return out.Flush()
}

// WriteInlines writes running text of the tree.
func (h HTML) WriteInlines(w io.Writer, t *Tree, inlines []Inline) error {
	out := h.writer(w, t)
	out.inlines(inlines)
	return out.Flush()
}

// htmlWriter is one run of an HTML over a tree.
type htmlWriter struct {
	*bufio.Writer // keeps the first error until Flush

	h      HTML
	notes  []Footnote
	number map[string]int // label key → index in notes
	seen   map[string]int // label key → references written so far
	task   *Block         // item whose box is to be written with the next paragraph
	inLink bool
}

func (h HTML) writer(w io.Writer, t *Tree) *htmlWriter {
	out := &htmlWriter{Writer: bufio.NewWriter(w), h: h, notes: t.Footnotes()}
	if len(out.notes) > 0 {
		out.number = make(map[string]int, len(out.notes))
		out.seen = make(map[string]int, len(out.notes))
		for i, n := range out.notes {
			out.number[labelKey(n.Label)] = i
		}
	}
	return out
}

func (w *htmlWriter) str(s string) { _, _ = w.WriteString(s) }

// escape writes text for element content and for quoted attribute values alike.
func (w *htmlWriter) escape(s string) {
	from := 0
	for i := 0; i < len(s); i++ {
		var repl string
		switch s[i] {
		case '&':
			repl = "&amp;"
		case '<':
			repl = "&lt;"
		case '>':
			repl = "&gt;"
		case '"':
			repl = "&quot;"
		case 0:
			repl = "\uFFFD"
		default:
			continue
		}
		w.str(s[from:i])
		w.str(repl)
		from = i + 1
	}
	w.str(s[from:])
}

func (w *htmlWriter) attr(name, value string) {
	w.str(" " + name + `="`)
	w.escape(value)
	w.str(`"`)
}

func (w *htmlWriter) attrs(list []Attr) {
	for _, a := range list {
		w.attr(a.Name, a.Value)
	}
}

// open writes a start tag of a block, with the attributes of the hook.
func (w *htmlWriter) open(tag string, b *Block, own ...Attr) {
	w.str("<" + tag)
	w.attrs(own)
	if w.h.Attrs != nil {
		w.attrs(w.h.Attrs(b))
	}
	w.str(">")
}

func (w *htmlWriter) close(tag string) { w.str("</" + tag + ">\n") }

// slash ends the tag of a void element.
func (w *htmlWriter) slash() string {
	if w.h.Page {
		return ">"
	}
	return " />"
}

func (w *htmlWriter) blocks(list []*Block) {
	for _, b := range list {
		w.block(b)
	}
}

func (w *htmlWriter) headingTag(level int) string {
	if w.h.HeadingLevel != nil {
		level = w.h.HeadingLevel(level)
	}
	return "h" + strconv.Itoa(min(max(level, 1), 6))
}
