package article

import (
	"os"
	"strings"
	"testing"

	"galley/editor/text"
)

func TestSplit_finds_the_front_matter(t *testing.T) {
	tests := []struct {
		name, doc, inner string
		kind             FrontKind
		body             int
	}{
		{"none", "# Title\n", "", None, 0},
		{"empty doc", "", "", None, 0},
		{"fields", "---\na: b\n---\nBody", "a: b\n", YAML, 13},
		{"no fields", "---\n---\nBody", "", YAML, 8},
		{"dots", "---\na: b\n...\nBody", "a: b\n", YAML, 13},
		{"CRLF", "---\r\na: b\r\n---\r\nBody", "a: b\r\n", YAML, 16},
		{"blanks behind", "--- \na: b\n---\t \nBody", "a: b\n", YAML, 16},
		{"end of file", "---\na: b\n---", "a: b\n", YAML, 12},
		{"indented line of hyphens", "---\na: |\n  x\n ---\n---\n", "a: |\n  x\n ---\n", YAML, 22},
		{"four hyphens", "----\na: b\n----\n", "", None, 0},
		{"not at the start", "\n---\na: b\n---\n", "", None, 0},
		{"unterminated", "---\na: b\nmore\n", "", Unterminated, 0},
		{"unterminated CRLF", "---\r\nmy-key:\r\n", "", Unterminated, 0},
		{"rule", "---\n\nText\n", "", None, 0},
		{"rule alone", "---\n", "", None, 0},
		{"three hyphens alone", "---", "", None, 0},
		{"rule and heading", "---\n## Part\n", "", None, 0},
		{"rule and time", "---\nAt 10:30 it began.\n", "", None, 0},
		{"long", "---\na: " + strings.Repeat("é", 40000) + "\n---\n", "a: " + strings.Repeat("é", 40000) + "\n", YAML, 80012},
		{"long line", strings.Repeat("x", 1<<20), "", None, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := text.FromString(tt.doc)
			got := Split(doc)
			if got.Kind != tt.kind || got.Body != tt.body || doc.String(got.Inner) != tt.inner || got.Span.To != tt.body {
				t.Errorf("got %+v, inner %.40q", got, doc.String(got.Inner))
			}
		})
	}
}

func TestRead_reads_what_others_read(t *testing.T) {
	h := Read(text.FromString(front(`title: &t "A \u00e9"   # c
subtitle: >-
  folded
  text

category:
author: [Ann, Bob]
tags: a, b
lang: *t
slug: 00123
draft: Yes
date: 2024-03-05
takeaways:
  - plain
  - 2024
  -
  - {text: one, quote: two}
  - text: |
      three
  - *t
  - [odd]
base: &base {url: u}
cta:
  <<: *base
  label: Go
banner: spring
title: second
`)))
	if h.Problem != nil {
		t.Fatal(h.Problem)
	}
	for key, want := range map[Key]string{
		KeyTitle: "A é", KeySubtitle: "folded text", KeyCategory: "", KeyAuthor: "Ann, Bob", KeyLang: "A é", KeySlug: "00123",
		KeyDraft: "true", KeyDate: "2024-03-05", KeyCTALabel: "Go", KeyCTAURL: "u", KeyBannerName: "spring", KeyBannerText: "",
	} {
		if got := h.Get(key); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	var takeaways []string
	for _, it := range h.Takeaways {
		takeaways = append(takeaways, it.Text+"/"+it.Quote+"/"+h.Doc.String(it.Span))
	}
	got := strings.Join(takeaways, "\n")
	want := "plain//plain\n2024//2024\n//\none/two/{text: one, quote: two}\nthree//text: |\n      three\nA é//*t\n//[odd]"
	if got != want {
		t.Errorf("takeaways\n%s\nwant\n%s", got, want)
	}
	if span := h.Span(KeyTitle); h.Doc.String(span) != `&t "A \u00e9"` {
		t.Errorf("title at %q", h.Doc.String(span))
	}
	for key, locked := range map[Key]bool{KeyTitle: true, KeyLang: true, KeyAuthor: true, KeySubtitle: false, KeyCTAURL: false, KeyImage: false, KeyBannerText: true} {
		if err := h.Locked(key); (err != nil) != locked {
			t.Errorf("%s locked: %v", key, err)
		}
	}
}

func TestRead_explains_what_is_broken(t *testing.T) {
	tests := []struct {
		name, inner string
		line        int
		says        string
	}{
		{"colon", "a: b\ntitle: one: two\n", 3, "colon"},
		{"quote", "a: b\ntitle: \"x\nb: c\n", 3, "quotation mark"},
		{"tab", "a:\n\tb: c\n", 3, "tab"},
		{"sign", "title: @x\n", 2, "quotes"},
		{"alias", "title: x\nlang: *y\n", 3, "*"},
		{"no colon", "title: x\nlang\nslug: y\n", 4, "colon"},
		{"bracket", "tags: [a, b\n", 2, "["},
		{"indent", "a:\n  - b\n - c\n", 4, "indentation"},
		{"control", "a: b\ntitle: x\x01\n", 3, "control"},
		{"bytes", "a: b\ntitle: \xff\n", 3, "UTF-8"},
		{"text", "Just text\n", 2, "fields"},
		{"list", "- a\n", 2, "fields"},
		{"second document", "a: b\n--- c\n", 3, "---"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := text.FromString(front(tt.inner))
			h := Read(doc)
			if h.Problem == nil {
				t.Fatalf("no problem in %+v", h.Fields)
			}
			if h.Problem.Line != tt.line || !strings.Contains(h.Problem.Message, tt.says) || strings.Contains(h.Problem.Message, "yaml:") {
				t.Errorf("line %d: %s; want line %d", h.Problem.Line, h.Problem.Message, tt.line)
			}
			if h.Locked(KeyTitle) == nil || h.Body != doc.Len()-len("\nBody.\n") {
				t.Errorf("locked %v, body at %d", h.Locked(KeyTitle), h.Body)
			}
			if _, err := SetField(KeyTitle, "New")(h); err == nil {
				t.Error("an edit was accepted")
			}
		})
	}
}

func TestRead_survives_aliases_that_multiply(t *testing.T) {
	var b strings.Builder
	b.WriteString("a0: &a0 [x, x]\n")
	for i := 1; i < 40; i++ {
		prev := string(rune('0' + (i-1)%10))
		b.WriteString("b" + strings.Repeat("b", i) + ": &b" + strings.Repeat("b", i) + " [*" + map[bool]string{true: "a0", false: "b" + strings.Repeat("b", i-1)}[i == 1] + ", *" + map[bool]string{true: "a0", false: "b" + strings.Repeat("b", i-1)}[i == 1] + "] # " + prev + "\n")
	}
	b.WriteString("<<: *b" + strings.Repeat("b", 39) + "\ntags: *b" + strings.Repeat("b", 39) + "\n")
	Read(text.FromString(front(b.String()))) // must come back
}

func TestHead_Update_is_Read(t *testing.T) {
	doc := text.FromString("---\ntitle: x\n---\nBody\n")
	h := Read(doc)
	for _, change := range []text.Change{
		{Span: text.Span{From: 20, To: 20}, Insert: []byte("more")},
		{Span: text.Span{From: 11, To: 12}, Insert: []byte("y")},
		{Span: text.Span{From: 17, To: 17}, Insert: []byte("z")},
		{Span: text.Span{From: 0, To: 3}},
	} {
		set, err := text.NewChangeSet(doc.Len(), change)
		if err != nil {
			t.Fatal(err)
		}
		next := set.Apply(doc)
		got, want := h.Update(next, set), Read(next)
		if got.Title != want.Title || got.Front != want.Front || !got.Doc.Equal(next) {
			t.Errorf("%+v: got %+v, want %+v", change, got.Front, want.Front)
		}
	}
}

func TestRead_reads_a_real_article(t *testing.T) {
	raw, err := os.ReadFile("../../../shared/articles/huawei-amazon.md")
	if err != nil {
		t.Skipf("skipped: the article from outside is not here: %v", err)
	}
	h := Read(text.New(raw))
	if h.Problem != nil || h.Title == "" || h.Category == "" || len(h.Takeaways) != 5 || h.CTA.URL == "" || h.Banner.Text == "" {
		t.Errorf("%+v, problem %v", h.Fields, h.Problem)
	}
	for key := range map[Key]bool{KeyTitle: true, KeyCategory: true, KeyDate: true, KeyTakeaways: true, KeyCTALabel: true, KeyBannerURL: true} {
		if err := h.Locked(key); err != nil {
			t.Error(err)
		}
	}
}

func TestPeek_reads_a_summary(t *testing.T) {
	tests := []struct {
		name, head string
		want       Summary
	}{
		{"fields", "---\ntitle: T\ncategory: C\ndate: 2024-03-05\ndraft: true\n---\n# H\n", Summary{"T", "C", "2024-03-05", true}},
		{"BOM", "\ufeff---\ntitle: T\n---\n", Summary{Title: "T"}},
		{"heading", "\n\n## A *b* ##\n\ntext", Summary{Title: "A *b*"}},
		{"heading below fields", "---\ndraft: true\n---\n\n# H\n", Summary{Title: "H", Draft: true}},
		{"text", "Just #text\n", Summary{}},
		{"broken", "---\ntitle: a: b\n---\n# H\n", Summary{Title: "H"}},
		{"nothing", "", Summary{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Peek([]byte(tt.head)); got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}

func TestBegin_can_take_any_title(t *testing.T) {
	for _, title := range append([]string{"A: b", "", "plain"}, nasty...) {
		h := Read(Begin(title))
		if want := (Takeaway{Text: title}).clean().Text; h.Problem != nil || h.Title != want || !h.Draft {
			t.Errorf("%q: read back %q, %v", title, h.Title, h.Problem)
		}
	}
}
