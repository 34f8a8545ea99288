package write

import (
	"image/color"
	"math"

	"galley/editor/highlight"
	"galley/ui/glyph"
	"galley/ui/theme"
)

// look is how text appears at one scale in one palette. Lengths are device
// pixels.
type look struct {
	palette  theme.Palette
	scale    float32 // device pixels to one of Fyne's
	setting  Setting
	row      int     // height of a row, a whole number so that no row is blurred
	baseline float32 // of a row, from its top
	advance  float32 // width of a character
	styles   [256]glyph.Style
}

func newLook(palette theme.Palette, scale float32, setting Setting, shaper *glyph.Shaper) look {
	l := look{palette: palette, scale: scale, setting: setting}
	for r := range l.styles {
		l.styles[r] = l.style(highlight.Role(r))
	}
	l.row = int(math.Round(float64(theme.EditorLine * scale * setting.Zoom * setting.Spacing)))
	l.baseline = shaper.Metrics(l.styles[highlight.Plain]).Baseline(float32(l.row))
	l.advance = 1
	if c := shaper.Shape([]byte("0"), []glyph.Run{{To: 1, Style: l.styles[highlight.Plain]}}).Clusters(); len(c) > 0 && c[0].Width > 0 {
		l.advance = c[0].Width
	}
	return l
}

// same reports whether a look for these would be this one.
func (l *look) same(palette theme.Palette, scale float32, setting Setting) bool {
	return l.scale == scale && l.palette == palette && l.setting == setting
}

// style says how a role is drawn. Bold and italic of the mono face keep the advance
// of the regular one, so marks can come and go without moving the text behind them.
func (l *look) style(r highlight.Role) glyph.Style {
	p := &l.palette
	s := glyph.Style{
		Font:   glyph.Font{Family: l.setting.Face.family(), Weight: 400, Italic: r.Has(highlight.Emph)},
		Size:   theme.EditorSize * l.scale * l.setting.Zoom,
		Color:  p.Text,
		Strike: r.Has(highlight.Strike),
	}
	if r.Has(highlight.Strong) {
		s.Font.Weight = 700
	}
	switch r.Kind() {
	case highlight.Mark:
		s.Font.Weight, s.Font.Italic, s.Color = 400, false, p.Mark
	case highlight.Code:
		s.Font.Family, s.Background = glyph.Mono, tint(p.Text)
	case highlight.CodeKeyword:
		s.Font.Family, s.Font.Weight, s.Color = glyph.Mono, 700, p.Accent
	case highlight.CodeString:
		s.Font.Family, s.Color = glyph.Mono, p.OK
	case highlight.CodeNumber:
		s.Font.Family, s.Color = glyph.Mono, p.Warn
	case highlight.CodeName:
		s.Font.Family, s.Color = glyph.Mono, p.Accent
	case highlight.CodeComment:
		s.Font.Family, s.Font.Italic, s.Color = glyph.Mono, true, p.Muted
	case highlight.CodeDeleted:
		s.Font.Family, s.Color = glyph.Mono, p.Error
	case highlight.Link, highlight.Label:
		s.Color = p.Accent
	case highlight.Quote, highlight.Info, highlight.URL, highlight.HTML, highlight.FrontKey, highlight.FrontValue:
		s.Color = p.Muted
	case highlight.Comment:
		s.Color, s.Font.Italic = p.Muted, true
	}
	return s
}

// tint is the ground of code: a breath of the text's own colour, which lets a
// selection below it show.
func tint(c color.NRGBA) color.NRGBA {
	c.A = 0x10
	return c
}
