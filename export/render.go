package export

import (
	"html/template"
	"slices"
	"strings"

	"galley/assets/page"
	"galley/editor/article"
	"galley/editor/safe"
	"galley/editor/vfs"
)

// Options say how an article becomes a page.
type Options struct {
	FS   vfs.FS // where pictures are read; nil shows none
	Dir  string // absolute folder of the article: nothing outside it is opened
	Name string // the article's file name, for the slug

	Site    Site
	BaseURL string // overrides the site's

	Fragment      bool // the article's HTML alone, for a content system
	SelfContained bool // pictures inside the page
}

// Page is a finished page, not yet written anywhere.
type Page struct {
	Slug   string
	Name   string // of the file: the slug and ".html"
	HTML   []byte
	Assets []Asset // in the order of their first use
	Report Report
}

var frame = template.Must(template.New("frame").Parse(page.Frame))

// frameData is what the frame's template may use.
type frameData struct {
	Lang, Dir          string
	Title, Site, Home  string
	Category, Subtitle string
	Canonical          string
	Meta               []meta
	Style              template.CSS
	Linked             template.JS
	Words              article.Wording
	ContentID          string
	CTA                *button
	Byline             []article.BylinePart
	TakeawaysID        string
	Takeaways          []takeaway
	Body               template.HTML
	Banner             *bannerData
}

type button struct{ Label, URL string }

type bannerData struct {
	Label, Text, URL string
	Image            *bannerImage
}

type bannerImage struct {
	Src           template.URL // a file name of ours or a data URI of an image
	Alt           string
	Width, Height int
}

// Render makes the page of an article. It fails with an *Error when the
// article has no title, cannot be read, or has an impossible slug; everything
// less is in the page's report.
func Render(a article.Article, o Options) (Page, error) {
	if a.Head.Problem != nil {
		return Page{}, &Error{Message: a.Head.Problem.Error()}
	}
	title := oneLine(a.Head.Title)
	if title == "" {
		return Page{}, &Error{Message: "the article has no title; fill in the title before it is exported"}
	}
	if a.Tree.TooLong {
		return Page{}, &Error{Message: "the article is too long for a page: " + a.Tree.Note}
	}
	slug, err := slugOf(a.Head.Slug, o.Name)
	if err != nil {
		return Page{}, err
	}
	r := rendering{article: a, options: o, ids: newAnchors(), title: title, slug: slug}
	r.gallery = gallery{fsys: o.FS, inline: o.SelfContained}
	return r.page()
}

// rendering is one call of Render.
type rendering struct {
	article     article.Article
	options     Options
	title, slug string
	ids         *anchors
	gallery     gallery
	report      Report
	language    article.Language
}

func (r *rendering) problem(key article.Key, message string) {
	line := 0
	if span := r.article.Head.Span(key); !span.Empty() {
		line = r.article.Head.Doc.Line(span.From) + 1
	}
	r.report = append(r.report, Problem{line, message})
}

func (r *rendering) page() (Page, error) {
	a := r.article
	var ok bool
	if r.language, ok = article.LanguageOf(a.Head.Lang); !ok {
		r.problem(article.KeyLang, "the language "+quoted(a.Head.Lang)+" is not a known code such as “en” or “pt-BR”; the page says “en”")
	}
	base := r.base()
	data := frameData{
		Lang: r.language.Tag, Dir: dirOf(r.language), Title: r.title, Site: oneLine(r.options.Site.Name), Home: base,
		Category: oneLine(a.Head.Category), Subtitle: oneLine(a.Head.Subtitle), Words: r.language.Wording,
		Style: template.CSS(page.Style), //nolint:gosec // our own file
		CTA:   r.cta(),
	}
	data.Byline = r.byline()

	b := newBody(a, r.options, r.language.Wording, r.ids, &r.gallery, &r.report)
	data.ContentID = r.ids.unique("article")
	data.TakeawaysID = r.ids.unique("takeaways")
	data.Takeaways = b.takeaways()
	body := b.html()
	data.Body = template.HTML(body) //nolint:gosec // written by markup, checked by policy
	data.Banner = r.banner()

	f := r.facts(base)
	data.Meta, data.Canonical = f.meta(), f.canonical
	linked, err := f.linked()
	if err != nil {
		return Page{}, err
	}
	data.Linked = template.JS(linked) //nolint:gosec // encoding/json escapes what could end the element

	name := "page"
	if r.options.Fragment {
		name = "fragment"
	}
	var out strings.Builder
	if err := frame.ExecuteTemplate(&out, name, data); err != nil {
		return Page{}, err
	}
	slices.SortStableFunc(r.report, func(a, b Problem) int { return a.Line - b.Line })
	return Page{Slug: r.slug, Name: r.slug + pageEnding, HTML: []byte(out.String()), Assets: r.gallery.assets, Report: r.report}, nil
}

// base is the absolute address that the site's pages lie under, or "".
func (r *rendering) base() string {
	base := strings.TrimSpace(r.options.BaseURL)
	if base == "" {
		base = strings.TrimSpace(r.options.Site.BaseURL)
	}
	if base == "" {
		return ""
	}
	clean, ok := BaseURL(base)
	if !ok {
		r.report = append(r.report, Problem{0, "the base URL " + quoted(base) + " is not an http or https address, so the page names no address of its own"})
	}
	return clean
}

// dirOf is the dir attribute of a page.
func dirOf(l article.Language) string {
	if l.RightToLeft {
		return "rtl"
	}
	return "ltr"
}

// BaseURL checks the address that a site is published at and gives it with
// one slash at its end.
func BaseURL(raw string) (string, bool) {
	clean, ok := linkAddress(raw)
	if !ok || !strings.HasPrefix(clean, "http://") && !strings.HasPrefix(clean, "https://") || strings.ContainsAny(clean, "?#") {
		return "", false
	}
	return strings.TrimRight(clean, "/") + "/", true
}

// cta is the article's call to action, or the site's.
func (r *rendering) cta() *button {
	own := r.article.Head.CTA
	label, address := oneLine(own.Label), strings.TrimSpace(own.URL)
	if label == "" && address == "" {
		label, address = oneLine(r.options.Site.CTA.Label), strings.TrimSpace(r.options.Site.CTA.URL)
	}
	switch {
	case label == "" && address == "":
		return nil
	case label == "":
		r.problem(article.KeyCTAURL, "the call to action has a link but no label, so it is not shown")
		return nil
	case address == "":
		r.problem(article.KeyCTALabel, "the call to action “"+label+"” has no link, so it is not shown")
		return nil
	}
	href, ok := linkAddress(address)
	if !ok {
		r.problem(article.KeyCTAURL, "the address "+quoted(address)+" of the call to action is not one that a page may link to, so it is not shown")
		return nil
	}
	return &button{label, href}
}

// byline is the line below the title; a date that is none is reported.
func (r *rendering) byline() []article.BylinePart {
	for _, key := range []article.Key{article.KeyDate, article.KeyUpdated} {
		value := strings.TrimSpace(r.article.Head.Get(key))
		if key == article.KeyUpdated && r.article.Head.Updated == r.article.Head.Date {
			break // not shown
		}
		if _, ok := article.ISODate(value); !ok && value != "" {
			r.problem(key, "the date "+quoted(value)+" is not a date such as 2024-03-05, so it is shown as written")
		}
	}
	parts := article.Byline(&r.article, r.language)
	for i := range parts {
		parts[i].Text = oneLine(parts[i].Text)
	}
	return parts
}

// banner is the article's own banner, or the shared one that it names.
func (r *rendering) banner() *bannerData {
	own := r.article.Head.Banner
	text, imageFile, address, dir := own.Text, own.Image, own.URL, r.options.Dir
	if own.Name != "" {
		shared, ok := r.options.Site.Banners[own.Name]
		if !ok {
			r.problem(article.KeyBannerName, "there is no banner "+quoted(own.Name)+" in "+SiteFile+", so none is shown")
			return nil
		}
		text, imageFile, address, dir = shared.Text, shared.Image, shared.URL, r.options.Site.Dir
	}
	d := bannerData{Label: r.language.Wording.Banner, Text: oneLine(text)}
	if address = strings.TrimSpace(address); address != "" {
		var ok bool
		if d.URL, ok = linkAddress(address); !ok {
			r.problem(article.KeyBannerURL, "the address "+quoted(address)+" of the banner is not one that a page may link to, so it is no link")
		}
	}
	if imageFile = strings.TrimSpace(imageFile); imageFile != "" {
		p, problem := r.gallery.local(dir, imageFile)
		if problem != "" {
			r.problem(article.KeyBannerImage, "the banner’s image "+quoted(imageFile)+" "+problem)
		} else {
			d.Image = &bannerImage{Src: template.URL(p.src), Width: p.width, Height: p.height} //nolint:gosec // ours
			if d.Text == "" {
				d.Image.Alt = d.Label
				r.problem(article.KeyBannerImage, "the banner has an image but no text; give it a text for readers who cannot see the image")
			}
		}
	}
	if d.Text == "" && d.Image == nil {
		if d.URL != "" {
			r.problem(article.KeyBannerURL, "the banner has a link but neither text nor image, so it is not shown")
		}
		return nil
	}
	return &d
}

func (r *rendering) facts(base string) facts {
	a := r.article
	f := facts{
		title: r.title, category: oneLine(a.Head.Category), author: oneLine(a.Head.Author), site: oneLine(r.options.Site.Name),
		lang: r.language.Tag, home: base, words: a.Stats.Words, imageAlt: oneLine(a.Head.ImageAlt),
	}
	for _, tag := range a.Head.Tags {
		if tag = oneLine(tag); tag != "" {
			f.tags = append(f.tags, tag)
		}
	}
	f.published, _ = article.ISODate(a.Head.Date)
	f.updated, _ = article.ISODate(a.Head.Updated)
	for _, candidate := range []string{a.Head.Description, a.Head.Subtitle, summary(a.Tree)} {
		if f.description = oneLine(candidate); f.description != "" {
			break
		}
	}
	f.canonical = absolute(base, r.slug+pageEnding)
	if own := strings.TrimSpace(a.Head.Canonical); own != "" {
		if clean, ok := linkAddress(own); ok && safe.Remote(clean) && strings.HasPrefix(clean, "http") {
			f.canonical = clean
		} else {
			r.problem(article.KeyCanonical, "the canonical address "+quoted(own)+" is not an http or https address, so it is left out")
		}
	}
	f.image = r.cardImage(base)
	return f
}

// cardImage is the absolute address of the image for social cards. A local
// one can only be named where the site's address is known.
func (r *rendering) cardImage(base string) string {
	name := strings.TrimSpace(r.article.Head.Image)
	if name == "" {
		return ""
	}
	if clean, ok := safe.ImageURL(name); ok && remoteHost(clean) != "" {
		if address, ok := encoded(clean); ok {
			return address
		}
	}
	cards := gallery{fsys: r.options.FS, assets: r.gallery.assets}
	p, problem := cards.local(r.options.Dir, name)
	if problem != "" {
		r.problem(article.KeyImage, "the image "+quoted(name)+" for search results and social cards "+problem)
		return ""
	}
	if base == "" || r.options.SelfContained || r.options.Fragment {
		return ""
	}
	r.gallery.assets = cards.assets
	return absolute(base, p.src)
}

// oneLine is a field as one line of text.
func oneLine(s string) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(strings.Map(printable, s), "\uFFFD")), " ")
}

// printable drops the characters that HTML does not allow at all.
func printable(r rune) rune {
	if r != '\n' && r != '\t' && r != '\r' && forbidden(r) {
		return -1
	}
	return r
}
