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
	marked  bool // the open article is shown as unsaved
	open    func(path string)
	menu    func(e folder.Entry, at fyne.Position)

	moveSection func(from, before int)
	drag        *outlineDrag

	headings []article.Heading
	section  int // index of the heading the caret is under, or -1
	jump     func(off int)
}

const (
	articleRow = 49
	outlineRow = 28
)

func newSidebar(open func(path string), menu func(e folder.Entry, at fyne.Position), jump func(off int), unsaved func(path string) bool) *sidebar {
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
	s.drag = newOutlineDrag(s)
	s.root = container.New(sidebarLayout{s}, s.search, s.list, s.empty, s.caption, s.outline, s.drag.line)
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

// showUnsaved marks the open article as having words that its file does not.
func (s *sidebar) showUnsaved(unsaved bool) {
	if s.marked != unsaved {
		s.marked = unsaved
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
