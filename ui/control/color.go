package control

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// Color is a colour of the current theme and variant; "" is transparent.
func Color(name fyne.ThemeColorName) color.Color {
	if name == "" {
		return color.Transparent
	}
	settings := fyne.CurrentApp().Settings()
	return settings.Theme().Color(name, settings.ThemeVariant())
}
