package text

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// maxSentence bounds how far around an offset a sentence is looked for, in bytes.
const maxSentence = 8 << 10

// SentenceAt returns the sentence around an offset of a paragraph of doc, with the
// space behind it: sentences as of UAX #29, but an abbreviation such as "Dr." or
// "U.S." does not end one. Between two sentences it is the one before, unless off
// is where the next begins.
func SentenceAt(doc Text, paragraph Span, off int) Span {
	off = max(paragraph.From, min(off, paragraph.To))
	window := Span{max(paragraph.From, off-maxSentence), min(paragraph.To, off+maxSentence)}
	src := bytes.Clone(doc.Slice(window))
	for i, c := range src {
		if c == '\n' || c == '\r' {
			src[i] = ' ' // a line end inside a paragraph ends nothing
		}
	}
	from := 0
	for end := range sentenceEnds(src) {
		if window.From+end > off || end == len(src) {
			return Span{window.From + from, window.From + end}
		}
		from = end
	}
	return Span{off, off}
}

// sentenceEnds yields where the sentences of src end, the last at its end.
func sentenceEnds(src []byte) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		end := 0
		for it := sentences.FromBytes(src); it.Next(); {
			end += len(it.Value())
			if end < len(src) && abbreviated(src[:end]) {
				continue
			}
			if !yield(end) {
				return
			}
		}
	}
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
