package write

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/editor/state"
	"galley/editor/text"
)

// words marks every occurrence of a word as wrong, outside of skip.
func words(wrong string) Speller {
	return func(dst []text.Span, line []byte, skip []text.Span) []text.Span {
		for i := 0; ; {
			n := bytes.Index(line[i:], []byte(wrong))
			if n < 0 {
				return dst
			}
			w := text.Span{From: i + n, To: i + n + len(wrong)}
			i = w.To
			if !slices.ContainsFunc(skip, func(s text.Span) bool { return s.From < w.To && w.From < s.To }) {
				dst = append(dst, w)
			}
		}
	}
}

// everywhere marks what a word stands at in the doc, the first time as current.
func everywhere(b *bench, word string) Marks {
	return func(dst []Mark, within text.Span) []Mark {
		src := b.st.Doc.Bytes()
		for i := 0; ; {
			n := bytes.Index(src[i:], []byte(word))
			if n < 0 {
				return dst
			}
			m := Mark{text.Span{From: i + n, To: i + n + len(word)}, Found}
			if i == 0 {
				m.Sign = Current
			}
			i = m.To
			if m.Touches(within) {
				dst = append(dst, m)
			}
		}
	}
}

const signSample = `# The wave and the mark

A wrogn word, a wrogn one in **wrogn bold**, none in ` + "`wrogn code`" + `.
What is found is found twice, and once in **found**. A found thing can be
selected too.

The second paragraph has a sentence. The second sentence is here, with Dr. Who
in it. And a third.

` + "```\nwrogn found\n```\n"

func TestArea_does_not_mark_a_word_that_is_being_typed(t *testing.T) {
	b := newBench(t, "so |", small)
	b.area.SetSpeller(words("wrogn"))
	marked := func() bool {
		b.frame()
		_, ok := b.area.Misspelled(4)
		return ok
	}
	test.Type(b.area, "wrogn")
	if marked() {
		t.Error("the word is marked while it is typed")
	}
	test.Type(b.area, " ")
	if !marked() {
		t.Error("the word is not marked when it is done")
	}
	b.key(0, fyne.KeyLeft)
	if !marked() {
		t.Error("the word is not marked when the caret comes back without typing")
	}
}

func TestArea_marks_follow_a_fold(t *testing.T) {
	const front = "---\ntitle: wrogn\n---\n"
	b := newBench(t, "", small)
	b.Dispatch(state.Spec{Changes: insertAt(0, front+"a wrogn word\n")})
	b.area.Fold(len(front))
	b.area.SetSpeller(words("wrogn"))
	b.frame()
	word, ok := b.area.Misspelled(len(front) + 3)
	if want := (text.Span{From: len(front) + 2, To: len(front) + 7}); !ok || word != want {
		t.Errorf("the wrong word is %v, %v, want %v", word, ok, want)
	}
	if _, ok := b.area.Misspelled(12); ok {
		t.Error("a word in the fold is marked")
	}
}

func TestArea_typewriter_keeps_the_caret_in_the_middle(t *testing.T) {
	b := newBench(t, "", fyne.NewSize(500, 400))
	b.Dispatch(state.Spec{Changes: insertAt(0, strings.Repeat("a line\n", 200))})
	b.area.SetTypewriter(true)
	for _, line := range []int{0, 1, 100, 199, 200} {
		b.area.Jump(b.st.Doc.LineStart(line))
		b.frame()
		y := float64(b.area.carets.all[0].Position().Y)
		if y < 180 || y > 200 {
			t.Errorf("on line %d the caret is at %v of 400", line, y)
		}
	}
}

func TestArea_zoom_keeps_the_passage_at_the_top(t *testing.T) {
	b := newBench(t, "", fyne.NewSize(500, 400))
	b.Dispatch(state.Spec{Changes: insertAt(0, longArticle(50<<10))})
	b.area.Reveal(text.Span{From: 30_000, To: 30_000})
	b.frame()
	top := b.area.TopOffset()
	for _, zoom := range []float32{1.5, 3, 0.5, 1} {
		b.area.Set(Setting{Zoom: zoom})
		b.frame()
		line := func(off int) int { return b.st.Doc.Line(off) }
		if got := b.area.TopOffset(); line(got) != line(top) {
			t.Errorf("at zoom %v the top is line %d, was %d", zoom, line(got), line(top))
		}
	}
}

func TestSetting_stays_within_its_limits(t *testing.T) {
	got := Setting{Zoom: 100, Spacing: 0.1, Measure: 5, Face: 77}.Filled()
	if want := (Setting{MaxZoom, MinSpacing, MinMeasure, Mono}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := (Setting{Measure: Unbound}).Filled(); got.Measure != Unbound || got.Zoom != 1 {
		t.Errorf("an unbound measure becomes %+v", got)
	}
}
