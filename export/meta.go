package export

import (
	"encoding/json"
	"net/url"
	"strings"
	"unicode/utf8"

	"galley/editor/markdown"
)

// meta is one <meta> element: by name, or by property as OpenGraph has it.
type meta struct{ Name, Property, Content string }

// descriptionLength is what search results show, in characters.
const descriptionLength = 160

// facts is what the head of the page says about the article. All of it is
// also on the visible page, or a field that the writer filled for this use.
type facts struct {
	title, description, category, author, site, lang string
	tags                                             []string
	published, updated                               string // ISO, or ""
	canonical, home                                  string // absolute, or ""
	image, imageAlt                                  string // absolute, or ""
	words                                            int
}

func (f facts) meta() []meta {
	var list []meta
	name := func(name, content string) {
		if content != "" {
			list = append(list, meta{Name: name, Content: content})
		}
	}
	property := func(property, content string) {
		if content != "" {
			list = append(list, meta{Property: property, Content: content})
		}
	}
	name("description", f.description)
	name("author", f.author)
	property("og:type", "article")
	property("og:title", f.title)
	property("og:description", f.description)
	property("og:url", f.canonical)
	property("og:site_name", f.site)
	property("og:locale", strings.ReplaceAll(f.lang, "-", "_"))
	property("og:image", f.image)
	if f.image != "" {
		property("og:image:alt", f.imageAlt)
	}
	property("article:published_time", f.published)
	property("article:modified_time", f.updated)
	property("article:section", f.category)
	property("article:author", f.author)
	for _, tag := range f.tags {
		property("article:tag", tag)
	}
	if f.image != "" {
		name("twitter:card", "summary_large_image")
	} else {
		name("twitter:card", "summary")
	}
	name("twitter:title", f.title)
	name("twitter:description", f.description)
	name("twitter:image", f.image)
	if f.image != "" {
		name("twitter:image:alt", f.imageAlt)
	}
	return list
}

// thing is a node of JSON-LD (schema.org).
type thing struct {
	Type string `json:"@type"`
	ID   string `json:"@id,omitempty"`
	Name string `json:"name,omitempty"`
	URL  string `json:"url,omitempty"`
}

// linked is the article as schema.org data. The encoder escapes <, > and &,
// which is what keeps it inside its element: that must never be switched off.
func (f facts) linked() ([]byte, error) {
	type data struct {
		Context     string   `json:"@context"`
		Type        string   `json:"@type"`
		Headline    string   `json:"headline"`
		Description string   `json:"description,omitempty"`
		Language    string   `json:"inLanguage"`
		Section     string   `json:"articleSection,omitempty"`
		Keywords    []string `json:"keywords,omitempty"`
		Published   string   `json:"datePublished,omitempty"`
		Modified    string   `json:"dateModified,omitempty"`
		Author      *thing   `json:"author,omitempty"`
		Publisher   *thing   `json:"publisher,omitempty"`
		Image       []string `json:"image,omitempty"`
		Words       int      `json:"wordCount,omitempty"`
		Page        *thing   `json:"mainEntityOfPage,omitempty"`
	}
	d := data{
		Context: "https://schema.org", Type: "Article", Headline: f.title, Description: f.description, Language: f.lang,
		Section: f.category, Keywords: f.tags, Published: f.published, Modified: f.updated, Words: f.words,
	}
	if f.published != "" {
		d.Type = "NewsArticle"
	}
	if f.author != "" {
		d.Author = &thing{Type: "Person", Name: f.author}
	}
	if f.site != "" {
		d.Publisher = &thing{Type: "Organization", Name: f.site, URL: f.home}
	}
	if f.image != "" {
		d.Image = []string{f.image}
	}
	if f.canonical != "" {
		d.Page = &thing{Type: "WebPage", ID: f.canonical}
	}
	return json.Marshal(d)
}

// summary is the description of an article that has none: its first
// paragraph, cut at a word.
func summary(tree *markdown.Tree) string {
	for _, top := range tree.Blocks {
		if top.Block.Kind != markdown.Paragraph {
			continue
		}
		if text := strings.Join(strings.Fields(markdown.PlainText(top.Block.Inlines)), " "); text != "" {
			return shortened(text, descriptionLength)
		}
	}
	return ""
}

func shortened(text string, most int) string {
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	cut := string([]rune(text)[:most-1])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:–—-") + "…"
}

// absolute joins the base URL of the site with a file name.
func absolute(base, name string) string {
	if base == "" {
		return ""
	}
	return strings.TrimRight(base, "/") + "/" + url.PathEscape(name)
}
