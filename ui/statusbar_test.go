package ui

import (
	"testing"

	"galley/editor/article"
	"galley/editor/state/statetest"
)

func TestStatusbar_counts_the_selection_before_the_goal_before_the_article(t *testing.T) {
	s := newTestWindow(t).status
	want := func(want string) {
		t.Helper()
		if got := s.counts.Value(); got != want {
			t.Errorf("it says %q, want %q", got, want)
		}
	}
	s.showCounts(article.Stats{Words: 1, Minutes: 1})
	want("1 word · 1 min read")
	s.showCounts(article.Stats{Words: 1234, Minutes: 6})
	want("1,234 words · 6 min read")
	s.showGoal(1500)
	want("1,234 of 1,500 words · 6 min read")
	s.showSelection(selection{2, 11})
	want("2 of 1,234 words selected · 11 characters")
	s.showSelection(selection{})
	s.showCounts(article.Stats{Words: 1500, Minutes: 7})
	want("✓ 1,500 of 1,500 words · 7 min read")
	s.showGoal(0)
	want("1,500 words · 7 min read")
}

func TestCount_adds_up_every_range(t *testing.T) {
	got := count(statetest.Parse("[one two] three [vier]| "))
	if got != (selection{3, 11}) {
		t.Errorf("got %+v, want 3 words of 11 characters", got)
	}
}

func TestLanguageName_is_what_a_writer_calls_a_language(t *testing.T) {
	for tag, want := range map[string]string{
		"de": "German", "de-DE": "German (Germany)", "en-gb": "British English", "pt-BR": "Brazilian Portuguese",
		"not a tag": "not a tag", "": "",
	} {
		if got := languageName(tag); got != want {
			t.Errorf("%q is %q, want %q", tag, got, want)
		}
	}
}
