package write

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"galley/editor/state"
	"galley/editor/text"
	"galley/ui/scroll"
)

const (
	clickDelay = 500 * time.Millisecond
	clickSlip  = 4 // pixels that the mouse may move between clicks

	autoscrollEvery = time.Second / 60
	autoscrollSpeed = 0.2 // of the distance beyond the edge, each time
)

// pointer is what the mouse is doing.
type pointer struct {
	inside bool // over the text, not over the scrollbar
	held   bool // the button that selects is down
	at     fyne.Position

	clicks int // in a row at one place: 1 character, 2 word, 3 line
	last   time.Time
	where  fyne.Position
	origin text.Span     // what the first click selected; a drag selects from there
	kept   []state.Range // what else stays selected: the click was to add a caret

	stop func() // ends the scrolling beyond an edge
}

// Cursor implements desktop.Cursorable.
func (a *Area) Cursor() desktop.Cursor {
	if !a.pointer.inside && !a.pointer.held {
		return desktop.DefaultCursor
	}
	return desktop.TextCursor
}

// MouseIn implements desktop.Hoverable.
func (a *Area) MouseIn(*desktop.MouseEvent) { a.pointer.inside = true }

// MouseMoved implements desktop.Hoverable.
func (a *Area) MouseMoved(*desktop.MouseEvent) { a.pointer.inside = true }

// MouseOut implements desktop.Hoverable.
func (a *Area) MouseOut() { a.pointer.inside = false }

// MouseDown places the caret. It does so here and not on a tap because a tap
// comes when the button goes up, and a double tap delays it.
func (a *Area) MouseDown(ev *desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(a); c != nil && !a.caret.focused {
		c.Focus(a)
	}
	a.flush()
	off := a.hit(ev.Position)
	p := &a.pointer
	switch ev.Button {
	case desktop.MouseButtonSecondary:
		if !a.selects(off) {
			a.selectRange(off, off)
		}
		return
	case desktop.MouseButtonTertiary:
		a.pastePrimary(off)
		return
	case desktop.MouseButtonPrimary:
	default:
		return
	}

	now := a.opts.Now()
	near := abs(ev.Position.X-p.where.X) <= clickSlip && abs(ev.Position.Y-p.where.Y) <= clickSlip
	if near && now.Sub(p.last) <= clickDelay && p.clicks < 3 && ev.Modifier&shift == 0 {
		p.clicks++
	} else {
		p.clicks = 1
	}
	p.last, p.where, p.at, p.held = now, ev.Position, ev.Position, true

	if adds := ev.Modifier&alt != 0; !adds {
		p.kept = nil
	} else if p.clicks == 1 {
		p.kept = slices.Clone(a.state.Sel.Ranges)
		if i := slices.Index(p.kept, state.Range{Anchor: off, Head: off}); i >= 0 && len(p.kept) > 1 {
			p.kept = slices.Delete(p.kept, i, i+1)
			p.held = false // the caret that was clicked goes
			sel := state.Selection{Ranges: p.kept, Main: len(p.kept) - 1}
			a.dispatch(state.Spec{Sel: &sel, Origin: state.Move})
			return
		}
	}
	if ev.Modifier&shift != 0 {
		anchor := a.state.Sel.Primary().Anchor
		p.origin = text.Span{From: anchor, To: anchor}
	} else {
		p.origin = a.unit(off)
	}
	a.extend(off)
}

// MouseUp ends a selection by mouse.
func (a *Area) MouseUp(ev *desktop.MouseEvent) {
	if ev.Button == desktop.MouseButtonPrimary {
		a.endDrag()
	}
}

// Dragged extends the selection to the mouse. Beyond an edge the window follows
// on its own, because Fyne tells only of motion.
func (a *Area) Dragged(ev *fyne.DragEvent) {
	p := &a.pointer
	if !p.held {
		return
	}
	p.at = ev.Position
	a.flush()
	a.extend(a.hit(p.at))
	switch beyond := a.beyond(); {
	case beyond != 0 && p.stop == nil:
		p.stop = a.opts.Every(autoscrollEvery, a.autoscroll)
	case beyond == 0:
		a.endAutoscroll()
	}
}

// DragEnd implements fyne.Draggable.
func (a *Area) DragEnd() { a.endDrag() }

// TappedSecondary asks for a context menu.
func (a *Area) TappedSecondary(ev *fyne.PointEvent) {
	if a.OnMenu != nil {
		a.OnMenu(ev.AbsolutePosition)
	}
}

// Scrolled implements fyne.Scrollable.
func (a *Area) Scrolled(ev *fyne.ScrollEvent) {
	_, dy := scroll.Wheel(ev)
	if a.OnZoom != nil && a.held()&fyne.KeyModifierShortcutDefault != 0 {
		switch {
		case dy < 0:
			a.OnZoom(1)
		case dy > 0:
			a.OnZoom(-1)
		}
		return
	}
	a.scrollBy(float64(dy * a.view.look.scale))
}

// scrollBy moves the window by device pixels.
func (a *Area) scrollBy(dy float64) {
	if a.view.height <= 0 || dy == 0 {
		return
	}
	a.view.scroll(dy)
	a.stale()
}

// dragBar follows the scrollbar.
func (a *Area) dragBar(top float64) {
	if a.view.height <= 0 {
		return
	}
	a.view.jump(top)
	a.stale()
}

// autoscroll moves the window while the mouse is held beyond an edge.
func (a *Area) autoscroll() {
	p := &a.pointer
	beyond := a.beyond()
	if !p.held || beyond == 0 {
		a.endAutoscroll()
		return
	}
	a.view.scroll(float64(beyond*autoscrollSpeed) * float64(a.view.look.scale))
	a.stale()
	a.extend(a.hit(p.at))
}

// beyond returns how far the mouse is above (negative) or below the window.
func (a *Area) beyond() float32 {
	switch y, h := a.pointer.at.Y, a.Size().Height; {
	case y < 0:
		return y
	case y > h:
		return y - h
	default:
		return 0
	}
}

func (a *Area) endDrag() {
	if a.pointer.held {
		a.pointer.held = false
		a.offerSelection()
	}
	a.pointer.kept = nil
	a.endAutoscroll()
}

func (a *Area) endAutoscroll() {
	if a.pointer.stop != nil {
		a.pointer.stop()
		a.pointer.stop = nil
	}
}

// hit returns the caret position nearest to a position in the widget; one beyond
// an edge counts as on it.
func (a *Area) hit(at fyne.Position) int {
	if a.view.height <= 0 {
		return a.state.Sel.Primary().Head
	}
	scale := a.view.look.scale
	y := max(0, min(float64(at.Y*scale), a.view.height-1))
	return a.view.hit(at.X*scale-a.left, y)
}

// unit returns what a click at off selects: nothing, a word or a line.
func (a *Area) unit(off int) text.Span {
	switch doc := a.state.Doc; a.pointer.clicks {
	case 2:
		return text.WordAt(doc, off)
	case 3:
		line := doc.Line(off)
		return text.Span{From: doc.LineStart(line), To: doc.LineNext(line)}
	default:
		return text.Span{From: off, To: off}
	}
}

// extend selects from the first click to off, by whole units.
func (a *Area) extend(off int) {
	origin, unit := a.pointer.origin, a.unit(off)
	if unit.From < origin.From {
		a.selectRange(origin.To, unit.From)
		return
	}
	a.selectRange(origin.From, max(origin.To, unit.To))
}

// selects reports whether off is inside the selection.
func (a *Area) selects(off int) bool {
	for _, r := range a.state.Sel.Ranges {
		if r.From() <= off && off <= r.To() && !r.Empty() {
			return true
		}
	}
	return false
}

// selectRange selects, without scrolling: what the mouse points at is visible.
func (a *Area) selectRange(anchor, head int) {
	n := a.state.Doc.Len() // the text can shrink while the button is held
	sel := state.Select(min(anchor, n), min(head, n))
	for _, r := range a.pointer.kept {
		r = state.Range{Anchor: min(r.Anchor, n), Head: min(r.Head, n)}
		if !r.Span().Touches(sel.Ranges[0].Span()) {
			sel.Ranges = append(sel.Ranges, r)
		}
	}
	if !sel.Equal(a.state.Sel) {
		a.dispatch(state.Spec{Sel: &sel, Origin: state.Move})
	}
}

func abs(v float32) float32 { return max(v, -v) }
