package search

import (
	"context"
	"strings"
	"testing"

	"galley/editor/text"
)

// prose is about n bytes in paragraphs of one line each.
func prose(n int) text.Text {
	const paragraph = "Two carriers have agreed on a plan that neither would have signed a year ago, " +
		"and the smaller one, oddly, is the one that asked for it first. Nobody at either table calls it peace.\n\n"
	return text.FromString(strings.Repeat(paragraph, n/len(paragraph)))
}

// edited is a doc after an edit here and there: its leaves are not in one piece.
func edited(doc text.Text) text.Text {
	for at := 1000; at < doc.Len(); at += 9973 {
		doc = doc.Replace(text.Span{From: at, To: at + 1}, []byte("e"))
	}
	return doc
}

func BenchmarkScan_10MB(b *testing.B) {
	fresh := prose(10 << 20)
	for _, c := range []struct {
		name string
		q    Query
		doc  text.Text
	}{
		{"exact_rare", Query{Pattern: "zebra", Case: true}, fresh},
		{"exact_edited", Query{Pattern: "zebra", Case: true}, edited(fresh)},
		{"exact_common", Query{Pattern: "peace", Case: true}, fresh},
		{"fold_rare", Query{Pattern: "zebra"}, fresh},
		{"fold_common", Query{Pattern: "PEACE"}, fresh},
		{"fold_word", Query{Pattern: "one", Word: true}, fresh},
		{"fold_first_letter_common", Query{Pattern: "exxxx"}, fresh},
		{"fold_letter_to_limit", Query{Pattern: "e"}, fresh},
		{"regex_prefix", Query{Pattern: `plan \w+`, Regex: true, Case: true}, fresh},
		{"regex_fold", Query{Pattern: `plan \w+`, Regex: true}, fresh},
		{"regex_words", Query{Pattern: `\b\w+ed\b`, Regex: true, Case: true}, fresh},
		{"regex_line_start", Query{Pattern: `^Two`, Regex: true, Case: true}, fresh},
		{"regex_blank_lines", Query{Pattern: `\n{3,}`, Regex: true}, fresh},
	} {
		b.Run(c.name, func(b *testing.B) {
			f := compile(b, c.q)
			b.ReportAllocs()
			b.SetBytes(int64(c.doc.Len()))
			n := 0
			for b.Loop() {
				s := f.Scan(context.Background(), c.doc, nil)
				for !s.Next(slice) {
				}
				n = s.Matches().Len()
			}
			b.ReportMetric(float64(n), "matches")
		})
	}
}

// A key typed into a doc with as many matches as are kept.
func BenchmarkUpdate_100k_matches(b *testing.B) {
	doc := text.FromString(strings.Repeat("one word and another\n", Limit-1))
	f := compile(b, Query{Pattern: "word"})
	m := all(f, doc, nil)
	if !m.Complete() || m.Len() != Limit-1 {
		b.Fatalf("%d matches", m.Len())
	}
	at := doc.Len()/2 + 5
	insert, _ := text.NewChangeSet(doc.Len(), text.Insert(at, "x"))
	next := insert.Apply(doc)
	remove, _ := text.NewChangeSet(next.Len(), text.Delete(at, at+1))
	b.ReportAllocs()
	for b.Loop() {
		m, _ = f.Update(m, next, insert)
		m, _ = f.Update(m, doc, remove)
	}
}

func BenchmarkMatches_In_rows_of_100k(b *testing.B) {
	doc := text.FromString(strings.Repeat("one word and another\n", Limit-1))
	m := all(compile(b, Query{Pattern: "word"}), doc, nil)
	var dst []text.Span
	at := doc.Len() / 2
	b.ReportAllocs()
	for b.Loop() {
		dst = m.In(text.Span{From: at, To: at + 50*21}, dst[:0])
	}
}

func BenchmarkReplacement_100k_matches_of_10MB(b *testing.B) {
	doc := text.FromString(strings.Repeat("one word and another, all in all a hundred bytes or so, which is a sentence that somebody wrote\n\n", 10<<20/98))
	for _, c := range []struct {
		name     string
		q        Query
		template string
	}{
		{"literal", Query{Pattern: "word"}, "term"},
		{"groups", Query{Pattern: `(\w+) word`, Regex: true}, "term $1"},
	} {
		r := mustReplace(b, c.q, c.template)
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				if _, n, err := r.All(b.Context(), doc, nil); err != nil || n < Limit {
					b.Fatal(n, err)
				}
			}
		})
		set, _, _ := r.All(b.Context(), doc, nil)
		b.Run(c.name+"_apply", func(b *testing.B) {
			for b.Loop() {
				set.Apply(doc)
			}
		})
		b.Run(c.name+"_invert", func(b *testing.B) {
			for b.Loop() {
				set.Invert(doc)
			}
		})
	}
}
