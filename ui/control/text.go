package control

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"galley/ui/theme"
)

// Weight is how heavy a text is drawn.
type Weight uint8

// The weights of the interface face.
const (
	Regular Weight = iota
	Medium
	Semibold
)

// Text is one line of interface text that ends in an ellipsis where it does
// not fit.
type Text struct {
	widget.BaseWidget

	size   float32
	weight Weight
	color  fyne.ThemeColorName
	value  string
	shown  string // what of the value can be seen at most
	align  fyne.TextAlign
	least  float32
}

// NewText makes a text of a size in pixels and a colour of the theme.
func NewText(value string, size float32, weight Weight, color fyne.ThemeColorName) *Text {
	t := &Text{value: value, shown: seen(value), size: size, weight: weight, color: color, least: -1}
	t.ExtendBaseWidget(t)
	return t
}

// Fit makes the text ask for a width in pixels only, instead of that of its
// value, and be cut to what it gets.
func (t *Text) Fit(least float32) *Text {
	t.least = least
	return t
}

// Align sets where the text stands in its width.
func (t *Text) Align(a fyne.TextAlign) *Text {
	t.align = a
	return t
}

// Value is the whole text.
func (t *Text) Value() string { return t.value }

// Set changes the text; setting what it is already costs nothing.
func (t *Text) Set(value string) {
	if t.value != value {
		t.value, t.shown = value, seen(value)
		t.Refresh()
	}
}

// seenMost is more bytes than any screen shows in one line.
const seenMost = 4096

// seen is as much of a value as can be seen: to measure a text costs as much as it
// is long, and a file may hold a title of a megabyte.
func seen(value string) string {
	if len(value) <= seenMost {
		return value
	}
	end := seenMost
	for end > 0 && !utf8.RuneStart(value[end]) {
		end--
	}
	return value[:end] + "…"
}

// Paint changes the colour and the weight.
func (t *Text) Paint(color fyne.ThemeColorName, weight Weight) {
	if t.color != color || t.weight != weight {
		t.color, t.weight = color, weight
		t.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	r := &textRenderer{text: t, drawn: canvas.NewText("", nil)}
	r.Refresh()
	return r
}

type textRenderer struct {
	text  *Text
	drawn *canvas.Text
	width float32
}

func (r *textRenderer) Layout(size fyne.Size) {
	r.width = size.Width
	r.fill()
	r.drawn.Resize(size)
	r.drawn.Move(fyne.NewPos(0, 0))
}

func (r *textRenderer) MinSize() fyne.Size {
	style := r.style()
	size, _ := fyne.CurrentApp().Driver().RenderedTextSize(r.text.shown, r.text.size, style, r.source())
	if r.text.least >= 0 {
		size.Width = r.text.least
	}
	return size
}

func (r *textRenderer) Refresh() {
	r.drawn.TextSize = r.text.size
	r.drawn.TextStyle = r.style()
	r.drawn.FontSource = r.source()
	r.drawn.Alignment = r.text.align
	r.drawn.Color = Color(r.text.color)
	r.fill()
	r.drawn.Refresh()
}

func (r *textRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.drawn} }
func (r *textRenderer) Destroy()                     {}

func (r *textRenderer) style() fyne.TextStyle {
	return fyne.TextStyle{Bold: r.text.weight == Semibold}
}

func (r *textRenderer) source() fyne.Resource {
	if r.text.weight == Medium {
		return theme.Medium()
	}
	return nil
}

// fill draws as much of the text as fits. It looks for the cut by halves:
// every measured text is kept for a minute by the toolkit.
func (r *textRenderer) fill() {
	value := r.text.shown
	if r.text.least >= 0 && r.width > 0 && r.measure(value) > r.width {
		runes := []rune(value)
		low, high := 0, len(runes)
		for low < high {
			if mid := (low + high + 1) / 2; r.measure(string(runes[:mid])+"…") <= r.width {
				low = mid
			} else {
				high = mid - 1
			}
		}
		value = string(runes[:low]) + "…"
	}
	if r.drawn.Text != value {
		r.drawn.Text = value
		r.drawn.Refresh()
	}
}

func (r *textRenderer) measure(s string) float32 {
	size, _ := fyne.CurrentApp().Driver().RenderedTextSize(s, r.text.size, r.style(), r.source())
	return size.Width
}
