// Package ui is Galley's window: it puts the panes together, turns menus and
// shortcuts into commands, and passes every transaction of the shown session
// to the panes in one written order. It is the only caller of fyne.Do.
package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"galley/editor"
	"galley/editor/article"
	"galley/editor/layout"
	"galley/editor/markup"
	"galley/editor/snippet"
	"galley/editor/state"
	"galley/ui/control"
	"galley/ui/instance"
	"galley/ui/preview"
	"galley/ui/takeaway"
	"galley/ui/theme"
	"galley/ui/write"
)

// Window is the one window of Galley. It belongs to the UI goroutine.
type Window struct {
	app       fyne.App
	win       fyne.Window
	env       editor.Env
	settings  *settings
	workspace *editor.Workspace
	session   *editor.Session // the article shown, or nil

	commands  commands
	presets   map[string]fyne.Shortcut // of the table, by id
	bindings  bindings                 // what the writer changed of them
	items     map[string]*fyne.MenuItem
	tools     map[string]*control.Button
	plain     map[string]*command // by shortcuts without a modifier
	onCanvas  []fyne.Shortcut     // that the canvas obeys
	usedLast  []string            // commands taken from the palette
	capturing func(fyne.Shortcut) // waits for a new shortcut, or nil
	picker    *picker             // that is open, or nil
	columns   *columns
	welcome   fyne.CanvasObject
	body      *fyne.Container
	toolbar   *fyne.Container
	sidebar   *sidebar
	area      *write.Area
	preview   *preview.Pane
	panel     *takeaway.Panel
	status    *statusbar
	notices   *notices
	images    *imageLoader

	rich         richClipboard
	frames       frames
	words        *codeWords
	outlines     outlines
	growth       markup.Growth // of the selection
	snippets     []snippet.Snippet
	spelling     spelling
	language     string // of the shown article
	finding      *finding
	folderSearch *searchView
	claim        *instance.Instance // nil: another Galley has it
	history      *historyView
	resolver     *resolver
	editor       *fyne.Container   // the bar of the search above the text
	counting     int               // the newest counting of the selection
	places       map[string]leftAt // where each article was left, by path
	quitting     bool

	fieldsShown bool // the fields are shown in the text too
	writing     writing
	onlyText    *[paneCount]bool // what was hidden before all but the text was, or nil
}

// leftAt is where an article was left: the caret and what was at the top.
type leftAt struct {
	sel      state.Selection
	viewport layout.Viewport
}

// newWindow builds the window with nothing open in it.
func newWindow(app fyne.App, env editor.Env, rich richClipboard) *Window {
	w := &Window{app: app, places: map[string]leftAt{}, outlines: outlines{}, rich: rich}
	w.win = app.NewWindow("Galley")
	w.env = env
	w.settings = readSettings(env)
	w.workspace = editor.NewWorkspace(w.env, w.showEntries)
	w.images = newImageLoader(w.env)
	w.notices = newNotices(env.Post)
	w.status = newStatusbar()
	w.commands = w.commandTable()
	w.tools = map[string]*control.Button{}
	w.presets = map[string]fyne.Shortcut{}
	for _, c := range w.commands {
		w.presets[c.id] = c.shortcut
	}

	w.sidebar = newSidebar(w.open, w.articleMenu, w.jump, w.isUnsaved)
	w.sidebar.moveSection = w.moveSection
	w.frames.start()
	w.words = newCodeWords(w.env)
	w.area = write.New(nothing{}, write.Options{Every: w.env.Every, Frame: w.frames.before, Primary: primary{}, Code: w.words.split})
	w.area.OnScroll = w.follow
	w.area.OnCaret = w.caretMoved
	w.area.OnZoom = w.zoom
	w.area.OnPaste = w.paste
	w.area.OnMenu = w.textMenu
	w.area.OnEscape = func() { w.finding.close() }
	w.area.SetCompleter(w.complete)
	w.preview = preview.New(preview.Options{Load: w.images.load, Code: w.words.split, OnLink: w.openLink, OnHover: w.status.showHint, OnSource: w.jump})
	w.panel = takeaway.New(w.edit)
	w.panel.Every = w.env.Every
	w.panel.OnUndo = w.undoOrRedo
	w.panel.OnLeave = w.focusText
	w.panel.OnProblem = w.jumpToLine
	w.finding = newFinding(w)
	w.editor = container.New(bars{top: 1, height: []float32{0, 0}}, w.finding.bar.root, w.area)
	w.columns = newColumns([paneCount]fyne.CanvasObject{w.sidebar.root, w.editor, w.preview, w.panel}, w.rememberPanes)
	w.welcome = w.newWelcome()
	w.folderSearch = newSearchView(w)
	w.history, w.resolver = newHistoryView(w), newResolver(w)
	w.body = container.NewStack(w.columns, w.welcome, w.folderSearch.root, w.history.root, w.resolver.root)

	w.toolbar = w.newToolbar()
	// No ground behind it all: the window is cleared in the colour of the
	// chrome, and filling its pixels once more costs 10 ms a frame in software.
	w.win.SetContent(container.New(bars{top: 2, height: []float32{theme.ToolbarHeight, theme.Hair, 0, 0, theme.Hair, theme.StatusHeight}},
		w.toolbar, control.NewHairline(), w.body, w.notices.root, control.NewHairline(), w.status.root))
	w.win.SetPadded(false)
	w.bindings = setting(w.settings, keyShortcuts, bindings{})
	w.bindAll()
	w.win.SetMaster()
	w.win.Canvas().SetOnTypedKey(w.plainKeys)
	w.win.SetCloseIntercept(w.Quit)
	w.win.SetOnDropped(w.dropped)
	w.app.Lifecycle().SetOnEnteredForeground(w.lookAround)
	w.recall()
	w.loadSnippets()
	w.recallSpelling()
	w.showSession(nil)
	return w
}

// lookAround checks everything on the disk when the writer comes back to the
// window: network disks tell of no change, and nobody watches the pictures.
func (w *Window) lookAround() {
	w.workspace.Rescan()
	if w.session != nil {
		w.images.recheck(filepath.Dir(w.session.Path()), w.preview.Forget)
	}
}

func (w *Window) showEntries() {
	w.sidebar.showEntries(w.workspace.Entries())
	if dir := w.workspace.Dir(); dir != "" {
		w.settings.set(keyFolder, dir) // it may have been moved
	}
}

func (w *Window) isUnsaved(path string) bool {
	s := w.workspace.Session(path)
	if s == nil {
		return false
	}
	switch s.Condition().Status {
	case editor.Failed, editor.Conflict, editor.Gone:
		return true
	}
	return false
}

// follow keeps the preview at the passage that the editor shows.
func (w *Window) follow(off int) { w.preview.Follow(off) }

func (w *Window) caretMoved(line, column int) {
	w.status.showCaret(line, column)
	if w.session != nil {
		w.countSelection()
		w.sidebar.showSection(w.session.State().Sel.Primary().Head)
	}
}

// jump puts the caret at an offset, behind folded fields, and shows it.
func (w *Window) jump(off int) {
	if w.session == nil {
		return
	}
	w.area.Jump(off)
	w.focusText()
}

// edit sends a change of a field to the session. The panel shows why one is
// refused.
func (w *Window) edit(change article.Edit) error {
	if w.session == nil {
		return nil
	}
	return w.session.Edit(change)
}

// run gives the editor a command and the keyboard.
func (w *Window) run(c state.Command) {
	if w.session != nil {
		w.area.Run(c)
		w.focusText()
	}
}

func (w *Window) focusText() {
	if w.session != nil && w.columns.shown(editorPane) {
		w.win.Canvas().Focus(w.area)
	}
}

func (w *Window) eol() string {
	if w.session == nil {
		return "\n"
	}
	return w.session.EOL()
}

// toFocused forwards a menu's shortcut to what has the keyboard.
func (w *Window) toFocused(s fyne.Shortcut) func() {
	return func() {
		if f, ok := w.win.Canvas().Focused().(fyne.Shortcutable); ok {
			f.TypedShortcut(s)
		}
	}
}

func (w *Window) clipboard() fyne.Clipboard { return w.app.Clipboard() }

func (w *Window) undo() {
	if w.session != nil {
		w.session.Undo()
	}
}

func (w *Window) undoOrRedo(redo bool) {
	if redo {
		w.redo()
	} else {
		w.undo()
	}
}

// jumpToLine puts the caret at the start of a line, counted from 1.
func (w *Window) jumpToLine(line int) {
	if w.session != nil {
		doc := w.session.State().Doc
		w.jump(doc.LineStart(min(line, doc.Lines()) - 1))
	}
}

func (w *Window) redo() {
	if w.session != nil {
		w.session.Redo()
	}
}

func (w *Window) save() {
	if w.session != nil {
		w.session.Save()
	}
}

// trouble shows an error that a writer can do something about.
func (w *Window) trouble(err error) {
	w.notices.add(editor.Notice{Kind: editor.Trouble, Text: err.Error()})
}

func (w *Window) info(text string, actions ...editor.Action) {
	w.notices.add(editor.Notice{Kind: editor.Info, Text: text, Actions: actions})
}

func (w *Window) togglePane(p pane) {
	w.columns.show(p, !w.columns.shown(p))
	w.showSwitches()
	if p == editorPane {
		w.focusText()
	}
}

// showPane shows a pane that something is about to happen in.
func (w *Window) showPane(p pane) {
	w.columns.show(p, true)
	w.showSwitches()
}

func (w *Window) addTakeaway() {
	if w.session != nil {
		w.showPane(panelPane)
		w.panel.AddTakeaway()
	}
}

func (w *Window) editTitle() {
	if w.session != nil {
		w.showPane(panelPane)
		w.panel.FocusField(article.KeyTitle)
	}
}
