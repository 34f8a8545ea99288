package ui

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// key is a shortcut with the platform's main modifier, Ctrl or Cmd.
func key(name fyne.KeyName, more ...fyne.KeyModifier) fyne.Shortcut {
	modifier := fyne.KeyModifierShortcutDefault
	for _, m := range more {
		modifier |= m
	}
	return &desktop.CustomShortcut{KeyName: name, Modifier: modifier}
}

// plainKey is a key that is a shortcut by itself or with Shift, such as F11.
func plainKey(name fyne.KeyName, more ...fyne.KeyModifier) fyne.Shortcut {
	modifier := fyne.KeyModifier(0)
	for _, m := range more {
		modifier |= m
	}
	return &desktop.CustomShortcut{KeyName: name, Modifier: modifier}
}

// modifierNames are the modifiers as people know them, in the order they are said.
var modifierNames = []struct {
	modifier fyne.KeyModifier
	name     string
}{
	{fyne.KeyModifierControl, "Ctrl"},
	{fyne.KeyModifierSuper, "Cmd"},
	{fyne.KeyModifierAlt, "Alt"},
	{fyne.KeyModifierShift, "Shift"},
}

// shortcutName spells a shortcut for people: Ctrl+Shift+E.
func shortcutName(s fyne.Shortcut) string {
	k, ok := s.(fyne.KeyboardShortcut)
	if !ok {
		return ""
	}
	var parts []string
	for _, m := range modifierNames {
		if k.Mod()&m.modifier != 0 {
			parts = append(parts, m.name)
		}
	}
	return strings.Join(append(parts, string(k.Key())), "+")
}

// parseShortcut reads what shortcutName writes.
func parseShortcut(name string) (fyne.Shortcut, error) {
	var modifier fyne.KeyModifier
	rest := name
	for _, m := range modifierNames {
		if r, ok := strings.CutPrefix(rest, m.name+"+"); ok {
			modifier |= m.modifier
			rest = r
		}
	}
	if rest == "" || len(rest) > 12 || strings.Contains(strings.TrimSuffix(rest, "+"), "+") {
		return nil, fmt.Errorf("%q is no shortcut", name)
	}
	s := &desktop.CustomShortcut{KeyName: fyne.KeyName(rest), Modifier: modifier}
	for _, named := range []fyne.Shortcut{
		&fyne.ShortcutUndo{}, &fyne.ShortcutRedo{}, &fyne.ShortcutSelectAll{},
		&fyne.ShortcutCut{}, &fyne.ShortcutCopy{}, &fyne.ShortcutPaste{},
	} {
		if shortcutName(named) == name {
			return named, nil // the toolkit sends these by a name of their own
		}
	}
	return s, nil
}

// usable reports whether a shortcut cannot be mistaken for typing: it has a
// modifier besides Shift, or is a function key. Ctrl with Alt is AltGr on Windows.
func usable(s fyne.Shortcut) bool {
	k := s.(fyne.KeyboardShortcut)
	if k.Mod()&fyne.KeyModifierControl != 0 && k.Mod()&fyne.KeyModifierAlt != 0 {
		return false
	}
	return k.Mod()&^fyne.KeyModifierShift != 0 || isFunctionKey(k.Key())
}

func isFunctionKey(name fyne.KeyName) bool {
	return len(name) > 1 && name[0] == 'F' && name[1] >= '1' && name[1] <= '9'
}

// bindings are the shortcuts that a writer changed, by the ids of commands; "" is
// none.
type bindings map[string]string

// apply gives commands the shortcuts of b. presets are those of the table.
func (b bindings) apply(all commands, presets map[string]fyne.Shortcut) {
	for _, c := range all {
		c.shortcut = presets[c.id]
		name, changed := b[c.id]
		if !changed {
			continue
		}
		c.shortcut = nil
		if s, err := parseShortcut(name); err == nil && usable(s) {
			c.shortcut = s
		}
	}
}

// bind gives a command another shortcut, nil for none, and takes it from the
// command that had it, which is returned.
func (w *Window) bind(c *command, s fyne.Shortcut) (from *command) {
	if s != nil {
		from = w.holder(s)
		if from == c {
			from = nil
		}
	}
	if from != nil {
		w.bindings[from.id] = ""
	}
	w.bindings[c.id] = ""
	if s != nil {
		w.bindings[c.id] = shortcutName(s)
	}
	w.keepBindings()
	return from
}

// unbind gives a command the shortcut of the table again.
func (w *Window) unbind(c *command) {
	delete(w.bindings, c.id)
	if s := w.presets[c.id]; s != nil {
		if other := w.holder(s); other != nil && other != c {
			w.bindings[other.id] = ""
		}
	}
	w.keepBindings()
}

// holder returns the command that has a shortcut, or nil.
func (w *Window) holder(s fyne.Shortcut) *command {
	name := shortcutName(s)
	i := slices.IndexFunc(w.commands, func(c *command) bool { return c.shortcut != nil && shortcutName(c.shortcut) == name })
	if i < 0 {
		return nil
	}
	return w.commands[i]
}

func (w *Window) keepBindings() {
	w.settings.set(keyShortcuts, w.bindings)
	w.bindAll()
}

// bindAll makes the menus and the canvas obey the shortcuts as they are now.
func (w *Window) bindAll() {
	w.bindings.apply(w.commands, w.presets)
	w.items = map[string]*fyne.MenuItem{}
	w.win.SetMainMenu(w.mainMenu())
	for id, tool := range w.tools {
		tool.WithHint(w.commands.get(id).hint(), w.status.showHint)
	}
	canvas := w.win.Canvas()
	for _, s := range w.onCanvas {
		canvas.RemoveShortcut(s)
	}
	w.onCanvas = w.onCanvas[:0]
	w.plain = map[string]*command{}
	for _, c := range w.commands {
		for _, s := range append(slices.Clone(c.also), c.shortcut) {
			k, ok := s.(fyne.KeyboardShortcut)
			if !ok {
				continue
			}
			if k.Mod()&^fyne.KeyModifierShift == 0 {
				w.plain[shortcutName(s)] = c // the toolkit has no shortcuts without a modifier
				continue
			}
			if w.items[c.id] != nil && s == c.shortcut {
				continue // the menu obeys it
			}
			canvas.AddShortcut(s, func(fyne.Shortcut) { w.do(c) })
			w.onCanvas = append(w.onCanvas, s)
		}
	}
}

// plainKeys runs the commands whose shortcut is a key alone or with Shift.
func (w *Window) plainKeys(e *fyne.KeyEvent) {
	if c := w.plain[shortcutName(plainKey(e.Name, heldShift()))]; c != nil {
		w.do(c)
	}
}

// heldShift is Shift while it is held, else nothing.
func heldShift() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers() & fyne.KeyModifierShift
	}
	return 0
}
