package write

import (
	"fmt"
	"image"
	"image/draw"
	"math/rand/v2"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/editor/state"
	"galley/editor/text"
	"galley/ui/golden"
	"galley/ui/scroll"
)

// picture returns what the window shows, without the scrollbar: its place depends
// on estimates.
func (b *bench) picture() *image.RGBA {
	b.frame()
	shot := b.window.Canvas().Capture()
	r := shot.Bounds()
	out := image.NewRGBA(image.Rect(0, 0, r.Dx()-scroll.Width, r.Dy()))
	draw.Draw(out, out.Bounds(), shot, r.Min, draw.Src)
	return out
}

const sample = `---
title: A picture # of everything
tags:
  - one
---

# A heading with *emphasis* ##

Plain, **bold**, *italic*, ***both***, ~~gone~~ and ` + "`code`" + ` in a row
that wraps. See [a link](https://example.com "t") or <https://x.y>.

> A quote
> [!NOTE] and a note

- [ ] a task
1. a number

` + "```go\nfunc main() {}\n\n```" + `

| a | b |
|---|---|
<!-- a comment --> שלום world [^1]
Bad bytes: ` + "\x00 \xff" + `
`

// The law of the widget: however it got there, an Area shows what a new Area
// shows of the same text at the same place.
func TestArea_shows_the_same_as_a_new_one(t *testing.T) {
	scraps := []string{"word ", "**bold** ", "`c` ", "\n", "\n\n", "```\n", "# head\n", "- item\n", "---\n", "long " + strings.Repeat("words ", 30), "日本 ", "שלום ", "> q\n", "===\n", "<!-- ", "-->"}
	for seed := range uint64(12) {
		rnd := rand.New(rand.NewPCG(seed, 9))
		start := ""
		for range 60 {
			start += scraps[rnd.IntN(len(scraps))]
		}
		b := newBench(t, "", narrow)
		b.Dispatch(state.Spec{Changes: insertAt(0, start)})
		for step := range 25 {
			n := b.st.Doc.Len()
			from := rnd.IntN(n + 1)
			to := min(n, from+rnd.IntN(6))
			switch rnd.IntN(6) {
			case 0:
				b.area.scrollBy(float64(rnd.IntN(600) - 300))
			case 1:
				sel := state.Select(from, to)
				b.Dispatch(state.Spec{Sel: &sel, Scroll: rnd.IntN(2) == 0})
			case 2:
				b.Undo()
			default:
				b.Dispatch(state.Spec{Changes: []text.Change{{Span: text.Span{From: from, To: to}, Insert: []byte(scraps[rnd.IntN(len(scraps))])}}, Scroll: rnd.IntN(2) == 0})
			}
			if rnd.IntN(3) == 0 {
				continue // several edits in one frame
			}
			got := b.picture()
			fresh := newBench(t, "", narrow)
			fresh.st = b.st
			fresh.area.Open(fresh, b.area.Viewport())
			want := fresh.picture()
			golden.Same(t, got, want, fmt.Sprintf("seed %d step %d of %q", seed, step, b.st.Doc.Bytes()))
		}
	}
}

func TestArea_keeps_its_objects_few_on_a_long_article(t *testing.T) {
	b := newBench(t, "|", fyne.NewSize(800, 1000))
	b.Dispatch(state.Spec{Changes: insertAt(0, longArticle(10<<20))})
	b.area.Run(state.SelectAll)
	for range 400 {
		b.area.scrollBy(float64(b.area.view.heights.Height() / 400))
		b.frame()
	}
	if n := len(test.LaidOutObjects(b.area)); n > 400 {
		t.Errorf("%d objects are alive after scrolling through 10 MB", n)
	}
	if n := len(b.area.view.segments); n > cacheSegments {
		t.Errorf("%d segments are kept", n)
	}
}

func TestArea_types_in_a_line_of_a_million_characters(t *testing.T) {
	b := newBench(t, "", small)
	b.Dispatch(state.Spec{Changes: insertAt(0, strings.Repeat("lorem ipsum ", 1_000_000/12)), Scroll: true})
	sel := state.Caret(500_000)
	b.Dispatch(state.Spec{Sel: &sel, Scroll: true})
	b.frame()
	laid := 0
	for range 20 {
		test.Type(b.area, "x")
		b.frame()
		if _, ok := caretY(b); !ok {
			t.Fatal("the caret is out of view")
		}
		laid = max(laid, len(b.area.view.segments))
	}
	if laid > 40 {
		t.Errorf("%d pieces of the line are laid out", laid)
	}
}

// longArticle returns a plausible article of about n bytes.
func longArticle(n int) string {
	words := strings.Fields("market patent license global network signal carrier device spectrum antenna revenue growth policy standard")
	rnd := rand.New(rand.NewPCG(1, 1))
	var s strings.Builder
	for i := 0; s.Len() < n; i++ {
		fmt.Fprintf(&s, "## Section %d\n\n", i)
		for range 2 {
			for range 40 + rnd.IntN(50) {
				s.WriteString(words[rnd.IntN(len(words))] + " ")
			}
			s.WriteString("end.\n\n")
		}
		s.WriteString("- item **bold**\n- item [link](https://example.com)\n\n")
	}
	return s.String()
}

func TestArea_paints_only_what_changed(t *testing.T) {
	b := newBench(t, "", fyne.NewSize(800, 800))
	b.Dispatch(state.Spec{Changes: insertAt(0, longArticle(20<<10))})
	sel := state.Caret(b.st.Doc.LineEnd(2))
	b.Dispatch(state.Spec{Sel: &sel})
	b.frame()
	for _, step := range []struct {
		name string
		do   func()
		most int
	}{
		{"a letter", func() { test.Type(b.area, "m") }, 2},
		{"a new line", func() { b.key(0, fyne.KeyReturn) }, 1},
		{"a move", func() { b.key(0, fyne.KeyUp) }, 0},
		{"a selection", func() { b.key(fyne.KeyModifierShift, fyne.KeyRight) }, 1},
		{"three rows", func() { b.area.scrollBy(75) }, 4},
	} {
		before := b.area.surface.Painted()
		step.do()
		b.frame()
		n := b.area.surface.Painted() - before
		if n > step.most {
			t.Errorf("%s paints %d rows, want at most %d", step.name, n, step.most)
		}
	}
}
