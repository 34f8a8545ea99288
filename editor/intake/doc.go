// Package intake turns what arrives from outside an article into clean Markdown: the rich text of a clipboard, cells of
// a spreadsheet, an address, a picture. It only transforms values: it opens no file and asks no clipboard, and nothing
// in what it returns makes Galley fetch anything.
//
// Rich text takes three steps. A reader goes over the tags once and builds blocks of styled runs; it knows the ways of
// the programs that write clipboards:
//
//	bytes ─▶ fragment ─▶ reader ─▶ blocks of runs ─▶ tidy ─▶ blocks of runs ─▶ writer ─▶ Markdown
//
// Tidying gives the blocks the shape that Markdown can say: paragraphs that Word numbered become lists, tables that
// only place things are taken apart, a note moves behind the text. The writer escapes what would be read as a mark, and
// nothing else.
//
// Tags are not paired by a parser of HTML, but by a stack that holds what is open. Such a parser refuses deep nesting,
// repeats unclosed styles in every paragraph, and carries text out of tables, all of which a paste must survive; and
// here overlapping styles are no trouble, since a run only asks which are open.
package intake
