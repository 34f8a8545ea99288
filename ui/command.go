package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"galley/editor/markup"
	"galley/editor/state"
	"galley/editor/table"
	"galley/ui/write"
)

// command is one thing the window can do. The menus, the toolbar, the palette and
// the shortcuts are all made from the table of commands.
type command struct {
	id       string // in the file of shortcuts: never changed
	name     string // as in a menu, without the shortcut
	icon     string // of the theme, or ""
	shortcut fyne.Shortcut
	do       func()
	on       func() bool // whether a switch is on; nil for what is no switch
	always   bool        // can be done without an article
	also     []fyne.Shortcut
}

// hint is a command's name and shortcut in words.
func (c *command) hint() string {
	if c.shortcut == nil {
		return c.title()
	}
	return c.title() + "  " + shortcutName(c.shortcut)
}

// title is the name without the dots of a question that follows.
func (c *command) title() string { return strings.TrimSuffix(c.name, "…") }

// commands are all that the window can do, in the order of the table.
type commands []*command

// get returns a command. An unknown id panics: ids are constants in our own code.
func (c commands) get(id string) *command {
	i := slices.IndexFunc(c, func(c *command) bool { return c.id == id })
	if i < 0 {
		panic("ui: no command " + id)
	}
	return c[i]
}

const (
	shiftKey = fyne.KeyModifierShift
	altKey   = fyne.KeyModifierAlt
)

// commandTable binds every command to the window.
func (w *Window) commandTable() commands {
	edit := func(c state.Command) func() { return func() { w.run(c) } }
	return commands{
		{id: "new-article", name: "New article", icon: "file-plus", shortcut: key(fyne.KeyN), do: w.newArticle, always: true},
		{id: "open-folder", name: "Open folder…", icon: "folder-open", shortcut: key(fyne.KeyO, shiftKey), do: w.askFolder, always: true},
		{id: "open-article", name: "Open article…", shortcut: key(fyne.KeyO), do: w.askFile, always: true},
		{id: "go-to", name: "Go to article or heading…", icon: "search", shortcut: key(fyne.KeyP), do: w.quickOpen, always: true},
		{id: "save", name: "Save", icon: "save", shortcut: key(fyne.KeyS), do: w.save},
		{id: "save-copy", name: "Save a copy…", shortcut: key(fyne.KeyS, shiftKey), do: w.askCopy},
		{id: "rename", name: "Rename…", shortcut: plainKey(fyne.KeyF2), do: w.askName},
		{id: "discard", name: "Move to trash", do: w.discard},
		{id: "history", name: "History…", icon: "clock", shortcut: key(fyne.KeyH, shiftKey), do: func() { w.history.open() }},
		{id: "lost", name: "History of a deleted article…", do: w.askLost, always: true},
		{id: "history-size", name: "Size of the history…", do: w.askHistoryLimit, always: true},
		{id: "export", name: "Export…", icon: "upload", shortcut: key(fyne.KeyE, shiftKey), do: w.askExport},
		{id: "quit", name: "Quit", shortcut: key(fyne.KeyQ), do: w.Quit, always: true},

		{id: "undo", name: "Undo", icon: "undo-2", shortcut: &fyne.ShortcutUndo{}, do: w.undo},
		{id: "redo", name: "Redo", icon: "redo-2", shortcut: &fyne.ShortcutRedo{}, do: w.redo, also: []fyne.Shortcut{key(fyne.KeyZ, shiftKey)}},
		{id: "cut", name: "Cut", shortcut: &fyne.ShortcutCut{Clipboard: w.clipboard()}, do: w.toFocused(&fyne.ShortcutCut{Clipboard: w.clipboard()})},
		{id: "copy", name: "Copy", shortcut: &fyne.ShortcutCopy{Clipboard: w.clipboard()}, do: w.toFocused(&fyne.ShortcutCopy{Clipboard: w.clipboard()})},
		{id: "paste", name: "Paste", shortcut: &fyne.ShortcutPaste{Clipboard: w.clipboard()}, do: w.toFocused(&fyne.ShortcutPaste{Clipboard: w.clipboard()})},
		{id: "paste-plain", name: "Paste as plain text", shortcut: key(fyne.KeyV, shiftKey), do: w.pastePlainText},
		{id: "select-all", name: "Select all", shortcut: &fyne.ShortcutSelectAll{}, do: w.toFocused(&fyne.ShortcutSelectAll{})},
		{id: "caret-above", name: "Add a caret above", shortcut: plainKey(fyne.KeyUp, altKey, shiftKey), do: w.addCaret(-1)},
		{id: "caret-below", name: "Add a caret below", shortcut: plainKey(fyne.KeyDown, altKey, shiftKey), do: w.addCaret(1)},
		{id: "find", name: "Find…", icon: "search", shortcut: key(fyne.KeyF), do: func() { w.finding.open(false) }},
		{id: "find-next", name: "Find the next", shortcut: plainKey(fyne.KeyF3), do: func() { w.finding.again(1) }},
		{id: "find-previous", name: "Find the one before", shortcut: plainKey(fyne.KeyF3, shiftKey), do: func() { w.finding.again(-1) }},
		{id: "replace", name: "Replace…", shortcut: key(fyne.KeyH), do: func() { w.finding.open(true) }},
		{id: "find-folder", name: "Find and replace in the folder…", shortcut: key(fyne.KeyF, shiftKey), do: func() { w.folderSearch.open() }, always: true},
		{id: "next-match", name: "Select the next one like this", shortcut: key(fyne.KeyD), do: edit(state.SelectNextMatch)},
		{id: "skip-match", name: "Leave this one out and select the next", do: edit(state.SkipMatch)},
		{id: "all-matches", name: "Select all like this", shortcut: key(fyne.KeyL, shiftKey), do: edit(state.SelectAllMatches)},
		{id: "split-lines", name: "A caret in every selected line", do: edit(state.SplitSelectionIntoLines)},
		{id: "expand", name: "Select more", shortcut: plainKey(fyne.KeyRight, altKey, shiftKey), do: w.expand},
		{id: "shrink", name: "Select less", shortcut: plainKey(fyne.KeyLeft, altKey, shiftKey), do: w.shrink},
		{id: "select-bracket", name: "Select to the brackets", shortcut: key(fyne.KeyM, shiftKey), do: edit(markup.SelectToBracket)},
		{id: "match-bracket", name: "Go to the other bracket", shortcut: key(fyne.KeyM), do: edit(markup.MatchBracket(false))},
		{id: "line-up", name: "Move the line up", do: edit(table.RowOrLine(table.MoveRowUp, markup.MoveLineUp))},
		{id: "line-down", name: "Move the line down", do: edit(table.RowOrLine(table.MoveRowDown, markup.MoveLineDown))},
		{id: "duplicate", name: "Duplicate the line", shortcut: key(fyne.KeyD, shiftKey), do: func() { w.run(markup.Duplicate(w.eol())) }},
		{id: "delete-line", name: "Delete the line", shortcut: key(fyne.KeyK, shiftKey), do: edit(markup.DeleteLines)},
		{id: "join", name: "Join the lines", shortcut: key(fyne.KeyJ), do: edit(markup.JoinLines)},
		{id: "sort-lines", name: "Sort the lines", do: edit(markup.SortLines)},
		{id: "upper-case", name: "CAPITALS", do: edit(state.UpperCase)},
		{id: "lower-case", name: "small letters", do: edit(state.LowerCase)},
		{id: "title-case", name: "Title Case", do: edit(state.TitleCase)},
		{id: "transpose", name: "Exchange two characters", do: edit(state.Transpose)},
		{id: "smart-signs", name: "Typographic quotes and dashes", do: w.toggleSmartSigns, on: func() bool { return !w.writing.PlainSigns }},
		{id: "spelling", name: "Check the spelling", do: w.toggleSpelling, on: func() bool { return !w.spelling.choice.Off }},
		{id: "spelling-next", name: "Next wrong word", shortcut: plainKey(fyne.KeyF4), do: w.nextMisspelled},
		{id: "spelling-correct", name: "Correct the word…", shortcut: key(fyne.KeyPeriod), do: w.askCorrection},
		{id: "spelling-languages", name: "Languages of the spelling…", do: w.askLanguages},
		{id: "commands", name: "All commands…", shortcut: key(fyne.KeyP, shiftKey), do: w.showPalette, always: true},

		{id: "heading", name: "Heading", icon: "heading", shortcut: key(fyne.Key2), do: edit(markup.Heading(2))},
		{id: "subheading", name: "Subheading", shortcut: key(fyne.Key3), do: edit(markup.Heading(3))},
		{id: "heading-4", name: "Small heading", shortcut: key(fyne.Key4), do: edit(markup.Heading(4))},
		{id: "raise-heading", name: "Raise the heading", do: edit(markup.PromoteHeading)},
		{id: "lower-heading", name: "Lower the heading", do: edit(markup.DemoteHeading)},
		{id: "section-up", name: "Move the section up", do: w.shiftSection(-1)},
		{id: "section-down", name: "Move the section down", do: w.shiftSection(1)},
		{id: "raise-section", name: "Raise the section", do: w.onSection(markup.PromoteSection)},
		{id: "lower-section", name: "Lower the section", do: w.onSection(markup.DemoteSection)},
		{id: "bold", name: "Bold", icon: "bold", shortcut: key(fyne.KeyB), do: edit(markup.Bold)},
		{id: "italic", name: "Italic", icon: "italic", shortcut: key(fyne.KeyI), do: edit(markup.Italic)},
		{id: "strike", name: "Strikethrough", shortcut: key(fyne.KeyX, shiftKey), do: edit(markup.Strike)},
		{id: "code", name: "Code", shortcut: key(fyne.KeyE), do: edit(markup.InlineCode)},
		{id: "link", name: "Link", icon: "link", shortcut: key(fyne.KeyK), do: w.insertLink},
		{id: "image", name: "Image…", icon: "image", do: w.askImage},
		{id: "bullets", name: "Bulleted list", icon: "list", shortcut: key(fyne.Key8, shiftKey), do: edit(markup.BulletList)},
		{id: "numbers", name: "Numbered list", icon: "list-ordered", shortcut: key(fyne.Key7, shiftKey), do: edit(markup.NumberedList)},
		{id: "tasks", name: "Task list", shortcut: key(fyne.Key9, shiftKey), do: edit(markup.TaskList)},
		{id: "task", name: "Tick the task", shortcut: key(fyne.KeyReturn), do: edit(markup.ToggleTask)},
		{id: "renumber", name: "Renumber the lists", do: edit(markup.RenumberLists)},
		{id: "footnote", name: "Footnote", shortcut: key(fyne.KeyN, shiftKey), do: func() { w.run(markup.Footnote(w.eol())) }},
		{id: "footnote-jump", name: "Go to the footnote and back", shortcut: key(fyne.KeyJ, shiftKey), do: edit(markup.JumpFootnote)},
		{id: "quote", name: "Quote", icon: "quote", shortcut: key(fyne.KeyPeriod, shiftKey), do: edit(markup.Quote)},
		{id: "fence", name: "Code block", icon: "code", do: func() { w.run(markup.CodeBlock(w.eol())) }},
		{id: "table", name: "Table", icon: "table", do: func() { w.run(table.Insert(2, 3, w.eol())) }},
		{id: "row-above", name: "Row above", do: w.inTable(table.InsertRowAbove)},
		{id: "row-below", name: "Row below", do: w.inTable(table.InsertRowBelow)},
		{id: "row-up", name: "Move the row up", do: w.inTable(table.MoveRowUp)},
		{id: "row-down", name: "Move the row down", do: w.inTable(table.MoveRowDown)},
		{id: "row-delete", name: "Delete the row", do: w.inTable(table.DeleteRow)},
		{id: "column-left", name: "Column on the left", do: w.inTable(table.InsertColumnLeft)},
		{id: "column-right", name: "Column on the right", do: w.inTable(table.InsertColumnRight)},
		{id: "column-back", name: "Move the column to the left", do: w.inTable(table.MoveColumnLeft)},
		{id: "column-on", name: "Move the column to the right", do: w.inTable(table.MoveColumnRight)},
		{id: "column-delete", name: "Delete the column", do: w.inTable(table.DeleteColumn)},
		{id: "align-left", name: "Align the column left", do: w.inTable(table.Align(table.AlignLeft))},
		{id: "align-center", name: "Centre the column", do: w.inTable(table.Align(table.AlignCenter))},
		{id: "align-right", name: "Align the column right", do: w.inTable(table.Align(table.AlignRight))},
		{id: "align-none", name: "Align the column as the page does", do: w.inTable(table.Align(table.AlignNone))},
		{id: "sort-up", name: "Sort by the column, small first", do: w.inTable(table.Sort(false))},
		{id: "sort-down", name: "Sort by the column, large first", do: w.inTable(table.Sort(true))},
		{id: "table-tidy", name: "Tidy the table", do: w.inTable(table.Tidy)},
		{id: "table-delete", name: "Delete the table", do: w.inTable(table.Delete)},
		{id: "snippet", name: "Snippet…", do: w.askSnippet},
		{id: "edit-snippets", name: "Edit the snippets", do: w.editSnippets, always: true},
		{id: "no-list", name: "No list", do: edit(markup.NoList)},
		{id: "rule", name: "Divider", do: func() { w.run(markup.Rule(w.eol())) }},

		{id: "add-takeaway", name: "Add a takeaway", icon: "plus", shortcut: key(fyne.KeyT, shiftKey), do: w.addTakeaway},
		{id: "goal", name: "Word goal…", do: w.askGoal},
		{id: "title", name: "Edit the title", shortcut: key(fyne.KeyT), do: w.editTitle},

		{id: "sidebar", name: "Articles and outline", icon: "panel-left", shortcut: plainKey(fyne.KeyF7), do: w.paneSwitch(sidebarPane), on: w.paneShown(sidebarPane)},
		{id: "editor", name: "Editor", shortcut: plainKey(fyne.KeyF6), do: w.paneSwitch(editorPane), on: w.paneShown(editorPane)},
		{id: "preview", name: "Preview", shortcut: plainKey(fyne.KeyF8), do: w.paneSwitch(previewPane), on: w.paneShown(previewPane)},
		{id: "panel", name: "Takeaways and details", icon: "panel-right", shortcut: plainKey(fyne.KeyF9), do: w.paneSwitch(panelPane), on: w.paneShown(panelPane)},
		{id: "fields", name: "Fields in the text", do: func() { w.showFields(!w.fieldsShown) }, on: func() bool { return w.fieldsShown }},
		{id: "only-text", name: "Only the text", shortcut: plainKey(fyne.KeyF10), do: w.toggleOnlyText, on: func() bool { return w.onlyText != nil }},
		{id: "full-screen", name: "Full screen", shortcut: plainKey(fyne.KeyF11), do: func() { w.win.SetFullScreen(!w.win.FullScreen()) }, on: func() bool { return w.win.FullScreen() }, always: true},
		{id: "focus-sentence", name: "Focus on the sentence", do: w.focusSwitch(write.FocusSentence), on: w.focuses(write.FocusSentence)},
		{id: "focus-paragraph", name: "Focus on the paragraph", do: w.focusSwitch(write.FocusParagraph), on: w.focuses(write.FocusParagraph)},
		{id: "typewriter", name: "Typewriter scrolling", do: w.toggleTypewriter, on: func() bool { return w.writing.Typewriter }},
		{id: "zoom-in", name: "Larger text", shortcut: key(fyne.KeyEqual), also: []fyne.Shortcut{key(fyne.KeyEqual, shiftKey), key(fyne.KeyPlus), key(fyne.KeyPlus, shiftKey)}, do: func() { w.zoom(1) }},
		{id: "zoom-out", name: "Smaller text", shortcut: key(fyne.KeyMinus), do: func() { w.zoom(-1) }},
		{id: "zoom-reset", name: "Text in its own size", shortcut: key(fyne.Key0), do: func() { w.zoom(0) }},
		{id: "wider", name: "Wider column", do: func() { w.widen(measureStep) }},
		{id: "narrower", name: "Narrower column", do: func() { w.widen(-measureStep) }},
		{id: "whole-width", name: "Column as wide as the pane", do: w.toggleWholeWidth, on: func() bool { return w.writing.Setting.Measure == write.Unbound }},
		{id: "airier", name: "More space between lines", do: func() { w.space(spacingStep) }},
		{id: "denser", name: "Less space between lines", do: func() { w.space(-spacingStep) }},
		{id: "face-mono", name: "Typewriter letters", do: w.faceSwitch(write.Mono), on: w.hasFace(write.Mono)},
		{id: "face-serif", name: "Book letters", do: w.faceSwitch(write.Serif), on: w.hasFace(write.Serif)},
		{id: "face-sans", name: "Plain letters", do: w.faceSwitch(write.Sans), on: w.hasFace(write.Sans)},
		{id: "light", name: "Light", do: func() { w.useTheme("light") }, on: w.hasTheme("light"), always: true},
		{id: "dark", name: "Dark", do: func() { w.useTheme("dark") }, on: w.hasTheme("dark"), always: true},
		{id: "system-theme", name: "As the system", do: func() { w.useTheme("") }, on: w.hasTheme(""), always: true},

		{id: "sample", name: "Sample article", do: w.openSample, always: true},
		{id: "shortcuts", name: "Keyboard shortcuts", shortcut: plainKey(fyne.KeyF1), do: w.showShortcuts, always: true},
		{id: "about", name: "About Galley", do: w.showAbout, always: true},
	}
}

func (w *Window) paneSwitch(p pane) func() { return func() { w.togglePane(p) } }

func (w *Window) paneShown(p pane) func() bool { return func() bool { return w.columns.shown(p) } }

func (w *Window) addCaret(direction int) func() {
	return func() {
		if w.session != nil {
			w.area.AddCaret(direction)
			w.focusText()
		}
	}
}

// inTable is a command for the table of the caret.
func (w *Window) inTable(c state.Command) func() {
	return func() {
		if w.session == nil {
			return
		}
		if _, ok := table.At(w.session.State()); !ok {
			w.info("Put the caret into a table first.")
			return
		}
		w.run(c)
	}
}
