package preview

import (
	"math"

	"fyne.io/fyne/v2"
)

// scale is the number of device pixels per Fyne pixel.
func (p *Pane) scale() float64 {
	c := fyne.CurrentApp().Driver().CanvasForObject(p)
	if c == nil {
		return 1
	}
	// Asked for a long way, because a canvas answers in whole pixels; it knows scales that Canvas.Scale leaves out.
	x, _ := c.PixelCoordinateForPosition(fyne.NewPos(4096, 0))
	if x <= 0 {
		return 1
	}
	return float64(x) / 4096
}

// padding is the paper left and right of the text.
func (p *Pane) padding() float32 {
	if p.Size().Width < 380 {
		return cardNarrow
	}
	return cardPadding
}

// column is the width of the column of text in device pixels.
func (p *Pane) column() int {
	margin := float32(deskMargin)
	if p.Size().Width < 380 {
		margin = deskMargin / 2
	}
	w := min(float64(p.Size().Width-2*margin-2*p.padding()*float32(p.zoom)), measure*p.zoom)
	return int(math.Round(max(w, columnLeast) * p.scale()))
}

// left is the left edge of the column of text in device pixels.
func (p *Pane) left() int {
	return (int(math.Round(float64(p.Size().Width)*p.scale())) - p.model.look.width) / 2
}
