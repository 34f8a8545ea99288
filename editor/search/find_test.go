package search

import (
	"context"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"galley/editor/text"
)

// compile is Compile of a query that has to be good.
func compile(t testing.TB, q Query) *Finder {
	t.Helper()
	f, err := Compile(q)
	if err != nil {
		t.Fatalf("%+v: %v", q, err)
	}
	return f
}

// rounds is how often a law is tried: less often in a short test, as under the
// race detector, which has nothing to find in a package without goroutines.
func rounds(n uint64) uint64 {
	if testing.Short() {
		return n / 10
	}
	return n
}

// all is every match, with budgets that end slices at odd places.
func all(f *Finder, doc text.Text, within []text.Span) Matches {
	s := f.Scan(context.Background(), doc, within)
	for budget := 1; !s.Next(budget); budget = budget%7 + 1 {
	}
	return s.Matches()
}

// marked shows matches in a text: "a[b]c", and "a|b" for one of no length.
func marked(doc string, spans []text.Span) string {
	var b strings.Builder
	at := 0
	for _, s := range spans {
		b.WriteString(doc[at:s.From])
		if s.Empty() {
			b.WriteString("|")
		} else {
			b.WriteString("[" + doc[s.From:s.To] + "]")
		}
		at = s.To
	}
	return b.String() + doc[at:]
}

// unmark is the opposite: the text and the ranges marked in it.
func unmark(s string) (doc string, spans []text.Span) {
	from := 0
	for _, c := range []byte(s) {
		switch c {
		case '[':
			from = len(doc)
		case ']':
			spans = append(spans, text.Span{From: from, To: len(doc)})
		default:
			doc += string([]byte{c})
		}
	}
	return doc, spans
}

func TestFinder_finds(t *testing.T) {
	plain, exact, word := Query{}, Query{Case: true}, Query{Word: true}
	regex, smart := Query{Regex: true}, Query{SmartCase: true}
	wordRegex := Query{Regex: true, Word: true}
	for _, c := range []struct {
		name    string
		q       Query
		pattern string
		want    string // the text is what is left without the marks
	}{
		{"text whatever its case", plain, "ink", "[Ink] and p[INK]"},
		{"text of one case", exact, "ink", "Ink and p[ink]"},
		{"small letters in any case, when smart", smart, "ink", "[Ink] [INK] [ink]"},
		{"capitals as they are, when smart", smart, "Ink", "[Ink] INK ink"},
		{"no overlap", exact, "aa", "[aa][aa]a"},
		{"no overlap in any case", plain, "aba", "[AbA]b[aba]"},
		{"a late start", plain, "aab", "aa[aab]"},
		{"other scripts in any case", plain, "ЖЁ", "[жё] [ЖЁ] же"},
		{"signs of other length in other case", plain, "k\u017f", "[\u212as] [Ks] [k\u017f]"},
		{"an accent is never ignored", plain, "cafe", "café [Cafe]"},
		{"an accent of its own", plain, "café", "[CAFÉ] cafe"},
		{"bytes that are no text", exact, "\xe9", "caf[\xe9] é \xc3\xa9"},
		{"none within a character", exact, "\xa9", "é [\xa9]"},
		{"sharp s is not ss", plain, "strasse", "straße [STRASSE]"},
		{"text with dots", exact, "a.b", "[a.b] axb"},
		{"a sign of patterns", plain, "(*", "f[(*]x"},
		{"over a line break", exact, "a\nb", "[a\nb] a\n[a\nb]"},
		{"over any line break", exact, "a\nb", "[a\r\nb] a\rb [a\nb]"},
		{"a pasted line break", exact, "a\r\nb", "[a\r\nb] [a\nb]"},
		{"a return that is no line break", exact, "a\r", "[a\r]b a\r\n"},
		{"only a line break", exact, "\n", "a[\r\n]b[\n]"},
		{"NUL", exact, "\x00b", "a[\x00b]"},

		{"whole words", word, "ink", "[ink] pink inks [Ink]. [ink]"},
		{"words end at marks of Markdown", word, "ink", "_[ink]_ *[ink]*"},
		{"words of other scripts", word, "год", "[год] года погод [Год]"},
		{"a combining mark goes on with a word", word, "cafe", "cafe\u0301 [cafe]"},
		{"digits go on with a word", word, "a1", "[a1] a12 1a1"},
		{"what begins with a sign", word, "(ink", "pen[(ink]"},
		{"overlapping candidates", word, "a a", "aa [a a]"},
		{"after a bad candidate", word, "ab", "abab [ab]"},

		{"each line", regex, "^", "|a\n|b\n|"},
		{"the ends of lines", regex, "$", "a|\r\nb|\n|"},
		{"empty lines", regex, "^$", "a\n|\nb\r\n|\r\nc"},
		{"not over line ends", regex, `a\s*`, "[a ][a  ]b [a ]\r\n[a]\n"},
		{"sets do not go over line ends", regex, `[^,]+`, "[ab],[c]\n[de]"},
		{"one after the other", regex, "a*", "|b[aaa]c|"},
		{"nothing in nothing", regex, "x*", "|"},
		{"groups", regex, `(\w+)@(\w+)`, "to [me@home] or [you@work]"},
		{"blank lines", regex, `\n{3,}`, "a[\n\n\n]b\n\nc[\r\n\r\n\r\n]d"},
		{"line ends of Windows", regex, `a$\n^b`, "[a\r\nb]"},
		{"over all lines", regex, `(?s)b.*c`, "a [b\nx\r\nc] d"},
		{"the start of the text", regex, `\Aa`, "[a]\na"},
		{"the end of the text", regex, `a\z`, "a\n[a]"},
		{"a set with the line break", regex, `[\n]b`, "b[\nb]"},
		{"case in patterns", Query{Regex: true, Case: true}, `[a-z]+`, "A[bc]"},
		{"smart case in patterns", Query{Regex: true, SmartCase: true}, `\Wink`, "a[ ink] a[ INK]"},
		{"smart case with a capital", Query{Regex: true, SmartCase: true}, `\WInk`, "a[ Ink] a ink"},
		{"an open quotation", regex, `\Qa.b`, "[a.b] axb"},
		{"a quotation", regex, `\Qa.\E.`, "[a.b] axb"},

		{"whole words of patterns", wordRegex, `colou?r`, "[color] colors [colour]\n[colour]"},
		{"the alternative that is a word", wordRegex, `color|colors`, "[color] [colors]"},
		{"words next to each other", wordRegex, `\w+`, "[a] [bc]-[d]"},
		{"no ends of words", wordRegex, `[a-y]+`, "zab [ab] abz"},
		{"words beyond ASCII", wordRegex, `na`, "naïve ïna [na]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.q.Pattern = c.pattern
			doc := strings.NewReplacer("[", "", "]", "", "|", "").Replace(c.want)
			f := compile(t, c.q)
			found := all(f, text.FromString(doc), nil)
			if got := marked(doc, found.Spans()); got != c.want {
				t.Errorf("%q in\n%q is\n%q, want\n%q", c.pattern, doc, got, c.want)
			}
			if !found.Complete() {
				t.Error("not complete")
			}
		})
	}
}

func TestFinder_finds_within_ranges(t *testing.T) {
	for _, c := range []struct {
		name          string
		pattern, want string // the ranges are [marked], the matches wanted (so)
		ranges        string
	}{
		{name: "two ranges", pattern: "a", ranges: "a [ab a] a [a]a", want: "a [a]b [a] a [a]a"},
		{name: "a match over the end", pattern: "ab", ranges: "[aba]b", want: "[ab]ab"},
		{name: "words are those of the doc", pattern: `\bb`, ranges: "a[b b]", want: "ab [b]"},
		{name: "lines are those of the doc", pattern: "^", ranges: "a[b\nc]", want: "ab\n|c"},
		{name: "a selected line ends before the next", pattern: "^", ranges: "[ab\n]c", want: "|ab\nc"},
		{name: "all of the doc", pattern: "^", ranges: "[ab\n]", want: "|ab\n|"},
		{name: "over lines", pattern: `a\n`, ranges: "[a\na]\na\n", want: "[a\n]a\na\n"},
		{name: "ranges that touch", pattern: "$", ranges: "[a\n][b\n]c", want: "a|\nb|\nc"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, within := unmark(c.ranges)
			f := compile(t, Query{Pattern: c.pattern, Regex: true})
			if got := marked(doc, all(f, text.FromString(doc), within).Spans()); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	f := compile(t, Query{Pattern: "a"})
	if n := all(f, text.FromString("aaa"), []text.Span{}).Len(); n != 0 {
		t.Errorf("%d matches in no range", n)
	}
}

// naive finds literal text in the most obvious way.
func naive(doc string, q Query) (spans []text.Span) {
	same := func(a, b rune) bool {
		if a == b || q.Case {
			return a == b
		}
		if a > unicode.MaxRune || b > unicode.MaxRune {
			return false
		}
		for r := unicode.SimpleFold(a); r != a; r = unicode.SimpleFold(r) {
			if r == b {
				return true
			}
		}
		return false
	}
	runes, at := split(doc)
	want, _ := split(q.Pattern)
	isWord := func(i int) bool {
		return i >= 0 && i < len(runes) && unicode.In(runes[i], unicode.L, unicode.N, unicode.M)
	}
	for i := 0; i+len(want) <= len(runes); i++ {
		if !slices.EqualFunc(runes[i:i+len(want)], want, same) {
			continue
		}
		end := i + len(want)
		if q.Word && (isWord(i-1) && isWord(i) || isWord(end-1) && isWord(end)) {
			continue
		}
		if want[len(want)-1] == '\r' && end < len(runes) && runes[end] == '\n' {
			continue
		}
		spans = append(spans, text.Span{From: at[i], To: at[end]})
		i = end - 1
	}
	return spans
}

// split is the characters of s and where they are, with bytes of no character
// beyond all runes.
func split(s string) (runes []rune, at []int) {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			r = 1<<24 + rune(s[i])
		}
		runes, at = append(runes, r), append(at, i)
		i += n
	}
	return runes, append(at, len(s))
}

// scraps are what random docs are made of: few, so that there are matches.
var scraps = []string{"a", "b", "A", "a", "ab", " ", "k", "\u212a", "é", "É", "\n", "\r\n", "\r", "\xc3", "\xe2\x84", "ſ", "s", "\u0301", "x1", "\x00"}

func randomText(r *rand.Rand, most int) string {
	var b strings.Builder
	for range r.IntN(most + 1) {
		b.WriteString(scraps[r.IntN(len(scraps))])
	}
	return b.String()
}

func TestFinder_finds_literal_text_as_a_naive_search_does(t *testing.T) {
	for seed := range rounds(20_000) {
		r := rand.New(rand.NewPCG(seed, 1))
		doc := randomText(r, 40)
		q := Query{Pattern: scraps[r.IntN(len(scraps))] + randomText(r, 3), Case: r.IntN(2) == 0, Word: r.IntN(2) == 0}
		if strings.Contains(q.Pattern, "\n") {
			continue // see the next test
		}
		if got, want := all(compile(t, q), text.FromString(doc), nil).Spans(), naive(doc, q); !slices.Equal(got, want) {
			t.Fatalf("seed %d: %+v in %q is %v, want %v", seed, q, doc, got, want)
		}
	}
}

func TestFinder_finds_line_breaks_as_in_a_text_of_Unix(t *testing.T) {
	patterns := []string{"a\nb", "\n", "\n\n", "a\n", "\nA"}
	for seed := range rounds(5_000) {
		r := rand.New(rand.NewPCG(seed, 2))
		doc := randomText(r, 40)
		q := Query{Pattern: patterns[r.IntN(len(patterns))], Case: r.IntN(2) == 0, Word: r.IntN(2) == 0}
		var want []text.Span
		plain := strings.ReplaceAll(doc, "\r\n", "\n")
		for _, s := range naive(plain, q) {
			// The place before the n-th character that is not the "\r" of "\r\n".
			back := func(off int) int {
				i := 0
				for ; off > 0; off-- {
					if strings.HasPrefix(doc[i:], "\r\n") {
						i++
					}
					i++
				}
				return i
			}
			want = append(want, text.Span{From: back(s.From), To: back(s.To)})
		}
		if got := all(compile(t, q), text.FromString(doc), nil).Spans(); !slices.Equal(got, want) {
			t.Fatalf("seed %d: %+v in %q is %v, want %v", seed, q, doc, got, want)
		}
	}
}

// patterns are matched against each line by itself, and mean the same in the
// whole of a text with "\n" only.
var patterns = []string{"a", "^", "$", "a*", `\b`, `\ba`, "^a", "b$", "a|ab", "(a)(b)?", "é|k", "a+?", "(?i)É", "^.*$", "x1", "aa"}

func TestFinder_finds_patterns_as_package_regexp_does_in_each_line(t *testing.T) {
	for seed := range rounds(10_000) {
		r := rand.New(rand.NewPCG(seed, 3))
		doc := randomText(r, 40)
		doc = strings.ReplaceAll(doc, "\r", "")
		pattern := patterns[r.IntN(len(patterns))]
		q := Query{Pattern: pattern, Regex: true, Case: r.IntN(2) == 0}
		flags := "(?mi)"
		if q.Case {
			flags = "(?m)"
		}
		var want []text.Span
		for _, loc := range regexp.MustCompile(flags+pattern).FindAllStringIndex(doc, -1) {
			want = append(want, text.Span{From: loc[0], To: loc[1]})
		}
		if got := all(compile(t, q), text.FromString(doc), nil).Spans(); !slices.Equal(got, want) {
			t.Fatalf("seed %d: %+v in %q is %v, want %v", seed, q, doc, got, want)
		}
	}
}

func TestFinder_finds_many_matches_of_a_line_as_package_regexp_does(t *testing.T) {
	for seed := range rounds(60) {
		r := rand.New(rand.NewPCG(seed, 10))
		doc := strings.NewReplacer("\r", "", "\n", "").Replace(randomText(r, 3_000))
		for _, pattern := range append(patterns, `(?s)a.?`) {
			var want []text.Span
			for _, loc := range regexp.MustCompile("(?mi)"+pattern).FindAllStringIndex(doc, -1) {
				want = append(want, text.Span{From: loc[0], To: loc[1]})
			}
			q := Query{Pattern: pattern, Regex: true}
			if got := all(compile(t, q), text.FromString(doc), nil).Spans(); !slices.Equal(got, want) {
				t.Fatalf("seed %d: %s finds %d matches, want %d", seed, pattern, len(got), len(want))
			}
		}
	}
}

// patience is a context that is done after it was asked some times.
type patience struct {
	context.Context
	left int
}

func (p *patience) Err() error {
	if p.left--; p.left < 0 {
		return context.Canceled
	}
	return nil
}

// Package regexp looks at all of the line for each of its characters here.
func TestScan_stops_within_a_line(t *testing.T) {
	doc := text.FromString(strings.Repeat("a", 20_000))
	for _, q := range []Query{{Pattern: ".*x|.", Regex: true}, {Pattern: "(?s).*x|.", Regex: true}, {Pattern: "a"}} {
		s := compile(t, q).Scan(&patience{t.Context(), 3}, doc, nil)
		if !s.Next(1 << 20) {
			t.Fatal("not done")
		}
		if m := s.Matches(); m.Complete() || m.Len() == 0 || m.Len() > 4*batch {
			t.Errorf("%+v: %d matches, complete %v", q, m.Len(), m.Complete())
		}
	}
}

// What comes in by a paste or from a broken disk: every query ends, and in order.
func TestScan_takes_any_text(t *testing.T) {
	for _, piece := range []string{"a", "a ", "\x00", "\r", "\n", "\r\n", "\xff", "> ", "\u0301"} {
		d := text.FromString(strings.Repeat(piece, int(rounds(200_000))))
		for _, q := range append(queries, Query{Pattern: strings.Repeat("a", 5_000) + "b"}, Query{Pattern: strings.Repeat("a", 5_000), Word: true, Case: true}) {
			s := compile(t, q).Scan(t.Context(), d, nil)
			for !s.Next(64 << 10) {
			}
			check(t, s.Matches())
		}
	}
}

func TestScan_stops_at_its_limit(t *testing.T) {
	doc := text.FromString(strings.Repeat("a", 10_000) + "\n" + strings.Repeat("ab\n", 100))
	for _, q := range []Query{{Pattern: "a"}, {Pattern: "a", Case: true}, {Pattern: "a", Regex: true}, {Pattern: `(?s)a`, Regex: true}} {
		for _, limit := range []int{1, 300, 9_999, 10_000, 10_050, 10_099, 10_100, 20_000} {
			s := compile(t, q).Scan(context.Background(), doc, nil)
			s.limit = limit
			for !s.Next(64) {
			}
			m := s.Matches()
			if m.Len() != min(limit, 10_100) || m.Complete() != (limit >= 10_100) {
				t.Errorf("%+v with limit %d: %d matches, complete %v", q, limit, m.Len(), m.Complete())
			}
		}
	}
}

func TestScan_shows_what_is_found_so_far(t *testing.T) {
	s := compile(t, Query{Pattern: "a"}).Scan(context.Background(), text.FromString(strings.Repeat("a\n", 1000)), nil)
	if s.Next(100) {
		t.Fatal("done at once")
	}
	first := s.Matches()
	if first.Len() != 50 || first.Complete() || s.Searched() != 100 {
		t.Fatalf("%d matches, complete %v, searched %d", first.Len(), first.Complete(), s.Searched())
	}
	before := fmt.Sprint(first.Spans())
	for !s.Next(100) {
	}
	if fmt.Sprint(first.Spans()) != before {
		t.Error("what was shown changed")
	}
	if got := s.Matches(); got.Len() != 1000 || !got.Complete() {
		t.Errorf("%d matches, complete %v", got.Len(), got.Complete())
	}
}
