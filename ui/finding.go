package ui

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"galley/editor"
	"galley/editor/search"
	"galley/editor/state"
	"galley/editor/text"
	"galley/ui/write"
)

// Budgets of a search, in bytes: what is searched before the next frame, and what a
// worker searches before it looks whether it is still wanted.
const (
	findAtOnce = 128 << 10
	findSlice  = 1 << 20
	seedLimit  = 200 // of a selection that becomes what is looked for
)

// finding is the search of the shown article: what is looked for, what is found of
// it in the newest text, and where the writer began.
type finding struct {
	window  *Window
	bar     *findbar
	finder  *search.Finder // nil while nothing can be looked for
	matches search.Matches // of the session's text
	within  []text.Span    // what is searched; nil: all that the editor shows
	origin  int            // where the caret was when the writer began to type
	search  uint64         // counts searches: a worker's answer to an older one is dropped
	running bool
}

func newFinding(w *Window) *finding {
	f := &finding{window: w, bar: newFindbar(w.status.showHint)}
	f.bar.onChange = f.changed
	f.bar.onStep = f.step
	f.bar.onReplace = f.replace
	f.bar.onClose = f.close
	return f
}

// open shows the bar and looks for what is selected.
func (f *finding) open(replacing bool) {
	w := f.window
	if w.session == nil {
		return
	}
	sel := w.area.Selection()
	again := f.bar.root.Visible()
	f.bar.show(replacing || again && f.bar.replacing())
	w.editor.Refresh()
	f.origin = sel.From
	if seed := w.session.State().Doc.String(text.Span{From: sel.From, To: min(sel.To, sel.From+seedLimit)}); !sel.Empty() && sel.Len() < seedLimit && !strings.Contains(seed, "\n") && !f.bar.wanted.within {
		f.bar.seed(seed)
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
	f.forget()
	f.window.area.SetMarks(nil)
	f.window.focusText()
}

// forget ends the search.
func (f *finding) forget() {
	f.search++
	f.running = false
	f.finder, f.matches, f.within = nil, search.Matches{}, nil
	if f.bar.wanted.within {
		f.bar.wanted.within = false
		f.bar.within.SetOn(false)
	}
}

// restart looks anew, in another article or after a change that could not be
// followed.
func (f *finding) restart() {
	if f.bar.root.Visible() && f.window.session != nil {
		f.look(false)
	}
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
			f.bar.wanted.within = false
			f.bar.within.SetOn(false)
			f.bar.say("Select something first", true)
			return
		}
		f.origin = f.within[0].From
	}
	f.look(true)
}

// look searches; with going it goes to the first one behind where the writer began.
func (f *finding) look(going bool) {
	w := f.window
	f.search++
	f.running = false
	f.finder, f.matches = nil, search.Matches{}
	defer w.area.Remark()
	wish := f.bar.wanted
	if wish.pattern == "" {
		f.bar.say("", false)
		return
	}
	finder, err := search.Compile(search.Query{Pattern: wish.pattern, Case: wish.matchCase, Word: wish.word, Regex: wish.regex})
	if err != nil {
		f.bar.say(err.Error(), true)
		return
	}
	f.finder = finder
	scan := finder.Scan(w.session.State().Doc, f.scope())
	f.running = !scan.Next(findAtOnce)
	f.take(scan.Matches(), going)
	if f.running {
		f.goOn(scan, going && f.matches.Len() == 0)
	}
}

// scope is what is searched: the ranges of the writer, else what the editor shows.
func (f *finding) scope() []text.Span {
	if f.within != nil {
		return f.within
	}
	if folded := f.window.area.Folded(); folded > 0 {
		return []text.Span{{From: folded, To: f.window.session.State().Doc.Len()}}
	}
	return nil
}

// goOn leaves the rest of a search to a worker.
func (f *finding) goOn(scan *search.Scan, going bool) {
	this, version := f.search, f.window.session.State().Version
	wanted := f.window.searches.begin()
	editor.Work(f.window.env, func() (search.Matches, error) {
		for wanted() && !scan.Next(findSlice) {
		}
		return scan.Matches(), nil
	}, func(m search.Matches, err error) {
		if this != f.search || err != nil {
			return
		}
		f.running = false
		if f.window.session.State().Version != version {
			f.look(going)
			return
		}
		f.take(m, going)
		f.window.area.Remark()
	})
}

func (f *finding) take(m search.Matches, going bool) {
	f.matches = m
	if going && m.Len() > 0 {
		if i, ok := m.Next(text.Span{From: f.origin, To: f.origin}); ok {
			f.window.area.Select(m.At(i))
		}
	}
	f.count()
}

// follow keeps the matches those of the text after a transaction.
func (f *finding) follow(tx state.Transaction) {
	if f.finder == nil {
		return
	}
	if !tx.Changes.Empty() {
		for i := range f.within {
			f.within[i] = tx.Changes.MapSpan(f.within[i])
		}
		f.origin = tx.Changes.MapPos(f.origin, text.Before)
		after, exact := f.finder.Update(f.matches, tx.After.Doc, tx.Changes)
		f.matches = after
		if !exact && !f.running {
			f.look(false)
			return
		}
	}
	f.count()
}

// count says which of how many the writer is at.
func (f *finding) count() {
	n := grouped(f.matches.Len())
	if !f.matches.Complete() {
		n += "+"
	}
	i, at := f.matches.Index(f.window.area.Selection())
	switch {
	case f.finder == nil:
	case f.running && f.matches.Len() == 0:
		f.bar.say("Searching…", false)
	case f.matches.Len() == 0:
		f.bar.say("Nothing found", true)
	case at:
		f.bar.say(fmt.Sprintf("%s of %s", grouped(i+1), n), false)
	default:
		f.bar.say(n+" found", false)
	}
}

// marks are the matches to be seen in the editor.
func (f *finding) marks(dst []write.Mark, within text.Span) []write.Mark {
	current := f.window.area.Selection()
	for _, s := range f.matches.In(within, nil) {
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
	if f.finder == nil || f.matches.Len() == 0 {
		return
	}
	sel := f.window.area.Selection()
	i, ok := f.matches.Next(sel)
	if by < 0 {
		i, ok = f.matches.Prev(sel)
	}
	if ok {
		f.window.area.Select(f.matches.At(i))
		f.origin = f.matches.At(i).From
	}
}

// again is the shortcut for the next or the previous one, with or without the bar.
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

// replace replaces the match that is selected and goes to the next, or all of them.
func (f *finding) replace(all bool) {
	w := f.window
	if f.finder == nil || w.session.ReadOnly() {
		return
	}
	replacement, err := f.finder.Replacement(f.bar.wanted.replacement, !f.bar.wanted.matchCase)
	if err != nil {
		f.bar.say(err.Error(), true)
		return
	}
	replacement = replacement.WithEOL(w.eol())
	if all {
		f.replaceAll(replacement)
		return
	}
	doc, sel := w.session.State().Doc, w.area.Selection()
	if _, at := f.matches.Index(sel); at {
		if change, ok := replacement.One(doc, sel); ok {
			behind := state.Caret(change.From + len(change.Insert))
			w.session.Dispatch(state.Spec{Changes: []text.Change{change}, Sel: &behind, Origin: state.Format, Scroll: true})
		}
	}
	f.step(1)
}

// replaceAll replaces everything that is found, as one step of undo.
func (f *finding) replaceAll(r *search.Replacement) {
	w := f.window
	s, st, within := w.session, w.session.State(), f.scope()
	type result struct {
		changes text.ChangeSet
		places  int
	}
	f.bar.say("Replacing…", false)
	editor.Work(w.env, func() (result, error) {
		changes, places, err := r.All(context.Background(), st.Doc, within)
		return result{changes, places}, err
	}, func(got result, err error) {
		switch {
		case err != nil:
			f.bar.say(err.Error(), true)
		case w.session != s || s.State().Version != st.Version:
			f.bar.say("The text changed meanwhile: nothing was replaced", true)
		case got.places == 0:
			f.count()
		default:
			s.Dispatch(state.Spec{Changes: got.changes.Changes(), Origin: state.Format})
			f.look(false)
			w.info(plural(got.places, "place")+" replaced.", editor.Action{Label: "Undo", Do: w.undo})
		}
	})
}
