package preview

import (
	"image"
	"strings"

	"galley/editor/article"
	"galley/editor/safe"
	"galley/ui/glyph"
)

const barHeight = 48 - capHeight // below the card's end

// bar sets the page's top bar: the site's name on the left, the call to action on the right, a hairline below.
func (s *setter) bar() {
	top, height := s.y, s.px(barHeight)
	pad := s.px(cardPadding) // more than the card's, cut off by the picture's edge
	line := max(1, s.px(1))
	ops := []op{boxOp{box: image.Rect(-pad, top+height-line, s.width+pad, top+height), color: s.pal.Line}}
	right := s.width
	if cta := s.page.cta(); cta.Label != "" {
		button, left := s.button(cta, top, height)
		ops = append(ops, button...)
		right = left - s.px(12)
	}
	if name := s.page.Site.Name; name != "" && right > 0 {
		s.y = top + (height-s.px(s.site.leading)-s.px(capHeight))/2
		ops = append(ops, s.place(s.wrap(fieldProse(name, s.site.Style, -1), right, 0)[0], s.site, alignStart, 0, right))
	}
	s.y = top
	s.row(height, ops...)
	s.sheet.rows[0].wide = true
}

// button returns what paints the call to action in a bar, and its left edge.
func (s *setter) button(cta article.CTA, top, height int) ([]op, int) {
	p := fieldProse(cta.Label, s.look.button.Style, s.page.Article.Head.Span(article.KeyCTALabel).From)
	dest, ok := safe.URL(cta.URL)
	ok = ok && dest != ""
	r := s.wrap(p, s.width/2, 0)[0]
	pad, tall := s.px(13), s.px(28)
	width := int(r.row.Width+0.5) + 2*pad
	y := top + (height-tall-s.px(capHeight))/2 // in the middle of the bar with the card's end
	box := image.Rect(s.width-width, y, s.width, y+tall)
	f := s.look.button
	s.y = y + (tall-s.px(f.leading))/2
	ops := []op{
		boxOp{box: box, radius: s.fine(6), color: s.pal.Accent},
		s.place(r, f, alignStart, box.Min.X+pad, box.Max.X-pad),
	}
	if ok {
		p.links = []link{{whole(p), dest}}
		ops = append(ops, linkOp{box, dest})
	}
	return ops, box.Min.X
}

// oneLine is a field as the page shows it, whatever line ends it was written with.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// fieldProse is the prose of a field.
func fieldProse(s string, style glyph.Style, off int) *prose {
	return plainProse(oneLine(s), style, off)
}

// head sets category, title, subtitle and byline.
func (s *setter) head() {
	a := &s.page.Article
	if a.Category != "" {
		s.prose(fieldProse(strings.ToUpper(a.Category), s.category.Style, a.Span(article.KeyCategory).From), s.category, alignStart)
		s.y += s.px(10)
	}
	if a.Title != "" {
		s.prose(fieldProse(a.Title, s.title.Style, a.Span(article.KeyTitle).From), s.title, alignStart)
	}
	if a.Subtitle != "" {
		s.y += s.px(8)
		s.prose(fieldProse(a.Subtitle, s.subtitle.Style, a.Span(article.KeySubtitle).From), s.subtitle, alignStart)
	}
	if a.Title != "" || a.Subtitle != "" {
		s.y += s.px(12)
	}
	var byline []string
	for _, part := range article.Byline(a, *s.page.language) {
		byline = append(byline, part.String())
	}
	s.prose(plainProse(strings.Join(byline, " · "), s.byline.Style, a.Span(article.KeyDate).From), s.byline, alignStart)
}

func (s *setter) takeaway(i int) {
	if i >= len(s.page.Article.Takeaways) {
		return
	}
	t := s.page.Article.Takeaways[i]
	p := fieldProse(t.Text, s.look.takeaway.Style, t.Span.From)
	first := len(s.sheet.rows)
	s.prose(p, s.look.takeaway, alignStart)
	if !s.page.quotes(t) {
		return
	}
	// A link, but in the colour of text, as on the page: only its line has the accent.
	p.links = []link{{whole(p), passageAnchor + t.Quote}}
	for i := first; i < len(s.sheet.rows); i++ {
		r := &s.sheet.rows[i]
		o := r.ops[0].(*textOp)
		from, y := int(o.x+o.row.Indent), o.baseline+s.px(3)
		line := image.Rect(from, y, int(o.x+o.row.Width+0.5), y+max(1, s.px(1)))
		r.ops = append(r.ops, boxOp{box: line, color: s.pal.Accent})
	}
}

// banner sets the banner's picture and text.
func (s *setter) banner() {
	b := s.page.banner()
	dest, ok := safe.URL(b.URL)
	if !ok {
		dest = ""
	}
	if b.Image != "" {
		s.image(b.Image, b.Text, dest, -1)
		if b.Text != "" {
			s.y += s.px(10)
		}
	}
	if b.Text != "" {
		f := s.look.banner
		p := fieldProse(b.Text, f.Style, s.page.Article.Head.Span(article.KeyBannerText).From)
		if dest != "" {
			p.links = []link{{whole(p), dest}}
		}
		s.prose(p, f, alignCenter)
	}
}
