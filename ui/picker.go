package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
	"github.com/sahilm/fuzzy"

	"galley/ui/control"
	"galley/ui/theme"
)

// choice is one thing that a picker offers.
type choice struct {
	name   string // what is searched
	detail string // shown at the right end: a shortcut, a folder
	do     func()
}

// pickerSpec says what a picker offers and what it says.
type pickerSpec struct {
	hint    string // in the empty line of search
	nothing string // when nothing matches
	foot    string // what keys do here, or ""

	// find returns what matches a search, the best first. Without it choices are
	// matched by letters in their order.
	find    func(search string) []found
	choices []choice

	// key is asked about a key before the picker is; true when it did something.
	key func(e *fyne.KeyEvent, chosen choice) bool
	// tap is what a tap does, in place of taking the choice.
	tap func(chosen choice)
	// shortcut is the same for a chord.
	shortcut func(s fyne.Shortcut, chosen choice) bool
}

// Measures of a picker, in pixels.
const (
	pickerWidth  = 600
	pickerRow    = 32
	pickerRows   = 12
	pickerTop    = 84 // from the top of the window
	pickerMargin = 8
	pickerTyped  = pickerMargin + theme.TargetSize + 6 // to below the line of search
)

// picker is a line of search over a list, in front of the window: one types a few
// letters and takes what Enter stands for.
type picker struct {
	window *Window
	spec   pickerSpec
	popup  *widget.PopUp
	search *pickerEntry
	rows   []*pickerItem
	root   *fyne.Container
	empty  *control.Text

	found  []found
	first  int // of found, shown in the first row
	chosen int
	closed bool
}

// found is a choice, which of all it is, and where its name matches, in bytes.
type found struct {
	choice
	index int
	at    []int
}

// pick opens a picker, in place of one that is open.
func (w *Window) pick(spec pickerSpec) *picker {
	if w.picker != nil {
		w.picker.close()
	}
	p := &picker{window: w, spec: spec}
	w.picker = p
	p.search = newPickerEntry(p)
	p.search.SetPlaceHolder(spec.hint)
	p.empty = control.NewText(spec.nothing, theme.TextSize, control.Regular, theme.ColorMuted)
	p.root = container.New(pickerLayout{p}, p.search, p.empty)
	for range pickerRows {
		item := newPickerItem(p)
		p.rows = append(p.rows, item)
		p.root.Add(item)
	}
	if spec.foot != "" {
		p.root.Add(control.NewText(spec.foot, theme.CaptionSize, control.Regular, theme.ColorMuted).Fit(0))
	}
	p.popup = widget.NewPopUp(p.root, w.win.Canvas())
	p.filter("")
	p.place()
	w.win.Canvas().Focus(p.search)
	return p
}

// place shows the picker where it belongs, as high as what it holds.
func (p *picker) place() {
	size := p.window.win.Canvas().Size()
	width := min(pickerWidth, size.Width-40)
	p.popup.Resize(fyne.NewSize(width, p.root.MinSize().Height))
	p.popup.ShowAtPosition(fyne.NewPos((size.Width-width)/2, pickerTop))
}

// close takes the picker away and gives the keyboard back to the text.
func (p *picker) close() {
	if p.closed {
		return
	}
	p.closed = true
	p.window.picker, p.window.capturing = nil, nil
	p.popup.Hide()
	p.window.focusText()
}

// take does what is chosen.
func (p *picker) take() {
	if p.chosen < len(p.found) {
		c := p.found[p.chosen]
		p.close()
		c.do()
	}
}

// filter shows what matches a search.
func (p *picker) filter(search string) {
	if p.spec.find != nil {
		p.found = p.spec.find(search)
	} else {
		p.found = match(search, p.spec.choices)
	}
	p.first, p.chosen = 0, 0
	p.show()
}

// match returns the choices whose names hold the letters of a search in their
// order, the best first; all of them without a search.
func match(search string, choices []choice) []found {
	var out []found
	if search == "" {
		for i, c := range choices {
			out = append(out, found{choice: c, index: i})
		}
		return out
	}
	names := make([]string, len(choices))
	for i, c := range choices {
		names[i] = c.name
	}
	for _, m := range fuzzy.Find(search, names) {
		out = append(out, found{choices[m.Index], m.Index, m.MatchedIndexes})
	}
	return out
}

// refresh reads the choices anew and keeps the search and the place.
func (p *picker) refresh(choices []choice) {
	first, chosen := p.first, p.chosen
	p.spec.choices = choices
	p.filter(p.search.Text)
	p.first, p.chosen = min(first, max(0, len(p.found)-pickerRows)), min(chosen, max(0, len(p.found)-1))
	p.show()
}

// show fills the rows.
func (p *picker) show() {
	for i, item := range p.rows {
		n := p.first + i
		if n >= len(p.found) {
			item.Hide()
			continue
		}
		item.show(n, p.found[n], n == p.chosen)
		item.Show()
	}
	if len(p.found) == 0 {
		p.empty.Show()
	} else {
		p.empty.Hide()
	}
	if p.popup.Visible() {
		p.place()
	}
	p.root.Refresh()
}

// move chooses another row, the first after the last.
func (p *picker) move(by int) {
	n := len(p.found)
	if n == 0 {
		return
	}
	switch next := p.chosen + by; {
	case by == 1 || by == -1:
		p.chosen = (next + n) % n
	default:
		p.chosen = max(0, min(next, n-1))
	}
	p.first = max(p.chosen-pickerRows+1, min(p.first, p.chosen))
	p.show()
}

// scroll moves the rows without choosing.
func (p *picker) scroll(rows int) {
	first := max(0, min(p.first+rows, len(p.found)-pickerRows))
	if first != p.first {
		p.first = first
		p.chosen = max(first, min(p.chosen, first+pickerRows-1))
		p.show()
	}
}

// typedKey is asked about the keys of the line of search.
func (p *picker) typedKey(e *fyne.KeyEvent) bool {
	if p.spec.key != nil && p.chosen < len(p.found) && p.spec.key(e, p.found[p.chosen].choice) {
		return true
	}
	switch e.Name {
	case fyne.KeyEscape:
		p.close()
	case fyne.KeyReturn, fyne.KeyEnter:
		p.take()
	case fyne.KeyUp:
		p.move(-1)
	case fyne.KeyDown, fyne.KeyTab:
		p.move(1)
	case fyne.KeyPageUp:
		p.move(-pickerRows + 1)
	case fyne.KeyPageDown:
		p.move(pickerRows - 1)
	default:
		return false
	}
	return true
}

// pickerEntry is the line of search.
type pickerEntry struct {
	widget.Entry
	picker *picker
}

func newPickerEntry(p *picker) *pickerEntry {
	e := &pickerEntry{picker: p}
	e.ExtendBaseWidget(e)
	e.OnChanged = p.filter
	return e
}

// AcceptsTab implements fyne.Tabbable: the keyboard stays here.
func (e *pickerEntry) AcceptsTab() bool { return true }

// TypedKey implements fyne.Focusable.
func (e *pickerEntry) TypedKey(key *fyne.KeyEvent) {
	if !e.picker.typedKey(key) {
		e.Entry.TypedKey(key)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (e *pickerEntry) TypedShortcut(s fyne.Shortcut) {
	p := e.picker
	if p.spec.shortcut != nil && p.chosen < len(p.found) && p.spec.shortcut(s, p.found[p.chosen].choice) {
		return
	}
	e.Entry.TypedShortcut(s)
}

// pickerLayout stacks the line of search, the rows and the foot.
type pickerLayout struct{ p *picker }

// Layout implements fyne.Layout.
func (l pickerLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	width := size.Width - 2*pickerMargin
	o[0].Move(fyne.NewPos(pickerMargin, pickerMargin))
	o[0].Resize(fyne.NewSize(width, theme.TargetSize))
	y := float32(pickerTyped)
	o[1].Move(fyne.NewPos(pickerMargin+12, y+6))
	o[1].Resize(fyne.NewSize(width-24, theme.TextLine))
	for _, item := range l.p.rows {
		item.Move(fyne.NewPos(pickerMargin, y))
		item.Resize(fyne.NewSize(width, pickerRow))
		y += pickerRow
	}
	if n := 2 + len(l.p.rows); n < len(o) {
		o[n].Move(fyne.NewPos(pickerMargin+12, size.Height-theme.CaptionLine-10))
		o[n].Resize(fyne.NewSize(width-24, theme.CaptionLine))
	}
}

// MinSize implements fyne.Layout.
func (l pickerLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	height := pickerTyped + pickerMargin + pickerRow*float32(max(1, min(len(l.p.found), pickerRows)))
	if 2+len(l.p.rows) < len(o) {
		height += theme.CaptionLine + 10
	}
	return fyne.NewSize(320, height)
}

// emphasis are the runs of a name: those that a search matched, and the others.
func emphasis(name string, at []int) (runs []string, first bool) {
	matched := func(i int) bool { _, ok := slices.BinarySearch(at, i); return ok }
	from := 0
	for i := range name {
		if i > from && matched(i) != matched(from) {
			runs = append(runs, name[from:i])
			from = i
		}
	}
	return append(runs, name[from:]), len(name) > 0 && matched(0)
}
