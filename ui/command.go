package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"galley/editor/state"
	tables "galley/editor/table"
)

// command is one thing the window can do: the menus, the toolbar and the
// shortcuts are all made from the table of commands.
type command struct {
	name     string // as in a menu, without the shortcut
	icon     string // of the theme, or ""
	shortcut fyne.Shortcut
	do       func()
}

// key is a shortcut with the platform's main modifier, Ctrl or Cmd.
func key(name fyne.KeyName, more ...fyne.KeyModifier) fyne.Shortcut {
	modifier := fyne.KeyModifierShortcutDefault
	for _, m := range more {
		modifier |= m
	}
	return &desktop.CustomShortcut{KeyName: name, Modifier: modifier}
}

// plainKey is a key that is a shortcut by itself, such as F11.
func plainKey(name fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: name}
}

// hint is a command's name and shortcut in words.
func (c command) hint() string {
	if c.shortcut == nil {
		return c.name
	}
	return strings.TrimSuffix(c.name, "…") + "  " + keyName(c.shortcut)
}

// keyName spells a shortcut for people: Ctrl+Shift+E.
func keyName(s fyne.Shortcut) string {
	k, ok := s.(fyne.KeyboardShortcut)
	if !ok {
		return ""
	}
	var parts []string
	for _, m := range []struct {
		modifier fyne.KeyModifier
		name     string
	}{
		{fyne.KeyModifierControl, "Ctrl"},
		{fyne.KeyModifierSuper, "Cmd"},
		{fyne.KeyModifierAlt, "Alt"},
		{fyne.KeyModifierShift, "Shift"},
	} {
		if k.Mod()&m.modifier != 0 {
			parts = append(parts, m.name)
		}
	}
	return strings.Join(append(parts, string(k.Key())), "+")
}

// commands are all that the window can do, by topic.
type commands struct {
	newArticle, openFolder, openFile, save, saveCopy, rename, discard, export, quit command
	undo, redo, cut, copy, paste, selectAll                                         command
	heading, subheading, bold, italic, strike, code, link, image                    command
	bullets, numbers, tasks, quote, fence, table, rule                              command
	addTakeaway, title                                                              command
	sidebar, preview, panel, write, fields, fullScreen, light, dark, system         command
	sample, keys, about                                                             command
}

// commandTable binds every command to the window.
func (w *Window) commandTable() commands {
	shift := fyne.KeyModifierShift
	edit := func(c state.Command) func() { return func() { w.run(c) } }
	return commands{
		newArticle: command{"New article", "file-plus", key(fyne.KeyN), w.newArticle},
		openFolder: command{"Open folder…", "folder-open", key(fyne.KeyO, shift), w.askFolder},
		openFile:   command{"Open article…", "", key(fyne.KeyO), w.askFile},
		save:       command{"Save", "save", key(fyne.KeyS), w.save},
		saveCopy:   command{"Save a copy…", "", key(fyne.KeyS, shift), w.askCopy},
		rename:     command{"Rename…", "", plainKey(fyne.KeyF2), w.askName},
		discard:    command{"Move to trash", "", nil, w.discard},
		export:     command{"Export…", "upload", key(fyne.KeyE, shift), w.askExport},
		quit:       command{"Quit", "", key(fyne.KeyQ), w.Quit},

		undo:      command{"Undo", "undo-2", &fyne.ShortcutUndo{}, w.undo},
		redo:      command{"Redo", "redo-2", &fyne.ShortcutRedo{}, w.redo},
		cut:       command{"Cut", "", &fyne.ShortcutCut{Clipboard: w.clipboard()}, w.toFocused(&fyne.ShortcutCut{Clipboard: w.clipboard()})},
		copy:      command{"Copy", "", &fyne.ShortcutCopy{Clipboard: w.clipboard()}, w.toFocused(&fyne.ShortcutCopy{Clipboard: w.clipboard()})},
		paste:     command{"Paste", "", &fyne.ShortcutPaste{Clipboard: w.clipboard()}, w.toFocused(&fyne.ShortcutPaste{Clipboard: w.clipboard()})},
		selectAll: command{"Select all", "", &fyne.ShortcutSelectAll{}, w.toFocused(&fyne.ShortcutSelectAll{})},

		heading:    command{"Heading", "heading", key(fyne.Key2), edit(state.Heading(2))},
		subheading: command{"Subheading", "", key(fyne.Key3), edit(state.Heading(3))},
		bold:       command{"Bold", "bold", key(fyne.KeyB), edit(state.Bold)},
		italic:     command{"Italic", "italic", key(fyne.KeyI), edit(state.Italic)},
		strike:     command{"Strikethrough", "", key(fyne.KeyX, shift), edit(state.Strike)},
		code:       command{"Code", "", key(fyne.KeyE), edit(state.InlineCode)},
		link:       command{"Link", "link", key(fyne.KeyK), edit(state.Link(""))},
		image:      command{"Image…", "image", nil, w.askImage},
		bullets:    command{"Bulleted list", "list", key(fyne.Key8, shift), edit(state.BulletList)},
		numbers:    command{"Numbered list", "list-ordered", key(fyne.Key7, shift), edit(state.NumberedList)},
		tasks:      command{"Task list", "", key(fyne.Key9, shift), edit(state.TaskList)},
		quote:      command{"Quote", "quote", key(fyne.KeyPeriod, shift), edit(state.Quote)},
		fence:      command{"Code block", "code", nil, func() { w.run(state.CodeBlock(w.eol())) }},
		table:      command{"Table", "table", nil, func() { w.run(tables.Insert(2, 3, w.eol())) }},
		rule:       command{"Divider", "", nil, func() { w.run(state.Rule(w.eol())) }},

		addTakeaway: command{"Add a takeaway", "plus", key(fyne.KeyT, shift), w.addTakeaway},
		title:       command{"Edit the title", "", key(fyne.KeyT), w.editTitle},

		sidebar:    command{"Articles and outline", "panel-left", plainKey(fyne.KeyF7), func() { w.togglePane(sidebarPane) }},
		write:      command{"Editor", "", plainKey(fyne.KeyF6), func() { w.togglePane(editorPane) }},
		preview:    command{"Preview", "", plainKey(fyne.KeyF8), func() { w.togglePane(previewPane) }},
		panel:      command{"Takeaways and details", "panel-right", plainKey(fyne.KeyF9), func() { w.togglePane(panelPane) }},
		fields:     command{"Fields in the text", "", nil, func() { w.showFields(!w.fieldsShown) }},
		fullScreen: command{"Full screen", "", plainKey(fyne.KeyF11), func() { w.win.SetFullScreen(!w.win.FullScreen()) }},
		light:      command{"Light", "", nil, func() { w.useTheme("light") }},
		dark:       command{"Dark", "", nil, func() { w.useTheme("dark") }},
		system:     command{"As the system", "", nil, func() { w.useTheme("") }},

		sample: command{"Sample article", "", nil, w.openSample},
		keys:   command{"Keyboard shortcuts", "", plainKey(fyne.KeyF1), w.showKeys},
		about:  command{"About Galley", "", nil, w.showAbout},
	}
}

// functionKeys runs the commands whose shortcut is a key alone: the toolkit
// knows shortcuts only with a modifier.
func (w *Window) functionKeys() func(*fyne.KeyEvent) {
	bound := map[fyne.KeyName]func(){}
	c := w.commands
	for _, c := range []command{c.rename, c.sidebar, c.write, c.preview, c.panel, c.fullScreen, c.keys} {
		bound[c.shortcut.(*desktop.CustomShortcut).KeyName] = c.do
	}
	return func(e *fyne.KeyEvent) {
		if do := bound[e.Name]; do != nil {
			do()
		}
	}
}

// mainMenu is the menu bar.
func (w *Window) mainMenu() *fyne.MainMenu {
	c := w.commands
	item := func(c command) *fyne.MenuItem {
		m := fyne.NewMenuItem(c.name, c.do)
		m.Shortcut = c.shortcut
		return m
	}
	menu := func(name string, groups ...[]command) *fyne.Menu {
		m := fyne.NewMenu(name)
		for i, group := range groups {
			if i > 0 {
				m.Items = append(m.Items, fyne.NewMenuItemSeparator())
			}
			for _, c := range group {
				m.Items = append(m.Items, item(c))
			}
		}
		return m
	}
	file := menu("File",
		[]command{c.newArticle, c.openFolder, c.openFile},
		[]command{c.save, c.saveCopy, c.rename, c.discard},
		[]command{c.export},
		[]command{c.quit})
	file.Items[len(file.Items)-1].IsQuit = true
	look := fyne.NewMenuItem("Appearance", nil)
	look.ChildMenu = menu("", []command{c.system, c.light, c.dark})
	w.fieldsItem = item(c.fields)
	view := menu("View", []command{c.sidebar, c.write, c.preview, c.panel}, []command{c.fullScreen})
	view.Items = append(view.Items, fyne.NewMenuItemSeparator(), w.fieldsItem, look)
	return fyne.NewMainMenu(
		file,
		menu("Edit", []command{c.undo, c.redo}, []command{c.cut, c.copy, c.paste, c.selectAll}),
		menu("Article",
			[]command{c.title, c.addTakeaway},
			[]command{c.heading, c.subheading, c.bold, c.italic, c.strike, c.code, c.link},
			[]command{c.bullets, c.numbers, c.tasks, c.quote, c.fence, c.table, c.image, c.rule}),
		view,
		menu("Help", []command{c.sample, c.keys}, []command{c.about}),
	)
}
