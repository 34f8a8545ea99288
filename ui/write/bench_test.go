package write

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"galley/editor/layout"
	"galley/editor/state"
	"galley/editor/text"
)

var large = fyne.NewSize(1600, 1000)

// durations are the times of single steps; a mean hides the slow ones.
type durations []time.Duration

// report tells the worst of a hundred and the worst of all.
func (d durations) report(b *testing.B) {
	slices.Sort(d)
	b.ReportMetric(float64(d[len(d)*99/100].Microseconds()), "p99-µs")
	b.ReportMetric(float64(d[len(d)-1].Microseconds()), "max-µs")
}

// step times one step.
func (d *durations) step(f func()) {
	begun := time.Now()
	f()
	*d = append(*d, time.Since(begun))
}

// BenchmarkArea_key is one typed character from the key to painted rows: the
// transaction, highlighting, layout, placing, and the painting of what changed.
func BenchmarkArea_key(b *testing.B) {
	for _, size := range []int{10 << 10, 1 << 20, 10 << 20} {
		b.Run(fmt.Sprintf("%dKB", size>>10), func(b *testing.B) {
			h := newBench(b, "", large)
			h.Dispatch(state.Spec{Changes: insertAt(0, longArticle(size))})
			h.benchmarkKey(b)
		})
	}
}

// benchmarkKey types in the middle of the article.
func (h *bench) benchmarkKey(b *testing.B) {
	sel := state.Caret(h.st.Doc.LineEnd(h.st.Doc.Line(h.st.Doc.Len()/2) + 2))
	h.Dispatch(state.Spec{Sel: &sel, Scroll: true})
	h.frame()
	b.ReportAllocs()
	rnd := rand.New(rand.NewPCG(2, 2))
	var each durations
	for i := 0; b.Loop(); i++ {
		if i%60 == 59 {
			h.Undo() // keeps the line as long as it was
		}
		// Letters differ, so that no line was shaped before.
		each.step(func() {
			h.area.TypedRune('a' + rune(rnd.IntN(26)))
			h.frame()
		})
	}
	each.report(b)
}

// BenchmarkArea_key_anywhere types one character at a time at random places of
// 10 MB, where nothing was laid out before the caret came there. It is the work from
// the key to the rows that are to be painted; what is told last is the painting.
func BenchmarkArea_key_anywhere(b *testing.B) {
	for _, doc := range []struct{ name, src string }{
		{"10MB", longArticle(10 << 20)},
		{"10MB_in_lines_of_1e6_characters", strings.Repeat(strings.Repeat("many words ", 1_000_000/11)+"\n", 10)},
		{"a_line_of_1e6_characters_without_a_space", strings.Repeat("x", 1_000_000)},
	} {
		b.Run(doc.name, func(b *testing.B) {
			h := newBench(b, "", large)
			h.Dispatch(state.Spec{Changes: insertAt(0, doc.src)})
			rnd := rand.New(rand.NewPCG(3, 3))
			var each, painting durations
			for b.Loop() {
				h.area.Jump(rnd.IntN(h.st.Doc.Len()))
				h.frame()
				each.step(func() {
					h.area.TypedRune('a' + rune(rnd.IntN(26)))
					h.area.settle(h.area.Size())
				})
				painting.step(h.frame)
			}
			each.report(b)
			slices.Sort(painting)
			b.ReportMetric(float64(painting[len(painting)*99/100].Microseconds()), "painting-p99-µs")
		})
	}
}

// BenchmarkArea_scroll is one frame of scrolling 10 MB: by three rows as the wheel
// does, by a page, and by the scrollbar to anywhere.
func BenchmarkArea_scroll(b *testing.B) {
	for _, way := range []struct {
		name string
		step func(h *bench, rnd *rand.Rand)
	}{
		{"wheel", func(h *bench, _ *rand.Rand) { h.area.scrollBy(75) }},
		{"page", func(h *bench, _ *rand.Rand) { h.area.page(1, false) }},
		{"bar", func(h *bench, rnd *rand.Rand) { h.area.dragBar(rnd.Float64() * h.area.view.heights.Height()) }},
	} {
		b.Run(way.name, func(b *testing.B) {
			h := newBench(b, "", large)
			h.Dispatch(state.Spec{Changes: insertAt(0, longArticle(10<<20))})
			h.area.Jump(0)
			h.frame()
			b.ReportAllocs()
			rnd := rand.New(rand.NewPCG(4, 4))
			var each durations
			for b.Loop() {
				each.step(func() {
					way.step(h, rnd)
					h.frame()
				})
			}
			each.report(b)
		})
	}
}

// BenchmarkArea_open shows the first screen of a text that was read.
func BenchmarkArea_open(b *testing.B) {
	for _, size := range []int{10 << 20, 100 << 20} {
		b.Run(fmt.Sprintf("%dMB", size>>20), func(b *testing.B) {
			h := newBench(b, "", large)
			src := longArticle(size)
			for b.Loop() {
				h.st = state.New(text.FromString(src))
				h.area.Open(h, layout.Viewport{})
				h.frame()
			}
		})
	}
}

// BenchmarkArea_paste pastes 10 MB, and takes it back.
func BenchmarkArea_paste(b *testing.B) {
	src := longArticle(10 << 20)
	for _, step := range []string{"paste", "undo"} {
		b.Run(step, func(b *testing.B) {
			h := newBench(b, "", large)
			h.Dispatch(state.Spec{Changes: insertAt(0, longArticle(1<<20))})
			h.frame()
			paste := func() {
				h.area.Insert(src)
				h.frame()
			}
			undo := func() {
				h.Undo()
				h.frame()
			}
			for b.Loop() {
				if step == "paste" {
					paste()
					b.StopTimer()
					undo()
					b.StartTimer()
				} else {
					b.StopTimer()
					paste()
					b.StartTimer()
					undo()
				}
			}
		})
	}
}
