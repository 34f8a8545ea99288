package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"galley/ui/control"
	"galley/ui/theme"
)

// hoverRow is what rows of the sidebar share: a ground that shows the pointer
// and the choice, and a tap.
type hoverRow struct {
	widget.BaseWidget
	ground  *control.Ground
	chosen  bool
	hovered bool
	onTap   func()
	onMenu  func(at fyne.Position)
}

// Tapped implements fyne.Tappable.
func (r *hoverRow) Tapped(*fyne.PointEvent) { r.onTap() }

// TappedSecondary implements fyne.SecondaryTappable.
func (r *hoverRow) TappedSecondary(e *fyne.PointEvent) {
	if r.onMenu != nil {
		r.onMenu(e.AbsolutePosition)
	}
}

// MouseIn implements desktop.Hoverable.
func (r *hoverRow) MouseIn(*desktop.MouseEvent) { r.hovered = true; r.paint() }

// MouseMoved implements desktop.Hoverable.
func (r *hoverRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (r *hoverRow) MouseOut() { r.hovered = false; r.paint() }

func (r *hoverRow) paint() {
	switch {
	case r.chosen:
		r.ground.Paint(theme.ColorTint, "")
	case r.hovered:
		r.ground.Paint(theme.ColorHover, "")
	default:
		r.ground.Paint("", "")
	}
}
