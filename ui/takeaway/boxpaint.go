package takeaway

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"galley/ui/control"
	"galley/ui/theme"
)

// CreateRenderer implements fyne.Widget.
func (b *box) CreateRenderer() fyne.WidgetRenderer {
	r := &boxRenderer{box: b, ground: control.NewPlate(theme.Radius, theme.Hair), view: newBoxView(b), hint: canvas.NewText("", nil), caret: canvas.NewRectangle(nil)}
	r.hint.TextSize = theme.TextSize
	r.Refresh()
	return r
}

// viewLeft is where a row that is too long is cut off: a little outside the
// text's own place, so that the caret shows at both ends.
const viewLeft float32 = boxPad - 2

// boxRenderer keeps a picture of each row and of each selected piece; both are
// only ever added to and hidden.
type boxRenderer struct {
	box    *box
	ground *control.Plate
	view   *boxView            // cuts off what does not fit
	marks  []*canvas.Rectangle // the selection, one per row
	texts  []*canvas.Text      // the rows
	hint   *canvas.Text
	caret  *canvas.Rectangle
}

func (r *boxRenderer) Destroy() {}

func (r *boxRenderer) MinSize() fyne.Size {
	return fyne.NewSize(2*boxPad, theme.TargetSize) // its owner asks heightFor
}

func (r *boxRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground.Raster, r.view}
}

func (r *boxRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.view.Move(fyne.NewPos(viewLeft, theme.Hair))
	r.view.Resize(size.SubtractWidthHeight(2*viewLeft, 2*theme.Hair))
	r.box.reveal()
	r.fill()
}

func (r *boxRenderer) Refresh() {
	b, p := r.box, theme.Current()
	fill, border := p.Pane, p.Line
	switch {
	case b.bare:
		fill, border = color.NRGBA{}, color.NRGBA{}
	case b.focused:
		border = p.Accent
	case b.Disabled():
		fill = p.Chrome
	}
	r.ground.Paint(fill, border)
	r.fill()
	canvas.Refresh(b)
}

// fill puts rows, selection and caret where they belong.
func (r *boxRenderer) fill() {
	b, p := r.box, theme.Current()
	rows := b.rowsAt(b.Size().Width)
	for len(r.texts) < len(rows) {
		text, mark := canvas.NewText("", nil), canvas.NewRectangle(nil)
		text.TextSize = theme.TextSize
		mark.CornerRadius = 2
		r.texts, r.marks = append(r.texts, text), append(r.marks, mark)
	}
	if n := 2 + len(r.texts) + len(r.marks); len(r.view.objects) != n {
		objects := make([]fyne.CanvasObject, 0, n)
		for _, mark := range r.marks {
			objects = append(objects, mark)
		}
		for _, text := range r.texts {
			objects = append(objects, text)
		}
		r.view.objects = append(objects, r.hint, r.caret)
	}
	ink := p.Text
	if b.Disabled() {
		ink = p.Muted
	}
	from, to := b.selection()
	height := fyne.MeasureText("Ág", theme.TextSize, fyne.TextStyle{}).Height
	left, top := boxPad-viewLeft-b.slide, float32(boxTop-theme.Hair) // in the view
	for i := range r.texts {
		text, mark := r.texts[i], r.marks[i]
		if i >= len(rows) {
			text.Hide()
			mark.Hide()
			continue
		}
		line := rows[i]
		y := top + float32(i)*theme.TextLine
		if s := b.drawnRow(line); text.Text != s || text.Color != ink {
			text.Text, text.Color = s, ink
			text.Resize(text.MinSize()) // the painter leaves out what seems to lie outside the view
			text.Refresh()
		}
		text.Move(fyne.NewPos(left, y+(theme.TextLine-height)/2))
		text.Show()
		if a, z := max(from, line.from), min(to, line.to); b.focused && a < z {
			start, end := b.x(line, a), b.x(line, z)
			mark.Move(fyne.NewPos(left+start, y))
			mark.Resize(fyne.NewSize(end-start, theme.TextLine))
			mark.Show()
			paint(mark, p.Selection)
		} else {
			mark.Hide()
		}
	}
	r.hint.Hidden = len(b.text) > 0 || b.hint == ""
	if !r.hint.Hidden {
		r.hint.Move(fyne.NewPos(left, top+(theme.TextLine-height)/2))
		if r.hint.Text != b.hint || r.hint.Color != p.Mark {
			r.hint.Text, r.hint.Color = b.hint, p.Mark
			r.hint.Resize(r.hint.MinSize())
			r.hint.Refresh()
		}
	}
	r.caret.Hidden = !b.focused || b.caretHidden || b.Disabled()
	if !r.caret.Hidden {
		i := b.rowOf(b.caret)
		r.caret.Move(fyne.NewPos(left+b.x(rows[i], b.caret)-0.5, top+float32(i)*theme.TextLine+1))
		r.caret.Resize(fyne.NewSize(1.5, theme.TextLine-2))
		paint(r.caret, p.Accent)
	}
}

// paint changes a fill colour; one that is there already costs nothing.
func paint(r *canvas.Rectangle, fill color.Color) {
	if r.FillColor != fill {
		r.FillColor = fill
		r.Refresh()
	}
}

// boxView holds the text of a box and cuts it off at the border. It is
// scrollable for that, and hands the wheel on.
type boxView struct {
	widget.BaseWidget

	box     *box
	objects []fyne.CanvasObject
}

func newBoxView(b *box) *boxView {
	v := &boxView{box: b}
	v.ExtendBaseWidget(v)
	return v
}

// Scrolled implements fyne.Scrollable.
func (v *boxView) Scrolled(ev *fyne.ScrollEvent) {
	if v.box.onScroll != nil {
		v.box.onScroll(ev)
	}
}

// CreateRenderer implements fyne.Widget.
func (v *boxView) CreateRenderer() fyne.WidgetRenderer { return boxViewRenderer{v} }

type boxViewRenderer struct{ v *boxView }

func (boxViewRenderer) Destroy()                       {}
func (boxViewRenderer) Layout(fyne.Size)               {}
func (boxViewRenderer) MinSize() fyne.Size             { return fyne.NewSquareSize(theme.TextLine) }
func (r boxViewRenderer) Objects() []fyne.CanvasObject { return r.v.objects }
func (r boxViewRenderer) Refresh()                     { canvas.Refresh(r.v) }
