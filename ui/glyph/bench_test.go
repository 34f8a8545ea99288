package glyph

import (
	"image"
	"strings"
	"testing"

	"galley/editor/layout"
)

const prose = "Compare two printers, one in the old town and the other by the harbour, at work."

func mono15() Style { return Style{Font: Font{Family: Mono}, Size: 15, Color: black} }

func BenchmarkPaint_mono_row_of_80(b *testing.B) { benchmarkPaint(b, mono15()) }
func BenchmarkPaint_serif_row_of_80(b *testing.B) {
	benchmarkPaint(b, Style{Font: Font{Family: Serif}, Size: 15.5, Color: black})
}

func BenchmarkPaint_mono_row_of_80_at_2x(b *testing.B) {
	style := mono15()
	style.Size *= 2
	benchmarkPaint(b, style)
}

func benchmarkPaint(b *testing.B, style Style) {
	s := NewShaper()
	line := s.Shape([]byte((prose + prose)[:80]), []Run{{Style: style}})
	row := rows(line, 1e9, 0)[0]
	dst := image.NewRGBA(image.Rect(0, 0, 1600, 60))
	line.Paint(dst, row, 0, 40)
	b.ReportAllocs()
	for b.Loop() {
		line.Paint(dst, row, 0, 40)
	}
}

func BenchmarkShape(b *testing.B) {
	mono, serif := mono15(), Style{Font: Font{Family: Serif}, Size: 15.5, Color: black}
	paragraph := strings.Repeat(prose+" ", 8)[:600]
	for _, c := range []struct {
		name  string
		text  string
		style Style
	}{
		{"mono 80", (prose + prose)[:80], mono},
		{"serif 80", (prose + prose)[:80], serif},
		{"mono 600", paragraph, mono},
		{"serif 600", paragraph, serif},
		{"mono 4096", strings.Repeat(prose+" ", 60)[:4096], mono},
	} {
		b.Run(c.name, func(b *testing.B) {
			s := NewShaper()
			b.ReportAllocs()
			for b.Loop() {
				s.shape([]byte(c.text), []Run{{Style: c.style}})
			}
		})
	}
	b.Run("remembered 600", func(b *testing.B) {
		s := NewShaper()
		b.ReportAllocs()
		for b.Loop() {
			s.Shape([]byte(paragraph), []Run{{Style: mono}})
		}
	})
	b.Run("wrap 600", func(b *testing.B) {
		s := NewShaper()
		line := s.Shape([]byte(paragraph), []Run{{Style: mono}})
		var rows []layout.Row
		b.ReportAllocs()
		for b.Loop() {
			rows = layout.AppendWrap(rows[:0], line.Clusters(), 648, 0)
		}
	})
}
