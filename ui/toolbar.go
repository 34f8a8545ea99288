package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"galley/ui/control"
	"galley/ui/theme"
)

// newToolbar makes the bar of tools: panes and files, marks, and what is done
// with a finished article at the right end.
func (w *Window) newToolbar() *fyne.Container {
	tool := func(id string) fyne.CanvasObject {
		c := w.commands.get(id)
		b := control.NewButton(control.Quiet, c.icon, "", func() { w.do(c) })
		w.tools[id] = b
		return b
	}
	left := []fyne.CanvasObject{
		tool("sidebar"), tool("new-article"), newToolGap(),
		tool("heading"), tool("bold"), tool("italic"), tool("link"),
		tool("bullets"), tool("numbers"), tool("quote"), tool("fence"), tool("image"), tool("table"),
	}
	right := []fyne.CanvasObject{
		control.NewButton(control.Primary, "upload", "Export", w.askExport).WithHint("Export", w.status.showHint),
		tool("panel"),
	}
	return container.New(inset{left: theme.Margin, right: theme.Margin},
		container.New(row{gap: 4, split: len(left)}, append(left, right...)...))
}

// newToolGap is the hairline between two groups of tools.
func newToolGap() fyne.CanvasObject {
	return container.New(toolGap{}, control.NewHairline())
}

type toolGap struct{}

// Layout implements fyne.Layout.
func (toolGap) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(theme.Hair, size.Height))
	o[0].Move(fyne.NewPos(size.Width/2, 0))
}

// MinSize implements fyne.Layout.
func (toolGap) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(17, 18) }
