package ui

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"galley/editor"
	"galley/editor/article"
	"galley/editor/state"
)

// countAtOnce is how many selected bytes are counted while the selection grows;
// more are counted by a worker.
const countAtOnce = 32 << 10

// countSelection tells the line at the foot how much is selected.
func (w *Window) countSelection() {
	st := w.session.State()
	w.counting++
	size := 0
	for _, r := range st.Sel.Ranges {
		size += r.Span().Len()
	}
	if size <= countAtOnce {
		w.status.showSelection(count(st))
		return
	}
	this := w.counting
	editor.Work(w.env, func() (selection, error) { return count(st), nil }, func(sel selection, err error) {
		if err == nil && this == w.counting {
			w.status.showSelection(sel)
		}
	})
}

// count counts what a state has selected.
func count(st state.State) selection {
	var sel selection
	for _, r := range st.Sel.Ranges {
		if !r.Empty() {
			s := st.Doc.String(r.Span())
			sel.words += article.Words(s)
			sel.characters += utf8.RuneCountInString(s)
		}
	}
	return sel
}

// Goals are kept by the paths of articles.

func (w *Window) goals() map[string]int {
	return setting(w.settings, keyGoals, map[string]int{})
}

func (w *Window) showGoal() { w.status.showGoal(w.goals()[w.session.Path()]) }

// askGoal asks how many words the article is to have.
func (w *Window) askGoal() {
	if w.session == nil {
		return
	}
	goals, path := w.goals(), w.session.Path()
	value := ""
	if goals[path] > 0 {
		value = strconv.Itoa(goals[path])
	}
	w.askText("Word goal", "Words, or nothing for no goal", value, "Set", func(answer string) {
		n, err := strconv.Atoi(strings.NewReplacer(",", "", ".", "", " ", "").Replace(answer))
		switch {
		case strings.TrimSpace(answer) == "" || err == nil && n == 0:
			delete(goals, path)
		case err != nil || n < 0 || n > 10_000_000:
			w.trouble(editor.Message("“" + answer + "” is not a number of words. The goal stays as it was."))
			return
		default:
			goals[path] = n
		}
		w.settings.set(keyGoals, goals)
		w.showGoal()
	})
}
