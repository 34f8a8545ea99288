package intake

import (
	"strconv"
	"strings"
	"unicode"
)

// lists makes lists of the paragraphs that Word numbers, and one list of those that programs cut into pieces.
func lists(blocks []*block) []*block {
	out := make([]*block, 0, len(blocks))
	var open nest
	for _, b := range blocks {
		switch {
		case b.kind == listLine && b.info != "":
			line := &block{kind: item, level: b.level}
			line.add(&block{kind: paragraph, runs: b.runs})
			out = open.add(out, line, b.info)
		case b.kind == listLine:
			b.kind = paragraph
			if len(open) > 0 {
				open[len(open)-1].last().add(b)
			} else {
				out = append(out, b)
			}
		case b.kind == list && leveled(b):
			for i, it := range b.children {
				marker := "•"
				if b.ordered {
					marker = strconv.Itoa(b.start+i) + "."
				}
				out = open.add(out, it, marker)
			}
		default:
			open = nil
			if len(out) > 0 && continues(out[len(out)-1], b) {
				for _, it := range b.children {
					out[len(out)-1].add(it)
				}
				continue
			}
			out = append(out, b)
		}
	}
	return out
}

// continues tells whether b goes on with the list before it.
func continues(before, b *block) bool {
	return b.kind == list && before.kind == list && b.ordered == before.ordered &&
		(!b.ordered || b.start == before.start+len(before.children))
}

// leveled tells a list of Word in a browser: each item a list of its own that says its level.
func leveled(b *block) bool {
	for _, it := range b.children {
		if it.level == 0 {
			return false
		}
	}
	return true
}

// nest is the lists that are open while items are given their places, the outermost first; each is in the last item of
// the one before.
type nest []*block

// add puts an item where its level says, at most one level deeper than the one before, in a new list where there is none
// of its sort or the numbers begin again.
func (n *nest) add(out []*block, it *block, marker string) []*block {
	ordered, start := isNumber(marker)
	level := min(max(it.level, 1), len(*n)+1, maxNesting)
	it.level = 0
	*n = (*n)[:min(level, len(*n))]
	if len(*n) == level {
		if top := (*n)[level-1]; top.ordered == ordered && (!ordered || start != 1) {
			top.add(it)
			return out
		}
		*n = (*n)[:level-1]
	}
	l := &block{kind: list, ordered: ordered, start: start}
	l.add(it)
	if len(*n) == 0 {
		out = append(out, l)
	} else {
		(*n)[level-2].last().add(l)
	}
	*n = append(*n, l)
	return out
}

// isNumber tells whether what Word shows before an item is a number, and which: "3.", "c)", "(iv)", "1.2.3".
func isNumber(marker string) (ordered bool, n int) {
	core := strings.Trim(marker, " ().:-–°")
	if i := strings.LastIndexByte(core, '.'); i >= 0 {
		core = core[i+1:]
	}
	if n, err := strconv.Atoi(core); err == nil && n >= 0 {
		return true, min(n, 999_999_999)
	}
	if core == marker || core == "" || len(core) > 6 {
		return false, 0 // "o" and "§" are bullets
	}
	for _, c := range core {
		if !unicode.IsLetter(c) {
			return false, 0
		}
	}
	if core == "a" || core == "A" || core == "i" || core == "I" {
		return true, 1
	}
	if len(core) == 1 && core != "v" && core != "x" && core != "V" && core != "X" {
		return true, int(strings.ToLower(core)[0]-'a') + 1
	}
	return true, 2 // some later number: it goes on with the list before
}
