package ui

import "fyne.io/fyne/v2"

// menuSpec is a menu by the ids of its commands, in groups with a line between
// them. A group that begins with a name ending in ":" is a menu of its own.
type menuSpec struct {
	name   string
	groups [][]string
}

// menuBar is what the menus show.
var menuBar = []menuSpec{
	{"File", [][]string{
		{"new-article", "open-folder", "open-article", "go-to"},
		{"save", "save-copy", "rename", "discard"},
		{"history", "lost", "history-size"},
		{"export"},
		{"quit"},
	}},
	{"Edit", [][]string{
		{"undo", "redo"},
		{"cut", "copy", "paste", "paste-plain", "select-all"},
		{"find", "find-next", "find-previous", "replace", "find-folder"},
		{
			"Selection:", "next-match", "skip-match", "all-matches", "caret-above", "caret-below", "split-lines",
			"expand", "shrink", "select-bracket", "match-bracket",
		},
		{"Lines:", "line-up", "line-down", "duplicate", "delete-line", "join", "sort-lines"},
		{"Letters:", "upper-case", "lower-case", "title-case", "transpose", "smart-signs"},
		{"Spelling:", "spelling", "spelling-next", "spelling-correct", "spelling-languages"},
		{"commands"},
	}},
	{"Article", [][]string{
		{"title", "add-takeaway", "goal"},
		{"heading", "subheading", "bold", "italic", "strike", "code", "link", "footnote"},
		{"bullets", "numbers", "tasks", "task", "quote", "fence", "table", "image", "rule"},
		{"Headings and sections:", "heading-4", "raise-heading", "lower-heading", "section-up", "section-down", "raise-section", "lower-section"},
		{"snippet", "edit-snippets"},
		{"More:", "no-list", "renumber", "footnote-jump"},
		{
			"In a table:", "row-above", "row-below", "row-up", "row-down", "row-delete",
			"column-left", "column-right", "column-back", "column-on", "column-delete",
			"align-left", "align-center", "align-right", "align-none", "sort-up", "sort-down", "table-tidy", "table-delete",
		},
	}},
	{"View", [][]string{
		{"sidebar", "editor", "preview", "panel", "fields"},
		{"only-text", "full-screen", "focus-sentence", "focus-paragraph", "typewriter"},
		{"zoom-in", "zoom-out", "zoom-reset"},
		{"Column:", "wider", "narrower", "whole-width", "airier", "denser"},
		{"Letters:", "face-mono", "face-serif", "face-sans"},
		{"Appearance:", "system-theme", "light", "dark"},
	}},
	{"Help", [][]string{
		{"sample", "shortcuts"},
		{"about"},
	}},
}

// mainMenu is the menu bar, with the shortcuts and switches as they are now.
func (w *Window) mainMenu() *fyne.MainMenu {
	var menus []*fyne.Menu
	for _, spec := range menuBar {
		menus = append(menus, w.menu(spec))
	}
	return fyne.NewMainMenu(menus...)
}

func (w *Window) menu(spec menuSpec) *fyne.Menu {
	m := fyne.NewMenu(spec.name)
	nested := false // the group before was a menu of its own
	for i, group := range spec.groups {
		if name, ok := cutColon(group[0]); ok {
			if i > 0 && !nested {
				m.Items = append(m.Items, fyne.NewMenuItemSeparator())
			}
			nested = true
			item := fyne.NewMenuItem(name, nil)
			item.ChildMenu = w.menu(menuSpec{groups: [][]string{group[1:]}})
			m.Items = append(m.Items, item)
			continue
		}
		if i > 0 {
			m.Items = append(m.Items, fyne.NewMenuItemSeparator())
		}
		nested = false
		for _, id := range group {
			m.Items = append(m.Items, w.menuItem(id))
		}
	}
	return m
}

func (w *Window) menuItem(id string) *fyne.MenuItem {
	c := w.commands.get(id)
	item := fyne.NewMenuItem(c.name, func() { w.do(c) })
	item.Shortcut = c.shortcut
	item.Checked = c.on != nil && c.on()
	item.IsQuit = id == "quit"
	w.items[id] = item
	return item
}

// do runs a command and shows what it switched. While a new shortcut is waited
// for, the command's own is the answer.
func (w *Window) do(c *command) {
	if set := w.capturing; set != nil && c.shortcut != nil {
		set(c.shortcut)
		return
	}
	c.do()
	if c.on != nil {
		w.showSwitches()
	}
}

// showSwitches marks the switches of the menus that are on.
func (w *Window) showSwitches() {
	changed := false
	for id, item := range w.items {
		if on := w.commands.get(id).on; on != nil && item.Checked != on() {
			item.Checked, changed = on(), true
		}
	}
	if changed {
		w.win.MainMenu().Refresh()
	}
}

func cutColon(s string) (string, bool) {
	if n := len(s) - 1; n > 0 && s[n] == ':' {
		return s[:n], true
	}
	return s, false
}
