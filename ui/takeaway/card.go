package takeaway

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"galley/ui/control"
	"galley/ui/theme"
)

const (
	cardPad    = 4  // above and below the text's own margin
	cardText   = 34 // from the card's edge to the text box
	cardIcon   = theme.IconSize
	cardMargin = 12
	noteIndent = 28
)

// State says how a takeaway stands in the article, as a check found it.
type State struct {
	Level   Level
	Message string // for the writer, shown below the card; "" for none
}

// Level is how good a State is.
type Level uint8

// The levels; Unknown shows nothing.
const (
	Unknown Level = iota
	Fine
	Doubtful
)

var (
	_ desktop.Hoverable      = (*card)(nil)
	_ fyne.SecondaryTappable = (*card)(nil)
)

// card is one takeaway. A draft is a card that the article does not have yet,
// because nothing is written in it.
type card struct {
	widget.BaseWidget

	list  *list
	draft bool
	quote string // of the article's item, kept with its text
	state State
	fault string // why the last edit was refused

	ground  *control.Ground
	grip    *grip
	number  *control.Text
	text    *box
	close   *control.Button
	sign    *widget.Icon
	note    *paragraph
	hovered bool
	lifted  bool // is being dragged
}

func newCard(l *list) *card {
	c := &card{list: l}
	c.ground = control.NewGround(theme.ColorPane, theme.ColorLine, theme.Radius)
	c.grip = newGrip(c)
	c.number = control.NewText("", theme.TextSize, control.Regular, theme.ColorMuted)
	c.text = newBox(true)
	c.text.bare = true
	c.text.hint = "A takeaway in one sentence"
	c.close = control.NewButton(control.Quiet, "x", "", func() { l.remove(c) })
	c.close.Hide()
	c.sign = widget.NewIcon(nil)
	c.note = newParagraph("", theme.ColorWarn)
	l.wire(c)
	c.ExtendBaseWidget(c)
	return c
}

// heightFor is the height of the card and of the note below it.
func (c *card) heightFor(width float32) float32 {
	height := c.cardHeight(width)
	if n := c.noteText(); n != "" {
		height += theme.Unit + c.note.heightFor(noteWidth(width))
	}
	return height
}

func (c *card) cardHeight(width float32) float32 {
	return 2*cardPad + c.text.heightFor(c.textWidth(width))
}

func (c *card) textWidth(width float32) float32 {
	return width - cardText - cardIcon - cardMargin
}

func noteWidth(width float32) float32 { return width - noteIndent - theme.Gap }

func (c *card) noteText() string {
	if c.fault != "" {
		return c.fault
	}
	return c.state.Message
}

// setNumber says where in the list the card stands, from 1.
func (c *card) setNumber(n int) { c.number.Set(strconv.Itoa(n)) }

// look brings colours and signs in step with the card's state.
func (c *card) look() {
	border := theme.ColorLine
	switch {
	case c.text.focused || c.lifted:
		border = theme.ColorAccent
	case c.fault != "":
		border = theme.ColorError
	case c.state.Level == Doubtful:
		border = theme.ColorWarn
	}
	c.ground.Paint(theme.ColorPane, border)
	showing := (c.hovered || c.text.focused) && !c.text.Disabled()
	show(c.close, showing)
	var icon fyne.Resource
	switch {
	case showing:
	case c.fault != "":
		icon = theme.IconIn("circle-alert", theme.ColorError)
	case c.state.Level == Fine:
		icon = theme.IconIn("check", theme.ColorOK)
	case c.state.Level == Doubtful:
		icon = theme.IconIn("triangle-alert", theme.ColorWarn)
	}
	show(c.sign, icon != nil)
	if icon != nil && (c.sign.Resource == nil || c.sign.Resource.Name() != icon.Name()) {
		c.sign.SetResource(icon)
	}
	color := theme.ColorWarn
	if c.fault != "" {
		color = theme.ColorError
	}
	c.note.set(c.noteText(), color)
}

// MouseIn implements desktop.Hoverable.
func (c *card) MouseIn(*desktop.MouseEvent) { c.hover(true) }

// MouseMoved implements desktop.Hoverable.
func (c *card) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *card) MouseOut() { c.hover(false) }

func (c *card) hover(on bool) {
	c.hovered = on
	c.look()
}

// TappedSecondary implements fyne.SecondaryTappable.
func (c *card) TappedSecondary(ev *fyne.PointEvent) { c.showMenu(ev.AbsolutePosition) }

func (c *card) showMenu(at fyne.Position) {
	if canvas := canvasOf(c); canvas != nil && !c.text.Disabled() {
		widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", c.menu()...), canvas, at)
	}
}

// menu is what can be done with the card beside writing.
func (c *card) menu() []*fyne.MenuItem {
	l := c.list
	i := l.index(c)
	up := fyne.NewMenuItem("Move up", func() { l.move(c, i-1) })
	down := fyne.NewMenuItem("Move down", func() { l.move(c, i+1) })
	up.Disabled, down.Disabled = i == 0, i == len(l.cards)-1
	return []*fyne.MenuItem{
		up, down,
		fyne.NewMenuItem("Add one below", func() { l.add(i+1, "") }),
		fyne.NewMenuItem("Delete", func() { l.remove(c) }),
	}
}

// CreateRenderer implements fyne.Widget.
func (c *card) CreateRenderer() fyne.WidgetRenderer {
	c.look()
	return &cardRenderer{c, []fyne.CanvasObject{c.ground, c.grip, c.number, c.text, c.sign, c.close, c.note}}
}

type cardRenderer struct {
	c       *card
	objects []fyne.CanvasObject
}

func (r *cardRenderer) MinSize() fyne.Size           { return fyne.NewSize(100, theme.TargetSize) }
func (r *cardRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *cardRenderer) Destroy()                     {}

func (r *cardRenderer) Layout(size fyne.Size) {
	c := r.c
	height := c.cardHeight(size.Width)
	c.ground.Resize(fyne.NewSize(size.Width, height))
	c.grip.Resize(fyne.NewSize(gripWidth, gripHeight))
	middle := float32(cardPad + boxTop + theme.TextLine/2) // of the first row
	c.grip.Move(fyne.NewPos(2, middle-gripHeight/2))
	number := c.number.MinSize()
	c.number.Resize(number)
	c.number.Move(fyne.NewPos(24, middle-number.Height/2))
	c.text.Move(fyne.NewPos(cardText, cardPad))
	c.text.Resize(fyne.NewSize(c.textWidth(size.Width), height-2*cardPad))
	right := size.Width - cardMargin - cardIcon
	c.sign.Resize(fyne.NewSquareSize(cardIcon))
	c.sign.Move(fyne.NewPos(right, middle-cardIcon/2))
	c.close.Resize(fyne.NewSquareSize(cardIcon + 8))
	c.close.Move(fyne.NewPos(right-4, middle-cardIcon/2-4))
	c.note.Move(fyne.NewPos(noteIndent, height+theme.Unit))
	c.note.Resize(fyne.NewSize(noteWidth(size.Width), max(0, size.Height-height-theme.Unit)))
}

func (r *cardRenderer) Refresh() {
	r.c.look()
	for _, o := range r.objects {
		o.Refresh()
	}
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}

func show(o fyne.CanvasObject, on bool) {
	if on != o.Visible() {
		if on {
			o.Show()
		} else {
			o.Hide()
		}
	}
}
