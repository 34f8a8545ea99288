package takeaway

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// FocusGained implements fyne.Focusable.
func (b *box) FocusGained() {
	if b.Disabled() || b.focused {
		return
	}
	b.focused = true
	b.original = b.value
	if b.pretty(b.value) != b.value {
		b.show(b.value)
	}
	b.restartBlink()
	b.Refresh()
	if b.onFocus != nil {
		b.onFocus(true)
	}
}

// FocusLost implements fyne.Focusable.
func (b *box) FocusLost() {
	if !b.focused {
		return
	}
	b.focused, b.shift = false, false
	b.echo.reset()
	b.anchor = b.caret
	b.show(b.pretty(b.value))
	b.endBlink()
	if !b.wraps {
		b.slide = 0
	}
	b.Refresh()
	if b.onFocus != nil {
		b.onFocus(false)
	}
}

// AcceptsTab implements fyne.Tabbable: Tab goes on to the next field.
func (b *box) AcceptsTab() bool { return false }

// KeyDown implements desktop.Keyable.
func (b *box) KeyDown(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		b.shift = true
	}
}

// KeyUp implements desktop.Keyable.
func (b *box) KeyUp(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		b.shift = false
	}
}

// TypedRune implements fyne.Focusable.
func (b *box) TypedRune(r rune) {
	if !b.Disabled() {
		b.insert(string(r))
	}
}

// TypedKey implements fyne.Focusable.
func (b *box) TypedKey(ev *fyne.KeyEvent) {
	if b.onKey != nil && b.onKey(ev) {
		return
	}
	from, to := b.selection()
	rows := b.rowsAt(b.Size().Width)
	line := rows[b.rowOf(b.caret)]
	switch ev.Name {
	case fyne.KeyLeft:
		if from != to && !b.shift {
			b.place(from, false)
		} else {
			b.place(step(b.text, b.caret, -1), b.shift)
		}
	case fyne.KeyRight:
		if from != to && !b.shift {
			b.place(to, false)
		} else {
			b.place(step(b.text, b.caret, 1), b.shift)
		}
	case fyne.KeyUp:
		b.moveRow(-1)
	case fyne.KeyDown:
		b.moveRow(1)
	case fyne.KeyHome:
		b.place(line.from, b.shift)
	case fyne.KeyEnd:
		b.place(line.to, b.shift)
	case fyne.KeyBackspace:
		if from == to {
			from = step(b.text, to, -1)
		}
		b.replace(from, to, nil)
	case fyne.KeyDelete:
		if from == to {
			to = step(b.text, from, 1)
		}
		b.replace(from, to, nil)
	case fyne.KeyReturn, fyne.KeyEnter:
		if c := canvasOf(b); c != nil {
			c.FocusNext()
		}
	case fyne.KeyEscape:
		if b.revert() {
			return
		}
		if c := canvasOf(b); c != nil {
			c.Unfocus()
		}
		if b.onLeave != nil {
			b.onLeave()
		}
	default:
		// Fyne gives keys to the canvas only when nothing has the focus.
		if c := canvasOf(b); c != nil && c.OnTypedKey() != nil {
			c.OnTypedKey()(ev)
		}
	}
}

// moveRow takes the caret up or down, and to the ends of the text beyond the
// first and the last row.
func (b *box) moveRow(d int) {
	rows := b.rowsAt(b.Size().Width)
	i := b.rowOf(b.caret)
	x := b.x(rows[i], b.caret)
	switch i += d; {
	case i < 0:
		b.place(0, b.shift)
	case i >= len(rows):
		b.place(len(b.text), b.shift)
	default:
		b.place(b.near(rows[i], x), b.shift)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (b *box) TypedShortcut(s fyne.Shortcut) {
	if b.onShortcut != nil && b.onShortcut(s) {
		return
	}
	from, to := b.selection()
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		b.copy(s.Clipboard)
	case *fyne.ShortcutCut:
		b.copy(s.Clipboard)
		b.replace(from, to, nil)
	case *fyne.ShortcutPaste:
		b.paste(s.Clipboard)
	case *fyne.ShortcutSelectAll:
		b.selectAll()
	case *fyne.ShortcutUndo:
		b.undo(false)
	case *fyne.ShortcutRedo:
		b.undo(true)
	case *desktop.CustomShortcut:
		b.typedCombination(s)
	}
}

func (b *box) typedCombination(s *desktop.CustomShortcut) {
	word := s.Modifier&(fyne.KeyModifierControl|fyne.KeyModifierAlt) != 0
	extend := s.Modifier&fyne.KeyModifierShift != 0
	if !word && s.Modifier&fyne.KeyModifierSuper == 0 {
		return
	}
	from, to := b.selection()
	switch s.KeyName {
	case fyne.KeyLeft:
		b.place(stepWord(b.text, b.caret, -1), extend)
	case fyne.KeyRight:
		b.place(stepWord(b.text, b.caret, 1), extend)
	case fyne.KeyHome, fyne.KeyUp:
		b.place(0, extend)
	case fyne.KeyEnd, fyne.KeyDown:
		b.place(len(b.text), extend)
	case fyne.KeyBackspace:
		if from == to {
			from = stepWord(b.text, to, -1)
		}
		b.replace(from, to, nil)
	case fyne.KeyDelete:
		if from == to {
			to = stepWord(b.text, from, 1)
		}
		b.replace(from, to, nil)
	case fyne.KeyZ:
		b.undo(extend)
	}
}

// undo hands over to the article's history: what comes back is then not the
// answer to a keystroke.
func (b *box) undo(redo bool) {
	if b.onUndo != nil {
		b.echo.reset()
		b.onUndo(redo)
	}
}

func (b *box) copy(clipboard fyne.Clipboard) {
	if text := b.selected(); text != "" {
		clipboard.SetContent(text)
	}
}

// paste inserts what is on the clipboard. Several lines become several values
// where the owner has room for them, else one with blanks between.
func (b *box) paste(clipboard fyne.Clipboard) {
	lines := pastedLines(clipboard.Content())
	if len(lines) > 1 && b.onPaste != nil && !b.Disabled() {
		b.onPaste(lines)
		return
	}
	b.insert(strings.Join(lines, " "))
}

// pastedLines are the lines of s that hold text. The signs of a list go when
// there are several.
func pastedLines(s string) []string {
	var lines []string
	for line := range strings.Lines(strings.ReplaceAll(s, "\r", "\n")) {
		if line = strings.TrimRight(line, "\n"); strings.TrimSpace(line) != "" {
			lines = append(lines, line)
		}
	}
	if len(lines) > 1 {
		for i, line := range lines {
			lines[i] = withoutBullet(strings.TrimSpace(line))
		}
	}
	return lines
}

// withoutBullet drops "- ", "• ", "3. " and the like from the start of line.
func withoutBullet(line string) string {
	for _, bullet := range []string{"- ", "* ", "+ ", "• ", "– ", "— ", "◦ ", "▪ ", "·\t", "•\t", "-\t"} {
		if rest, ok := strings.CutPrefix(line, bullet); ok {
			return strings.TrimSpace(rest)
		}
	}
	digits := strings.TrimLeft(line, "0123456789")
	if len(digits) < len(line) && len(line)-len(digits) < 4 && (strings.HasPrefix(digits, ". ") || strings.HasPrefix(digits, ") ")) {
		return strings.TrimSpace(digits[2:])
	}
	return line
}

// TappedSecondary implements fyne.SecondaryTappable.
func (b *box) TappedSecondary(ev *fyne.PointEvent) {
	c := canvasOf(b)
	if c == nil {
		return
	}
	if !b.Disabled() {
		c.Focus(b)
	}
	clipboard := fyne.CurrentApp().Clipboard()
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("Cut", func() { b.TypedShortcut(&fyne.ShortcutCut{Clipboard: clipboard}) }),
		fyne.NewMenuItem("Copy", func() { b.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clipboard}) }),
		fyne.NewMenuItem("Paste", func() { b.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard}) }),
		fyne.NewMenuItem("Select all", b.selectAll),
	}
	items[0].Disabled = b.Disabled() || b.selected() == ""
	items[1].Disabled = b.selected() == ""
	items[2].Disabled = b.Disabled()
	if b.onMenu != nil && !b.Disabled() {
		items = append(append(items, fyne.NewMenuItemSeparator()), b.onMenu()...)
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c, ev.AbsolutePosition)
}

const (
	blinkEvery = 500 * time.Millisecond
	blinkLast  = 40 // ticks, then the caret stays: a window that only lies open costs nothing
)

// restartBlink shows the caret and lets it blink from now.
func (b *box) restartBlink() {
	b.caretHidden, b.ticks = false, 0
	if b.focused && b.every != nil && b.stopBlink == nil {
		b.stopBlink = b.every(blinkEvery, b.tick)
	}
}

func (b *box) endBlink() {
	if b.stopBlink != nil {
		b.stopBlink()
		b.stopBlink = nil
	}
}

func (b *box) tick() {
	if b.ticks++; b.ticks == 1 || !b.focused {
		return // too soon after the last key
	}
	if b.caretHidden = !b.caretHidden && b.ticks < blinkLast; !b.caretHidden && b.ticks >= blinkLast {
		b.endBlink()
	}
	b.Refresh()
}

func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(o)
}
