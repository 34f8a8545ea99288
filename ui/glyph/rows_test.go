package glyph

import "galley/editor/layout"

// rows wraps a line as its owners do.
func rows(l *Line, width, hang float32) []layout.Row {
	return layout.Wrap(l.clusters, width, hang)
}
