package write

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"galley/editor/layout"
	"galley/editor/state"
	"galley/editor/state/statetest"
	"galley/editor/text"
	"galley/ui/theme"
)

var small = fyne.NewSize(400, 300)

func TestArea_types(t *testing.T) {
	b := newBench(t, "", small)
	test.Type(b.area, "Grüße, 世界")
	b.want("Grüße, 世界|")
	b.key(0, fyne.KeyReturn)
	b.area.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	test.Type(b.area, "x")
	b.key(0, fyne.KeyBackspace)
	b.key(0, fyne.KeyBackspace)
	b.key(ctrl, fyne.KeyBackspace)
	b.key(ctrl, fyne.KeyHome)
	b.key(0, fyne.KeyDelete)
	b.key(ctrl, fyne.KeyDelete)
	if strings.Contains(string(b.st.Doc.Bytes()), "Gr") {
		t.Errorf("Delete left %q", string(b.st.Doc.Bytes()))
	}
}

func TestArea_lays_out_once_a_frame(t *testing.T) {
	b := newBench(t, "", small)
	test.Type(b.area, strings.Repeat("many letters ", 20))
	if len(b.frames) != 1 {
		t.Errorf("%d frames are asked for, want 1", len(b.frames))
	}
}

func TestArea_new_lines_are_the_files_own(t *testing.T) {
	b := newBench(t, "- a|", small)
	b.eol = "\r\n"
	b.key(0, fyne.KeyReturn)
	b.want("- a\r\n- |")
}

func TestArea_undo_and_redo(t *testing.T) {
	b := newBench(t, "a|", small)
	test.Type(b.area, "b")
	b.area.TypedShortcut(&fyne.ShortcutUndo{})
	b.want("a|")
	b.area.TypedShortcut(&fyne.ShortcutRedo{})
	b.want("ab|")
	b.area.TypedShortcut(&fyne.ShortcutUndo{})
	b.area.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: ctrl | shift})
	b.want("ab|")
}

func TestArea_clipboard(t *testing.T) {
	b := newBench(t, "a[bc]d", small)
	b.area.TypedShortcut(&fyne.ShortcutCut{})
	b.want("a|d")
	if got := fyne.CurrentApp().Clipboard().Content(); got != "bc" {
		t.Errorf("clipboard holds %q", got)
	}
	fyne.CurrentApp().Clipboard().SetContent("x\r\ny\rz")
	b.area.TypedShortcut(&fyne.ShortcutPaste{})
	b.want("ax\ny\nz|d")
	b.area.TypedShortcut(&fyne.ShortcutCopy{}) // nothing is selected
	if got := fyne.CurrentApp().Clipboard().Content(); got != "x\r\ny\rz" {
		t.Errorf("a copy of nothing left %q", got)
	}
	b.area.TypedShortcut(&fyne.ShortcutSelectAll{})
	b.area.TypedShortcut(&fyne.ShortcutCopy{})
	if got := fyne.CurrentApp().Clipboard().Content(); got != "ax\ny\nzd" {
		t.Errorf("clipboard holds %q", got)
	}
}

func TestArea_formats(t *testing.T) {
	b := newBench(t, "a [bc] d", small)
	b.key(ctrl, fyne.KeyB)
	b.want("a **[bc]** d")
	b.key(ctrl, fyne.KeyB)
	b.key(ctrl, fyne.KeyI)
	b.want("a *[bc]* d")
	b.key(ctrl, fyne.KeyI)
	b.key(ctrl, fyne.KeyE)
	b.want("a `[bc]` d")
	b.key(ctrl, fyne.KeyE)
	fyne.CurrentApp().Clipboard().SetContent("https://example.com/x")
	b.key(ctrl, fyne.KeyK)
	if got := string(b.st.Doc.Bytes()); got != "a [bc](https://example.com/x) d" {
		t.Errorf("a link is %q", got)
	}
}

func TestArea_leaves_a_read_only_article_alone(t *testing.T) {
	b := newBench(t, "a[b]c", small)
	b.read = true
	test.Type(b.area, "x")
	b.key(0, fyne.KeyBackspace)
	b.key(0, fyne.KeyReturn)
	b.area.Cut()
	b.area.Paste()
	b.area.Undo()
	b.want("a[b]c")
	b.key(0, fyne.KeyRight)
	b.want("ab|c")
}

func TestArea_shift_makes_keys_select(t *testing.T) {
	b := newBench(t, "a|bc", small)
	b.area.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	b.area.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	b.area.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	b.want("a[b]c")
	b.area.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	b.want("ab|c")
}

func TestArea_tells_caret_and_scroll_position(t *testing.T) {
	b := newBench(t, strings.Repeat("line\n", 100)+"é|", small)
	var line, col, top int
	b.area.OnCaret = func(l, c int) { line, col = l, c }
	b.area.OnScroll = func(off int) { top = off }
	b.key(0, fyne.KeyLeft)
	if line != 101 || col != 1 {
		t.Errorf("caret at %d:%d", line, col)
	}
	b.key(0, fyne.KeyRight)
	if line != 101 || col != 2 {
		t.Errorf("caret at %d:%d", line, col)
	}
	if top == 0 || top%5 != 0 || top != b.area.TopOffset() {
		t.Errorf("top offset %d", top)
	}
}

func TestArea_open_switches_articles_and_comes_back(t *testing.T) {
	b := newBench(t, strings.Repeat("line\n", 500), small)
	b.area.scrollBy(2345)
	b.frame()
	port, top := b.area.Viewport(), b.area.TopOffset()
	other := &bench{t: t, area: b.area, st: statetest.Parse("other|"), hist: state.NewHistory()}
	b.area.Open(other, layout.Viewport{})
	b.frame()
	test.Type(b.area, "!")
	if got := string(other.st.Doc.Bytes()); got != "other!" {
		t.Errorf("the other article is %q", got)
	}
	b.area.Open(b, port)
	b.frame()
	if got := b.area.TopOffset(); got != top || top == 0 {
		t.Errorf("back at %d, want %d", got, top)
	}
}

func TestArea_text_above_moves_nothing(t *testing.T) {
	b := newBench(t, strings.Repeat("some words\n", 500), small)
	b.area.scrollBy(3000)
	b.frame()
	before, off := b.area.shown[3].y, b.area.shown[3].span.From
	b.Dispatch(state.Spec{Changes: []text.Change{text.Insert(0, "new\nlines\n")}, Origin: state.Reload})
	b.frame()
	if s := b.area.shown[3]; s.y != before || s.span.From != off+10 {
		t.Errorf("row at %v shows %d, want %v and %d", s.y, s.span.From, before, off+10)
	}
}

func TestArea_reveals_the_caret(t *testing.T) {
	b := newBench(t, "|"+strings.Repeat("some words that fill a row and more than that\n", 500), small)
	for _, step := range []struct {
		mod fyne.KeyModifier
		key fyne.KeyName
	}{{ctrl, fyne.KeyEnd}, {0, fyne.KeyUp}, {ctrl, fyne.KeyHome}, {0, fyne.KeyPageDown}, {0, fyne.KeyPageDown}, {0, fyne.KeyPageUp}, {0, fyne.KeyDown}} {
		b.key(step.mod, step.key)
		if y, ok := caretY(b); !ok || y < 0 || y > small.Height-theme.EditorLine-caretHeight {
			t.Errorf("after %v the caret is at %v, %v", step.key, y, ok)
		}
	}
}

// caretY returns where the caret is drawn.
func caretY(b *bench) (float32, bool) {
	for _, c := range b.area.carets.all {
		if c.Visible() {
			return c.Position().Y, true
		}
	}
	return 0, false
}

func TestArea_min_size_and_layout_are_stable(t *testing.T) {
	b := newBench(t, "a", small)
	want := b.area.MinSize()
	test.Type(b.area, strings.Repeat("much text\n", 50))
	b.frame()
	if got := b.area.MinSize(); got != want {
		t.Errorf("MinSize is %v, was %v", got, want)
	}
	r := test.TempWidgetRenderer(t, b.area)
	before := positions(b)
	r.Layout(b.area.Size())
	if after := positions(b); after != before {
		t.Errorf("a second layout moved things:\n%s\nto\n%s", before, after)
	}
}

func positions(b *bench) string {
	var s strings.Builder
	for _, o := range b.area.objects {
		if o.Visible() {
			fmt.Fprintln(&s, o.Position(), o.Size())
		}
	}
	return s.String()
}

func TestArea_repaints_every_row_in_another_theme(t *testing.T) {
	b := newBench(t, "one\ntwo\n\nthree", small)
	before := b.area.surface.Painted()
	theme.Use(theme.DarkMode)
	b.area.Refresh()
	if n := b.area.surface.Painted() - before; n != 3 {
		t.Errorf("%d rows are painted anew, want 3", n)
	}
}
