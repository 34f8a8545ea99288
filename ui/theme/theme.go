// Package theme is the look of the window: the palette, the measures, the
// bundled fonts and the icons, and a Fyne theme made of them so that stock
// widgets take the same look. Everything here belongs to the UI goroutine,
// except the palettes, which are values.
package theme

import (
	"image/color"
	"os"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"galley/assets"
)

// Mode tells which variant to show.
type Mode uint8

// The modes. System follows the desktop.
const (
	System Mode = iota
	LightMode
	DarkMode
)

// ModeFromEnv reads GALLEY_THEME: "light" and "dark" force a variant, anything
// else follows the system.
func ModeFromEnv() Mode {
	switch os.Getenv("GALLEY_THEME") {
	case "light":
		return LightMode
	case "dark":
		return DarkMode
	}
	return System
}

// Theme is Galley's fyne.Theme. Set it again on the app after changing Mode, so
// that Fyne drops what it has cached.
type Theme struct {
	Mode Mode
}

var _ fyne.Theme = (*Theme)(nil)

// New returns the theme in the mode that the environment asks for.
func New() *Theme { return &Theme{Mode: ModeFromEnv()} }

// Palette returns the colours shown when the system's variant is v.
func (t *Theme) Palette(v fyne.ThemeVariant) *Palette {
	if t.Mode == DarkMode || t.Mode == System && v == fynetheme.VariantDark {
		return &Dark
	}
	return &Light
}

// Color implements fyne.Theme. Names of our own (Color…) are answered as well.
func (t *Theme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	colors := lightColors
	if t.Palette(v).Dark {
		colors = darkColors
	}
	if c, ok := colors[name]; ok {
		return c
	}
	return fynetheme.DefaultTheme().Color(name, v)
}

// Size implements fyne.Theme.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if s, ok := sizes[name]; ok {
		return s
	}
	return fynetheme.DefaultTheme().Size(name)
}

// Font implements fyne.Theme: Inter for the interface, JetBrains Mono for
// monospace text, Fyne's own face for symbols.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	if style.Symbol {
		return fynetheme.DefaultTheme().Font(style)
	}
	i := 0
	if style.Bold {
		i |= 1
	}
	if style.Italic {
		i |= 2
	}
	if style.Monospace {
		return monoFonts[i]
	}
	return sansFonts[i]
}

// Icon implements fyne.Theme: Lucide where we have the picture, Fyne's own
// elsewhere. Check and radio marks stay Fyne's, which recolours them itself.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	if icon, ok := fyneIcons[name]; ok {
		return icon
	}
	return fynetheme.DefaultTheme().Icon(name)
}

// Current returns the palette that the running app shows now; Light when there
// is no app. It is cheap enough to call for every paint.
func Current() *Palette {
	app := fyne.CurrentApp()
	if app == nil {
		return &Light
	}
	settings := app.Settings()
	if t, ok := settings.Theme().(*Theme); ok {
		return t.Palette(settings.ThemeVariant())
	}
	if settings.ThemeVariant() == fynetheme.VariantDark {
		return &Dark
	}
	return &Light
}

// Use forces the variant for the running app, or follows the system again, and
// redraws every window.
func Use(mode Mode) {
	fyne.CurrentApp().Settings().SetTheme(&Theme{Mode: mode})
}

// Regular, bold, italic, bold italic.
var (
	sansFonts = [4]fyne.Resource{
		font("Inter-Regular"), font("Inter-SemiBold"), font("Inter-Italic"), font("Inter-SemiBoldItalic"),
	}
	monoFonts = [4]fyne.Resource{
		font("JetBrainsMono-Regular"), font("JetBrainsMono-Bold"),
		font("JetBrainsMono-Italic"), font("JetBrainsMono-BoldItalic"),
	}
	mediumFont = font("Inter-Medium")
)

// Medium is Inter 500, as a font source for canvas.Text where 400 is too light
// and 600 too loud, such as a button's label.
func Medium() fyne.Resource { return mediumFont }

func font(name string) fyne.Resource {
	return fyne.NewStaticResource(name+".ttf", assets.Font(name))
}
