package takeaway

import (
	"fmt"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/editor/article"
	"galley/ui/control"
	"galley/ui/theme"
)

const margin = 14 // from the panel's edges to what is in it

// Panel shows and edits the takeaways and the fields of one article. All of it
// belongs to the UI goroutine. The function fields may be nil.
type Panel struct {
	widget.BaseWidget

	OnUndo     func(redo bool) // undo or redo of the article is wanted
	OnProblem  func(line int)  // the writer wants to see the line, from 1, where the fields are broken
	OnTakeaway func(i int)     // the keyboard is on takeaway i
	OnLeave    func()          // Escape: the keyboard may go back to the text
	// Every calls f on the UI goroutine once in d until stop is called; without
	// it the caret does not blink.
	Every func(d time.Duration, f func()) (stop func())

	edit func(article.Edit) error
	head article.Head // as last set, also when it has a problem

	list    *list
	form    *form
	notice  *notice
	title   *control.Text
	count   *control.Text
	add     *control.Button
	rule    *control.Ground
	details *control.Text

	body     *fyne.Container
	scroll   *container.Scroll
	height   float32 // of the body
	readOnly bool
	placing  bool
}

// New makes a panel that hands each change to edit. An error of edit is shown
// beside what was typed.
func New(edit func(article.Edit) error) *Panel {
	p := &Panel{edit: edit}
	p.list = newList(p)
	p.form = newForm(p)
	p.notice = newNotice(func(line int) {
		if p.OnProblem != nil {
			p.OnProblem(line)
		}
	})
	p.notice.Hide()
	p.title = control.NewText("Key takeaways", theme.PaneTitleSize, control.Semibold, theme.ColorText)
	p.count = control.NewText("", theme.CaptionSize, control.Regular, theme.ColorMuted)
	p.add = control.NewButton(control.Link, "plus", "Add", p.AddTakeaway)
	p.rule = control.NewHairline()
	p.details = control.NewText("Details", theme.PaneTitleSize, control.Semibold, theme.ColorText)
	p.body = container.New(bodyLayout{p})
	p.scroll = container.NewVScroll(p.body)
	p.rebuild()
	p.ExtendBaseWidget(p)
	return p
}

// Open shows another article.
func (p *Panel) Open(head article.Head) {
	if canvas := canvasOf(p); canvas != nil && p.hasFocus() {
		canvas.Unfocus()
	}
	p.head = article.Head{}
	p.list.set(nil)
	p.form.show(article.Head{})
	p.scroll.Offset = fyne.Position{}
	p.SetHead(head)
}

// SetHead takes over what the front matter of the article says now. What the
// writer is typing stays, caret included, unless it was changed elsewhere.
// While the front matter cannot be read the last values stay to be seen, but
// cannot be edited.
func (p *Panel) SetHead(head article.Head) {
	p.head = head
	if head.Problem == nil {
		p.form.show(head)
		p.list.show(head.Takeaways)
	}
	p.showUsable()
}

// SetReadOnly keeps everything from being edited.
func (p *Panel) SetReadOnly(readOnly bool) {
	if p.readOnly != readOnly {
		p.readOnly = readOnly
		p.showUsable()
	}
}

// SetStates says how the takeaways stand in the article, in their order.
func (p *Panel) SetStates(states []State) { p.list.setStates(states) }

// AddTakeaway makes an empty card at the end and gives it the keyboard.
func (p *Panel) AddTakeaway() { p.list.add(len(p.list.cards), "") }

// FocusField gives the keyboard to the input of a field.
func (p *Panel) FocusField(key article.Key) {
	for _, d := range p.form.fields {
		if d.key != key && (key != article.KeyBannerName || d.key != article.KeyBannerText) {
			continue
		}
		if d.more {
			p.form.showMore(true)
		}
		if canvas := canvasOf(p); canvas != nil && !d.box.Disabled() {
			canvas.Focus(d.box)
			d.box.selectAll()
		}
		p.revealField(d)
		return
	}
}

func (p *Panel) showUsable() {
	usable := p.head.Problem == nil && !p.readOnly
	p.form.enable(p.head, usable)
	p.list.setDisabled(!usable || p.head.Locked(article.KeyTakeaways) != nil)
	p.add.SetEnabled(!p.list.disabled)
	p.showCount()
	p.notice.set(p.head.Problem)
	if (p.head.Problem != nil) != p.notice.Visible() {
		show(p.notice, p.head.Problem != nil)
	}
	p.arrange()
}

// showCount says how many takeaways there are, or that they can be edited in
// the source only.
func (p *Panel) showCount() {
	n := 0
	for _, c := range p.list.cards {
		if !c.draft {
			n++
		}
	}
	switch {
	case p.head.Problem == nil && p.head.Locked(article.KeyTakeaways) != nil:
		p.count.Set("in the source only")
	case n == 0:
		p.count.Set("")
	default:
		p.count.Set(strconv.Itoa(n))
	}
}

// try hands an edit to the article.
func (p *Panel) try(edit article.Edit) error {
	if p.edit == nil || p.readOnly {
		return fmt.Errorf("this article can only be read")
	}
	return p.edit(edit)
}

// send is try for what has no input to stay in: when the article refuses, the
// panel shows again what the article says, and why.
func (p *Panel) send(edit article.Edit) {
	if err := p.try(edit); err != nil {
		p.again()
		p.notice.say(err.Error())
		show(p.notice, true)
		p.arrange()
	}
}

// again shows what the article says.
func (p *Panel) again() { p.SetHead(p.head) }

// wire connects a box to what it shares with all others.
func (p *Panel) wire(b *box) {
	b.onScroll = p.scrolled
	b.onText = p.arrange
	b.onUndo = func(redo bool) {
		if p.OnUndo != nil {
			p.OnUndo(redo)
		}
	}
	b.onLeave = func() {
		if p.OnLeave != nil {
			p.OnLeave()
		}
	}
	b.every = func(d time.Duration, f func()) func() {
		if p.Every == nil {
			return func() {}
		}
		return p.Every(d, f)
	}
}

func (p *Panel) hasFocus() bool {
	for _, c := range p.list.cards {
		if c.text.focused || c.grip.focused {
			return true
		}
	}
	for _, d := range p.form.fields {
		if d.box.focused {
			return true
		}
	}
	return false
}

// scrolled is the wheel over an input.
func (p *Panel) scrolled(ev *fyne.ScrollEvent) {
	p.scroll.Scrolled(ev)
	for _, c := range p.list.cards { // the pointer did not move, but the cards did
		if c.hovered {
			c.hover(false)
		}
	}
}

// rebuild takes up which objects there are.
func (p *Panel) rebuild() {
	if p.body == nil {
		return // still being made
	}
	objects := []fyne.CanvasObject{p.notice, p.title, p.count}
	for _, c := range p.list.cards {
		objects = append(objects, c)
	}
	objects = append(objects, p.add, p.rule, p.details)
	objects = append(objects, p.form.objects()...)
	p.body.Objects = append(objects, p.list.ghost, p.list.caption, p.list.line)
	p.arrange()
	p.body.Refresh()
}

// arrange places everything again after something became higher or lower.
func (p *Panel) arrange() {
	if p.body == nil || p.placing {
		return
	}
	if was := p.height; p.place(p.body.Size().Width) != was {
		p.scroll.Refresh()
	}
}

// place puts everything where it belongs in a body of a width and gives its
// height.
func (p *Panel) place(width float32) float32 {
	p.placing = true
	defer func() { p.placing = false }()
	x, y, room := float32(margin), float32(margin), width-2*margin
	if room <= 0 {
		return p.height
	}
	if p.notice.Visible() {
		height := p.notice.heightFor(room)
		p.notice.Move(fyne.NewPos(x, y))
		p.notice.Resize(fyne.NewSize(room, height))
		y += height + theme.Margin
	}
	heading(p.title, x, y)
	count := p.count.MinSize()
	p.count.Move(fyne.NewPos(x+room-count.Width, y+(theme.PaneTitleLine-count.Height)/2))
	p.count.Resize(count)
	y += theme.PaneTitleLine + 10
	for _, c := range p.list.cards {
		height := c.heightFor(room)
		c.Move(fyne.NewPos(x, y))
		if size := fyne.NewSize(room, height); c.Size() != size {
			c.Resize(size)
		}
		y += height + theme.CardGap
	}
	y += theme.Unit
	p.add.Move(fyne.NewPos(x-theme.Unit, y))
	p.add.Resize(p.add.MinSize())
	y += p.add.MinSize().Height + 14
	p.rule.Move(fyne.NewPos(x, y))
	p.rule.Resize(fyne.NewSize(room, theme.Hair))
	y += 16
	heading(p.details, x, y)
	y += theme.PaneTitleLine + theme.Gap
	p.height = p.form.layout(x, y, room) + margin
	return p.height
}

func heading(t *control.Text, x, y float32) {
	size := t.MinSize()
	t.Move(fyne.NewPos(x, y+(theme.PaneTitleLine-size.Height)/2))
	t.Resize(size)
}

// reveal scrolls until the card shows.
func (p *Panel) reveal(o fyne.CanvasObject) {
	p.revealSpan(o.Position().Y, o.Position().Y+o.Size().Height)
}

func (p *Panel) revealField(d *field) {
	p.revealSpan(d.label.Position().Y, d.box.Position().Y+d.box.Size().Height)
}

func (p *Panel) revealSpan(top, bottom float32) {
	page, at := p.scroll.Size().Height, p.scroll.Offset.Y
	if page <= 0 {
		return
	}
	to := min(top-margin, max(at, bottom+margin-page))
	if to = max(0, min(to, p.height-page)); to != at {
		p.scroll.ScrollToOffset(fyne.NewPos(0, to))
	}
}

// scrollNear scrolls a little when a drag comes near the upper or lower edge.
func (p *Panel) scrollNear(y float32) {
	const edge, step = 28, 10
	at := y - p.scroll.Offset.Y
	switch {
	case at < edge:
		p.scroll.ScrollToOffset(fyne.NewPos(0, max(0, p.scroll.Offset.Y-step)))
	case at > p.scroll.Size().Height-edge:
		p.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(p.height-p.scroll.Size().Height, p.scroll.Offset.Y+step))))
	}
}

// bodyLayout lets the panel place its content itself.
type bodyLayout struct{ p *Panel }

// Layout implements fyne.Layout.
func (l bodyLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) { l.p.place(size.Width) }

// MinSize implements fyne.Layout.
func (l bodyLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(200, l.p.height)
}

// CreateRenderer implements fyne.Widget.
func (p *Panel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(p.scroll)
}
