package export

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"galley/editor/markdown"
)

// notes are the footnotes of a page in the order of their first mention.
type notes struct {
	defs   map[string]noteDef
	order  []string          // labels by number − 1
	number map[string]int    // by label
	id     map[string]string // of the note
	refs   map[string][]string
}

type noteDef struct {
	block *markdown.Block
	top   int
}

// noteKey folds a label as Markdown compares labels.
func noteKey(label string) string { return strings.ToLower(strings.Join(strings.Fields(label), " ")) }

// collect finds the definitions, at any depth; the first of a label counts.
func (n *notes) collect(tree *markdown.Tree) {
	n.defs, n.number, n.id, n.refs = map[string]noteDef{}, map[string]int{}, map[string]string{}, map[string][]string{}
	var visit func(blk *markdown.Block, top int)
	visit = func(blk *markdown.Block, top int) {
		if blk.Kind == markdown.FootnoteDef {
			if _, twice := n.defs[noteKey(blk.Label)]; !twice {
				n.defs[noteKey(blk.Label)] = noteDef{blk, top}
			}
		}
		for _, child := range blk.Children {
			visit(child, top)
		}
	}
	for _, top := range tree.Blocks {
		visit(top.Block, top.Span.From)
	}
}

// clone is a copy that later mentions do not change.
func (n *notes) clone() notes {
	return notes{n.defs, slices.Clone(n.order), maps.Clone(n.number), maps.Clone(n.id), maps.Clone(n.refs)}
}

// noteRef writes the number that stands for a note in the text.
func (b *body) noteRef(label string, inLink bool) {
	n, key := &b.notes, noteKey(label)
	if _, ok := n.defs[key]; !ok {
		b.text("[^" + label + "]")
		return
	}
	if n.number[key] == 0 {
		n.order = append(n.order, key)
		n.number[key] = len(n.order)
		n.id[key] = b.ids.unique("note-" + strconv.Itoa(len(n.order)))
	}
	number := strconv.Itoa(n.number[key])
	if inLink { // a link inside a link is none
		b.open("sup")
		b.text(number)
		b.close("sup")
		return
	}
	ref := b.ids.unique("noteref-" + number)
	n.refs[key] = append(n.refs[key], ref)
	b.open("a", attr{"class", "noteref"}, attr{"id", ref}, attr{"href", "#" + n.id[key]}, attr{"role", "doc-noteref"}, attr{"aria-label", b.words.Note + " " + number})
	b.text(number)
	b.close("a")
}

// writeNotes writes the section of notes. A note may mention further notes:
// they join the end of the list.
func (b *body) writeNotes() {
	n := &b.notes
	if len(n.order) == 0 {
		return
	}
	title := b.ids.unique("notes")
	b.open("section", attr{"class", "notes"}, attr{"role", "doc-endnotes"}, attr{"aria-labelledby", title})
	b.line()
	b.open("h2", attr{"id", title})
	b.text(b.words.Notes)
	b.close("h2")
	b.line()
	b.open("ol")
	b.line()
	for i := 0; i < len(n.order); i++ {
		key := n.order[i]
		def := n.defs[key]
		b.top = def.top
		b.open("li", attr{"id", n.id[key]})
		b.line()
		blocks := def.block.Children
		if last := len(blocks) - 1; last >= 0 && blocks[last].Kind == markdown.Paragraph {
			b.blocks(blocks[:last])
			b.open("p", b.anchor(blocks[last])...)
			b.inlines(blocks[last], blocks[last].Inlines)
			b.text(" ")
		} else {
			b.blocks(blocks)
			b.open("p")
		}
		for _, ref := range n.refs[key] {
			b.open("a", attr{"class", "backref"}, attr{"href", "#" + ref}, attr{"role", "doc-backlink"}, attr{"aria-label", b.words.Back + ", " + b.words.Note + " " + strconv.Itoa(i+1)})
			b.text("↩\uFE0E")
			b.close("a")
		}
		b.close("p")
		b.line()
		b.close("li")
		b.line()
	}
	b.close("ol")
	b.line()
	b.close("section")
	b.line()
}
