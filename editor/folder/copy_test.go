package folder

import (
	"slices"
	"testing"
)

func TestCopyOf_knows_the_names_that_programs_give(t *testing.T) {
	for name, want := range map[string]string{
		"press.sync-conflict-20260102-150405-ABCDEF7.md":            "press.md",
		"a.b.sync-conflict-20260102-150405.markdown":                "a.b.markdown",
		"press (Ana's conflicted copy 2026-01-02).md":               "press.md",
		"press (conflicted copy 2026-01-02 150405).md":              "press.md",
		"press (conflict 2026-01-02 15.04).md":                      "press.md",
		"press (conflict 2026-01-02 15.04, 2).md":                   "press.md",
		"press (draft).md":                                          "",
		"press.md":                                                  "",
		"my conflicted copy.md":                                     "",
		"press.sync-conflict-20260102-150405-ABCDEF7.sync-conflict": "press.sync-conflict",
	} {
		if got := CopyOf(name); got != want {
			t.Errorf("%s is a copy of %q, want %q", name, got, want)
		}
	}
}

func TestCopies_are_listed_behind_their_article(t *testing.T) {
	var got []string
	for _, e := range besides([]Entry{
		{Path: "/a/press (conflict 2026-01-02 15.04).md"},
		{Path: "/a/other.md"},
		{Path: "/a/press.md"},
		{Path: "/b/press.sync-conflict-20260102-150405-ABCDEF7.md"},
		{Path: "/a/press.sync-conflict-20260102-150405-ABCDEF7.md"},
	}) {
		name := e.Path
		if e.CopyOf != "" {
			name += " of " + e.CopyOf
		}
		got = append(got, name)
	}
	want := []string{
		"/a/other.md", "/a/press.md",
		"/a/press (conflict 2026-01-02 15.04).md of /a/press.md",
		"/a/press.sync-conflict-20260102-150405-ABCDEF7.md of /a/press.md",
		"/b/press.sync-conflict-20260102-150405-ABCDEF7.md",
	}
	if !slices.Equal(got, want) {
		t.Errorf("listed are %q, want %q", got, want)
	}
}
