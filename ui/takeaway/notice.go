package takeaway

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"galley/editor/article"
	"galley/ui/control"
	"galley/ui/theme"
)

// notice says why the fields cannot be read or written.
type notice struct {
	widget.BaseWidget

	line   int
	ground *control.Ground
	sign   *widget.Icon
	title  *control.Text
	text   *paragraph
	action *control.Button
}

func newNotice(reveal func(line int)) *notice {
	n := &notice{}
	n.ground = control.NewGround(theme.ColorPane, theme.ColorWarn, theme.Radius)
	n.sign = widget.NewIcon(theme.IconIn("triangle-alert", theme.ColorWarn))
	n.title = control.NewText("", theme.TextSize, control.Medium, theme.ColorText).Fit(0)
	n.text = newParagraph("", theme.ColorText)
	n.action = control.NewButton(control.Link, "", "Show the line", func() { reveal(n.line) })
	n.ExtendBaseWidget(n)
	return n
}

// set shows a problem of the front matter; nil clears the notice.
func (n *notice) set(p *article.Problem) {
	if p == nil {
		n.line = 0
		return
	}
	n.line = p.Line
	n.title.Set("Line " + strconv.Itoa(p.Line) + ": the details cannot be read")
	n.text.set(p.Message+" Until then they can be edited in the text only.", theme.ColorText)
	n.action.Show()
}

// say shows why a change was refused.
func (n *notice) say(text string) {
	n.line = 0
	n.title.Set("This cannot be changed here")
	n.text.set(text, theme.ColorText)
	n.action.Hide()
}

func (n *notice) heightFor(width float32) float32 {
	height := theme.Margin + theme.TextLine + n.text.heightFor(width-36-theme.Margin) + theme.Margin
	if n.action.Visible() {
		height += n.action.MinSize().Height
	}
	return height
}

// CreateRenderer implements fyne.Widget.
func (n *notice) CreateRenderer() fyne.WidgetRenderer {
	return &noticeRenderer{n, []fyne.CanvasObject{n.ground, n.sign, n.title, n.text, n.action}}
}

type noticeRenderer struct {
	n       *notice
	objects []fyne.CanvasObject
}

func (r *noticeRenderer) MinSize() fyne.Size           { return fyne.NewSize(100, theme.TargetSize) }
func (r *noticeRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *noticeRenderer) Destroy()                     {}

func (r *noticeRenderer) Layout(size fyne.Size) {
	n := r.n
	n.ground.Resize(size)
	n.sign.Move(fyne.NewPos(theme.Margin, theme.Margin+2))
	n.sign.Resize(fyne.NewSquareSize(theme.IconSize))
	room := size.Width - 36 - theme.Margin
	n.title.Move(fyne.NewPos(36, theme.Margin+(theme.TextLine-n.title.MinSize().Height)/2))
	n.title.Resize(fyne.NewSize(room, n.title.MinSize().Height))
	height := n.text.heightFor(room)
	n.text.Move(fyne.NewPos(36, theme.Margin+theme.TextLine))
	n.text.Resize(fyne.NewSize(room, height))
	n.action.Move(fyne.NewPos(36-theme.Unit, theme.Margin+theme.TextLine+height+2))
	n.action.Resize(n.action.MinSize())
}

func (r *noticeRenderer) Refresh() {
	for _, o := range r.objects {
		o.Refresh()
	}
	r.Layout(r.n.Size())
	canvas.Refresh(r.n)
}
