package takeaway

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// doubleClick is how soon a click must follow another to count with it.
const doubleClick = 400 * time.Millisecond

// Cursor implements desktop.Cursorable.
func (b *box) Cursor() desktop.Cursor {
	if b.Disabled() {
		return desktop.DefaultCursor
	}
	return desktop.TextCursor
}

// MouseDown implements desktop.Mouseable. One click places the caret, two take
// the word, three everything.
func (b *box) MouseDown(ev *desktop.MouseEvent) {
	if b.Disabled() || ev.Button != desktop.MouseButtonPrimary {
		return
	}
	if !b.focused {
		if c := canvasOf(b); c != nil {
			c.Focus(b)
		}
	}
	at := b.at(ev.Position)
	if now := time.Now(); now.Sub(b.clickedAt) < doubleClick && at == b.clickedOn {
		b.clicks++
		b.clickedAt = now
	} else {
		b.clicks, b.clickedAt, b.clickedOn = 1, now, at
	}
	switch b.clicks {
	case 1:
		b.place(at, ev.Modifier&fyne.KeyModifierShift != 0)
	case 2:
		b.selectWord(at)
	default:
		b.selectAll()
	}
}

// MouseUp implements desktop.Mouseable.
func (b *box) MouseUp(*desktop.MouseEvent) {}

// Dragged implements fyne.Draggable: it extends the selection that MouseDown
// began.
func (b *box) Dragged(ev *fyne.DragEvent) {
	if b.focused {
		b.place(b.at(ev.Position), true)
	}
}

// DragEnd implements fyne.Draggable.
func (b *box) DragEnd() {}

func (b *box) selectWord(at int) {
	from, to := at, at
	for from > 0 && isWord(b.text[from-1]) {
		from--
	}
	for to < len(b.text) && isWord(b.text[to]) {
		to++
	}
	if from == to {
		to = step(b.text, to, 1)
	}
	b.anchor = from
	b.place(to, true)
}
