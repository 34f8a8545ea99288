package merge

import "znkr.io/diff"

// region is a part of three versions that is merged by itself, in units: lines or
// sentences.
type region struct{ base, mine, theirs []string }

// regionWork is what a text may cost as a whole; beyond it is cut into regions.
const regionWork = 10_000_000

// calm is how many lines that nobody changed part two regions.
const calm = 8

// regionsOf cuts three versions where nobody changed anything: what it costs to compare
// long texts grows with their length times the number of changes, and that of regions
// only with the changes.
func regionsOf(base, mine, theirs []string) []region {
	whole := region{base, mine, theirs}
	if whole.work() <= regionWork {
		return []region{whole}
	}
	var all []region
	x, y := diff.Hunks(base, mine, diff.Context(0)), diff.Hunks(base, theirs, diff.Context(0))
	var from struct{ base, mine, theirs int }
	end, mineShift, theirsShift := 0, 0, 0 // of what was changed so far; from base to the others
	cut := func(next int) {
		if next-end < calm {
			return
		}
		at := end + (next-end)/2
		all = append(all, region{base[from.base:at], mine[from.mine : at+mineShift], theirs[from.theirs : at+theirsShift]})
		from.base, from.mine, from.theirs = at, at+mineShift, at+theirsShift
	}
	for len(x) > 0 || len(y) > 0 {
		if len(y) == 0 || len(x) > 0 && x[0].PosX <= y[0].PosX {
			cut(x[0].PosX)
			end = max(end, x[0].EndX)
			mineShift = x[0].EndY - x[0].EndX
			x = x[1:]
		} else {
			cut(y[0].PosX)
			end = max(end, y[0].EndX)
			theirsShift = y[0].EndY - y[0].EndX
			y = y[1:]
		}
	}
	return append(all, region{base[from.base:], mine[from.mine:], theirs[from.theirs:]})
}

// work is about how many steps it takes to compare the versions of a region.
func (r region) work() int { return work(r.base, r.mine) + work(r.base, r.theirs) }

// work is about how many steps it takes to compare two versions.
func work(a, b []string) int {
	count := make(map[string]int, len(a))
	for _, unit := range a {
		count[unit]++
	}
	different := len(a)
	for _, unit := range b {
		if count[unit] > 0 {
			count[unit]--
			different--
		} else {
			different++
		}
	}
	return different * max(len(a), len(b))
}
