package export

import (
	"strconv"
	"strings"

	"galley/editor/markdown"
	"galley/editor/safe"
)

// inlines writes running text; blk is the block that holds it.
func (b *body) inlines(blk *markdown.Block, list []markdown.Inline) { b.running(blk, list, false) }

func (b *body) running(blk *markdown.Block, list []markdown.Inline, inLink bool) {
	for i := range list {
		in := &list[i]
		switch in.Kind {
		case markdown.Text:
			b.text(in.Text)
		case markdown.Emph:
			b.span("em", blk, in, inLink)
		case markdown.Strong:
			b.span("strong", blk, in, inLink)
		case markdown.Strike:
			b.span("del", blk, in, inLink)
		case markdown.CodeSpan:
			b.open("code")
			b.text(in.Text)
			b.close("code")
		case markdown.Link:
			b.link(blk, in, inLink)
		case markdown.Autolink:
			b.autolink(blk, in, inLink)
		case markdown.Image:
			b.image(blk, *in, inLink)
		case markdown.SoftBreak:
			b.line()
		case markdown.HardBreak:
			b.open("br")
			b.line()
		case markdown.RawHTML:
			b.rawInline(blk, in.Text)
		case markdown.FootnoteRef:
			b.noteRef(in.Label, inLink)
		}
	}
}

func (b *body) span(tag string, blk *markdown.Block, in *markdown.Inline, inLink bool) {
	b.open(tag)
	b.running(blk, in.Children, inLink)
	b.close(tag)
}

// link writes a link, or only its text where the address is not one that a
// page may hold.
func (b *body) link(blk *markdown.Block, in *markdown.Inline, inLink bool) {
	href, ok := b.address(blk, in.Dest)
	if !ok || inLink {
		b.running(blk, in.Children, inLink)
		return
	}
	var title attr
	if in.Title != "" {
		title = attr{"title", in.Title}
	}
	if strings.TrimSpace(markdown.PlainText(in.Children)) == "" {
		b.nameless(blk, in, href)
		return
	}
	b.open("a", attr{"href", href}, title)
	b.running(blk, in.Children, true)
	b.close("a")
}

// nameless writes a link that shows no text: around a picture it gets its
// address for a name, around nothing it is left out.
func (b *body) nameless(blk *markdown.Block, in *markdown.Inline, href string) {
	if !hasImage(in.Children) {
		b.problem(blk, "the link to "+quoted(in.Dest)+" has no text, so it is left out")
		return
	}
	b.problem(blk, "the picture that links to "+quoted(in.Dest)+" has no alternative text; its address is used instead")
	b.open("a", attr{"href", href}, attr{"aria-label", href})
	b.running(blk, in.Children, true)
	b.close("a")
}

func (b *body) autolink(blk *markdown.Block, in *markdown.Inline, inLink bool) {
	href, ok := b.address(blk, in.Dest)
	if !ok || inLink {
		b.text(in.Text)
		return
	}
	b.open("a", attr{"href", href})
	b.text(in.Text)
	b.close("a")
}

// address is the href for a destination as written: checked, and turned from
// an article of the folder into its page.
func (b *body) address(blk *markdown.Block, dest string) (string, bool) {
	href, ok := linkAddress(dest)
	if !ok {
		b.problem(blk, "the address "+quoted(dest)+" is not one that a page may link to, so only its text is shown")
		return "", false
	}
	switch href {
	case "":
		b.problem(blk, "a link has no address, so only its text is shown")
		return "", false
	case "#":
		return "#top", true // what browsers make of it
	}
	if id, here := strings.CutPrefix(href, "#"); here {
		b.fragments = append(b.fragments, fragment{id, b.lineOf(blk)})
		return href, true
	}
	if page, ok := b.pageOf(dest); ok {
		return page, true
	}
	return href, true
}

// image writes a local picture; what cannot be shown is replaced by its
// alternative text, and the report says why.
func (b *body) image(blk *markdown.Block, in markdown.Inline, inLink bool) {
	alt := markdown.PlainText(in.Children)
	var title attr
	if in.Title != "" {
		title = attr{"title", in.Title}
	}
	b.picture(blk, in.Dest, alt, title, inLink)
}

func (b *body) picture(blk *markdown.Block, dest, alt string, title attr, inLink bool) {
	if remote, ok := safe.ImageURL(dest); ok && remoteHost(remote) != "" {
		host := remoteHost(remote)
		href, ok := encoded(remote)
		b.problem(blk, "the image "+quoted(dest)+" lies on another site; pages show only their own images, so a link stands in its place")
		text := strings.TrimSpace(alt + " (" + host + ")")
		if inLink || !ok {
			b.text(text)
			return
		}
		b.open("a", attr{"href", href})
		b.text(text)
		b.close("a")
		return
	}
	p, problem := b.gallery.local(b.options.Dir, dest)
	if problem != "" {
		b.problem(blk, "the image "+quoted(dest)+" "+problem+"; its alternative text is shown")
		b.open("span", attr{"class", "nowhere"})
		b.text(strings.TrimSpace(alt))
		b.close("span")
		return
	}
	b.open("img", attr{"src", p.src}, attr{"alt", alt}, attr{"width", strconv.Itoa(p.width)}, attr{"height", strconv.Itoa(p.height)}, title)
}

// quoted shortens an address of the article for a message.
func quoted(s string) string {
	if runes := []rune(s); len(runes) > 80 {
		s = string(runes[:80]) + "…"
	}
	return strconv.Quote(s)
}

func hasImage(list []markdown.Inline) bool {
	for i := range list {
		if list[i].Kind == markdown.Image || hasImage(list[i].Children) {
			return true
		}
	}
	return false
}
