package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"galley/ui/control"
	"galley/ui/theme"
)

// newToolbar makes the bar of tools: panes and files, marks, and what is done
// with a finished article at the right end.
func newToolbar(c commands, hint func(string)) *fyne.Container {
	tool := func(c command) fyne.CanvasObject {
		return control.NewButton(control.Quiet, c.icon, "", c.do).WithHint(c.hint(), hint)
	}
	left := []fyne.CanvasObject{
		tool(c.sidebar), tool(c.newArticle), newToolGap(),
		tool(c.heading), tool(c.bold), tool(c.italic), tool(c.link),
		tool(c.bullets), tool(c.numbers), tool(c.quote), tool(c.fence), tool(c.image), tool(c.table),
	}
	right := []fyne.CanvasObject{
		control.NewButton(control.Primary, c.export.icon, "Export", c.export.do).WithHint(c.export.hint(), hint),
		tool(c.panel),
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
