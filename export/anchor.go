package export

import "strconv"

// anchors hands out the ids of one page, each only once.
type anchors map[string]bool

// unique returns base, or base with the first number that makes it new.
func (a anchors) unique(base string) string {
	id := base
	for n := 2; a[id]; n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	a[id] = true
	return id
}
