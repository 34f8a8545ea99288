package markup_test

import (
	"testing"

	"galley/editor/markup"
	"galley/editor/state/statetest"
)

func TestPasteBlocks_stand_between_blank_lines(t *testing.T) {
	for _, test := range []struct{ name, before, blocks, after string }{
		{"an empty article", "|", "## A\n\nb", "## A\n\nb|"},
		{"an empty line", "a\n\n|\n\nb", "c\nd", "a\n\nc\nd|\n\nb"},
		{"behind a paragraph", "a|", "- b", "a\n\n- b|"},
		{"before a paragraph", "|a", "- b", "- b|\n\na"},
		{"inside a paragraph", "one|two", "- b", "one\n\n- b|\n\ntwo"},
		{"between lines", "a\n|\nb", "c", "a\n\nc|\n\nb"},
		{"for a selection", "a\n\n[b\nc]\n\nd", "e", "a\n\ne|\n\nd"},
		{"line feeds around", "|", "\n\na\n", "a|"},
	} {
		t.Run(test.name, func(t *testing.T) {
			st := statetest.Parse(test.before)
			spec, ok := markup.PasteBlocks(test.blocks, "\n")(st)
			if !ok {
				t.Fatal("does not apply")
			}
			tx, err := st.Apply(spec)
			if err != nil {
				t.Fatal(err)
			}
			if got := statetest.Format(tx.After); got != test.after {
				t.Errorf("got %q, want %q", got, test.after)
			}
		})
	}
	if _, ok := markup.PasteBlocks("\n\n", "\n")(statetest.Parse("a|")); ok {
		t.Error("nothing is pasted")
	}
}

func TestPasteBlocks_take_the_line_ends_of_the_file(t *testing.T) {
	st := statetest.Parse("a|\r\nb")
	spec, _ := markup.PasteBlocks("c\nd", "\r\n")(st)
	tx, err := st.Apply(spec)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := statetest.Format(tx.After), "a\r\n\r\nc\r\nd|\r\n\r\nb"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
