package glyph

import (
	"unsafe"

	"galley/editor/layout"
)

// Line is shaped text: a whole paragraph or segment, of which rows are drawn.
// It does not change, and belongs to the goroutine of its Shaper.
type Line struct {
	shaper   *Shaper
	clusters []layout.Cluster
	looks    []look // of the clusters
	glyphs   []glyph
	styles   []Style
	width    float32
}

// look is what a cluster is drawn with.
type look struct {
	glyphs uint32 // index of its first glyph
	style  uint16
	frame  frame
}

// glyph is placed relative to the left end of its cluster on the baseline; y
// is up.
type glyph struct {
	strike  *strike
	id      uint32
	cluster int32
	x, y    float32
}

// Clusters returns the measured clusters, read-only.
func (l *Line) Clusters() []layout.Cluster { return l.clusters }

// Width returns the width of the unbroken line.
func (l *Line) Width() float32 { return l.width }

// glyphsOf returns the glyphs that hang on a cluster.
func (l *Line) glyphsOf(cluster int) []glyph {
	from := l.looks[cluster].glyphs
	to := uint32(len(l.glyphs))
	if cluster+1 < len(l.looks) {
		to = l.looks[cluster+1].glyphs
	}
	return l.glyphs[from:to]
}

// bytes is about how much memory the line takes.
func (l *Line) bytes() int {
	return int(unsafe.Sizeof(*l)) +
		cap(l.clusters)*int(unsafe.Sizeof(layout.Cluster{})) +
		cap(l.looks)*int(unsafe.Sizeof(look{})) +
		cap(l.glyphs)*int(unsafe.Sizeof(glyph{})) +
		cap(l.styles)*int(unsafe.Sizeof(Style{}))
}
