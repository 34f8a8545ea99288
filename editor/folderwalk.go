package editor

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"galley/editor/search"
	"galley/editor/store"
)

// The limits of a search through a folder: what is listed, and the size of the
// texts that are kept for it.
const (
	maxFolderHits  = 100_000
	maxArticleHits = 10_000
	maxFolderBytes = 256 << 20
)

// source is one article to be searched.
type source struct {
	path, name, title string
	open              *searchedText // as it is in the window; nil: read the file
	locked            string
}

// sources are the folder's articles by name, with those that are open in the
// state they are in.
func (w *Workspace) sources() []source {
	var out []source
	listed, copies := map[string]bool{}, map[string]bool{}
	for _, s := range w.sessions {
		if s.conflict != nil {
			copies[s.conflict.copyPath] = true
		}
	}
	for _, e := range w.Entries() {
		listed[e.Path] = true
		src := source{path: e.Path, name: e.Name, title: e.Summary.Title}
		if s := w.session(e.Path); s != nil {
			src.take(s)
		} else if copies[e.Path] {
			src.locked = twoVersions
		}
		out = append(out, src)
	}
	for _, s := range w.sessions { // a new one may not be listed yet
		name, err := filepath.Rel(w.dir, s.Path())
		if err == nil && filepath.IsLocal(name) && !listed[s.Path()] && !s.gone {
			src := source{path: s.Path(), name: filepath.ToSlash(name)}
			src.take(s)
			out = append(out, src)
		}
	}
	slices.SortFunc(out, func(a, b source) int { return strings.Compare(a.name, b.name) })
	return out
}

// twoVersions is why nothing can be replaced in an article, or in the copy of it.
const twoVersions = "There are two versions of this article. Choose first which one to keep."

func (src *source) take(s *Session) {
	src.open = &searchedText{doc: s.State().Doc, encoding: s.Encoding()}
	src.title, src.locked = s.Article().Title, s.locked
	if s.conflict != nil {
		src.locked = twoVersions
	}
}

// found is what a worker found since it told the last time.
type found struct {
	articles []*FoundArticle
	failures []error
	searched int
	full     bool
}

// folderWalk is the worker's side of a search.
type folderWalk struct {
	env    Env
	finder *search.Finder
	show   func(found)

	new   found
	hits  int // of all
	bytes int // of the texts that are kept
}

// toldEvery is how many articles are searched before the window hears of them.
const toldEvery = 16

func (w *folderWalk) run(ctx context.Context, sources []source) {
	for _, src := range sources {
		if ctx.Err() != nil || w.new.full {
			break
		}
		a, err := w.search(ctx, src)
		if ctx.Err() != nil {
			break
		}
		if err != nil {
			w.new.failures = append(w.new.failures, err)
		} else if a != nil {
			w.new.articles = append(w.new.articles, a)
			w.hits += len(a.Hits)
			w.bytes += a.doc.Len()
			w.new.full = w.hits >= maxFolderHits || w.bytes >= maxFolderBytes
		}
		if w.new.searched++; w.new.searched == toldEvery {
			w.tell()
		}
	}
	w.tell()
}

func (w *folderWalk) tell() {
	batch := w.new
	w.new = found{full: batch.full}
	w.env.Post(func() { w.show(batch) })
}

// search looks into one article; nil when nothing is in it.
func (w *folderWalk) search(ctx context.Context, src source) (*FoundArticle, error) {
	a := &FoundArticle{Path: src.path, Name: src.name, Title: src.title, Locked: src.locked}
	if src.open != nil {
		a.searchedText = *src.open
	} else {
		file, err := store.Load(w.env.FS, src.path)
		if err != nil {
			return nil, err
		}
		a.searchedText = searchedText{file.Text, file.Encoding, file.Print}
		if a.Locked == "" {
			a.Locked = file.Reason
		}
	}
	scan := w.finder.Scan(ctx, a.doc, nil)
	for !scan.Next(findSlice) {
	}
	m := scan.Matches()
	if m.Len() == 0 {
		return nil, nil
	}
	if src.open != nil {
		a.print = store.FingerprintDoc(a.doc, a.encoding)
	}
	n := min(m.Len(), maxArticleHits, maxFolderHits-w.hits)
	a.More = n < m.Len() || !m.Complete()
	a.Hits = make([]Hit, n)
	for i := range a.Hits {
		a.Hits[i] = hitAt(a.doc, m.At(i))
	}
	return a, nil
}
