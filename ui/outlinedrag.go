package ui

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"galley/ui/control"
	"galley/ui/theme"
)

// outlineDrag is a section on its way to another place in the article: a heading
// is dragged, and its text and its subsections come with it.
type outlineDrag struct {
	sidebar *sidebar
	line    *canvas.Rectangle // where it would go
	from    int               // index of the heading that is dragged, or -1
	slot    int               // index of the heading it would stand before
}

func newOutlineDrag(s *sidebar) *outlineDrag {
	d := &outlineDrag{sidebar: s, line: canvas.NewRectangle(nil), from: -1}
	d.line.Hide()
	return d
}

// to follows the pointer, whose y is that of the canvas.
func (d *outlineDrag) to(heading int, y float32) {
	s := d.sidebar
	n := len(s.headings)
	if heading >= n {
		return
	}
	d.from = heading
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.outline).Y
	const step = outlineRow + theme.Unit
	row := (y - top + s.outline.GetScrollOffset()) / step
	d.slot = max(0, min(int(math.Round(float64(row))), n))
	at := s.outline.Position().Add(fyne.NewPos(8, float32(d.slot)*step-s.outline.GetScrollOffset()-theme.Unit/2-1))
	d.line.FillColor = control.Color(theme.ColorAccent)
	d.line.Move(at)
	d.line.Resize(fyne.NewSize(s.outline.Size().Width-16, 2))
	if d.moves() {
		d.line.Show()
	} else {
		d.line.Hide()
	}
	canvas.Refresh(d.line)
}

// moves reports whether the slot is another place than where the section is.
func (d *outlineDrag) moves() bool { return d.slot < d.from || d.slot > d.end() }

// end is the first heading behind the dragged section.
func (d *outlineDrag) end() int {
	s := d.sidebar
	end := d.from + 1
	for end < len(s.headings) && s.headings[end].Level > s.headings[d.from].Level {
		end++
	}
	return end
}

// drop moves the section to where the line is.
func (d *outlineDrag) drop() {
	from := d.from
	moves := from >= 0 && from < len(d.sidebar.headings) && d.moves()
	d.line.Hide()
	d.from = -1
	if moves {
		d.sidebar.moveSection(from, d.slot)
	}
}

var (
	_ fyne.Draggable     = (*outlineItem)(nil)
	_ desktop.Cursorable = (*outlineItem)(nil)
)

// Dragged implements fyne.Draggable.
func (o *outlineItem) Dragged(ev *fyne.DragEvent) {
	d := o.sidebar.drag
	from := d.from
	if from < 0 {
		from = o.index
	}
	d.to(from, ev.AbsolutePosition.Y)
}

// DragEnd implements fyne.Draggable.
func (o *outlineItem) DragEnd() { o.sidebar.drag.drop() }

// Cursor implements desktop.Cursorable.
func (o *outlineItem) Cursor() desktop.Cursor { return desktop.PointerCursor }
