package search

import (
	"context"
	"errors"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"galley/editor/text"
)

func mustReplace(t testing.TB, q Query, template string) *Replacement {
	t.Helper()
	r, err := compile(t, q).Replacement(template, false)
	if err != nil {
		t.Fatalf("%q: %v", template, err)
	}
	return r
}

// replaced is doc with all matches replaced.
func replaced(t testing.TB, r *Replacement, doc string, within []text.Span) string {
	t.Helper()
	set, _, err := r.All(t.Context(), text.FromString(doc), within)
	if err != nil {
		t.Fatal(err)
	}
	return string(set.Apply(text.FromString(doc)).Bytes())
}

func TestReplacement_of_a_pattern(t *testing.T) {
	for _, c := range []struct{ name, pattern, template, doc, want string }{
		{"groups by number", `(\w+) (\w+)`, "$2 $1", "one two", "two one"},
		{"the whole match", `\w+`, "<$0>", "ab cd", "<ab> <cd>"},
		{"braces", `(\w)(\d)`, "${1}0${2}", "a1", "a01"},
		{"no more than one digit where there are few groups", `(\w)`, "$10", "a", "a0"},
		{"two digits where there are many", `(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)`, "$10$1", "abcdefghij", "ja"},
		{"a number and letters", `(\w)`, "$1x", "a", "ax"},
		{"groups by name", `(?P<first>\w+) (?<last>\w+)`, "$last, ${first}", "Ada Byron", "Byron, Ada"},
		{"a group that took no part", `a(b)?`, "[$1]", "a ab", "[] [b]"},
		{"dollar signs", `x`, "$$1 $ $.", "x", "$1 $ $."},
		{"escapes", `x`, `a\nb\tc\\d\$1`, "x", "a\nb\tc\\d$1"},
		{"nothing", `x+`, "", "axxb", "ab"},
		{"places", `^`, "> ", "a\n\nb", "> a\n> \n> b"},
		{"ends of lines", `$`, ";", "a\r\nb", "a;\r\nb;"},
		{"next to each other", `a`, "bb", "aaa", "bbbbbb"},
		{"a capital", `(\pL+)`, `\u$1`, "éa b", "Éa B"},
		{"the next letter, not the next sign", `"(\w+)"`, `\u“$1”`, `"a"`, "“A”"},
		{"all capitals", `(\w+)-(\w+)`, `\U$1\E-$2`, "ab-cd", "AB-cd"},
		{"a capital and small letters", `(\w+)`, `\u\L$1`, "ABC dEF", "Abc Def"},
		{"a small letter", `(\w+)`, `\l$1!`, "ABC", "aBC!"},
		{"capitals but for the first", `(\w+)`, `\U\l$1`, "abc", "aBC"},
		{"line breaks that were matched", `a(\n+)b`, "x${1}y", "a\r\n\r\nb", "x\r\n\r\ny"},
		{"blank lines", `\n{3,}`, `\n\n`, "a\n\n\n\nb", "a\n\nb"},
		{"bytes that are no text", `(.)b`, `\U$1`, "\xffb", "\xff"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := mustReplace(t, Query{Pattern: c.pattern, Regex: true, Case: true}, c.template)
			if got := replaced(t, r, c.doc, nil); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestReplacement_of_literal_text_is_literal(t *testing.T) {
	r := mustReplace(t, Query{Pattern: "x"}, `$1 \n $$`)
	if got, want := replaced(t, r, "axb", nil), `a$1 \n $$b`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestReplacement_writes_the_line_breaks_of_the_article(t *testing.T) {
	for _, r := range []*Replacement{mustReplace(t, Query{Pattern: "x"}, "1\r\n2\n3"), mustReplace(t, Query{Pattern: "x", Regex: true}, `1\n2\n3`)} {
		if got, want := replaced(t, r.WithEOL("\r\n"), "axb\r\n", nil), "a1\r\n2\r\n3b\r\n"; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if got, want := replaced(t, r, "axb\n", nil), "a1\n2\n3b\n"; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestReplacement_keeps_the_case(t *testing.T) {
	r, err := compile(t, Query{Pattern: "colour"}).Replacement("heLLo world", true)
	if err != nil {
		t.Fatal(err)
	}
	for doc, want := range map[string]string{
		"colour": "hello world", "COLOUR": "HELLO WORLD", "Colour": "HeLLo world", "cOLOUR": "heLLo world",
	} {
		if got := replaced(t, r, doc, nil); got != want {
			t.Errorf("%s: got %q, want %q", doc, got, want)
		}
	}
	i, _ := compile(t, Query{Pattern: "i"}).Replacement("me", true)
	if got := replaced(t, i, "I", nil); got != "Me" {
		t.Errorf("one capital letter gives %q", got)
	}
}

func TestReplacement_says_what_is_wrong(t *testing.T) {
	for _, c := range []struct {
		template string
		at       int
		says     string
	}{
		{"costs $5", 6, `no group "5"`},
		{"é $name", 3, `no group "name"`},
		{"${1", 0, "never closed"},
		{"${}", 0, `no group ""`},
		{`a\q`, 1, `\q has no meaning`},
		{`a\`, 1, "ends in the middle"},
		{"$99999999999999999999", 0, "no group"},
	} {
		_, err := compile(t, Query{Pattern: "(a)", Regex: true}).Replacement(c.template, false)
		var e *Error
		if !errors.As(err, &e) || e.At != c.at || !strings.Contains(e.Message, c.says) {
			t.Errorf("%q: %v", c.template, err)
		}
	}
}

func TestReplacement_one_equals_all(t *testing.T) {
	templates := []string{"<$0>", "$1", `\U$0`, "\n", ""}
	qs := []Query{
		{Pattern: "a(b)?", Regex: true},
		{Pattern: `(^|\b)a*`, Regex: true},
		{Pattern: `(a)\n*`, Regex: true},
		{Pattern: `()$`, Regex: true},
		{Pattern: `(a|ab)`, Regex: true, Word: true},
		{Pattern: `(?s)(a).?`, Regex: true},
		{Pattern: "a\n"},
		{Pattern: "ab"},
		{Pattern: "a", Word: true},
	}
	for seed := range rounds(5_000) {
		r := rand.New(rand.NewPCG(seed, 8))
		q := qs[r.IntN(len(qs))]
		repl := mustReplace(t, q, templates[r.IntN(len(templates))])
		doc := text.FromString(randomText(r, 40))
		var changes []text.Change
		for _, s := range all(repl.finder, doc, nil).Spans() {
			c, ok := repl.One(doc, s)
			if !ok {
				t.Fatalf("seed %d: %+v: %v of %q is no match", seed, q, s, doc.Bytes())
			}
			changes = append(changes, c)
		}
		set, err := text.NewChangeSet(doc.Len(), changes...)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := replaced(t, repl, string(doc.Bytes()), nil), string(set.Apply(doc).Bytes()); got != want {
			t.Fatalf("seed %d: %+v in %q: all gives %q, one by one %q", seed, q, doc.Bytes(), got, want)
		}
	}
}

func TestReplacement_equals_that_of_package_regexp(t *testing.T) {
	for seed := range rounds(5_000) {
		r := rand.New(rand.NewPCG(seed, 9))
		doc := strings.ReplaceAll(randomText(r, 40), "\r", "")
		pattern := "(" + patterns[r.IntN(len(patterns))] + ")"
		want := regexp.MustCompile("(?mi)"+pattern).ReplaceAllString(doc, "[$1]")
		if got := replaced(t, mustReplace(t, Query{Pattern: pattern, Regex: true}, "[$1]"), doc, nil); got != want {
			t.Fatalf("seed %d: %s in %q gives %q, want %q", seed, pattern, doc, got, want)
		}
	}
}

func TestReplacement_refuses_what_is_no_match(t *testing.T) {
	r := mustReplace(t, Query{Pattern: "a"}, "b")
	doc := text.FromString("a\nb")
	for _, s := range []text.Span{{From: 1, To: 2}, {From: 2, To: 3}, {From: 0, To: 3}, {From: 0, To: 9}, {From: -1, To: 0}, {From: 0, To: 0}, {From: 1, To: 0}} {
		if _, ok := r.Expand(doc, s); ok {
			t.Errorf("%v was replaced", s)
		}
	}
}

func TestReplacement_stays_within_ranges_and_counts(t *testing.T) {
	doc, within := unmark("a[aa]a[a]")
	set, n, err := mustReplace(t, Query{Pattern: "a"}, "b").All(t.Context(), text.FromString(doc), within)
	if got := string(set.Apply(text.FromString(doc)).Bytes()); err != nil || n != 3 || got != "abbab" {
		t.Errorf("%d places: %q, %v", n, got, err)
	}
	set, n, err = mustReplace(t, Query{Pattern: "A"}, "a").All(t.Context(), text.FromString("aAa"), nil)
	if err != nil || n != 3 || set.String() != `1 1:"a" 1` {
		t.Errorf("%d places: %v, %v", n, set, err)
	}
}

func TestReplacement_stops_when_asked_and_at_its_limits(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	doc := text.FromString(strings.Repeat("a", 1_000_001))
	if _, _, err := mustReplace(t, Query{Pattern: "a"}, "b").All(ctx, doc, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped with %v", err)
	}
	for _, r := range []*Replacement{
		mustReplace(t, Query{Pattern: "a"}, "b"),
		mustReplace(t, Query{Pattern: "a+", Regex: true}, strings.Repeat("$0", 200)),
	} {
		var e *Error
		if _, _, err := r.All(t.Context(), doc, nil); !errors.As(err, &e) {
			t.Errorf("no limit: %v", err)
		}
	}
}
