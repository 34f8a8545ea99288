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
//	prefix, list, fence      what the start of a line says
//	newline, backspace,      keys
//	indent, home, typed
//	mark, link, wrap         inside a line
//	blockformat, heading,    what a line is
//	task, insertblock
//	lines, join, sort        whole lines
//	section, footnote        across the document
//	expand, bracket          what belongs together
package markup
