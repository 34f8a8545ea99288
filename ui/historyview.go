package ui

import (
	"fmt"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/editor"
	"galley/editor/history"
	"galley/editor/text"
	"galley/ui/control"
	"galley/ui/theme"
)

// historyView is the view of an article's versions: a list of them, and what the
// chosen one has otherwise than the text now.
type historyView struct {
	window   *Window
	root     *fyne.Container
	title    *control.Text
	said     *control.Text
	restore  *control.Button
	list     *widget.List
	passages *passages

	path     string
	versions []history.Version
	chosen   int
	shown    text.Text // of the chosen version
	ready    bool      // shown is read
}

func newHistoryView(w *Window) *historyView {
	v := &historyView{window: w, passages: newPassages(w.status.showHint)}
	v.title = control.NewText("", theme.PaneTitleSize, control.Semibold, theme.ColorText).Fit(0)
	v.said = control.NewText("", theme.TextSize, control.Regular, theme.ColorMuted).Fit(0)
	v.restore = control.NewButton(control.Primary, "rotate-ccw", "Restore", v.bringBack)
	v.list = widget.NewList(
		func() int { return len(v.versions) },
		func() fyne.CanvasObject { return newVersionItem(v) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*versionItem).show(i) },
	)
	v.list.HideSeparators = true
	closing := control.NewButton(control.Quiet, "x", "", v.close).WithHint("Close", w.status.showHint)
	v.root = container.New(historyLayout{}, control.NewGround(theme.ColorPane, "", 0),
		v.title, closing, v.list, v.said, v.restore, v.passages.root)
	v.root.Hide()
	return v
}

// open shows the versions of the open article.
func (v *historyView) open() {
	if v.window.session != nil {
		v.openPath(v.window.session.Path())
	}
}

func (v *historyView) openPath(path string) {
	v.path = path
	v.title.Set("History of " + filepath.Base(path))
	v.window.workspace.Versions(path, func(versions []history.Version, err error) {
		if err != nil {
			v.window.trouble(err)
			return
		}
		v.versions, v.ready = versions, false
		v.list.Refresh()
		v.list.ScrollToTop()
		v.restore.SetEnabled(false)
		v.said.Set("There are no versions yet: the first is kept with the next save.")
		v.passages.show(editor.Difference{}, "", nil)
		v.root.Show()
		if len(versions) > 0 {
			v.choose(min(1, len(versions)-1)) // the newest is the text itself
		}
	})
}

func (v *historyView) close() {
	v.root.Hide()
	v.versions, v.shown = nil, text.Text{}
	v.passages.rows.RemoveAll()
	v.window.focusText()
}

// now is the text that versions are compared with; of a deleted article, nothing.
func (v *historyView) now() text.Text {
	if s := v.window.workspace.Session(v.path); s != nil {
		return s.State().Doc
	}
	return text.Text{}
}

// choose compares a version with the text now.
func (v *historyView) choose(i int) {
	v.chosen, v.ready = i, false
	v.list.Refresh()
	v.window.workspace.Compare(v.versions[i], v.now(), func(d editor.Difference, err error) {
		if i == v.chosen && len(v.versions) > 0 {
			v.compared(d, err)
		}
	})
}

// compared shows what the chosen version has otherwise.
func (v *historyView) compared(d editor.Difference, err error) {
	if err != nil {
		v.said.Set("This version cannot be read any more.")
		v.restore.SetEnabled(false)
		v.passages.show(editor.Difference{}, "", nil)
		return
	}
	v.shown, v.ready = d.Version, true
	v.restore.SetEnabled(len(d.Passages) > 0)
	v.said.Set(plural(len(d.Passages), "difference") + ". Red was only in this version, green is only in the text now.")
	v.passages.show(d, "This version is the text as it is now.", func(s string) {
		v.window.clipboard().SetContent(s)
		v.window.info("The passage was copied.")
	})
}

// bringBack makes the chosen version the text, or writes a deleted article again.
func (v *historyView) bringBack() {
	if !v.ready {
		return
	}
	w, doc, chosen := v.window, v.shown, v.versions[v.chosen]
	if s := w.workspace.Session(v.path); s != nil {
		s.Restore(doc)
		v.close()
		w.info("The version of "+whenOf(chosen.At)+" was restored.", editor.Action{Label: "Undo", Do: w.undo})
		return
	}
	w.workspace.Revive(v.path, doc, chosen.Encoding, func(s *editor.Session, err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		v.close()
		w.showSession(s)
	})
}

// askLost offers the articles that have a history and no file any more.
func (w *Window) askLost() {
	w.workspace.Lost(func(lost []history.Kept, err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		var choices []choice
		for _, k := range lost {
			choices = append(choices, choice{
				name: filepath.Base(k.Path), detail: whenOf(k.Last),
				do: func() { w.history.openPath(k.Path) },
			})
		}
		w.pick(pickerSpec{hint: "A deleted article", nothing: "No deleted article has a history.", choices: choices})
	})
}

// whenOf says when something was, as one says it.
func whenOf(at time.Time) string {
	switch now := time.Now(); {
	case at.Format(time.DateOnly) == now.Format(time.DateOnly):
		return "today, " + at.Format("15:04:05")
	case at.Format(time.DateOnly) == now.AddDate(0, 0, -1).Format(time.DateOnly):
		return "yesterday, " + at.Format("15:04")
	case at.Year() == now.Year():
		return at.Format("2 January, 15:04")
	}
	return at.Format("2 January 2006, 15:04")
}

// reasons say why a version was kept.
var reasons = map[history.Reason]string{
	history.Opened:   "as it was opened",
	history.Saved:    "saved",
	history.Outside:  "written by another program",
	history.Restored: "restored",
	history.Deleted:  "before it was deleted",
}

const versionRow = 48

// versionItem is one version in the list.
type versionItem struct {
	hoverRow
	view      *historyView
	index     int
	when, why *control.Text
}

func newVersionItem(v *historyView) *versionItem {
	i := &versionItem{view: v}
	i.ground = control.NewGround("", "", theme.Radius)
	i.when = control.NewText("", theme.TextSize, control.Medium, theme.ColorText).Fit(40)
	i.why = control.NewText("", theme.CaptionSize, control.Regular, theme.ColorMuted).Fit(40)
	i.onTap = func() {
		if i.index < len(v.versions) {
			v.choose(i.index)
		}
	}
	i.ExtendBaseWidget(i)
	return i
}

func (i *versionItem) show(index int) {
	version := i.view.versions[index]
	i.index, i.chosen = index, index == i.view.chosen
	i.when.Set(whenOf(version.At))
	i.why.Set(fmt.Sprintf("%s · %s bytes", reasons[version.Why], grouped(int(version.Size))))
	i.paint()
}

// CreateRenderer implements fyne.Widget.
func (i *versionItem) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(versionLayout{}, i.ground, i.when, i.why))
}

type versionLayout struct{}

// Layout implements fyne.Layout.
func (versionLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size)
	for n, t := range o[1:] {
		t.Move(fyne.NewPos(12, 6+float32(n)*theme.TextLine))
		t.Resize(fyne.NewSize(size.Width-24, theme.TextLine))
	}
}

// MinSize implements fyne.Layout.
func (versionLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(80, versionRow) }

// historyLayout puts the list on the left of the differences.
type historyLayout struct{}

// Layout implements fyne.Layout.
func (historyLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	ground, title, closing, list, said, restore, passages := o[0], o[1], o[2], o[3], o[4], o[5], o[6]
	ground.Resize(size)
	const side, top, left = 24, 56, 280
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	button := restore.MinSize()
	right := size.Width - side
	put(title, side, 20, size.Width-2*side-40, theme.PaneTitleLine)
	put(closing, right-theme.TargetSize, 14, theme.TargetSize, theme.TargetSize)
	put(list, side-8, top, left, max(0, size.Height-top-12))
	x := float32(side + left + 16)
	put(restore, right-button.Width, top, button.Width, theme.TargetSize)
	put(said, x, top+6, right-button.Width-16-x, theme.TextLine)
	put(passages, x-4, top+48, right-x+8, max(0, size.Height-top-48-12))
}

// MinSize implements fyne.Layout.
func (historyLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(editorLeast, 200) }
