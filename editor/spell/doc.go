// Package spell finds misspelled words in an article and says what may have
// been meant.
//
// A [Checker] is made of dictionaries and word lists. A word is right when any
// of them has it, so American and British English, or English and German, can
// be on at once. American and British English are inside the program; any other
// dictionary in Hunspell's format is read by [Load] from bytes that the caller
// found on the disk.
//
//	line of source ─▶ scan ─▶ word ─▶ set (English)          one walk, no heap
//	  less what the    │              ─▶ Words (ignored, the folder's, the user's)
//	  caller skips     │              ─▶ hunspell.Dictionary  (other languages)
//	                   └─ skips by itself what is no prose: addresses, paths, code
//
// Marking too much teaches a writer to look away, so what is not clearly a word
// of one of the languages is left alone: numbers, initials, short abbreviations,
// names such as iPhone, scripts that no dictionary covers.
//
// Everything here is immutable once made and may be used from any goroutine.
// Loading a dictionary takes up to half a second and belongs on a worker;
// checking a line takes microseconds; suggestions take some milliseconds.
package spell
