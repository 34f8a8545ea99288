package write

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"galley/editor/layout"
	"galley/editor/markup"
	"galley/editor/snippet"
	"galley/editor/state"
	"galley/editor/text"
	"galley/ui/control"
	"galley/ui/glyph"
	"galley/ui/scroll"
	"galley/ui/theme"
)

// Measures of the widget, in Fyne's pixels.
const (
	marginTop   = 28 // above the first row
	marginSide  = 44 // beside the text, less in a narrow window
	slack       = 12 // beside a row's text, for overhangs and the ground of code
	minWidth    = 160
	minHeight   = 80
	columnLimit = 1 << 16 // beyond it columns are counted in bytes
)

var (
	_ fyne.Widget            = (*Area)(nil)
	_ fyne.Focusable         = (*Area)(nil)
	_ fyne.Shortcutable      = (*Area)(nil)
	_ fyne.Tabbable          = (*Area)(nil)
	_ fyne.Scrollable        = (*Area)(nil)
	_ fyne.Draggable         = (*Area)(nil)
	_ fyne.SecondaryTappable = (*Area)(nil)
	_ desktop.Mouseable      = (*Area)(nil)
	_ desktop.Keyable        = (*Area)(nil)
	_ desktop.Cursorable     = (*Area)(nil)
	_ desktop.Hoverable      = (*Area)(nil)
)

// Area is the editor of one article at a time. All methods belong to the UI
// goroutine.
type Area struct {
	widget.BaseWidget

	// OnScroll is told TopOffset whenever it changes.
	OnScroll func(off int)
	// OnCaret is told the line and column of the caret, counted from 1 behind the
	// fold, whenever the caret or the text changed. The column counts characters.
	OnCaret func(line, col int)
	// OnMenu is asked for a context menu at a position of the canvas.
	OnMenu func(at fyne.Position)
	// OnZoom is asked for larger (1) or smaller (-1) text, by the wheel with Ctrl.
	OnZoom func(steps int)
	// OnEscape is told of Escape when the Area itself has nothing to leave.
	OnEscape func()
	// OnPaste is asked to paste before the Area does; true when it did.
	OnPaste func() bool
	// OnFocus is told when the Area gains or loses the keyboard.
	OnFocus func(focused bool)

	host    Host
	opts    Options
	keys    keymap
	setting Setting

	marks   Marks
	marked  []Mark // of the segment that is composed, in offsets of the shown text
	focusOn focusing

	quotes     markup.Quotes
	corrected  bool // the last thing that happened was a correction of what was typed
	snippets   []snippet.Snippet
	values     func() snippet.Values
	stops      snippet.Stops // of the snippet that is filled in, in the host's doc
	completing completing
	copied     string // by Copy, the last time

	speller Speller
	typing  bool // the last thing that happened was typing

	whole state.State // the host's
	state state.State // what the view shows: whole without the fold
	view  view
	left  float32 // of the text, in device pixels

	scheduled  bool // a flush is due before the next frame
	unrevealed bool // the caret is to be brought into view
	moved      bool // OnCaret is due
	topOffset  int  // what OnScroll was told last

	goal    goal
	pointer pointer
	shift   bool // a shift key is held
	caret   blink

	surface *control.Surface // the rows and what is behind them
	strips  []control.Strip
	carets  pool[*canvas.Rectangle]
	bar     *scroll.Bar
	objects []fyne.CanvasObject
	shown   []shown // the last frame's, reused
}

// New returns an Area that shows the host's article from its start.
func New(host Host, opts Options) *Area {
	a := &Area{opts: opts.filled(), keys: platformKeys(), setting: Setting{}.Filled(), topOffset: -1}
	a.view.shaper = glyph.NewShaper()
	a.view.code = fenceColours{split: a.opts.Code, arrived: a.recolour}
	a.caret.area = a
	a.completing.area, a.completing.left = a, -1
	a.completing.list = newCompletionList(&a.completing)
	a.surface = control.NewSurface("write")
	a.carets.make = func() *canvas.Rectangle { return canvas.NewRectangle(theme.Current().Accent) }
	a.bar = scroll.NewBar(a.dragBar)
	a.ExtendBaseWidget(a)
	a.Open(host, layout.Viewport{})
	return a
}

// Open switches to another article, with nothing folded, at a scroll position that
// Viewport gave before.
func (a *Area) Open(host Host, port layout.Viewport) {
	a.endDrag()
	a.host = host
	a.whole = host.State()
	a.state = a.whole
	a.goal = goal{}
	a.view.open(a.state.Doc, 0, port)
	a.unrevealed = false
	a.completing.close()
	a.stops, a.corrected = snippet.Stops{}, false
	a.moved = true
	a.topOffset = -1
	a.stale()
}

// Fold hides the start of the doc, [0, upTo), and the blank lines behind it: no row
// shows it, no caret enters it, no command of the Area changes it. A selection in
// it goes to its end. It follows every transaction until the next Fold or Open; 0
// hides nothing, and so does an end that is not the start of a line.
func (a *Area) Fold(upTo int) {
	next := a.view.fold.to(a.whole.Doc, upTo)
	if next != a.view.fold {
		a.endDrag()
		a.view.hide(next)
		a.state = a.view.state(a.whole)
		a.moved = true
		a.stale()
	}
	if next.selected(a.whole.Sel) {
		a.dispatch(state.Spec{Sel: &a.state.Sel, Origin: state.Move})
	}
}

// Folded returns how many bytes at the start of the doc are hidden.
func (a *Area) Folded() int { return int(a.view.fold) }

// Apply follows a transaction of the shown article.
func (a *Area) Apply(tx state.Transaction) {
	f := a.view.fold
	if tx.Before.Version != a.whole.Version || tx.Before.Doc.Len() != a.whole.Doc.Len() {
		// A transaction was missed. Look at everything anew rather than guess.
		doc := tx.After.Doc
		f = fold(doc.LineStart(doc.Line(min(int(f), doc.Len()))))
		a.view.open(doc, f, a.Viewport())
	} else if !tx.Changes.Empty() {
		f = f.after(tx.After.Doc, tx.Changes)
		a.view.update(tx.After.Doc, tx.Changes, f)
	}
	a.followTyping(tx)
	a.corrected = tx.Origin == state.Correct
	a.stops = a.stops.After(tx)
	a.whole = tx.After
	a.state = a.view.state(tx.After)
	a.unrevealed = a.unrevealed || tx.Scroll
	a.moved = true
	a.caret.wake()
	a.completing.follow(tx)
	a.stale()
}

// Viewport returns the scroll position, for a later Open.
func (a *Area) Viewport() layout.Viewport {
	port := a.view.port
	port.Top += int(a.view.fold)
	return port
}

// TopOffset returns the doc offset of the first visible row; at the very top that
// is 0, with a fold too.
func (a *Area) TopOffset() int {
	a.flush()
	return max(0, a.topOffset)
}

// Reveal scrolls a span of the doc into view, its start first.
func (a *Area) Reveal(span text.Span) {
	a.flush()
	if a.view.height > 0 {
		a.view.reveal(a.shownOffset(span.To))
		a.view.reveal(a.shownOffset(span.From))
		a.stale()
	}
}

// ScrollTo brings the row of a doc offset to the top of the window.
func (a *Area) ScrollTo(off int) {
	a.flush()
	if a.view.height > 0 {
		s, row := a.view.at(a.shownOffset(off))
		a.view.show(layout.To(a.view.heights, s.span.From, float64(row*a.view.look.row), a.view.tail(), a.view.exact))
		a.stale()
	}
}

// Jump puts the caret at a doc offset, or where the fold ends, and shows it.
func (a *Area) Jump(off int) {
	sel := state.Caret(a.shownOffset(off))
	a.dispatch(state.Spec{Sel: &sel, Origin: state.Move, Scroll: true})
}

// Select selects a span of the doc and shows it; what the fold hides of it is left
// out.
func (a *Area) Select(span text.Span) {
	sel := state.Select(a.shownOffset(span.From), a.shownOffset(span.To))
	a.dispatch(state.Spec{Sel: &sel, Origin: state.Move, Scroll: true})
}

// Run executes a command on the shown article; false when it does not apply or
// the article is read-only. To the command, the text begins behind the fold.
func (a *Area) Run(cmd state.Command) bool {
	spec, ok := cmd(a.state)
	if !ok || len(spec.Changes) > 0 && a.host.ReadOnly() {
		return false
	}
	a.dispatch(spec)
	return true
}

// Selection returns the main selected span of the doc.
func (a *Area) Selection() text.Span {
	return a.state.Sel.Primary().Span().Shift(int(a.view.fold))
}

// InCode reports whether the caret is in a fenced code block.
func (a *Area) InCode() bool {
	return a.view.index.Fenced(a.view.whole, a.Selection().From)
}

// dispatch gives the host a spec for what is shown.
func (a *Area) dispatch(spec state.Spec) {
	a.host.Dispatch(a.view.fold.spec(spec, a.state, a.whole))
}

// shownOffset returns the place in the shown text that is nearest to a doc offset.
func (a *Area) shownOffset(off int) int {
	return min(a.view.fold.offset(off), a.state.Doc.Len())
}

// MinSize is constant: what is shown never asks for room.
func (a *Area) MinSize() fyne.Size { return fyne.NewSize(minWidth, minHeight) }

// Refresh takes over the theme's colours, and fonts of the system that were
// loaded meanwhile.
func (a *Area) Refresh() {
	if a.view.shaper.Missing() {
		a.view.forget()
	}
	a.bar.Refresh()
	a.flush()
}

// CreateRenderer implements fyne.Widget.
func (a *Area) CreateRenderer() fyne.WidgetRenderer { return renderer{a} }

// FocusGained implements fyne.Focusable.
func (a *Area) FocusGained() { a.focus(true) }

// FocusLost implements fyne.Focusable.
func (a *Area) FocusLost() { a.focus(false) }

func (a *Area) focus(on bool) {
	a.shift = false
	a.caret.focus(on)
	if c := &a.completing; !on && !c.list.hovered {
		c.close()
		a.stale()
	}
	if a.OnFocus != nil {
		a.OnFocus(on)
	}
}

// stale asks for one flush before the next frame, however much happens until
// then.
func (a *Area) stale() {
	if a.scheduled {
		return
	}
	a.scheduled = true
	a.opts.Frame(a.flush)
}

// flush brings everything on the screen up to date.
func (a *Area) flush() {
	a.scheduled = false
	size := a.Size()
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	a.settle(size)
	a.place()
	a.tell()
}

// settle decides which rows are shown, and where.
func (a *Area) settle(size fyne.Size) {
	a.fit(size)
	if a.unrevealed {
		a.unrevealed = false
		a.view.reveal(a.state.Sel.Primary().Head)
	}
	a.view.clamp()
	a.refocus()
	a.shown = a.view.visible(a.shown[:0])
}

// fit gives the view its room.
func (a *Area) fit(size fyne.Size) {
	scale := pixelScale(a)
	palette := *theme.Current()
	l := a.view.look
	if !l.same(palette, scale, a.setting) {
		l = newLook(palette, scale, a.setting, a.view.shaper)
	}
	side := max(slack, min(marginSide, size.Width/10)) * scale
	width := size.Width * scale
	room := max(8*l.advance, width-2*side)
	if a.setting.Measure != Unbound {
		room = min(room, float32(a.setting.Measure)*l.advance+1)
	}
	a.left = float32(int(max(side, (width-room)/2)))
	a.view.resize(l, room, float64(int(size.Height*scale)))
}

// tell calls the hooks that are due.
func (a *Area) tell() {
	top := a.view.topOffset()
	if top > 0 {
		top += int(a.view.fold)
	}
	if top != a.topOffset {
		a.topOffset = top
		if a.OnScroll != nil {
			a.OnScroll(top)
		}
	}
	if a.moved {
		a.moved = false
		if a.OnCaret != nil {
			a.OnCaret(position(a.state))
		}
	}
}

// position returns line and column of the caret, counted from 1.
func position(s state.State) (line, col int) {
	head := s.Sel.Primary().Head
	line = s.Doc.Line(head)
	before := text.Span{From: s.Doc.LineStart(line), To: head}
	if before.Len() > columnLimit {
		return line + 1, before.Len() + 1
	}
	return line + 1, utf8.RuneCount(s.Doc.Slice(before)) + 1
}

// pixelScale returns how many device pixels make one of Fyne's.
func pixelScale(o fyne.CanvasObject) float32 {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil {
		return 1
	}
	const far = 1 << 12
	x, _ := c.PixelCoordinateForPosition(fyne.NewPos(far, 0))
	return max(float32(x)/far, 0.25)
}
