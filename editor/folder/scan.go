package folder

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"galley/editor/store"
	"galley/editor/vfs"
)

// tree is what is known of the folder.
type tree struct {
	known     map[string]record // by absolute path
	dirs      map[string]vfs.ID // the directories of the tree, by absolute path
	watches   watches
	unsettled map[string]time.Time // files that another program seems to be writing, and until when they are given
	litter    map[string]bool      // directories with temporary files in them
}

// errReplaced says that the folder has another name, and another folder its old one.
var errReplaced = errors.New("another folder is there now")

// scan looks at what is dirty and returns what is known then. Only an
// unreadable folder is an error; an article or a folder below that cannot be
// read stays as it was known.
func (f *Folder) scan() (map[string]record, error) {
	root, err := f.fsys.OpenDir(f.dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	info, err := root.Stat(".")
	if err != nil {
		return nil, err
	}
	// Another folder at the old path: nothing that was known of it counts.
	if id, known := f.tree.dirs[f.dir]; known && id != info.ID {
		if _, moved := f.trail.follow(f.fsys); moved {
			return nil, errReplaced
		}
		f.dirty.all = true
	}
	s := scanner{Folder: f, root: root, after: maps.Clone(f.tree.known), here: map[string]map[string]bool{}, unsettled: map[string]time.Time{}}
	if f.dirty.all {
		err = s.visit(".", true)
	} else {
		for dir := range f.dirty.dirs {
			if _, known := f.tree.dirs[dir]; !known {
				continue // no folder, or one that its parent will find
			}
			if err = s.visit(s.rel(dir), false); err != nil {
				break
			}
		}
	}
	if err != nil {
		return nil, err
	}
	s.prune()
	f.tree.unsettled = s.unsettled
	return s.after, nil
}

// scanner is one scan on its way.
type scanner struct {
	*Folder
	root      vfs.Dir
	after     map[string]record
	here      map[string]map[string]bool // what lies in the directories that were visited, by path
	unsettled map[string]time.Time
	full      bool // the folder has more articles than can be listed
}

// visit looks at one directory and at those below that are new, or at all.
func (s *scanner) visit(rel string, all bool) error {
	path := s.abs(rel)
	dir, infos, err := s.list(rel, path)
	switch {
	case rel == "." && err != nil:
		return err
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		s.forget(path)
		return nil
	case err != nil:
		s.log("%v", store.Wrap("list", path, err))
		return nil
	}
	defer dir.Close()
	here := make(map[string]bool, len(infos))
	s.here[path] = here
	for _, info := range infos {
		child := filepath.Join(path, info.Name)
		switch {
		case info.Mode.IsDir():
			if skipped(info.Name) || strings.Count(rel, "/") >= maxDepth-1 {
				continue
			}
			here[child] = true
			if old, known := s.tree.dirs[child]; all || !known || old != info.ID {
				if err := s.visit(s.rel(child), true); err != nil {
					return err
				}
			}
		case store.IsTemp(info.Name):
			s.tree.litterIn(path)
		case IsArticle(info.Name):
			here[child] = s.article(dir, child, info)
		}
	}
	return nil
}

func (s *scanner) list(rel, path string) (vfs.Dir, []vfs.Info, error) {
	dir, err := s.root.OpenDir(rel)
	if err != nil {
		return nil, nil, err
	}
	info, err := dir.Stat(".")
	if err == nil {
		s.enter(path, info.ID) // first, so that nothing happens unseen after the list
		var infos []vfs.Info
		if infos, err = dir.List(); err == nil {
			return dir, infos, nil
		}
	}
	dir.Close()
	return nil, nil, err
}

// article looks at one file and reports whether it is an article.
func (s *scanner) article(dir vfs.Dir, path string, info vfs.Info) bool {
	old, known := s.after[path]
	if info.Mode&fs.ModeSymlink != 0 {
		// Its target tells whether something changed, and is told apart from
		// what is watched: such a file is read each time.
		print, head, info, err := store.Peek(s.fsys, path, HeadSize)
		return s.take(path, old, known, found{print, head, info, err})
	}
	if !info.Mode.IsRegular() {
		return false
	}
	if known && old.stat.equal(statOf(info)) && !s.dirty.files[path] && !(old.recheck && s.dirty.recheck) {
		return true
	}
	if !known && len(s.after) >= maxArticles {
		if !s.full {
			s.full = true
			s.log("%s has more than %d articles; the others are not listed", s.Folder.dir, maxArticles)
		}
		return false
	}
	print, head, info, err := store.PeekIn(dir, info.Name, HeadSize)
	return s.take(path, old, known, found{print, head, info, err})
}

// found is an article as it was just read.
type found struct {
	print store.Fingerprint
	head  []byte
	info  vfs.Info
	err   error
}

// take judges an article whose bytes may be new.
func (s *scanner) take(path string, old record, known bool, found found) bool {
	print, info, err := found.print, found.info, found.err
	switch {
	case err != nil:
		return s.unreadable(path, known, err)
	case print.IsZero():
		return false
	case known && info.Size == 0 && old.print.Size > 0 && s.unsettle(path):
		// Somebody may be between emptying the file and filling it again.
		return true
	}
	now := record{print: print, stat: statOf(info), summary: old.summary}
	now.recheck = time.Since(now.stat.latest()) < coarse
	if !known || old.print != print || !old.stat.equal(now.stat) {
		now.summary = s.peek(path, found.head)
	}
	s.after[path] = now
	return true
}

// unreadable reports whether an article that cannot be read is listed.
func (s *scanner) unreadable(path string, known bool, err error) bool {
	switch store.KindOf(err) {
	case store.Gone, store.Invalid:
		return false
	case store.ReadOnly:
		if !known {
			s.after[path] = record{} // opening it says why not
		}
		return true
	}
	// A disk that fails for a moment has not removed the article.
	s.log("%v", err)
	s.unsettle(path)
	return known
}

// peek calls the owner's function, which reads what anybody wrote.
func (s *scanner) peek(path string, head []byte) (summary Summary) {
	if s.opts.Peek == nil {
		return Summary{}
	}
	defer func() {
		if p := recover(); p != nil {
			s.log("reading the summary of %q: %v", path, p)
			summary = Summary{}
		}
	}()
	return s.opts.Peek(head)
}

// unsettle puts an article off and reports whether it still has time.
func (s *scanner) unsettle(path string) bool {
	until, waiting := s.tree.unsettled[path]
	if !waiting {
		until = time.Now().Add(settle)
	}
	if !time.Now().Before(until) {
		return false
	}
	s.unsettled[path] = until
	return true
}

func (s *scanner) enter(path string, id vfs.ID) {
	s.tree.dirs[path] = id
	err := s.tree.watches.add(path, id)
	if err == nil && len(s.tree.watches.on) > maxWatches {
		err = fmt.Errorf("more than %d folders", maxWatches)
	}
	if err != nil {
		s.unwatch(err.Error())
	}
}

// prune forgets what lay in the visited directories and is not there any more.
func (s *scanner) prune() {
	for path := range s.after {
		if here, visited := s.here[filepath.Dir(path)]; visited && !here[path] {
			delete(s.after, path)
		}
	}
	for path := range s.tree.dirs {
		if here, visited := s.here[filepath.Dir(path)]; visited && !here[path] && path != s.Folder.dir {
			s.forget(path)
		}
	}
}

// forget forgets a directory and all below it.
func (s *scanner) forget(dir string) {
	inside := dir + string(filepath.Separator)
	for path := range s.after {
		if strings.HasPrefix(path, inside) {
			delete(s.after, path)
		}
	}
	for path := range s.tree.dirs {
		if path == dir || strings.HasPrefix(path, inside) {
			delete(s.tree.dirs, path)
		}
	}
	s.tree.watches.remove(dir)
}

func (s *scanner) abs(rel string) string { return filepath.Join(s.Folder.dir, filepath.FromSlash(rel)) }

func (s *scanner) rel(path string) string {
	rel, err := filepath.Rel(s.Folder.dir, path)
	if err != nil {
		return "."
	}
	return filepath.ToSlash(rel)
}

func (t *tree) litterIn(dir string) {
	if t.litter == nil {
		t.litter = map[string]bool{}
	}
	t.litter[dir] = true
}
