package takeaway

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"galley/ui/theme"
)

const (
	gripWidth  = 20
	gripHeight = 24
	gripDot    = 2
	gripStep   = 4
)

var (
	_ fyne.Draggable         = (*grip)(nil)
	_ fyne.Focusable         = (*grip)(nil)
	_ fyne.Shortcutable      = (*grip)(nil)
	_ desktop.Cursorable     = (*grip)(nil)
	_ desktop.Hoverable      = (*grip)(nil)
	_ fyne.SecondaryTappable = (*grip)(nil)
)

// grip is the six dots by which a card is moved: with the pointer, or with the
// keyboard once it has the focus.
type grip struct {
	widget.BaseWidget

	card    *card
	dots    [6]*canvas.Rectangle
	strong  bool // under the pointer or focused
	focused bool
}

func newGrip(c *card) *grip {
	g := &grip{card: c}
	for i := range g.dots {
		g.dots[i] = canvas.NewRectangle(nil)
		g.dots[i].CornerRadius = gripDot / 2
	}
	g.ExtendBaseWidget(g)
	return g
}

// Cursor implements desktop.Cursorable.
func (g *grip) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn implements desktop.Hoverable.
func (g *grip) MouseIn(*desktop.MouseEvent) { g.emphasize(true) }

// MouseMoved implements desktop.Hoverable.
func (g *grip) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (g *grip) MouseOut() { g.emphasize(g.focused) }

// Dragged implements fyne.Draggable.
func (g *grip) Dragged(ev *fyne.DragEvent) {
	g.card.list.drag(g.card, g.card.Position().Y+g.Position().Y+ev.Position.Y)
}

// DragEnd implements fyne.Draggable.
func (g *grip) DragEnd() { g.card.list.drop() }

// TappedSecondary implements fyne.SecondaryTappable.
func (g *grip) TappedSecondary(ev *fyne.PointEvent) { g.card.showMenu(ev.AbsolutePosition) }

// FocusGained implements fyne.Focusable.
func (g *grip) FocusGained() { g.focused = true; g.emphasize(true) }

// FocusLost implements fyne.Focusable.
func (g *grip) FocusLost() { g.focused = false; g.emphasize(false) }

// TypedRune implements fyne.Focusable.
func (g *grip) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (g *grip) TypedKey(ev *fyne.KeyEvent) {
	l := g.card.list
	switch ev.Name {
	case fyne.KeyEscape:
		l.cancelDrag()
	case fyne.KeyDelete, fyne.KeyBackspace:
		l.remove(g.card)
	case fyne.KeyReturn, fyne.KeyEnter:
		l.focus(g.card)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (g *grip) TypedShortcut(s fyne.Shortcut) { g.card.list.moveShortcut(g.card, s) }

func (g *grip) emphasize(on bool) {
	g.strong = on
	g.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (g *grip) CreateRenderer() fyne.WidgetRenderer {
	r := &gripRenderer{g}
	r.Refresh()
	return r
}

type gripRenderer struct{ g *grip }

func (r *gripRenderer) MinSize() fyne.Size { return fyne.NewSize(gripWidth, gripHeight) }
func (r *gripRenderer) Destroy()           {}

func (r *gripRenderer) Layout(size fyne.Size) {
	left, top := (size.Width-gripDot-gripStep)/2, (size.Height-gripDot-2*gripStep)/2
	for i, dot := range r.g.dots {
		dot.Resize(fyne.NewSquareSize(gripDot))
		dot.Move(fyne.NewPos(left+float32(i%2)*gripStep, top+float32(i/2)*gripStep))
	}
}

func (r *gripRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r.g.dots))
	for i, dot := range r.g.dots {
		objects[i] = dot
	}
	return objects
}

func (r *gripRenderer) Refresh() {
	p := theme.Current()
	fill := p.Mark
	if r.g.strong {
		fill = p.Accent
	}
	for _, dot := range r.g.dots {
		dot.FillColor = fill
		dot.Refresh()
	}
}
