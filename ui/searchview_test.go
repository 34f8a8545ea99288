package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// searched is a window with three articles and a search of all of them.
func searched(t *testing.T, pattern, replacement string) *testWindow {
	t.Helper()
	w := newTestWindow(t)
	w.write("/articles/a.md", "Ink is one.\n\nMore ink.\n")
	w.write("/articles/b.md", "---\ntitle: On ink\n---\n\nNo more.\n")
	w.write("/articles/c.md", "Nothing.\n")
	w.show("/articles/a.md")
	w.folderSearch.open()
	w.folderSearch.line.wanted.pattern = pattern
	w.folderSearch.begin()
	w.until("the folder is searched", func() bool { return w.folderSearch.search.Done() })
	w.folderSearch.line.replace.SetText(replacement)
	return w
}

func TestSearchView_shows_replaces_and_undoes_in_all_articles(t *testing.T) {
	w := searched(t, "ink", "oil")
	v := w.folderSearch
	if got := v.said.Value(); got != "3 places in 2 articles" {
		t.Errorf("it says %q", got)
	}
	if len(v.rows) != 5 {
		t.Errorf("%d rows for two articles with three places", len(v.rows))
	}
	v.replace()
	w.until("both are changed", func() bool {
		return strings.Contains(string(w.read("/articles/b.md")), "title: On oil") && strings.HasPrefix(w.text(), "Oil is one.\n\nMore oil.")
	})
	w.until("the notice is there", func() bool { return len(w.notices.rows) > 0 })
	notice := w.notices.rows[len(w.notices.rows)-1].notice
	if notice.Text != "3 places in 2 articles replaced." || len(notice.Actions) != 1 {
		t.Fatalf("the notice is %+v", notice)
	}
	notice.Actions[0].Do()
	w.until("both are as they were", func() bool {
		return strings.Contains(string(w.read("/articles/b.md")), "title: On ink") && strings.HasPrefix(w.text(), "Ink is one.\n\nMore ink.")
	})
}

func TestSearchView_leaves_out_what_is_not_ticked(t *testing.T) {
	w := searched(t, "ink", "oil")
	v := w.folderSearch
	item := newSearchItem(v)
	item.show(v.rows[1]) // the first place of a.md
	item.Tapped(&fyne.PointEvent{Position: fyne.NewPos(10, 10)})
	if got := v.chosen(); got != 2 {
		t.Errorf("%d places are chosen, want 2", got)
	}
	item.show(v.rows[0]) // all of a.md
	item.Tapped(&fyne.PointEvent{Position: fyne.NewPos(10, 10)})
	if got := v.chosen(); got != 1 {
		t.Errorf("%d places are chosen, want 1", got)
	}
}

func TestSearchView_goes_to_a_place(t *testing.T) {
	w := searched(t, "more", "")
	v := w.folderSearch
	item := newSearchItem(v)
	item.show(v.rows[3])
	item.Tapped(&fyne.PointEvent{Position: fyne.NewPos(200, 10)})
	w.until("the other article is shown", func() bool { return w.session.Path() == "/articles/b.md" })
	if got := w.session.State().Doc.String(w.area.Selection()); got != "more" {
		t.Errorf("selected is %q", got)
	}
	if v.root.Visible() {
		t.Error("the view is still there")
	}
	t.Cleanup(w.session.Close)
}

func TestSearchView_says_what_is_wrong_with_a_pattern(t *testing.T) {
	w := newTestWindow(t)
	w.write("/articles/a.md", "x\n")
	w.show("/articles/a.md")
	v := w.folderSearch
	v.open()
	v.line.regex.Tapped(nil)
	v.line.wanted.pattern = "("
	v.begin()
	if v.search != nil || v.said.Value() == "" {
		t.Errorf("it says %q", v.said.Value())
	}
}
