// Package search finds and replaces in a text: literal words or a pattern,
// in all of it or in some ranges, without ever needing more than a slice of
// the work at a time.
//
//	Query ── Compile ──▶ Finder ── Scan(doc) ──▶ Next(budget)… ──▶ Matches
//	                       │                                         │ Map, Update
//	                       └─ Replacement(template) ─▶ One, All ◀────┘
//
// A [Finder] is a compiled query; a [Scan] is one walk of it through a doc; the
// [Matches] are what was found, an immutable set that answers for the visible
// rows and for "the next one" in O(log n) and follows an edit by searching the
// touched lines again. A [Replacement] is the compiled text that takes the
// matches' place. Finder, Matches and Replacement may be shared between
// goroutines.
//
// # What a query means
//
// Literal text is found byte for byte, or without regard to case by the simple
// case folding of Unicode; an accent is never ignored. A line break in it finds
// any line break, "\n" or "\r\n". A whole word has no letter, digit or combining
// mark before or behind it; the underscore is no letter here, for in Markdown
// it is a mark.
//
// A pattern is a regular expression in the RE2 syntax of package regexp: no
// look-around, no back references, and in return time linear in the text. There
// \w and \b know the letters of ASCII only; \pL is any letter. A pattern is
// matched against each line by itself, without its line break, so that ^ and $
// are the ends of every line and neither \s nor [^x] runs over them. A pattern
// that names the line break (by \n, or by the flag s) or the ends of the text
// (\A, \z) is matched against the text as a whole, with "\r\n" seen as "\n".
// With whole words, a match has to end where a word does, and one that begins
// within a word is passed over.
//
// Matches do not overlap, the first one counts, and one of no length, such as
// that of ^, is a place between two bytes; it is never found directly behind
// another match.
package search
