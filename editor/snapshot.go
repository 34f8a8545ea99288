package editor

import (
	"galley/editor/article"
	"galley/editor/markdown"
)

// Snapshot is one version of an article, free of its session: it may be used
// on any goroutine.
type Snapshot struct {
	article article.Article
	version uint64
}

// Article is the whole article of that version. When its tree was not finished
// at the time, the text is parsed here.
func (s Snapshot) Article() article.Article {
	a := s.article
	if a.Tree == nil || a.Tree.Version != s.version {
		a = article.Of(a.Head, markdown.Parse(a.Doc, a.Body, s.version))
	}
	return a
}
