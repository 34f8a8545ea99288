package takeaway

import (
	"image"
	"math"

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
	dots    *canvas.Raster // all six: each object of a window costs in every frame
	strong  bool           // under the pointer or focused
	focused bool
}

func newGrip(c *card) *grip {
	g := &grip{card: c}
	g.dots = canvas.NewRaster(g.draw)
	g.dots.ScaleMode = canvas.ImageScalePixels
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

func (r *gripRenderer) Layout(size fyne.Size)        { r.g.dots.Resize(size) }
func (r *gripRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.g.dots} }
func (r *gripRenderer) Refresh()                     { r.g.dots.Refresh() }

// draw implements the generator of canvas.Raster; w and h are device pixels.
func (g *grip) draw(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	ink := theme.Current().Mark
	if g.strong {
		ink = theme.Current().Accent
	}
	scale := float64(h) / float64(max(1, g.Size().Height))
	left := (float64(w) - (gripDot+gripStep)*scale) / 2
	top := (float64(h) - (gripDot+2*gripStep)*scale) / 2
	radius := gripDot * scale / 2
	for y := range h {
		for x := range w {
			inside := 0.0
			for i := range 6 {
				cx := left + float64(i%2)*gripStep*scale + radius
				cy := top + float64(i/2)*gripStep*scale + radius
				inside = math.Max(inside, radius-math.Hypot(float64(x)+0.5-cx, float64(y)+0.5-cy)+0.5)
			}
			c := ink
			c.A = uint8(255 * math.Min(1, inside))
			img.Set(x, y, c)
		}
	}
	return img
}
