// Package hunspell reads spelling dictionaries in the format of Hunspell: a
// .dic of stems with flags, and an .aff that says which prefixes and suffixes
// the flags allow. The format is described in the manual page hunspell(5).
//
// A [Dictionary] never writes out the words of a language. It keeps the stems
// and takes a word apart, so that a dictionary of 300,000 stems with millions of
// forms costs about as much memory as its file:
//
//	"undoings" ─ suffix s ─▶ "undoing" ─ suffix ing ─▶ "undo" ─ prefix un ─▶ "do"
//	                                       each step asks: does the flag of this
//	                                       affix stand at the stem, or at the
//	                                       affix inside it?
//
// Read are SET, FLAG, AF, PFX, SFX, continuation classes, ICONV, IGNORE,
// NEEDAFFIX, FORBIDDENWORD, NOSUGGEST, KEEPCASE, CIRCUMFIX, FULLSTRIP,
// CHECKSHARPS, TRY, REP, MAP, and compounds by flags with their checks. Not read
// are COMPOUNDRULE (in practice ordinal numbers), COMPLEXPREFIXES and PHONE, and
// the parts of a compound are not counted in syllables: some Hungarian compounds
// that are too long pass for right. A test compares all that with the hunspell
// program, by the dictionaries that are installed.
//
// The files are foreign: sizes are limited, every loop is bounded by the length
// of one word, and no file makes it panic.
package hunspell
