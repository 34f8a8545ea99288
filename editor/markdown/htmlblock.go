package markdown

import (
	"strconv"
	"strings"
)

// block writes one block. Recursion is bounded because the parser bounds the depth of a tree.
func (w *htmlWriter) block(b *Block) {
	var after string
	if w.h.Around != nil {
		var before string
		before, after = w.h.Around(b)
		w.str(before)
	}
	w.element(b)
	w.str(after)
}

func (w *htmlWriter) element(b *Block) {
	switch b.Kind {
	case Paragraph:
		w.paragraph(b)
	case Heading:
		w.heading(b)
	case List:
		w.list(b)
	case Item:
		w.item(b)
	case Quote:
		w.open("blockquote", b)
		w.str("\n")
		w.blocks(b.Children)
		w.close("blockquote")
	case Callout:
		w.callout(b)
	case Code:
		w.code(b)
	case Table:
		w.table(b)
	case HTMLBlock:
		w.raw(b.Text, true)
	case Rule:
		w.str("<hr" + w.slash() + "\n")
	case Figure:
		w.figure(b)
	case DefList:
		w.open("dl", b)
		w.str("\n")
		w.blocks(b.Children)
		w.close("dl")
	case DefTerm:
		w.open("dt", b)
		w.inlines(b.Inlines)
		w.close("dt")
	case DefDesc:
		w.open("dd", b)
		if !b.Tight {
			w.str("\n")
		}
		w.tight(b.Children)
		w.close("dd")
	case Plain:
		w.open("pre", b, Attr{"class", "plain"})
		w.escape(b.Text)
		w.close("pre")
	case Row, Cell:
		// Written by their table.
	case FootnoteDef, LinkDef:
		// A definition draws nothing where it stands.
	}
}

func (w *htmlWriter) paragraph(b *Block) {
	if b.Tight {
		w.taskBox()
		w.inlines(b.Inlines)
		return
	}
	w.open("p", b)
	w.taskBox()
	w.inlines(b.Inlines)
	w.close("p")
}

func (w *htmlWriter) heading(b *Block) {
	tag := w.headingTag(b.Level)
	var own []Attr
	if w.h.HeadingID != nil {
		if id := w.h.HeadingID(b); id != "" {
			own = append(own, Attr{"id", id})
		}
	}
	w.open(tag, b, own...)
	w.inlines(b.Inlines)
	w.close(tag)
}

func (w *htmlWriter) list(b *Block) {
	tag := "ul"
	var own []Attr
	if b.Ordered {
		tag = "ol"
		if b.Level != 1 {
			own = append(own, Attr{"start", strconv.Itoa(b.Level)})
		}
	}
	w.open(tag, b, own...)
	w.str("\n")
	w.blocks(b.Children)
	w.close(tag)
}

func (w *htmlWriter) item(b *Block) {
	w.open("li", b)
	if b.Task {
		w.task = b
	}
	if len(b.Children) > 0 && !(b.Children[0].Kind == Paragraph && b.Children[0].Tight) {
		w.str("\n")
	}
	if len(b.Children) == 0 || b.Children[0].Kind != Paragraph {
		w.taskBox()
	}
	w.tight(b.Children)
	w.close("li")
}

// tight writes the children of an item; a tight paragraph among them ends its line only when something follows.
func (w *htmlWriter) tight(list []*Block) {
	for i, b := range list {
		w.block(b)
		if b.Kind == Paragraph && b.Tight && i+1 < len(list) && len(b.Inlines) > 0 {
			w.str("\n")
		}
	}
}

// taskBox writes the box of the item that has just begun, once.
func (w *htmlWriter) taskBox() {
	if w.task == nil {
		return
	}
	w.str("<input")
	if w.task.Checked {
		w.str(` checked=""`)
	}
	w.str(` disabled="" type="checkbox"> `)
	w.task = nil
}

func (w *htmlWriter) callout(b *Block) {
	title := b.Label
	if w.h.Callout != nil {
		title = w.h.Callout(b.Label)
	}
	w.open("aside", b, Attr{"class", "callout callout-" + b.Label})
	w.str("\n<p class=\"callout-title\">")
	w.escape(title)
	w.str("</p>\n")
	w.blocks(b.Children)
	w.close("aside")
}

func (w *htmlWriter) code(b *Block) {
	w.open("pre", b)
	w.str("<code")
	if lang := b.Language(); lang != "" {
		w.attr("class", "language-"+lang)
	}
	w.str(">")
	if w.h.Code != nil {
		if markup, ok := w.h.Code(b.Info, b.Text); ok {
			w.str(markup)
			w.str("</code></pre>\n")
			return
		}
	}
	w.escape(b.Text)
	w.str("</code></pre>\n")
}

func (w *htmlWriter) table(b *Block) {
	w.open("table", b)
	w.str("\n")
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
			w.str("<" + cell)
			w.cellAttrs(c, row.Header)
			w.str(">")
			w.inlines(c.Inlines)
			w.close(cell)
		}
		w.close("tr")
		if row.Header {
			w.close("thead")
		}
	}
	if len(b.Children) > 1 {
		w.close("tbody")
	}
	w.close("table")
}

// cellAttrs writes the align attribute of the specification, or for a page, as HTML has long dropped it, a class.
func (w *htmlWriter) cellAttrs(c *Block, header bool) {
	a := alignNames[c.Align]
	if !w.h.Page {
		if a != "" {
			w.attr("align", a)
		}
		return
	}
	if header {
		w.attr("scope", "col")
	}
	if a != "" {
		w.attr("class", "align-"+a)
	}
}

var alignNames = [...]string{AlignNone: "", AlignLeft: "left", AlignCenter: "center", AlignRight: "right"}

func (w *htmlWriter) figure(b *Block) {
	w.open("figure", b)
	w.str("\n")
	for i := range b.Inlines {
		in := &b.Inlines[i]
		if in.Kind != Image {
			continue
		}
		w.image(in, false)
		w.str("\n<figcaption>")
		w.escape(in.Title)
		w.str("</figcaption>\n")
	}
	w.close("figure")
}

func (w *htmlWriter) raw(s string, block bool) {
	if w.h.Raw != nil {
		w.str(w.h.Raw(s, block))
		return
	}
	w.str(strings.ReplaceAll(s, "\x00", "\uFFFD"))
}

// footnotes writes the list of footnotes, each with ways back to where it is mentioned.
func (w *htmlWriter) footnotes() {
	if len(w.notes) == 0 {
		return
	}
	w.str(`<section class="footnotes"`)
	if w.h.FootnotesTitle != "" {
		w.attr("aria-labelledby", w.h.IDPrefix+"footnotes")
	}
	w.str(">\n")
	if w.h.FootnotesTitle != "" {
		tag := "h" + strconv.Itoa(max(w.h.FootnotesLevel, 2))
		w.str("<" + tag)
		w.attr("id", w.h.IDPrefix+"footnotes")
		w.str(">")
		w.escape(w.h.FootnotesTitle)
		w.close(tag)
	}
	w.str("<ol>\n")
	for i := range w.notes {
		w.footnote(i)
	}
	w.str("</ol>\n</section>\n")
}

// footnote writes one footnote; the ways back stand at the end of its last paragraph.
func (w *htmlWriter) footnote(i int) {
	n := &w.notes[i]
	w.str("<li")
	w.attr("id", w.noteID(i))
	w.str(">\n")
	last := len(n.Def.Children) - 1
	for j, b := range n.Def.Children {
		if j == last && b.Kind == Paragraph {
			w.open("p", b)
			w.inlines(b.Inlines)
			w.backLinks(i)
			w.close("p")
			continue
		}
		w.block(b)
	}
	if last < 0 || n.Def.Children[last].Kind != Paragraph {
		w.str("<p>")
		w.backLinks(i)
		w.close("p")
	}
	w.close("li")
}

func (w *htmlWriter) backLinks(i int) {
	label := w.h.BackLabel
	if label == "" {
		label = "Back to reference"
	}
	for ref := range w.seen[labelKey(w.notes[i].Label)] {
		w.str(` <a class="footnote-back"`)
		w.attr("href", "#"+w.refID(i, ref))
		name := label + " " + strconv.Itoa(i+1)
		if ref > 0 {
			name += "-" + strconv.Itoa(ref+1)
		}
		w.attr("aria-label", name)
		w.str(">↩</a>")
	}
}

func (w *htmlWriter) noteID(i int) string { return w.h.IDPrefix + "fn-" + strconv.Itoa(i+1) }

func (w *htmlWriter) refID(i, ref int) string {
	id := w.h.IDPrefix + "fnref-" + strconv.Itoa(i+1)
	if ref > 0 {
		id += "-" + strconv.Itoa(ref+1)
	}
	return id
}
