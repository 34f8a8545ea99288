// Package markdown turns the text of an article into an immutable tree of blocks, from scratch or after a change.
// It is the only importer of goldmark.
//
// The work is done in two phases. The block phase is goldmark's block parser alone, run over the lines; it knows when
// nothing is open, and such a *clean* place is where a parse may later start again without a memory of what came
// before:
//
//	# Title          ← clean
//
//	- a list         ← clean
//
//	A paragraph      (not clean: only its first line told the list that it had ended)
//
//	Another          ← clean
//
// The inline phase then runs goldmark's inline parsers over the lines of one leaf block at a time, with the document's
// link and footnote definitions at hand, and notes which labels it asked for.
//
// An update runs the block phase from the last clean place before the change until it meets a clean place of the old
// tree again, and the inline phase for those blocks and for all blocks that asked for a label whose meaning changed.
// The result equals a parse from scratch.
//
// Every limit of safe.Limits is checked before the costly phase that it bounds.
package markdown
