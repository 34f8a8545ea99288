// Package markup is the commands that know Markdown: what Enter, Tab and Backspace
// do in a list, marks and blocks that are set and taken away, footnotes, sections,
// and what becomes of a quotation mark while it is typed.
//
// Like every [state.Command] they are pure, work at every caret of the selection,
// and are one step to undo. They read source, not a parse tree: only the lines
// around the carets, to a stated distance, so that a key costs the same in any
// document. Package editor/markdown reads Markdown as CommonMark defines it; here it
// is only written.
//
//	prefix, list, fence, verbatim    what a line is, and what must stay as it is
//	newline, backspace, indent, home keys
//	punctuation, quotes              what a typed sign becomes
//	wrap, closers                    delimiters around a selection, brackets in pairs
//	mark, link                       inside a line
//	blockformat, heading, task,      what a line is made
//	codeblock, insertblock
//	lines, duplicate, join, sort,    whole lines
//	renumber
//	section, footnote                across the document
//	sentence, pair, bracket, expand  what belongs together
package markup
