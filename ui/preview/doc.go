// Package preview shows an article as the page its readers will see, beside the editor and in step with it.
//
//	article ── flatten ──▶ []part ── setter ──▶ sheet: rows ── paint ──▶ strips of one surface
//	           (model)      paragraphs, chunks    (only in view)          (glyph)
//
// The page is a list of parts, as small as a paragraph or a table's row; containers such as lists and quotations are
// frames around parts. Only parts in view (and one on either side) are laid out; the others count with an estimated
// height. The position is a part and a distance into it, never a distance from the top, so that nothing moves under the
// reader's eyes when an estimate becomes exact or text above is edited.
//
// A page read from right to left is laid out like any other and its sheets are mirrored at the end.
//
// Blocks are immutable and shared between trees, so pointers tell what changed: a keystroke makes one block's parts
// anew, lays them out, and repaints those of their rows that look different.
//
// Everything here belongs to the UI goroutine.
package preview
