package text

import (
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// article is about n bytes of prose in lines as people write them: a paragraph each.
func article(n int) []byte {
	const paragraph = "Two carriers have agreed on a plan that neither would have signed a year ago, " +
		"and the smaller one, oddly, is the one that asked for it first. Nobody at either table calls it peace.\n\n"
	return []byte(strings.Repeat(paragraph, n/len(paragraph)+1))[:n]
}

// BenchmarkText_edit reports the median of single edits at random places of 10 MB:
// typing, deleting, a pasted line, a pasted page.
func BenchmarkText_edit(b *testing.B) {
	for _, c := range []struct {
		name        string
		del, insert int
	}{{"type", 0, 1}, {"delete", 1, 0}, {"paste_line", 0, 80}, {"replace_page", 3000, 3000}, {"delete_1MB", 1 << 20, 0}, {"paste_1MB", 0, 1 << 20}} {
		b.Run(c.name, func(b *testing.B) {
			doc := New(article(10 << 20))
			r := rand.New(rand.NewPCG(1, 2))
			insert := article(c.insert)
			times := make([]time.Duration, 0, b.N)
			b.ReportAllocs()
			for b.Loop() {
				from := r.IntN(doc.Len() - c.del)
				start := time.Now()
				next := doc.Replace(Span{from, from + c.del}, insert)
				times = append(times, time.Since(start))
				if c.del+c.insert < 10_000 { // keep its size, let the tree age
					doc = next
				}
				if doc.Len() < 9<<20 || doc.Len() > 12<<20 {
					doc = New(article(10 << 20))
				}
			}
			slices.Sort(times)
			b.ReportMetric(float64(times[len(times)/2].Nanoseconds()), "median-ns")
			b.ReportMetric(float64(times[len(times)*99/100].Nanoseconds()), "p99-ns")
		})
	}
}

func BenchmarkText_line(b *testing.B) {
	doc := New(article(10 << 20))
	r := rand.New(rand.NewPCG(1, 2))
	b.Run("Line", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			doc.Line(r.IntN(doc.Len()))
		}
	})
	b.Run("LineSpan", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			doc.LineSpan(r.IntN(doc.Lines()))
		}
	})
}

func BenchmarkNew_100MB(b *testing.B) {
	data := article(100 << 20)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	doc := New(data)
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.ReportAllocs()
	for b.Loop() {
		doc = New(data)
	}
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/float64(len(data)), "heap/byte")
	runtime.KeepAlive(doc)
}

func BenchmarkBoundaries(b *testing.B) {
	for name, s := range map[string]string{"prose": string(article(1 << 20)), "cjk": strings.Repeat("日本語", 300_000), "one_word": strings.Repeat("a", 1_000_000)} {
		doc := FromString(s)
		off := doc.Len() / 2
		for fn, f := range map[string]func(Text, int) int{"NextGrapheme": NextGrapheme, "PrevGrapheme": PrevGrapheme, "NextWord": NextWord, "PrevWord": PrevWord} {
			b.Run(name+"/"+fn, func(b *testing.B) {
				for b.Loop() {
					f(doc, off)
				}
			})
		}
	}
}

func BenchmarkChangeSet_keystroke(b *testing.B) {
	doc := New(article(10 << 20))
	b.ReportAllocs()
	for b.Loop() {
		set, _ := NewChangeSet(doc.Len(), Insert(5<<20, "x"))
		set.Apply(doc)
		set.Invert(doc)
	}
}
