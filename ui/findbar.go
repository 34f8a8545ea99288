package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/ui/control"
	"galley/ui/theme"
)

// findbar is the bar above the text that finds and replaces. It only shows and
// asks; what it asks for is done by its owner.
type findbar struct {
	root    *fyne.Container
	find    *findEntry
	replace *findEntry
	count   *control.Text

	matchCase, word, regex, within *control.Button
	wanted                         findWish
	seeding                        bool // what is looked for changes, but not by the writer

	onChange  func()         // the wish is another one
	onStep    func(by int)   // the next or the previous one
	onReplace func(all bool) // this one or all
	onClose   func()
}

// findWish is what a writer asks for.
type findWish struct {
	pattern, replacement           string
	matchCase, word, regex, within bool
}

const (
	findRow   = 40
	findCount = 112 // width of the count
)

func newFindbar(hint func(string)) *findbar {
	b := &findbar{}
	b.find = newFindEntry(b, "Find")
	b.replace = newFindEntry(b, "Replace with")
	b.find.OnChanged = func(s string) {
		b.wanted.pattern = s
		if !b.seeding {
			b.onChange()
		}
	}
	b.replace.OnChanged = func(s string) { b.wanted.replacement = s }
	b.count = control.NewText("", theme.CaptionSize, control.Regular, theme.ColorMuted).Fit(findCount)

	toggle := func(label, what string, value *bool) *control.Button {
		var button *control.Button
		button = control.NewButton(control.Quiet, "", label, func() {
			*value = !*value
			button.SetOn(*value)
			b.onChange()
		}).WithHint(what, hint)
		return button
	}
	b.matchCase = toggle("Aa", "Only in this case, capital or small", &b.wanted.matchCase)
	b.word = toggle("Word", "Only whole words", &b.wanted.word)
	b.regex = toggle(".*", "A pattern (regular expression); $1 in the replacement is its first group", &b.wanted.regex)
	b.within = toggle("In selection", "Only in what is selected", &b.wanted.within)
	tool := func(icon, what string, do func()) fyne.CanvasObject {
		return control.NewButton(control.Quiet, icon, "", do).WithHint(what, hint)
	}
	action := func(label string, do func()) fyne.CanvasObject {
		return control.NewButton(control.Framed, "", label, do)
	}
	b.root = container.New(findbarLayout{}, control.NewHairline(),
		b.find, container.New(row{gap: 2},
			b.count, tool("chevron-up", "The one before  Shift+Enter", func() { b.onStep(-1) }),
			tool("chevron-down", "The next  Enter", func() { b.onStep(1) }),
			b.matchCase, b.word, b.regex, b.within,
			tool("x", "Close  Escape", func() { b.onClose() })),
		b.replace, container.New(row{gap: 6},
			action("Replace", func() { b.onReplace(false) }),
			action("Replace all", func() { b.onReplace(true) })),
	)
	b.root.Hide()
	return b
}

// show opens the bar; with replacing its second line too.
func (b *findbar) show(replacing bool) {
	for _, o := range b.root.Objects[3:] {
		if replacing {
			o.Show()
		} else {
			o.Hide()
		}
	}
	b.root.Show()
}

// seed fills in what to look for.
func (b *findbar) seed(pattern string) {
	b.seeding = true
	b.find.SetText(pattern)
	b.seeding = false
}

func (b *findbar) replacing() bool { return b.replace.Visible() }

// say shows how much was found, or why nothing can be.
func (b *findbar) say(text string, wrong bool) {
	color := theme.ColorMuted
	if wrong {
		color = theme.ColorError
	}
	b.count.Paint(color, control.Regular)
	b.count.Set(text)
}

// findEntry is a line of the bar.
type findEntry struct {
	widget.Entry
	bar *findbar
}

func newFindEntry(b *findbar, hint string) *findEntry {
	e := &findEntry{bar: b}
	e.ExtendBaseWidget(e)
	e.SetPlaceHolder(hint)
	return e
}

// TypedKey implements fyne.Focusable.
func (e *findEntry) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		e.bar.onClose()
	case fyne.KeyReturn, fyne.KeyEnter:
		switch {
		case e == e.bar.replace:
			e.bar.onReplace(false)
		case heldShift() != 0:
			e.bar.onStep(-1)
		default:
			e.bar.onStep(1)
		}
	case fyne.KeyDown:
		e.bar.onStep(1)
	case fyne.KeyUp:
		e.bar.onStep(-1)
	default:
		e.Entry.TypedKey(key)
	}
}

// findbarLayout puts the lines of the bar below each other: what is typed takes the
// room that the tools leave. In a narrow pane the tools go below.
type findbarLayout struct{}

// Layout implements fyne.Layout.
func (l findbarLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(size.Width, theme.Hair))
	o[0].Move(fyne.NewPos(0, size.Height-theme.Hair))
	y := float32(0)
	for i := 1; i < len(o); i += 2 {
		line, tools := o[i], o[i+1]
		if !line.Visible() {
			continue
		}
		const side = 8
		least := tools.MinSize()
		width := size.Width - least.Width - 3*side
		if findNarrow(size.Width, tools) {
			width = size.Width - 2*side
			tools.Move(fyne.NewPos(side, y+findRow+(findRow-least.Height)/2))
		} else {
			tools.Move(fyne.NewPos(size.Width-least.Width-side, y+(findRow-least.Height)/2))
		}
		tools.Resize(least)
		line.Move(fyne.NewPos(side, y+4))
		line.Resize(fyne.NewSize(width, theme.TargetSize))
		y += findRow
		if findNarrow(size.Width, tools) {
			y += findRow
		}
	}
}

// findNarrow reports whether a line has no room beside its tools.
func findNarrow(width float32, tools fyne.CanvasObject) bool {
	return width-tools.MinSize().Width < 160
}

// MinSize implements fyne.Layout.
func (l findbarLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.height(o, o[0].Size().Width))
}

func (l findbarLayout) height(o []fyne.CanvasObject, width float32) float32 {
	height := float32(theme.Hair)
	for i := 1; i < len(o); i += 2 {
		if o[i].Visible() {
			height += findRow
			if width > 0 && findNarrow(width, o[i+1]) {
				height += findRow
			}
		}
	}
	return height
}
