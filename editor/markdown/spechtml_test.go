package markdown

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/util"
)

// specHTML writes a tree byte for byte as the examples of CommonMark and GFM write theirs, raw HTML and dangerous
// addresses included. It exists to hold the parser to those examples; pages are written by package export, whose tests
// compare it with the same examples.
func specHTML(t *Tree) string {
	var w specWriter
	for _, top := range t.Blocks {
		w.block(top.Block)
	}
	return w.String()
}

type specWriter struct {
	strings.Builder
	task *Block // item whose box is to be written with the next paragraph
}

func (w *specWriter) str(parts ...string) {
	for _, s := range parts {
		w.WriteString(s)
	}
}

var specEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\x00", "\uFFFD")

func (w *specWriter) escape(s string) { w.str(specEscapes.Replace(s)) }

func (w *specWriter) attr(name, value string) {
	w.str(" ", name, `="`)
	w.escape(value)
	w.str(`"`)
}

func (w *specWriter) block(b *Block) {
	switch b.Kind {
	case Paragraph:
		w.paragraph(b)
	case Heading:
		tag := "h" + strconv.Itoa(b.Level)
		w.str("<", tag, ">")
		w.inlines(b.Inlines)
		w.str("</", tag, ">\n")
	case List:
		w.list(b)
	case Item:
		w.item(b)
	case Quote:
		w.str("<blockquote>\n")
		w.blocks(b.Children)
		w.str("</blockquote>\n")
	case Code:
		w.str("<pre><code")
		if language, _, _ := strings.Cut(b.Info, " "); language != "" {
			w.attr("class", "language-"+language)
		}
		w.str(">")
		w.escape(b.Text)
		w.str("</code></pre>\n")
	case Table:
		w.table(b)
	case HTMLBlock:
		w.raw(b.Text)
	case Rule:
		w.str("<hr />\n")
	case LinkDef:
		// Draws nothing.
	default:
		w.str("NOT OF THE SPECIFICATION: ", b.Kind.String()) // agrees with no example
	}
}

func (w *specWriter) blocks(list []*Block) {
	for _, b := range list {
		w.block(b)
	}
}

func (w *specWriter) paragraph(b *Block) {
	if b.Tight {
		w.box()
		w.inlines(b.Inlines)
		return
	}
	w.str("<p>")
	w.box()
	w.inlines(b.Inlines)
	w.str("</p>\n")
}

func (w *specWriter) list(b *Block) {
	tag := "ul"
	if b.Ordered {
		tag = "ol"
	}
	w.str("<", tag)
	if b.Ordered && b.Level != 1 {
		w.attr("start", strconv.Itoa(b.Level))
	}
	w.str(">\n")
	w.blocks(b.Children)
	w.str("</", tag, ">\n")
}

func (w *specWriter) item(b *Block) {
	w.str("<li>")
	if b.Task {
		w.task = b
	}
	if len(b.Children) > 0 && (b.Children[0].Kind != Paragraph || !b.Children[0].Tight) {
		w.str("\n")
	}
	for i, c := range b.Children {
		w.block(c)
		// A tight paragraph ends its line only when something follows.
		if c.Kind == Paragraph && c.Tight && i+1 < len(b.Children) && len(c.Inlines) > 0 {
			w.str("\n")
		}
	}
	w.str("</li>\n")
}

// box writes the box of the item that has just begun, once.
func (w *specWriter) box() {
	if w.task == nil {
		return
	}
	w.str("<input")
	if w.task.Checked {
		w.attr("checked", "")
	}
	w.str(` disabled="" type="checkbox"> `)
	w.task = nil
}

func (w *specWriter) table(b *Block) {
	w.str("<table>\n")
	for i, row := range b.Children {
		cell := "td"
		if row.Header {
			cell = "th"
			w.str("<thead>\n")
		} else if i == 1 {
			w.str("<tbody>\n")
		}
		w.str("<tr>\n")
		for _, c := range row.Children {
			w.str("<", cell)
			if c.Align != AlignNone {
				w.attr("align", [...]string{AlignLeft: "left", AlignCenter: "center", AlignRight: "right"}[c.Align])
			}
			w.str(">")
			w.inlines(c.Inlines)
			w.str("</", cell, ">\n")
		}
		w.str("</tr>\n")
		if row.Header {
			w.str("</thead>\n")
		}
	}
	if len(b.Children) > 1 {
		w.str("</tbody>\n")
	}
	w.str("</table>\n")
}

func (w *specWriter) raw(s string) { w.str(strings.ReplaceAll(s, "\x00", "\uFFFD")) }

func (w *specWriter) inlines(list []Inline) {
	for i := range list {
		w.inline(&list[i])
	}
}

func (w *specWriter) inline(in *Inline) {
	wrap := func(tag string) {
		w.str("<", tag, ">")
		w.inlines(in.Children)
		w.str("</", tag, ">")
	}
	switch in.Kind {
	case Text:
		w.escape(in.Text)
	case Emph:
		wrap("em")
	case Strong:
		wrap("strong")
	case Strike:
		wrap("del")
	case CodeSpan:
		w.str("<code>")
		w.escape(in.Text)
		w.str("</code>")
	case Link, Autolink:
		w.link(in)
	case Image:
		w.str("<img")
		w.attr("src", specURL(in.Dest))
		w.attr("alt", PlainText(in.Children))
		w.title(in)
		w.str(" />")
	case SoftBreak:
		w.str("\n")
	case HardBreak:
		w.str("<br />\n")
	case RawHTML:
		w.raw(in.Text)
	default:
		w.str("NOT OF THE SPECIFICATION: ", in.Kind.String())
	}
}

func (w *specWriter) link(in *Inline) {
	w.str("<a")
	w.attr("href", specURL(in.Dest))
	w.title(in)
	w.str(">")
	if in.Kind == Autolink {
		w.escape(in.Text)
	} else {
		w.inlines(in.Children)
	}
	w.str("</a>")
}

func (w *specWriter) title(in *Inline) {
	if in.Title != "" {
		w.attr("title", in.Title)
	}
}

// specURL percent-encodes what an address may not contain and keeps what is encoded already, as the examples do.
func specURL(dest string) string { return string(util.URLEscape([]byte(dest), false)) }
