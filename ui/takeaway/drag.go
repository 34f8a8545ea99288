package takeaway

import (
	"fyne.io/fyne/v2"

	"galley/ui/theme"
)

// drag follows the pointer, which is at y of the panel's content.
func (l *list) drag(c *card, y float32) {
	if l.dropped || l.disabled || c.draft || l.index(c) < 0 {
		return
	}
	if l.dragged == nil {
		if canvas := canvasOf(c); canvas != nil {
			canvas.Focus(c.grip) // Escape must come here
		}
		if l.index(c) < 0 { // it was empty and went with the keyboard
			return
		}
		l.dragged = c
		c.lifted = true
		c.look()
		l.caption.Set(c.text.Text())
	}
	l.slot = 0
	for _, other := range l.cards {
		if y > other.Position().Y+other.Size().Height/2 {
			l.slot++
		}
	}
	first := c.Position()
	line := l.cards[len(l.cards)-1].Position().Y + l.cards[len(l.cards)-1].Size().Height + theme.CardGap/2
	if l.slot < len(l.cards) {
		line = l.cards[l.slot].Position().Y - theme.CardGap/2
	}
	l.line.Move(fyne.NewPos(first.X, line-1))
	l.line.Resize(fyne.NewSize(c.Size().Width, 2))
	ghost := fyne.NewPos(first.X+theme.Gap, y-theme.TargetSize/2)
	l.ghost.Move(ghost)
	l.ghost.Resize(fyne.NewSize(c.Size().Width-theme.Gap, theme.TargetSize))
	l.caption.Move(fyne.NewPos(ghost.X+theme.Margin, ghost.Y+(theme.TargetSize-l.caption.MinSize().Height)/2))
	l.caption.Resize(fyne.NewSize(c.Size().Width-theme.Gap-2*theme.Margin, l.caption.MinSize().Height))
	show(l.ghost, true)
	show(l.caption, true)
	show(l.line, true)
	l.panel.scrollNear(y)
}

// drop ends a drag where the line is.
func (l *list) drop() {
	c := l.dragged
	l.dropped = false
	if c == nil {
		return
	}
	l.endDrag()
	if l.index(c) < 0 {
		return // it was deleted elsewhere meanwhile
	}
	to := l.slot
	if to > l.index(c) {
		to--
	}
	l.move(c, to)
}

// cancelDrag leaves the card where it was, though the button is still down.
func (l *list) cancelDrag() {
	if l.dragged != nil {
		l.endDrag()
		l.dropped = true
	}
}

func (l *list) endDrag() {
	c := l.dragged
	l.dragged, c.lifted = nil, false
	c.look()
	l.ghost.Hide()
	l.caption.Hide()
	l.line.Hide()
}
