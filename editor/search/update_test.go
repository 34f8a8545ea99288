package search

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"galley/editor/text"
)

// queries are what random docs of scraps are searched for.
var queries = []Query{
	{Pattern: "a"},
	{Pattern: "ab"},
	{Pattern: "k", Word: true},
	{Pattern: "A", Case: true},
	{Pattern: "^", Regex: true},
	{Pattern: "$", Regex: true},
	{Pattern: "^$", Regex: true},
	{Pattern: "a*", Regex: true},
	{Pattern: `.+`, Regex: true},
	{Pattern: `\ba`, Regex: true},
	{Pattern: `a|ab`, Regex: true, Word: true},
	{Pattern: `\s`, Regex: true},
	{Pattern: `a\n`, Regex: true},
	{Pattern: "a\n"},
}

// randomSet changes a doc in up to three places.
func randomSet(r *rand.Rand, doc text.Text) text.ChangeSet {
	var changes []text.Change
	for at := 0; len(changes) < r.IntN(4); {
		from := at + r.IntN(doc.Len()-at+1)
		to := from + r.IntN(min(6, doc.Len()-from)+1)
		changes = append(changes, text.Replace(text.Span{From: from, To: to}, randomText(r, 4)))
		at = to
	}
	set, err := text.NewChangeSet(doc.Len(), changes...)
	if err != nil {
		panic(err)
	}
	return set
}

// randomRanges are up to two ranges of a doc; often none, which is all of it.
func randomRanges(r *rand.Rand, doc text.Text) []text.Span {
	if r.IntN(2) == 0 {
		return nil
	}
	cut := []int{r.IntN(doc.Len() + 1), r.IntN(doc.Len() + 1), r.IntN(doc.Len() + 1), r.IntN(doc.Len() + 1)}
	slices.Sort(cut)
	return []text.Span{{From: cut[0], To: cut[1]}, {From: cut[2], To: cut[3]}}
}

// check reports what is wrong with the form of matches.
func check(t testing.TB, m Matches) {
	t.Helper()
	count := 0
	for _, b := range m.blocks {
		if len(b.spans) == 0 || len(b.spans) > blockMax || b.first != count {
			t.Fatalf("a block of %d matches after %d, where %d are", len(b.spans), b.first, count)
		}
		count += len(b.spans)
	}
	if count != m.count {
		t.Fatalf("%d matches in blocks, %d counted", count, m.count)
	}
	last := text.Span{From: -1, To: -1}
	for _, s := range m.Spans() {
		if s.From < last.To || s.From == last.From || s.From > s.To || s.To > m.length {
			t.Fatalf("%v after %v in %d bytes", s, last, m.length)
		}
		last = s
	}
}

func TestUpdate_equals_a_new_scan(t *testing.T) {
	exact := 0
	for seed := range rounds(4_000) {
		r := rand.New(rand.NewPCG(seed, 4))
		doc := text.FromString(randomText(r, 60))
		f := compile(t, queries[r.IntN(len(queries))])
		m := all(f, doc, randomRanges(r, doc))
		for step := range 10 {
			set := randomSet(r, doc)
			next := set.Apply(doc)
			after, ok := f.Update(m, next, set)
			check(t, after)
			want := all(f, next, after.Within())
			if f.whole {
				// Not exact: but what was not touched is where it belongs.
				ok = set.Empty()
			}
			if ok && !slices.Equal(after.Spans(), want.Spans()) {
				t.Fatalf("seed %d step %d: %+v in %q by %v within %v is %v, want %v",
					seed, step, f.query, doc.Bytes(), set, after.Within(), after.Spans(), want.Spans())
			}
			if ok {
				exact++
			}
			doc, m = next, want
		}
	}
	if exact < int(rounds(20_000)) {
		t.Errorf("only %d updates were exact", exact)
	}
}

func TestUpdate_follows_many_edits_of_many_matches(t *testing.T) {
	for _, q := range []Query{{Pattern: "a"}, {Pattern: "a*", Regex: true}} {
		r := rand.New(rand.NewPCG(5, 5))
		doc := text.FromString(strings.Repeat("a b\naa\n\n", 2_000))
		f := compile(t, q)
		m := all(f, doc, nil)
		for step := range rounds(500) {
			set := randomSet(r, doc)
			if step%50 == 0 { // as a long paste, or a long deletion
				from := r.IntN(doc.Len() / 2)
				set, _ = text.NewChangeSet(doc.Len(), text.Replace(text.Span{From: from, To: from + r.IntN(5_000)}, strings.Repeat("a\n", r.IntN(3_000))))
			}
			doc = set.Apply(doc)
			var exact bool
			if m, exact = f.Update(m, doc, set); !exact {
				if step%50 != 0 || f.pattern == nil {
					t.Fatalf("step %d: not exact", step)
				}
				m = all(f, doc, nil)
			}
			check(t, m)
			if step%25 == 0 && !slices.Equal(m.Spans(), all(f, doc, nil).Spans()) {
				t.Fatalf("step %d: not what a scan finds", step)
			}
		}
		if full := m.count/blockMax + 1; len(m.blocks) > 10*full {
			t.Errorf("%d matches lie in %d blocks", m.count, len(m.blocks))
		}
	}
}

func TestUpdate_of_a_scan_that_is_not_done_knows_how_far_it_was(t *testing.T) {
	for seed := range rounds(3_000) {
		r := rand.New(rand.NewPCG(seed, 6))
		doc := text.FromString(randomText(r, 60))
		f := compile(t, queries[r.IntN(len(queries)-2)])
		s := f.Scan(context.Background(), doc, nil)
		s.limit = 1 + r.IntN(8)
		for range 1 + r.IntN(4) {
			s.Next(1 + r.IntN(10))
		}
		m := s.Matches()
		set := randomSet(r, doc)
		after, exact := f.Update(m, set.Apply(doc), set)
		check(t, after)
		if after.complete != m.complete {
			t.Fatalf("seed %d: complete is %v", seed, after.complete)
		}
		var want []text.Span
		for _, s := range all(f, set.Apply(doc), nil).Spans() {
			if after.complete || s.To < after.searched || s.To == after.searched && len(want) < after.Len() {
				want = append(want, s)
			}
		}
		if exact && !slices.Equal(after.Spans(), want) {
			t.Fatalf("seed %d: %+v in %q by %v, searched %d, is %v, want %v", seed, f.query, doc.Bytes(), set, after.searched, after.Spans(), want)
		}
	}
}

func TestUpdate_leaves_a_long_line_to_a_scan(t *testing.T) {
	doc := text.FromString(strings.Repeat("a ", 500_000))
	f := compile(t, Query{Pattern: "a"})
	m := all(f, doc, nil)
	set, _ := text.NewChangeSet(doc.Len(), text.Replace(text.Span{From: 2, To: 3}, "bc"))
	after, exact := f.Update(m, set.Apply(doc), set)
	if exact || after.Len() != m.Len()-1 || after.At(1) != (text.Span{From: 5, To: 6}) {
		t.Errorf("exact %v, %d matches, the second at %v", exact, after.Len(), after.At(1))
	}
}

func TestMap_drops_what_was_changed_and_moves_the_rest(t *testing.T) {
	for _, c := range []struct{ name, doc, set, want string }{
		{"before", "x[a][a]", `0:"yy" 3`, "yyx[a][a]"},
		{"between", "[a][a]", `1 0:"-" 1`, "[a]-[a]"},
		{"one replaced", "[a][a][a]", `1 1:"b" 1`, "[a]b[a]"},
		{"within one", "[aa]b", `1 0:"-" 2`, "a-ab"},
		{"over several", "[a][a]b[a]", `1 2:"" 1`, "[a][a]"},
		{"behind", "[a]b", `2 0:"c"`, "[a]bc"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, spans := unmark(c.doc)
			var b builder
			for _, s := range spans {
				b.add(s)
			}
			m := b.matches()
			m.length, m.complete = len(doc), true
			set := parseSet(t, c.set)
			if got := marked(string(set.Apply(text.FromString(doc)).Bytes()), m.Map(set).Spans()); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// parseSet reads the notation of [text.ChangeSet.String].
func parseSet(t *testing.T, s string) text.ChangeSet {
	t.Helper()
	var changes []text.Change
	at := 0
	for _, f := range strings.Fields(s) {
		var n int
		var insert string
		if _, err := fmt.Sscanf(f, "%d:%q", &n, &insert); err == nil {
			changes = append(changes, text.Replace(text.Span{From: at, To: at + n}, insert))
		} else if _, err := fmt.Sscanf(f, "%d", &n); err != nil {
			t.Fatalf("%q: %v", f, err)
		}
		at += n
	}
	set, err := text.NewChangeSet(at, changes...)
	if err != nil || set.String() != s {
		t.Fatalf("%q was read as %v: %v", s, set, err)
	}
	return set
}

func TestMap_gives_up_on_very_many_changes(t *testing.T) {
	doc := text.FromString(strings.Repeat("a b\n", 2000))
	m := all(compile(t, Query{Pattern: "a"}), doc, nil)
	set, _, err := mustReplace(t, Query{Pattern: "b"}, "c").All(t.Context(), doc, nil)
	if err != nil {
		t.Fatal(err)
	}
	if after := m.Map(set); after.Len() != 0 || after.Complete() {
		t.Errorf("%d matches, complete %v", after.Len(), after.Complete())
	}
}

func TestMatches_answers_as_a_list_does(t *testing.T) {
	for seed := range rounds(2_000) {
		r := rand.New(rand.NewPCG(seed, 7))
		n := []int{0, 1, 3, 40, 700}[r.IntN(5)]
		var b builder
		var list []text.Span
		at := 0
		for range n {
			from := at + r.IntN(3)
			s := text.Span{From: from, To: from + r.IntN(3)}
			if at = s.To; s.Empty() {
				at++
			}
			list = append(list, s)
			b.add(s)
		}
		m := b.matches()
		check(t, Matches{blocks: m.blocks, count: m.count, length: at + 1})
		for range 20 {
			from := r.IntN(at + 2)
			s := text.Span{From: from, To: from + r.IntN(4)}
			index := slices.Index(list, s)
			if i, ok := m.Index(s); ok != (index >= 0) || ok && i != index {
				t.Fatalf("seed %d: the index of %v is %d, %v, want %d", seed, s, i, ok, index)
			}
			var touching []text.Span
			next, prev := -1, -1
			for i, x := range list {
				if x.Touches(s) {
					touching = append(touching, x)
				}
				if next < 0 && x.From >= s.From && x != s && (index < 0 || i > index) {
					next = i
				}
				if x.To <= s.From && index < 0 || i < index {
					prev = i
				}
			}
			if got := m.In(s, nil); !slices.Equal(got, touching) {
				t.Fatalf("seed %d: in %v are %v, want %v", seed, s, got, touching)
			}
			if next < 0 {
				next = 0
			}
			if prev < 0 {
				prev = len(list) - 1
			}
			if i, ok := m.Next(s); ok != (n > 0) || ok && i != next {
				t.Fatalf("seed %d: next of %v is %d, %v, want %d of %v", seed, s, i, ok, next, list)
			}
			if i, ok := m.Prev(s); ok != (n > 0) || ok && i != prev {
				t.Fatalf("seed %d: previous of %v is %d, %v, want %d of %v", seed, s, i, ok, prev, list)
			}
		}
	}
}
