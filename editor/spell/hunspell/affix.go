package hunspell

import (
	"strings"
	"unicode/utf8"
)

// affix is one rule: a stem that meets the condition loses strip and gains add.
type affix struct {
	flag       flag
	cross      bool // may stand together with an affix of the other end
	strip, add string
	cond       condition
	then       flagSet // what the affixed form may take, and what it needs
}

// affixes are the rules of one end, found by what they add.
type affixes struct {
	suffix  bool
	rules   []affix
	byAdd   map[string][]int32
	longest int // in bytes
}

func (a *affixes) add(rule affix) {
	if a.byAdd == nil {
		a.byAdd = map[string][]int32{}
	}
	a.byAdd[rule.add] = append(a.byAdd[rule.add], int32(len(a.rules)))
	a.rules = append(a.rules, rule)
	a.longest = max(a.longest, len(rule.add))
}

// undo calls visit with every rule that can have made word and the stem it was
// made from, until visit returns true. The stem is valid during the call only.
// Each rule looked at is taken off left; when it is used up, no more are found.
func (a *affixes) undo(word []byte, fullStrip bool, left *int, visit func(rule *affix, stem []byte) bool) bool {
	var room [maxWord + maxAffix]byte
	for n := 0; n <= min(a.longest, len(word)); n++ {
		if n == len(word) && !fullStrip {
			break
		}
		outer, inner := word[:n], word[n:]
		if a.suffix {
			outer, inner = word[len(word)-n:], word[:len(word)-n]
		}
		for _, i := range a.byAdd[string(outer)] {
			if *left--; *left < 0 {
				return false
			}
			rule := &a.rules[i]
			var stem []byte
			if a.suffix {
				stem = append(append(room[:0], inner...), rule.strip...)
			} else {
				stem = append(append(room[:0], rule.strip...), inner...)
			}
			if len(stem) > 0 && rule.cond.holds(stem, a.suffix) && visit(rule, stem) {
				return true
			}
		}
	}
	return false
}

// apply returns the form the rule makes of stem, and whether it makes one.
func (r *affix) apply(stem string, suffix bool) (string, bool) {
	if !r.cond.holds([]byte(stem), suffix) {
		return "", false
	}
	if suffix {
		rest, ok := strings.CutSuffix(stem, r.strip)
		return rest + r.add, ok
	}
	rest, ok := strings.CutPrefix(stem, r.strip)
	return r.add + rest, ok
}

// condition is what the end of a stem must look like, one test a character.
type condition []test

type test struct {
	chars string // any of these; "" is any character
	not   bool   // any but these
}

// readCondition reads the notation of the .aff file: "." alone, "y", "[^aeiou]y".
func readCondition(s string) condition {
	if s == "." {
		return nil
	}
	var c condition
	for s != "" {
		if body, ok := strings.CutPrefix(s, "["); ok {
			in, rest, closed := strings.Cut(body, "]")
			if closed {
				chars, not := strings.CutPrefix(in, "^")
				c = append(c, test{chars, not})
				s = rest
				continue
			}
		}
		_, n := utf8.DecodeRuneInString(s)
		t := test{chars: s[:n]}
		if t.chars == "." {
			t.chars = ""
		}
		c = append(c, t)
		s = s[n:]
	}
	return c
}

// holds tests the end of stem, or its start.
func (c condition) holds(stem []byte, end bool) bool {
	if end {
		for i := len(c) - 1; i >= 0; i-- {
			r, n := utf8.DecodeLastRune(stem)
			if n == 0 || !c[i].allows(r) {
				return false
			}
			stem = stem[:len(stem)-n]
		}
		return true
	}
	for _, t := range c {
		r, n := utf8.DecodeRune(stem)
		if n == 0 || !t.allows(r) {
			return false
		}
		stem = stem[n:]
	}
	return true
}

func (t test) allows(r rune) bool {
	if t.chars == "" {
		return true
	}
	return strings.ContainsRune(t.chars, r) != t.not
}
