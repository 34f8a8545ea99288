package spell

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxSuggestions is how many words Suggest returns at most.
const MaxSuggestions = 8

// Suggest returns what may have been meant by a misspelled word, the likeliest
// first: words that Check accepts, in the case of the word, and two words where a
// space may be missing. There may be none. The work is bounded: some milliseconds
// for English, up to some tens for a language of many forms.
func (c *Checker) Suggest(word string) []string {
	word = string(plain(nil, []byte(word)))
	n := utf8.RuneCountInString(word)
	if n < 2 || n > mostLetters || !utf8.ValidString(word) {
		return nil
	}
	q := &query{checker: c, alignment: newAlignment(word, c.replacements()), best: map[string]int{}, small: shapeOf([]byte(word)) == small}
	q.bound = bounds[len(bounds)-1]
	for _, d := range c.others {
		for _, near := range d.other.Near(word) {
			q.offer(near, costFrequent)
		}
	}
	for _, words := range c.words {
		for _, known := range words.All() {
			q.offer(string(plain(nil, []byte(known))), 0)
		}
	}
	q.split(word)
	reach := 0
	for _, reach = range bounds {
		q.bound = reach
		if c.english != 0 {
			q.walk(english.start(), nil, 0)
		}
		if q.found(reach) >= enough || reach >= 5*n {
			break
		}
	}
	return q.ranked(word, reach)
}

// bounds are how far a suggestion may be: the next is tried when fewer than
// enough words are within the last, for time grows with the bound and sense
// shrinks. A word is never searched further than half of it being wrong.
var bounds = [...]int{11, 17, 24, 31}

const enough = 3

// query is one search for suggestions.
type query struct {
	checker *Checker
	*alignment
	best  map[string]int // cost by suggestion
	bound int            // what a suggestion may cost
	small bool           // the word was written without capitals
}

// walk goes through the English words that begin with the word pushed so far;
// spelled is that word in its own case.
func (q *query) walk(n node, spelled []byte, names int) {
	rarest := costRare
	if len(spelled) > 0 && spelled[0] <= 'Z' {
		rarest = costName // how common names are is not known
	}
	if found := english.ends(n); found&q.checker.english != 0 && found&quiet == 0 {
		if cost := q.cost() + names + min(rarity(found), rarest); cost <= q.bound {
			q.add(string(spelled), cost)
		}
	}
	if len(spelled) > mostLetters {
		return
	}
	for ; ; n++ {
		edge := english.word(n)
		if letter := byte(edge); letter >= ' ' {
			q.push(unicode.ToLower(rune(letter)))
			if q.within(q.bound) {
				more := names
				if q.small && len(spelled) == 0 && 'A' <= letter && letter <= 'Z' {
					more = costSmall
				}
				q.walk(node(edge>>9), append(spelled, letter), more)
			}
			q.pop()
		}
		if edge&(1<<8) != 0 {
			return
		}
	}
}

func rarity(c class) int {
	switch {
	case c&basic != 0:
		return 0
	case c&frequent != 0:
		return costFrequent
	}
	return costRare
}

// offer measures one word and adds it when it is near enough.
func (q *query) offer(word string, more int) {
	if d := utf8.RuneCountInString(word) - len(q.written); d > 3 || d < -3 {
		return
	}
	for _, r := range word {
		q.push(unicode.ToLower(r))
	}
	cost := q.cost() + more
	for range word {
		q.pop()
	}
	q.add(word, cost)
}

// found is how many suggestions cost no more than bound.
func (q *query) found(bound int) int {
	n := 0
	for _, cost := range q.best {
		if cost <= bound {
			n++
		}
	}
	return n
}

// add keeps a suggestion, and lowers the bound when there are enough.
func (q *query) add(word string, cost int) {
	if strings.HasSuffix(word, "'s") && !slices.Contains(q.written, '\'') {
		cost += costOwner
	}
	if cost > q.bound {
		return
	}
	if old, ok := q.best[word]; !ok || cost < old {
		q.best[word] = cost
	}
	if len(q.best) > 4*MaxSuggestions {
		q.trim()
	}
}

// trim drops what cannot be among the suggestions any more. Twice as many as are
// wanted are kept, for two may become one when they take the case of the word.
func (q *query) trim() {
	costs := make([]int, 0, len(q.best))
	for _, cost := range q.best {
		costs = append(costs, cost)
	}
	slices.Sort(costs)
	q.bound = min(q.bound, costs[2*MaxSuggestions-1])
	for word, cost := range q.best {
		if cost > q.bound {
			delete(q.best, word)
		}
	}
}

// split adds two words where both are known and a space may be missing.
func (q *query) split(word string) {
	for i := range word {
		left, right := word[:i], word[i:]
		if utf8.RuneCountInString(right) < 2 || left == "" || utf8.RuneCountInString(left) == 1 && !strings.EqualFold(left, "a") && left != "I" {
			continue
		}
		if cost := q.partCost(left) + q.partCost(right); cost < far {
			q.add(left+" "+right, costSplit+cost)
		}
	}
}

// partCost is what one of two words costs; it must be in a dictionary or a list,
// for anything else may pass for an abbreviation.
func (q *query) partCost(part string) int {
	c := q.checker
	switch found := english.knows([]byte(part)) & (c.english | quiet | basic | frequent); {
	case found&c.english != 0 && found&quiet == 0 && found&(basic|frequent) != 0:
		return 0
	case utf8.RuneCountInString(part) > 2 && c.known([]byte(part)):
		return costSplitRare
	}
	return far
}

// ranked returns the best suggestions within reach, in the case of the word.
func (q *query) ranked(word string, reach int) []string {
	type scored struct {
		word string
		cost int
	}
	all := make([]scored, 0, len(q.best))
	for w, cost := range q.best {
		if cost <= reach {
			all = append(all, scored{w, cost})
		}
	}
	slices.SortFunc(all, func(a, b scored) int {
		return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(a.word, b.word))
	})
	var out []string
	for _, s := range all {
		cased := inCaseOf(word, s.word)
		if cased == word || slices.Contains(out, cased) || !q.checker.accepts(cased) {
			continue
		}
		if out = append(out, cased); len(out) == MaxSuggestions {
			break
		}
	}
	return out
}

// accepts reports whether every word of a suggestion is known.
func (c *Checker) accepts(suggestion string) bool {
	for part := range strings.FieldsSeq(suggestion) {
		if utf8.RuneCountInString(part) > 1 && !c.known(plain(nil, []byte(part))) {
			return false
		}
	}
	return true
}

// inCaseOf gives a suggestion the capitals of the word it is for.
func inCaseOf(word, suggestion string) string {
	first, _ := utf8.DecodeRuneInString(word)
	switch shape := shapeOf([]byte(word)); {
	case shape == capitals:
		return strings.ToUpper(suggestion)
	case unicode.IsUpper(first):
		r, n := utf8.DecodeRuneInString(suggestion)
		return string(unicode.ToUpper(r)) + suggestion[n:]
	}
	return suggestion
}

// replacements are the spellings that the active languages mix up.
func (c *Checker) replacements() [][2]string {
	var all [][2]string
	if c.english != 0 {
		all = append(all, englishSounds()...)
	}
	for _, d := range c.others {
		for _, r := range d.other.Replacements() {
			all = append(all, [2]string{strings.ToLower(r.From), strings.ToLower(strings.ReplaceAll(r.To, "_", " "))})
		}
	}
	return all
}
