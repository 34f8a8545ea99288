// Package layout knows where text falls on a screen without knowing a screen:
// which rows a measured line makes, where a caret stands and what a point
// hits (Wrap, Row), how high everything is (Map), and which part of it a
// window shows (Viewport).
//
//	document ──segments──▶ Map: bytes, count, height   (estimated, then exact)
//	segment ──Measurer──▶ []Cluster ──Wrap──▶ []Row    (only what is visible)
//
// It never imports a toolkit: pixels are whatever unit the Measurer uses.
// Nothing here is safe for use by two goroutines at once.
package layout
