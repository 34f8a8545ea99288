package folder

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"galley/editor/store"
	"galley/editor/vfs"
)

// Summary is what the list shows of an article.
type Summary struct {
	Title, Category, Date string
	Draft                 bool
}

// Entry is one article of the folder.
type Entry struct {
	Path    string // absolute
	Name    string // relative to the folder, with slashes
	Summary Summary
	Mod     time.Time
	Size    int64  // in bytes
	CopyOf  string // the path of the article of which it is another version, or ""
}

// IsArticle reports whether a file name is that of an article.
func IsArticle(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return (ext == ".md" || ext == ".markdown") && !strings.HasPrefix(name, ".")
}

// skipped reports whether a folder's name says that no articles are in it.
func skipped(name string) bool { return strings.HasPrefix(name, ".") || name == "node_modules" }

// record is what is known of an article since it was last read.
type record struct {
	print   store.Fingerprint
	stat    stat
	summary Summary
	recheck bool // its times are so young that the next change may not show in them
}

// stat is what changes when a file does, nearly always.
type stat struct {
	id          vfs.ID
	size        int64
	mod, change time.Time
}

func statOf(info vfs.Info) stat {
	return stat{id: info.ID, size: info.Size, mod: info.Mod, change: info.Change}
}

func (s stat) equal(t stat) bool {
	return s.id == t.id && s.size == t.size && s.mod.Equal(t.mod) && s.change.Equal(t.change)
}

// latest is when the file changed, as far as that can be known.
func (s stat) latest() time.Time {
	if s.change.IsZero() {
		return s.mod
	}
	return s.change
}

func entriesOf(dir string, known map[string]record) []Entry {
	entries := make([]Entry, 0, len(known))
	for path, r := range known {
		name, err := filepath.Rel(dir, path)
		if err != nil {
			name = path
		}
		entries = append(entries, Entry{
			Path: path, Name: filepath.ToSlash(name), Summary: r.summary, Mod: r.stat.mod, Size: r.stat.size,
		})
	}
	slices.SortFunc(entries, func(a, b Entry) int {
		return cmp.Or(b.Mod.Compare(a.Mod), cmp.Compare(a.Name, b.Name))
	})
	return besides(entries)
}
