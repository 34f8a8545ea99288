package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"galley/ui/theme"
)

func testColumns(t *testing.T) *columns {
	test.NewTempApp(t).Settings().SetTheme(theme.New())
	return newColumns([paneCount]fyne.CanvasObject{widget.NewLabel("a"), widget.NewLabel("b"), widget.NewLabel("c"), widget.NewLabel("d")}, func() {})
}

func TestColumns_drop_panes_in_order_as_the_window_narrows(t *testing.T) {
	c := testColumns(t)
	for _, tt := range []struct {
		width float32
		want  [paneCount]bool
	}{
		{1600, [paneCount]bool{true, true, true, true}},
		{1300, [paneCount]bool{true, true, true, true}},
		{1100, [paneCount]bool{false, true, true, true}},
		{800, [paneCount]bool{false, true, true, false}},
		{600, [paneCount]bool{false, true, false, false}},
	} {
		if got, _ := c.visible(tt.width); got != tt.want {
			t.Errorf("%v px: %v, want %v", tt.width, got, tt.want)
		}
	}
}

func TestColumns_always_fill_the_window(t *testing.T) {
	c := testColumns(t)
	for mask := range 16 {
		for p := range paneCount {
			c.hidden[p] = mask>>p&1 == 1
		}
		for width := float32(400); width < 2200; width += 7 {
			fits, widths := c.visible(width)
			sum := float32(0)
			for p := range paneCount {
				if fits[p] {
					sum += widths[p]
					if widths[p] < 100 {
						t.Fatalf("hidden %04b at %v px: pane %d is %v px wide", mask, width, p, widths[p])
					}
				}
			}
			if sum < width-0.5 || sum > width+0.5 {
				t.Fatalf("hidden %04b at %v px: the panes are %v px wide together", mask, width, sum)
			}
		}
	}
}
