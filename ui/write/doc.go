// Package write is the editor widget: it shows the source of one article and
// turns keys and the mouse into commands. It holds no text of its own; what it
// shows is what its Host says, and what changes comes back through Apply.
//
//	key ──keymap──▶ state.Command ──▶ Host.Dispatch ──▶ … ──▶ Area.Apply(transaction)
//	                                                               │ marks what is stale
//	                     once before the next frame: Area.flush ◀──┘
//	                            │ view: which rows are visible, and where
//	                            ▼
//	        surface (ground of code, selection, text) · carets · scrollbar
//
// A row is a strip of one picture, the surface, painted by package glyph at device
// pixels. A row that looks as before is copied, never painted again; so a key
// costs one line laid out and one or two rows painted, whatever the length of
// the article.
//
// The start of an article, its front matter, can be folded away: see [Area.Fold].
// What is above then works on the text behind the fold, as if it were all.
//
// Everything here belongs to the UI goroutine.
package write
