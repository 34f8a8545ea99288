package search

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxPattern is the longest pattern or literal that is searched, in bytes.
const maxPattern = 10_000

// Query is what a writer looks for.
type Query struct {
	Pattern   string
	Case      bool // upper and lower case count
	SmartCase bool // they count when the pattern holds an upper-case letter
	Word      bool // whole words only
	Regex     bool // the pattern is a regular expression, else literal text
}

// Finder is a compiled [Query]. It is immutable.
type Finder struct {
	query   Query
	whole   bool // matches may go over line ends: lines cannot be searched by themselves
	literal *literal
	pattern *pattern
}

// Compile makes a Finder of a query. The error is an [*Error], for the writer.
func Compile(q Query) (*Finder, error) {
	switch {
	case q.Pattern == "":
		return nil, &Error{Message: "There is nothing to look for."}
	case len(q.Pattern) > maxPattern:
		return nil, &Error{Message: "The text to look for is too long."}
	}
	f := &Finder{query: q}
	if q.Regex {
		source, err := readSource(q.Pattern)
		if err != nil {
			return nil, err
		}
		f.whole = source.whole
		f.pattern, err = compilePattern(q.Pattern, source, q.Case || q.SmartCase && source.upper, q.Word)
		if err != nil {
			return nil, err
		}
		return f, nil
	}
	words := strings.ReplaceAll(q.Pattern, "\r\n", "\n")
	f.whole = strings.Contains(words, "\n")
	exact := q.Case || q.SmartCase && strings.ContainsFunc(words, unicode.IsUpper)
	f.literal = newLiteral(words, !exact, q.Word)
	return f, nil
}

// find calls emit with each match in b until emit is false. A match is as
// package regexp gives it: the offsets in b of the match and, where wanted, of
// its groups; emit must not keep the slice. b is lines, the last one without its
// line break, or all of the text for a Finder that is whole.
func (f *Finder) find(b []byte, groups bool, emit func(loc []int) bool) {
	switch {
	case f.literal != nil && strings.HasSuffix(f.query.Pattern, "\r"):
		f.literal.find(b, func(loc []int) bool {
			return bytes.HasPrefix(b[loc[1]:], []byte("\n")) || emit(loc) // a "\r" before "\n" is half a line break
		})
	case f.literal != nil:
		f.literal.find(b, emit)
	case f.whole:
		f.pattern.find(b, groups, emit)
	default:
		f.pattern.findLines(b, groups, emit)
	}
}

// inWord reports whether a rune is part of a word.
func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r))
}

// wordEdge reports whether no word goes on over the place off of b.
func wordEdge(b []byte, off int) bool {
	before, _ := utf8.DecodeLastRune(b[:off])
	after, _ := utf8.DecodeRune(b[off:])
	return !inWord(before) || !inWord(after)
}
