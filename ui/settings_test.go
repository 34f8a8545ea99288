package ui

import (
	"encoding/json"
	"strings"
	"syscall"
	"testing"

	"galley/editor/vfs"
)

func TestSettings_are_on_the_disk_before_the_window_ends(t *testing.T) {
	w := newTestWindow(t)
	ended := false
	for _, name := range []string{"dark", "light", "dark"} {
		w.useTheme(name)
	}
	w.settings.settled(func() { ended = true })
	w.until("the settings are kept", func() bool { return ended })
	var kept map[string]any
	if err := json.Unmarshal(w.read(settingsFile()), &kept); err != nil || kept[keyTheme] != "dark" {
		t.Errorf("kept are %v, %v", kept, err)
	}
	again := readSettings(w.env)
	if again.text(keyTheme) != "dark" {
		t.Error("the next start does not know them")
	}
}

// The file is never between two states: whatever fails, and wherever, it is what it
// was or what it is to be.
func TestSettings_are_whole_whatever_fails(t *testing.T) {
	w := newTestWindow(t)
	w.until("the window has kept its own", func() bool { return !w.settings.saving })
	w.write(settingsFile(), `{"a": 1}`)
	for n := range 40 {
		fault := vfs.NewFault(w.fsys, nil)
		fault.SetRule(vfs.Nth(n, syscall.ENOSPC))
		err := writeSettings(fault, []byte(`{"a": 2}`))
		switch got := string(w.read(settingsFile())); {
		case err == nil && got == `{"a": 2}`:
			w.write(settingsFile(), `{"a": 1}`)
		case err != nil && (got == `{"a": 1}` || got == `{"a": 2}`):
			w.write(settingsFile(), `{"a": 1}`)
		default:
			t.Fatalf("step %d, %v: the file holds %q", n, err, got)
		}
	}
}

func TestSettings_that_cannot_be_read_are_as_at_first(t *testing.T) {
	for _, data := range []string{"", "null", "{", "[]", `{"window.theme": 1, "window.panes": null, "open.goals": null, "window.size": "wide"}`, strings.Repeat("{", 9999)} {
		w := newTestWindow(t)
		w.until("the window has kept its own", func() bool { return !w.settings.saving })
		w.write(settingsFile(), data)
		s := readSettings(w.env)
		if s.text(keyTheme) != "" || setting(s, keyGoals, map[string]int{}) == nil {
			t.Errorf("%.20q: read as %v", data, s.values)
		}
		s.set(keyTheme, "dark")
	}
}
