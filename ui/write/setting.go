package write

import (
	"galley/ui/glyph"
	"galley/ui/theme"
)

// Setting is how a writer wants the text set. The zero value is the design's:
// 72 characters of the mono face to a row.
type Setting struct {
	Zoom    float32 // of the size of text, 1 by default
	Spacing float32 // of the height of a row, 1 by default
	Measure int     // characters in a row, 72 by default; Unbound is as many as fit
	Face    Face
}

// Unbound is the Measure of text that is as wide as its pane.
const Unbound = -1

// Limits of a Setting; what lies outside counts as the nearest within.
const (
	MinZoom, MaxZoom       = 0.5, 4
	MinSpacing, MaxSpacing = 0.8, 2
	MinMeasure, MaxMeasure = 30, 200
)

// Face is a family of letters for the source.
type Face uint8

// The faces.
const (
	Mono  Face = iota // every character as wide as any other: tables line up
	Serif             // the page's
	Sans              // the window's
)

func (f Face) family() glyph.Family {
	switch f {
	case Serif:
		return glyph.Serif
	case Sans:
		return glyph.Sans
	default:
		return glyph.Mono
	}
}

// Filled returns the setting with defaults for what it leaves open, inside the
// limits.
func (s Setting) Filled() Setting {
	within := func(v, preset, least, most float32) float32 {
		if v == 0 {
			return preset
		}
		return max(least, min(v, most))
	}
	s.Zoom = within(s.Zoom, 1, MinZoom, MaxZoom)
	s.Spacing = within(s.Spacing, 1, MinSpacing, MaxSpacing)
	if s.Measure != Unbound {
		s.Measure = int(within(float32(s.Measure), theme.EditorMeasure, MinMeasure, MaxMeasure))
	}
	if s.Face > Sans {
		s.Face = Mono
	}
	return s
}

// Setting returns how the text is set.
func (a *Area) Setting() Setting { return a.setting }

// Set changes how the text is set. The passage at the top of the window stays
// there.
func (a *Area) Set(s Setting) {
	if s = s.Filled(); s != a.setting {
		a.setting = s
		a.stale()
	}
}
