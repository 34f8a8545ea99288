package ui

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/editor"
	"galley/editor/search"
	"galley/ui/control"
	"galley/ui/theme"
)

// searchPause is how long the writer must not type for a search of the folder to
// begin.
const searchPause = 250 * time.Millisecond

// searchView finds and replaces in all articles of the folder. Every place is
// shown as it is and as it would be, and can be left out.
type searchView struct {
	window *Window
	root   *fyne.Container
	line   *findbar // its lines and switches
	list   *widget.List
	said   *control.Text
	change *control.Button

	search      *editor.FolderSearch
	replacement *search.Replacement // nil: nothing is typed to replace by, or it is wrong
	rows        []searchRow
	typed       int // counts what was typed: an older pause is over
	busy        bool
}

// searchRow is one row of the list: an article, or a hit in it.
type searchRow struct {
	article *editor.FoundArticle
	hit     int // -1: the article itself
}

func newSearchView(w *Window) *searchView {
	v := &searchView{window: w, line: newFindbar(w.status.showHint)}
	v.line.find.SetPlaceHolder("Find in all articles of the folder")
	v.line.onChange = v.later
	v.line.onStep = func(int) { v.begin() }
	v.line.onReplace = func(bool) { v.begin() }
	v.line.onClose = v.close
	v.line.replace.OnChanged = func(s string) {
		v.line.wanted.replacement = s
		v.preview()
	}
	v.said = control.NewText("", theme.TextSize, control.Regular, theme.ColorMuted).Fit(0)
	v.change = control.NewButton(control.Primary, "", "Replace", v.replace)
	v.list = widget.NewList(
		func() int { return len(v.rows) },
		func() fyne.CanvasObject { return newSearchItem(v) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*searchItem).show(v.rows[i]) },
	)
	v.list.HideSeparators = true
	title := control.NewText("Find and replace in the folder", theme.PaneTitleSize, control.Semibold, theme.ColorText)
	switches := container.New(row{gap: 4}, v.line.matchCase, v.line.word, v.line.regex)
	closing := control.NewButton(control.Quiet, "x", "", v.close).WithHint("Close  Escape", w.status.showHint)
	v.root = container.New(searchViewLayout{}, control.NewGround(theme.ColorPane, "", 0),
		title, closing, v.line.find, v.line.replace, switches, v.said, v.change, v.list)
	v.root.Hide()
	return v
}

// open shows the view with what was found last.
func (v *searchView) open() {
	if v.window.workspace.Dir() == "" {
		v.window.info("Open a folder first.")
		return
	}
	if v.window.session != nil {
		if sel := v.window.area.Selection(); !sel.Empty() && sel.Len() < seedLimit {
			v.line.find.SetText(v.window.session.State().Doc.String(sel))
		}
	}
	v.root.Show()
	v.window.win.Canvas().Focus(v.line.find)
	v.line.find.TypedShortcut(&fyne.ShortcutSelectAll{})
}

func (v *searchView) close() {
	v.root.Hide()
	if v.search != nil {
		v.search.Stop()
	}
	v.window.focusText()
}

// later begins to search when the writer pauses.
func (v *searchView) later() {
	v.typed++
	this := v.typed
	time.AfterFunc(searchPause, func() {
		v.window.env.Post(func() {
			if this == v.typed {
				v.begin()
			}
		})
	})
}

// begin searches the folder.
func (v *searchView) begin() {
	v.typed++
	if v.search != nil {
		v.search.Stop()
	}
	v.search, v.rows = nil, nil
	wish := v.line.wanted
	if wish.pattern != "" {
		found, err := v.window.workspace.Search(search.Query{Pattern: wish.pattern, Case: wish.matchCase, Word: wish.word, Regex: wish.regex}, v.heard)
		if err != nil {
			v.say(err.Error(), true)
			v.refresh()
			return
		}
		v.search = found
	}
	v.preview()
	v.heard()
}

// heard shows what was found since.
func (v *searchView) heard() {
	v.rows = v.rows[:0]
	if v.search != nil {
		for _, a := range v.search.Articles() {
			v.rows = append(v.rows, searchRow{a, -1})
			for i := range a.Hits {
				v.rows = append(v.rows, searchRow{a, i})
			}
		}
	}
	v.refresh()
	v.count()
}

// preview makes the replacement of what is typed now, and shows it in the list.
func (v *searchView) preview() {
	v.replacement = nil
	if v.search != nil && (v.line.wanted.replacement != "" || v.replacing()) {
		r, err := v.search.Finder().Replacement(v.line.wanted.replacement, !v.line.wanted.matchCase)
		if err != nil {
			v.say(err.Error(), true)
		} else {
			v.replacement = r
			v.count()
		}
	}
	v.refresh()
}

// replacing reports whether the writer is at the line of what to replace by: then
// nothing there means to delete.
func (v *searchView) replacing() bool {
	return v.window.win.Canvas().Focused() == fyne.Focusable(v.line.replace)
}

// count says how much was found and how much of it would be replaced.
func (v *searchView) count() {
	if v.search == nil {
		v.say("", false)
		return
	}
	chosen := v.chosen()
	text := fmt.Sprintf("%s in %s", plural(v.search.Hits(), "place"), plural(len(v.search.Articles()), "article"))
	switch {
	case !v.search.Done():
		done, total := v.search.Progress()
		text += fmt.Sprintf(" · %s of %s articles searched", grouped(done), grouped(total))
	case v.search.Full():
		text += " · there are more: look for something more particular"
	case len(v.search.Failures()) > 0:
		text += fmt.Sprintf(" · %s could not be searched: %v", plural(len(v.search.Failures()), "article"), v.search.Failures()[0])
	}
	v.say(text, false)
	v.change.SetLabel("Replace " + plural(chosen, "place"))
	v.change.SetEnabled(chosen > 0 && v.replacement != nil && v.search.Done() && !v.busy)
	v.root.Refresh()
}

func (v *searchView) chosen() int {
	n := 0
	for _, a := range v.search.Articles() {
		n += a.Count()
	}
	return n
}

func (v *searchView) say(text string, wrong bool) {
	color := theme.ColorMuted
	if wrong {
		color = theme.ColorError
		v.change.SetEnabled(false)
	}
	v.said.Paint(color, control.Regular)
	v.said.Set(text)
}

func (v *searchView) refresh() { v.list.Refresh() }

// replace replaces what is chosen, and offers to undo it.
func (v *searchView) replace() {
	if v.search == nil || v.replacement == nil || v.busy {
		return
	}
	v.busy = true
	v.change.SetEnabled(false)
	v.search.Replace(v.replacement, func(done, total int) {
		v.say(fmt.Sprintf("%s of %s articles changed…", grouped(done), grouped(total)), false)
	}, func(r *editor.Replaced) {
		v.busy = false
		v.tell(r.Outcomes(), "replaced", editor.Action{Label: "Undo", Do: func() { v.undo(r) }})
		v.begin()
	})
}

// undo takes a replacement back.
func (v *searchView) undo(r *editor.Replaced) {
	r.Undo(func(outcomes []editor.Outcome) {
		v.tell(outcomes, "undone")
		v.begin()
	})
}

// tell says what became of the articles.
func (v *searchView) tell(outcomes []editor.Outcome, what string, actions ...editor.Action) {
	places, articles := 0, 0
	for _, o := range outcomes {
		if o.Places > 0 {
			places += o.Places
			articles++
		}
		if o.Err != nil {
			v.window.notices.add(editor.Notice{Kind: editor.Warning, Text: o.Name + ": " + o.Err.Error()})
		}
	}
	if places > 0 {
		v.window.info(fmt.Sprintf("%s in %s %s.", plural(places, "place"), plural(articles, "article"), what), actions...)
	}
}

// visit opens a row's article at its place.
func (v *searchView) visit(r searchRow) {
	path := r.article.Path
	v.close()
	v.window.workspace.Open(path, func(s *editor.Session, err error) {
		if err != nil {
			v.window.trouble(err)
			return
		}
		v.window.showSession(s)
		if r.hit >= 0 && r.article.Hits[r.hit].Span.To <= s.State().Doc.Len() {
			v.window.area.Select(r.article.Hits[r.hit].Span)
		}
		v.window.focusText()
	})
}

// searchViewLayout puts the lines of the view below each other over the list.
type searchViewLayout struct{}

// Layout implements fyne.Layout.
func (searchViewLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	ground, title, closing, find, replace, switches, said, change, list := o[0], o[1], o[2], o[3], o[4], o[5], o[6], o[7], o[8]
	ground.Resize(size)
	const side, most = 24, 900
	width := min(size.Width-2*side, most)
	x := (size.Width - width) / 2
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	put(title, x, 20, width-40, theme.PaneTitleLine)
	put(closing, x+width-theme.TargetSize, 14, theme.TargetSize, theme.TargetSize)
	tools := switches.MinSize()
	put(find, x, 56, width-tools.Width-8, theme.TargetSize)
	put(switches, x+width-tools.Width, 56+(theme.TargetSize-tools.Height)/2, tools.Width, tools.Height)
	button := change.MinSize()
	put(replace, x, 96, width-button.Width-8, theme.TargetSize)
	put(change, x+width-button.Width, 96, button.Width, theme.TargetSize)
	put(said, x, 138, width, theme.TextLine)
	put(list, x-8, 168, width+16, max(0, size.Height-168-12))
}

// MinSize implements fyne.Layout.
func (searchViewLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(editorLeast, 200) }
