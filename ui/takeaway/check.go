package takeaway

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"galley/ui/control"
	"galley/ui/theme"
)

var (
	_ fyne.Tappable      = (*check)(nil)
	_ fyne.Focusable     = (*check)(nil)
	_ fyne.Disableable   = (*check)(nil)
	_ desktop.Hoverable  = (*check)(nil)
	_ desktop.Cursorable = (*check)(nil)
)

// check is a switch with a label. The stock one draws its frame in the
// hairline's colour, too faint to be found.
type check struct {
	widget.DisableableWidget

	on, focused, hovered bool
	changed              func(on bool) // by the writer
	frame                *control.Ground
	sign                 *widget.Icon
	label                *control.Text
}

func newCheck(label string, changed func(on bool)) *check {
	c := &check{changed: changed}
	c.frame = control.NewGround(theme.ColorPane, theme.ColorMark, theme.Unit)
	c.sign = widget.NewIcon(theme.IconIn("check", theme.ColorOnAccent))
	c.sign.Hide()
	c.label = control.NewText(label, theme.TextSize, control.Regular, theme.ColorText)
	c.ExtendBaseWidget(c)
	return c
}

// set shows whether it is on, without telling anyone.
func (c *check) set(on bool) {
	if c.on != on {
		c.on = on
		c.look()
	}
}

// Tapped implements fyne.Tappable.
func (c *check) Tapped(*fyne.PointEvent) {
	if !c.Disabled() {
		c.set(!c.on)
		c.changed(c.on)
	}
}

// Cursor implements desktop.Cursorable.
func (c *check) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// MouseIn implements desktop.Hoverable.
func (c *check) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.look() }

// MouseMoved implements desktop.Hoverable.
func (c *check) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *check) MouseOut() { c.hovered = false; c.look() }

// FocusGained implements fyne.Focusable.
func (c *check) FocusGained() { c.focused = true; c.look() }

// FocusLost implements fyne.Focusable.
func (c *check) FocusLost() { c.focused = false; c.look() }

// TypedRune implements fyne.Focusable.
func (c *check) TypedRune(r rune) {
	if r == ' ' {
		c.Tapped(nil)
	}
}

// TypedKey implements fyne.Focusable.
func (c *check) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter {
		c.Tapped(nil)
	}
}

func (c *check) look() {
	fill, border, ink := theme.ColorPane, theme.ColorMark, theme.ColorText
	if c.on {
		fill, border = theme.ColorAccent, theme.ColorAccent
	}
	if c.focused || c.hovered && !c.Disabled() {
		border = theme.ColorAccent
	}
	if c.Disabled() {
		ink = theme.ColorMuted
		if c.on {
			fill, border = theme.ColorMark, theme.ColorMark
		}
	}
	c.frame.Paint(fill, border)
	c.label.Paint(ink, control.Regular)
	show(c.sign, c.on)
}

// CreateRenderer implements fyne.Widget.
func (c *check) CreateRenderer() fyne.WidgetRenderer {
	return &checkRenderer{c, []fyne.CanvasObject{c.frame, c.sign, c.label}}
}

type checkRenderer struct {
	c       *check
	objects []fyne.CanvasObject
}

func (r *checkRenderer) MinSize() fyne.Size {
	return fyne.NewSize(theme.IconSize+theme.Gap+r.c.label.MinSize().Width, 28)
}
func (r *checkRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *checkRenderer) Destroy()                     {}

func (r *checkRenderer) Layout(size fyne.Size) {
	y := (size.Height - theme.IconSize) / 2
	r.c.frame.Move(fyne.NewPos(0, y))
	r.c.frame.Resize(fyne.NewSquareSize(theme.IconSize))
	r.c.sign.Move(fyne.NewPos(2, y+2))
	r.c.sign.Resize(fyne.NewSquareSize(theme.IconSize - 4))
	label := r.c.label.MinSize()
	r.c.label.Move(fyne.NewPos(theme.IconSize+theme.Gap, (size.Height-label.Height)/2))
	r.c.label.Resize(label)
}

func (r *checkRenderer) Refresh() {
	r.c.look()
	for _, o := range r.objects {
		o.Refresh()
	}
	canvas.Refresh(r.c)
}
