package preview

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"galley/editor/article"
	"galley/editor/markdown"
	"galley/editor/text"
	"galley/ui/theme"
)

// writer edits an article and its tree as a session does.
type writer struct {
	doc    text.Text
	tree   *markdown.Tree
	parser markdown.Parser
}

func newWriter(src string) *writer {
	doc := text.FromString(src)
	w := &writer{doc: doc}
	w.tree = w.parser.Parse(doc, article.Read(doc).Body, 1)
	return w
}

func (w *writer) article() article.Article { return article.Of(article.Read(w.doc), w.tree) }

// edit replaces a span and returns the article as then parsed.
func (w *writer) edit(t testing.TB, span text.Span, with string) article.Article {
	t.Helper()
	changes, err := text.NewChangeSet(w.doc.Len(), text.Change{Span: span, Insert: []byte(with)})
	if err != nil {
		t.Fatal(err)
	}
	w.doc = changes.Apply(w.doc)
	head := article.Read(w.doc)
	w.tree, _ = w.parser.Update(w.tree, w.doc, head.Body, w.tree.Version+1, changes)
	return w.article()
}

func TestPane_applied_changes_look_as_if_opened_anew(t *testing.T) {
	seed := rand.Uint64()
	rnd := rand.New(rand.NewPCG(seed, 1))
	src := sampleArticle(t)
	w := newWriter(src)
	p := newPane(t, src, 500, 400, theme.LightMode, Options{Load: loadDrawn})
	fresh := New(Options{Load: loadDrawn})
	snippets := []string{"x", "\n", "\n\n", "**", "# ", "- ", "> ", "```\n", "[^1]", "|", "word ", "[^1]: a\n", "takeaways", "---\n"}
	for step := range 150 {
		from := rnd.IntN(w.doc.Len() + 1)
		to := min(w.doc.Len(), from+rnd.IntN(12))
		a := w.edit(t, text.Span{From: from, To: to}, snippets[rnd.IntN(len(snippets))])
		if rnd.IntN(3) > 0 {
			p.Apply(a) // otherwise the update is skipped
		} else {
			continue
		}
		p.scrollBy(float64(rnd.IntN(900) - 450))
		fresh.model.look, fresh.shown = p.model.look, true
		fresh.model.store.dir = "/articles"
		fresh.model.show(p.model.page)
		if got, want := describe(&p.model), describe(&fresh.model); got != want {
			t.Fatalf("seed %d step %d: applied\n%s\nopened\n%s", seed, step, got, want)
		}
		if p.model.heights.len() != len(p.model.parts) || len(p.model.sheets) != len(p.model.parts) {
			t.Fatalf("seed %d step %d: %d heights and %d sheets of %d parts", seed, step, p.model.heights.len(), len(p.model.sheets), len(p.model.parts))
		}
		for i, s := range p.model.sheets {
			if s == nil {
				continue
			}
			p.model.sheets[i] = nil
			p.model.laid--
			again := p.model.sheet(i)
			if describeSheet(s) != describeSheet(again) {
				t.Fatalf("seed %d step %d: the sheet of part %d is stale", seed, step, i)
			}
		}
	}
}

func describe(m *model) string {
	var b strings.Builder
	fmt.Fprintln(&b, m.head, m.starts)
	for i := range m.parts {
		p := &m.parts[i]
		fmt.Fprint(&b, p.kind, p.gap, p.opens, p.closes, p.from, p.to, p.note)
		if p.block != nil {
			fmt.Fprint(&b, p.block.Kind, p.block.Span)
		}
		for fr := p.frame; fr != nil; fr = fr.outer {
			fmt.Fprint(&b, " ", fr.kind, fr.marker, fr.left)
		}
		fmt.Fprintln(&b)
	}
	return b.String()
}

func describeSheet(s *sheet) string {
	var b strings.Builder
	fmt.Fprintln(&b, s.height)
	for _, r := range s.rows {
		fmt.Fprintln(&b, r.top, r.height, r.key)
	}
	return b.String()
}

// longArticle is an article of about so many bytes.
func longArticle(size int) string {
	var b strings.Builder
	b.WriteString("---\ntitle: A long article\ntakeaways:\n  - One thing\n---\n\n")
	rnd := rand.New(rand.NewPCG(3, 3))
	words := strings.Fields("harbour crane vessel ledger morning signal carrier meadow lantern ferry quarter window market paper")
	for i := 1; b.Len() < size; i++ {
		fmt.Fprintf(&b, "## Section %d\n\n", i)
		for range 3 {
			for range 50 + rnd.IntN(40) {
				b.WriteString(words[rnd.IntN(len(words))])
				b.WriteByte(' ')
			}
			b.WriteString("end.\n\n")
		}
		b.WriteString("- item one **bold**\n- item two [link](https://example.com)\n\n")
	}
	return b.String()
}

func TestPane_keeps_the_readers_place_when_text_above_changes(t *testing.T) {
	src := longArticle(40 << 10)
	w := newWriter(src)
	p := newPane(t, src, 500, 500, theme.LightMode, Options{})
	p.Open(Page{Article: w.article()})
	p.Follow(20 << 10)
	before := capture(p)
	body := article.Read(w.doc).Body
	p.Apply(w.edit(t, text.Span{From: body, To: body}, "A new paragraph above.\n\n## And a heading\n\n"))
	after := capture(p)
	if !bytes.Equal(crop(before, 480).Pix, crop(after, 480).Pix) {
		t.Error("the page moved")
	}
}

func TestPane_repaints_only_the_rows_that_a_key_changed(t *testing.T) {
	src := longArticle(40 << 10)
	w := newWriter(src)
	p := newPane(t, src, 500, 900, theme.LightMode, Options{})
	p.Open(Page{Article: w.article()})
	at := strings.Index(src, "Section 3") - 40
	p.Follow(at)
	before := p.surface.Painted()
	p.Apply(w.edit(t, text.Span{From: at, To: at}, "x"))
	if n := p.surface.Painted() - before; n == 0 || n > 4 {
		t.Errorf("%d rows were painted anew of %d", n, len(p.rows))
	}
}

func TestPane_live_objects_do_not_grow_with_the_article(t *testing.T) {
	var items strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&items, "- item %d of a very long list\n", i)
	}
	src := longArticle(200<<10) + items.String() + "\n```\n" + strings.Repeat("code\n", 20_000) + "```\n"
	p := newPane(t, src, 500, 1400, theme.LightMode, Options{})
	most := 0
	for y := 0.0; y < p.model.heights.total(); y += p.model.heights.total() / 200 {
		p.jump(y)
		most = max(most, len(p.objects()))
		p.scrollBy(300)
		most = max(most, len(p.objects()))
	}
	if most > 200 {
		t.Errorf("%d live objects", most)
	}
	if p.model.laid > sheetsMost+200 {
		t.Errorf("%d parts are laid out", p.model.laid)
	}
}

// BenchmarkPane_key applies a key in the middle of an article and arranges the view, without parsing.
func BenchmarkPane_key(b *testing.B) {
	for _, size := range []int{10 << 10, 100 << 10, 1 << 20} {
		b.Run(fmt.Sprintf("%dKB", size>>10), func(b *testing.B) {
			src := longArticle(size)
			w := newWriter(src)
			p := newPane(b, src, 500, 900, theme.LightMode, Options{})
			p.Open(Page{Article: w.article()})
			at := strings.Index(src[size/2:], "end.") + size/2
			p.Follow(at - 100)
			var states [2]article.Article
			states[0] = w.edit(b, text.Span{From: at, To: at}, "x")
			states[1] = w.edit(b, text.Span{From: at, To: at}, "y")
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				p.Apply(states[i%2])
			}
		})
	}
}

// BenchmarkPane_scroll moves the page by three rows and paints what came in.
func BenchmarkPane_scroll(b *testing.B) {
	p := newPane(b, longArticle(1<<20), 500, 900, theme.LightMode, Options{})
	for b.Loop() {
		p.scrollBy(66)
		if p.pos.part > len(p.model.parts)-100 {
			p.pos = position{}
		}
	}
}

// BenchmarkPane_open shows an article of 1 MB.
func BenchmarkPane_open(b *testing.B) {
	a := articleOf(longArticle(1 << 20))
	p := newPane(b, "", 500, 900, theme.LightMode, Options{})
	for b.Loop() {
		p.Open(Page{Article: a})
	}
}

// BenchmarkPane_extremes applies a key where a block is as large as the limits allow.
func BenchmarkPane_extremes(b *testing.B) {
	table := func(cols, rows int) string {
		row := strings.Repeat("| a cell ", cols) + "|\n"
		return row + strings.Repeat("| --- ", cols) + "|\n" + strings.Repeat(row, rows)
	}
	for _, c := range []struct{ name, src string }{
		{"list of 10000 items", strings.Repeat("- an item of a long list\n", 10_000)},
		{"paragraph of 16 KB", strings.Repeat("word and **word** ", 900)},
		{"table of 4 columns", table(4, 4900)},
		{"table of 9000 columns", table(9000, 1)},
		{"code of 1 MB", "```\n" + strings.Repeat("a line of code\n", 70_000) + "```\n"},
		{"line of 1000000 characters", strings.Repeat("word ", 200_000)},
	} {
		b.Run(c.name, func(b *testing.B) {
			w := newWriter(c.src)
			p := newPane(b, "", 500, 900, theme.LightMode, Options{})
			p.Open(Page{Article: w.article()})
			at := 10
			var states [2]article.Article
			states[0] = w.edit(b, text.Span{From: at, To: at}, "x")
			states[1] = w.edit(b, text.Span{From: at, To: at}, "y")
			for i := 0; b.Loop(); i++ {
				p.Apply(states[i%2])
			}
		})
	}
}
