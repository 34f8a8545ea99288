package spell

import "galley/assets"

// set is the English words: the forms of both dictionaries and of the news list,
// written out and packed into one automaton. Beginnings are shared and so are
// endings, which makes 170,000 words fit into half a megabyte:
//
//	     ┌─ w ─┐
//	─ n ─┴─ o ─┴─ t ─ (US|GB)
//
// It is a string of little-endian words of 32 bits. The first is the node to
// start from, all others are edges: the letter in bits 0–7, whether it is the
// node's last in bit 8, and the node it leads to, the index of its first edge, in
// bits 9–31. A letter below ' ' ends a word: it is the word's class. Letters are
// ASCII, sorted in each node. The automaton lies in the read-only part of the
// program and costs no heap.
//
// Every form that counts is in here, so nothing is derived when a word is
// checked: "confuseed" cannot slip through because "confuse" takes "ed".
type set string

// english is built from assets/dictionaries by a test of this package.
var english = set(assets.EnglishWords())

// class says where a word is from and how common it is.
type class byte

const (
	american class = 1 << iota
	british
	quiet    // right, but not to be suggested
	frequent // among the next 8,000 words
	basic    // among the 4,000 most common words
)

// node is where the walk through a set has got to; 0 is nowhere.
type node uint32

func (s set) start() node { return node(s.word(0)) }

func (s set) word(i node) uint32 {
	b := s[4*i : 4*i+4]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

// step follows the letter c.
func (s set) step(n node, c byte) node {
	if n == 0 {
		return 0
	}
	for ; ; n++ {
		edge := s.word(n)
		if byte(edge) == c {
			return node(edge >> 9)
		}
		if byte(edge) > c || edge&(1<<8) != 0 {
			return 0
		}
	}
}

// ends is the class of the word that ends at n, 0 when none does.
func (s set) ends(n node) class {
	if n == 0 {
		return 0
	}
	if c := byte(s.word(n)); c < ' ' {
		return class(c)
	}
	return 0
}

// find is the class of the word spelled exactly so, 0 when there is none.
func (s set) find(word []byte) class {
	n := s.start()
	for _, c := range word {
		if n = s.step(n, c); n == 0 {
			return 0
		}
	}
	return s.ends(n)
}

// findFrom goes on with rest from n, taking capitals for small letters too, and
// joins the classes of all words so found.
func (s set) findFrom(n node, rest []byte) class {
	for i, c := range rest {
		if n == 0 {
			return 0
		}
		if 'A' <= c && c <= 'Z' {
			return s.findFrom(s.step(n, c), rest[i+1:]) | s.findFrom(s.step(n, c+'a'-'A'), rest[i+1:])
		}
		n = s.step(n, c)
	}
	return s.ends(n)
}

// knows joins the classes of the words that an ASCII word may be by the rules of
// case: itself; with a capital in front, the word in small letters; in capitals,
// a word in any case.
func (s set) knows(word []byte) class {
	switch shapeOf(word) {
	case title:
		found := s.find(word)
		n := s.step(s.start(), word[0]+'a'-'A')
		for _, c := range word[1:] {
			n = s.step(n, c)
		}
		return found | s.ends(n)
	case capitals:
		return s.findFrom(s.start(), word)
	}
	return s.find(word)
}
