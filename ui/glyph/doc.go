// Package glyph turns text into pixels without a toolkit: it picks faces,
// shapes, and draws rows into an image. What it measures is what it paints, so
// it is the real layout.Measurer.
//
//	text + runs ─▶ decode ─▶ clusters, levels, faces ─▶ HarfBuzz ─▶ Line
//	              (marks)   (UAX #14 #29 #9, fallback)              │ layout.Wrap
//	dst image ◀── blend ◀── mask (outline, cached) ◀── Line.Paint ◀─┘ one Row
//
// All sizes and positions are device pixels. A Shaper and its Lines belong to
// one goroutine.
package glyph
