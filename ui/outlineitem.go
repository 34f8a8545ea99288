package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/ui/control"
	"galley/ui/theme"
)

// outlineItem is one heading of the open article.
type outlineItem struct {
	hoverRow
	sidebar *sidebar
	index   int
	title   *control.Text
}

func newOutlineItem(s *sidebar) *outlineItem {
	o := &outlineItem{sidebar: s}
	o.ground = control.NewGround("", "", theme.Radius)
	o.title = control.NewText("", theme.TextSize, control.Regular, theme.ColorMuted).Fit(40)
	o.onTap = func() {
		if o.index < len(s.headings) {
			s.jump(s.headings[o.index].Span.From)
		}
	}
	o.ExtendBaseWidget(o)
	return o
}

func (o *outlineItem) show(i int) {
	h := o.sidebar.headings[i]
	o.index = i
	o.title.Set(strings.Repeat("   ", max(0, h.Level-2)) + h.Text)
	if i == o.sidebar.section {
		o.title.Paint(theme.ColorText, control.Medium)
	} else {
		o.title.Paint(theme.ColorMuted, control.Regular)
	}
	o.paint()
}

// CreateRenderer implements fyne.Widget.
func (o *outlineItem) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(outlineItemLayout{}, o.ground, o.title))
}

type outlineItemLayout struct{}

// Layout implements fyne.Layout.
func (outlineItemLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size)
	o[1].Resize(fyne.NewSize(size.Width-20, theme.TextLine))
	o[1].Move(fyne.NewPos(12, (size.Height-theme.TextLine)/2))
}

// MinSize implements fyne.Layout.
func (outlineItemLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(80, outlineRow) }
