package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"galley/ui/theme"
)

// Kind is how much a button asks to be seen.
type Kind uint8

// The kinds of buttons.
const (
	Quiet   Kind = iota // no ground until the pointer is over it: tools
	Framed              // a hairline round it: actions
	Primary             // on the accent: the one action of a place
	Link                // accent text: small actions in lists and notices
)

var (
	_ fyne.Tappable      = (*Button)(nil)
	_ fyne.Focusable     = (*Button)(nil)
	_ desktop.Hoverable  = (*Button)(nil)
	_ desktop.Cursorable = (*Button)(nil)
)

// Button is a button with an icon, a label, or both.
type Button struct {
	widget.BaseWidget

	kind   Kind
	icon   string // of theme.Icon, or ""
	label  string
	tapped func()

	// Hint is called with what the button does when the pointer enters, and
	// with "" when it leaves.
	Hint     func(string)
	hint     string
	hovered  bool
	focused  bool
	disabled bool
	on       bool // a switch that is on
}

// NewButton makes a button; icon or label may be empty.
func NewButton(kind Kind, icon, label string, tapped func()) *Button {
	b := &Button{kind: kind, icon: icon, label: label, tapped: tapped}
	b.ExtendBaseWidget(b)
	return b
}

// WithHint sets what Hint is told: what the button does, in words.
func (b *Button) WithHint(text string, show func(string)) *Button {
	b.hint, b.Hint = text, show
	return b
}

// SetLabel changes the words on the button.
func (b *Button) SetLabel(label string) {
	if b.label != label {
		b.label = label
		b.Refresh()
	}
}

// SetEnabled lets the button be used or not.
func (b *Button) SetEnabled(enabled bool) {
	if b.disabled == enabled {
		b.disabled = !enabled
		b.Refresh()
	}
}

// SetOn shows a switch as on or off.
func (b *Button) SetOn(on bool) {
	if b.on != on {
		b.on = on
		b.Refresh()
	}
}

// Tapped implements fyne.Tappable.
func (b *Button) Tapped(*fyne.PointEvent) {
	if !b.disabled && b.tapped != nil {
		b.tapped()
	}
}

// Cursor implements desktop.Cursorable.
func (b *Button) Cursor() desktop.Cursor {
	if b.kind == Link {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// MouseIn implements desktop.Hoverable.
func (b *Button) MouseIn(*desktop.MouseEvent) {
	b.hovered = true
	if b.Hint != nil {
		b.Hint(b.hint)
	}
	b.Refresh()
}

// MouseMoved implements desktop.Hoverable.
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (b *Button) MouseOut() {
	b.hovered = false
	if b.Hint != nil {
		b.Hint("")
	}
	b.Refresh()
}

// FocusGained implements fyne.Focusable.
func (b *Button) FocusGained() { b.focused = true; b.Refresh() }

// FocusLost implements fyne.Focusable.
func (b *Button) FocusLost() { b.focused = false; b.Refresh() }

// TypedRune implements fyne.Focusable.
func (b *Button) TypedRune(r rune) {
	if r == ' ' {
		b.Tapped(nil)
	}
}

// TypedKey implements fyne.Focusable.
func (b *Button) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter {
		b.Tapped(nil)
	}
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{
		button: b,
		ground: NewPlate(theme.Radius, theme.Hair),
		icon:   canvas.NewImageFromResource(nil),
		label:  canvas.NewText("", nil),
	}
	r.icon.FillMode = canvas.ImageFillContain
	r.label.TextSize = theme.TextSize
	r.Refresh()
	return r
}

const (
	buttonPad   = 12
	buttonSpace = 8
)

type buttonRenderer struct {
	button    *Button
	ground    *Plate
	icon      *canvas.Image
	label     *canvas.Text
	drawnIcon string // the name of the icon resource that is drawn
}

func (r *buttonRenderer) pad() float32 {
	if r.button.kind == Link {
		return theme.Unit
	}
	if r.button.label == "" {
		return (theme.TargetSize - theme.IconSize) / 2
	}
	return buttonPad
}

func (r *buttonRenderer) MinSize() fyne.Size {
	width := 2 * r.pad()
	if r.button.icon != "" {
		width += theme.IconSize
	}
	if r.button.label != "" {
		if r.button.icon != "" {
			width += buttonSpace
		}
		width += r.label.MinSize().Width
	}
	height := theme.TargetSize
	if r.button.kind == Link {
		height = 24
	}
	return fyne.NewSize(width, height)
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	min := r.MinSize()
	x := (size.Width-min.Width)/2 + r.pad()
	if r.button.icon != "" {
		r.icon.Resize(fyne.NewSquareSize(theme.IconSize))
		r.icon.Move(fyne.NewPos(x, (size.Height-theme.IconSize)/2))
		x += theme.IconSize + buttonSpace
	}
	text := r.label.MinSize()
	r.label.Resize(text)
	r.label.Move(fyne.NewPos(x, (size.Height-text.Height)/2))
}

func (r *buttonRenderer) Refresh() {
	b := r.button
	ground, border, ink := fyne.ThemeColorName(""), fyne.ThemeColorName(""), theme.ColorText
	switch b.kind {
	case Quiet:
		if b.hovered {
			ground = theme.ColorHover
		}
	case Framed:
		ground, border = theme.ColorPane, theme.ColorLine
		if b.hovered {
			ground = theme.ColorHover
		}
	case Primary:
		ground, ink = theme.ColorAccent, theme.ColorOnAccent
		if b.disabled {
			ground, border = theme.ColorHover, theme.ColorLine
		}
	case Link:
		ink = theme.ColorAccent
		if b.hovered {
			ground = theme.ColorHover
		}
	}
	if b.on {
		ground, border, ink = theme.ColorTint, theme.ColorAccent, theme.ColorAccent
	}
	if b.focused {
		border = theme.ColorAccent
	}
	if b.disabled {
		ink = theme.ColorMuted
	}
	if b.kind == Primary && b.hovered && !b.focused {
		border = theme.ColorText
	}
	r.ground.Paint(colour(ground), colour(border))

	r.icon.Hidden = b.icon == ""
	if b.icon != "" {
		// The name of an icon tells its colour: an image is drawn again only when either changes.
		if res := theme.IconIn(b.icon, ink); res.Name() != r.drawnIcon {
			r.icon.Resource, r.drawnIcon = res, res.Name()
			r.icon.Refresh()
		}
	}
	r.label.Text, r.label.Color, r.label.FontSource = b.label, Color(ink), theme.Medium()
	r.label.Refresh()
	r.Layout(b.Size())
}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground.Raster, r.icon, r.label}
}
func (r *buttonRenderer) Destroy() {}
