package ui

import (
	"testing"

	"galley/editor/article"
)

func TestCompletions_match_by_name_and_by_target(t *testing.T) {
	choices := []choice{{name: "The quiet press", detail: "press.md"}, {name: "Ink", detail: "on paper.md"}}
	targets := []string{"press.md", "on%20paper.md"}
	for _, test := range []struct {
		typed string
		want  []string
	}{
		{"", []string{"press.md", "on%20paper.md"}},
		{"quiet", []string{"press.md"}},
		{"paper", []string{"on%20paper.md"}},
		{"zz", nil},
	} {
		got := completions(test.typed, choices, targets)
		if len(got) != len(test.want) {
			t.Errorf("%q finds %v, want %v", test.typed, got, test.want)
			continue
		}
		for i, c := range got {
			if c.Target != test.want[i] {
				t.Errorf("%q finds %q, want %q", test.typed, c.Target, test.want[i])
			}
		}
	}
}

func TestHeadingCompletions_keep_the_article_that_was_typed(t *testing.T) {
	headings := []article.Heading{{Level: 2, Text: "The room", ID: "the-room"}, {Level: 3, Text: "Größe (neu)", ID: "größe-(neu)"}}
	got := headingCompletions("other.md#gr", "other.md", headings)
	if len(got) != 1 || got[0].Target != "other.md#größe-%28neu%29" || got[0].Title != "Größe (neu)" {
		t.Errorf("got %+v", got)
	}
}

func TestReadOutline_reads_again_only_what_changed(t *testing.T) {
	w := newTestWindow(t)
	w.write("/a/x.md", "---\ntitle: T\n---\n\n## One\n\ntext\n\n### Two\n")
	first, err := readOutline(w.fsys, "/a/x.md", outline{})
	if err != nil || len(first.headings) != 2 || first.headings[1].ID != "two" {
		t.Fatalf("got %+v, %v", first, err)
	}
	again, err := readOutline(w.fsys, "/a/x.md", first)
	if err != nil || &again.headings[0] != &first.headings[0] {
		t.Errorf("the same file was read again: %v", err)
	}
	if _, err := readOutline(w.fsys, "/a/gone.md", outline{}); err == nil {
		t.Error("a file that is not there has an outline")
	}
}
