package hunspell

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Right reports whether the word is spelled right: as it stands, or with a
// capital or in capitals where the dictionary has it without. Spaces and
// punctuation around it are the caller's business, as are parts between hyphens.
func (d *Dictionary) Right(word string) bool {
	left := maxWork
	return d.right(word, true, &left)
}

// maxWork is how many affix rules are looked at for one word. Real dictionaries
// need some thousands; one made to stall the program would need billions.
const maxWork = 1 << 19

// right is Right with compounds or without, and with the work that is left.
func (d *Dictionary) right(word string, compounds bool, left *int) bool {
	if word == "" || len(word) > maxWord || !utf8.ValidString(word) {
		return false
	}
	word = d.rules.convert(word)
	if word == "" || len(word) > maxWord {
		return false
	}
	if ok, forbidden := d.exact(word, false, compounds, left); ok || forbidden {
		return ok
	}
	shape := shapeOf(word)
	if d.rules.sharpS && strings.Contains(word, "ß") && shapeOf(strings.ReplaceAll(word, "ß", "")) == capitals {
		shape = capitals // it has no capital of its own
	}
	switch shape {
	case title:
		ok, _ := d.exact(lowerFirst(word), true, compounds, left)
		return ok
	case capitals:
		low := strings.ToLower(word)
		if ok, _ := d.exact(low, true, compounds, left); ok {
			return true
		}
		if ok, _ := d.exact(upperFirst(low), true, compounds, left); ok {
			return true
		}
		if d.shouted != nil {
			if ok, _ := d.shouted.exact(upperFirst(low), true, false, left); ok {
				return true
			}
		}
		if i := strings.IndexByte(low, '\''); i > 0 { // L'OREAL, O'BRIEN
			if ok, _ := d.exact(upperFirst(low[:i+1])+upperFirst(low[i+1:]), true, compounds, left); ok {
				return true
			}
			if ok, _ := d.exact(low[:i+1]+upperFirst(low[i+1:]), true, compounds, left); ok {
				return true
			}
		}
		if d.rules.sharpS && strings.Contains(low, "ss") {
			low = strings.ReplaceAll(low, "ss", "ß")
			if ok, _ := d.exact(low, true, compounds, left); ok {
				return true
			}
			ok, _ := d.exact(upperFirst(low), true, compounds, left)
			return ok
		}
	}
	return false
}

// exact reports whether the dictionary has the word in this very case, and
// whether it forbids it. recased says that the case is not the writer's: then
// stems that keep their case do not count.
func (d *Dictionary) exact(word string, recased, compounds bool, left *int) (ok, forbidden bool) {
	b := []byte(word)
	for flags := range d.stems.flags(b) {
		if d.rules.has(flags, d.rules.forbidden) {
			return false, true
		}
	}
	found := d.analyse(b, left, func(a analysis) bool {
		return d.standsAlone(a) && !(recased && d.rules.has(a.stem, d.rules.keepCase))
	})
	return found || compounds && d.isCompound(word, left), false
}

// analysis is one way to take a word apart.
type analysis struct {
	stem                  flagSet // of the stem
	prefix, suffix, inner *affix  // inner is the suffix next to the stem when there are two
}

// analyse calls visit with the ways to take word apart until it returns true.
func (d *Dictionary) analyse(word []byte, left *int, visit func(analysis) bool) bool {
	r := &d.rules
	for stem := range d.stems.flags(word) {
		if visit(analysis{stem: stem}) {
			return true
		}
	}
	if d.analyseSuffixes(word, nil, left, visit) {
		return true
	}
	return r.prefixes.undo(word, r.fullStrip, left, func(p *affix, rest []byte) bool {
		for stem := range d.stems.flags(rest) {
			if r.has(stem, p.flag) && visit(analysis{stem: stem, prefix: p}) {
				return true
			}
		}
		return p.cross && d.analyseSuffixes(rest, p, left, visit)
	})
}

// analyseSuffixes goes on with word, from which the prefix p (or none) is gone.
func (d *Dictionary) analyseSuffixes(word []byte, p *affix, left *int, visit func(analysis) bool) bool {
	r := &d.rules
	return r.suffixes.undo(word, r.fullStrip, left, func(s *affix, rest []byte) bool {
		if p != nil && !s.cross {
			return false
		}
		for stem := range d.stems.flags(rest) {
			suffixed := r.has(stem, s.flag)
			switch {
			case p == nil && suffixed,
				p != nil && suffixed && (r.has(stem, p.flag) || r.has(s.then, p.flag)),
				p != nil && r.has(stem, p.flag) && r.has(p.then, s.flag):
				if visit(analysis{stem: stem, prefix: p, suffix: s}) {
					return true
				}
			}
		}
		if !r.inner[s.flag] {
			return false
		}
		return r.suffixes.undo(rest, r.fullStrip, left, func(in *affix, rest []byte) bool {
			if !r.has(in.then, s.flag) {
				return false
			}
			for stem := range d.stems.flags(rest) {
				if r.has(stem, in.flag) &&
					(p == nil || r.has(stem, p.flag) || r.has(in.then, p.flag) || r.has(s.then, p.flag)) &&
					visit(analysis{stem: stem, prefix: p, suffix: s, inner: in}) {
					return true
				}
			}
			return false
		})
	})
}

// standsAlone reports whether what was found may be a word by itself.
func (d *Dictionary) standsAlone(a analysis) bool {
	r := &d.rules
	return d.complete(a) && !r.has(a.stem, r.onlyInCompound) &&
		(a.prefix == nil || !r.has(a.prefix.then, r.onlyInCompound)) &&
		(a.suffix == nil || !r.has(a.suffix.then, r.onlyInCompound))
}

// complete reports whether everything that needs an affix has one.
func (d *Dictionary) complete(a analysis) bool {
	r := &d.rules
	if r.has(a.stem, r.forbidden) {
		return false
	}
	bare := a.prefix == nil && a.suffix == nil
	if bare {
		return !r.has(a.stem, r.needAffix)
	}
	prefixNeeds := a.prefix != nil && r.has(a.prefix.then, r.needAffix)
	suffixNeeds := a.suffix != nil && r.has(a.suffix.then, r.needAffix)
	switch {
	case a.prefix == nil && suffixNeeds, a.suffix == nil && prefixNeeds, prefixNeeds && suffixNeeds:
		return false
	}
	around := a.prefix != nil && r.has(a.prefix.then, r.circumfix)
	return around == (a.suffix != nil && r.has(a.suffix.then, r.circumfix))
}

// shape is how a word uses capitals.
type shape byte

const (
	small    shape = iota // or without case
	title                 // one capital, in front
	capitals              // nothing but capitals
	mixed
)

func shapeOf(word string) shape {
	upper, lower, first := 0, 0, false
	for i, r := range word {
		switch {
		case unicode.IsUpper(r):
			upper++
			first = first || i == 0
		case unicode.IsLower(r):
			lower++
		}
	}
	switch {
	case upper == 0:
		return small
	case upper == 1 && first && lower > 0:
		return title
	case lower == 0:
		return capitals
	}
	return mixed
}

func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
