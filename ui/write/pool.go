package write

import "fyne.io/fyne/v2"

// hider is what a pool holds.
type hider interface {
	fyne.CanvasObject
	comparable
}

// pool keeps canvas objects to use them again: it grows to what one window needs
// and what a frame does not use is hidden.
type pool[T hider] struct {
	make func() T
	all  []T
	used int
}

// begin starts a frame.
func (p *pool[T]) begin() { p.used = 0 }

// next returns an object for this frame.
func (p *pool[T]) next() T {
	if p.used == len(p.all) {
		p.all = append(p.all, p.make())
	}
	p.used++
	return p.all[p.used-1]
}

// end hides what the frame did not use.
func (p *pool[T]) end() {
	for _, o := range p.all[p.used:] {
		if o.Visible() {
			o.Hide()
		}
	}
}

func appendObjects[T hider](dst []fyne.CanvasObject, p *pool[T]) []fyne.CanvasObject {
	for _, o := range p.all {
		dst = append(dst, o)
	}
	return dst
}
