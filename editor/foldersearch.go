package editor

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"galley/editor/search"
	"galley/editor/store"
	"galley/editor/text"
)

// The limits of a search through a folder: what is listed, and the size of the
// texts that are kept for it.
const (
	maxFolderHits  = 100_000
	maxArticleHits = 10_000
	maxFolderBytes = 256 << 20
)

// FolderSearch is a search through all articles of the folder: open ones as they
// are in the window, saved or not, the others as they are on the disk. It belongs
// to the UI goroutine; a worker does the searching.
type FolderSearch struct {
	workspace *Workspace
	finder    *search.Finder
	heard     func()
	stop      context.CancelFunc

	articles []*FoundArticle
	failures []error
	searched int
	total    int
	hits     int
	full     bool
	done     bool
}

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

// Search begins to search the folder. heard is called whenever there is more to
// show, the last time when it is done. The error of a query that cannot be
// searched for is a [*search.Error].
func (w *Workspace) Search(q search.Query, heard func()) (*FolderSearch, error) {
	finder, err := search.Compile(q)
	if err != nil {
		return nil, err
	}
	ctx, stop := context.WithCancel(context.Background())
	s := &FolderSearch{workspace: w, finder: finder, heard: heard, stop: stop}
	sources := w.sources()
	s.total = len(sources)
	walk := folderWalk{env: w.env, finder: finder, show: s.show}
	search := func() (struct{}, error) {
		walk.run(ctx, sources)
		return struct{}{}, nil
	}
	Work(w.env, search, func(_ struct{}, err error) {
		if err != nil {
			s.failures = append(s.failures, err)
		}
		stop()
		s.done = true
		heard()
	})
	return s, nil
}

// Finder is the compiled query; a replacement is made from it.
func (s *FolderSearch) Finder() *search.Finder { return s.finder }

// Articles is what was found so far, by name; the slice is read-only.
func (s *FolderSearch) Articles() []*FoundArticle { return s.articles }

// Hits is how many matches are listed so far.
func (s *FolderSearch) Hits() int { return s.hits }

// Progress is how many of the folder's articles were searched so far.
func (s *FolderSearch) Progress() (searched, total int) { return s.searched, s.total }

// Done reports whether the search is over.
func (s *FolderSearch) Done() bool { return s.done }

// Full reports whether the search ended early because too much was found.
func (s *FolderSearch) Full() bool { return s.full }

// Failures tells, for the writer, which articles could not be searched.
func (s *FolderSearch) Failures() []error { return s.failures }

// Stop ends the search; what was found stays.
func (s *FolderSearch) Stop() { s.stop() }

// show takes over what the worker found.
func (s *FolderSearch) show(b found) {
	s.articles = append(s.articles, b.articles...)
	s.failures = append(s.failures, b.failures...)
	s.searched += b.searched
	s.full = s.full || b.full
	for _, a := range b.articles {
		s.hits += len(a.Hits)
	}
	s.heard()
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
