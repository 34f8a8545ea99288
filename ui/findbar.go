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
	trouble *control.Text // why nothing can be found, in a line of its own

	matchCase, word, regex, within *control.Button
	wanted                         findWish
	seeding                        bool // what is looked for changes, but not by the writer

	onChange  func()         // the wish is another one
	onStep    func(by int)   // the next or the previous one
	onReplace func(all bool) // this one or all
	onClose   func()
	onHeight  func() // the bar needs another height
}

// findWish is what a writer asks for.
type findWish struct {
	pattern, replacement           string
	matchCase, word, regex, within bool
}

const (
	findRow   = 40
	findSide  = 8
	findCount = 140 // width of the count
)

func newFindbar(hint func(string)) *findbar {
	b := &findbar{onHeight: func() {}}
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
	b.trouble = control.NewText("", theme.CaptionSize, control.Regular, theme.ColorError).Fit(0)
	b.trouble.Hide()

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
	b.within = toggle("Selection", "Only in what is selected", &b.wanted.within)
	tool := func(icon, what string, do func()) fyne.CanvasObject {
		return control.NewButton(control.Quiet, icon, "", do).WithHint(what, hint)
	}
	action := func(label string, do func()) fyne.CanvasObject {
		return control.NewButton(control.Framed, "", label, do)
	}
	b.root = container.New(findbarLayout{}, control.NewHairline(),
		b.find, b.count, container.New(row{gap: 2},
			tool("chevron-up", "The one before  Shift+Enter", func() { b.onStep(-1) }),
			tool("chevron-down", "The next  Enter", func() { b.onStep(1) }),
			b.matchCase, b.word, b.regex, b.within,
			tool("x", "Close  Escape", func() { b.onClose() })),
		b.replace, container.New(row{}), container.New(row{gap: 6},
			action("Replace", func() { b.onReplace(false) }),
			action("Replace all", func() { b.onReplace(true) })),
		b.trouble,
	)
	b.root.Hide()
	return b
}

// show opens the bar; with replacing its second line too.
func (b *findbar) show(replacing bool) {
	for _, o := range b.root.Objects[1+findParts : 1+2*findParts] {
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

// other gives the keyboard to the line that does not have it.
func (b *findbar) other(e *findEntry) {
	next := b.replace
	if e == b.replace || !b.replacing() {
		next = b.find
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(e); c != nil {
		c.Focus(next)
		next.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// say shows how much was found.
func (b *findbar) say(text string) {
	b.count.Set(text)
	b.explain("")
}

// explain shows why nothing can be found; "" is no reason any more.
func (b *findbar) explain(why string) {
	if why != "" {
		b.count.Set("")
	}
	b.trouble.Set(why)
	if b.trouble.Visible() == (why != "") {
		return
	}
	b.trouble.Hidden = why == ""
	b.onHeight()
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

// AcceptsTab implements fyne.Tabbable: Tab goes to the other line, not to the tools
// between them.
func (e *findEntry) AcceptsTab() bool { return true }

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
	case fyne.KeyTab:
		e.bar.other(e)
	case fyne.KeyDown:
		e.bar.onStep(1)
	case fyne.KeyUp:
		e.bar.onStep(-1)
	default:
		e.Entry.TypedKey(key)
	}
}

// findParts is of what a line of the bar is made: what is typed, what is said about
// it, and its tools.
const findParts = 3

// findbarLayout puts the lines of the bar below each other, and the trouble under
// them: what is typed takes the room that the others leave. In a narrow pane the
// tools go below.
type findbarLayout struct{}

// Layout implements fyne.Layout.
func (l findbarLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(size.Width, theme.Hair))
	o[0].Move(fyne.NewPos(0, size.Height-theme.Hair))
	y := float32(0)
	for i := 1; i+findParts < len(o); i += findParts {
		line, said, tools := o[i], o[i+1], o[i+2]
		if !line.Visible() {
			continue
		}
		end, told, least := size.Width-findSide, said.MinSize(), tools.MinSize()
		place := func(o fyne.CanvasObject, size fyne.Size, x, y float32) {
			o.Resize(size)
			o.Move(fyne.NewPos(x, y+(findRow-size.Height)/2))
		}
		if findNarrow(size.Width, said, tools) {
			place(tools, least, findSide, y+findRow)
		} else {
			end -= least.Width
			place(tools, least, end, y)
			end -= findSide
		}
		if told.Width > 0 {
			end -= told.Width
			place(said, told, end, y)
			end -= findSide
		}
		line.Move(fyne.NewPos(findSide, y+4))
		line.Resize(fyne.NewSize(end-findSide, theme.TargetSize))
		y += findRow
		if findNarrow(size.Width, said, tools) {
			y += findRow
		}
	}
	trouble := o[len(o)-1]
	trouble.Move(fyne.NewPos(2*findSide, y))
	trouble.Resize(fyne.NewSize(size.Width-4*findSide, theme.CaptionLine))
}

// findNarrow reports whether a line has no room beside the rest.
func findNarrow(width float32, said, tools fyne.CanvasObject) bool {
	return width-said.MinSize().Width-tools.MinSize().Width < 180
}

// MinSize implements fyne.Layout.
func (l findbarLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.height(o, o[0].Size().Width))
}

func (l findbarLayout) height(o []fyne.CanvasObject, width float32) float32 {
	height := float32(theme.Hair)
	for i := 1; i+findParts < len(o); i += findParts {
		if o[i].Visible() {
			height += findRow
			if width > 0 && findNarrow(width, o[i+1], o[i+2]) {
				height += findRow
			}
		}
	}
	if o[len(o)-1].Visible() {
		height += theme.CaptionLine + findSide
	}
	return height
}
