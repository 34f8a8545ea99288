package folder

import (
	"cmp"
	"fmt"
	"slices"

	"galley/editor/store"
)

// Kind says what happened.
type Kind uint8

// The kinds of events.
const (
	Created Kind = iota // an article appeared
	Changed             // its bytes are others
	Removed             // it is gone
	Lost                // the folder itself cannot be read; what was in it is unknown until it can
	Moved               // the folder has another path
)

var kindNames = [...]string{"created", "changed", "removed", "lost", "moved"}

// String names the kind for logs.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return fmt.Sprint("kind ", uint8(k))
}

// Event is something that happened to an article from outside.
type Event struct {
	Path  string            // absolute; of the folder when it is Lost or Moved
	From  string            // Created: the path it had before, when it was only renamed; its Removed follows in the same batch. Moved: that of the folder
	Kind  Kind              //
	Print store.Fingerprint // of the new bytes; of the last ones known when it was Removed
}

// String is for logs.
func (e Event) String() string {
	if e.From != "" {
		return fmt.Sprintf("%v %s %v from %s", e.Kind, e.Path, e.Print, e.From)
	}
	return fmt.Sprintf("%v %s %v", e.Kind, e.Path, e.Print)
}

// diff compares what was known with what is found now.
func diff(before, after map[string]record) []Event {
	var created, changed, removed []Event
	for path, now := range after {
		old, known := before[path]
		switch {
		case !known:
			created = append(created, Event{Path: path, Kind: Created, Print: now.print})
		case old.print != now.print:
			changed = append(changed, Event{Path: path, Kind: Changed, Print: now.print})
		}
	}
	for path, old := range before {
		if _, still := after[path]; !still {
			removed = append(removed, Event{Path: path, Kind: Removed, Print: old.print})
		}
	}
	byPath := func(a, b Event) int { return cmp.Compare(a.Path, b.Path) }
	slices.SortFunc(created, byPath)
	slices.SortFunc(changed, byPath)
	slices.SortFunc(removed, byPath)
	pair(created, removed, before, after)
	return slices.Concat(created, changed, removed)
}

// pair finds out which of the created files are removed ones with a new name:
// those with the same bytes, the same file before any other. The number of the
// file alone does not do, the system gives it to the next file at once; nor do
// the bytes of an empty file.
func pair(created, removed []Event, before, after map[string]record) {
	gone := map[store.Fingerprint][]string{} // by content: the removed paths, in order
	for _, e := range removed {
		gone[e.Print] = append(gone[e.Print], e.Path)
	}
	for _, sameFile := range []bool{true, false} {
		for i := range created {
			e := &created[i]
			if e.From != "" {
				continue
			}
			j := slices.IndexFunc(gone[e.Print], func(path string) bool {
				same := before[path].stat.id == after[e.Path].stat.id
				return same == sameFile && (same || e.Print.Size > 0)
			})
			if j >= 0 {
				e.From = gone[e.Print][j]
				gone[e.Print] = slices.Delete(gone[e.Print], j, j+1)
			}
		}
	}
}
