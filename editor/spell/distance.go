package spell

import (
	"slices"
	"strings"
	"sync"
)

// What mistakes cost. They are small numbers so that a sum says which of two
// words was more likely meant; about ten is one ordinary mistake.
const (
	costOther     = 10 // a letter for another, missing or too many
	costNear      = 8  // a letter for its neighbour on the keyboard
	costVowel     = 6  // a vowel for another
	costSound     = 5  // one spelling of a sound for another: "f" for "ph"
	costDouble    = 5  // a letter doubled or not
	costSwap      = 6  // two letters in the wrong order
	costFirst     = 4  // more, when the first letter is wrong
	costSmall     = 3  // more, for a name when a small word was written
	costSign      = 2  // an apostrophe
	costRare      = 5  // more, for a word that is neither basic nor frequent
	costName      = 3  // more, for a name
	costFrequent  = 2  // more, for a word that is frequent but not basic
	costOwner     = 6  // more, for a possessive when none was written
	costSplit     = 9
	costSplitRare = 12

	far = 1 << 12
)

// mostLetters is how long a word may be to get suggestions.
const mostLetters = 40

// alignment measures how far a word as written is from words that begin alike.
// One letter of such a word is pushed or popped at a time, and each push costs one
// row of the table of the edit distance:
//
//	           t  e  h      as written
//	     [ 0 10 20 30 ]
//	push t [10  0 10 20 ]
//	push h [20 10 ...   ]   row i: cost of making the first i letters of the
//	push e [..       6  ]          word out of the first j of what was written
type alignment struct {
	written []rune // in small letters
	tooMany []int  // what it costs that the letter was written
	word    []rune // pushed so far, in small letters
	rows    [][]int
	mins    []int // the least of each row
	sounds  []sound
	instead *[0x80][0x80]uint8
}

// sound is a replacement whose From ends at places of the written word.
type sound struct {
	from, to []rune
	ends     []int
}

func newAlignment(written string, replacements [][2]string) *alignment {
	a := &alignment{written: []rune(strings.ToLower(written)), instead: insteads()}
	row := make([]int, len(a.written)+1)
	for j, c := range a.written {
		cost := costOther
		if c == '\'' || c == '-' {
			cost = costSign
		} else if j > 0 && a.written[j-1] == c {
			cost = costDouble
		}
		a.tooMany = append(a.tooMany, cost)
		row[j+1] = row[j] + cost
	}
	a.rows, a.mins = append(a.rows, row), append(a.mins, 0)
	for _, r := range replacements {
		s := sound{from: []rune(r[0]), to: []rune(r[1])}
		for end := len(s.from); end <= len(a.written); end++ {
			if slices.Equal(a.written[end-len(s.from):end], s.from) {
				s.ends = append(s.ends, end)
			}
		}
		if len(s.ends) > 0 && len(s.from) > 0 && len(s.to) > 0 {
			a.sounds = append(a.sounds, s)
		}
	}
	return a
}

// cost is what it takes to make the word pushed out of what was written.
func (a *alignment) cost() int { return a.rows[len(a.word)][len(a.written)] }

// within reports whether a word that begins like this can still cost no more
// than bound: by going on, or by a swap or a sound that is not yet complete.
func (a *alignment) within(bound int) bool {
	at := len(a.word)
	if a.mins[at] <= bound || at == 0 {
		return true
	}
	if last := a.word[at-1]; a.mins[at-1]+costSwap <= bound {
		for j := 1; j < len(a.written); j++ {
			if a.written[j] == last && a.rows[at-1][j-1]+costSwap <= bound {
				return true
			}
		}
	}
	for i := range a.sounds {
		s := &a.sounds[i]
		for n := min(at, len(s.to)-1); n > 0; n-- {
			if a.mins[at-n]+costSound <= bound && slices.Equal(a.word[at-n:], s.to[:n]) {
				return true
			}
		}
	}
	return false
}

func (a *alignment) pop() { a.word = a.word[:len(a.word)-1] }

// push adds a letter, which must be a small one.
func (a *alignment) push(c rune) {
	a.word = append(a.word, c)
	i := len(a.word)
	if len(a.rows) <= i {
		a.rows, a.mins = append(a.rows, make([]int, len(a.written)+1)), append(a.mins, 0)
	}
	row, above := a.rows[i], a.rows[i-1]
	missing := a.missing(c)
	row[0] = above[0] + missing
	least := row[0]
	for j := 1; j < len(row); j++ {
		w := a.written[j-1]
		best := min(above[j]+missing, row[j-1]+a.tooMany[j-1])
		if w == c {
			best = min(best, above[j-1])
		} else {
			cost := above[j-1]
			if w < 0x80 && c < 0x80 {
				cost += int(a.instead[w][c])
			} else {
				cost += measureInstead(w, c)
			}
			if i == 1 && j == 1 {
				cost += costFirst
			}
			best = min(best, cost)
			if i > 1 && j > 1 && a.word[i-2] == w && a.written[j-2] == c {
				best = min(best, a.rows[i-2][j-2]+costSwap)
			}
		}
		row[j] = best
		least = min(least, best)
	}
	for k := range a.sounds {
		s := &a.sounds[k]
		if i < len(s.to) || s.to[len(s.to)-1] != c || !slices.Equal(a.word[i-len(s.to):], s.to) {
			continue
		}
		for _, end := range s.ends {
			cost := a.rows[i-len(s.to)][end-len(s.from)] + costSound
			for j := end; cost < row[j]; j++ {
				row[j] = cost
				least = min(least, cost)
				if j == len(a.written) {
					break
				}
				cost += a.tooMany[j]
			}
		}
	}
	a.mins[i] = least
}

// missing is what it costs that the letter c, just pushed, was not written.
func (a *alignment) missing(c rune) int {
	switch n := len(a.word); {
	case c == '\'' || c == '-' || c == '.':
		return costSign
	case n > 1 && a.word[n-2] == c:
		return costDouble
	}
	return costOther
}

// insteads is measureInstead for ASCII, made when it is first needed.
var insteads = sync.OnceValue(func() *[0x80][0x80]uint8 {
	var costs [0x80][0x80]uint8
	for w := range costs {
		for c := range costs {
			costs[w][c] = uint8(measureInstead(rune(w), rune(c)))
		}
	}
	return &costs
})

// measureInstead is what it costs to have written w for c.
func measureInstead(w, c rune) int {
	switch {
	case isVowel(w) && isVowel(c):
		return costVowel
	case bare(w) == bare(c):
		return costSign
	case areNear(w, c):
		return costNear
	}
	return costOther
}

func isVowel(r rune) bool {
	return strings.ContainsRune("aeiouyäöüáéíóúàèìòùâêîôûå", r)
}

// rows of the keyboard; a letter is near those beside it.
const keyboard = "qwertyuiop asdfghjkl zxcvbnm"

func areNear(a, b rune) bool {
	i := strings.IndexRune(keyboard, a)
	j := strings.IndexRune(keyboard, b)
	return i >= 0 && j >= 0 && (i-j == 1 || j-i == 1)
}

// bare is r without its accent.
func bare(r rune) rune {
	if r < 0x80 {
		return r
	}
	var room [8]byte
	for _, plain := range string(withoutAccents(room[:0], []byte(string(r)))) {
		return plain
	}
	return r
}
