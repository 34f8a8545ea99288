package glyph

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// bidiLevels returns the embedding level of every rune, nil when all are 0, by
// UAX #9 for one paragraph whose direction the first strong rune decides.
// Explicit directions are marks by then (see marked), so that the paragraph is
// one isolating run sequence.
func bidiLevels(runes []rune) []uint8 {
	p := paragraph{levels: make([]uint8, len(runes))}
	rtl := false
	for i, r := range runes {
		props, _ := bidi.LookupRune(r)
		class := props.Class()
		rtl = rtl || class == bidi.R || class == bidi.AL || class == bidi.AN
		if class == bidi.BN { // X9
			continue
		}
		p.at = append(p.at, int32(i))
		p.classes = append(p.classes, class)
	}
	if !rtl {
		return nil
	}
	p.base = p.direction()
	original := slices.Clone(p.classes)
	p.weak()
	p.brackets(runes, original)
	p.neutral()
	p.implicit(original)
	p.ignored()
	return p.levels
}

type paragraph struct {
	base    uint8
	levels  []uint8      // of every rune
	at      []int32      // the rune of every class
	classes []bidi.Class // without BN
}

// direction is P2 and P3.
func (p *paragraph) direction() uint8 {
	for _, c := range p.classes {
		switch c {
		case bidi.L:
			return 0
		case bidi.R, bidi.AL:
			return 1
		}
	}
	return 0
}

// embedding is the class that the paragraph's direction has.
func (p *paragraph) embedding() bidi.Class {
	if p.base == 1 {
		return bidi.R
	}
	return bidi.L
}

// weak is W1 to W7.
func (p *paragraph) weak() {
	c := p.classes
	previous, strong := p.embedding(), p.embedding()
	for i := range c {
		switch c[i] {
		case bidi.NSM: // W1
			c[i] = previous
		case bidi.EN: // W2
			if strong == bidi.AL {
				c[i] = bidi.AN
			}
		case bidi.L, bidi.R, bidi.AL:
			strong = c[i]
		}
		previous = c[i]
	}
	for i := range c {
		if c[i] == bidi.AL { // W3
			c[i] = bidi.R
		}
	}
	for i := 1; i+1 < len(c); i++ { // W4
		around := c[i-1]
		if around == c[i+1] && (around == bidi.EN && (c[i] == bidi.ES || c[i] == bidi.CS) || around == bidi.AN && c[i] == bidi.CS) {
			c[i] = around
		}
	}
	for i := 0; i < len(c); i++ { // W5
		if c[i] != bidi.ET {
			continue
		}
		j := i
		for j < len(c) && c[j] == bidi.ET {
			j++
		}
		if i > 0 && c[i-1] == bidi.EN || j < len(c) && c[j] == bidi.EN {
			fill(c[i:j], bidi.EN)
		}
		i = j - 1
	}
	strong = p.embedding()
	for i := range c {
		switch c[i] {
		case bidi.ES, bidi.ET, bidi.CS: // W6
			c[i] = bidi.ON
		case bidi.EN: // W7
			if strong == bidi.L {
				c[i] = bidi.L
			}
		case bidi.L, bidi.R:
			strong = c[i]
		}
	}
}

// neutral is N1 and N2.
func (p *paragraph) neutral() {
	c := p.classes
	for i := 0; i < len(c); i++ {
		if !isNeutral(c[i]) {
			continue
		}
		j := i
		for j < len(c) && isNeutral(c[j]) {
			j++
		}
		before, after := p.embedding(), p.embedding()
		if i > 0 {
			before = directionOf(c[i-1])
		}
		if j < len(c) {
			after = directionOf(c[j])
		}
		if before != after {
			before = p.embedding()
		}
		fill(c[i:j], before)
		i = j - 1
	}
}

// implicit is I1 and I2, and L1 for tabs and the spaces before them.
func (p *paragraph) implicit(original []bidi.Class) {
	for i, c := range p.classes {
		level := p.base
		switch {
		case p.base == 0 && c == bidi.R, p.base == 1 && c != bidi.R:
			level++
		case p.base == 0 && c != bidi.L:
			level += 2
		}
		p.levels[p.at[i]] = level
	}
	separated := false
	for i := len(original) - 1; i >= 0; i-- {
		switch original[i] {
		case bidi.S, bidi.B:
			separated = true
		case bidi.WS:
		default:
			separated = false
		}
		if separated {
			p.levels[p.at[i]] = p.base
		}
	}
}

// ignored gives what X9 left out the level of what it follows.
func (p *paragraph) ignored() {
	next, level := 0, p.base
	for i := range p.levels {
		if next < len(p.at) && int(p.at[next]) == i {
			level = p.levels[i]
			next++
			continue
		}
		p.levels[i] = level
	}
}

func isNeutral(c bidi.Class) bool {
	switch c {
	case bidi.ON, bidi.WS, bidi.S, bidi.B:
		return true
	}
	return false
}

// directionOf is a class as N0 to N2 see it: numbers count as R.
func directionOf(c bidi.Class) bidi.Class {
	if c == bidi.L {
		return bidi.L
	}
	return bidi.R
}

func fill(c []bidi.Class, with bidi.Class) {
	for i := range c {
		c[i] = with
	}
}
