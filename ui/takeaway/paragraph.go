package takeaway

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"galley/ui/control"
	"galley/ui/theme"
)

// paragraph is a caption over as many rows as it needs.
type paragraph struct {
	widget.BaseWidget

	text  string
	color fyne.ThemeColorName
	rows  []row
	width float32 // that rows were made for
}

func newParagraph(text string, color fyne.ThemeColorName) *paragraph {
	p := &paragraph{text: text, color: color}
	p.ExtendBaseWidget(p)
	return p
}

func (p *paragraph) set(text string, color fyne.ThemeColorName) {
	if p.text != text || p.color != color {
		p.text, p.color, p.rows = text, color, nil
		p.Refresh()
	}
}

// heightFor is the height of the text at a width, both in pixels; 0 without
// text.
func (p *paragraph) heightFor(width float32) float32 {
	if p.text == "" {
		return 0
	}
	return float32(len(p.rowsAt(width))) * theme.CaptionLine
}

func (p *paragraph) rowsAt(width float32) []row {
	if p.rows == nil || p.width != width {
		p.width = width
		p.rows = wrap([]rune(p.text), width, func(s string) float32 {
			return fyne.MeasureText(s, theme.CaptionSize, fyne.TextStyle{}).Width
		})
	}
	return p.rows
}

// CreateRenderer implements fyne.Widget.
func (p *paragraph) CreateRenderer() fyne.WidgetRenderer { return &paragraphRenderer{p: p} }

type paragraphRenderer struct {
	p     *paragraph
	texts []fyne.CanvasObject
}

func (r *paragraphRenderer) MinSize() fyne.Size           { return fyne.NewSize(0, theme.CaptionLine) }
func (r *paragraphRenderer) Objects() []fyne.CanvasObject { return r.texts }
func (r *paragraphRenderer) Destroy()                     {}
func (r *paragraphRenderer) Layout(fyne.Size)             { r.fill() }

func (r *paragraphRenderer) Refresh() {
	r.fill()
	canvas.Refresh(r.p)
}

func (r *paragraphRenderer) fill() {
	text := []rune(r.p.text)
	rows := r.p.rowsAt(r.p.Size().Width)
	if len(text) == 0 {
		rows = nil
	}
	for len(r.texts) < len(rows) {
		drawn := canvas.NewText("", nil)
		drawn.TextSize = theme.CaptionSize
		r.texts = append(r.texts, drawn)
	}
	color := control.Color(r.p.color)
	for i, o := range r.texts {
		t := o.(*canvas.Text)
		if i >= len(rows) {
			t.Hide()
			continue
		}
		t.Move(fyne.NewPos(0, float32(i)*theme.CaptionLine))
		if s := drawn(text[rows[i].from:rows[i].to]); t.Text != s || t.Color != color {
			t.Text, t.Color = s, color
			t.Resize(t.MinSize())
			t.Refresh()
		}
		t.Show()
	}
}
