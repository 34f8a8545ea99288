package preview

import (
	"image"
	"slices"
	"strings"

	"galley/editor/article"
	"galley/editor/code"
	"galley/editor/markdown"
)

// Page is what the pane shows: an article, the folder its pictures lie in ("" while it has none), and what the folder's
// articles share.
type Page struct {
	Article article.Article
	Dir     string
	Site    Site

	language *article.Language // of the article, set by the model
}

// Site is what galley.yaml says for all articles of a folder.
type Site struct {
	Name    string
	CTA     article.CTA               // where an article has none
	Banners map[string]article.Banner // named banners
}

// Options are what a Pane needs from its window. Every function is called on the UI goroutine and may be nil.
type Options struct {
	// Load reads the picture at path, a slash-separated path that safe.Local returned, below dir, scaled down to at most
	// maxW pixels in width. It must not block: it answers by calling done on the UI goroutine, later or at once.
	Load func(dir, path string, maxW int, done func(image.Image, error))
	// Code divides code of a language into its words. It answers at once, nil when it does not know yet; then it calls
	// done, on the UI goroutine, when it does.
	Code func(language, source string, done func()) []code.Piece
	// OnLink is called with the target of a clicked link, which passed safe.URL.
	OnLink func(dest string)
	// OnHover is called with the target of the link under the pointer, "" when the pointer has left it.
	OnHover func(dest string)
	// OnSource is called with the byte offset in the document of the text that was clicked.
	OnSource func(off int)
}

// Targets of links to places of this page, which safe.URL could not produce.
const (
	ownPlace      = "\x00"
	noteAnchor    = ownPlace + "note:"    // and the label of a footnote
	passageAnchor = ownPlace + "passage:" // and what a takeaway quotes
)

// cta is the call to action that the page shows.
func (p *Page) cta() article.CTA {
	if p.Article.CTA.Label != "" {
		return p.Article.CTA
	}
	return p.Site.CTA
}

// banner is the banner that the page shows: the article's own, or the shared one it names.
func (p *Page) banner() article.Banner {
	b := p.Article.Banner
	if b.Name != "" {
		return p.Site.Banners[b.Name]
	}
	return b
}

// notes returns the page's footnotes.
func (p *Page) notes() []markdown.Footnote {
	if p.Article.Tree == nil {
		return nil
	}
	return p.Article.Tree.Footnotes()
}

// sameHead reports whether the parts above the body look the same on both pages and lead to the same source.
func (p *Page) sameHead(q *Page) bool {
	a, b := &p.Article, &q.Article
	hint := func(t *markdown.Tree) (string, bool) {
		if t == nil {
			return "", true
		}
		return t.Note, len(t.Blocks) == 0
	}
	aNote, aEmpty := hint(a.Tree)
	bNote, bEmpty := hint(b.Tree)
	return a.Title == b.Title && a.Subtitle == b.Subtitle && a.Category == b.Category && a.Author == b.Author &&
		a.Date == b.Date && a.Updated == b.Updated && a.Lang == b.Lang && p.cta() == q.cta() && p.Site.Name == q.Site.Name &&
		slices.Equal(a.Takeaways, b.Takeaways) && a.Head.Front == b.Head.Front &&
		a.Stats.Minutes == b.Stats.Minutes && aNote == bNote && aEmpty == bEmpty
}

// headParts returns the parts above the body.
func (p *Page) headParts() []part {
	f := flattener{gap: deskMargin}
	a := &p.Article
	if p.Site.Name != "" || p.cta().Label != "" {
		f.gap += capHeight
		f.emit(part{kind: barPart})
		f.gap = cardTop - 4
	} else {
		f.gap = deskMargin + cardTop
	}
	if a.Category != "" || a.Title != "" || a.Subtitle != "" || a.Date != "" || a.Updated != "" || a.Author != "" {
		f.emit(part{kind: headPart})
		f.gap = 24
	}
	if slices.ContainsFunc(a.Takeaways, said) {
		f.within(newFrame(nil, takeawaysFrame), func(fr *frame) {
			f.emit(part{kind: labelPart, frame: fr, note: p.language.Wording.Takeaways})
			for i, t := range a.Takeaways {
				if !said(t) {
					continue // one that is being written
				}
				f.gap = 5
				item := newFrame(fr, takeawayFrame)
				f.within(item, func(fr *frame) { f.emit(part{kind: takeawayPart, frame: fr, from: int32(i)}) })
			}
		})
		f.gap = 24
	}
	switch tree := a.Tree; {
	case tree == nil:
	case tree.TooLong:
		f.emit(part{kind: hintPart, note: tree.Note})
	case len(tree.Blocks) == 0 && len(f.parts) == 0:
		f.emit(part{kind: hintPart, note: "This page is empty. What you write in the editor shows here as your readers will see it."})
	}
	if len(f.parts) == 0 {
		f.gap = deskMargin + cardTop - firstGap // the first block of the body adds its own
		f.emit(part{kind: blankPart})
	}
	return f.parts
}

func said(t article.Takeaway) bool { return strings.TrimSpace(t.Text) != "" }

// quotes reports whether a takeaway leads to a passage. The whole text is read for it, so in an article longer than any
// that is published it leads nowhere.
func (p *Page) quotes(t article.Takeaway) bool {
	const longest = 256 << 10
	tree := p.Article.Tree
	if t.Quote == "" || tree == nil || tree.Doc.Len() > longest {
		return false
	}
	block, _ := article.Passage(tree, t.Quote)
	return block != nil
}

// tailParts returns the parts below the body: footnotes, banner, and the end of the paper.
func (p *Page) tailParts(notes []markdown.Footnote) []part {
	f := flattener{gap: 32}
	if len(notes) > 0 {
		f.emit(part{kind: rulePart})
		f.gap = 8
		f.emit(part{kind: labelPart, note: p.language.Wording.Notes})
		f.gap = 6
		for i, note := range notes {
			if i > 0 {
				f.gap = 8
			}
			item := newFrame(nil, itemFrame)
			item.small = true
			item.number(i+1, len(notes))
			f.within(item, func(fr *frame) { f.blocks(note.Def.Children, fr) })
		}
		f.gap = 32
	}
	if b := p.banner(); b.Text != "" || b.Image != "" {
		f.within(newFrame(nil, bannerFrame), func(fr *frame) { f.emit(part{kind: bannerPart, frame: fr}) })
	}
	f.gap = 0
	f.emit(part{kind: endPart})
	return f.parts
}
