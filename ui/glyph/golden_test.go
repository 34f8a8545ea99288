package glyph

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"galley/ui/golden"
)

var (
	black = color.NRGBA{0x1F, 0x23, 0x28, 0xFF}
	white = color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}
	pale  = color.NRGBA{0xE6, 0xE4, 0xDF, 0xFF}
	night = color.NRGBA{0x14, 0x16, 0x17, 0xFF}
	teal  = color.NRGBA{0x0F, 0x6B, 0x6B, 0xFF}
	tint  = color.NRGBA{0xED, 0xF5, 0xF4, 0xFF}
)

// span is a piece of a golden's text and how it looks.
type span struct {
	text  string
	style Style
}

func joined(spans []span) (text []byte, runs []Run) {
	for _, s := range spans {
		text = append(text, s.text...)
		runs = append(runs, Run{len(text), s.style})
	}
	return text, runs
}

// picture draws paragraphs under one another.
func picture(ground color.NRGBA, width int, paragraphs ...[]span) *image.RGBA {
	return pictureBy(NewShaper(), ground, width, paragraphs...)
}

func pictureBy(s *Shaper, ground color.NRGBA, width int, paragraphs ...[]span) *image.RGBA {
	dst := image.NewRGBA(image.Rect(0, 0, width, 2000))
	draw.Draw(dst, dst.Rect, image.NewUniform(ground), image.Point{}, draw.Src)
	const margin = 16
	y := float32(margin)
	for _, spans := range paragraphs {
		text, runs := joined(spans)
		line := s.Shape(text, runs)
		style := runs[0].Style
		height := round(style.Size * 1.6)
		for _, row := range rows(line, float32(width-2*margin), 0) {
			x := float32(margin)
			if row.RTL {
				x += float32(width-2*margin) - row.Width
			}
			line.Paint(dst, row, x, y+s.Metrics(style).Baseline(height))
			y += height
		}
	}
	return dst.SubImage(image.Rect(0, 0, width, int(y)+margin)).(*image.RGBA)
}

func looks(t *testing.T, got *image.RGBA) {
	t.Helper()
	golden.Compare(t, got, filepath.Base(t.Name()))
}

func writePicture(t *testing.T, path string, m image.Image) {
	t.Helper()
	var buf bytes.Buffer
	if err := png.Encode(&buf, m); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, buf.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestPaint_golden(t *testing.T) {
	mono := func(weight int, italic bool) Style {
		return Style{Font: Font{Mono, weight, italic}, Size: 15, Color: black}
	}
	serif := func(weight int, italic bool) Style {
		return Style{Font: Font{Serif, weight, italic}, Size: 15.5, Color: black}
	}
	sans := func(weight int, size float32) Style {
		return Style{Font: Font{Sans, weight, false}, Size: size, Color: black}
	}
	with := func(s Style, change func(*Style)) Style { change(&s); return s }
	link := func(s *Style) { s.Color, s.Underline = teal, true }
	grey := func(s *Style) { s.Color = color.NRGBA{0x6F, 0x75, 0x7C, 0xFF} }

	t.Run("latin", func(t *testing.T) {
		looks(t, picture(white, 640,
			[]span{{"HARBOURS AND TRADE", with(sans(600, 12), func(s *Style) { s.Color, s.Track = teal, 0.6 })}},
			[]span{{"Two Old Printers Settle: A Paper Truce", serif(600, false)}, {" with Consequences", with(serif(600, true), link)}},
			[]span{
				{"Imagine two giants, one from the East and the other from the West, ", serif(400, false)},
				{"entangled", serif(400, true)},
				{" in a ", serif(400, false)},
				{"complex web", serif(600, false)},
				{" of litigation. Office, afflict, fjord; “quoted” — and ", serif(400, false)},
				{"struck", with(serif(400, false), func(s *Style) { s.Strike = true })},
				{" with ", serif(400, false)},
				{"inline code", Style{Font: Font{Family: Mono}, Size: 13, Color: black, Background: tint}},
				{".", serif(400, false)},
			},
			[]span{{"## ", with(mono(700, false), grey)}, {"The Big Picture: Bridging Divides", mono(700, false)}},
			[]span{
				{"but the ", mono(400, false)},
				{"**", with(mono(400, false), grey)},
				{"real-world scenario", mono(700, false)},
				{"**", with(mono(400, false), grey)},
				{" between ", mono(400, false)},
				{"*Huawei*", mono(400, true)},
				{" and ***Amazon***", mono(700, true)},
				{" -> != >= -- === www", mono(400, false)},
			},
			[]span{{"Interface text in Inter 13, ", sans(400, 13)}, {"medium, ", sans(500, 13)}, {"semibold. AVATAR To Ty 0123456789", sans(600, 13)}},
			[]span{{"Double size for dense displays", with(mono(400, false), func(s *Style) { s.Size = 30 })}},
		))
	})
	t.Run("dark", func(t *testing.T) {
		light := func(s *Style) { s.Color = pale }
		looks(t, picture(night, 640,
			[]span{{"Light text on a dark ground keeps its weight: ", with(mono(400, false), light)}, {"bold", with(mono(700, false), light)}},
			[]span{{"Imagine two giants, one from the East and the other from the West.", with(serif(400, false), light)}},
		))
	})
	t.Run("combining", func(t *testing.T) {
		looks(t, picture(white, 640,
			[]span{{"e\u0301 n\u0303 a\u030A o\u0308 s\u030C c\u0327 x\u0304 q\u0303\u0301 Vi\u1EC7t Nam Ti\u1EBFng", mono(400, false)}},
			[]span{{"e\u0301 n\u0303 a\u030A o\u0308 s\u030C c\u0327 x\u0304 Vi\u1EC7t Nam Ελληνικά Кириллица Łódź", serif(400, false)}},
			[]span{{"€ £ ¥ → ← ↑ ↓ ≤ ≥ ≠ ± × ∞ ∑ √ ½ ² ½ … † ‡ § ¶ © ™ № • ■ □ ▲ ✓ └─┘", sans(400, 15)}},
			[]span{{"€ £ ¥ → ← ↑ ↓ ≤ ≥ ≠ ± × ∞ ∑ √ ½ ² ½ … † ‡ § ¶ © ™ № • ■ □ ▲ ✓ └─┘", mono(400, false)}},
		))
	})
	t.Run("controls", func(t *testing.T) {
		looks(t, picture(white, 640,
			[]span{{"NUL\x00 escape\x1b[0m return\r delete\x7f C1\u0085 end", mono(400, false)}},
			[]span{{"bytes that are not UTF-8: caf\xe9 \xff\xfe \xc3( cut \xe2\x82", mono(400, false)}},
			[]span{{"Trojan \u202Esource\u202C, \u2066isolate\u2069, BOM \uFEFF, line\u2028separator", mono(400, false)}},
			[]span{{"a\ttab\tstops\there", mono(400, false)}},
			[]span{{"abc\tdef\tghijk\tl", mono(400, false)}},
			[]span{{"in the page\x00: caf\xe9 \u202Esource", serif(400, false)}},
		))
	})
	t.Run("directions", func(t *testing.T) {
		// The bundled fonts have no Hebrew: boxes show the order all the same.
		looks(t, picture(white, 640,
			[]span{{"An (", serif(400, false)}, {"אבג 123 דהו", serif(600, false)}, {") inside.", serif(400, false)}},
			[]span{{"אבג abc דהו (12:30) 5% end", mono(400, false)}},
		))
	})
}
