package merge

import "slices"

// mergeFields merges by key. The order is mine; what only theirs has comes behind the
// key that it follows there.
func mergeFields(base, mine, theirs fields) []piece {
	open, _ := choose(base.open, mine.open, theirs.open)
	if open == "" {
		open = mine.open
	}
	pieces := []piece{{text: open}}
	var keys []string
	for _, e := range mine.entries {
		keys = append(keys, e.key)
	}
	for i, e := range theirs.entries {
		if slices.Contains(keys, e.key) {
			continue
		}
		at := 0
		for j := i - 1; j >= 0; j-- {
			if k := slices.Index(keys, theirs.entries[j].key); k >= 0 {
				at = k + 1
				break
			}
		}
		keys = slices.Insert(keys, at, e.key)
	}
	for _, key := range keys {
		pieces = append(pieces, mergeEntry(key, base.get(key), mine.get(key), theirs.get(key))...)
	}
	end, ok := choose(base.close, mine.close, theirs.close)
	if !ok {
		end = mine.close
	}
	return append(pieces, piece{text: end})
}

// get is the text of an entry, "" when there is none.
func (f fields) get(key string) string {
	for _, e := range f.entries {
		if e.key == key {
			return e.text
		}
	}
	return ""
}

func mergeEntry(key, base, mine, theirs string) []piece {
	if text, ok := choose(base, mine, theirs); ok {
		return []piece{{text: text}}
	}
	if pieces, ok := mergeItems(key, base, mine, theirs); ok {
		return pieces
	}
	return []piece{{text: mine, conflict: true, base: base, theirs: theirs, where: key}}
}
