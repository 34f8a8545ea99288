package control

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/ui/theme"
)

func TestFill_is_not_drawn_in_the_colour_of_the_window(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&theme.Theme{Mode: theme.LightMode})
	f := NewFill(theme.Light.Desk)
	if !f.Visible() || f.Generator(300, 200).At(0, 0) != f.pixel.RGBAAt(0, 0) {
		t.Error("the desk is not drawn")
	}
	if f.Paint(theme.Light.Chrome); f.Visible() {
		t.Error("chrome is drawn on chrome")
	}
	if f.Paint(theme.Light.Pane); !f.Visible() {
		t.Error("it does not come back")
	}
}

func TestFill_covers_device_pixels(t *testing.T) {
	test.NewTempApp(t)
	f := NewFill(theme.Light.Desk)
	f.Cover(image.Rect(10, 20, 40, 60), 2)
	if f.Position() != fyne.NewPos(5, 10) || f.Size() != fyne.NewSize(15, 20) {
		t.Errorf("it lies at %v, %v large", f.Position(), f.Size())
	}
	f.Cover(image.Rect(10, 20, 10, 60), 2)
	if f.Position().Y+f.Size().Height > 0 {
		t.Error("an empty rectangle shows")
	}
}
