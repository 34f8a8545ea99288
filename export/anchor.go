package export

import (
	"maps"
	"strconv"
)

// anchors hands out the ids of one page, each only once.
type anchors struct {
	taken map[string]bool
	last  map[string]int // the last number tried behind a base: counting goes on there
}

func newAnchors() *anchors { return &anchors{taken: map[string]bool{}, last: map[string]int{}} }

// has reports whether the page has the id.
func (a *anchors) has(id string) bool { return a.taken[id] }

// unique returns base, or base with the first number that makes it new.
func (a *anchors) unique(base string) string {
	id := base
	for a.taken[id] {
		a.last[base] = max(2, a.last[base]+1)
		id = base + "-" + strconv.Itoa(a.last[base])
	}
	a.taken[id] = true
	return id
}

func (a *anchors) clone() *anchors { return &anchors{maps.Clone(a.taken), maps.Clone(a.last)} }
