package search

import (
	"errors"
	"fmt"
	"regexp/syntax"
	"strings"
	"unicode/utf8"
)

// Error says, in words for the writer, what is wrong with a pattern or with a
// replacement, and where.
type Error struct {
	At      int // byte offset in the pattern or the template
	Char    int // the same counted in characters, from 1; 0 when it is about no place
	Message string
}

func (e *Error) Error() string {
	if e.Char == 0 {
		return e.Message
	}
	return fmt.Sprintf("%s (At character %d.)", e.Message, e.Char)
}

// errorAt makes an Error about the place at of s.
func errorAt(s string, at int, format string, args ...any) *Error {
	return &Error{At: at, Char: utf8.RuneCountInString(s[:at]) + 1, Message: fmt.Sprintf(format, args...)}
}

// meanings turns what package syntax says into what a writer can do; %s is the
// part of the pattern that it is about.
var meanings = map[syntax.ErrorCode]string{
	syntax.ErrInvalidCharClass:      "%s is not a set of characters that is known.",
	syntax.ErrInvalidCharRange:      "The range %s is not one: it goes from the smaller to the greater, as in a-z.",
	syntax.ErrInvalidEscape:         "%s has no meaning. A backslash itself is written \\\\.",
	syntax.ErrInvalidNamedCapture:   "%s is no name for a group. It is written (?<name>…), with letters and digits.",
	syntax.ErrInvalidPerlOp:         "%s is not possible here: a pattern cannot look ahead or behind. Match what stands there too, in a group of its own, and put it back with $1.",
	syntax.ErrInvalidRepeatOp:       "%s repeats what is repeated already.",
	syntax.ErrInvalidRepeatSize:     "%s cannot be: the smaller count comes first, and none goes over 1000, repeats of repeats taken together.",
	syntax.ErrInvalidUTF8:           "The pattern holds bytes that are not text.",
	syntax.ErrMissingBracket:        "The [ is never closed by a ]. The sign itself is written \\[.",
	syntax.ErrMissingParen:          "The ( is never closed by a ). The sign itself is written \\(.",
	syntax.ErrMissingRepeatArgument: "There is nothing before %[1]s that it could repeat. The sign itself is written \\%[1]s.",
	syntax.ErrTrailingBackslash:     "The pattern ends in the middle: something has to follow the last backslash. The sign itself is written \\\\.",
	syntax.ErrUnexpectedParen:       "There is a ) without its (. The sign itself is written \\).",
	syntax.ErrNestingDepth:          "There are too many groups inside each other.",
	syntax.ErrLarge:                 "The pattern repeats too much to be searched.",
}

// explain makes an Error of what package syntax says of a pattern; open is where
// its last open group starts.
func explain(pattern string, err error, open int) *Error {
	var e *syntax.Error
	if !errors.As(err, &e) {
		return &Error{Message: "This pattern cannot be searched."}
	}
	format, known := meanings[e.Code]
	if !known {
		format = "The pattern cannot be read from %s on."
	}
	switch {
	case e.Code == syntax.ErrInvalidCharRange && (strings.HasPrefix(e.Expr, "[:") || strings.HasPrefix(e.Expr, `\p`) || strings.HasPrefix(e.Expr, `\P`)):
		format = meanings[syntax.ErrInvalidCharClass]
	case strings.HasPrefix(e.Expr, "(?<!"), strings.HasPrefix(e.Expr, "(?<="):
		format, e.Expr = meanings[syntax.ErrInvalidPerlOp], e.Expr[:4]
	case e.Code == syntax.ErrInvalidEscape && len(e.Expr) == 2 && e.Expr[1] >= '1' && e.Expr[1] <= '9':
		format = "A pattern cannot refer back to a group, as %s would."
	}
	if strings.Contains(format, "%") {
		format = fmt.Sprintf(format, e.Expr)
	}
	return errorAt(pattern, placeOf(pattern, e, open), "%s", format)
}

// placeOf is where in the pattern the error lies. Package syntax reads from left
// to right, so it is at the end of the shortest beginning that has the error.
func placeOf(pattern string, e *syntax.Error, open int) int {
	switch e.Code {
	case syntax.ErrMissingParen:
		return open
	case syntax.ErrMissingBracket:
		return max(0, len(pattern)-len(e.Expr))
	case syntax.ErrTrailingBackslash:
		return len(pattern) - 1
	case syntax.ErrInvalidUTF8:
		for i, r := range pattern {
			if r == utf8.RuneError && !strings.HasPrefix(pattern[i:], "\uFFFD") {
				return i
			}
		}
	}
	first := max(0, strings.Index(pattern, e.Expr))
	length := len(e.Expr)
	if e.Code == syntax.ErrUnexpectedParen {
		length = 1 // the expression is all of the pattern
	}
	const most = 500 // beyond, the first occurrence has to do
	for end := first + length; end <= min(len(pattern), most); end++ {
		var short *syntax.Error
		if _, err := syntax.Parse(pattern[:end], syntax.Perl); errors.As(err, &short) && short.Code == e.Code && (e.Code == syntax.ErrUnexpectedParen || short.Expr == e.Expr) {
			return end - length
		}
	}
	return first
}
