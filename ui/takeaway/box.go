package takeaway

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"galley/ui/theme"
)

const (
	boxPad = 7 // from the border to the text, left and right
	boxTop = 6 // and above and below
)

var (
	_ fyne.Focusable         = (*box)(nil)
	_ fyne.Shortcutable      = (*box)(nil)
	_ fyne.Tabbable          = (*box)(nil)
	_ fyne.Draggable         = (*box)(nil)
	_ fyne.SecondaryTappable = (*box)(nil)
	_ fyne.Disableable       = (*box)(nil)
	_ desktop.Mouseable      = (*box)(nil)
	_ desktop.Keyable        = (*box)(nil)
	_ desktop.Cursorable     = (*box)(nil)
)

// box is a text input for one value, on one row or wrapped. The stock entry
// will not do: it swallows the wheel that should scroll the panel, does not
// grow with its text, and keeps an undo of its own beside that of the article.
//
// Caret and anchor are places between characters (runes) of the text.
type box struct {
	widget.DisableableWidget

	text          []rune
	caret, anchor int
	wraps         bool
	bare          bool // without ground and border: a card has them
	hint          string
	least         int // rows that are shown at least

	value    string // the value last shown or typed
	original string // the value when the keyboard came
	echo     echo

	onTyped    func(value string)                 // the writer changed the value
	onText     func()                             // the text changed, its height perhaps with it
	onFocus    func(gained bool)                  // the keyboard came or went
	onKey      func(*fyne.KeyEvent) bool          // true: the key is dealt with
	onShortcut func(fyne.Shortcut) bool           // true: the shortcut is dealt with
	onPaste    func(lines []string)               // more than one line was pasted; nil joins them
	onMenu     func() []*fyne.MenuItem            // what the owner adds to the menu
	onScroll   func(*fyne.ScrollEvent)            // the wheel, which is the panel's
	onUndo     func(redo bool)                    // undo belongs to the article
	onLeave    func()                             // Escape with nothing to take back
	clean      func(text string) string           // the value that a text stands for
	pretty     func(value string) string          // how a value looks while nobody types in it
	every      func(time.Duration, func()) func() // calls on the UI goroutine again and again until stopped; nil: the caret does not blink

	rows    []row
	rowsFor float32 // the width that rows were made for; -1: none
	slide   float32 // how far a single row is scrolled to the left

	focused, shift bool
	caretHidden    bool // by the blinking
	ticks          int  // of the blinking since something happened
	stopBlink      func()
	clicks         int
	clickedAt      time.Time
	clickedOn      int
}

func newBox(wraps bool) *box {
	b := &box{wraps: wraps, least: 1, rowsFor: -1}
	b.clean = func(text string) string { return strings.TrimSpace(text) }
	b.pretty = func(value string) string { return value }
	b.ExtendBaseWidget(b)
	return b
}

// Text is the text as it stands in the box.
func (b *box) Text() string { return string(b.text) }

// heightFor is the height of the whole box at a width, both in pixels.
func (b *box) heightFor(width float32) float32 {
	if !b.wraps {
		return theme.TargetSize
	}
	return 2*boxTop + float32(max(b.least, len(b.rowsAt(width))))*theme.TextLine
}

// set shows the value that the article has, unless the writer is typing a
// newer one.
func (b *box) set(value string) {
	if !b.focused {
		b.value = value
		b.echo.reset()
		b.show(b.pretty(value))
		return
	}
	if b.echo.foreign(value, b.value) {
		b.value = value
		b.show(value)
	}
}

// revert brings back the value that stood there when the keyboard came, and
// reports whether that was another one.
func (b *box) revert() bool {
	if b.value == b.original {
		return false
	}
	b.show(b.original)
	b.typed()
	return true
}

// insert replaces the selection with s.
func (b *box) insert(s string) {
	from, to := b.selection()
	b.replace(from, to, []rune(s))
}

func (b *box) selection() (from, to int) { return min(b.caret, b.anchor), max(b.caret, b.anchor) }

// selected is the selected text.
func (b *box) selected() string {
	from, to := b.selection()
	return string(b.text[from:to])
}

// replace is every change that the writer makes.
func (b *box) replace(from, to int, with []rune) {
	if b.Disabled() || from == to && len(with) == 0 {
		return
	}
	b.text = slices.Concat(b.text[:from], with, b.text[to:])
	b.caret = from + len(with)
	b.anchor = b.caret
	b.changed()
	b.typed()
}

// typed sends the value out when it is another one.
func (b *box) typed() {
	value := b.clean(string(b.text))
	if value == b.value {
		return
	}
	b.value = value
	b.echo.send(value)
	if b.onTyped != nil {
		b.onTyped(value)
	}
}

// show replaces the text from outside. The caret stays beside the characters
// it was beside.
func (b *box) show(text string) {
	if string(b.text) == text {
		return
	}
	next := []rune(text)
	b.caret, b.anchor = follow(b.text, next, b.caret), follow(b.text, next, b.anchor)
	b.text = next
	b.changed()
}

func (b *box) changed() {
	b.rowsFor = -1
	b.reveal()
	b.restartBlink()
	if b.onText != nil {
		b.onText()
	}
	b.Refresh()
}

// place puts the caret somewhere; extend keeps the other end of the selection.
func (b *box) place(caret int, extend bool) {
	b.caret = max(0, min(caret, len(b.text)))
	if !extend {
		b.anchor = b.caret
	}
	b.reveal()
	b.restartBlink()
	b.Refresh()
}

func (b *box) selectAll() {
	b.anchor = 0
	b.place(len(b.text), true)
}

// rowsAt are the rows of the text in a box of a width.
func (b *box) rowsAt(width float32) []row {
	if b.rowsFor != width || b.rows == nil {
		room := width - 2*boxPad
		if !b.wraps || width <= 0 {
			room = 0
		}
		b.rows, b.rowsFor = wrap(b.text, room, measureText), width
		if !b.wraps {
			b.rows = []row{{0, len(b.text)}}
		}
	}
	return b.rows
}

// rowOf is the row that the caret stands on.
func (b *box) rowOf(at int) int {
	rows := b.rowsAt(b.Size().Width)
	for i := len(rows) - 1; i > 0; i-- {
		if rows[i].from <= at {
			return i
		}
	}
	return 0
}

// drawnRow is what is painted of a row. A single row that does not fit ends in
// an ellipsis while nobody writes in it.
func (b *box) drawnRow(line row) string {
	text := b.text[line.from:line.to]
	room := b.Size().Width - 2*boxPad
	if b.wraps || b.focused || room <= 0 || measureText(drawn(text)) <= room {
		return drawn(text)
	}
	n := fitting(text, room, func(s string) float32 { return measureText(s + "…") })
	return strings.TrimRight(drawn(text[:n]), " ") + "…"
}

// x is how far the character at is from the start of its row, in pixels.
func (b *box) x(line row, at int) float32 {
	at = min(at, line.to)
	if at <= line.from {
		return 0
	}
	return measureText(drawn(b.text[line.from:at]))
}

// at is the place nearest to a point of the box.
func (b *box) at(pos fyne.Position) int {
	rows := b.rowsAt(b.Size().Width)
	i := 0
	if b.wraps {
		i = max(0, min(int((pos.Y-boxTop)/theme.TextLine), len(rows)-1))
	}
	return b.near(rows[i], pos.X-boxPad+b.slide)
}

// near is the place of a row nearest to x.
func (b *box) near(line row, x float32) int {
	low, high := line.from, line.to
	for low < high { // the first place right of x
		mid := (low + high) / 2
		if b.x(line, mid) < x {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low > line.from && x-b.x(line, low-1) < b.x(line, low)-x {
		low--
	}
	for isExtending(b.text, low) && low > line.from {
		low--
	}
	return low
}

// reveal scrolls a single row so that the caret shows.
func (b *box) reveal() {
	if b.wraps || b.Size().Width <= 0 {
		return
	}
	line, room := row{0, len(b.text)}, b.Size().Width-2*boxPad
	x := b.x(line, b.caret)
	b.slide = max(x-room, min(b.slide, x))
	b.slide = max(0, min(b.slide, b.x(line, len(b.text))-room+1))
}

// follow maps a place in before to after: what both texts begin and end with
// stays where it is, and so does all of before where after only puts something
// round it.
func follow(before, after []rune, at int) int {
	if i := strings.Index(string(after), string(before)); i > 0 && len(before) > 0 {
		return at + utf8.RuneCountInString(string(after)[:i])
	}
	head := 0
	for head < len(before) && head < len(after) && before[head] == after[head] {
		head++
	}
	tail := 0
	for tail < len(before)-head && tail < len(after)-head && before[len(before)-1-tail] == after[len(after)-1-tail] {
		tail++
	}
	switch {
	case at <= head:
		return at
	case at >= len(before)-tail:
		return len(after) - (len(before) - at)
	}
	return len(after) - tail
}
