package ui

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
)

// quickOpen goes to an article of the folder by a few letters of its title or its
// file; behind # to a heading of this one, behind : to a line.
func (w *Window) quickOpen() {
	articles := w.articleChoices()
	headings := w.headingChoices()
	w.pick(pickerSpec{
		hint: "Article, #heading or :line", nothing: "Nothing has these letters.",
		find: func(search string) []found {
			if rest, ok := strings.CutPrefix(search, "#"); ok {
				return match(rest, headings)
			}
			if rest, ok := strings.CutPrefix(search, ":"); ok {
				return w.lineChoice(rest)
			}
			return match(search, articles)
		},
	})
}

func (w *Window) articleChoices() []choice {
	var out []choice
	for _, e := range w.workspace.Entries() {
		out = append(out, choice{name: titleOf(e), detail: filepath.Base(e.Path), do: func() { w.open(e.Path) }})
	}
	return out
}

func (w *Window) headingChoices() []choice {
	if w.session == nil {
		return nil
	}
	var out []choice
	for _, h := range w.session.Article().Outline {
		out = append(out, choice{
			name:   strings.Repeat("   ", max(0, h.Level-2)) + h.Text,
			detail: fmt.Sprintf("line %d", w.session.State().Doc.Line(h.Span.From)+1),
			do:     func() { w.jump(h.Span.From) },
		})
	}
	return out
}

func (w *Window) lineChoice(number string) []found {
	n, err := strconv.Atoi(strings.TrimSpace(number))
	if err != nil || n < 1 || w.session == nil {
		return nil
	}
	return []found{{choice: choice{name: fmt.Sprintf("Go to line %d", n), do: func() { w.jumpToLine(n) }}}}
}
