package ui

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/editor"
	"galley/ui/control"
	"galley/ui/theme"
)

// infoStays is how long a notice that asks nothing stays before it goes.
const infoStays = 8 * time.Second

// noticeLimit bounds the strip: the oldest passing notice makes room.
const noticeLimit = 4

// notices is the strip above the status line where the window tells the writer
// what happened, one line a notice, without taking the keyboard.
type notices struct {
	root *fyne.Container
	rows []*noticeRow
	post func(func())
}

type noticeRow struct {
	notice editor.Notice
	object fyne.CanvasObject
}

func newNotices(post func(func())) *notices {
	n := &notices{root: container.NewVBox(), post: post}
	n.root.Layout = stacked{}
	n.root.Hide()
	return n
}

// add shows a notice. The same text is shown once, the newest way.
func (n *notices) add(notice editor.Notice) {
	for _, r := range n.rows {
		if r.notice.Text == notice.Text {
			n.remove(r)
			break
		}
	}
	if len(n.rows) >= noticeLimit {
		for _, r := range n.rows {
			if r.notice.Kind == editor.Info {
				n.remove(r)
				break
			}
		}
	}
	r := &noticeRow{notice: notice}
	r.object = n.draw(r)
	n.rows = append(n.rows, r)
	n.root.Add(r.object)
	n.root.Show()
	if notice.Kind == editor.Info {
		time.AfterFunc(infoStays, func() { n.post(func() { n.remove(r) }) })
	}
}

// settle takes away what is stale now that the article has another status. A
// save under way settles nothing yet.
func (n *notices) settle(status editor.Status) {
	if status == editor.Saving {
		return
	}
	for _, r := range slices.Clone(n.rows) {
		if r.notice.While != editor.Clean && r.notice.While != status {
			n.remove(r)
		}
	}
}

func (n *notices) remove(r *noticeRow) {
	for i, other := range n.rows {
		if other == r {
			n.rows = append(n.rows[:i], n.rows[i+1:]...)
			n.root.Remove(r.object)
			break
		}
	}
	if len(n.rows) == 0 {
		n.root.Hide()
	}
}

func (n *notices) draw(r *noticeRow) fyne.CanvasObject {
	icon, color := "info", theme.ColorAccent
	switch r.notice.Kind {
	case editor.Warning:
		icon, color = "triangle-alert", theme.ColorWarn
	case editor.Trouble:
		icon, color = "circle-alert", theme.ColorError
	}
	text := widget.NewLabel(strings.TrimSpace(r.notice.Text))
	text.Wrapping = fyne.TextWrapWord
	actions := container.New(row{gap: 4})
	for _, a := range r.notice.Actions {
		actions.Add(control.NewButton(control.Framed, "", a.Label, func() {
			n.remove(r)
			a.Do()
		}))
	}
	actions.Add(control.NewButton(control.Quiet, "x", "", func() { n.remove(r) }))
	sign := widget.NewIcon(theme.IconIn(icon, color))
	return container.NewStack(
		control.NewGround(theme.ColorPane, "", 0),
		container.New(noticeLayout{}, control.NewHairline(), sign, text, actions),
	)
}

// noticeLayout puts a hairline above and icon, text and actions in one line.
type noticeLayout struct{}

// Layout implements fyne.Layout.
func (noticeLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	hairline, sign, text, actions := o[0], o[1], o[2], o[3]
	hairline.Resize(fyne.NewSize(size.Width, theme.Hair))
	sign.Resize(fyne.NewSquareSize(theme.IconSize))
	sign.Move(fyne.NewPos(16, 14))
	right := actions.MinSize()
	actions.Resize(right)
	actions.Move(fyne.NewPos(size.Width-right.Width-8, 6))
	text.Move(fyne.NewPos(36, 4))
	text.Resize(fyne.NewSize(size.Width-right.Width-56, size.Height-8))
}

// MinSize implements fyne.Layout.
func (noticeLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(200, max(o[2].MinSize().Height, o[3].MinSize().Height)+12)
}
