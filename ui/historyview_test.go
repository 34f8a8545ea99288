package ui

import (
	"strings"
	"testing"
)

func TestHistoryView_restores_a_version_and_undoes_it(t *testing.T) {
	w := opened(t, "one\n")
	w.session.Dispatch(typed(0, "my "))
	w.session.Save()
	w.until("it is saved", func() bool { return string(w.read("/articles/a.md")) == "my one\n" })
	w.until("both versions are kept", func() bool {
		versions, err := w.env.History.Versions("/articles/a.md")
		return err == nil && len(versions) == 2
	})
	w.history.open()
	w.until("they are compared", func() bool { return w.history.ready })
	if !w.history.root.Visible() || w.history.chosen != 1 || !strings.HasPrefix(w.history.said.Value(), "1 difference") {
		t.Fatalf("chosen is %d, it says %q", w.history.chosen, w.history.said.Value())
	}
	w.history.bringBack()
	w.wantText("one\n")
	if w.history.root.Visible() {
		t.Error("the view is still there")
	}
	w.undo()
	w.wantText("my one\n")
}

func TestResolver_answers_and_ends_with_the_conflict(t *testing.T) {
	w := opened(t, "A sentence. Another one.\n")
	w.session.Dispatch(typed(0, "My "))
	w.write("/articles/a.md", "Their sentence. Another one, theirs.\n")
	w.session.CheckDisk()
	w.until("both are compared", func() bool { return len(w.session.Overlaps()) == 1 })
	w.resolver.open()
	if len(w.resolver.places.Objects) != 1 {
		t.Fatalf("%d places", len(w.resolver.places.Objects))
	}
	o := w.session.Overlaps()[0]
	if got := both(o); got != "My A sentence. Their sentence." {
		t.Errorf("both are %q", got)
	}
	w.session.Answer(o, both(o))
	w.until("it is saved", func() bool {
		return string(w.read("/articles/a.md")) == "My A sentence. Their sentence. Another one, theirs.\n"
	})
	w.resolver.follow()
	if w.resolver.root.Visible() {
		t.Error("the view is still there")
	}
}

func TestHistoryLimit_is_asked_kept_and_refused_when_it_is_none(t *testing.T) {
	w := opened(t, "one\n")
	w.askHistoryLimit()
	w.answer("50")
	if w.historyLimit() != 50 {
		t.Errorf("the limit is %d", w.historyLimit())
	}
	w.askHistoryLimit()
	w.answer("much")
	if w.historyLimit() != 50 || len(w.notices.rows) == 0 {
		t.Errorf("the limit is %d", w.historyLimit())
	}
}
