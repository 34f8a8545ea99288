//go:build linux && !ci

package ui

import (
	"sync/atomic"

	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// longestWait is how long the window waits for an event at most, in seconds: so
// often the toolkit goes on with what it does by the clock.
const longestWait = 0.5

// waiting has the toolkit wait for events while the writer is in the text. By
// itself it looks for them sixty times a second, at ticks, and a key waits for 8 ms
// in the mean before anything is done. Its loop also runs functions between the
// ticks. One that waits for events lets a tick fall due meanwhile; when a key comes
// it is handled, the function returns, and the tick that was due draws it at once.
//
//	tick ── draw ── wait ················ key ── tick ── draw ── wait ···
//	                     (the next tick is due)
type waiting struct {
	idle     func() bool
	arranged bool // a wait follows this tick
}

// wakeable tells that the toolkit runs, and can be woken.
var wakeable atomic.Bool

// waitForEvents makes the toolkit wait after each tick in which idle says that
// nothing in the window moves by itself.
func waitForEvents(f *frames, idle func() bool) {
	w := &waiting{idle: idle}
	f.after = w.arrange
	wakeable.Store(true)
}

// arrange has the wait follow the tick that it is called in.
func (w *waiting) arrange() {
	if w.arranged || !w.idle() {
		return
	}
	w.arranged = true
	fyne.Do(func() {
		w.arranged = false
		if w.idle() {
			glfw.WaitEventsTimeout(longestWait)
		}
	})
}

// post runs a function on the UI goroutine, which may be waiting for an event.
func post(f func()) {
	fyne.Do(f)
	if wakeable.Load() {
		glfw.PostEmptyEvent()
	}
}
