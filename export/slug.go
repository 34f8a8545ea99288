package export

import (
	"path/filepath"
	"strings"

	"galley/editor/article"
	"galley/editor/safe"
)

// pageEnding is the ending of every page's file name.
const pageEnding = ".html"

// slugOf is the name of an article's page without its ending: the slug field
// as it is, or one made from the article's file name. A slug that is not the
// name of one visible file in any folder on any system is refused.
func slugOf(field, fileName string) (string, error) {
	slug := strings.TrimSpace(field)
	if slug == "" {
		base := filepath.Base(fileName)
		slug = article.Slug(strings.TrimSuffix(base, filepath.Ext(base)))
	}
	name := slug + pageEnding
	clean, err := safe.Local(name)
	if err != nil || clean != name || strings.ContainsAny(name, `/<>"|?*`) || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "-") || len(name) > 200 {
		return "", &Error{Message: "the slug " + quoted(slug) + " cannot be the name of a page; use letters, digits and hyphens"}
	}
	return slug, nil
}
