package editor

import (
	"galley/editor/search"
	"galley/editor/store"
	"galley/editor/text"
)

// FoundArticle is one article in which something was found. It belongs to the UI
// goroutine.
type FoundArticle struct {
	Path  string
	Name  string // relative to the folder, with slashes
	Title string // may be empty
	Hits  []Hit  // in order; read-only

	More   bool   // there are more hits than are listed; only those can be replaced
	Locked string // why nothing in it can be replaced, for the writer, or ""

	searchedText
	left map[int]bool // the hits that are not to be replaced
}

// searchedText is the version of an article that was searched.
type searchedText struct {
	doc      text.Text
	encoding store.Encoding
	print    store.Fingerprint // of a file with this text
}

// Hit is one match in an article, ready to be shown on one line.
type Hit struct {
	Span                 text.Span // in the version that was searched
	Line                 int       // from 1
	Before, Match, After string    // what stands around it on its line, and what was found
}

// Included reports whether hit i is to be replaced; at first all are.
func (a *FoundArticle) Included(i int) bool { return a.Locked == "" && !a.left[i] }

// Include says whether hit i is to be replaced.
func (a *FoundArticle) Include(i int, include bool) {
	if a.left == nil {
		a.left = map[int]bool{}
	}
	a.left[i] = !include
}

// IncludeAll says whether the hits of the article are to be replaced.
func (a *FoundArticle) IncludeAll(include bool) {
	for i := range a.Hits {
		a.Include(i, include)
	}
}

// Count is how many hits are to be replaced.
func (a *FoundArticle) Count() int { return len(a.chosen()) }

// Preview is what would take the place of hit i, ready to be shown on one line.
func (a *FoundArticle) Preview(i int, r *search.Replacement) string {
	insert, _ := r.WithEOL(a.eol()).Expand(a.doc, a.Hits[i].Span)
	return excerpt(insert, maxExcerpt)
}

// chosen is the places of the hits that are to be replaced.
func (a *FoundArticle) chosen() []text.Span {
	var spans []text.Span
	for i, h := range a.Hits {
		if a.Included(i) {
			spans = append(spans, h.Span)
		}
	}
	return spans
}

func (t searchedText) eol() string {
	if t.encoding.EOL == "" {
		return string(store.LF)
	}
	return string(t.encoding.EOL)
}
