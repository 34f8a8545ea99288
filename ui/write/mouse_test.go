package write

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// at returns where the character at a doc offset of a visible row begins.
func (b *bench) at(off int) fyne.Position {
	b.t.Helper()
	b.frame()
	for _, s := range b.area.shown {
		if s.span.From <= off && off <= s.span.To {
			local := s.local(off)
			i := s.row(local)
			return fyne.NewPos(b.area.left+s.x(i, local), float32(s.y)+float32(i*b.area.view.look.row)+10)
		}
	}
	b.t.Fatalf("offset %d is not visible", off)
	return fyne.Position{}
}

func (b *bench) press(at fyne.Position, mod fyne.KeyModifier) {
	b.area.MouseDown(mouse(at, desktop.MouseButtonPrimary, mod))
}

func (b *bench) release(at fyne.Position) {
	b.area.MouseUp(mouse(at, desktop.MouseButtonPrimary, 0))
}

func (b *bench) click(off int, mod fyne.KeyModifier) {
	b.t.Helper()
	at := b.at(off)
	b.press(at, mod)
	b.release(at)
}

func (b *bench) drag(to fyne.Position) {
	b.area.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}})
}

func mouse(at fyne.Position, button desktop.MouseButton, mod fyne.KeyModifier) *desktop.MouseEvent {
	return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: button, Modifier: mod}
}

func TestArea_clicks(t *testing.T) {
	b := newBench(t, "|some words here\nand a line", small)
	b.click(7, 0)
	b.want("some wo|rds here\nand a line")
	b.click(7, 0)
	b.want("some [words] here\nand a line")
	b.click(7, 0)
	b.want("[some words here\n]and a line")
	b.now = b.now.Add(time.Second)
	b.click(2, 0)
	b.want("so|me words here\nand a line")
	b.click(12, shift)
	b.want("so[me words h]ere\nand a line")
	b.click(0, shift)
	b.want("]so[me words here\nand a line")
}

func TestArea_click_below_the_text_goes_to_its_end(t *testing.T) {
	b := newBench(t, "|a\nbc", small)
	b.press(fyne.NewPos(390, 290), 0)
	b.want("a\nbc|")
}

func TestArea_drags(t *testing.T) {
	b := newBench(t, "|some words here\nand a line", small)
	b.press(b.at(2), 0)
	b.drag(b.at(7))
	b.want("so[me wo]rds here\nand a line")
	b.drag(b.at(18))
	b.want("so[me words here\nan]d a line")
	b.drag(b.at(0))
	b.want("]so[me words here\nand a line")
	b.area.DragEnd()
	b.drag(b.at(9))
	b.want("]so[me words here\nand a line")
}

func TestArea_drags_by_words(t *testing.T) {
	b := newBench(t, "|some words here now", small)
	b.click(7, 0)
	b.press(b.at(7), 0)
	b.drag(b.at(12))
	b.want("some [words here] now")
	b.drag(b.at(1))
	b.want("]some words[ here now")
}

func TestArea_scrolls_while_the_mouse_is_held_beyond_an_edge(t *testing.T) {
	b := newBench(t, "|"+strings.Repeat("line\n", 200), small)
	b.press(b.at(2), 0)
	b.drag(fyne.NewPos(200, 400))
	for range 20 {
		b.tick()
		b.frame()
	}
	top, head := b.area.TopOffset(), b.st.Sel.Primary().Head
	if top == 0 || head <= top {
		t.Errorf("after a second below the edge the top is %d and the selection ends at %d", top, head)
	}
	b.area.DragEnd()
	b.tick()
	b.frame()
	if got := b.area.TopOffset(); got != top {
		t.Errorf("after the drag the top went on from %d to %d", top, got)
	}
}

func TestArea_right_click(t *testing.T) {
	b := newBench(t, "a [word] b", small)
	var asked int
	b.area.OnMenu = func(fyne.Position) { asked++ }
	at := b.at(4)
	b.area.MouseDown(mouse(at, desktop.MouseButtonSecondary, 0))
	b.area.TappedSecondary(&fyne.PointEvent{Position: at})
	b.want("a [word] b")
	at = b.at(0)
	b.area.MouseDown(mouse(at, desktop.MouseButtonSecondary, 0))
	b.want("|a word b")
	if asked != 1 {
		t.Errorf("asked for %d menus", asked)
	}
	b.area.MouseDown(mouse(b.at(3), desktop.MouseButtonTertiary, 0))
	b.want("|a word b")
}

func TestArea_wheel_and_bar_scroll(t *testing.T) {
	b := newBench(t, "|"+strings.Repeat("line\n", 2000), small)
	test.Scroll(b.window.Canvas(), fyne.NewPos(100, 100), 0, -25)
	b.frame()
	if y := b.area.view.port.Y(b.area.view.heights); y < 40 || y > 100 {
		t.Errorf("a notch of the wheel scrolls %v", y)
	}
	b.area.dragBar(20000)
	b.frame()
	if y := b.area.view.port.Y(b.area.view.heights); y != 20000 {
		t.Errorf("the bar scrolls to %v, want 20000", y)
	}
	b.area.scrollBy(1e9)
	b.frame()
	last := b.area.shown[len(b.area.shown)-1]
	if last.y < 100 || last.y > 200 {
		t.Errorf("at the end the last row is at %v", last.y)
	}
	b.area.scrollBy(-1e9)
	b.frame()
	if first := b.area.shown[0]; first.y != marginTop || first.index != 0 {
		t.Errorf("at the start the first row is %d at %v", first.index, first.y)
	}
}

func TestArea_shows_a_text_cursor_over_the_text_only(t *testing.T) {
	b := newBench(t, "a", small)
	if b.area.Cursor() != desktop.DefaultCursor {
		t.Error("text cursor outside")
	}
	b.area.MouseIn(nil)
	if b.area.Cursor() != desktop.TextCursor {
		t.Error("no text cursor inside")
	}
	b.area.MouseOut()
	if b.area.Cursor() != desktop.DefaultCursor {
		t.Error("text cursor after leaving")
	}
}
