package write

import (
	"time"

	"fyne.io/fyne/v2"

	"galley/editor/state"
)

// Host is the article that an Area shows: a session in the application. It calls
// Area.Apply for every transaction, its own included.
type Host interface {
	State() state.State
	Dispatch(state.Spec)
	Undo() bool // false when there is nothing to undo
	Redo() bool
	EOL() string // what a new line in this file ends with
	ReadOnly() bool
}

// Options are the seams of an Area. The zero value works, without a blinking caret
// and without scrolling while the mouse is held beyond an edge.
type Options struct {
	// Every calls f on the UI goroutine once in d until stop is called.
	Every func(d time.Duration, f func()) (stop func())
	// Frame calls f on the UI goroutine before the next frame is painted. Without
	// it the toolkit's animations are used, which run exactly then.
	Frame func(f func())
	// Code divides fenced code into words to be coloured; without it code is plain.
	Code Splitter
	// Primary is the second clipboard of X11, which holds what was selected last;
	// without it there is none.
	Primary Primary
	// Now is the clock for double clicks; without it time.Now.
	Now func() time.Time
}

// Primary is a clipboard that the middle button pastes from.
type Primary interface {
	Get() string
	Set(string)
}

// noPrimary is the Primary of a system that has none.
type noPrimary struct{}

func (noPrimary) Get() string { return "" }
func (noPrimary) Set(string)  {}

func (o Options) filled() Options {
	if o.Every == nil {
		o.Every = func(time.Duration, func()) func() { return func() {} }
	}
	if o.Frame == nil {
		o.Frame = beforeFrame
	}
	if o.Primary == nil {
		o.Primary = noPrimary{}
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return o
}

// beforeFrame runs f before the next frame: Fyne ticks animations after the
// events of a frame and before its painting, and one without a duration is ticked
// once. fyne.Do would come a frame late.
func beforeFrame(f func()) {
	fyne.CurrentApp().Driver().StartAnimation(&fyne.Animation{Tick: func(float32) { f() }})
}
