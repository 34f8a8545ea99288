package markup_test

import (
	"strings"
	"testing"
	"time"

	"galley/editor/markup"
	"galley/editor/state"
	"galley/editor/text"
)

// typist types into a state, one character after the other, as a window does.
type typist struct {
	t    testing.TB
	st   state.State
	h    *state.History
	last state.Transaction
	now  time.Time
}

func newTypist(t testing.TB, st state.State) *typist {
	return &typist{t: t, st: st, h: state.NewHistory(), now: time.Date(2024, 3, 5, 9, 0, 0, 0, time.UTC)}
}

func (y *typist) run(c state.Command) bool {
	y.t.Helper()
	spec, ok := c(y.st)
	if ok {
		tx, err := y.st.Apply(spec)
		if err != nil {
			y.t.Fatal(err)
		}
		y.now = y.now.Add(100 * time.Millisecond)
		y.h.Record(tx, y.now)
		y.st, y.last = tx.After, tx
	}
	return ok
}

func (y *typist) typing(s string, q markup.Quotes) string {
	y.t.Helper()
	for _, r := range s {
		if r == '\n' {
			y.run(markup.Newline("\n"))
			continue
		}
		y.run(state.InsertText(string(r)))
		y.run(markup.Smarten(r, q))
	}
	return string(y.st.Doc.Bytes())
}

func TestSmarten_turns_what_is_typed_into_signs(t *testing.T) {
	for _, c := range []struct{ name, lang, typed, want string }{
		{"double", "en", `"Hello," she said.`, `“Hello,” she said.`},
		{"nested", "en", `"He said 'no' to me."`, `“He said ‘no’ to me.”`},
		{"nested at the end", "en", `"He said 'no'"`, `“He said ‘no’”`},
		{"nested at the start", "en", `"'No' he said."`, `“‘No’ he said.”`},
		{"apostrophe", "en", `don't it's the dogs' James's`, `don’t it’s the dogs’ James’s`},
		{"decade", "en", `the '90s and 1990's`, `the ’90s and 1990’s`},
		{"in brackets", "en", `("a") ["b"] {"c"}`, `(“a”) [“b”] {“c”}`},
		{"after a dash", "en", `a---"b"---c`, `a—“b”—c`},
		{"with marks", "en", `**"a"** *"b"* "**c**" _'d'_`, `**“a”** *“b”* “**c**” _‘d’_`},
		{"in an item", "en", "- \"a\"\n\"b\"", "- “a”\n- “b”"},
		{"in a quote", "en", `> "a"`, `> “a”`},
		{"inches", "en", `a 5" nail`, `a 5" nail`},
		{"digit in quotes", "en", `"in 1999" it`, `“in 1999” it`},
		{"feet", "en", `6'2`, `6'2`},
		{"over lines", "en", "\"a\nb\" c", "“a\nb” c"},
		{"a new paragraph begins anew", "en", "\"a\n\n5\"", "“a\n\n5\""},
		{"dashes", "en", `a -- b--c --- d`, `a – b–c — d`},
		{"dash at the start is a rule", "en", "---", "---"},
		{"dash at the start is speech", "en", "-- Yes\n--- No\n--force", "– Yes\n— No\n--force"},
		{"line under a heading", "en", "a\n---", "a\n---"},
		{"table", "en", "| a | b |\n|---|---|", "| a | b |\n|---|---|"},
		{"comment", "en", `a <!-- "b" -->`, `a <!-- "b" -->`},
		{"four dashes", "en", `a----b`, `a—-b`},
		{"ellipsis", "en", `wait... what. .. ok`, `wait… what. .. ok`},
		{"path", "en", `a/../b ./... c`, `a/../b ./... c`},
		{"code span", "en", "a `\"b\" -- it's...` \"c\"", "a `\"b\" -- it's...` “c”"},
		{"long code span", "en", "a ``b ` \"c\"`` \"d\"", "a ``b ` \"c\"`` “d”"},
		{"fence", "en", "```\n\"a\" -- it's...\n```\n\"b\"", "```\n\"a\" -- it's...\n```\n“b”"},
		{"indented code", "en", "a\n\n    \"b\"", "a\n\n    \"b\""},
		{"tag", "en", `a <i class="b">"c"</i>`, `a <i class="b">“c”</i>`},
		{"element of code", "en", `<code>"a"</code> "b"`, `<code>"a"</code> “b”`},
		{"address", "en", `https://x.org/a--b...'c "d"`, `https://x.org/a--b...'c “d”`},
		{"quoted address", "en", `"https://x.org"`, `“https://x.org”`},
		{"link", "en", `["a"](b--c "d") "e"`, `[“a”](b--c "d") “e”`},
		{"link with brackets", "en", `[a](b_(c)--d) --e`, `[a](b_(c)--d) –e`},
		{"link definition", "en", `[a]: b "c"`, `[a]: b "c"`},
		{"footnote definition", "en", `[^1]: "c"`, `[^1]: “c”`},
		{"escaped", "en", `\"a\" \'`, `\"a\" \'`},
		{"front matter", "en", "---\ntitle: \"a\" -- it's\n---\n\"b\"", "---\ntitle: \"a\" -- it's\n---\n“b”"},
		{"rule at the start", "en", "---\nA \"b\"", "---\nA “b”"},
		{"German", "de", `"Er sagt 'nein'", sagt sie.`, `„Er sagt ‚nein‘“, sagt sie.`},
		{"German apostrophe in quotes", "de", `'Wie geht's?'`, `‚Wie geht’s?‘`},
		{"German apostrophe", "de", `geht's "so"`, `geht’s „so“`},
		{"French", "fr", `"Oui", dit-il. "L'eau !"`, "«\u202fOui\u202f», dit-il. «\u202fL’eau\u202f!\u202f»"},
		{"French with typed spaces", "fr", `Ah ? " non "`, "Ah\u202f? «\u202f non\u202f»"},
		{"French signs", "fr", `Quoi ? Non ! Si ; ainsi : oui 10:30 a?`, "Quoi\u202f? Non\u202f! Si\u202f; ainsi\u00a0: oui 10:30 a?"},
		{"French nested", "fr", `"a 'b' c"`, "«\u202fa “b” c\u202f»"},
		{"Canadian French", "fr-CA", `Quoi? "a"`, "Quoi? «\u202fa\u202f»"},
		{"Swiss German", "de_CH", `"a 'b'"`, `«a ‹b›»`},
		{"Italian", "it", `"l'ora"`, `«l’ora»`},
		{"Swedish", "sv", `"a" 'b' it's`, `”a” ’b’ it’s`},
		{"Dutch", "nl", `'s avonds "a"`, `‘s avonds “a”`},
		{"Polish", "pl", `"a 'b' c"`, `„a «b» c”`},
		{"Spanish", "es", `¿"a"?`, `¿“a”?`},
		{"Russian", "ru", `"а 'б' в"`, `«а „б“ в»`},
		{"unknown language", "tlh", `"a"`, `“a”`},
	} {
		t.Run(c.name, func(t *testing.T) {
			y := newTypist(t, state.New(text.Text{}))
			if got := y.typing(c.typed, markup.QuotesFor(c.lang)); got != c.want {
				t.Errorf("\n typed %q\n got   %q\n want  %q", c.typed, got, c.want)
			}
		})
	}
}

func TestSmarten_tells_code_from_text_in_an_item(t *testing.T) {
	const doc = "- a\n\n    "
	y := newTypist(t, at(text.FromString(doc), state.Caret(len(doc))))
	if got := y.typing(`"b"`, markup.QuotesFor("en")); got != doc+"“b”" {
		t.Errorf("%q", got)
	}
}

func TestSmarten_does_nothing_without_quotes(t *testing.T) {
	y := newTypist(t, state.New(text.Text{}))
	const typed = `"a" -- it's... 5'`
	if got := y.typing(typed, markup.Quotes{}); got != typed {
		t.Errorf("%q", got)
	}
}

func TestSmarten_works_at_every_caret(t *testing.T) {
	st := at(text.FromString("a b\n`c` "), state.Selection{Ranges: []state.Range{state.At(2), state.At(5), state.At(8)}})
	y := newTypist(t, st)
	if got, want := y.typing(`"`, markup.QuotesFor("en")), "a “b\n`\"c` “"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestSmarten_is_a_step_of_its_own(t *testing.T) {
	y := newTypist(t, state.New(text.Text{}))
	y.typing(`it'`, markup.QuotesFor("en"))
	if y.last.Origin != state.Correct {
		t.Fatalf("origin %v", y.last.Origin)
	}
	y.run(func(s state.State) (state.Spec, bool) { return y.h.Undo(s) })
	if got := string(y.st.Doc.Bytes()); got != "it'" {
		t.Errorf("undone to %q", got)
	}
	if !y.st.Sel.Equal(state.Caret(3)) {
		t.Errorf("the caret is at %v", y.st.Sel)
	}
	if got := y.typing("s", markup.QuotesFor("en")); got != "it's" {
		t.Errorf("what was undone comes back: %q", got)
	}
}

func TestSmarten_reads_a_little_of_a_long_line(t *testing.T) {
	line := strings.Repeat("word ", 200_000)
	y := newTypist(t, at(text.FromString(line), state.Caret(500_000)))
	y.typing(`"a"`, markup.QuotesFor("en"))
	if got := y.st.Doc.String(text.Span{From: 500_000, To: 500_007}); got != "“a”" {
		t.Errorf("%q", got)
	}
}

func FuzzSmarten(f *testing.F) {
	f.Add("a `b` <i>\n\n    - \"", `"'-.?!;:s`, uint8(0))
	f.Add("---\n\xff“‘", `--'90s "`, uint8(1))
	langs := []string{"en", "de", "fr", "sv", "ru"}
	f.Fuzz(func(t *testing.T, doc, typed string, n uint8) {
		q := markup.QuotesFor(langs[int(n)%len(langs)])
		st := at(text.FromString(doc), state.Selection{Ranges: []state.Range{state.At(len(doc) / 2), state.At(len(doc))}})
		y := newTypist(t, st)
		y.typing(typed, q)
		for {
			spec, ok := y.h.Undo(y.st)
			if !ok {
				break
			}
			y.run(func(state.State) (state.Spec, bool) { return spec, true })
		}
		if got := string(y.st.Doc.Bytes()); got != doc {
			t.Errorf("undone to %q, want %q", got, doc)
		}
	})
}
