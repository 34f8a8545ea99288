package intake

import (
	"fmt"
	"html"
	"strings"

	"galley/editor/markdown"
	"galley/editor/text"
)

// parse reads Markdown as an article does.
func parse(source string) *markdown.Tree { return markdown.Parse(text.FromString(source), 0, 1) }

// rendered writes a tree as HTML in the plainest way there is, to be taken in again.
func rendered(t *markdown.Tree) string {
	r := &renderer{tree: t, refs: map[int]int{}}
	for _, top := range t.Blocks {
		r.block(top.Block)
	}
	if notes := t.Footnotes(); len(notes) > 0 {
		r.WriteString("<section class=footnotes><ol>")
		for i, n := range notes {
			fmt.Fprintf(r, `<li id="fn-%d">`, i+1)
			r.blocks(n.Def.Children)
			fmt.Fprintf(r, `<a href="#fnref-%d-1">↩</a></li>`, i+1)
		}
		r.WriteString("</ol></section>")
	}
	return r.String()
}

type renderer struct {
	strings.Builder
	tree *markdown.Tree
	refs map[int]int
}

func (r *renderer) blocks(list []*markdown.Block) {
	for _, b := range list {
		r.block(b)
	}
}

func (r *renderer) in(tag string, write func()) {
	name, _, _ := strings.Cut(tag, " ")
	fmt.Fprintf(r, "<%s>", tag)
	write()
	fmt.Fprintf(r, "</%s>\n", name)
}

func (r *renderer) block(b *markdown.Block) {
	children := func() { r.blocks(b.Children) }
	words := func() { r.inlines(b.Inlines) }
	switch b.Kind {
	case markdown.Paragraph:
		if b.Tight {
			words()
			return
		}
		r.in("p", words)
	case markdown.Heading:
		r.in(fmt.Sprintf("h%d", b.Level), words)
	case markdown.List:
		if b.Ordered {
			r.in(fmt.Sprintf("ol start=%d", b.Level), children)
		} else {
			r.in("ul", children)
		}
	case markdown.Item:
		r.in("li", func() {
			if b.Task && b.Checked {
				r.WriteString("<input type=checkbox checked> ")
			} else if b.Task {
				r.WriteString("<input type=checkbox> ")
			}
			children()
		})
	case markdown.Quote:
		r.in("blockquote", children)
	case markdown.Callout:
		r.in("div class='markdown-alert markdown-alert-"+b.Label+"'", func() {
			r.in("p", func() { r.WriteString(b.Label) })
			children()
		})
	case markdown.Code:
		r.in("pre", func() {
			r.in("code class='language-"+b.Info+"'", func() { r.WriteString(html.EscapeString(b.Text)) })
		})
	case markdown.Table:
		r.in("table", children)
	case markdown.Row:
		r.in("tr", children)
	case markdown.Cell:
		tag := "td"
		if b.Header {
			tag = "th"
		}
		r.in(tag+" align="+[...]string{"none", "left", "center", "right"}[b.Align], words)
	case markdown.Rule:
		r.WriteString("<hr>\n")
	case markdown.Figure:
		r.in("figure", func() {
			title := b.Inlines[0].Title
			r.image(&b.Inlines[0])
			r.in("figcaption", func() { r.WriteString(html.EscapeString(title)) })
		})
	case markdown.DefList:
		r.in("dl", children)
	case markdown.DefTerm:
		r.in("dt", words)
	case markdown.DefDesc:
		r.in("dd", children)
	case markdown.FootnoteDef, markdown.LinkDef:
	default:
		r.WriteString("NOT EXPECTED: " + b.Kind.String() + " " + html.EscapeString(b.Text+b.Note))
	}
}

func (r *renderer) image(in *markdown.Inline) {
	fmt.Fprintf(r, `<img src="%s" alt="%s">`, html.EscapeString(in.Dest), html.EscapeString(markdown.PlainText(in.Children)))
}

func (r *renderer) inlines(list []markdown.Inline) {
	for i := range list {
		in := &list[i]
		wrap := func(tag string) {
			fmt.Fprintf(r, "<%s>", tag)
			r.inlines(in.Children)
			fmt.Fprintf(r, "</%s>", tag)
		}
		switch in.Kind {
		case markdown.Text:
			r.WriteString(html.EscapeString(in.Text))
		case markdown.Emph:
			wrap("em")
		case markdown.Strong:
			wrap("strong")
		case markdown.Strike:
			wrap("del")
		case markdown.CodeSpan:
			r.WriteString("<code>" + html.EscapeString(in.Text) + "</code>")
		case markdown.Link:
			fmt.Fprintf(r, `<a href="%s">`, html.EscapeString(in.Dest))
			r.inlines(in.Children)
			r.WriteString("</a>")
		case markdown.Autolink:
			fmt.Fprintf(r, `<a href="%s">%s</a>`, html.EscapeString(in.Dest), html.EscapeString(in.Text))
		case markdown.Image:
			r.image(in)
		case markdown.SoftBreak:
			r.WriteString("\n")
		case markdown.HardBreak:
			r.WriteString("<br>\n")
		case markdown.RawHTML:
			r.WriteString(in.Text)
		case markdown.FootnoteRef:
			n := r.tree.Number(in.Label)
			r.refs[n]++
			fmt.Fprintf(r, `<sup><a id="fnref-%d-%d" href="#fn-%d">%d</a></sup>`, n, r.refs[n], n, n)
		}
	}
}
