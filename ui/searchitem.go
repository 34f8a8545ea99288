package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/ui/control"
	"galley/ui/theme"
)

const (
	searchItemHeight = 28
	searchItemBox    = 32 // width of what ticks a row
)

// searchItem is one row of the search of the folder: an article with a tick for
// all of it, or a place in it as it is and as it would be.
type searchItem struct {
	hoverRow
	view *searchView
	row  searchRow

	tick                        *canvas.Image
	number                      *control.Text
	before, match, after, title *control.Text
	with                        *control.Text
	strike                      *canvas.Rectangle
	line                        *fyne.Container
}

func newSearchItem(v *searchView) *searchItem {
	text := func(color fyne.ThemeColorName, weight control.Weight) *control.Text {
		return control.NewText("", theme.TextSize, weight, color)
	}
	i := &searchItem{
		view: v, tick: canvas.NewImageFromResource(nil),
		number: control.NewText("", theme.CaptionSize, control.Regular, theme.ColorMuted).Align(fyne.TextAlignTrailing),
		before: text(theme.ColorMuted, control.Regular), match: text(theme.ColorText, control.Semibold),
		with: text(theme.ColorOK, control.Semibold), after: text(theme.ColorMuted, control.Regular),
		title: text(theme.ColorText, control.Semibold), strike: canvas.NewRectangle(nil),
	}
	i.tick.FillMode = canvas.ImageFillContain
	i.ground = control.NewGround("", "", theme.Radius)
	i.line = container.New(runsLayout{}, i.title, i.before, i.match, i.with, i.after)
	i.ExtendBaseWidget(i)
	return i
}

// Tapped implements fyne.Tappable: on the tick it leaves the row out, elsewhere it
// goes there.
func (i *searchItem) Tapped(ev *fyne.PointEvent) {
	a := i.row.article
	switch {
	case ev.Position.X > searchItemBox:
		i.view.visit(i.row)
		return
	case a.Locked != "":
		i.view.window.info(a.Name + ": " + a.Locked)
		return
	case i.row.hit < 0:
		a.IncludeAll(a.Count() == 0)
	default:
		a.Include(i.row.hit, !a.Included(i.row.hit))
	}
	i.view.count()
	i.view.refresh()
}

// show fills the row.
func (i *searchItem) show(r searchRow) {
	i.row = r
	a := r.article
	included := a.Count() > 0
	if r.hit >= 0 {
		included = a.Included(r.hit)
	}
	icon, color := "square", theme.ColorMuted
	if included {
		icon, color = "square-check", theme.ColorAccent
	}
	i.tick.Resource = theme.IconIn(icon, color)
	i.tick.Refresh()
	for _, t := range []*control.Text{i.title, i.before, i.match, i.with, i.after, i.number} {
		t.Set("")
	}
	i.strike.Hide()
	if r.hit < 0 {
		name := a.Title
		if name == "" {
			name = a.Name
		}
		i.title.Set(name)
		i.after.Set(fmt.Sprintf("   %s · %s", a.Name, plural(len(a.Hits), "place")))
		if a.Locked != "" {
			i.after.Set("   " + a.Name + " · cannot be changed")
		}
	} else {
		h := a.Hits[r.hit]
		i.number.Set(grouped(h.Line))
		i.before.Set(h.Before)
		i.match.Set(h.Match)
		i.after.Set(h.After)
		if v := i.view; v.replacement != nil && included {
			i.match.Paint(theme.ColorError, control.Regular)
			i.with.Set(a.Preview(r.hit, v.replacement))
			i.strike.FillColor = control.Color(theme.ColorError)
			i.strike.Show()
		} else {
			i.match.Paint(theme.ColorText, control.Semibold)
		}
	}
	i.paint()
	i.line.Refresh()
	i.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (i *searchItem) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(searchItemLayout{i}, i.ground, i.tick, i.number, i.line, i.strike))
}

type searchItemLayout struct{ item *searchItem }

// Layout implements fyne.Layout.
func (l searchItemLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	ground, tick, number, line, strike := o[0], o[1], o[2], o[3], o[4]
	ground.Resize(size)
	tick.Move(fyne.NewPos(8, (size.Height-theme.IconSize)/2))
	tick.Resize(fyne.NewSquareSize(theme.IconSize))
	x := float32(searchItemBox)
	if l.item.row.hit >= 0 {
		number.Move(fyne.NewPos(x, (size.Height-theme.CaptionLine)/2))
		number.Resize(fyne.NewSize(44, theme.CaptionLine))
		x += 56
	}
	line.Move(fyne.NewPos(x, (size.Height-theme.TextLine)/2))
	line.Resize(fyne.NewSize(size.Width-x-8, theme.TextLine))
	match := l.item.match
	strike.Move(fyne.NewPos(x+match.Position().X, size.Height/2))
	strike.Resize(fyne.NewSize(match.Size().Width, theme.Hair))
}

// MinSize implements fyne.Layout.
func (searchItemLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(80, searchItemHeight)
}
