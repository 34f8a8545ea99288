package hunspell

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// place is where a part of a compound stands.
type place byte

const (
	begin place = iota
	middle
	end
)

// isCompound reports whether word is made of parts that may stand together. A
// place from which no end was reached is not tried again, so the work is at most
// the square of the length.
func (d *Dictionary) isCompound(word string, left *int) bool {
	r := &d.rules
	if r.compound == 0 && r.compoundBegin == 0 || utf8.RuneCountInString(word) < 2*r.compoundMin {
		return false
	}
	var failed [maxWord + 1]int
	return d.compoundFrom([]byte(word), 0, 1, &failed, left) && !(r.checkReplaced && d.isReplaced(word, left))
}

// compoundFrom tries to divide word[from:], which begins with the part of that
// number. failed keeps with which number a place has failed.
func (d *Dictionary) compoundFrom(word []byte, from, number int, failed *[maxWord + 1]int, left *int) bool {
	r := &d.rules
	if failed[from] != 0 && number >= failed[from] || r.compoundMax > 0 && number >= r.compoundMax {
		return false
	}
	failed[from] = number
	at := middle
	if from == 0 {
		at = begin
	}
	missing := r.compoundMin
	for to := from; to < len(word); {
		_, n := utf8.DecodeRune(word[to:])
		to += n
		if missing--; missing > 0 {
			continue
		}
		if utf8.RuneCount(word[to:]) < r.compoundMin {
			return false
		}
		if !d.isPart(word[from:to], at, left) || !d.mayJoin(word, from, to) {
			continue
		}
		if d.isPart(word[to:], end, left) && !(r.checkDup && bytes.Equal(word[from:to], word[to:])) {
			return true
		}
		if d.compoundFrom(word, to, number+1, failed, left) {
			return true
		}
	}
	return false
}

// isReplaced reports whether word is a usual misspelling of a word that is none
// of a compound.
func (d *Dictionary) isReplaced(word string, left *int) bool {
	for _, rep := range d.rules.replacements {
		for i := 0; i < len(word); i++ {
			at := strings.Index(word[i:], rep.From)
			if at < 0 {
				break
			}
			i += at
			if ok, _ := d.exact(word[:i]+rep.To+word[i+len(rep.From):], false, false, left); ok {
				return true
			}
		}
	}
	return false
}

// isPart reports whether part may stand at a place of a compound. An affix
// inside a compound needs the dictionary's permission.
func (d *Dictionary) isPart(part []byte, at place, left *int) bool {
	r := &d.rules
	own := [...]flag{r.compoundBegin, r.compoundMiddle, r.compoundEnd}[at]
	return d.analyse(part, left, func(a analysis) bool {
		if !d.complete(a) {
			return false
		}
		allowed := r.has(a.stem, r.compound) || r.has(a.stem, own)
		for _, x := range [...]*affix{a.prefix, a.suffix} {
			if x == nil {
				continue
			}
			if r.has(x.then, r.compoundForbid) {
				return false
			}
			outside := x == a.prefix && at == begin || x == a.suffix && at == end
			if !outside && !r.has(x.then, r.compoundPermit) {
				return false
			}
			allowed = allowed || r.has(x.then, r.compound) || r.has(x.then, own)
		}
		return allowed
	})
}

// mayJoin applies the checks of the place between two parts.
func (d *Dictionary) mayJoin(word []byte, from, to int) bool {
	r := &d.rules
	left, n := utf8.DecodeLastRune(word[:to])
	right, m := utf8.DecodeRune(word[to:])
	if r.checkCase && unicode.IsLetter(left) && unicode.IsLetter(right) && (unicode.IsUpper(left) || unicode.IsUpper(right)) {
		return false
	}
	if r.checkTriple && left == right {
		before, _ := utf8.DecodeLastRune(word[from : to-n])
		after, _ := utf8.DecodeRune(word[to+m:])
		if before == left || after == right {
			return false
		}
	}
	for _, p := range r.patterns {
		if bytes.HasSuffix(word[from:to], []byte(p.left)) && bytes.HasPrefix(word[to:], []byte(p.right)) {
			return false
		}
	}
	return true
}
