package editor

import (
	"context"

	"galley/editor/search"
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
