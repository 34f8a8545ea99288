package highlight

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"galley/editor/text"
)

// The states a fresh index finds are the law: an index that followed edits must
// paint the same, and must have named every line that it paints differently.
func TestIndex_update_equals_a_fresh_index(t *testing.T) {
	scraps := []string{
		"---", "...", "===", "```", "```go", "````", "~~~", "  ```", "- ```", "<!--", "-->", "<!-- a -->", "a: b", "# h", "*a* **b**", "> q", "", "", "text",
	}
	for seed := range uint64(400) {
		rnd := rand.New(rand.NewPCG(seed, 6))
		scrap := func() string {
			var b strings.Builder
			for range rnd.IntN(4) {
				b.WriteString(scraps[rnd.IntN(len(scraps))])
				b.WriteString([]string{"\n", "\n", "\n", "\r\n", "", "-", "`"}[rnd.IntN(7)])
			}
			return b.String()
		}
		start := ""
		if rnd.IntN(2) == 0 {
			start = "---\n"
		}
		for range rnd.IntN(12) {
			start += scrap()
		}
		doc := text.FromString(start)
		x := New(doc)
		painted := lines(x, doc)
		for step := range 30 {
			set := randomChange(rnd, doc, scrap)
			next := set.Apply(doc)
			dirty := x.Update(next, set)
			got := lines(x, next)
			if want := lines(New(next), next); !slices.Equal(got, want) {
				t.Fatalf("seed %d step %d: %q by %v is\n%q, want\n%q", seed, step, doc.Bytes(), set, got, want)
			}
			if why := unnamed(doc, next, set, dirty, painted, got); why != "" {
				t.Fatalf("seed %d step %d: %q by %v to %q, dirty %v: %s", seed, step, doc.Bytes(), set, next.Bytes(), dirty, why)
			}
			doc, painted = next, got
		}
	}
}

// randomChange makes one or two changes.
func randomChange(rnd *rand.Rand, doc text.Text, scrap func() string) text.ChangeSet {
	cut := []int{rnd.IntN(doc.Len() + 1), rnd.IntN(doc.Len() + 1), rnd.IntN(doc.Len() + 1), rnd.IntN(doc.Len() + 1)}
	slices.Sort(cut)
	insert := func() []byte { return []byte(scrap()) }
	if rnd.IntN(3) > 0 {
		insert = func() []byte { return []byte([]string{"", "`", "-", "\n", "a", "~", "\r"}[rnd.IntN(7)]) }
		cut[1], cut[3] = min(cut[0]+rnd.IntN(2), cut[2]), min(cut[2]+rnd.IntN(2), doc.Len())
	}
	changes := []text.Change{{Span: text.Span{From: cut[0], To: cut[1]}, Insert: insert()}}
	if cut[2] > cut[1] && rnd.IntN(4) == 0 {
		changes = append(changes, text.Change{Span: text.Span{From: cut[2], To: cut[3]}, Insert: insert()})
	}
	set, err := text.NewChangeSet(doc.Len(), changes...)
	if err != nil {
		panic(err)
	}
	return set
}

// unnamed looks for a line outside dirty that is painted otherwise than before.
func unnamed(before, after text.Text, set text.ChangeSet, dirty text.Span, was, is []string) string {
	if set.Empty() {
		return ""
	}
	tail := before.Lines() - after.Lines()
	for i := range after.Lines() {
		span := after.LineSpan(i)
		old := i
		switch {
		case span.To < dirty.From:
		case span.From > dirty.To:
			old = i + tail
		default:
			continue
		}
		if old < 0 || old >= len(was) || was[old] != is[i] {
			return fmt.Sprintf("line %d is %q and was not named", i, is[i])
		}
	}
	return ""
}

func BenchmarkIndex_Update(b *testing.B) {
	para := strings.Repeat("word ", 80) + "\n\n```\ncode\n```\n\n"
	for _, size := range []int{1 << 20, 10 << 20} {
		b.Run(fmt.Sprintf("%dMB", size>>20), func(b *testing.B) {
			doc := text.FromString("---\na: b\n---\n" + strings.Repeat(para, size/len(para)))
			x := New(doc)
			at := doc.Len() / 2
			b.ReportAllocs()
			for b.Loop() {
				set, _ := text.NewChangeSet(doc.Len(), text.Insert(at, "m"))
				doc = set.Apply(doc)
				x.Update(doc, set)
				at++
			}
		})
	}
}

func BenchmarkNew(b *testing.B) {
	para := strings.Repeat("word ", 80) + "\n\n"
	doc := text.FromString(strings.Repeat(para, 10<<20/len(para)))
	b.SetBytes(int64(doc.Len()))
	for b.Loop() {
		New(doc)
	}
}
