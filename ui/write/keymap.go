package write

import (
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"galley/editor/markup"
	"galley/editor/state"
	"galley/editor/table"
)

// chord is a key with the modifiers that are held.
type chord struct {
	mod fyne.KeyModifier
	key fyne.KeyName
}

// action is what a chord does.
type action func(*Area)

type keymap map[chord]action

const (
	shift = fyne.KeyModifierShift
	ctrl  = fyne.KeyModifierControl
	alt   = fyne.KeyModifierAlt
	super = fyne.KeyModifierSuper
)

func platformKeys() keymap {
	if runtime.GOOS == "darwin" {
		return macKeys()
	}
	return pcKeys()
}

// commonKeys are the chords that all platforms share; cmd is the platform's
// modifier for commands. Nothing is bound to Ctrl+Alt, which is AltGr on Windows.
func commonKeys(cmd fyne.KeyModifier) keymap {
	k := keymap{
		{0, fyne.KeyBackspace}:     (*Area).backspace,
		{shift, fyne.KeyBackspace}: (*Area).backspace,
		{0, fyne.KeyDelete}:        run(markup.Delete),
		{0, fyne.KeyReturn}:        (*Area).newline,
		{0, fyne.KeyEnter}:         (*Area).newline,
		{shift, fyne.KeyReturn}:    (*Area).lineBreak,
		{shift, fyne.KeyEnter}:     (*Area).lineBreak,
		{0, fyne.KeyTab}:           (*Area).tab,
		{shift, fyne.KeyTab}:       (*Area).backTab,

		{0, fyne.KeyEscape}: (*Area).single,

		{cmd | shift, fyne.KeyZ}: (*Area).Redo,
		{cmd, fyne.KeyB}:         run(markup.Bold),
		{cmd, fyne.KeyI}:         run(markup.Italic),
		{cmd, fyne.KeyE}:         run(markup.InlineCode),
		{cmd, fyne.KeyK}:         (*Area).Link,
	}
	k.motion(0, fyne.KeyLeft, state.Left)
	k.motion(0, fyne.KeyRight, state.Right)
	k.step(0, fyne.KeyUp, (*Area).vertical, -1)
	k.step(0, fyne.KeyDown, (*Area).vertical, 1)
	k.step(0, fyne.KeyPageUp, (*Area).page, -1)
	k.step(0, fyne.KeyPageDown, (*Area).page, 1)
	return k
}

func pcKeys() keymap {
	k := commonKeys(ctrl)
	k.motion(ctrl, fyne.KeyLeft, state.WordLeft)
	k.motion(ctrl, fyne.KeyRight, state.WordRight)
	k.motion(ctrl, fyne.KeyUp, state.ParagraphUp)
	k.motion(ctrl, fyne.KeyDown, state.ParagraphDown)
	k.step(0, fyne.KeyHome, (*Area).rowEdge, -1)
	k.step(0, fyne.KeyEnd, (*Area).rowEdge, 1)
	k.motion(ctrl, fyne.KeyHome, state.DocStart)
	k.motion(ctrl, fyne.KeyEnd, state.DocEnd)
	k[chord{ctrl, fyne.KeyBackspace}] = run(state.DeleteWordBackward)
	k[chord{ctrl, fyne.KeyDelete}] = run(state.DeleteWordForward)
	k[chord{ctrl | shift, fyne.KeyBackspace}] = run(state.DeleteToLineStart)
	k[chord{ctrl | shift, fyne.KeyDelete}] = run(state.DeleteToLineEnd)
	k.motion(alt, fyne.KeyLeft, markup.SentenceLeft)
	k.motion(alt, fyne.KeyRight, markup.SentenceRight)
	k[chord{alt, fyne.KeyUp}] = run(table.RowOrLine(table.MoveRowUp, markup.MoveLineUp))
	k[chord{alt, fyne.KeyDown}] = run(table.RowOrLine(table.MoveRowDown, markup.MoveLineDown))
	return k
}

func macKeys() keymap {
	k := commonKeys(super)
	k.motion(alt, fyne.KeyLeft, state.WordLeft)
	k.motion(alt, fyne.KeyRight, state.WordRight)
	k.motion(alt, fyne.KeyUp, state.ParagraphUp)
	k.motion(alt, fyne.KeyDown, state.ParagraphDown)
	k.step(super, fyne.KeyLeft, (*Area).rowEdge, -1)
	k.step(super, fyne.KeyRight, (*Area).rowEdge, 1)
	k.motion(super, fyne.KeyUp, state.DocStart)
	k.motion(super, fyne.KeyDown, state.DocEnd)
	k.motion(0, fyne.KeyHome, state.DocStart)
	k.motion(0, fyne.KeyEnd, state.DocEnd)
	k[chord{alt, fyne.KeyBackspace}] = run(state.DeleteWordBackward)
	k[chord{alt, fyne.KeyDelete}] = run(state.DeleteWordForward)
	k[chord{super, fyne.KeyBackspace}] = run(state.DeleteToLineStart)
	k[chord{super, fyne.KeyDelete}] = run(state.DeleteToLineEnd)
	return k
}

// motion binds a motion, and with Shift the same motion that selects.
func (k keymap) motion(mod fyne.KeyModifier, key fyne.KeyName, move func(extend bool) state.Command) {
	k[chord{mod, key}] = run(move(false))
	k[chord{mod | shift, key}] = run(move(true))
}

// step binds a motion that depends on rows.
func (k keymap) step(mod fyne.KeyModifier, key fyne.KeyName, move func(a *Area, direction int, extend bool), direction int) {
	k[chord{mod, key}] = func(a *Area) { move(a, direction, false) }
	k[chord{mod | shift, key}] = func(a *Area) { move(a, direction, true) }
}

func run(cmd state.Command) action {
	return func(a *Area) { a.Run(cmd) }
}

// AcceptsTab implements fyne.Tabbable: Tab belongs to the text.
func (a *Area) AcceptsTab() bool { return true }

// TypedRune implements fyne.Focusable. A sign goes around what is selected, and
// what is typed gets the signs of a typesetter as a step of its own.
func (a *Area) TypedRune(r rune) {
	if a.Run(markup.Wrap(r, a.quotes)) {
		return
	}
	a.Run(state.InsertText(string(r)))
	a.Run(markup.Smarten(r, a.quotes))
}

// SetQuotes says how quotation marks are written as one types; the zero Quotes
// leave what is typed.
func (a *Area) SetQuotes(q markup.Quotes) { a.quotes = q }

// TypedKey implements fyne.Focusable. Fyne brings here what has no modifier or
// Shift alone, and does not say which.
func (a *Area) TypedKey(ev *fyne.KeyEvent) {
	mod := fyne.KeyModifier(0)
	if a.shifted() {
		mod = shift
	}
	if mod == 0 && a.completing.key(ev.Name) {
		return
	}
	if act := a.keys[chord{mod, ev.Name}]; act != nil {
		act(a)
		return
	}
	// Fyne gives keys to the canvas only when nothing has the focus.
	if c := fyne.CurrentApp().Driver().CanvasForObject(a); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(ev)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (a *Area) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		a.Copy()
	case *fyne.ShortcutCut:
		a.Cut()
	case *fyne.ShortcutPaste:
		a.Paste()
	case *fyne.ShortcutSelectAll:
		a.Run(state.SelectAll)
	case *fyne.ShortcutUndo:
		a.Undo()
	case *fyne.ShortcutRedo:
		a.Redo()
	case *desktop.CustomShortcut:
		if act := a.keys[chord{s.Modifier, s.KeyName}]; act != nil {
			act(a)
			return
		}
		// Fyne asks the canvas only when nothing has the focus.
		c, ok := fyne.CurrentApp().Driver().CanvasForObject(a).(interface{ TypedShortcut(fyne.Shortcut) })
		if ok {
			c.TypedShortcut(s)
		}
	}
}

// KeyDown implements desktop.Keyable.
func (a *Area) KeyDown(ev *fyne.KeyEvent) { a.holdShift(ev.Name, true) }

// KeyUp implements desktop.Keyable.
func (a *Area) KeyUp(ev *fyne.KeyEvent) { a.holdShift(ev.Name, false) }

func (a *Area) holdShift(key fyne.KeyName, held bool) {
	if key == desktop.KeyShiftLeft || key == desktop.KeyShiftRight {
		a.shift = held
	}
}

// shifted reports whether Shift is held: the driver knows best, because a key can
// go up while another window has the keyboard; the test driver does not know.
func (a *Area) shifted() bool {
	return a.held()&shift != 0
}

// held returns the modifiers that are held.
func (a *Area) held() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	if a.shift {
		return shift
	}
	return 0
}

// Undo takes back the last step.
func (a *Area) Undo() {
	if !a.host.ReadOnly() {
		a.host.Undo()
	}
}

// Redo does again what was taken back.
func (a *Area) Redo() {
	if !a.host.ReadOnly() {
		a.host.Redo()
	}
}

// first runs the first of some commands that applies.
func first(commands ...state.Command) action {
	return func(a *Area) {
		for _, c := range commands {
			if a.Run(c) {
				return
			}
		}
	}
}

// backspace takes back what was put into better signs just now, or deletes.
func (a *Area) backspace() {
	if a.corrected && a.host.Undo() {
		return
	}
	a.Run(markup.Backspace)
}

// cell goes to the next (1) or previous (-1) cell of a table; false outside of one.
func (a *Area) cell(by int) bool {
	if by > 0 {
		return a.Run(table.NextCell)
	}
	return a.Run(table.PreviousCell)
}

// indent nests deeper (1) or less deep (-1).
func (a *Area) indent(by int) {
	if by > 0 {
		a.Run(markup.Indent)
	} else {
		a.Run(markup.Outdent)
	}
}

func (a *Area) newline() { first(table.NextRow, markup.Newline(a.host.EOL()))(a) }

// lineBreak is Enter with Shift: a line break inside a cell, a new line elsewhere.
func (a *Area) lineBreak() { first(table.LineBreak, markup.Newline(a.host.EOL()))(a) }
