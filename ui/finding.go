package ui

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"galley/editor"
	"galley/editor/search"
	"galley/editor/state"
	"galley/editor/text"
	"galley/ui/write"
)

// seedLimit is how long a selection is that becomes what is looked for, in bytes.
const seedLimit = 200

// finding is the search of the shown article: it puts the bar, the search of the
// session and the marks in the editor together.
type finding struct {
	window *Window
	bar    *findbar
	search *editor.Finding // of the shown session
	within []text.Span     // chosen by the writer; nil: all that the editor shows
	origin int             // where the caret was when the writer began to type
	going  bool            // the first match behind origin is to be selected when it is known
}

func newFinding(w *Window) *finding {
	f := &finding{window: w, bar: newFindbar(w.status.showHint)}
	f.bar.onChange = f.changed
	f.bar.onStep = f.step
	f.bar.onReplace = f.replace
	f.bar.onClose = f.close
	f.bar.onHeight = func() { w.editor.Refresh() }
	return f
}

// leave ends the search of a session that the window leaves: its places are not those
// of another text.
func (f *finding) leave() {
	if f.search != nil {
		f.search.Stop()
		f.search = nil
	}
}

// show follows the window to another session.
func (f *finding) show(s *editor.Session) {
	f.leave()
	f.search = editor.NewFinding(s, f.heard)
	f.origin = s.State().Sel.Primary().From()
	f.unconfine()
	if f.bar.root.Visible() {
		f.look(false)
	}
}

// open shows the bar and looks for what is selected.
func (f *finding) open(replacing bool) {
	w := f.window
	if w.session == nil {
		return
	}
	again := f.bar.root.Visible()
	f.bar.show(replacing || again && f.bar.replacing())
	w.editor.Refresh()
	sel := w.area.Selection()
	f.origin = sel.From
	if !sel.Empty() && sel.Len() < seedLimit && f.within == nil {
		if seed := w.session.State().Doc.String(sel); !strings.Contains(seed, "\n") {
			f.bar.seed(seed)
		}
	}
	w.area.SetMarks(f.marks)
	w.win.Canvas().Focus(f.bar.find)
	f.bar.find.TypedShortcut(&fyne.ShortcutSelectAll{})
	f.look(false)
}

// close hides the bar and what it marked.
func (f *finding) close() {
	if !f.bar.root.Visible() {
		return
	}
	f.bar.root.Hide()
	f.window.editor.Refresh()
	if f.search != nil {
		f.search.Stop()
	}
	f.unconfine()
	f.window.area.SetMarks(nil)
	f.window.focusText()
}

// unconfine searches all of the text again.
func (f *finding) unconfine() {
	f.within = nil
	f.bar.wanted.within = false
	f.bar.within.SetOn(false)
}

// changed takes over what the writer asks for now.
func (f *finding) changed() {
	switch {
	case !f.bar.wanted.within:
		f.within = nil
	case f.within == nil:
		for _, r := range f.window.session.State().Sel.Ranges {
			if !r.Empty() {
				f.within = append(f.within, r.Span())
			}
		}
		if f.within == nil {
			f.unconfine()
			f.bar.explain("Select something first.")
			return
		}
		f.origin = f.within[0].From
	}
	f.look(true)
}

// look searches; with going it goes to the first match behind where the writer
// began.
func (f *finding) look(going bool) {
	if f.search == nil {
		return
	}
	f.going = going
	wish := f.bar.wanted
	defer f.window.area.Remark()
	if wish.pattern == "" {
		f.search.Stop()
		f.bar.say("")
		return
	}
	query := search.Query{Pattern: wish.pattern, Case: wish.matchCase, Word: wish.word, Regex: wish.regex}
	if err := f.search.Find(query, f.scope()); err != nil {
		f.bar.explain(err.Error())
	}
}

// scope is what is searched: the ranges of the writer, else what the editor shows.
func (f *finding) scope() []text.Span {
	if f.within != nil {
		return slices.Clone(f.within)
	}
	if folded := f.window.area.Folded(); folded > 0 {
		return []text.Span{{From: folded, To: f.window.session.State().Doc.Len()}}
	}
	return nil
}

// heard shows what was found since.
func (f *finding) heard() {
	if f.search == nil {
		return // of an article that was left
	}
	if m := f.search.Matches(); f.going && m.Len() > 0 {
		if i, ok := m.Next(text.Span{From: f.origin, To: f.origin}); ok && (m.At(i).From >= f.origin || !f.search.Busy()) {
			f.going = false
			f.window.area.Select(m.At(i))
		}
	}
	f.count()
	f.window.area.Remark()
}

// follow passes a transaction on to the search.
func (f *finding) follow(tx state.Transaction) {
	if f.search == nil {
		return
	}
	for i := range f.within {
		f.within[i] = tx.Changes.MapSpan(f.within[i])
	}
	f.origin = tx.Changes.MapPos(f.origin, text.Before)
	if f.search.Finder() == nil {
		return
	}
	f.search.Changed(tx)
	f.count()
}

// count says which of how many the writer is at.
func (f *finding) count() {
	m := f.search.Matches()
	n := grouped(m.Len())
	if !m.Complete() {
		n += "+"
	}
	i, at := m.Index(f.window.area.Selection())
	switch {
	case f.search.Finder() == nil:
	case m.Len() == 0 && f.search.Busy():
		f.bar.say("Searching…")
	case m.Len() == 0:
		f.bar.say("Nothing found")
	case at:
		f.bar.say(fmt.Sprintf("%s of %s", grouped(i+1), n))
	default:
		f.bar.say(n + " found")
	}
}

// marks are the matches to be seen in the editor.
func (f *finding) marks(dst []write.Mark, within text.Span) []write.Mark {
	if f.search == nil {
		return dst
	}
	current := f.window.area.Selection()
	for _, s := range f.search.Matches().In(within, nil) {
		sign := write.Found
		if s == current {
			sign = write.Current
		}
		dst = append(dst, write.Mark{Span: s, Sign: sign})
	}
	return dst
}

// step goes to the next match or to the one before, round the end.
func (f *finding) step(by int) {
	if f.search == nil {
		return
	}
	m := f.search.Matches()
	if f.search.Finder() == nil || m.Len() == 0 {
		return
	}
	sel := f.window.area.Selection()
	i, ok := m.Next(sel)
	if by < 0 {
		i, ok = m.Prev(sel)
	}
	if ok {
		f.window.area.Select(m.At(i))
		f.origin = m.At(i).From
	}
}

// again goes to the next or the previous match, with or without the bar.
func (f *finding) again(by int) {
	if f.window.session == nil {
		return
	}
	if !f.bar.root.Visible() {
		f.open(false)
		f.window.focusText()
	}
	f.step(by)
}

// replace replaces the match that is selected and goes to the next, or all of them
// as one step of undo.
func (f *finding) replace(all bool) {
	w := f.window
	if f.search == nil {
		return
	}
	finder := f.search.Finder()
	if finder == nil {
		return
	}
	replacement, err := finder.Replacement(f.bar.wanted.replacement, !f.bar.wanted.matchCase)
	if err != nil {
		f.bar.explain(err.Error())
		return
	}
	if !all {
		if sel := w.area.Selection(); !sel.Empty() {
			if _, at := f.search.Matches().Index(sel); at {
				f.search.Replace(replacement, sel)
			}
		}
		f.step(1)
		return
	}
	f.search.ReplaceAll(replacement, func(places int, err error) {
		if err != nil {
			f.bar.explain(err.Error())
			return
		}
		if places > 0 {
			w.info(plural(places, "place")+" replaced.", editor.Action{Label: "Undo", Do: w.undo})
		}
	})
}
