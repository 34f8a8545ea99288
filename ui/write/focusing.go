package write

import (
	"math"

	"galley/editor/text"
)

// Focus is what stays in full colour while one writes; all else steps back.
type Focus uint8

// The kinds of focus.
const (
	NoFocus Focus = iota
	FocusSentence
	FocusParagraph
)

// focusing is the focus and what it is on now.
type focusing struct {
	kind Focus
	span text.Span // of the shown text; zero when nothing steps back
}

// SetFocus changes what stays in full colour.
func (a *Area) SetFocus(f Focus) {
	a.focusOn.kind = f
	a.stale()
}

// SetTypewriter keeps the row of the caret in the middle of the window, or lets it
// go where it will.
func (a *Area) SetTypewriter(on bool) {
	a.view.typewriter = on
	a.unrevealed = true
	a.stale()
}

// refocus finds out what the focus is on.
func (a *Area) refocus() {
	a.focusOn.span = text.Span{}
	if a.focusOn.kind == NoFocus {
		return
	}
	head := a.state.Sel.Primary().Head
	a.focusOn.span = text.ParagraphAt(a.state.Doc, head)
	if a.focusOn.kind == FocusSentence {
		a.focusOn.span = text.SentenceAt(a.state.Doc, a.focusOn.span, head)
	}
	if a.focusOn.span.To == a.focusOn.span.From {
		a.focusOn.span.To++ // an empty line is in focus too: everything else steps back
	}
}

// topMargin is the room above the first row: with typewriter scrolling half a window,
// so that the first row can be in the middle too.
func (v *view) topMargin() float64 {
	if v.typewriter {
		return math.Floor((v.height - float64(v.look.row)) / 2)
	}
	return float64(int(marginTop * v.look.scale))
}

// centre scrolls so that the row of an offset is in the middle of the window.
func (v *view) centre(off int) {
	s, row := v.at(off)
	v.port.Top, v.port.Into = s.span.From, float64(row*v.look.row)
}
