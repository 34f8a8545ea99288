package write

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"galley/ui/control"
	"galley/ui/theme"
)

// Measures of the list, in Fyne's pixels.
const (
	completionRows  = 8
	completionRow   = 28
	completionWidth = 380
	completionPad   = 4
)

var (
	_ fyne.Tappable     = (*completionList)(nil)
	_ desktop.Hoverable = (*completionList)(nil)
)

// completionList shows the items of a list that is open. It is drawn inside the
// Area: an overlay of the window would take the keyboard.
type completionList struct {
	widget.BaseWidget
	of *completing

	hovered bool
	first   int // item in the first row
	ground  *control.Plate
	mark    *control.Ground // of the chosen row
	titles  [completionRows]*control.Text
	details [completionRows]*control.Text
}

func newCompletionList(of *completing) *completionList {
	l := &completionList{of: of, ground: control.NewPlate(theme.Radius, theme.Hair), mark: control.NewGround(theme.ColorTint, "", theme.Radius)}
	for i := range l.titles {
		l.titles[i] = control.NewText("", theme.TextSize, control.Regular, theme.ColorText).Fit(0)
		l.details[i] = control.NewText("", theme.CaptionSize, control.Regular, theme.ColorMuted).Fit(0).Align(fyne.TextAlignTrailing)
	}
	l.ExtendBaseWidget(l)
	l.Hide()
	return l
}

// show puts the list beside a caret whose top and bottom are at y, in a pane of a
// size; all in Fyne's pixels.
func (l *completionList) show(x, top, bottom float32, pane fyne.Size) {
	c := l.of
	rows := min(len(c.items), completionRows)
	l.first = max(c.chosen-completionRows+1, min(l.first, c.chosen, len(c.items)-rows))
	size := fyne.NewSize(min(completionWidth, pane.Width-2*completionPad), float32(rows)*completionRow+2*completionPad)
	at := fyne.NewPos(max(completionPad, min(x, pane.Width-size.Width-completionPad)), bottom+2)
	if at.Y+size.Height > pane.Height && top-2 > size.Height {
		at.Y = top - 2 - size.Height
	}
	for i := range l.titles {
		if i >= rows {
			l.titles[i].Hide()
			l.details[i].Hide()
			continue
		}
		item := c.items[l.first+i]
		l.titles[i].Set(item.Title)
		l.details[i].Set(item.Detail)
		l.titles[i].Show()
		l.details[i].Show()
	}
	p := theme.Current()
	l.ground.Paint(p.Pane, p.Line)
	l.Move(at)
	l.Resize(size)
	l.arrange(size)
	if !l.Visible() {
		l.Show()
	}
}

func (l *completionList) arrange(size fyne.Size) {
	l.ground.Resize(size)
	y := completionPad + float32(l.of.chosen-l.first)*completionRow
	l.mark.Move(fyne.NewPos(completionPad, y))
	l.mark.Resize(fyne.NewSize(size.Width-2*completionPad, completionRow))
	for i := range l.titles {
		y := completionPad + float32(i)*completionRow
		share := (size.Width - 3*theme.Margin) * 0.62
		l.titles[i].Move(fyne.NewPos(theme.Margin, y+(completionRow-theme.TextLine)/2))
		l.titles[i].Resize(fyne.NewSize(share, theme.TextLine))
		l.details[i].Move(fyne.NewPos(2*theme.Margin+share, y+(completionRow-theme.CaptionLine)/2))
		l.details[i].Resize(fyne.NewSize(size.Width-3*theme.Margin-share, theme.CaptionLine))
	}
}

// Tapped implements fyne.Tappable.
func (l *completionList) Tapped(ev *fyne.PointEvent) {
	a := l.of.area
	l.of.take(l.first + int((ev.Position.Y-completionPad)/completionRow))
	if c := fyne.CurrentApp().Driver().CanvasForObject(a); c != nil {
		c.Focus(a)
	}
}

// MouseIn implements desktop.Hoverable: what lies below the list is not hovered.
func (l *completionList) MouseIn(*desktop.MouseEvent) { l.hovered = true }

// MouseMoved implements desktop.Hoverable.
func (l *completionList) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (l *completionList) MouseOut() { l.hovered = false }

// CreateRenderer implements fyne.Widget.
func (l *completionList) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{l.ground.Raster, l.mark}
	for i := range l.titles {
		objects = append(objects, l.titles[i], l.details[i])
	}
	return &completionRenderer{l, objects}
}

type completionRenderer struct {
	list    *completionList
	objects []fyne.CanvasObject
}

func (r *completionRenderer) Layout(size fyne.Size)        { r.list.arrange(size) }
func (r *completionRenderer) MinSize() fyne.Size           { return fyne.NewSize(80, completionRow) }
func (r *completionRenderer) Refresh()                     {}
func (r *completionRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *completionRenderer) Destroy()                     {}
