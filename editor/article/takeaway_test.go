package article

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"galley/editor/text"
)

func TestTakeaways_edits_change_the_bytes_of_the_item_only(t *testing.T) {
	one := Takeaway{Text: "New"}
	quoted := Takeaway{Text: "New", Quote: "so: it is"}
	tests := []struct {
		name, before string
		edit         Edit
		after        string
	}{
		{"set", "takeaways:\n  - a # 1\n  -   \"b\" # 2\n", SetTakeaway(1, one), "takeaways:\n  - a # 1\n  -   \"New\" # 2\n"},
		{"set without indent", "takeaways:\n- a\n- b\nz: 1\n", SetTakeaway(1, one), "takeaways:\n- a\n- New\nz: 1\n"},
		{"set with indent 4", "takeaways:\n    - a\n    - b\nz: 1\n", SetTakeaway(0, one), "takeaways:\n    - New\n    - b\nz: 1\n"},
		{"set folded", "takeaways:\n  - >-\n    a\n    b\n  - c\n", SetTakeaway(0, one), "takeaways:\n  - >-\n    New\n  - c\n"},
		{"set over lines", "takeaways:\n  - a\n    b # c\n  - c\n", SetTakeaway(0, one), "takeaways:\n  - New # c\n  - c\n"},
		{"set below its dash", "takeaways:\n  -\n    a # c\n  - c\n", SetTakeaway(0, one), "takeaways:\n  -\n    New # c\n  - c\n"},
		{"set null", "takeaways:\n  - # c\n  - c\n", SetTakeaway(0, one), "takeaways:\n  - New # c\n  - c\n"},
		{"set number", "takeaways:\n  - 2024\n", SetTakeaway(0, Takeaway{Text: "2025"}), "takeaways:\n  - \"2025\"\n"},
		{"set flow", "takeaways: [a, 'b' , c]\n", SetTakeaway(1, Takeaway{Text: "x, y"}), "takeaways: [a, 'x, y' , c]\n"},
		{"set in map", "takeaways:\n  - text: a # 1\n    quote: q\n    src: s\n", SetTakeaway(0, Takeaway{Text: "New", Quote: "q"}), "takeaways:\n  - text: New # 1\n    quote: q\n    src: s\n"},
		{"set quote in map", "takeaways:\n  - text: a # 1\n    quote: q # 2\n", SetTakeaway(0, quoted), "takeaways:\n  - text: New # 1\n    quote: \"so: it is\" # 2\n"},
		{"quote for map", "takeaways:\n  - src: s\n    text: New # 1\n", SetTakeaway(0, quoted), "takeaways:\n  - src: s\n    text: New # 1\n    quote: \"so: it is\"\n"},
		{"quote for text", "takeaways:\n  -   a # 1\n  - b\n", SetTakeaway(0, quoted), "takeaways:\n  -   text: New # 1\n      quote: \"so: it is\"\n  - b\n"},
		{"quote in flow", "takeaways: [a, b]\n", SetTakeaway(0, quoted), "takeaways: [{text: New, quote: \"so: it is\"}, b]\n"},
		{"quote taken away", "takeaways:\n  - text: a\n    quote: q\n  - b\n", SetTakeaway(0, Takeaway{Text: "a"}), "takeaways:\n  - text: a\n  - b\n"},
		{"first key taken away", "takeaways:\n  - quote: q\n    text: a\n  - b\n", SetTakeaway(0, Takeaway{Text: "a"}), "takeaways:\n  - text: a\n  - b\n"},
		{"emptied", "takeaways:\n  - a\n", SetTakeaway(0, Takeaway{}), "takeaways:\n  - \"\"\n"},

		{"first of all", "title: x\n", InsertTakeaways(0, one), "title: x\ntakeaways:\n  - New\n"},
		{"first with quote", "title: x\n", InsertTakeaways(7, quoted, one), "title: x\ntakeaways:\n  - text: New\n    quote: \"so: it is\"\n  - New\n"},
		{"into empty", "takeaways: # c\nz: 1\n", InsertTakeaways(0, one), "takeaways: # c\n  - New\nz: 1\n"},
		{"into empty brackets", "takeaways: [] # c\nz: 1\n", InsertTakeaways(0, one), "takeaways: # c\n  - New\nz: 1\n"},
		{"at the start", "takeaways:\n  # about a\n  - 'a'\n", InsertTakeaways(0, one), "takeaways:\n  - 'New'\n  # about a\n  - 'a'\n"},
		{"in the middle", "takeaways:\n-  a # 1\n\n# about b\n-  b\n", InsertTakeaways(1, one, one), "takeaways:\n-  a # 1\n-  New\n-  New\n\n# about b\n-  b\n"},
		{"at the end", "takeaways:\n  - text: a\n    # inside\n    quote: q\nz: 1\n", InsertTakeaways(1, quoted), "takeaways:\n  - text: a\n    # inside\n    quote: q\n  - text: New\n    quote: \"so: it is\"\nz: 1\n"},
		{"in brackets", "takeaways: [a, b]\n", InsertTakeaways(1, one), "takeaways: [a, New, b]\n"},
		{"at the end of brackets", "takeaways: [ a, b, ]\n", InsertTakeaways(2, one), "takeaways: [ a, b, New, ]\n"},

		{"removed with its comments", "takeaways:\n  # about a\n  - a # 1\n  # about b\n  - b # 2\n      # deeper\n  # about c\n  - c\n", RemoveTakeaway(1), "takeaways:\n  # about a\n  - a # 1\n  # about c\n  - c\n"},
		{"last one removed", "title: x\ntakeaways:\n  - a\nz: 1\n", RemoveTakeaway(0), "title: x\nz: 1\n"},
		{"last one removed under a comment", "# list\ntakeaways:\n  - a\nz: 1\n", RemoveTakeaway(0), "# list\ntakeaways:\nz: 1\n"},
		{"removed from brackets", "takeaways: [a, b, c]\n", RemoveTakeaway(2), "takeaways: [a, b]\n"},
		{"last one removed from brackets", "takeaways: [a]\nz: 1\n", RemoveTakeaway(0), "z: 1\n"},
		{"removed map", "takeaways:\n  - a\n  - text: b\n    quote: q\n  - c\n", RemoveTakeaway(1), "takeaways:\n  - a\n  - c\n"},

		{"moved down with its comments", "takeaways:\n  # about a\n  - a # 1\n  - b # 2\n  # about c\n  - c # 3\n", MoveTakeaway(0, 2), "takeaways:\n  - b # 2\n  # about c\n  - c # 3\n  # about a\n  - a # 1\n"},
		{"moved up over blank lines", "takeaways:\n  - a\n\n  - |\n    b\n\n  - c # 3\nz: 1\n", MoveTakeaway(2, 0), "takeaways:\n  - c # 3\n\n  - a\n\n  - |\n    b\nz: 1\n"},
		{"moved map", "takeaways:\n  - text: a\n    quote: q\n  - b\n", MoveTakeaway(1, 0), "takeaways:\n  - b\n  - text: a\n    quote: q\n"},
		{"moved in brackets", "takeaways: [a, {text: b, quote: q} , 'c']\n", MoveTakeaway(2, 0), "takeaways: ['c', a , {text: b, quote: q}]\n"},
		{"comment of the list stays", "takeaways:\n  - a\n\n  # a remark\n\n  - b\n", MoveTakeaway(1, 0), "takeaways:\n  - b\n\n  # a remark\n\n  - a\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, eol := range []string{"\n", "\r\n"} {
				doc := strings.ReplaceAll(front(tt.before), "\n", eol)
				want := strings.ReplaceAll(front(tt.after), "\n", eol)
				got, err := apply(text.FromString(doc), tt.edit)
				if err != nil {
					t.Fatalf("refused: %v", err)
				}
				if diff := cmp.Diff(want, string(got.Bytes())); diff != "" {
					t.Errorf("eol %q: -want +got\n%s", eol, diff)
				}
			}
		})
	}
}

func TestTakeaways_edits_are_refused_when_they_reach_further(t *testing.T) {
	tests := []struct {
		name, inner string
		edit        Edit
	}{
		{"anchor in item", "takeaways:\n  - &a one\n  - *a\n", SetTakeaway(0, Takeaway{Text: "x"})},
		{"alias as item", "takeaways:\n  - &a one\n  - *a\n", SetTakeaway(1, Takeaway{Text: "x"})},
		{"anchor behind its alias", "takeaways:\n  - &a one\n  - *a\n", MoveTakeaway(0, 1)},
		{"anchor removed", "takeaways:\n  - &a one\nz: *a\n", RemoveTakeaway(0)},
		{"anchored list", "takeaways: &l [a]\nz: *l\n", InsertTakeaways(0, Takeaway{Text: "x"})},
		{"not a list", "takeaways: one\n", InsertTakeaways(0, Takeaway{Text: "x"})},
		{"list in list", "takeaways:\n  - - a\n", SetTakeaway(0, Takeaway{Text: "x"})},
		{"twice", "takeaways: [a]\ntakeaways: [b]\n", SetTakeaway(0, Takeaway{Text: "x"})},
		{"comment between brackets", "takeaways: [a, # one\n  b]\n", RemoveTakeaway(0)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, err := apply(text.FromString(front(tt.inner)), tt.edit); err == nil {
				t.Errorf("accepted:\n%s", got.Bytes())
			}
		})
	}
}

func TestTakeaways_nasty_values_read_back(t *testing.T) {
	for _, inner := range []string{
		"", "takeaways: [a, b]\n", "takeaways:\n  - a\n  - b\n", "takeaways:\n- 'a'\n- text: b\n  quote: q\n", "takeaways:\n  - >-\n    a\n  - b\n",
	} {
		for _, value := range nasty {
			want := Takeaway{Text: value, Quote: value}.clean()
			doc := text.FromString(front(inner + "z: 1\n"))
			got, err := apply(doc, InsertTakeaways(1, Takeaway{Text: value}), InsertTakeaways(0, want))
			if err != nil {
				t.Errorf("%q in %q: %v", value, inner, err)
				continue
			}
			if !Read(got).Takeaways[0].equal(want) {
				t.Errorf("%q in %q: reads back %+v", value, inner, Read(got).Takeaways[0])
			}
			last := len(Read(got).Takeaways) - 1
			got, err = apply(got, SetTakeaway(last, Takeaway{Text: value}), MoveTakeaway(0, last), RemoveTakeaway(last))
			if err != nil || last > 0 && Read(got).Takeaways[last-1].Text != want.Text {
				t.Errorf("%q in %q: %v\n%s", value, inner, err, got.Bytes())
			}
		}
	}
}
