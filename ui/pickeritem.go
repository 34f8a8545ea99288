package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/ui/control"
	"galley/ui/scroll"
	"galley/ui/theme"
)

// pickerItem is one row of a picker.
type pickerItem struct {
	hoverRow
	picker *picker
	index  int // of what was found
	line   *fyne.Container
	detail *control.Text
	parts  []*control.Text // runs of the name, reused
}

func newPickerItem(p *picker) *pickerItem {
	i := &pickerItem{picker: p}
	i.ground = control.NewGround("", "", theme.Radius)
	i.line = container.New(runsLayout{})
	i.detail = control.NewText("", theme.CaptionSize, control.Regular, theme.ColorMuted)
	i.onTap = func() {
		p.chosen = i.index
		if p.spec.tap != nil && i.index < len(p.found) {
			p.spec.tap(p.found[i.index].choice)
			return
		}
		p.take()
	}
	i.ExtendBaseWidget(i)
	return i
}

// Scrolled implements fyne.Scrollable.
func (i *pickerItem) Scrolled(ev *fyne.ScrollEvent) {
	_, dy := scroll.Wheel(ev)
	switch {
	case dy > 0:
		i.picker.scroll(3)
	case dy < 0:
		i.picker.scroll(-3)
	}
}

// show fills the row; what the search matched is set off.
func (i *pickerItem) show(index int, f found, chosen bool) {
	i.index, i.chosen = index, chosen
	runs, matched := emphasis(f.name, f.at)
	for len(i.parts) < len(runs) {
		t := control.NewText("", theme.TextSize, control.Regular, theme.ColorText)
		i.parts = append(i.parts, t)
		i.line.Add(t)
	}
	for n, t := range i.parts {
		if n >= len(runs) {
			t.Hide()
			continue
		}
		if matched == (n%2 == 0) && len(f.at) > 0 {
			t.Paint(theme.ColorAccent, control.Semibold)
		} else {
			t.Paint(theme.ColorText, control.Regular)
		}
		t.Set(runs[n])
		t.Show()
	}
	i.detail.Set(f.detail)
	i.paint()
	i.Refresh()
	i.line.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (i *pickerItem) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(pickerItemLayout{}, i.ground, i.line, i.detail))
}

type pickerItemLayout struct{}

// Layout implements fyne.Layout.
func (pickerItemLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size)
	detail := o[2].MinSize()
	o[2].Move(fyne.NewPos(size.Width-detail.Width-12, (size.Height-detail.Height)/2))
	o[2].Resize(detail)
	o[1].Move(fyne.NewPos(12, (size.Height-theme.TextLine)/2))
	o[1].Resize(fyne.NewSize(size.Width-detail.Width-36, theme.TextLine))
}

// MinSize implements fyne.Layout.
func (pickerItemLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(80, pickerRow) }

// runsLayout sets texts side by side as one line; what does not fit is left out.
type runsLayout struct{}

// Layout implements fyne.Layout.
func (runsLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for _, t := range o {
		if !t.Visible() {
			continue
		}
		least := t.MinSize()
		if x+least.Width > size.Width {
			t.Move(fyne.NewPos(outside, 0))
			continue
		}
		t.Move(fyne.NewPos(x, 0))
		t.Resize(fyne.NewSize(least.Width, size.Height))
		x += least.Width
	}
}

// MinSize implements fyne.Layout.
func (runsLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, theme.TextLine) }
