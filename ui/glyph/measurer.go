package glyph

import "galley/editor/layout"

// Measurer measures text in one style.
type Measurer struct {
	shaper *Shaper
	runs   []Run
}

var _ layout.Measurer = Measurer{}

// Measure implements layout.Measurer.
func (m Measurer) Measure(segment []byte, _ int) []layout.Cluster {
	return m.shaper.Shape(segment, m.runs).Clusters()
}
