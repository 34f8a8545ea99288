package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"galley/ui/control"
	"galley/ui/theme"
)

// pane names one of the four columns of the window.
type pane int

const (
	sidebarPane pane = iota
	editorPane
	previewPane
	panelPane
	paneCount
)

// Widths in pixels. The editor takes what the others leave.
const (
	editorLeast   = 380
	previewLeast  = 320
	sidebarLeast  = 180
	panelLeast    = 240
	dividerTarget = 7 // how wide a hairline is to the mouse
)

// columns is the body of the window: panes side by side with hairlines between
// them that can be dragged. In a narrow window the sidebar goes first, then the
// takeaways, then the preview.
type columns struct {
	widget.BaseWidget

	content  [paneCount]fyne.CanvasObject
	widths   [paneCount]float32 // wanted; of the editor unused
	hidden   [paneCount]bool    // by the writer
	dividers [paneCount]*divider
	changed  func() // after a drag or a change of what is shown
}

func newColumns(content [paneCount]fyne.CanvasObject, changed func()) *columns {
	c := &columns{content: content, changed: changed}
	c.widths = [paneCount]float32{sidebarPane: theme.SidebarWidth, previewPane: theme.PreviewWidth, panelPane: theme.PanelWidth}
	for p := range paneCount {
		if p != editorPane {
			c.dividers[p] = newDivider(c, p)
		}
	}
	c.ExtendBaseWidget(c)
	return c
}

// show shows or hides a pane.
func (c *columns) show(p pane, shown bool) {
	c.hidden[p] = !shown
	c.Refresh()
	c.changed()
}

func (c *columns) shown(p pane) bool { return !c.hidden[p] }

// visible tells which panes fit a width and how wide each is.
func (c *columns) visible(total float32) (fits [paneCount]bool, widths [paneCount]float32) {
	widths = c.widths
	for p := range paneCount {
		fits[p] = !c.hidden[p]
	}
	if c.hidden[editorPane] && c.hidden[previewPane] {
		fits[editorPane] = true
	}
	rest := func() float32 {
		left := total
		for p := range paneCount {
			if fits[p] && p != editorPane {
				left -= widths[p]
			}
		}
		return left
	}
	if !fits[editorPane] {
		// Without the editor the preview takes what is left.
		for _, drop := range []pane{sidebarPane, panelPane} {
			if rest()+widths[previewPane] < previewLeast {
				fits[drop] = false
			}
		}
		widths[previewPane] += rest()
		return fits, widths
	}
	if short := editorLeast - rest(); short > 0 && fits[previewPane] {
		widths[previewPane] = max(previewLeast, widths[previewPane]-short)
	}
	for _, drop := range []pane{sidebarPane, panelPane, previewPane} {
		if rest() < editorLeast {
			fits[drop] = false
		}
	}
	if fits[previewPane] {
		// What was dropped may have left room for the wanted width again.
		widths[previewPane] = min(c.widths[previewPane], max(previewLeast, widths[previewPane]+rest()-editorLeast))
	}
	widths[editorPane] = rest()
	return fits, widths
}

// CreateRenderer implements fyne.Widget.
func (c *columns) CreateRenderer() fyne.WidgetRenderer {
	r := &columnsRenderer{c: c}
	for p := range paneCount {
		r.objects = append(r.objects, c.content[p])
	}
	for _, d := range c.dividers {
		if d != nil {
			r.objects = append(r.objects, d)
		}
	}
	return r
}

type columnsRenderer struct {
	c       *columns
	objects []fyne.CanvasObject
}

func (r *columnsRenderer) Layout(size fyne.Size) {
	fits, widths := r.c.visible(size.Width)
	x := float32(0)
	for p := range paneCount {
		place(r.c.content[p], fits[p], x, widths[p], size.Height)
		if d := r.c.dividers[p]; d != nil {
			edge := x // the side that faces the editor
			if p == sidebarPane {
				edge = x + widths[p]
			}
			place(d, fits[p] && fits[editorPane], edge-dividerTarget/2-0.5, dividerTarget, size.Height)
		}
		if fits[p] {
			x += widths[p]
		}
	}
}

func place(o fyne.CanvasObject, shown bool, x, width, height float32) {
	if !shown {
		if o.Visible() {
			o.Hide()
		}
		return
	}
	if size := fyne.NewSize(width, height); o.Size() != size {
		o.Resize(size)
	}
	o.Move(fyne.NewPos(x, 0))
	if !o.Visible() {
		o.Show()
	}
}

func (r *columnsRenderer) MinSize() fyne.Size           { return fyne.NewSize(editorLeast, 200) }
func (r *columnsRenderer) Refresh()                     { r.Layout(r.c.Size()); canvas.Refresh(r.c) }
func (r *columnsRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *columnsRenderer) Destroy()                     {}

var (
	_ fyne.Draggable     = (*divider)(nil)
	_ desktop.Cursorable = (*divider)(nil)
)

// divider is a hairline between two panes that changes a pane's width.
type divider struct {
	widget.BaseWidget
	columns *columns
	pane    pane
	line    *control.Ground
}

func newDivider(c *columns, p pane) *divider {
	d := &divider{columns: c, pane: p, line: control.NewHairline()}
	d.ExtendBaseWidget(d)
	return d
}

// Cursor implements desktop.Cursorable.
func (d *divider) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// Dragged implements fyne.Draggable.
func (d *divider) Dragged(e *fyne.DragEvent) {
	delta := e.Dragged.DX
	if d.pane != sidebarPane {
		delta = -delta
	}
	least := map[pane]float32{sidebarPane: sidebarLeast, previewPane: previewLeast, panelPane: panelLeast}[d.pane]
	_, widths := d.columns.visible(d.columns.Size().Width)
	room := widths[editorPane] - editorLeast
	d.columns.widths[d.pane] = max(least, d.columns.widths[d.pane]+min(delta, max(0, room)))
	d.columns.Refresh()
}

// DragEnd implements fyne.Draggable.
func (d *divider) DragEnd() { d.columns.changed() }

// CreateRenderer implements fyne.Widget.
func (d *divider) CreateRenderer() fyne.WidgetRenderer { return &dividerRenderer{d} }

type dividerRenderer struct{ d *divider }

func (r *dividerRenderer) Layout(size fyne.Size) {
	r.d.line.Resize(fyne.NewSize(theme.Hair, size.Height))
	r.d.line.Move(fyne.NewPos((size.Width-theme.Hair)/2, 0))
}
func (r *dividerRenderer) MinSize() fyne.Size           { return fyne.NewSize(dividerTarget, 0) }
func (r *dividerRenderer) Refresh()                     { r.d.line.Refresh() }
func (r *dividerRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.d.line} }
func (r *dividerRenderer) Destroy()                     {}
