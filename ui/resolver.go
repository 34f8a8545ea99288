package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/editor"
	"galley/editor/compare"
	"galley/editor/merge"
	"galley/editor/text"
	"galley/ui/control"
	"galley/ui/theme"
)

// resolver is the view of the places that the writer and another program changed in
// different ways: both versions side by side, and what is to stand there.
type resolver struct {
	window *Window
	root   *fyne.Container
	title  *control.Text
	places *fyne.Container
	scroll *container.Scroll

	session *editor.Session
}

func newResolver(w *Window) *resolver {
	r := &resolver{window: w, places: container.NewVBox()}
	r.title = control.NewText("", theme.PaneTitleSize, control.Semibold, theme.ColorText).Fit(0)
	r.scroll = container.NewVScroll(r.places)
	closing := control.NewButton(control.Quiet, "x", "", r.close).WithHint("Decide later: both versions stay", w.status.showHint)
	both := control.NewButton(control.Framed, "", "Keep two files", r.keepBoth).WithHint("Go on in a copy, and leave the other version in the article's file", w.status.showHint)
	r.root = container.New(resolverLayout{}, control.NewGround(theme.ColorPane, "", 0), r.title, both, closing, r.scroll)
	r.root.Hide()
	return r
}

// open shows the places of the open article that wait for an answer.
func (r *resolver) open() {
	r.session = r.window.session
	r.fill()
	r.root.Show()
}

func (r *resolver) close() {
	r.root.Hide()
	r.places.RemoveAll()
	r.session = nil
	r.window.focusText()
}

func (r *resolver) keepBoth() {
	s := r.session
	r.close()
	if s != nil {
		s.Resolve(editor.KeepBoth)
		r.window.statusChanged()
	}
}

// follow keeps the view true to the article: it ends with the conflict.
func (r *resolver) follow() {
	if r.root.Visible() && (r.session != r.window.session || len(r.session.Overlaps()) == 0) {
		r.close()
	}
}

func (r *resolver) fill() {
	r.places.RemoveAll()
	overlaps := r.session.Overlaps()
	r.title.Set(filepath.Base(r.session.Path()) + ": " + plural(len(overlaps), "place") + " that you and another program changed")
	for _, o := range overlaps {
		r.places.Add(r.place(o))
	}
	r.scroll.Refresh()
}

// place is one place: both versions, and the text that will stand there.
func (r *resolver) place(o merge.Conflict) fyne.CanvasObject {
	result := widget.NewMultiLineEntry()
	result.Wrapping = fyne.TextWrapWord
	result.SetText(o.Mine)
	result.SetMinRowsVisible(3)
	take := func(label, value string) fyne.CanvasObject {
		return control.NewButton(control.Framed, "", label, func() { result.SetText(value) })
	}
	use := control.NewButton(control.Primary, "", "Use this text", func() {
		r.session.Answer(o, result.Text)
		if r.root.Visible() && len(r.session.Overlaps()) > 0 {
			r.fill()
			return
		}
		r.follow()
	})
	where := "In the text"
	if o.Where != "" {
		where = "In the details: " + o.Where
	}
	theirBase := o.Base
	if theirBase == "" {
		theirBase = o.Mine // nobody knows what it was made from
	}
	version := func(name, base, value string) fyne.CanvasObject {
		caption := control.NewText(name, theme.CaptionSize, control.Medium, theme.ColorMuted)
		if value == "" {
			return container.NewVBox(caption, control.NewText("(deleted)", theme.TextSize, control.Regular, theme.ColorMuted))
		}
		return container.NewVBox(caption, runsText(runsBetween(base, value)))
	}
	return container.NewVBox(
		control.NewText(where, theme.TextSize, control.Medium, theme.ColorText),
		container.NewGridWithColumns(2, version("Yours", o.Base, o.Mine), version("The other program's", theirBase, o.Theirs)),
		result,
		container.New(row{gap: theme.Gap, split: 3}, take("Mine", o.Mine), take("Theirs", o.Theirs), take("Both", both(o)), use),
		control.NewHairline(),
	)
}

// both is mine and theirs, one behind the other.
func both(o merge.Conflict) string {
	mine := o.Mine
	if mine != "" && mine[len(mine)-1] != '\n' && o.Theirs != "" {
		mine += " "
	}
	return mine + o.Theirs
}

// runsBetween shows by words what became of a text.
func runsBetween(old, new string) []compare.Run {
	passages, _ := compare.Passages(text.FromString(old), text.FromString(new), 1)
	if len(passages) == 0 {
		return []compare.Run{{Text: new}}
	}
	return passages[0].Runs
}

type resolverLayout struct{}

// Layout implements fyne.Layout.
func (resolverLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	ground, title, both, closing, scroll := o[0], o[1], o[2], o[3], o[4]
	ground.Resize(size)
	const side, most, top = 24, 1000, 60
	width := min(size.Width-2*side, most)
	x := (size.Width - width) / 2
	button := both.MinSize()
	title.Move(fyne.NewPos(x, 20))
	title.Resize(fyne.NewSize(width-button.Width-theme.TargetSize-24, theme.PaneTitleLine))
	both.Move(fyne.NewPos(x+width-theme.TargetSize-8-button.Width, 14))
	both.Resize(fyne.NewSize(button.Width, theme.TargetSize))
	closing.Move(fyne.NewPos(x+width-theme.TargetSize, 14))
	closing.Resize(fyne.NewSquareSize(theme.TargetSize))
	scroll.Move(fyne.NewPos(x, top))
	scroll.Resize(fyne.NewSize(width, max(0, size.Height-top-12)))
}

// MinSize implements fyne.Layout.
func (resolverLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(editorLeast, 200) }
