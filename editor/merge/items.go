package merge

import (
	"slices"
	"strings"

	"galley/editor/article"
)

// list is an entry whose value is a list of items, one or more lines each.
type list struct {
	head  string // up to the first item
	items []string
}

// listOf takes an entry apart; false when its value is no list of lines.
func listOf(entry string) (list, bool) {
	var l list
	dash := ""
	for _, line := range strings.SplitAfter(entry, "\n") {
		indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
		isItem := strings.HasPrefix(line[len(indent):], "- ")
		switch {
		case isItem && (len(l.items) == 0 || indent == dash):
			dash = indent
			l.items = append(l.items, line)
		case len(l.items) > 0:
			l.items[len(l.items)-1] += line
		default:
			l.head += line
		}
	}
	return l, len(l.items) > 0
}

// mergeItems merges a list by item: what one version adds, removes, edits or moves
// comes to what the other one does. false: not all three are lists.
func mergeItems(key, base, mine, theirs string) ([]piece, bool) {
	b, ok := listOf(base)
	m, okMine := listOf(mine)
	t, okTheirs := listOf(theirs)
	head, okHead := choose(b.head, m.head, t.head)
	if !ok || !okMine || !okTheirs || !okHead {
		return nil, false
	}
	where := key
	if key == string(article.KeyTakeaways) {
		where = "takeaway"
	}
	mineOf, theirsOf := follow(b.items, m.items), follow(b.items, t.items)
	baseOf := invert(mineOf, len(m.items))
	if slices.IsSorted(present(baseOf)) && !slices.IsSorted(present(invert(theirsOf, len(t.items)))) {
		return swapped(mergeOrdered(where, head, b.items, t.items, m.items, theirsOf, mineOf)), true
	}
	return mergeOrdered(where, head, b.items, m.items, t.items, mineOf, theirsOf), true
}

// swapped exchanges the sides of conflicts that were merged the other way round.
func swapped(pieces []piece) []piece {
	for i, p := range pieces {
		if p.conflict {
			pieces[i].text, pieces[i].theirs = p.theirs, p.text
		}
	}
	return pieces
}

// mergeOrdered merges lists in the order of first.
func mergeOrdered(where, head string, base, first, second []string, firstOf, secondOf []int) []piece {
	pieces := []piece{{text: head}}
	baseOfFirst, baseOfSecond := invert(firstOf, len(first)), invert(secondOf, len(second))
	added := func(after int) { // what second has new behind an item of base, -1: at the start
		at := 0
		if after >= 0 {
			if at = secondOf[after] + 1; at == 0 {
				return
			}
		}
		for ; at < len(second) && baseOfSecond[at] < 0; at++ {
			if !slices.Contains(first, second[at]) {
				pieces = append(pieces, piece{text: second[at]})
			}
		}
	}
	removed := func(was int) { // by first, from an item of base on
		for ; was < len(base) && firstOf[was] < 0; was++ {
			if secondOf[was] < 0 {
				continue
			}
			if other := second[secondOf[was]]; other != base[was] {
				pieces = append(pieces, piece{conflict: true, base: base[was], theirs: other, where: where})
			}
			added(was)
		}
	}
	added(-1)
	removed(0)
	for i, item := range first {
		was := baseOfFirst[i]
		if was < 0 {
			pieces = append(pieces, piece{text: item})
			continue
		}
		other := ""
		if secondOf[was] >= 0 {
			other = second[secondOf[was]]
		}
		if text, ok := choose(base[was], item, other); ok {
			pieces = append(pieces, piece{text: text})
		} else {
			pieces = append(pieces, piece{text: item, conflict: true, base: base[was], theirs: other, where: where})
		}
		added(was)
		removed(was + 1)
	}
	return pieces
}

// follow finds what became of every item: its index in now, or -1. Equal ones are
// found wherever they went, changed ones by what they still have in common.
func follow(base, now []string) []int {
	of := make([]int, len(base))
	taken := make([]bool, len(now))
	for i, item := range base {
		of[i] = -1
		for j, other := range now {
			if !taken[j] && other == item {
				of[i], taken[j] = j, true
				break
			}
		}
	}
	for i, item := range base {
		if of[i] >= 0 {
			continue
		}
		best, most := -1, 0.34
		for j, other := range now {
			if taken[j] {
				continue
			}
			alike := similarity(item, other)
			if i == j {
				alike += 0.2 // in its place it may be rewritten
			}
			if alike > most {
				best, most = j, alike
			}
		}
		if best >= 0 {
			of[i], taken[best] = best, true
		}
	}
	return of
}

// similarity is the share of words that two items have in common.
func similarity(a, b string) float64 {
	count := map[string]int{}
	x, y := strings.Fields(a), strings.Fields(b)
	for _, w := range x {
		count[w]++
	}
	common := 0
	for _, w := range y {
		if count[w] > 0 {
			count[w]--
			common++
		}
	}
	return 2 * float64(common) / float64(max(1, len(x)+len(y)))
}

// invert turns "where did it go" into "where does it come from", -1 for what is new.
func invert(of []int, n int) []int {
	from := slices.Repeat([]int{-1}, n)
	for i, j := range of {
		if j >= 0 {
			from[j] = i
		}
	}
	return from
}

// present leaves out what is new.
func present(from []int) []int {
	return slices.DeleteFunc(slices.Clone(from), func(i int) bool { return i < 0 })
}
