package markup_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"galley/editor/markup"
	"galley/editor/state"
	"galley/editor/state/statetest"
	"galley/editor/text"
)

// headlines is the headings of a text that are written with #.
func headlines(doc text.Text) []markup.Headline {
	var out []markup.Headline
	for line := range doc.Lines() {
		s := doc.String(doc.LineSpan(line))
		if level := len(s) - len(strings.TrimLeft(s, "#")); level > 0 {
			out = append(out, markup.Headline{Level: level, Span: doc.LineSpan(line)})
		}
	}
	return out
}

// section is a command of a section for the text that it meets.
func section(c func([]markup.Headline) state.Command) state.Command {
	return func(s state.State) (state.Spec, bool) { return c(headlines(s.Doc))(s) }
}

func TestMoveSection_keeps_the_blank_lines(t *testing.T) {
	move := func(i, before int) state.Command {
		return section(func(h []markup.Headline) state.Command { return markup.MoveSection(h, i, before) })
	}
	runCases(t, []commandCase{
		{"down", "# A\n\na|\n\n# B\n\nb\n", move(0, 2), "# B\n\nb\n\n# A\n\na|\n"},
		{"up", "# A\n\na\n\n# B\n\nb|\n", move(1, 0), "# B\n\nb|\n\n# A\n\na\n"},
		{"without a line end", "# A\n\n# B|", move(1, 0), "# B|\n\n# A"},
		{"close together", "# A\n# B|\n# C", move(1, 3), "# A\n# C\n# B|"},
		{"many blank lines stay", "# A\n\n\n\n# B\n\n# C|\n", move(0, 2), "# B\n\n\n\n# A\n\n# C|\n"},
		{"with its children", "# A\n## a|\n# B\n## b\n", move(0, 4), "# B\n## b\n# A\n## a|\n"},
		{"a child to another parent", "# A\n\n## a|\n\n# B\n\nb\n", move(1, 3), "# A\n\n# B\n\nb\n\n## a|\n"},
		{"text before the first", "x|\n\n# A\n\n# B\n", move(1, 0), "x|\n\n# B\n\n# A\n"},
		{"CRLF", "# A\r\n\r\n# B|", move(1, 0), "# B|\r\n\r\n# A"},
		{"before itself", "# A|\n# B", move(0, 0), ""},
		{"behind itself", "# A|\n# B", move(0, 1), ""},
		{"into itself", "# A|\n## a\n# B", move(0, 1), ""},
		{"definitions stay at the end", "# A|\n\n# B\n\nb[[^1]]\n\n[[^1]]: c\n    d\n", move(1, 0), "# B\n\nb[[^1]]\n\n# A|\n\n[[^1]]: c\n    d\n"},
		{"down before definitions", "# A|\n\n# B\n\n[[x]]: y\n", move(0, 2), "# B\n\n# A|\n\n[[x]]: y\n"},
		{"out of range", "# A|", move(3, 0), ""},
		{"selection in both", "# [A\n\n# B]\n", move(1, 0), "# B]\n\n# [A\n"},
	})
	if _, ok := markup.MoveSection([]markup.Headline{{1, text.Span{From: 0, To: 90}}, {1, text.Span{From: 91, To: 95}}}, 0, 2)(statetest.Parse("# A")); ok {
		t.Error("it moves by the headlines of another text")
	}
}

func TestSections_change_their_level(t *testing.T) {
	up := section(func(h []markup.Headline) state.Command { return markup.PromoteSection(h, 1) })
	down := section(func(h []markup.Headline) state.Command { return markup.DemoteSection(h, 1) })
	runCases(t, []commandCase{
		{"down with its children", "# A|\n\n## B\n\n### C\n\n## D\n", down, "# A|\n\n### B\n\n#### C\n\n## D\n"},
		{"up with its children", "# A|\n\n## B\n\n### C\n\n## D\n", up, "# A|\n\n# B\n\n## C\n\n## D\n"},
		{"down at the bottom", "# A|\n## B\n###### C\n", down, ""},
		{"up at the top", "# A|\n# B\n", up, ""},
	})
}

func TestMoveSection_keeps_every_line_and_goes_back(t *testing.T) {
	r, seed := seeded()
	moved := 0
	for range 2000 {
		var lines []string
		for range 1 + r.IntN(12) {
			lines = append(lines, []string{"# A", "## B", "### C", "text", "", "", "- item"}[r.IntN(7)])
		}
		doc := text.FromString(strings.Join(lines, "\n"))
		heads := headlines(doc)
		i, before := r.IntN(len(heads)+1), r.IntN(len(heads)+1)
		st := at(doc, anySelection(r, doc, false))
		spec, ok := markup.MoveSection(heads, i, before)(st)
		if !ok {
			continue
		}
		moved++
		where := fmt.Sprintf("seed=%d: %d before %d of %q", seed, i, before, doc.Bytes())
		tx, err := st.Apply(spec)
		if err != nil {
			t.Fatalf("%s: %v", where, err)
		}
		checkSelection(t, tx.After, where)
		after := strings.Split(string(tx.After.Doc.Bytes()), "\n")
		blank := func(lines []string) (out []int) {
			for n, line := range lines {
				if line == "" {
					out = append(out, n)
				}
			}
			return out
		}
		if len(blank(lines)) != len(blank(after)) {
			t.Fatalf("%s: blank lines went: %q", where, after)
		}
		slices.Sort(lines)
		sorted := slices.Sorted(slices.Values(after))
		if !slices.Equal(lines, sorted) {
			t.Fatalf("%s: lines changed: %q", where, after)
		}
	}
	if moved < 200 {
		t.Errorf("only %d sections moved", moved)
	}
}
