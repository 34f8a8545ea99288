// Package table edits GFM tables in the source of an article, as pure
// [state.Command]s: Tab from cell to cell, rows and columns added, removed, moved,
// sorted and aligned, and pipes lined up when asked to.
//
//	margin    what stands before a row: quote marks, the indent of a list
//	grid      where a table is: its header, its delimiter row, its last row
//	row       the cells of one line; a draft is a row being rewritten
//	edit      the changes of a command, and where they leave the caret
//
// A command finds the table around the main range and does not apply outside of
// one, so a caller may try it first and fall back to what the key does elsewhere.
// It acts on that range and leaves one range behind; [LineBreak] alone acts on
// all. Only [Tidy] rewrites a table: the other commands change as few bytes as
// they can and keep the writer's pipes and padding. A table whose pipes are lined
// up stays so under a command; typing never moves a pipe.
//
// Columns of text are counted as in a terminal: see [Width].
package table
