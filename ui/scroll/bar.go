package scroll

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"galley/ui/theme"
)

// Width is the width of the bar's target in pixels; its thumb is thinner.
const Width = 12

const (
	thumbWidth    = 5
	thumbWide     = 7 // under the pointer
	thumbMargin   = 3
	thumbShortest = 28
)

var (
	_ fyne.Draggable    = (*Bar)(nil)
	_ desktop.Hoverable = (*Bar)(nil)
	_ desktop.Mouseable = (*Bar)(nil)
)

// Bar is a thin vertical scrollbar that lies over its content. It shows nothing when everything fits.
// All methods belong to the UI goroutine.
type Bar struct {
	widget.BaseWidget

	onMove           func(top float64)
	top, page, total float64
	thumb            *canvas.Rectangle

	grab    float32 // distance from the thumb's top to the pointer
	held    bool
	hovered bool
}

// NewBar returns a bar that calls onMove with the wanted top, in the units of Set, while its thumb is dragged or its
// track is clicked.
func NewBar(onMove func(top float64)) *Bar {
	b := &Bar{onMove: onMove, thumb: canvas.NewRectangle(color.Transparent)}
	b.ExtendBaseWidget(b)
	return b
}

// MinSize is the bar's target width; its height is its owner's.
func (b *Bar) MinSize() fyne.Size { return fyne.NewSize(Width, 0) }

// CreateRenderer implements fyne.Widget.
func (b *Bar) CreateRenderer() fyne.WidgetRenderer { return &barRenderer{b} }

// Set tells the bar that a page of the given height is shown from top in a document total high. It never calls onMove.
func (b *Bar) Set(top, page, total float64) {
	if b.top == top && b.page == page && b.total == total {
		return
	}
	b.top, b.page, b.total = top, page, total
	b.place()
}

// MouseDown takes hold of the thumb, or moves one page towards a click on the track.
func (b *Bar) MouseDown(ev *desktop.MouseEvent) {
	y, h := b.span()
	if ev.Button != desktop.MouseButtonPrimary || h == 0 {
		return
	}
	switch {
	case ev.Position.Y < y:
		b.move(b.top - b.page)
	case ev.Position.Y > y+h:
		b.move(b.top + b.page)
	default:
		b.held, b.grab = true, ev.Position.Y-y
		b.place()
	}
}

// MouseUp lets the thumb go.
func (b *Bar) MouseUp(*desktop.MouseEvent) { b.release() }

// Dragged moves the document so that the thumb stays under the pointer.
func (b *Bar) Dragged(ev *fyne.DragEvent) {
	_, h := b.span()
	room := b.Size().Height - h
	if !b.held || room <= 0 {
		return
	}
	b.move(float64((ev.Position.Y-b.grab)/room) * (b.total - b.page))
}

// DragEnd lets the thumb go.
func (b *Bar) DragEnd() { b.release() }

// MouseIn makes the thumb easier to take.
func (b *Bar) MouseIn(*desktop.MouseEvent) { b.hovered = true; b.place() }

// MouseMoved implements desktop.Hoverable.
func (b *Bar) MouseMoved(*desktop.MouseEvent) {}

// MouseOut makes the thumb thin again.
func (b *Bar) MouseOut() { b.hovered = false; b.place() }

func (b *Bar) release() {
	b.held = false
	b.place()
}

func (b *Bar) move(top float64) {
	top = max(0, min(top, b.total-b.page))
	if b.onMove != nil && top != b.top {
		b.onMove(top)
	}
}

// span returns the thumb's top and height; no height when everything fits.
func (b *Bar) span() (y, h float32) {
	track := b.Size().Height
	if b.total <= b.page || track <= thumbShortest {
		return 0, 0
	}
	h = max(thumbShortest, track*float32(b.page/b.total))
	return (track - h) * float32(min(1, max(0, b.top/(b.total-b.page)))), h
}

// place puts the thumb where the numbers say; colours are read here because the theme may have changed.
func (b *Bar) place() {
	y, h := b.span()
	if h == 0 {
		b.thumb.Hide()
		return
	}
	w := float32(thumbWidth)
	fill := withAlpha(theme.Current().Mark, 0x70)
	if b.held || b.hovered {
		w, fill = thumbWide, withAlpha(theme.Current().Mark, 0xc0)
	}
	if b.thumb.FillColor != fill {
		b.thumb.FillColor, b.thumb.CornerRadius = fill, thumbWide/2
		b.thumb.Refresh()
	}
	b.thumb.Move(fyne.NewPos(b.Size().Width-w-thumbMargin, y+1))
	b.thumb.Resize(fyne.NewSize(w, h-2))
	b.thumb.Show()
}

func withAlpha(c color.NRGBA, a uint8) color.Color {
	c.A = a
	return c
}

type barRenderer struct{ b *Bar }

func (r *barRenderer) Layout(fyne.Size)             { r.b.place() }
func (r *barRenderer) MinSize() fyne.Size           { return r.b.MinSize() }
func (r *barRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.b.thumb} }
func (r *barRenderer) Refresh()                     { r.b.place() }
func (r *barRenderer) Destroy()                     {}
