package search

import (
	"context"
	"slices"
	"testing"

	"galley/editor/text"
)

// FuzzCompile searches any doc for anything: what is found is in order, lies on
// lines unless the search goes over them, and is found again one by one.
func FuzzCompile(f *testing.F) {
	for _, q := range queries {
		f.Add(q.Pattern, "a Ab\r\nk\n\xff", q.Case, q.Word, q.Regex)
	}
	for _, pattern := range []string{`[^]a]`, `[]a]`, `(?i-m:^a)`, `\x{0A}`, `\012`, `\Qa`, `\pL+`, `(?P<n>a)`, `[[:alpha:]\n]`, `\C`, "(?U)a+"} {
		f.Add(pattern, "a b\nc", false, true, true)
	}
	f.Fuzz(func(t *testing.T, pattern, content string, exact, word, regex bool) {
		finder, err := Compile(Query{Pattern: pattern, Case: exact, Word: word, Regex: regex})
		if err != nil {
			e := err.(*Error)
			if e.At < 0 || e.At > len(pattern) || e.Message == "" {
				t.Fatalf("%q: at %d: %s", pattern, e.At, e.Message)
			}
			return
		}
		doc := text.FromString(content)
		m := all(finder, doc, nil)
		check(t, m)
		once := finder.Scan(context.Background(), doc, nil)
		for !once.Next(1 << 20) {
		}
		if !slices.Equal(once.Matches().Spans(), m.Spans()) {
			t.Fatalf("%q in %q: %v at once, %v in slices", pattern, content, once.Matches().Spans(), m.Spans())
		}
		r, err := finder.Replacement("x", false)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range m.Spans() {
			if !finder.whole && doc.Line(s.From) != doc.Line(s.To) {
				t.Fatalf("%q in %q: %v goes over a line end", pattern, content, s)
			}
			if _, ok := r.Expand(doc, s); !ok {
				t.Fatalf("%q in %q: %v is not found again", pattern, content, s)
			}
		}
	})
}

// FuzzReplacement reads any template, and what it gives does not depend on
// whether matches are replaced one by one.
func FuzzReplacement(f *testing.F) {
	for _, template := range []string{"$1", "${n}$$", `\u\L$0\E`, `\n\t\\`, "$", `\`, "${", "$10", "é"} {
		f.Add(template, "a Ab\r\nk\n\xff")
	}
	f.Fuzz(func(t *testing.T, template, content string) {
		finder := compile(t, Query{Pattern: `(?P<n>a)(b)?|\s`, Regex: true})
		r, err := finder.Replacement(template, false)
		if err != nil {
			if e := err.(*Error); e.At < 0 || e.At > len(template) || e.Message == "" {
				t.Fatalf("%q: at %d: %s", template, e.At, e.Message)
			}
			return
		}
		doc := text.FromString(content)
		var changes []text.Change
		for _, s := range all(finder, doc, nil).Spans() {
			c, ok := r.One(doc, s)
			if !ok {
				t.Fatalf("%v is no match", s)
			}
			changes = append(changes, c)
		}
		set, err := text.NewChangeSet(doc.Len(), changes...)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := replaced(t, r, content, nil), string(set.Apply(doc).Bytes()); got != want {
			t.Fatalf("%q: all gives %q, one by one %q", template, got, want)
		}
	})
}
