package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"galley/editor/article"
	"galley/editor/folder"
	"galley/ui/control"
	"galley/ui/theme"
)

// sidebar lists the articles of the folder and the outline of the open one.
type sidebar struct {
	root    *fyne.Container
	search  *widget.Entry
	list    *widget.List
	outline *widget.List
	caption *control.Text
	empty   *widget.Label

	all     []folder.Entry
	shown   []folder.Entry // those that match the search
	titles  map[string]int // how many articles have it
	current string         // path of the open article
	unsaved func(path string) bool
	open    func(path string)
	menu    func(path string, at fyne.Position)

	headings []article.Heading
	section  int // index of the heading the caret is under, or -1
	jump     func(off int)
}

const (
	articleRow = 49
	outlineRow = 28
)

func newSidebar(open func(path string), menu func(path string, at fyne.Position), jump func(off int), unsaved func(path string) bool) *sidebar {
	s := &sidebar{open: open, menu: menu, jump: jump, unsaved: unsaved, section: -1}

	s.search = widget.NewEntry()
	s.search.SetPlaceHolder("Search articles")
	s.search.Icon = theme.IconIn("search", theme.ColorMuted)
	s.search.OnChanged = func(string) { s.filter() }

	s.list = widget.NewList(
		func() int { return len(s.shown) },
		func() fyne.CanvasObject { return newArticleItem(s) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*articleItem).show(s.shown[i]) },
	)
	s.list.HideSeparators = true

	s.outline = widget.NewList(
		func() int { return len(s.headings) },
		func() fyne.CanvasObject { return newOutlineItem(s) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*outlineItem).show(i) },
	)
	s.outline.HideSeparators = true

	s.caption = control.NewText("OUTLINE", theme.CaptionSize, control.Medium, theme.ColorMuted)
	s.empty = widget.NewLabel("")
	s.empty.Wrapping = fyne.TextWrapWord
	s.empty.Importance = widget.LowImportance
	s.root = container.New(sidebarLayout{s}, s.search, s.list, s.empty, s.caption, s.outline)
	return s
}

// showEntries takes over the list of the folder.
func (s *sidebar) showEntries(entries []folder.Entry) {
	s.all, s.titles = entries, make(map[string]int, len(entries))
	for _, e := range entries {
		s.titles[titleOf(e)]++
	}
	s.filter()
}

// showCurrent marks the open article.
func (s *sidebar) showCurrent(path string) {
	if s.current != path {
		s.current = path
		s.list.Refresh()
	}
}

// showOutline takes over the headings of the open article.
func (s *sidebar) showOutline(headings []article.Heading) {
	same := len(headings) == len(s.headings)
	for i := range headings {
		if same && (headings[i].Text != s.headings[i].Text || headings[i].Level != s.headings[i].Level) {
			same = false
		}
	}
	grown := len(headings) != len(s.headings)
	s.headings = headings
	if grown {
		s.root.Refresh()
	}
	if !same {
		s.outline.Refresh()
	}
}

// showSection marks the heading above an offset of the text.
func (s *sidebar) showSection(off int) {
	section := -1
	for i, h := range s.headings {
		if h.Span.From > off {
			break
		}
		section = i
	}
	if section != s.section {
		s.section = section
		s.outline.Refresh()
	}
}

func (s *sidebar) filter() {
	wanted := strings.ToLower(strings.TrimSpace(s.search.Text))
	s.shown = s.shown[:0:0]
	for _, e := range s.all {
		if wanted == "" || strings.Contains(strings.ToLower(titleOf(e)+"\n"+e.Summary.Category+"\n"+e.Name), wanted) {
			s.shown = append(s.shown, e)
		}
	}
	switch {
	case len(s.all) == 0:
		s.empty.SetText("No articles in this folder yet. New article starts one.")
	case len(s.shown) == 0:
		s.empty.SetText("No article matches.")
	default:
		s.empty.SetText("")
	}
	s.list.Refresh()
	s.root.Refresh()
}

// titleOf is the article's title, or its file name where it has none.
func titleOf(e folder.Entry) string {
	if e.Summary.Title != "" {
		return e.Summary.Title
	}
	return e.Name
}

// sidebarLayout gives the outline what it needs up to a share of the height,
// and the list the rest.
type sidebarLayout struct{ s *sidebar }

// Layout implements fyne.Layout.
func (l sidebarLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	search, list, empty, caption, outline := o[0], o[1], o[2], o[3], o[4]
	width := size.Width - 2*theme.Margin
	search.Move(fyne.NewPos(theme.Margin, theme.Margin))
	search.Resize(fyne.NewSize(width, theme.TargetSize))
	top := theme.Margin + theme.TargetSize + 10

	listHeight := float32(max(1, len(l.s.shown)))*(articleRow+theme.Unit*2) + 4
	outlineHeight := float32(len(l.s.headings))*(outlineRow+theme.Unit) + 4
	room := size.Height - top - 44
	outlineHeight = min(outlineHeight, max(room-listHeight, room*0.42))
	listHeight = min(listHeight, room-outlineHeight)

	list.Move(fyne.NewPos(theme.Gap, top))
	list.Resize(fyne.NewSize(size.Width-2*theme.Gap, listHeight))
	empty.Move(fyne.NewPos(theme.Gap, top))
	empty.Resize(fyne.NewSize(size.Width-2*theme.Gap, 60))
	y := top + listHeight + 16
	if len(l.s.headings) == 0 {
		caption.Hide()
		outline.Hide()
		return
	}
	caption.Show()
	outline.Show()
	caption.Move(fyne.NewPos(20, y))
	caption.Resize(fyne.NewSize(width, theme.CaptionLine))
	outline.Move(fyne.NewPos(theme.Gap, y+22))
	outline.Resize(fyne.NewSize(size.Width-2*theme.Gap, outlineHeight))
}

// MinSize implements fyne.Layout.
func (l sidebarLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(sidebarLeast, 200) }

// hoverRow is what rows of the sidebar share: a ground that shows the pointer
// and the choice, and a tap.
type hoverRow struct {
	widget.BaseWidget
	ground  *control.Ground
	chosen  bool
	hovered bool
	onTap   func()
	onMenu  func(at fyne.Position)
}

// Tapped implements fyne.Tappable.
func (r *hoverRow) Tapped(*fyne.PointEvent) { r.onTap() }

// TappedSecondary implements fyne.SecondaryTappable.
func (r *hoverRow) TappedSecondary(e *fyne.PointEvent) {
	if r.onMenu != nil {
		r.onMenu(e.AbsolutePosition)
	}
}

// MouseIn implements desktop.Hoverable.
func (r *hoverRow) MouseIn(*desktop.MouseEvent) { r.hovered = true; r.paint() }

// MouseMoved implements desktop.Hoverable.
func (r *hoverRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (r *hoverRow) MouseOut() { r.hovered = false; r.paint() }

func (r *hoverRow) paint() {
	switch {
	case r.chosen:
		r.ground.Paint(theme.ColorTint, "")
	case r.hovered:
		r.ground.Paint(theme.ColorHover, "")
	default:
		r.ground.Paint("", "")
	}
}

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
	a.onMenu = func(at fyne.Position) { s.menu(a.entry.Path, at) }
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
