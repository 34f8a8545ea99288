package hunspell

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The limits of one search. They are counts, not times, so that the answer is the
// same on every machine.
const (
	maxTries   = 1200 // words made by one change and looked up
	maxRelated = 12   // stems whose forms are tried
	maxNear    = 64   // words returned
)

// Near returns words that are right and may have been meant by the word: those
// one change away, and forms of stems that look alike. They come unsorted, at
// most 64; words that the dictionary does not want suggested are left out.
func (d *Dictionary) Near(word string) []string {
	if word == "" || len(word) > maxWord/2 || !utf8.ValidString(word) {
		return nil
	}
	s := search{d: d, seen: map[string]bool{word: true}, tries: maxTries, left: 8 * maxWork}
	s.changes(word)
	if low := strings.ToLower(word); low != word {
		s.changes(low)
	}
	if upper := upperFirst(strings.ToLower(word)); upper != word {
		s.try(upper)
	}
	s.related(strings.ToLower(word))
	return s.found
}

// search is one call of Near.
type search struct {
	d     *Dictionary
	seen  map[string]bool
	tries int
	left  int // work, see maxWork
	found []string
}

// try looks the word up and keeps it when it is right; false ends the search.
// Compounds do not count: too many strange ones are one change away.
func (s *search) try(word string) bool { return s.look(word, false) }

// look is try with compounds or without.
func (s *search) look(word string, compounds bool) bool {
	if s.seen[word] {
		return true
	}
	s.seen[word] = true
	if s.tries--; s.tries < 0 || len(s.found) == maxNear || s.left < 0 {
		return false
	}
	if s.d.right(word, compounds, &s.left) && !s.d.isQuiet(word, &s.left) && !strings.HasSuffix(word, "-") {
		s.found = append(s.found, word)
	}
	return true
}

// isQuiet reports whether a stem of this spelling is not to be suggested.
func (d *Dictionary) isQuiet(word string, left *int) bool {
	quiet := false
	d.analyse([]byte(word), left, func(a analysis) bool {
		quiet = quiet || d.rules.has(a.stem, d.rules.noSuggest)
		return false
	})
	return quiet
}

// changes tries every word one change away, likely changes first.
func (s *search) changes(word string) bool {
	r := &s.d.rules
	for _, rep := range r.replacements {
		from, atStart := strings.CutPrefix(rep.From, "^")
		from, atEnd := strings.CutSuffix(from, "$")
		if from == "" || strings.Contains(rep.To, "_") {
			continue
		}
		for i := 0; ; i++ {
			at := strings.Index(word[i:], from)
			if at < 0 {
				break
			}
			i += at
			if atStart && i > 0 || atEnd && i+len(from) != len(word) {
				continue
			}
			if !s.look(word[:i]+rep.To+word[i+len(from):], true) {
				return false
			}
		}
	}
	runes := []rune(word)
	likely := true
	with := func(from, to int, middle ...rune) bool {
		out := make([]rune, 0, len(runes)+1)
		out = append(append(append(out, runes[:from]...), middle...), runes[to:]...)
		return s.look(string(out), likely)
	}
	for i := range len(runes) - 1 { // swapped
		if !with(i, i+2, runes[i+1], runes[i]) {
			return false
		}
	}
	for _, alike := range r.similar {
		for i, c := range runes {
			if !strings.ContainsRune(alike, c) {
				continue
			}
			for _, other := range alike {
				if other != c && other != '(' && other != ')' && !with(i, i+1, other) {
					return false
				}
			}
		}
	}
	for i := range runes { // one too many, or one that should be doubled
		if !with(i, i+1) || !with(i, i, runes[i]) {
			return false
		}
	}
	likely = false
	for _, c := range r.letters() {
		for i := range len(runes) + 1 {
			if !with(i, i, c) || i < len(runes) && !with(i, i+1, c) {
				return false
			}
		}
	}
	return true
}

// letters are the small letters of TRY, the most common first.
func (r *rules) letters() []rune {
	var out []rune
	for _, c := range r.try {
		if unicode.IsLower(c) || c == '\'' || unicode.IsLetter(c) && !unicode.IsUpper(c) {
			out = append(out, c)
		}
	}
	return out
}

// related tries the forms of the stems that look most like the word.
func (s *search) related(word string) {
	pairs := pairsOf(word)
	forms := &s.d.rules.suffixes
	s.tries = maxTries
	for _, e := range s.alike(word, pairs) {
		stem := string(s.d.stems.word(e))
		if !s.try(stem) {
			return
		}
		for i := range forms.rules {
			rule := &forms.rules[i]
			if !s.d.rules.has(e.flags, rule.flag) {
				continue
			}
			form, ok := rule.apply(stem, true)
			if ok && 2*shared(pairs, []byte(form)) >= len(pairs) && !s.try(form) {
				return
			}
		}
	}
}

// alike returns the stems that share most pairs of letters with the word, at
// least half of those they could share.
func (s *search) alike(word string, pairs []uint16) []entry {
	type scored struct {
		entry
		score, order int
	}
	var best []scored
	worst := 0
	trim := func() {
		slices.SortFunc(best, func(a, b scored) int { return cmp.Or(b.score-a.score, a.order-b.order) })
		best = best[:min(len(best), maxRelated)]
	}
	for i, e := range s.d.stems.entries {
		longer := int(e.len) - len(word)
		if longer > 6 || longer < -8 {
			continue
		}
		common := shared(pairs, s.d.stems.word(e))
		score := 4*common - max(longer, -longer)
		if 2*common < min(int(e.len), len(word))-1 || score <= worst {
			continue
		}
		best = append(best, scored{e, score, i})
		if len(best) == 4*maxRelated {
			trim()
			worst = best[len(best)-1].score
		}
	}
	trim()
	out := make([]entry, len(best))
	for i, b := range best {
		out[i] = b.entry
	}
	return out
}

// pairsOf is the set of pairs of neighbouring bytes in a word, sorted.
func pairsOf(word string) []uint16 {
	var out []uint16
	for i := 0; i+1 < len(word); i++ {
		out = append(out, uint16(word[i])<<8|uint16(word[i+1]))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// shared is how many of the pairs the word has.
func shared(pairs []uint16, word []byte) int {
	n := 0
	for i := 0; i+1 < len(word); i++ {
		if _, ok := slices.BinarySearch(pairs, uint16(word[i])<<8|uint16(word[i+1])); ok {
			n++
		}
	}
	return n
}
