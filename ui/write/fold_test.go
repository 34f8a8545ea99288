package write

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"galley/editor/layout"
	"galley/editor/markup"
	"galley/editor/state"
	"galley/editor/table"
	"galley/editor/text"
	"galley/ui/golden"
)

const front = "---\ntitle: A fold\ntags: one, two\n---\n"

// newFolded is newBench with the front matter of the article folded.
func newFolded(t testing.TB, src string, size fyne.Size) *bench {
	b := newBench(t, src, size)
	b.area.Fold(len(front))
	b.frame()
	return b
}

func TestFold_keeps_commands_out(t *testing.T) {
	for _, test := range []struct {
		name, from string
		mod        fyne.KeyModifier
		keys       []fyne.KeyName
		want       string
	}{
		{"start of the text", "a\nb|", ctrl, []fyne.KeyName{fyne.KeyHome}, "|a\nb"},
		{"select to the start", "a\nb|", ctrl | shift, []fyne.KeyName{fyne.KeyHome}, "]a\nb["},
		{"left", "|a", 0, []fyne.KeyName{fyne.KeyLeft}, "|a"},
		{"select left", "|a", shift, []fyne.KeyName{fyne.KeyLeft, fyne.KeyLeft}, "|a"},
		{"up", "a|b", 0, []fyne.KeyName{fyne.KeyUp}, "|ab"},
		{"select up", "a|b", shift, []fyne.KeyName{fyne.KeyUp, fyne.KeyUp}, "]a[b"},
		{"page up", "a\nb|", 0, []fyne.KeyName{fyne.KeyPageUp}, "|a\nb"},
		{"paragraph up", "a|b", ctrl, []fyne.KeyName{fyne.KeyUp, fyne.KeyUp}, "|ab"},
		{"word left", "one| two", ctrl, []fyne.KeyName{fyne.KeyLeft, fyne.KeyLeft}, "|one two"},
		{"home", "|a", 0, []fyne.KeyName{fyne.KeyHome, fyne.KeyHome}, "|a"},
		{"backspace", "|a", 0, []fyne.KeyName{fyne.KeyBackspace}, "|a"},
		{"backspace in an empty text", "|", 0, []fyne.KeyName{fyne.KeyBackspace, fyne.KeyDelete}, "|"},
		{"delete a word", "|a", ctrl, []fyne.KeyName{fyne.KeyBackspace}, "|a"},
		{"delete to the start of the line", "|a", ctrl | shift, []fyne.KeyName{fyne.KeyBackspace}, "|a"},
		{"move a line", "a|\nb", alt, []fyne.KeyName{fyne.KeyUp}, "a|\nb"},
		{"a new line above", "|a", 0, []fyne.KeyName{fyne.KeyReturn, fyne.KeyUp}, "|\na"},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := newFolded(t, front+"\n"+test.from, narrow)
			for _, k := range test.keys {
				b.key(test.mod, k)
			}
			b.want(front + "\n" + test.want)
		})
	}
}

func TestFold_keeps_selections_out(t *testing.T) {
	b := newFolded(t, front+"\none two|", small)
	b.area.TypedShortcut(&fyne.ShortcutSelectAll{})
	b.want(front + "\n[one two]")
	b.area.Copy()
	if got := fyne.CurrentApp().Clipboard().Content(); got != "one two" {
		t.Errorf("all is %q", got)
	}
	b.area.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary, PointEvent: fyne.PointEvent{Position: fyne.NewPos(300, 40)}})
	b.area.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(-50, -50)}})
	b.area.DragEnd()
	b.want(front + "\n]one two[")
	b.area.Jump(3)
	b.want(front + "\n|one two")
	b.area.Jump(len(front) + 4)
	b.want(front + "\none| two")
}

func TestFold_moves_a_selection_to_its_end(t *testing.T) {
	newFolded(t, "--|-"+front[3:]+"\nbody", small).want(front + "\n|body")
	newFolded(t, "--["+front[2:]+"\nbo]dy", small).want(front + "\n[bo]dy")
}

func TestFold_takes_in_blank_lines_but_never_all(t *testing.T) {
	for _, test := range []struct{ name, body, shown string }{
		{"none", "a\nb", "a\nb"},
		{"one", "\na\n\nb", "a\n\nb"},
		{"several", "\r\n \t\n\na", "a"},
		{"an indent stays", "\n    code", "    code"},
		{"an empty body", "", ""},
		{"a blank one", "\n\n", ""},
		{"a last line of spaces", "\n  ", "  "},
		{"too many", strings.Repeat("\n", 2*maxGap) + "a", strings.Repeat("\n", maxGap) + "a"},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := newFolded(t, "|"+front+test.body, small)
			if got := string(b.area.state.Doc.Bytes()); got != test.shown {
				t.Errorf("shows %q, want %q", got, test.shown)
			}
			b.area.TypedRune('x')
			b.want(front + strings.TrimSuffix(test.body, test.shown) + "x|" + test.shown)
		})
	}
}

func TestFold_ends_at_a_line(t *testing.T) {
	b := newBench(t, "---\na: b\n---|", small)
	for _, upTo := range []int{-1, 2, b.st.Doc.Len(), 1000} {
		b.area.Fold(upTo)
		if got := b.area.Folded(); got != 0 {
			t.Errorf("a fold up to %d is %d", upTo, got)
		}
	}
}

func TestFold_follows_transactions(t *testing.T) {
	b := newFolded(t, front+"\n|body", small)
	folded := func(want string) {
		t.Helper()
		b.frame()
		if got := string(b.st.Doc.Slice(text.Span{From: b.area.Folded(), To: b.st.Doc.Len()})); got != want || b.area.state.Doc.Len() != len(want) {
			t.Errorf("behind the fold is %q, want %q", got, want)
		}
	}
	b.Dispatch(state.Spec{Origin: state.Field, Changes: []text.Change{text.Insert(4, "lang: en\n")}})
	folded("body")
	b.Undo()
	folded("body")
	b.area.TypedRune('a')
	folded("abody")
	b.key(0, fyne.KeyHome)
	b.key(0, fyne.KeyReturn)
	b.area.Fold(len(front))
	folded("\nabody") // the line that was just made stays
	b.Dispatch(state.Spec{Origin: state.Reload, Changes: []text.Change{text.Replace(text.Span{From: 0, To: len(front) + 3}, "# No fields\n")}})
	b.area.Fold(0)
	folded("# No fields\nbody")
	b.Undo()
	b.area.Fold(len(front))
	folded("abody")
}

func TestFold_counts_and_scrolls_from_its_end(t *testing.T) {
	b := newFolded(t, front+"\n"+strings.Repeat("line\n", 100)+"|", small)
	base := len(front) + 1
	var line, col, top int
	b.area.OnCaret = func(l, c int) { line, col = l, c }
	b.area.OnScroll = func(off int) { top = off }
	b.key(ctrl, fyne.KeyHome)
	if line != 1 || col != 1 || top != 0 || b.area.TopOffset() != 0 {
		t.Errorf("at the start: caret %d:%d, top %d", line, col, top)
	}
	if y := b.area.shown[0].y; y != marginTop {
		t.Errorf("the first row is at %v", y)
	}
	b.area.ScrollTo(base + 50)
	if got := b.area.TopOffset(); got != base+50 {
		t.Errorf("scrolled to %d, want %d", got, base+50)
	}
	port := b.area.Viewport()
	b.area.Reveal(text.Span{From: 2, To: 5})
	if got := b.area.TopOffset(); got != 0 {
		t.Errorf("what is folded is revealed at %d", got)
	}
	b.area.Open(b, port)
	b.area.Fold(len(front))
	b.frame()
	if got := b.area.TopOffset(); got != base+50 {
		t.Errorf("opened at %d, want %d", got, base+50)
	}
	b.area.Fold(0)
	if got := b.area.TopOffset(); got != base+50 {
		t.Errorf("opening the fold above moved the view to %d", got)
	}
	if total, want := b.area.view.heights.Height(), float64(105*b.area.view.look.row+b.area.view.look.row); total != want {
		t.Errorf("unfolded height %v, want %v", total, want)
	}
}

// The law of the fold: whatever a writer does, no byte of it changes and nothing
// in it is selected; whatever else happens to the doc, the Area shows the same as
// a new one.
func TestFold_law(t *testing.T) {
	scraps := []string{"word ", "**bold** ", "\n", "\n\n", "```\n", "# head\n", "- item\n", "---\n", "k: v\n", strings.Repeat("words ", 30), "1. n\n", "> q\n", "é"}
	for seed := range uint64(12) {
		rnd := rand.New(rand.NewPCG(seed, 17))
		body := ""
		for range rnd.IntN(40) {
			body += scraps[rnd.IntN(len(scraps))]
		}
		b := newBench(t, "", narrow)
		b.Dispatch(state.Spec{Changes: insertAt(0, front+body)})
		b.area.Fold(len(front))
		var chords []chord
		for _, keys := range []keymap{pcKeys(), macKeys()} {
			for c := range keys {
				chords = append(chords, c)
			}
		}
		slices.SortFunc(chords, func(a, b chord) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
		acts := []func(){
			func() { c := chords[rnd.IntN(len(chords))]; firstAction(c)(b.area) },
			func() { c := chords[rnd.IntN(len(chords))]; firstAction(c)(b.area) },
			func() { b.area.Run(commands[rnd.IntN(len(commands))]) },
			func() { b.area.Run(state.InsertPaste(scraps[rnd.IntN(len(scraps))], "\n")) },
			func() { b.area.Jump(rnd.IntN(b.st.Doc.Len() + 1)) },
			func() {
				at := fyne.PointEvent{Position: fyne.NewPos(rnd.Float32()*300-50, rnd.Float32()*500-50)}
				b.area.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary, PointEvent: at})
				at.Position.Y -= rnd.Float32() * 300
				b.area.Dragged(&fyne.DragEvent{PointEvent: at})
				b.area.DragEnd()
			},
		}
		for step := range 80 {
			where := fmt.Sprintf("seed %d step %d", seed, step)
			f := b.area.Folded()
			switch n := b.st.Doc.Len(); rnd.IntN(10) {
			case 0: // another program
				from := rnd.IntN(n + 1)
				to := min(n, from+rnd.IntN(60))
				b.Dispatch(state.Spec{Origin: state.Reload, Changes: []text.Change{text.Replace(text.Span{From: from, To: to}, scraps[rnd.IntN(len(scraps))])}})
			case 1: // the form
				b.Dispatch(state.Spec{Origin: state.Field, Changes: []text.Change{text.Insert(b.st.Doc.LineStart(b.st.Doc.Line(rnd.IntN(f+1))), "k: v\n")}})
			case 2: // a caret that comes from elsewhere
				sel := state.Select(rnd.IntN(n+1), rnd.IntN(n+1))
				b.Dispatch(state.Spec{Sel: &sel})
			case 3:
				b.area.Fold([]int{0, f, b.st.Doc.LineStart(rnd.IntN(b.st.Doc.Lines()))}[rnd.IntN(3)])
			case 4:
				b.area.scrollBy(rnd.Float64()*600 - 300)
			default:
				hidden := b.st.Doc.String(text.Span{From: 0, To: f})
				before := b.st
				acts[rnd.IntN(len(acts))]()
				if !bytes.HasPrefix(b.st.Doc.Bytes(), []byte(hidden)) || b.area.Folded() != f {
					t.Fatalf("%s: a command changed the fold of %d bytes of %q to %q", where, f, before.Doc.Bytes(), b.st.Doc.Bytes())
				}
				if !b.st.Sel.Equal(before.Sel) && b.st.Sel.Ranges[0].From() < f {
					t.Fatalf("%s: a command selected %v in a fold of %d bytes", where, b.st.Sel, f)
				}
			}
			f = b.area.Folded()
			if f > 0 && b.st.Doc.ByteAt(f-1) != '\n' {
				t.Fatalf("%s: a fold of %d bytes ends inside a line of %q", where, f, b.st.Doc.Bytes())
			}
			if got, want := string(b.area.state.Doc.Bytes()), b.st.Doc.String(text.Span{From: f, To: b.st.Doc.Len()}); got != want {
				t.Fatalf("%s: shows %q, want %q", where, got, want)
			}
			if rnd.IntN(10) > 0 {
				continue // several steps in one frame
			}
			got := b.picture()
			fresh := newBench(t, "", narrow)
			fresh.st = b.st
			fresh.area.Open(fresh, layout.Viewport{})
			fresh.area.view.open(b.st.Doc, fold(f), b.area.Viewport())
			fresh.area.state = fresh.area.view.state(b.st)
			want := fresh.picture()
			golden.Same(t, got, want, fmt.Sprintf("%s of %q", where, b.st.Doc.Bytes()))
		}
	}
}

// firstAction returns what a chord does on the platform that knows it.
func firstAction(c chord) action {
	if act := pcKeys()[c]; act != nil {
		return act
	}
	return macKeys()[c]
}

// commands are those of menus, which have no key here.
var commands = []state.Command{
	state.SelectAll, markup.Heading(2), markup.BulletList, markup.NumberedList,
	markup.TaskList, markup.Quote, markup.CodeBlock("\n"), table.Insert(2, 3, "\n"), markup.Rule("\n"), markup.Strike, markup.Image("a.png", ""),
	markup.MoveLineUp, markup.MoveLineDown, markup.Link("https://example.com"),
}

func TestFold_translates_changes_as_a_new_text_would_see_them(t *testing.T) {
	for seed := range uint64(300) {
		rnd := rand.New(rand.NewPCG(seed, 3))
		before := text.FromString(strings.Repeat("ab\n", 1+rnd.IntN(6)))
		from := rnd.IntN(before.Len() + 1)
		to := from + rnd.IntN(before.Len()-from+1)
		changes := set(before.Len(), []text.Change{text.Replace(text.Span{From: from, To: to}, strings.Repeat("x\n", rnd.IntN(3)))})
		after := changes.Apply(before)
		f, next := fold(rnd.IntN(before.Len()+1)), fold(rnd.IntN(after.Len()+1))
		if got, want := f.changes(before, after, changes, next).Apply(f.text(before)), next.text(after); !got.Equal(want) {
			t.Fatalf("seed %d: %q, want %q", seed, got.Bytes(), want.Bytes())
		}
	}
}

// BenchmarkFold_key is BenchmarkArea_key with a fold.
func BenchmarkFold_key(b *testing.B) {
	for _, size := range []int{10 << 10, 1 << 20, 10 << 20} {
		b.Run(fmt.Sprintf("%dKB", size>>10), func(b *testing.B) {
			h := newBench(b, "", fyne.NewSize(1600, 1000))
			h.Dispatch(state.Spec{Changes: insertAt(0, front+longArticle(size))})
			h.area.Fold(len(front))
			h.benchmarkKey(b)
		})
	}
}
