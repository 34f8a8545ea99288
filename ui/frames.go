package ui

import (
	"time"

	"fyne.io/fyne/v2"
)

// frames runs functions in the ticks of the toolkit: after the events of a tick and
// before it draws. It is one animation that never ends, because of several the
// toolkit runs only the first in the tick that it was begun in.
type frames struct {
	due   []func()
	after func() // called at the end of each
}

// start begins to run functions; there is one tick in a 60th of a second.
func (f *frames) start() {
	every := &fyne.Animation{Duration: time.Second, RepeatCount: fyne.AnimationRepeatForever, Curve: fyne.AnimationLinear, Tick: f.tick}
	every.Start()
}

// before runs a function before the next frame is drawn.
func (f *frames) before(do func()) { f.due = append(f.due, do) }

func (f *frames) tick(float32) {
	for len(f.due) > 0 {
		due := f.due
		f.due = nil
		for _, do := range due {
			do()
		}
	}
	if f.after != nil {
		f.after()
	}
}
