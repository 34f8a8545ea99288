package ui

import (
	"fyne.io/fyne/v2"

	"galley/editor"
)

// showPalette offers every command with its shortcut, the last used first.
func (w *Window) showPalette() {
	w.pick(pickerSpec{
		hint: "What do you want to do?", nothing: "No command has these letters.",
		choices: w.commandChoices(func(c *command) func() {
			return func() {
				w.noteUse(c)
				w.do(c)
			}
		}),
	})
}

// commandChoices are the commands that can be done now.
func (w *Window) commandChoices(do func(*command) func()) []choice {
	var first, rest []choice
	for _, c := range w.commands {
		if c.id == "commands" || w.session == nil && !c.always {
			continue
		}
		made := choice{name: c.title(), do: do(c)}
		if c.shortcut != nil {
			made.detail = shortcutName(c.shortcut)
		}
		if c.on != nil && c.on() {
			made.name = "✓ " + made.name
		}
		rest = append(rest, made)
	}
	for _, id := range w.usedLast {
		if c := w.commands.get(id); w.session != nil || c.always {
			for i, made := range rest {
				if made.name == c.title() || made.name == "✓ "+c.title() {
					first = append(first, made)
					rest = append(rest[:i], rest[i+1:]...)
					break
				}
			}
		}
	}
	return append(first, rest...)
}

// usedKept is how many commands the palette shows before the others.
const usedKept = 5

// noteUse puts a command first in the palette.
func (w *Window) noteUse(c *command) {
	used := []string{c.id}
	for _, id := range w.usedLast {
		if id != c.id && len(used) < usedKept {
			used = append(used, id)
		}
	}
	w.usedLast = used
}

// showShortcuts lists the commands with their shortcuts and changes them: what is
// pressed becomes the shortcut of the chosen command.
func (w *Window) showShortcuts() {
	var p *picker
	byName := map[string]*command{}
	list := func() []choice {
		var out []choice
		for _, c := range w.commands {
			byName[c.title()] = c
			made := choice{name: c.title(), do: func() { w.pressShortcut(c) }}
			if c.shortcut != nil {
				made.detail = shortcutName(c.shortcut)
			}
			if _, changed := w.bindings[c.id]; changed {
				made.detail += "  (changed)"
			}
			out = append(out, made)
		}
		return out
	}
	p = w.pick(pickerSpec{
		hint: "Search a command", nothing: "No command has these letters.",
		foot:    "Enter: press a new shortcut      F4: as it was at first      F5: all as they were at first",
		choices: list(),
		key: func(e *fyne.KeyEvent, chosen choice) bool {
			switch e.Name {
			case fyne.KeyF4:
				w.unbind(byName[chosen.name])
			case fyne.KeyF5:
				w.bindings = bindings{}
				w.keepBindings()
			default:
				return false
			}
			p.refresh(list())
			return true
		},
	})
}

// pressShortcut waits for a chord and gives it to a command.
func (w *Window) pressShortcut(c *command) {
	var p *picker
	set := func(s fyne.Shortcut) {
		p.close()
		from := w.bind(c, s)
		switch {
		case s == nil:
			w.info(c.title() + " has no shortcut now.")
		case from != nil:
			w.info(shortcutName(s)+" is "+c.title()+" now. "+from.title()+" has no shortcut any more.",
				editor.Action{Label: "Change shortcuts…", Do: w.showShortcuts})
		default:
			w.info(shortcutName(s) + " is " + c.title() + " now.")
		}
	}
	p = w.pick(pickerSpec{
		hint: "Press the new shortcut of “" + c.title() + "”",
		find: func(string) []found {
			return match("", []choice{{name: "No shortcut", do: func() { set(nil) }}, {name: "Leave it as it is", do: func() {}}})
		},
		key: func(e *fyne.KeyEvent, _ choice) bool {
			if !isFunctionKey(e.Name) {
				return false
			}
			set(plainKey(e.Name, heldShift()))
			return true
		},
		shortcut: func(s fyne.Shortcut, _ choice) bool {
			if k, ok := s.(fyne.KeyboardShortcut); ok && usable(k) {
				set(s)
			}
			return true
		},
	})
	w.capturing = set
}
