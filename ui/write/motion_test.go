package write

import (
	"math/rand/v2"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"galley/editor/state"
)

// narrow wraps after 18 characters.
var narrow = fyne.NewSize(16+18*9+2*slack, 400)

func TestArea_moves(t *testing.T) {
	for _, test := range []struct {
		name, from string
		mod        fyne.KeyModifier
		keys       []fyne.KeyName
		want       string
	}{
		{"left and right", "ab|c", 0, []fyne.KeyName{fyne.KeyLeft, fyne.KeyLeft, fyne.KeyRight}, "a|bc"},
		{"over a cluster", "|👩‍👩‍👧é.", 0, []fyne.KeyName{fyne.KeyRight, fyne.KeyRight}, "👩‍👩‍👧é|."},
		{"words", "|two words, here", ctrl, []fyne.KeyName{fyne.KeyRight, fyne.KeyRight}, "two words|, here"},
		{"select words", "two words|", ctrl | shift, []fyne.KeyName{fyne.KeyLeft}, "two ]words["},
		{"down keeps the column", "abcd|ef\nx\n\nabcdef", 0, []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyDown}, "abcdef\nx\n\nabcd|ef"},
		{"up keeps the column", "abcdef\nx\n\nabcd|ef", 0, []fyne.KeyName{fyne.KeyUp, fyne.KeyUp, fyne.KeyUp}, "abcd|ef\nx\n\nabcdef"},
		{"another key forgets the column", "abcd|ef\nx\nabcdef", 0, []fyne.KeyName{fyne.KeyDown, fyne.KeyLeft, fyne.KeyDown}, "abcdef\nx\n|abcdef"},
		{"up from the first row", "ab|c", 0, []fyne.KeyName{fyne.KeyUp}, "|abc"},
		{"down from the last row", "a|bc", 0, []fyne.KeyName{fyne.KeyDown}, "abc|"},
		{"down through wrapped rows", "|aaa bbb ccc ddd eee fff", 0, []fyne.KeyName{fyne.KeyDown}, "aaa bbb ccc ddd |eee fff"},
		{"select down", "a|b\ncd", shift, []fyne.KeyName{fyne.KeyDown}, "a[b\nc]d"},
		{"down from a selection", "a[b]\ncd", 0, []fyne.KeyName{fyne.KeyDown}, "ab\ncd|"},
		{"end of a row", "aa|a bbb ccc ddd eee fff", 0, []fyne.KeyName{fyne.KeyEnd}, "aaa bbb ccc ddd| eee fff"},
		{"then of the line", "aa|a bbb ccc ddd eee fff", 0, []fyne.KeyName{fyne.KeyEnd, fyne.KeyEnd}, "aaa bbb ccc ddd eee fff|"},
		{"start of a row", "aaa bbb ccc ddd eee f|ff", 0, []fyne.KeyName{fyne.KeyHome}, "aaa bbb ccc ddd |eee fff"},
		{"then of the line", "aaa bbb ccc ddd eee f|ff", 0, []fyne.KeyName{fyne.KeyHome, fyne.KeyHome}, "|aaa bbb ccc ddd eee fff"},
		{"smart home", "  ab|c", 0, []fyne.KeyName{fyne.KeyHome}, "  |abc"},
		{"smart home twice", "  ab|c", 0, []fyne.KeyName{fyne.KeyHome, fyne.KeyHome}, "|  abc"},
		{"select to the end", "a|bc", shift, []fyne.KeyName{fyne.KeyEnd}, "a[bc]"},
		{"start and end of the text", "a\nb|\nc", ctrl, []fyne.KeyName{fyne.KeyEnd}, "a\nb\nc|"},
		{"paragraphs", "a\nb|\n\nc\nd\n\ne", ctrl, []fyne.KeyName{fyne.KeyDown}, "a\nb\n\nc\nd|\n\ne"},
		{"move lines", "a|\nb", alt, []fyne.KeyName{fyne.KeyDown}, "b\na|"},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := newBench(t, test.from, narrow)
			for _, k := range test.keys {
				b.key(test.mod, k)
			}
			b.want(test.want)
		})
	}
}

func TestArea_pages(t *testing.T) {
	b := newBench(t, "|"+strings.Repeat("line\n", 200), small)
	b.key(0, fyne.KeyPageDown)
	line := b.st.Doc.Line(b.st.Sel.Primary().Head)
	if line < 6 || line > 12 {
		t.Errorf("a page down goes to line %d", line)
	}
	if b.area.TopOffset() == 0 {
		t.Error("a page down does not scroll")
	}
	b.key(shift, fyne.KeyPageDown)
	if b.st.Sel.Empty() {
		t.Error("Shift with a page down selects nothing")
	}
	for range 100 {
		b.key(0, fyne.KeyPageDown)
	}
	if got := b.st.Sel.Primary().Head; got != b.st.Doc.Len() {
		t.Errorf("paging down ends at %d of %d", got, b.st.Doc.Len())
	}
	for range 100 {
		b.key(0, fyne.KeyPageUp)
	}
	if got := b.st.Sel.Primary().Head; got != 0 {
		t.Errorf("paging up ends at %d", got)
	}
}

func TestKeymap_leaves_AltGr_alone(t *testing.T) {
	for chord := range pcKeys() {
		if chord.mod&ctrl != 0 && chord.mod&alt != 0 {
			t.Errorf("%v is what AltGr sends", chord)
		}
		if chord.mod == ctrl && chord.key == fyne.KeyD {
			t.Error("Ctrl+D is not ours")
		}
	}
}

func TestKeymap_on_a_mac_uses_command(t *testing.T) {
	k := macKeys()
	for _, c := range []chord{{super, fyne.KeyB}, {super | shift, fyne.KeyZ}, {super, fyne.KeyLeft}, {alt | shift, fyne.KeyRight}, {alt, fyne.KeyBackspace}} {
		if k[c] == nil {
			t.Errorf("nothing is bound to %v", c)
		}
	}
	if k[chord{ctrl, fyne.KeyB}] != nil {
		t.Error("Control makes bold")
	}
}

// What the caret is drawn at is what a click there hits.
func TestArea_hit_and_caret_agree(t *testing.T) {
	words := []string{"plain ", "**bold** ", "日本語 ", "é", "👩‍👩‍👧 ", "\t", "\n", "\n\n", "```\n", "# ", "- ", "\x00", "\xff", "a-very-long-word-without-an-end"}
	for seed := range uint64(30) {
		rnd := rand.New(rand.NewPCG(seed, 3))
		var src strings.Builder
		for range 60 {
			src.WriteString(words[rnd.IntN(len(words))])
		}
		b := newBench(t, "", narrow)
		b.Dispatch(state.Spec{Changes: insertAt(0, src.String())})
		for range 40 {
			off := rnd.IntN(b.st.Doc.Len() + 1)
			sel := state.Caret(off)
			b.Dispatch(state.Spec{Sel: &sel, Origin: state.Move, Scroll: true})
			b.key(0, fyne.KeyRight)
			b.key(0, fyne.KeyLeft)
			head := b.st.Sel.Primary().Head
			x, y, ok := caretAt(b)
			if !ok {
				t.Fatalf("seed %d: the caret at %d is not drawn", seed, head)
			}
			if got := b.area.hit(fyne.NewPos(x, y)); got != head {
				t.Fatalf("seed %d: %q: a click on the caret at %d hits %d", seed, src.String(), head, got)
			}
		}
	}
}

// caretAt returns the middle of the caret that is drawn.
func caretAt(b *bench) (x, y float32, ok bool) {
	for _, c := range b.area.carets.all {
		if c.Visible() {
			return c.Position().X + c.Size().Width/2, c.Position().Y + c.Size().Height/2, true
		}
	}
	return 0, 0, false
}
