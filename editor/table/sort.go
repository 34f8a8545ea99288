package table

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"galley/editor/state"
	"galley/editor/text"
)

// Sort puts the rows below the header in the order of the values in the column of
// the caret, or in the reverse order: numbers by size before words, words without
// regard to case, empty cells last in both. Rows that are equal keep their order;
// the selection goes with its row. It does not apply to rows in order.
func Sort(reverse bool) state.Command {
	return func(s state.State) (state.Spec, bool) {
		at, ok := locateColumn(s)
		if !ok {
			return state.Spec{}, false
		}
		type entry struct {
			key
			row
			line int
		}
		var entries []entry
		for line := at.line(1); line <= at.last; line++ {
			r := at.row(line)
			entries = append(entries, entry{keyOf(r.value(at.head.column)), r, line})
		}
		before := slices.Clone(entries)
		slices.SortStableFunc(entries, func(a, b entry) int { return a.compare(b.key, reverse) })
		var changes []text.Change
		to := map[int]int{}
		for i, en := range entries {
			to[en.line] = before[i].line
			changes = append(changes, difference(before[i].span, before[i].content, string(en.content))...)
		}
		move := func(p place) place {
			if line, ok := to[p.line]; ok {
				p.line = line
			}
			return p
		}
		e := at.edit()
		e.apply(0, changes...)
		return e.spec(e.selection(move(at.anchor), move(at.head)))
	}
}

// key is what a cell is sorted by.
type key struct {
	kind   int // 0 a number, 1 words, 2 nothing
	number float64
	words  string
}

func keyOf(value []byte) key {
	s := strings.Trim(string(bytes.ToValidUTF8(value, []byte{'?'})), "*_`~"+white)
	if s == "" {
		return key{kind: 2}
	}
	if n, ok := readNumber(s); ok {
		return key{number: n}
	}
	return key{kind: 1, words: strings.ToLower(s)}
}

func (k key) compare(other key, reverse bool) int {
	if k.kind == 2 || other.kind == 2 {
		return k.kind/2 - other.kind/2
	}
	c := k.kind - other.kind
	switch {
	case c != 0:
	case k.number != other.number:
		c = 1
		if k.number < other.number {
			c = -1
		}
	default:
		c = strings.Compare(k.words, other.words)
	}
	if reverse {
		return -c
	}
	return c
}

// numberBytes is how long a number may be.
const numberBytes = 64

var withoutSpaces = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "\u2009", "")

// readNumber reads a number as people write it: with a currency or a percent sign,
// with a minus sign, with commas or spaces between thousands, or with a comma in
// place of the point.
func readNumber(s string) (float64, bool) {
	if len(s) > numberBytes {
		return 0, false
	}
	s = strings.Replace(s, "\u2212", "-", 1)
	sign := ""
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		s, sign = rest, "-"
	}
	s = strings.Trim(s, "$€£¥%+ \u00a0\u202f")
	if rest, ok := strings.CutPrefix(s, "-"); ok && sign == "" {
		s, sign = rest, "-"
	}
	s = withoutSpaces.Replace(s)
	if s == "" || strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf || !strings.ContainsRune("0123456789.,", r) }) >= 0 {
		return 0, false
	}
	if groups := strings.Split(s, ","); len(groups) == 2 && len(groups[1]) != 3 {
		s = groups[0] + "." + groups[1]
	} else {
		s = strings.Join(groups, "")
	}
	n, err := strconv.ParseFloat(sign+s, 64)
	return n, err == nil
}
