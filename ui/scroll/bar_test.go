package scroll

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// newBar is a bar 200 high that shows a page of 100 in a document of 1000, from top.
func newBar(t *testing.T, top float64) (b *Bar, moves *[]float64) {
	test.NewTempApp(t)
	moves = new([]float64)
	b = NewBar(func(top float64) {
		*moves = append(*moves, top)
		b.Set(top, 100, 1000)
	})
	test.WidgetRenderer(b)
	b.Resize(fyne.NewSize(Width, 200))
	b.Set(top, 100, 1000)
	return b, moves
}

func press(b *Bar, y float32) {
	b.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary, PointEvent: fyne.PointEvent{Position: fyne.NewPos(5, y)}})
}

func drag(b *Bar, y float32) {
	b.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(5, y)}})
}

func TestBar_dragging_the_thumb_reaches_both_ends(t *testing.T) {
	b, moves := newBar(t, 0)
	press(b, 10)
	drag(b, 10+172) // the track less the thumb
	if got := (*moves)[len(*moves)-1]; got < 899 || got > 900 {
		t.Errorf("at the lower end the top is %v, want 900", got)
	}
	drag(b, -500)
	if got := (*moves)[len(*moves)-1]; got != 0 {
		t.Errorf("at the upper end the top is %v, want 0", got)
	}
	b.DragEnd()
	n := len(*moves)
	drag(b, 100)
	if len(*moves) != n {
		t.Error("the thumb moved after it was let go")
	}
}

func TestBar_thumb_stays_under_the_pointer(t *testing.T) {
	b, _ := newBar(t, 450)
	y, _ := b.span()
	press(b, y+7)
	for _, at := range []float32{60, 90, 133} {
		drag(b, at)
		if y, _ := b.span(); y < at-7.5 || y > at-6.5 {
			t.Errorf("the pointer is at %v and the thumb at %v", at, y)
		}
	}
}

func TestBar_click_on_the_track_moves_a_page(t *testing.T) {
	b, moves := newBar(t, 450)
	press(b, 195)
	press(b, 2)
	press(b, 2)
	if want := []float64{550, 450, 350}; len(*moves) != 3 || (*moves)[0] != want[0] || (*moves)[1] != want[1] || (*moves)[2] != want[2] {
		t.Errorf("moves %v, want %v", *moves, want)
	}
}

func TestBar_shows_nothing_when_everything_fits(t *testing.T) {
	b, moves := newBar(t, 0)
	b.Set(0, 1000, 400)
	if b.thumb.Visible() {
		t.Error("the thumb is there")
	}
	press(b, 100)
	if len(*moves) > 0 {
		t.Error("a click moved the page")
	}
	b.Set(0, 100, 400)
	if !b.thumb.Visible() {
		t.Error("the thumb did not come back")
	}
}

func TestWheel_goes_down_and_is_bounded(t *testing.T) {
	turn := func(dy float32) float32 {
		_, d := Wheel(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, dy)})
		return d
	}
	if d := turn(-25); d < 50 || d > 80 {
		t.Errorf("a notch goes %v", d)
	}
	if turn(25) != -turn(-25) || turn(-25*125) != wheelLimit || turn(25*125) != -wheelLimit {
		t.Error("a fast turn is not bounded")
	}
}
