package text

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// sentenceReach is how many bytes to either side of a place are looked at to find
// the sentence there; a longer one is cut.
const sentenceReach = 4096

// SentenceAt is the sentence (UAX #29) at off, without the white space around it,
// among the bytes of within, which is one paragraph: its line ends are spaces here.
// Between two sentences it is the one that follows; behind the last, the last.
func SentenceAt(t Text, within Span, off int) Span {
	t.check(within)
	w := windowAt(t, max(within.From, off-sentenceReach), min(within.To, off+sentenceReach))
	flat := make([]byte, len(w.bytes))
	for i, c := range w.bytes {
		if c == '\n' || c == '\r' || c == '\t' {
			c = ' '
		}
		flat[i] = c
	}
	found := Span{off, off}
	for i := 0; i < len(flat); {
		from, to := i, i+sentenceLen(flat[i:])
		i = to
		for from < to && flat[from] == ' ' {
			from++
		}
		for to > from && flat[to-1] == ' ' {
			to--
		}
		if from == to {
			continue
		}
		found = Span{w.from + from, w.from + to}
		if off < found.To || w.from+i > off {
			break
		}
	}
	return found
}

// sentenceLen is the length of the sentence that b begins with, and the spaces
// behind it. One that goes on in small letters has not ended: “Is it?” she asked.
// Nor has one at an abbreviation, where UAX #29 would end it.
func sentenceLen(b []byte) int {
	n := 0
	for n < len(b) {
		size, _, _ := sentences.SplitFunc(b[n:], true)
		n += size
		if next, _ := utf8.DecodeRune(b[n:]); !unicode.IsLower(next) && !abbreviated(b[:n]) {
			break
		}
	}
	return n
}

// abbreviations are words whose full stop ends no sentence, in lower case.
var abbreviations = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "dr": true, "prof": true, "st": true, "sr": true, "jr": true, "rev": true, "gen": true,
	"col": true, "sen": true, "rep": true, "gov": true, "capt": true, "lt": true, "hon": true,
	"vs": true, "cf": true, "eg": true, "ie": true, "e.g": true, "i.e": true, "al": true, "no": true, "nos": true,
	"vol": true, "fig": true, "figs": true, "pp": true, "ed": true, "eds": true, "approx": true, "ca": true,
	"jan": true, "feb": true, "mar": true, "apr": true, "jun": true, "jul": true, "aug": true, "sep": true, "sept": true,
	"oct": true, "nov": true, "dec": true, "z.b": true, "bzw": true, "nr": true, "str": true, "art": true, "mt": true,
}

// abbreviated reports whether a text ends with an abbreviation or an initial and
// one full stop, white space behind it left out.
func abbreviated(s []byte) bool {
	s = bytes.TrimRightFunc(s, unicode.IsSpace)
	word, stopped := bytes.CutSuffix(s, []byte("."))
	if !stopped {
		return false
	}
	if i := bytes.LastIndexFunc(word, func(r rune) bool { return r != '.' && !unicode.IsLetter(r) }); i >= 0 {
		_, n := utf8.DecodeRune(word[i:])
		word = word[i+n:]
	}
	if r, n := utf8.DecodeRune(word); n == len(word) && unicode.IsUpper(r) && r != 'I' {
		return true // the J. of J. Smith
	}
	if len(word) > 8 {
		return false
	}
	return abbreviations[string(bytes.ToLower(word))]
}
