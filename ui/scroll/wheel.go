package scroll

import "fyne.io/fyne/v2"

const (
	// wheelFactor makes one notch, 25 px from Fyne on Linux and Windows, about three rows of text.
	wheelFactor = 2.6
	// wheelLimit bounds one event: Fyne multiplies fast turns by 125, which would throw the reader pages away.
	wheelLimit = 600
)

// Wheel returns the distance in pixels that a wheel event moves the view; positive is right and down.
func Wheel(ev *fyne.ScrollEvent) (dx, dy float32) {
	return wheel(ev.Scrolled.DX), wheel(ev.Scrolled.DY)
}

func wheel(d float32) float32 {
	return min(max(-d*wheelFactor, -wheelLimit), wheelLimit)
}
