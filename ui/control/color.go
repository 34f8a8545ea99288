package control

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// colour is Color in the form that pictures are drawn in.
func colour(name fyne.ThemeColorName) color.NRGBA {
	return color.NRGBAModel.Convert(Color(name)).(color.NRGBA)
}

// Color is a colour of the current theme and variant; "" is transparent.
func Color(name fyne.ThemeColorName) color.Color {
	if name == "" {
		return color.Transparent
	}
	settings := fyne.CurrentApp().Settings()
	return settings.Theme().Color(name, settings.ThemeVariant())
}
