package glyph

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// closing maps the opening brackets of prose to their partners (UAX #9 BD16
// with the pairs that occur in articles).
var closing = map[rune]rune{
	'(': ')', '[': ']', '{': '}', '⟨': '⟩', '⟦': '⟧', '⟪': '⟫', '\u3008': '\u3009',
	'《': '》', '「': '」', '『': '』', '【': '】', '〔': '〕', '（': '）', '［': '］', '｛': '｝',
}

type pair struct{ open, close int }

// brackets is N0: a pair takes the direction of what it encloses, or of what
// stands before it, so that both ends agree.
func (p *paragraph) brackets(runes []rune, original []bidi.Class) {
	e := p.embedding()
	for _, b := range p.pairs(runes) {
		inside, opposite := false, false
		for i := b.open + 1; i < b.close; i++ {
			if isNeutral(p.classes[i]) {
				continue
			}
			if directionOf(p.classes[i]) == e {
				inside = true
				break
			}
			opposite = true
		}
		direction := e
		switch {
		case inside:
		case opposite:
			direction = p.strongBefore(b.open)
		default:
			continue
		}
		for _, i := range [...]int{b.open, b.close} {
			p.classes[i] = direction
			for j := i + 1; j < len(original) && original[j] == bidi.NSM; j++ {
				p.classes[j] = direction
			}
		}
	}
}

// pairs finds bracket pairs in the order of their opening (BD16).
func (p *paragraph) pairs(runes []rune) []pair {
	const deepest = 63
	var open []pair // close holds the partner's rune until it is found
	var out []pair
	for i, at := range p.at {
		if p.classes[i] != bidi.ON {
			continue
		}
		r := runes[at]
		if partner, ok := closing[r]; ok {
			if len(open) == deepest {
				break
			}
			open = append(open, pair{i, int(partner)})
			continue
		}
		for k := len(open) - 1; k >= 0; k-- {
			if open[k].close == int(r) {
				out = append(out, pair{open[k].open, i})
				open = open[:k]
				break
			}
		}
	}
	slices.SortFunc(out, func(a, b pair) int { return a.open - b.open })
	return out
}

func (p *paragraph) strongBefore(i int) bidi.Class {
	for i--; i >= 0; i-- {
		if !isNeutral(p.classes[i]) {
			return directionOf(p.classes[i])
		}
	}
	return p.embedding()
}
