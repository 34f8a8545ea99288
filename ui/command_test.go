package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func TestCommands_have_ids_names_and_shortcuts_of_their_own(t *testing.T) {
	w := newTestWindow(t)
	ids, names, shortcuts := map[string]bool{}, map[string]bool{}, map[string]string{}
	for _, c := range w.commands {
		if ids[c.id] || names[c.title()] {
			t.Errorf("%s, %q: there are two", c.id, c.name)
		}
		ids[c.id], names[c.title()] = true, true
		for _, s := range append(slices.Clone(c.also), c.shortcut) {
			if s == nil {
				continue
			}
			name := shortcutName(s)
			if other := shortcuts[name]; other != "" {
				t.Errorf("%s is of %s and of %s", name, other, c.id)
			}
			if !usable(s) {
				t.Errorf("%s of %s would be typed by chance", name, c.id)
			}
			shortcuts[name] = c.id
		}
	}
}

func TestMenus_hold_every_command_once(t *testing.T) {
	w := newTestWindow(t)
	times := map[string]int{}
	for _, menu := range menuBar {
		for _, group := range menu.groups {
			for _, id := range group {
				if !strings.HasSuffix(id, ":") {
					times[id]++
				}
			}
		}
	}
	for _, c := range w.commands {
		if times[c.id] != 1 {
			t.Errorf("%s is in the menus %d times", c.id, times[c.id])
		}
	}
}

func TestShortcut_names_are_read_back(t *testing.T) {
	w := newTestWindow(t)
	for _, c := range w.commands {
		if c.shortcut == nil {
			continue
		}
		name := shortcutName(c.shortcut)
		got, err := parseShortcut(name)
		if err != nil || shortcutName(got) != name || got.ShortcutName() != c.shortcut.ShortcutName() {
			t.Errorf("%s of %s is read as %v, %v", name, c.id, got, err)
		}
	}
	for _, name := range []string{"", "Ctrl+", "Ctrl+Shift+A+B", "Ctrl+AVeryLongNameOfAKey"} {
		if got, err := parseShortcut(name); err == nil {
			t.Errorf("%q is read as %v", name, got)
		}
	}
}

func TestBindings_move_a_shortcut_from_one_command_to_another(t *testing.T) {
	w := newTestWindow(t)
	bold, italic := w.commands.get("bold"), w.commands.get("italic")
	first := shortcutName(bold.shortcut)

	if from := w.bind(italic, bold.shortcut); from != bold {
		t.Errorf("the shortcut came from %v", from)
	}
	if bold.shortcut != nil || shortcutName(italic.shortcut) != first {
		t.Errorf("now bold has %v and italic %v", bold.shortcut, italic.shortcut)
	}
	if got := w.items["italic"].Shortcut; shortcutName(got) != first {
		t.Errorf("the menu says %v", got)
	}

	kept := setting(w.settings, keyShortcuts, bindings{})
	if kept["italic"] != first || kept["bold"] != "" {
		t.Errorf("kept are %v", kept)
	}

	w.unbind(bold)
	if shortcutName(bold.shortcut) != first || italic.shortcut != nil {
		t.Errorf("after going back bold has %v and italic %v", bold.shortcut, italic.shortcut)
	}
}

func TestBindings_that_cannot_be_read_leave_the_presets(t *testing.T) {
	w := newTestWindow(t)
	kept := func(data string) bindings {
		w.settings.values[keyShortcuts] = []byte(data)
		return setting(w.settings, keyShortcuts, bindings{})
	}
	for _, data := range []string{"", "nonsense", "null", "[1]", `{"bold": 1}`, `{"no-such-command": "Ctrl+B"}`} {
		kept(data).apply(w.commands, w.presets)
		if w.commands.get("bold").shortcut == nil {
			t.Errorf("%q takes the shortcut away", data)
		}
	}
	kept(`{"bold": "b"}`).apply(w.commands, w.presets)
	if s := w.commands.get("bold").shortcut; s != nil {
		t.Errorf("a letter alone became the shortcut %v", s)
	}
}

func TestPalette_runs_what_a_few_letters_find(t *testing.T) {
	w := newTestWindow(t)
	w.showPalette()
	p := w.picker
	p.search.SetText("drk")
	if len(p.found) == 0 || p.found[0].name != "Dark" {
		t.Fatalf("found %v", p.found)
	}
	p.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if w.settings.text(keyTheme) != "dark" || w.picker != nil {
		t.Error("Enter did not run it")
	}
	w.showPalette()
	if got := w.picker.found[0].name; got != "✓ Dark" {
		t.Errorf("the command used last is not the first, but %q", got)
	}
}

func TestPicker_goes_round_and_scrolls(t *testing.T) {
	w := newTestWindow(t)
	var many []choice
	for i := range 40 {
		many = append(many, choice{name: strings.Repeat("x", i+1), do: func() {}})
	}
	p := w.pick(pickerSpec{choices: many})
	step := func(name fyne.KeyName, want, first int) {
		t.Helper()
		p.search.TypedKey(&fyne.KeyEvent{Name: name})
		if p.chosen != want || p.first != first {
			t.Errorf("%s chooses %d of those from %d, want %d from %d", name, p.chosen, p.first, want, first)
		}
	}
	step(fyne.KeyUp, 39, 28)
	step(fyne.KeyDown, 0, 0)
	step(fyne.KeyPageDown, 11, 0)
	step(fyne.KeyDown, 12, 1)
	step(fyne.KeyPageUp, 1, 1)
	p.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.picker != nil {
		t.Error("Escape does not close it")
	}
}

func TestPressing_a_shortcut_of_another_command_gives_it_away(t *testing.T) {
	w := newTestWindow(t)
	typewriter := w.commands.get("typewriter")
	w.pressShortcut(typewriter)
	w.items["bold"].Action() // as the menu does when its shortcut is pressed
	if typewriter.shortcut == nil || typewriter.shortcut.(*desktop.CustomShortcut).KeyName != fyne.KeyB {
		t.Errorf("the new shortcut is %v", typewriter.shortcut)
	}
	if w.capturing != nil || w.picker != nil {
		t.Error("the question is still open")
	}
}

func TestEmphasis_divides_a_name_by_what_matched(t *testing.T) {
	for _, test := range []struct {
		name  string
		at    []int
		want  string
		first bool
	}{
		{"Bold", nil, "Bold", false},
		{"Bold", []int{0}, "B|old", true},
		{"Bold", []int{1, 2}, "B|ol|d", false},
		{"Größe", []int{2, 4}, "Gr|öß|e", false},
	} {
		runs, first := emphasis(test.name, test.at)
		if got := strings.Join(runs, "|"); got != test.want || first != test.first {
			t.Errorf("%q at %v is %q, %v", test.name, test.at, got, first)
		}
	}
}
