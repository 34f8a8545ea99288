package preview

import (
	"image/color"
	"math"

	"galley/ui/glyph"
	"galley/ui/theme"
)

// Measures of the page in CSS pixels; px turns them into device pixels.
const (
	deskMargin  = 20  // desk around the card
	cardPadding = 36  // paper left and right of the text
	cardNarrow  = 20  // the same in a narrow pane
	cardTop     = 32  // paper above the head
	cardBottom  = 48  // paper below the last part
	measure     = 560 // widest column of text
	cardRadius  = 4
	bleed       = 4 // pixels that a row's picture reaches over the column on both sides, for overhanging glyphs
	columnLeast = 96
)

// face is a style of text with its line height in CSS pixels.
type face struct {
	glyph.Style
	leading float32
}

// look holds the styles of the page in one palette at one scale and width. It is made anew when any of them changes,
// and with it every layout; so a layout need not say which look it was made with.
type look struct {
	scale float64 // device pixels per CSS pixel
	width int     // of the column of text, device pixels
	pal   theme.Palette

	body, small, code, caption, label, button face
	category, title, subtitle, byline, site   face
	takeaway, cell, cellHead, altText, banner face
	headings                                  [5]face // h2 to h6
}

func newLook(scale float64, width int, pal theme.Palette) *look {
	k := &look{scale: scale, width: width, pal: pal}
	serif := func(weight int, size, leading float32, c color.NRGBA) face {
		return k.face(glyph.Font{Family: glyph.Serif, Weight: weight}, size, leading, c)
	}
	sans := func(weight int, size, leading float32, c color.NRGBA) face {
		return k.face(glyph.Font{Family: glyph.Sans, Weight: weight}, size, leading, c)
	}
	k.body = serif(400, theme.PageSize, theme.PageLine, pal.Text)
	k.small = serif(400, 13.5, 21, pal.Text)
	k.code = k.face(glyph.Font{Family: glyph.Mono, Weight: 400}, theme.PageCodeSize, theme.PageCodeLine, pal.Text)
	k.caption = sans(400, 12.5, 18, pal.Muted)
	k.label = sans(600, 13, 20, pal.Accent)
	k.button = sans(600, 12, 16, pal.OnAccent)
	k.category = sans(600, 12, 16, pal.Accent)
	k.category.Track = float32(0.06 * 12 * scale)
	k.title = serif(600, theme.PageTitleSize, theme.PageTitleLine, pal.Text)
	k.subtitle = serif(400, 17, 25, pal.Muted)
	k.byline = sans(400, 12.5, 20, pal.Muted)
	k.takeaway = serif(400, theme.PageSize, 23, pal.Text)
	k.site = sans(500, 12.5, 20, pal.Text)
	k.cell = serif(400, 14.5, 21, pal.Text)
	k.cellHead = sans(600, 12, 21, pal.Muted)
	k.banner = sans(600, 14, 20, pal.Text)
	k.altText = sans(500, 13, 20, pal.Text)
	low := serif(600, theme.PageSize, theme.PageLine, pal.Text)
	k.headings = [...]face{
		serif(600, theme.PageH2Size, theme.PageH2Line, pal.Text),
		serif(600, theme.PageH3Size, theme.PageH3Line, pal.Text),
		low, low, low,
	}
	return k
}

func (k *look) face(f glyph.Font, size, leading float32, c color.NRGBA) face {
	return face{glyph.Style{Font: f, Size: size * float32(k.scale), Color: c}, leading}
}

// px returns v CSS pixels in whole device pixels.
func (k *look) px(v float32) int { return int(math.Round(float64(v) * k.scale)) }

// fine returns v CSS pixels in device pixels, not rounded: for corners and strokes.
func (k *look) fine(v float32) float64 { return float64(v) * k.scale }

// heading returns the face of a heading's level on the page; the page's h1 is its title.
func (k *look) heading(level int) face { return k.headings[min(max(level, 2), 6)-2] }

// with returns the face in another colour.
func (f face) with(c color.NRGBA) face {
	f.Color = c
	return f
}

// codeIn returns the style of code standing in running text: mono looks larger than serif, so it is set smaller.
func (k *look) codeIn(s glyph.Style) glyph.Style {
	s.Font.Family = glyph.Mono
	s.Size *= 0.86
	s.Background = k.pal.Code
	return s
}
