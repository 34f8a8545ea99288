package ui

import (
	"galley/editor/markup"
	"galley/editor/state"
)

// headlines are the headings of the shown article, as its outline knows them.
func (w *Window) headlines() []markup.Headline {
	var out []markup.Headline
	for _, h := range w.session.Article().Outline {
		out = append(out, markup.Headline{Level: h.Level, Span: h.Span})
	}
	return out
}

// section returns the heading that the caret is under, -1 before the first.
func (w *Window) section() int {
	at, off := -1, w.session.State().Sel.Primary().Head
	for i, h := range w.session.Article().Outline {
		if h.Span.From <= off {
			at = i
		}
	}
	return at
}

// moveSection moves a section, with all that is in it, before another one; the
// number of headings stands for the end of the article.
func (w *Window) moveSection(from, before int) {
	if w.session == nil {
		return
	}
	w.apply(markup.MoveSection(w.headlines(), from, before))
}

// shiftSection moves the section of the caret over the one before or behind it.
func (w *Window) shiftSection(by int) func() {
	return func() {
		if w.session == nil {
			return
		}
		heads, at := w.headlines(), w.section()
		if at < 0 {
			w.info("Put the caret into a section first.")
			return
		}
		level := heads[at].Level
		if by < 0 {
			for i := at - 1; i >= 0 && heads[i].Level >= level; i-- {
				if heads[i].Level == level {
					w.moveSection(at, i)
					return
				}
			}
			return
		}
		// Before the section behind the next one.
		seen := 0
		for i := at + 1; i <= len(heads); i++ {
			if i == len(heads) || heads[i].Level <= level {
				if seen++; seen == 2 {
					w.moveSection(at, i)
					return
				}
				if i < len(heads) && heads[i].Level < level {
					return
				}
			}
		}
	}
}

// onSection is a command for the section of the caret.
func (w *Window) onSection(command func(heads []markup.Headline, i int) state.Command) func() {
	return func() {
		if w.session == nil {
			return
		}
		if at := w.section(); at >= 0 {
			w.apply(command(w.headlines(), at))
		}
	}
}

// apply runs a command on the whole article, which the editor may fold.
func (w *Window) apply(c state.Command) {
	if spec, ok := c(w.session.State()); ok {
		w.session.Dispatch(spec)
		w.focusText()
	}
}

// expand and shrink select more and less, step by step.

func (w *Window) expand() { w.regrow(w.growth.Expand) }
func (w *Window) shrink() { w.regrow(w.growth.Shrink) }

func (w *Window) regrow(step func(state.State) (state.Spec, markup.Growth, bool)) {
	if w.session == nil {
		return
	}
	w.run(func(s state.State) (state.Spec, bool) {
		spec, growth, ok := step(s)
		if ok {
			w.growth = growth
		}
		return spec, ok
	})
}
