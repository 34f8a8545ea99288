package markup_test

import (
	"strings"
	"testing"

	"galley/editor/markup"
	"galley/editor/state"
	"galley/editor/state/statetest"
)

func TestGrowth_expands_step_by_step_and_back(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"prose", "x\n\nOne. A **bo|ld word** is. Three.\n\ny", []string{
			"x\n\nOne. A **[bold] word** is. Three.\n\ny",
			"x\n\nOne. A **[bold word]** is. Three.\n\ny",
			"x\n\nOne. A [**bold word**] is. Three.\n\ny",
			"x\n\nOne. [A **bold word** is.] Three.\n\ny",
			"x\n\n[One. A **bold word** is. Three.]\n\ny",
			"[x\n\nOne. A **bold word** is. Three.\n\ny]",
		}},
		{"list", "- a\n- b|\n  - c\n- d", []string{
			"- a\n- [b]\n  - c\n- d", "- a\n[- b\n  - c]\n- d", "[- a\n- b\n  - c\n- d]",
		}},
		{"section", "# A\n\n## B\n\nx|\n\n## C\n\n# D", []string{
			"# A\n\n## B\n\n[x]\n\n## C\n\n# D",
			"# A\n\n[## B\n\nx\n\n]## C\n\n# D",
			"[# A\n\n## B\n\nx\n\n## C\n\n]# D",
			"[# A\n\n## B\n\nx\n\n## C\n\n# D]",
		}},
		{"several", "a|b\n\nc|d", []string{"[ab]\n\n[cd]", "[ab\n\ncd]"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			st := statetest.Parse(c.in)
			var g markup.Growth
			seen := []string{c.in}
			step := func(spec state.Spec, next markup.Growth, ok bool) bool {
				if ok {
					tx, err := st.Apply(spec)
					if err != nil {
						t.Fatal(err)
					}
					st, g = tx.After, next
				}
				return ok
			}
			for step(g.Expand(st)) {
				seen = append(seen, statetest.Format(st))
			}
			if got, want := strings.Join(seen[1:], "\n---\n"), strings.Join(c.want, "\n---\n"); got != want {
				t.Fatalf("grew to\n%s\nwant\n%s", got, want)
			}
			for i := len(seen) - 2; i >= 0; i-- {
				if !step(g.Shrink(st)) || statetest.Format(st) != seen[i] {
					t.Fatalf("shrunk to %q, want %q", statetest.Format(st), seen[i])
				}
			}
			if step(g.Shrink(st)) {
				t.Error("it shrinks below its start")
			}
		})
	}
}

func TestGrowth_forgets_another_selection(t *testing.T) {
	st := statetest.Parse("one t|wo")
	_, g, _ := markup.Growth{}.Expand(st)
	if _, _, ok := g.Shrink(statetest.Parse("on|e two")); ok {
		t.Error("it shrinks what it did not grow")
	}
}

func TestBrackets_are_found(t *testing.T) {
	sel, match := markup.SelectToBracket, markup.MatchBracket(false)
	runCases(t, []commandCase{
		{"inside", "a (b|c) d", sel, "a ([bc]) d"},
		{"then with the brackets", "a ([bc]) d", sel, "a [(bc)] d"},
		{"then the outer", "{a [(b)] c}", sel, "{[a (b) c]}"},
		{"nested", "(a (b) c|)", sel, "([a (b) c])"},
		{"quotes", "“a ‘b|’”", sel, "“a ‘[b]’”"},
		{"an apostrophe is none", "‘don’t g|o’", sel, "‘[don’t go]’"},
		{"German", "„a ‚b|‘ c“ “", sel, "„a ‚[b]‘ c“ “"},
		{"straight quotes", `a "b|c" d`, sel, `a "[bc]" d`},
		{"bold", "a **b|c** d", sel, "a **[bc]** d"},
		{"code", "a `b|c` d", sel, "a `[bc]` d"},
		{"crossed", "(a [[b|) c]]", sel, "([a [[b]) c]]"},
		{"marks end with the paragraph", "*a\n\nb|* c", sel, ""},
		{"brackets do not", "(a\n\nb|)", sel, "([a\n\nb])"},
		{"a name with strokes", "a_b|_c", sel, ""},
		{"list marks are none", "* a|\n* b", sel, ""},
		{"escaped", `\(a|\)`, sel, ""},
		{"comparison", "a < b| > c", sel, ""},
		{"tag", "<b| c>", sel, "<[b c]>"},
		{"none", "a|", sel, ""},
		{"several", "(a|) (b|)", sel, "([a]) ([b])"},
		{"match from before", "|(a)", match, "(a)|"},
		{"match from behind", "(a)|", match, "|(a)"},
		{"match from within", "(|a)", match, "(a|)"},
		{"match from inside", "(ab|c)", match, "(abc|)"},
		{"match nothing", "a|", match, ""},
		{"match far away", "(" + strings.Repeat("a", 20_000) + "|)", match, ""},
		{"match extends", "|(a)", markup.MatchBracket(true), "[(a)]"},
	})
}

func TestSentence_motions(t *testing.T) {
	left, right := markup.SentenceLeft(false), markup.SentenceRight(false)
	runCases(t, []commandCase{
		{"right", "O|ne. Two.", right, "One. |Two."},
		{"right to the end", "One. T|wo.\n\nx", right, "One. Two.|\n\nx"},
		{"right over blank lines", "One.|\n\nx y", right, "One.\n\n|x y"},
		{"right into an item", "One.|\n- x", right, "One.\n- |x"},
		{"right at the end", "a|", right, "a|"},
		{"left", "One. Tw|o.", left, "One. |Two."},
		{"left from a start", "One. |Two.", left, "|One. Two."},
		{"left over lines", "One.\n\n|Two.", left, "|One.\n\nTwo."},
		{"left in an item", "- One. T|wo.", left, "- One. |Two."},
		{"left from an item", "Zero.\n- |One.", left, "|Zero.\n- One."},
		{"left over a wrapped line", "One is\nlong. Two| is.", left, "One is\nlong. |Two is."},
		{"left at the start", "|a", left, "|a"},
		{"several", "Ab. Be|.\n\nCe. De|.", left, "Ab. |Be.\n\nCe. |De."},
	})
}

func TestFootnote_goes_to_its_definition(t *testing.T) {
	note, jump := markup.Footnote("\n"), markup.JumpFootnote
	runCases(t, []commandCase{
		{"first", "a| b\n", note, "a[[^1]] b\n\n[[^1]]: |\n"},
		{"no line end", "a|", note, "a[[^1]]\n\n[[^1]]: |"},
		{"CRLF", "a|\r\n", markup.Footnote("\r\n"), "a[[^1]]\r\n\r\n[[^1]]: |\r\n"},
		{"within a word", "wo|rd.", note, "word[[^1]].\n\n[[^1]]: |"},
		{"behind a selection", "a [bc] d", note, "a bc[[^1]] d\n\n[[^1]]: |"},
		{"next number", "a[[^1]] b[[^7]] c[[^x]]|\n\n[[^1]]: d\n", note, "a[[^1]] b[[^7]] c[[^x]][[^8]]\n\n[[^1]]: d\n\n[[^8]]: |\n"},
		{"close together", "a|\n\n[[^1]]: b\n[[^2]]: c\n", note, "a[[^3]]\n\n[[^1]]: b\n[[^2]]: c\n[[^3]]: |\n"},
		{"empty", "|", note, "[[^1]]\n\n[[^1]]: |"},
		{"jump there", "a[[^x]]| b\n\n[[^x]]: d\n", jump, "a[[^x]] b\n\n[[^x]]: |d\n"},
		{"jump back", "a[[^x]] b\n\n[[^x]]: d|\n", jump, "a[[^x]]| b\n\n[[^x]]: d\n"},
		{"jump back from a later line", "a[[^x]]\n\n[[^x]]: d\n\n    e|\n", jump, "a[[^x]]|\n\n[[^x]]: d\n\n    e\n"},
		{"jump from elsewhere", "a| [[^x]]\n\n[[^x]]: d\n", jump, ""},
		{"jump nowhere", "a[[^x]]|", jump, ""},
	})
}
