package preview

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"galley/editor/article"
	"galley/ui/scroll"
)

// pointer is what the mouse is doing.
type pointer struct {
	onLink bool
	dest   string        // of that link
	down   fyne.Position // where it was pressed
	held   *table        // whose scrollbar is dragged
	grabX  float32       // where the drag was last
}

// stepRows is how far an arrow key moves, in CSS pixels.
const stepRows = 50

// Scrolled moves the page; sideways it slides the table under the pointer.
func (p *Pane) Scrolled(ev *fyne.ScrollEvent) {
	if !p.ready() {
		return
	}
	dx, dy := scroll.Wheel(ev)
	if dx != 0 {
		if i, _, _ := p.hit(ev.Position); i >= 0 && p.model.parts[i].table != nil {
			p.slide(p.model.parts[i].table, p.model.look.px(dx))
		}
	}
	if dy != 0 {
		p.scrollBy(float64(dy) * p.scale())
	}
}

// FocusGained shows that keys scroll the page.
func (p *Pane) FocusGained() { p.setFocus(true) }

// FocusLost takes the sign away.
func (p *Pane) FocusLost() { p.setFocus(false) }

func (p *Pane) setFocus(on bool) {
	if p.focused = on; p.model.look != nil {
		p.paintCard(p.model.look.pal)
	}
}

// TypedRune implements fyne.Focusable: space pages down.
func (p *Pane) TypedRune(r rune) {
	if r == ' ' {
		p.page(1)
	}
}

// TypedKey scrolls.
func (p *Pane) TypedKey(ev *fyne.KeyEvent) {
	if !p.ready() {
		return
	}
	switch ev.Name {
	case fyne.KeyPageDown:
		p.page(1)
	case fyne.KeyPageUp:
		p.page(-1)
	case fyne.KeyDown:
		p.scrollBy(float64(p.model.look.px(stepRows)))
	case fyne.KeyUp:
		p.scrollBy(-float64(p.model.look.px(stepRows)))
	case fyne.KeyHome:
		p.pos = position{}
		p.arrange()
	case fyne.KeyEnd:
		p.pos = position{part: len(p.model.parts) - 1}
		p.arrange()
	}
}

// page moves by a view less two rows, so that the eye finds the line it was on.
func (p *Pane) page(by float64) {
	if p.ready() {
		p.scrollBy(by * (float64(p.Size().Height) - stepRows) * p.scale())
	}
}

// MouseDown takes hold of a table's scrollbar.
func (p *Pane) MouseDown(ev *desktop.MouseEvent) {
	if ev.Button != desktop.MouseButtonPrimary || !p.ready() {
		return
	}
	p.pointer.down = ev.Position
	if i, _, _ := p.hit(ev.Position); i >= 0 && p.model.parts[i].kind == tailPart {
		p.pointer.held, p.pointer.grabX = p.model.parts[i].table, ev.Position.X
	}
}

// MouseUp follows a link, or leads to the source of the text.
func (p *Pane) MouseUp(ev *desktop.MouseEvent) {
	if p.pointer.held != nil {
		p.pointer.held = nil
		return
	}
	const still = 4 // pixels a click may move
	moved := ev.Position.Subtract(p.pointer.down)
	if ev.Button == desktop.MouseButtonPrimary && p.ready() && max(moved.X, -moved.X, moved.Y, -moved.Y) <= still {
		p.click(ev.Position)
	}
}

// Dragged slides a table by its scrollbar.
func (p *Pane) Dragged(ev *fyne.DragEvent) {
	t := p.pointer.held
	if t == nil || t.room == 0 {
		return
	}
	dx := ev.Position.X - p.pointer.grabX
	p.pointer.grabX = ev.Position.X
	p.slide(t, p.model.look.px(dx)*t.width/t.room)
}

// DragEnd implements fyne.Draggable.
func (p *Pane) DragEnd() { p.pointer.held = nil }

// MouseIn implements desktop.Hoverable.
func (p *Pane) MouseIn(ev *desktop.MouseEvent) { p.MouseMoved(ev) }

// MouseMoved notes whether the pointer is over a link.
func (p *Pane) MouseMoved(ev *desktop.MouseEvent) {
	if p.ready() {
		p.hover(p.spot(ev.Position))
	}
}

// MouseOut implements desktop.Hoverable.
func (p *Pane) MouseOut() { p.hover(spot{}) }

func (p *Pane) hover(what spot) {
	dest := what.dest
	if !what.onLink || strings.HasPrefix(dest, ownPlace) {
		dest = ""
	}
	changed := dest != p.pointer.dest
	p.pointer.onLink, p.pointer.dest = what.onLink, dest
	if changed && p.opts.OnHover != nil {
		p.opts.OnHover(dest)
	}
}

// Cursor is a hand over a link.
func (p *Pane) Cursor() desktop.Cursor {
	if p.pointer.onLink {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// hit returns the part and the row at a point of the pane, and the point's x in the column; -1 outside of the text.
func (p *Pane) hit(at fyne.Position) (part int, r *row, x int) {
	m := &p.model
	s := float32(p.scale())
	x = int(at.X*s) - p.left()
	if pad := m.look.px(p.padding()); x < -pad || x >= m.look.width+pad {
		return -1, nil, x // on the desk
	}
	y := float64(at.Y*s) + p.pos.offset
	for i := p.pos.part; i < len(m.parts); i++ {
		sh := m.sheet(i)
		if y >= float64(sh.height) {
			y -= float64(sh.height)
			continue
		}
		if len(sh.rows) == 0 {
			return i, nil, x
		}
		r = &sh.rows[sh.rowAt(int(y))]
		if int(y) < r.top || int(y) >= r.top+r.height {
			r = nil
		}
		return i, r, x
	}
	return -1, nil, x
}

// spot returns what is under a point of the pane.
func (p *Pane) spot(at fyne.Position) spot {
	if _, r, x := p.hit(at); r != nil {
		return r.spotAt(x)
	}
	return spot{}
}

func (p *Pane) click(at fyne.Position) {
	i, r, x := p.hit(at)
	if i < 0 || r == nil {
		return
	}
	what := r.spotAt(x)
	if what.onLink {
		p.follow(what.dest)
		return
	}
	source := r.source
	if what.prose != nil {
		source = what.prose.source(what.at)
	}
	if source >= 0 && p.opts.OnSource != nil {
		p.opts.OnSource(p.model.base(i) + source)
	}
}

// follow goes to a place of this page itself and leaves every other link to the window.
func (p *Pane) follow(dest string) {
	if label, ok := strings.CutPrefix(dest, noteAnchor); ok {
		p.reveal(p.model.notePart(label))
		return
	}
	if quote, ok := strings.CutPrefix(dest, passageAnchor); ok {
		if block, top := article.Passage(p.model.page.Article.Tree, quote); block != nil {
			p.Follow(p.model.tops()[top].Span.From + max(block.Span.From, 0))
		}
		return
	}
	if id, ok := strings.CutPrefix(dest, "#"); ok {
		for _, h := range p.model.page.Article.Outline {
			if h.ID == id {
				p.Follow(h.Span.From)
				return
			}
		}
	}
	if p.opts.OnLink != nil {
		p.opts.OnLink(dest)
	}
}

// reveal shows a part near the top.
func (p *Pane) reveal(part int) {
	if part < 0 {
		return
	}
	p.pos = position{part, -float64(p.model.look.px(deskMargin))}
	p.arrange()
}

// slide shows what is right of a table's view, for a negative distance what is left of it, and lays its rows out again.
func (p *Pane) slide(t *table, by int) {
	if p.model.page.language.RightToLeft {
		by = -by
	}
	if !t.slide(by) {
		return
	}
	p.model.forget(func(i int, _ *sheet) bool { return p.model.parts[i].table == t })
	p.arrange()
}

// notePart returns the part where the footnote with that label begins, -1 when there is none.
func (m *model) notePart(label string) int {
	n := 0
	if m.page.Article.Tree != nil {
		n = m.page.Article.Tree.Number(label)
	}
	for i := m.bodyEnd(); n > 0 && i < len(m.parts); i++ {
		if m.noteOf(i) == n {
			return i
		}
	}
	return -1
}

// noteOf returns the number of the footnote that a part below the body belongs to, 0 for none.
func (m *model) noteOf(i int) int {
	fr := m.parts[i].frame
	for fr != nil && fr.outer != nil {
		fr = fr.outer
	}
	if fr == nil || fr.kind != itemFrame {
		return 0
	}
	return fr.ordinal
}
