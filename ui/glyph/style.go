package glyph

import (
	"image/color"
	"math"
)

// Family is one of the bundled families.
type Family uint8

// The families: Inter, Source Serif 4 and JetBrains Mono.
const (
	Sans Family = iota
	Serif
	Mono
)

// Font names a face. The zero value is Inter Regular.
type Font struct {
	Family Family
	Weight int // 400, 500, 600, 700; 0 is 400; the nearest bundled one is taken
	Italic bool
}

// Style is how a run of text looks.
type Style struct {
	Font
	Size       float32 // pixels per em
	Track      float32 // pixels added after every cluster
	Rise       float32 // pixels that the text stands above the row's baseline
	Color      color.NRGBA
	Background color.NRGBA // behind the text; transparent is none
	Underline  bool
	Strike     bool
}

// Run is the style of the bytes up to To. Runs follow one another; the last
// one also covers what is left of the text.
type Run struct {
	To int
	Style
}

// Metrics are the vertical measures of a style's own face, all positive.
type Metrics struct {
	Ascent, Descent, LineGap float32
}

// Baseline returns where the baseline lies in a row of the given height so
// that the text stands in its middle: a whole pixel, for crisp stems.
func (m Metrics) Baseline(height float32) float32 {
	return round((height-m.Ascent-m.Descent)/2 + m.Ascent)
}

func round(v float32) float32 { return float32(math.Round(float64(v))) }
