package write

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func (b *bench) caretShown() bool {
	b.frame()
	_, _, ok := caretAt(b)
	return ok
}

func TestArea_caret_blinks_twice_a_second(t *testing.T) {
	b := newBench(t, "a", small)
	if len(b.tickers) != 1 || b.tickers[0].every != blinkEvery {
		t.Fatalf("tickers %v", b.tickers)
	}
	var seen []bool
	for range 5 {
		b.tick()
		seen = append(seen, b.caretShown())
	}
	for i, want := range []bool{true, false, true, false, true} {
		if seen[i] != want {
			t.Fatalf("the caret is %v", seen)
		}
	}
	b.tick()
	test.Type(b.area, "x")
	if !b.caretShown() {
		t.Error("a key does not bring the caret back")
	}
	b.tick()
	if !b.caretShown() {
		t.Error("the caret goes away right after a key")
	}
}

func TestArea_caret_rests_after_a_while(t *testing.T) {
	b := newBench(t, "a", small)
	for range blinkLast + 5 {
		b.tick()
	}
	if !b.caretShown() || !b.tickers[0].stopped {
		t.Error("an idle window goes on blinking")
	}
	b.key(0, fyne.KeyRight)
	if len(b.tickers) != 2 {
		t.Error("a key does not start the blinking again")
	}
}

func TestArea_without_focus_has_no_caret(t *testing.T) {
	b := newBench(t, "a", small)
	b.window.Canvas().Unfocus()
	if b.caretShown() || !b.tickers[0].stopped {
		t.Error("the caret stays without focus")
	}
	b.window.Canvas().Focus(b.area)
	if !b.caretShown() {
		t.Error("focus does not bring the caret back")
	}
}
