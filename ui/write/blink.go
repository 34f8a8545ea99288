package write

import "time"

const (
	blinkEvery = 600 * time.Millisecond
	// blinkLast ends the blinking of a caret that nobody moves: a window that only
	// lies open costs nothing.
	blinkLast = 20
)

// blink is whether the carets are drawn: solid while something happens, then on
// and off twice a second, never without focus.
type blink struct {
	area    *Area
	focused bool
	on      bool
	ticks   int // since the last activity
	stop    func()
}

func (b *blink) focus(on bool) {
	b.focused = on
	b.halt()
	b.set(on)
	if on {
		b.start()
	}
}

// wake makes the caret solid for a while.
func (b *blink) wake() {
	if !b.focused {
		return
	}
	b.ticks = 0
	b.on = true // shown by the flush that follows
	if b.stop == nil {
		b.start()
	}
}

func (b *blink) start() {
	b.ticks = 0
	b.stop = b.area.opts.Every(blinkEvery, b.tick)
}

func (b *blink) halt() {
	if b.stop != nil {
		b.stop()
		b.stop = nil
	}
}

func (b *blink) tick() {
	if !b.focused || b.stop == nil {
		return
	}
	if b.ticks++; b.ticks == 1 {
		return // too soon after the last key
	}
	if b.ticks > blinkLast {
		b.halt()
		b.set(true)
		return
	}
	b.set(!b.on)
}

// set shows or hides the carets where they are; nothing else is touched.
func (b *blink) set(on bool) {
	b.on = on
	if b.area.view.height > 0 && !b.area.scheduled {
		b.area.placeCarets()
	}
}
