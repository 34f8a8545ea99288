package ui

import (
	"path/filepath"

	"galley/editor"
	"galley/editor/article"
	"galley/editor/markdown"
	"galley/editor/state"
	"galley/ui/preview"
)

// open shows an article, loading it if need be.
func (w *Window) open(path string) {
	w.workspace.Open(path, func(s *editor.Session, err error) {
		if err != nil {
			w.trouble(err)
			return
		}
		w.showSession(s)
		w.focusText()
	})
}

// showSession makes a session the one that the panes show; nil shows the
// welcome.
func (w *Window) showSession(s *editor.Session) {
	if old := w.session; old != nil {
		old.Observe(editor.Observer{})
		w.places[old.Path()] = leftAt{old.State().Sel, w.area.Viewport()}
	}
	w.finding.leave()
	w.session = s
	if s == nil {
		w.columns.Hide()
		w.toolbar.Hide()
		w.welcome.Show()
		w.status.clear()
		w.win.SetTitle("Galley")
		w.sidebar.showCurrent("")
		return
	}
	w.welcome.Hide()
	w.toolbar.Show()
	w.columns.Show()
	at := w.places[s.Path()]
	if len(at.sel.Ranges) > 0 && at.sel.Primary().To() <= s.State().Doc.Len() {
		s.Dispatch(state.Spec{Sel: &at.sel, Origin: state.Move})
	}
	s.Observe(editor.Observer{Changed: w.changed, Parsed: w.parsed, Status: w.statusChanged, Notice: w.tell, Overlap: w.resolver.open})
	w.area.Open(s, at.viewport)
	w.foldFields(true)
	w.finding.show(s)
	w.language = s.Article().Lang
	w.showSigns()
	w.checkSpelling()
	art := s.Article()
	w.preview.Open(preview.Page{Article: art, Dir: filepath.Dir(s.Path())})
	w.loadSite()
	w.panel.Open(art.Head)
	w.panel.SetReadOnly(s.ReadOnly())
	w.sidebar.showCurrent(s.Path())
	w.showOutline(art)
	w.showGoal()
	w.statusChanged()
	w.rememberArticle(s.Path())
	if c := s.Condition(); c.Status == editor.Locked {
		w.notices.add(editor.Notice{Kind: editor.Warning, While: editor.Locked, Text: c.Reason, Actions: []editor.Action{{Label: "Save a copy…", Do: w.askCopy}}})
	}
}

// changed passes a transaction on, in this order: the rows of the editor, the
// fields, the counts that follow from the caret.
func (w *Window) changed(tx state.Transaction) {
	w.area.Apply(tx)
	w.foldFields(false)
	w.finding.follow(tx)
	if tx.Changes.Empty() {
		return
	}
	if before, _ := tx.Changes.Touched(); before.From <= w.session.Article().Body {
		art := w.session.Article()
		w.panel.SetHead(art.Head)
		w.preview.Apply(art)
		w.showTitle(art)
	}
}

// parsed passes a newer tree on.
func (w *Window) parsed(markdown.Delta) {
	art := w.session.Article()
	w.preview.Apply(art)
	w.showOutline(art)
}

func (w *Window) showOutline(art article.Article) {
	w.sidebar.showOutline(art.Outline)
	w.sidebar.showSection(w.session.State().Sel.Primary().Head)
	w.status.showCounts(art.Stats)
	w.status.showEncoding(w.session.Encoding(), art.Lang)
	w.followLanguage(art.Lang)
	w.showTitle(art)
}

func (w *Window) showTitle(art article.Article) {
	title := art.Title
	if title == "" {
		title = filepath.Base(w.session.Path())
	}
	if full := title + " — Galley"; w.win.Title() != full {
		w.win.SetTitle(full)
	}
}

func (w *Window) statusChanged() {
	if w.session == nil {
		return
	}
	condition := w.session.Condition()
	w.status.showCondition(condition)
	w.followSnippets(condition)
	w.notices.settle(condition.Status)
	w.resolver.follow()
	w.sidebar.showCurrent(w.session.Path())
	w.sidebar.showUnsaved(w.isUnsaved(w.session.Path()))
}

// tell shows what a session says. Where a save failed, the text can go elsewhere.
func (w *Window) tell(n editor.Notice) {
	if n.While == editor.Failed {
		n.Actions = append(n.Actions, editor.Action{Label: "Save a copy…", Do: w.askCopy})
	}
	w.notices.add(n)
}
