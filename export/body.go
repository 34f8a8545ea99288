package export

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"galley/editor/article"
	"galley/editor/code"
	"galley/editor/markdown"
)

// body writes the part of the page that comes from the Markdown tree.
type body struct {
	markup
	article  article.Article
	options  Options
	words    article.Wording
	ids      *anchors
	headings map[*markdown.Block]string // the ids of the outline
	passages map[*markdown.Block]string // the ids of blocks that takeaways rest on
	gallery  *gallery
	report   *Report

	top       int // absolute offset of the top-level block being written
	levels    levels
	raw       bool // a raw tag was let through: the result must be balanced
	shield    bool // raw HTML is shown as text
	tables    int
	codes     int
	notes     notes
	fragments []fragment
}

// fragment is a link to a place of the page, to be checked at the end.
type fragment struct {
	id   string
	line int
}

// newBody prepares the ids that the walk needs before it starts: those of
// the headings first, which readers bookmark, then our own.
func newBody(a article.Article, o Options, w article.Wording, ids *anchors, g *gallery, report *Report) *body {
	b := &body{
		article: a, options: o, words: w, ids: ids, gallery: g, report: report,
		headings: map[*markdown.Block]string{}, passages: map[*markdown.Block]string{},
	}
	for _, h := range a.Outline {
		b.headings[h.Block] = ids.unique(h.ID)
	}
	b.notes.collect(a.Tree)
	return b
}

// html is the finished body. Text and notes are balanced apart, so that an
// element left open in the text does not swallow the notes.
func (b *body) html() string {
	text := b.part(func() {
		for _, top := range b.article.Tree.Blocks {
			b.top = top.Span.From
			b.block(top.Block)
		}
	})
	text += b.part(b.writeNotes)
	for _, f := range b.fragments {
		id := f.id
		if plain, err := url.PathUnescape(id); err == nil && !b.ids.has(id) {
			id = plain
		}
		if !b.ids.has(id) && id != "" && id != "top" {
			*b.report = append(*b.report, Problem{f.line, "the link to " + quoted("#"+f.id) + " leads to no place on the page"})
		}
	}
	return text
}

// part runs write and returns what it wrote, balanced where it holds raw
// HTML. Raw HTML that is too much to be balanced is shown as text.
func (b *body) part(write func()) string {
	before := *b
	before.ids, before.notes = b.ids.clone(), b.notes.clone()
	before.levels.open = slices.Clone(b.levels.open)
	report := slices.Clone(*b.report)
	b.markup, b.raw = markup{}, false
	write()
	if !b.raw {
		return b.markup.String()
	}
	out, err := balance(b.markup.String(), b.words.Details)
	if err == nil {
		return out
	}
	*b = before
	*b.report = append(report, Problem{0, "the raw HTML of the article is too deep or too long to be put in order, so it is shown as text"})
	b.markup, b.shield = markup{}, true
	write()
	return b.markup.String()
}

// problem adds to the report what is wrong at a block.
func (b *body) problem(blk *markdown.Block, message string) {
	*b.report = append(*b.report, Problem{Line: b.lineOf(blk), Message: message})
}

func (b *body) lineOf(blk *markdown.Block) int {
	if blk == nil {
		return 0
	}
	return b.article.Tree.Doc.Line(b.top+max(blk.Span.From, 0)) + 1
}

func (b *body) blocks(list []*markdown.Block) {
	for _, blk := range list {
		b.block(blk)
	}
}

func (b *body) block(blk *markdown.Block) {
	id := b.anchor(blk)
	switch blk.Kind {
	case markdown.Paragraph:
		if blk.Tight {
			b.inlines(blk, blk.Inlines)
			return
		}
		b.leaf("p", blk, id...)
	case markdown.Heading:
		b.heading(blk)
	case markdown.List:
		b.list(blk, id)
	case markdown.Item:
		b.item(blk, id)
	case markdown.Quote:
		b.container("blockquote", blk, id...)
	case markdown.Callout:
		b.callout(blk, id)
	case markdown.Code:
		b.code(blk, id)
	case markdown.Table:
		b.table(blk, id)
	case markdown.HTMLBlock:
		b.rawBlock(blk)
	case markdown.Rule:
		b.open("hr")
		b.line()
	case markdown.Figure:
		b.figure(blk, id)
	case markdown.DefList:
		b.container("dl", blk, id...)
	case markdown.DefTerm:
		b.leaf("dt", blk, id...)
	case markdown.DefDesc:
		b.container("dd", blk, id...)
	case markdown.Plain:
		b.problem(blk, blk.Note+": it is shown as plain text")
		b.plain(blk.Text, id)
	case markdown.Row, markdown.Cell: // written by table
	case markdown.FootnoteDef, markdown.LinkDef: // written where they are used
	}
}

// anchor is the id attribute of a block that a takeaway rests on.
func (b *body) anchor(blk *markdown.Block) []attr {
	if id := b.passages[blk]; id != "" {
		return []attr{{"id", id}, {"class", "passage"}}
	}
	return nil
}

func (b *body) leaf(tag string, blk *markdown.Block, attrs ...attr) {
	b.open(tag, attrs...)
	b.inlines(blk, blk.Inlines)
	b.close(tag)
	b.line()
}

func (b *body) container(tag string, blk *markdown.Block, attrs ...attr) {
	b.open(tag, attrs...)
	if len(blk.Children) != 1 || !blk.Children[0].Tight || blk.Children[0].Kind != markdown.Paragraph {
		b.line()
	}
	b.blocks(blk.Children)
	b.close(tag)
	b.line()
}

func (b *body) heading(blk *markdown.Block) {
	if strings.TrimSpace(markdown.PlainText(blk.Inlines)) == "" && !hasImage(blk.Inlines) {
		b.problem(blk, "a heading is empty, so it is left out")
		return
	}
	tag := "h" + strconv.Itoa(b.levels.next(blk.Level))
	if id := b.headings[blk]; id != "" {
		b.leaf(tag, blk, attr{"id", id})
		return
	}
	b.leaf(tag, blk, b.anchor(blk)...)
}

func (b *body) list(blk *markdown.Block, id []attr) {
	tag := "ul"
	if blk.Ordered {
		tag = "ol"
		if blk.Level != 1 {
			id = append(id, attr{"start", strconv.Itoa(blk.Level)})
		}
	}
	b.container(tag, blk, id...)
}

func (b *body) item(blk *markdown.Block, id []attr) {
	if !blk.Task {
		b.container("li", blk, id...)
		return
	}
	class, label := "task", b.words.Open
	if blk.Checked {
		class, label = "task done", b.words.Done
	}
	attrs := []attr{{"class", class}}
	for _, a := range id {
		if a.name == "class" {
			attrs[0].value += " " + a.value
		} else {
			attrs = append(attrs, a)
		}
	}
	b.open("li", attrs...)
	b.open("span", attr{"class", "box"}, attr{"role", "img"}, attr{"aria-label", label})
	b.close("span")
	b.blocks(blk.Children)
	b.close("li")
	b.line()
}

func (b *body) callout(blk *markdown.Block, id []attr) {
	sort := blk.Label
	if _, known := b.words.Callouts[sort]; !known {
		sort = "note"
	}
	label := b.words.Callout(sort)
	attrs := []attr{{"class", "callout " + sort}, {"role", "note"}, {"aria-label", label}}
	for _, a := range id {
		if a.name == "id" {
			attrs = append(attrs, a)
		}
	}
	b.open("div", attrs...)
	b.line()
	b.open("p")
	b.text(label)
	b.close("p")
	b.line()
	b.blocks(blk.Children)
	b.close("div")
	b.line()
}

// code writes a block of code in a box that scrolls, so the box can be
// reached with the keyboard and has a name.
func (b *body) code(blk *markdown.Block, id []attr) {
	b.codes++
	label := b.words.Code + " " + strconv.Itoa(b.codes)
	language := code.Language(blk.Info)
	if language != "" {
		label += " (" + language + ")"
	}
	b.scrolling("code", label, id)
	b.open("pre")
	b.open("code")
	writeCode(&b.markup, blk.Info, blk.Text)
	b.close("code")
	b.close("pre")
	b.close("section")
	b.line()
}

// scrolling opens the box of something that may be wider than a phone.
func (b *body) scrolling(class, label string, id []attr) {
	attrs := []attr{{"class", class}, {"aria-label", label}, {"tabindex", "0"}}
	for _, a := range id {
		if a.name == "id" {
			attrs = append(attrs, a)
		}
	}
	b.open("section", attrs...)
}

func (b *body) plain(text string, id []attr) {
	var only attr
	for _, a := range id {
		if a.name == "id" {
			only = a
		}
	}
	b.open("div", attr{"class", "plain"}, only)
	b.open("pre")
	b.line() // a parser eats the first line ending of a pre: this one
	b.text(text)
	b.close("pre")
	b.close("div")
	b.line()
}

func (b *body) table(blk *markdown.Block, id []attr) {
	b.tables++
	b.scrolling("table", b.words.Table+" "+strconv.Itoa(b.tables), id)
	b.line()
	b.open("table")
	b.line()
	open := ""
	section := func(tag string) {
		if tag == open {
			return
		}
		if open != "" {
			b.close(open)
			b.line()
		}
		if tag != "" {
			b.open(tag)
			b.line()
		}
		open = tag
	}
	for _, row := range blk.Children {
		if row.Header {
			section("thead")
		} else {
			section("tbody")
		}
		b.open("tr", b.anchor(row)...)
		b.line()
		for _, cell := range row.Children {
			b.cell(cell, row.Header)
		}
		b.close("tr")
		b.line()
	}
	section("")
	b.close("table")
	b.line()
	b.close("section")
	b.line()
}

func (b *body) cell(cell *markdown.Block, header bool) {
	tag := "td"
	attrs := b.anchor(cell)
	// A header cell without text would name nothing.
	if header && strings.TrimSpace(markdown.PlainText(cell.Inlines)) != "" {
		tag = "th"
		attrs = append(attrs, attr{"scope", "col"})
	}
	align := map[markdown.Align]string{markdown.AlignLeft: "left", markdown.AlignCenter: "center", markdown.AlignRight: "right"}[cell.Align]
	if align != "" {
		if len(attrs) > 1 && attrs[1].name == "class" {
			attrs[1].value += " " + align
		} else {
			attrs = append(attrs, attr{"class", align})
		}
	}
	b.leaf(tag, cell, attrs...)
}

func (b *body) figure(blk *markdown.Block, id []attr) {
	b.open("figure", id...)
	b.line()
	caption := ""
	for _, in := range blk.Inlines {
		if in.Kind == markdown.Image {
			caption = in.Title
			in.Title = ""
			b.image(blk, in, false)
		}
	}
	b.line()
	if caption != "" {
		b.open("figcaption")
		b.text(caption)
		b.close("figcaption")
		b.line()
	}
	b.close("figure")
	b.line()
}
