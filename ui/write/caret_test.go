package write

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func TestArea_alt_click_adds_and_takes_away_a_caret(t *testing.T) {
	b := newBench(t, "|one two three", small)
	b.click(4, alt)
	b.now = b.now.Add(time.Second)
	b.want("|one |two three")
	b.click(8, alt)
	b.now = b.now.Add(time.Second)
	test.Type(b.area, "X")
	b.want("X|one X|two X|three")
	b.click(6, alt)
	b.now = b.now.Add(time.Second)
	b.want("X|one Xtwo X|three")
	b.click(0, 0)
	b.want("|Xone Xtwo Xthree")
}

func TestArea_alt_drag_adds_a_selection(t *testing.T) {
	b := newBench(t, "on|e two three", small)
	b.press(b.at(4), alt)
	b.drag(b.at(7))
	b.release(b.at(7))
	b.want("on|e [two] three")
	b.key(0, fyne.KeyBackspace)
	b.want("o|e | three")
}

func TestArea_escape_leaves_one_caret(t *testing.T) {
	b := newBench(t, "a|b[c]d", small)
	b.key(0, fyne.KeyEscape)
	b.want("a|bcd")
	left := 0
	b.area.OnEscape = func() { left++ }
	b.key(0, fyne.KeyEscape)
	if left != 1 {
		t.Errorf("Escape with nothing to leave is told %d times, want once", left)
	}
}

func TestArea_adds_carets_above_and_below_in_their_column(t *testing.T) {
	b := newBench(t, "first row\nx\nthird| row\nlast row", small)
	b.area.AddCaret(-1)
	b.want("first row\nx|\nthird| row\nlast row")
	b.area.AddCaret(-1)
	b.want("first| row\nx|\nthird| row\nlast row")
	b.area.AddCaret(1)
	b.want("first| row\nx|\nthird| row\nlast |row")
	b.area.AddCaret(1)
	b.want("first| row\nx|\nthird| row\nlast |row")
}

func TestArea_gives_back_to_every_caret_what_was_copied_from_it(t *testing.T) {
	b := newBench(t, "[a] [b]", small)
	b.area.TypedShortcut(&fyne.ShortcutCopy{})
	b.show("x |y |z")
	b.area.TypedShortcut(&fyne.ShortcutPaste{})
	b.want("x a|y b|z")
}

// aPrimary is a Primary that holds what a test puts there.
type aPrimary struct{ held string }

func (p *aPrimary) Get() string  { return p.held }
func (p *aPrimary) Set(s string) { p.held = s }

func TestArea_middle_button_pastes_what_was_selected_last(t *testing.T) {
	b := newBench(t, "|one two", small)
	p := &aPrimary{}
	b.area.opts.Primary = p
	b.press(b.at(0), 0)
	b.drag(b.at(3))
	b.release(b.at(3))
	if p.held != "one" {
		t.Errorf("the middle button would paste %q", p.held)
	}
	b.area.MouseDown(mouse(b.at(7), desktop.MouseButtonTertiary, 0))
	b.want("one twoone|")
	p.held = ""
	b.area.MouseDown(mouse(b.at(0), desktop.MouseButtonTertiary, 0))
	b.want("one twoone|")
}
