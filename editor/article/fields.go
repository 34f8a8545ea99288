package article

import "galley/editor/text"

// Key names a field as the front matter does; a field inside a map is named
// with a dot: "title", "image_alt", "cta.label".
type Key string

// The fields a form can edit.
const (
	KeyTitle       Key = "title"
	KeySubtitle    Key = "subtitle"
	KeyCategory    Key = "category"
	KeyAuthor      Key = "author"
	KeyTags        Key = "tags"
	KeyLang        Key = "lang"
	KeySlug        Key = "slug"
	KeyDraft       Key = "draft"
	KeyDate        Key = "date"
	KeyUpdated     Key = "updated"
	KeyDescription Key = "description"
	KeyCanonical   Key = "canonical"
	KeyImage       Key = "image"
	KeyImageAlt    Key = "image_alt"
	KeyTakeaways   Key = "takeaways"
	KeyCTALabel    Key = "cta.label"
	KeyCTAURL      Key = "cta.url"
	KeyBannerName  Key = "banner" // the name of a shared banner
	KeyBannerText  Key = "banner.text"
	KeyBannerImage Key = "banner.image"
	KeyBannerURL   Key = "banner.url"
)

// keyOrder is the order of new keys in the front matter, and childOrder that
// of the keys inside a map.
var (
	keyOrder = []string{
		"title", "subtitle", "category", "author", "tags", "lang", "slug", "draft", "date", "updated",
		"description", "canonical", "image", "image_alt", "takeaways", "cta", "banner",
	}
	childOrder = []string{"text", "quote", "label", "image", "url"}
)

// Fields is what the front matter says; a field that is absent is empty.
type Fields struct {
	Title, Subtitle, Category, Author string

	Tags       []string
	Lang, Slug string
	Draft      bool

	Date, Updated string // as written, ISO dates by convention

	Description, Canonical, Image, ImageAlt string

	Takeaways []Takeaway // one for every item of the list, also for odd ones
	CTA       CTA
	Banner    Banner
}

// Takeaway is one key takeaway and, where known, the passage of the body that
// it rests on.
type Takeaway struct {
	Text, Quote string
	Span        text.Span // of the item's value in the doc; ignored by edits
}

// CTA is the call to action.
type CTA struct{ Label, URL string }

// Banner is the banner at the end of the page: its own, or the name of one
// that galley.yaml shares between articles.
type Banner struct{ Name, Text, Image, URL string }

// Get returns the text of the field key, "true" or "" for Draft, and "" for
// lists and unknown keys.
func (f Fields) Get(key Key) string {
	if p := f.text(key); p != nil {
		return *p
	}
	if key == KeyDraft && f.Draft {
		return "true"
	}
	return ""
}

// text is the place of a text field, nil for other fields.
func (f *Fields) text(key Key) *string {
	switch key {
	case KeyTitle:
		return &f.Title
	case KeySubtitle:
		return &f.Subtitle
	case KeyCategory:
		return &f.Category
	case KeyAuthor:
		return &f.Author
	case KeyLang:
		return &f.Lang
	case KeySlug:
		return &f.Slug
	case KeyDate:
		return &f.Date
	case KeyUpdated:
		return &f.Updated
	case KeyDescription:
		return &f.Description
	case KeyCanonical:
		return &f.Canonical
	case KeyImage:
		return &f.Image
	case KeyImageAlt:
		return &f.ImageAlt
	case KeyCTALabel:
		return &f.CTA.Label
	case KeyCTAURL:
		return &f.CTA.URL
	case KeyBannerName:
		return &f.Banner.Name
	case KeyBannerText:
		return &f.Banner.Text
	case KeyBannerImage:
		return &f.Banner.Image
	case KeyBannerURL:
		return &f.Banner.URL
	}
	return nil
}

// textKeys are the keys of all text fields.
var textKeys = []Key{
	KeyTitle, KeySubtitle, KeyCategory, KeyAuthor, KeyLang, KeySlug, KeyDate, KeyUpdated, KeyDescription, KeyCanonical, KeyImage, KeyImageAlt,
	KeyCTALabel, KeyCTAURL, KeyBannerName, KeyBannerText, KeyBannerImage, KeyBannerURL,
}
