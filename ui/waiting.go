//go:build linux && !ci

package ui

import (
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// longestWait is how long the window waits for an event at most, in seconds: so
// often the toolkit goes on with what it does by the clock.
const longestWait = 0.5

// waitedOut is how long a wait takes that no event has ended.
const waitedOut = 490 * time.Millisecond

// waiting has the toolkit wait for events while the writer is in the text. By
// itself it looks for them sixty times a second, at ticks, and a key waits for 8 ms
// in the mean before anything is done. Its loop also runs functions between the
// ticks. One that waits for events lets a tick fall due meanwhile; when a key comes
// it is handled, the function returns, and the tick that was due draws it at once.
//
//	tick ── draw ── wait ················ key ── tick ── draw ── wait ···
//	                     (the next tick is due)
//
// What an event or a posted function changes outside of a tick is drawn by the next
// one, so that after either there are some ticks without a wait: the toolkit may pass
// a tap on as a function that runs after the tick.
type waiting struct {
	idle     func() bool
	arranged bool // a wait follows this tick
	awake    int  // ticks to come without one
}

// awakeTicks is how many ticks follow an event without a wait.
const awakeTicks = 3

// undrawn tells that a posted function has run since the last tick; of the UI
// goroutine.
var undrawn bool

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
	undrawn = false
	if w.arranged || !w.idle() {
		return
	}
	if w.awake > 0 {
		w.awake--
		return
	}
	w.arranged = true
	fyne.Do(func() {
		w.arranged = false
		if undrawn || !w.idle() {
			return
		}
		begun := time.Now()
		glfw.WaitEventsTimeout(longestWait)
		if time.Since(begun) < waitedOut {
			w.awake = awakeTicks
		}
	})
}

// post runs a function on the UI goroutine, which may be waiting for an event.
func post(f func()) {
	fyne.Do(func() {
		f()
		undrawn = true
	})
	if wakeable.Load() {
		glfw.PostEmptyEvent()
	}
}
