package article

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"galley/editor/markdown"
	"galley/editor/text"
)

func heading(level int, title string) markdown.Top {
	return markdown.Top{Block: &markdown.Block{Kind: markdown.Heading, Level: level, Inlines: []markdown.Inline{{Kind: markdown.Text, Text: title}}}}
}

func paragraph(s string) markdown.Top {
	return markdown.Top{Block: &markdown.Block{Kind: markdown.Paragraph, Inlines: []markdown.Inline{{Kind: markdown.Text, Text: s}}}}
}

func TestOutline_gives_every_heading_its_own_id(t *testing.T) {
	titles := []string{"The Big Picture: Bridging Divides", "Привет мир", "Été à 日本", "It’s 5 o'clock", "Same", "Same", "Same 2", "Same", "!!!", "…", "हिन्दी", "e\u0301te\u0301", "ÉTÉ", "C# & Go—1.26", " a  b "}
	want := []string{"the-big-picture-bridging-divides", "привет-мир", "été-à-日本", "its-5-oclock", "same", "same-2", "same-2-2", "same-3", "section", "section-2", "हिन्दी", "été", "été-2", "c-go-1-26", "a-b"}
	tree := &markdown.Tree{}
	for i, title := range titles {
		tree.Blocks = append(tree.Blocks, heading(2+i%2, title), paragraph("text"))
	}
	for i, h := range Outline(tree) {
		if h.ID != want[i] {
			t.Errorf("%q: id %q, want %q", titles[i], h.ID, want[i])
		}
		if h.Level != 2+i%2 || h.Text != strings.TrimSpace(titles[i]) || h.Block == nil {
			t.Errorf("%+v", h)
		}
	}
	if Outline(nil) != nil {
		t.Error("an outline without a tree")
	}
}

func TestOutline_ids_are_those_of_counting_from_the_start(t *testing.T) {
	const seed = 7
	r := rand.New(rand.NewPCG(seed, seed))
	for round := range 200 {
		tree, taken := &markdown.Tree{}, map[string]bool{}
		var want []string
		for range 60 {
			title := "a" + strings.Repeat("-2", r.IntN(3)) + strings.Repeat("-3", r.IntN(2))
			tree.Blocks = append(tree.Blocks, heading(2, title))
			id := title
			for n := 2; taken[id]; n++ {
				id = fmt.Sprintf("%s-%d", title, n)
			}
			taken[id] = true
			want = append(want, id)
		}
		for i, h := range Outline(tree) {
			if h.ID != want[i] {
				t.Fatalf("seed %d, round %d, heading %d: id %q, want %q", seed, round, i, h.ID, want[i])
			}
		}
	}
}

// Each number tried costs an allocation, so allocations tell the work without a clock.
func TestOutline_of_equal_headings_takes_linear_work(t *testing.T) {
	allocations := func(n int) float64 {
		tree := &markdown.Tree{Blocks: slices.Repeat([]markdown.Top{heading(2, "Same")}, n)}
		return testing.AllocsPerRun(1, func() { Outline(tree) })
	}
	if few, many := allocations(500), allocations(5000); many > 15*few {
		t.Errorf("%v allocations for 500 headings and %v for 5000", few, many)
	}
}

func TestCounter_counts_words_of_any_script(t *testing.T) {
	tests := []struct {
		text  string
		words int
	}{
		{"", 0},
		{"one two", 2},
		{"It’s the U.S. – 5G, isn't it?", 6},
		{"naïve café 1,000.50", 3},
		{"日本語", 3},
		{"— … !", 0},
		{"e\u0301a b", 2},
	}
	for _, tt := range tests {
		if got := NewCounter().Count(&markdown.Tree{Blocks: []markdown.Top{paragraph(tt.text)}}); got.Words != tt.words {
			t.Errorf("%q: %d words, want %d", tt.text, got.Words, tt.words)
		}
	}
	tree := &markdown.Tree{Blocks: []markdown.Top{paragraph(strings.Repeat("word ", 742))}}
	if got := NewCounter().Count(tree); got.Words != 742 || got.Minutes != 4 {
		t.Errorf("got %+v", got)
	}
	if got := NewCounter().Count(nil); got != (Stats{Minutes: 1}) {
		t.Errorf("got %+v", got)
	}
}

func TestCounter_remembers_and_forgets_blocks(t *testing.T) {
	counter := NewCounter()
	tree := &markdown.Tree{}
	for i := range 100 {
		tree.Blocks = append(tree.Blocks, paragraph(fmt.Sprint("word ", i)))
	}
	for i := range 1000 {
		tree.Blocks[i%100] = paragraph(strings.Repeat("w ", i%7))
		got, want := counter.Count(tree), NewCounter().Count(tree)
		if got != want {
			t.Fatalf("round %d: %+v, want %+v", i, got, want)
		}
	}
	if len(counter.known) > 300 {
		t.Errorf("%d blocks remembered for 100", len(counter.known))
	}
	if n := testing.AllocsPerRun(100, func() { counter.Count(tree) }); n > 0 {
		t.Errorf("%v allocations for a tree that did not change", n)
	}
}

func TestSlug_makes_names(t *testing.T) {
	for title, want := range map[string]string{
		"Printer and Binder’s Deal: A Look": "printer-and-binders-deal-a-look",
		"Été à Łódź, Straße & Ærø":          "ete-a-lodz-strasse-aero",
		"日本 Telecom":                        "日本-telecom",
		"Привет, йод":                       "привет-йод",
		"../../etc/passwd":                  "etc-passwd",
		"":                                  "article",
		"…":                                 "article",
		"CON":                               "con-article",
		"COM1":                              "com1-article",
		"\xff\x00":                          "article",
	} {
		if got := Slug(title); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
	for _, long := range []string{strings.Repeat("word ", 60), strings.Repeat("日", 200), strings.Repeat("x", 300)} {
		if got := Slug(long); len(got) > maxSlug || got == "" || strings.HasSuffix(got, "-") || strings.ToValidUTF8(got, "?") != got {
			t.Errorf("%q: %q", long[:10], got)
		}
	}
}

func TestFormatDate_follows_the_language(t *testing.T) {
	tests := []struct{ iso, lang, want string }{
		{"2024-03-05", "en", "5 March 2024"},
		{"2024-03-05", "", "5 March 2024"},
		{"2024-03-05T10:00:00Z", "en-US", "5 March 2024"},
		{"2024-03-05 10:00", "en_GB", "5 March 2024"},
		{"2024-03-05", "de-AT", "5. März 2024"},
		{"2024-03-01", "fr", "1er mars 2024"},
		{"2024-03-05", "es", "5 de marzo de 2024"},
		{"2024-03-05", "ru", "5 марта 2024 г."},
		{"2024-03-05", "ja", "2024年3月5日"},
		{"2024-03-05", "no", "5. mars 2024"},
		{"2024-03-05", "xx", "2024-03-05"},
		{"2024-02-30", "en", "2024-02-30"},
		{"soon", "en", "soon"},
		{"", "en", ""},
	}
	for _, tt := range tests {
		if got := FormatDate(tt.iso, tt.lang); got != tt.want {
			t.Errorf("%q in %q: %q, want %q", tt.iso, tt.lang, got, tt.want)
		}
	}
}

func BenchmarkCounter_one_block_of_1MB_changed(b *testing.B) {
	tree := &markdown.Tree{Doc: text.Text{}}
	for range 5000 {
		tree.Blocks = append(tree.Blocks, paragraph(strings.Repeat("some words ", 18)))
	}
	counter := NewCounter()
	counter.Count(tree)
	for i := 0; b.Loop(); i++ {
		tree.Blocks[i%5000] = paragraph("new words")
		counter.Count(tree)
	}
}

func BenchmarkSetField(b *testing.B) {
	h := Read(text.FromString(front("title: Old\ncategory: c\ntakeaways:\n  - one\n  - two\n  - three\ncta:\n  label: x\n  url: y\n")))
	for b.Loop() {
		if _, err := SetField(KeyTitle, "New")(h); err != nil {
			b.Fatal(err)
		}
	}
}
