package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Colour names of our own, for icons and for Fyne widgets that take a name
// (RichText segments, ThemedResource); each is the Palette field so named.
const (
	ColorChrome    fyne.ThemeColorName = "galleyChrome"
	ColorPane      fyne.ThemeColorName = "galleyPane"
	ColorPaper     fyne.ThemeColorName = "galleyPaper"
	ColorDesk      fyne.ThemeColorName = "galleyDesk"
	ColorText      fyne.ThemeColorName = "galleyText"
	ColorMuted     fyne.ThemeColorName = "galleyMuted"
	ColorMark      fyne.ThemeColorName = "galleyMark"
	ColorLine      fyne.ThemeColorName = "galleyLine"
	ColorHover     fyne.ThemeColorName = "galleyHover"
	ColorAccent    fyne.ThemeColorName = "galleyAccent"
	ColorOnAccent  fyne.ThemeColorName = "galleyOnAccent"
	ColorTint      fyne.ThemeColorName = "galleyTint"
	ColorSelection fyne.ThemeColorName = "galleySelection"
	ColorOK        fyne.ThemeColorName = "galleyOK"
	ColorWarn      fyne.ThemeColorName = "galleyWarn"
	ColorError     fyne.ThemeColorName = "galleyError"
)

// The answers to every name, made once: Fyne asks thousands of times a frame.
// They are color.Color already, so that a lookup does not allocate.
var (
	lightColors = colorsOf(Light)
	darkColors  = colorsOf(Dark)
)

func colorsOf(p Palette) map[fyne.ThemeColorName]color.Color {
	shadow := fade(hex(0x1F2328), 0x26)
	bar := fade(p.Mark, 0x80)
	if p.Dark {
		shadow = fade(hex(0x000000), 0x80)
	}
	return map[fyne.ThemeColorName]color.Color{
		ColorChrome: p.Chrome, ColorPane: p.Pane, ColorPaper: p.Paper, ColorDesk: p.Desk,
		ColorText: p.Text, ColorMuted: p.Muted, ColorMark: p.Mark,
		ColorLine: p.Line, ColorHover: p.Hover,
		ColorAccent: p.Accent, ColorOnAccent: p.OnAccent, ColorTint: p.Tint, ColorSelection: p.Selection,
		ColorOK: p.OK, ColorWarn: p.Warn, ColorError: p.Error,

		fynetheme.ColorNameBackground:                p.Chrome,
		fynetheme.ColorNameForeground:                p.Text,
		fynetheme.ColorNameButton:                    p.Pane,
		fynetheme.ColorNameDisabledButton:            p.Hover,
		fynetheme.ColorNameDisabled:                  p.Mark,
		fynetheme.ColorNamePlaceHolder:               p.Muted,
		fynetheme.ColorNameHover:                     p.Hover,
		fynetheme.ColorNamePressed:                   fade(p.Text, 0x1F),
		fynetheme.ColorNameFocus:                     fade(p.Accent, 0x33),
		fynetheme.ColorNamePrimary:                   p.Accent,
		fynetheme.ColorNameHyperlink:                 p.Accent,
		fynetheme.ColorNameSelection:                 p.Selection,
		fynetheme.ColorNameForegroundOnPrimary:       p.OnAccent,
		fynetheme.ColorNameForegroundOnSuccess:       p.OnOK,
		fynetheme.ColorNameForegroundOnWarning:       p.OnWarn,
		fynetheme.ColorNameForegroundOnError:         p.OnError,
		fynetheme.ColorNameSuccess:                   p.OK,
		fynetheme.ColorNameWarning:                   p.Warn,
		fynetheme.ColorNameError:                     p.Error,
		fynetheme.ColorNameInputBackground:           p.Pane,
		fynetheme.ColorNameInputBorder:               p.Line,
		fynetheme.ColorNameSeparator:                 p.Line,
		fynetheme.ColorNameHeaderBackground:          p.Chrome,
		fynetheme.ColorNameMenuBackground:            p.Pane,
		fynetheme.ColorNameOverlayBackground:         p.Chrome,
		fynetheme.ColorNameShadow:                    shadow,
		fynetheme.ColorNameScrollBar:                 bar,
		fynetheme.ColorNameScrollBarBackground:       color.NRGBA{},
		fynetheme.ColorNameInnerWindowBorder:         p.Line,
		fynetheme.ColorNameInnerWindowBorderInactive: p.Line,
	}
}
