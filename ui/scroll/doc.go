// Package scroll holds what the editor and the preview share about scrolling: a thin bar over the right edge, and how
// far a turn of the wheel goes.
//
// Both views keep their own position (a line or a block, and a distance into it) because a document's height in
// float32 pixels is too coarse and mostly estimated; so the bar knows only three numbers, top, page and total, and
// reports where its thumb was dragged. It owns no content and clips nothing.
package scroll
