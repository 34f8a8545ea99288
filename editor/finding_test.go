package editor

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"galley/editor/search"
	"galley/editor/state"
	"galley/editor/text"
)

// finder is a desk with a search that follows it.
type finder struct {
	*desk
	*Finding
	heard int
}

func finding(t *testing.T, content string, test func(f *finder)) {
	t.Helper()
	inBubble(t, content, func(d *desk) {
		f := &finder{desk: d}
		f.Finding = NewFinding(d.Session, func() { f.heard++ })
		d.Observe(Observer{Changed: f.Finding.Changed})
		test(f)
		f.Stop()
		d.queue.drain()
	})
}

func (f *finder) look(q search.Query, within []text.Span) {
	f.t.Helper()
	if err := f.Find(q, within); err != nil {
		f.t.Fatal(err)
	}
}

// found shows the matches in the current text.
func (f *finder) found() string {
	var b strings.Builder
	at, doc := 0, f.doc()
	for _, s := range f.Matches().Spans() {
		b.WriteString(doc[at:s.From] + "[" + doc[s.From:s.To] + "]")
		at = s.To
	}
	return b.String() + doc[at:]
}

func TestFinding_follows_what_is_typed(t *testing.T) {
	finding(t, "a cat, two Cats\n", func(f *finder) {
		f.look(search.Query{Pattern: "cat"}, nil)
		if !f.Busy() || f.Matches().Len() != 0 {
			t.Error("it did not leave the work to a worker")
		}
		f.queue.drain()
		if got, want := f.found(), "a [cat], two [Cat]s\n"; got != want || f.Busy() || f.heard == 0 {
			t.Errorf("found %q, busy %v, heard %d", got, f.Busy(), f.heard)
		}
		f.typeAt(3, "o")
		if got, want := f.found(), "a coat, two [Cat]s\n"; got != want || f.Busy() {
			t.Errorf("found %q, busy %v", got, f.Busy())
		}
		f.typeAt(0, "cat ")
		if got, want := f.found(), "[cat] a coat, two [Cat]s\n"; got != want || f.Busy() {
			t.Errorf("found %q, busy %v", got, f.Busy())
		}
		f.Stop()
		if f.Matches().Len() != 0 || f.Finder() != nil {
			t.Error("it looks on")
		}
	})
}

func TestFinding_follows_a_search_over_lines(t *testing.T) {
	finding(t, "a\n\n\nb\n\nc", func(f *finder) {
		f.look(search.Query{Pattern: `\n{2,}`, Regex: true}, nil)
		f.queue.drain()
		f.typeAt(3, "\n")
		if !f.Busy() {
			t.Error("it is not searched again")
		}
		f.queue.drain()
		if got, want := f.found(), "a[\n\n\n\n]b[\n\n]c"; got != want {
			t.Errorf("found %q", got)
		}
	})
}

// Queries, edits, and the worker's answers come in any order; in the end the
// matches are those of the last query in the last text.
func TestFinding_ends_with_the_matches_of_the_last_text(t *testing.T) {
	queries := []search.Query{{Pattern: "a"}, {Pattern: "^", Regex: true}, {Pattern: `b\n`, Regex: true}, {Pattern: "ab", Word: true}}
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 11))
		finding(t, strings.Repeat("ab b a\nb\n", 1+r.IntN(50)), func(f *finder) {
			q := queries[0]
			var within []text.Span
			f.look(q, nil)
			for range 12 {
				switch r.IntN(5) {
				case 0:
					q, within = queries[r.IntN(len(queries))], nil
					if r.IntN(3) == 0 {
						within = []text.Span{{From: 0, To: r.IntN(f.State().Doc.Len() + 1)}}
					}
					f.look(q, within)
				case 1:
					synctest.Wait()
				case 2:
					if job := f.queue.next(); job != nil {
						job()
					}
				default:
					at := r.IntN(min(20, f.State().Doc.Len()))
					c := text.Replace(text.Span{From: at, To: at + r.IntN(2)}, []string{"a", "b", "\n", ""}[r.IntN(4)])
					f.Dispatch(state.Spec{Changes: []text.Change{c}, Origin: state.Type})
				}
			}
			f.queue.drain()
			scan := f.Finder().Scan(t.Context(), f.State().Doc, f.Finding.within)
			for !scan.Next(1 << 20) {
			}
			if f.Busy() || !slices.Equal(f.Matches().Spans(), scan.Matches().Spans()) {
				t.Fatalf("seed %d: busy %v, %d matches of %+v, want %d", seed, f.Busy(), f.Matches().Len(), q, scan.Matches().Len())
			}
		})
	}
}

func TestFinding_replaces_one_after_the_other(t *testing.T) {
	finding(t, "cat cat\r\ncat", func(f *finder) {
		f.look(search.Query{Pattern: "cat"}, nil)
		f.queue.drain()
		r, err := f.Finder().Replacement("cat\ndog", false)
		if err != nil {
			t.Fatal(err)
		}
		sel := text.Span{}
		for range 2 {
			i, ok := f.Matches().Next(sel)
			if !ok || !f.Finding.Replace(r, f.Matches().At(i)) {
				t.Fatal("nothing was replaced")
			}
			sel = f.State().Sel.Primary().Span()
		}
		if got, want := f.doc(), "cat\r\ndog cat\r\ndog\r\ncat"; got != want {
			t.Errorf("the text is %q", got)
		}
		if f.Finding.Replace(r, text.Span{From: 1, To: 4}) {
			t.Error("what is no match was replaced")
		}
		f.desk.Undo()
		if got, want := f.doc(), "cat\r\ndog cat\r\ncat"; got != want {
			t.Errorf("undone to %q", got)
		}
	})
}

func TestFinding_replaces_all_as_one_step(t *testing.T) {
	content := strings.Repeat("one cat\n", 1000)
	finding(t, content, func(f *finder) {
		f.look(search.Query{Pattern: `(\w+) cat`, Regex: true}, []text.Span{{From: 0, To: len(content) / 2}})
		f.queue.drain()
		r, err := f.Finder().Replacement(`\u$1 dog`, false)
		if err != nil {
			t.Fatal(err)
		}
		answer := ""
		f.ReplaceAll(r, func(places int, err error) { answer = fmt.Sprint(places, err) })
		f.typeAt(0, "My ") // meanwhile
		f.queue.drain()
		want := "My " + strings.Repeat("One dog\n", 500) + strings.Repeat("one cat\n", 500)
		if answer != "500 <nil>" || f.doc() != want {
			t.Fatalf("answer %q; %.40q…", answer, f.doc())
		}
		if f.Matches().Len() != 0 || f.Busy() {
			t.Errorf("%d matches are left, busy %v", f.Matches().Len(), f.Busy())
		}
		if f.desk.Undo(); f.doc() != "My "+content {
			t.Errorf("undone to %.40q…", f.doc())
		}
		f.pass(10 * time.Second)
	})
}

func TestFinding_tells_why_nothing_is_replaced(t *testing.T) {
	finding(t, strings.Repeat("a", 100_000), func(f *finder) {
		if err := f.Find(search.Query{Pattern: "(", Regex: true}, nil); err == nil || f.Finder() != nil {
			t.Error("it looks for what is no pattern")
		}
		f.look(search.Query{Pattern: "a+", Regex: true}, nil)
		r, err := f.Finder().Replacement(strings.Repeat("$0", 2000), false)
		if err != nil {
			t.Fatal(err)
		}
		var got error
		f.ReplaceAll(r, func(_ int, err error) { got = err })
		f.queue.drain()
		if got == nil {
			t.Error("200 MB were made of 100 kB")
		}
		f.desk.Session.locked = "This file is marked read-only."
		f.ReplaceAll(r, func(_ int, err error) { got = err })
		if got == nil || f.Finding.Replace(r, text.Span{From: 0, To: 100_000}) || !strings.Contains(got.Error(), "read-only") {
			t.Errorf("read-only: %v", got)
		}
		f.desk.Session.locked = ""
		if data, _ := os.ReadFile(f.path); len(data) != 100_000 {
			t.Error("the file was written")
		}
	})
}

// What the window waits for when 100,000 words of 10 MB are replaced: the worker
// has found them.
func BenchmarkFinding_ReplaceAll_100k_matches_of_10MB(b *testing.B) {
	const line = "one word and another, all in all a hundred bytes or so, which is a sentence that somebody wrote\n\n"
	r := newRoom(b, map[string]string{"a.md": strings.Repeat(line, 10<<20/len(line))})
	s := r.open("a.md")
	var waited time.Duration
	for b.Loop() {
		f := NewFinding(s, func() {})
		s.Observe(Observer{Changed: f.Changed})
		if err := f.Find(search.Query{Pattern: "word"}, nil); err != nil {
			b.Fatal(err)
		}
		r.pump("the search", func() bool { return !f.Busy() })
		repl, _ := f.Finder().Replacement("term", false)
		done := false
		f.ReplaceAll(repl, func(int, error) { done = true })
		var job func()
		r.pump("the changes", func() bool { job = r.queue.next(); return job != nil })
		start := time.Now()
		for job(); !done; job() {
			waited += time.Since(start)
			r.pump("the changes", func() bool { job = r.queue.next(); return job != nil })
			start = time.Now()
		}
		waited += time.Since(start)
		r.pump("the search", func() bool { return !f.Busy() })
		s.Undo()
	}
	b.ReportMetric(float64(waited.Milliseconds())/float64(b.N), "window-ms/op")
}
