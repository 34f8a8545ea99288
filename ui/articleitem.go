package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/editor/article"
	"galley/editor/folder"
	"galley/ui/control"
	"galley/ui/theme"
)

// articleItem is one article in the list: a dot for its state, its title, and
// where and when it belongs.
type articleItem struct {
	hoverRow
	sidebar *sidebar
	entry   folder.Entry
	dot     *control.Ground
	title   *control.Text
	caption *control.Text
}

func newArticleItem(s *sidebar) *articleItem {
	a := &articleItem{sidebar: s}
	a.ground = control.NewGround("", "", theme.Radius)
	a.dot = control.NewGround(theme.ColorOK, "", 4)
	a.title = control.NewText("", theme.TextSize, control.Medium, theme.ColorText).Fit(40)
	a.caption = control.NewText("", theme.CaptionSize, control.Regular, theme.ColorMuted).Fit(40)
	a.onTap = func() { s.open(a.entry.Path) }
	a.onMenu = func(at fyne.Position) { s.menu(a.entry, at) }
	a.ExtendBaseWidget(a)
	return a
}

func (a *articleItem) show(e folder.Entry) {
	a.entry = e
	a.chosen = e.Path == a.sidebar.current
	a.paint()
	a.title.Set(titleOf(e))
	weight := control.Medium
	if a.chosen {
		weight = control.Semibold
	}
	a.title.Paint(theme.ColorText, weight)
	parts := []string{}
	if e.Summary.Category != "" {
		parts = append(parts, e.Summary.Category)
	}
	color := theme.ColorOK
	switch {
	case a.sidebar.unsaved(e.Path):
		parts, color = append(parts, "unsaved"), theme.ColorWarn
	case e.Summary.Draft:
		parts, color = append(parts, "draft"), theme.ColorMark
	case e.Summary.Date != "":
		parts = append(parts, shortDate(e.Summary.Date))
	}
	if e.CopyOf != "" {
		parts, color = append([]string{"another version"}, parts...), theme.ColorWarn
	}
	if len(parts) == 0 || a.sidebar.titles[titleOf(e)] > 1 {
		parts = append([]string{e.Name}, parts...) // what tells it from the others
	}
	a.caption.Set(strings.Join(parts, " · "))
	a.dot.Paint(color, "")
}

// shortDate is a date without its year: 5 Mar.
func shortDate(iso string) string {
	long := article.FormatDate(iso, "en")
	words := strings.Fields(long)
	if len(words) == 3 && len(words[1]) >= 3 {
		return words[0] + " " + words[1][:3]
	}
	return long
}

// CreateRenderer implements fyne.Widget.
func (a *articleItem) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(articleItemLayout{}, a.ground, a.dot, a.title, a.caption))
}

type articleItemLayout struct{}

// Layout implements fyne.Layout.
func (articleItemLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size)
	o[1].Resize(fyne.NewSquareSize(7))
	o[1].Move(fyne.NewPos(10, 15))
	o[2].Resize(fyne.NewSize(size.Width-40, theme.TextLine))
	o[2].Move(fyne.NewPos(28, 7))
	o[3].Resize(fyne.NewSize(size.Width-40, theme.CaptionLine))
	o[3].Move(fyne.NewPos(28, 27))
}

// MinSize implements fyne.Layout.
func (articleItemLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(80, articleRow) }
