package spell

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"galley/editor/text"
)

// Checker finds misspelled words by some dictionaries and word lists. It is
// immutable: another list makes another Checker, which costs nothing.
type Checker struct {
	english class
	others  []*Dictionary
	scripts scripts
	words   []Words
}

// maxWord is how many bytes a word may have; a longer one is never marked.
const maxWord = 128

// New makes a Checker. With no dictionary it marks nothing.
func New(dictionaries []*Dictionary, words ...Words) *Checker {
	c := &Checker{words: words}
	for _, d := range dictionaries {
		c.scripts |= d.scripts
		if d.other == nil {
			c.english |= d.english
		} else {
			c.others = append(c.others, d)
		}
	}
	return c
}

// Check appends to dst the misspelled words of src, in order, as byte spans of
// src. src is one line or one block of prose; a word cut by its ends is taken for
// what is there. skip are the spans that are no prose, such as code, URLs and
// front matter keys: sorted, disjoint and within src. Of words joined by hyphens
// each is marked by itself. The time is linear in src, and nothing is allocated
// but dst when the words are right and English.
func (c *Checker) Check(dst []text.Span, src []byte, skip []text.Span) []text.Span {
	if c.scripts == 0 {
		return dst
	}
	s := scanner{src: src, skip: skip}
	for {
		token := s.next()
		if token.Empty() {
			return dst
		}
		token = prose(src, token)
		for !token.Empty() {
			var words text.Span
			words, token = joined(src, token)
			dst = c.checkJoined(dst, src, words)
		}
	}
}

// Right reports whether Check would leave the word alone, standing by itself.
func (c *Checker) Right(word string) bool {
	var room [4]text.Span
	return len(c.Check(room[:0], []byte(word), nil)) == 0
}

// checkJoined checks words joined by hyphens: each, and if one is wrong whether
// they are known as a whole.
func (c *Checker) checkJoined(dst []text.Span, src []byte, words text.Span) []text.Span {
	before := len(dst)
	parts := 0
	for rest := words; !rest.Empty(); parts++ {
		var word text.Span
		word, rest = part(src, rest)
		if !word.Empty() && c.wrong(src[word.From:word.To]) {
			dst = append(dst, word)
		}
	}
	if len(dst) > before && parts > 1 && words.Len() <= maxWord {
		var room [2 * maxWord]byte
		if c.known(plain(room[:0], src[words.From:words.To])) {
			return dst[:before]
		}
	}
	return dst
}

// wrong reports whether a word without hyphens is to be marked.
func (c *Checker) wrong(word []byte) bool {
	if len(word) > maxWord {
		return false
	}
	ascii, letters := true, 0
	for _, b := range word {
		switch {
		case isLetter(b):
			letters++
		case isDigit(b):
			return false
		case b >= utf8.RuneSelf:
			ascii = false
		}
	}
	if !ascii {
		var room [2 * maxWord]byte
		word = plain(room[:0], word)
		if letters = c.letters(word); letters < 0 {
			return false
		}
	}
	if letters < 2 || ascii && c.scripts&latin == 0 {
		return false
	}
	return !c.known(word) && !c.named(word, letters)
}

// letters counts the letters of a word beyond ASCII; it is negative when the
// word has a digit or a script that no dictionary covers.
func (c *Checker) letters(word []byte) int {
	n := 0
	for len(word) > 0 {
		r, size := utf8.DecodeRune(word)
		if unicode.IsDigit(r) || scriptOf(r)&^c.scripts != 0 {
			return -1
		}
		if unicode.IsLetter(r) {
			n++
		}
		word = word[size:]
	}
	return n
}

// known reports whether a dictionary or a list has the word, which must be plain.
func (c *Checker) known(word []byte) bool {
	if c.english != 0 && c.knownInEnglish(word) {
		return true
	}
	for i := range c.words {
		if c.words[i].has(word) {
			return true
		}
	}
	for _, d := range c.others {
		if d.other.Right(string(word)) {
			return true
		}
	}
	return false
}

// knownInEnglish looks the word up without its accents: English keeps them or
// drops them as the writer likes, and the dictionaries have none.
func (c *Checker) knownInEnglish(word []byte) bool {
	var room [2 * maxWord]byte
	if bytes.ContainsFunc(word, func(r rune) bool { return r >= utf8.RuneSelf }) {
		word = withoutAccents(room[:0], word)
	}
	return english.knows(word)&c.english != 0
}

// withoutAccents appends word to dst with letters bare of accents; a letter that
// is more than a letter with an accent stays.
func withoutAccents(dst, word []byte) []byte {
	for len(word) > 0 {
		r, n := utf8.DecodeRune(word)
		switch {
		case r == 'æ':
			dst = append(dst, "ae"...)
		case r == 'œ':
			dst = append(dst, "oe"...)
		case unicode.Is(unicode.Mn, r):
		default:
			dst = append(dst, bareLetter(word[:n])...)
		}
		word = word[n:]
	}
	return dst
}

// bareLetter is the letter without its accents.
func bareLetter(letter []byte) []byte {
	apart := norm.NFD.Properties(letter).Decomposition()
	if _, n := utf8.DecodeRune(apart); n > 0 {
		return apart[:n]
	}
	return letter
}

// longestShort is how many capitals an unknown abbreviation may have.
const longestShort = 5

// named reports whether an unknown word is left alone for how it uses capitals:
// a short abbreviation (SMIC, NGOs), a Roman number, a name such as iPhone. Two
// slips of the Shift key are not: "THe" and "tHe".
func (c *Checker) named(word []byte, letters int) bool {
	if n := len(word) - 2; n > 0 && word[n] == '\'' && word[n+1]|0x20 == 's' {
		word, letters = word[:n], letters-1
	}
	if n := len(word) - 1; n > 1 && word[n] == 's' && shapeOf(word[:n]) == capitals {
		word, letters = word[:n], letters-1
	}
	switch shapeOf(word) {
	case capitals:
		return letters <= longestShort || isRoman(word)
	case mixed:
		return !c.slipped(word)
	}
	return false
}

// slipped reports whether the word is known in small letters and its capitals
// are those of a Shift key pressed too long or too late.
func (c *Checker) slipped(word []byte) bool {
	first, n := utf8.DecodeRune(word)
	second, m := utf8.DecodeRune(word[n:])
	two := unicode.IsUpper(first) && unicode.IsUpper(second) && shapeOf(word[n+m:]) == small
	late := unicode.IsLower(first) && unicode.IsUpper(second)
	return (two || late) && c.known(bytes.ToLower(word))
}

func isRoman(word []byte) bool {
	for _, b := range word {
		if bytes.IndexByte([]byte("IVXLCDM"), b) < 0 {
			return false
		}
	}
	return true
}
