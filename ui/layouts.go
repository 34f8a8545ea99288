package ui

import (
	"fyne.io/fyne/v2"
)

// bars is a layout of bars above and below a body that takes the rest. Objects
// are given in the order top bars, body, bottom bars; hidden bars take no room.
type bars struct {
	top    int // how many of the objects are above the body
	height []float32
}

// Layout implements fyne.Layout.
func (b bars) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	top, bottom := float32(0), size.Height
	for i := len(objects) - 1; i > b.top; i-- {
		if !objects[i].Visible() {
			continue
		}
		widen(objects[i], size.Width)
		bottom -= b.of(objects, i)
		objects[i].Resize(fyne.NewSize(size.Width, b.of(objects, i)))
		objects[i].Move(fyne.NewPos(0, bottom))
	}
	for i := range b.top {
		if !objects[i].Visible() {
			continue
		}
		widen(objects[i], size.Width)
		objects[i].Resize(fyne.NewSize(size.Width, b.of(objects, i)))
		objects[i].Move(fyne.NewPos(0, top))
		top += b.of(objects, i)
	}
	objects[b.top].Resize(fyne.NewSize(size.Width, max(0, bottom-top)))
	objects[b.top].Move(fyne.NewPos(0, top))
}

// widen gives a bar its width before it is asked for its height, which may depend
// on it.
func widen(o fyne.CanvasObject, width float32) { o.Resize(fyne.NewSize(width, o.Size().Height)) }

// MinSize implements fyne.Layout.
func (b bars) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := objects[b.top].MinSize().Height
	for i := range objects {
		if i != b.top && objects[i].Visible() {
			height += b.of(objects, i)
		}
	}
	return fyne.NewSize(objects[b.top].MinSize().Width, height)
}

// of is the height of a bar: as given, or as it asks for.
func (b bars) of(objects []fyne.CanvasObject, i int) float32 {
	if b.height[i] > 0 {
		return b.height[i]
	}
	return objects[i].MinSize().Height
}

// inset is a layout that keeps one object off the edges.
type inset struct{ left, top, right, bottom float32 }

// Layout implements fyne.Layout.
func (m inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(m.left, m.top))
		o.Resize(fyne.NewSize(size.Width-m.left-m.right, size.Height-m.top-m.bottom))
	}
}

// MinSize implements fyne.Layout.
func (m inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	return least.Add(fyne.NewSize(m.left+m.right, m.top+m.bottom))
}

// row is a layout of objects side by side, centred in the height, with a gap;
// from the object number split on they stand at the right end.
type row struct {
	gap   float32
	split int // objects before it stand left; 0 means all, -1 none
}

// Layout implements fyne.Layout.
func (l row) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	split := l.split
	switch split {
	case 0:
		split = len(objects)
	case -1:
		split = 0
	}
	put := func(o fyne.CanvasObject, x float32) float32 {
		least := o.MinSize()
		o.Resize(least)
		o.Move(fyne.NewPos(x, (size.Height-least.Height)/2))
		return least.Width
	}
	right := size.Width
	for i := len(objects) - 1; i >= split; i-- {
		if o := objects[i]; o.Visible() {
			right -= o.MinSize().Width
			put(o, right)
			right -= l.gap
		}
	}
	x := float32(0)
	for _, o := range objects[:split] {
		switch {
		case !o.Visible():
		case split < len(objects) && x+o.MinSize().Width > right:
			o.Move(fyne.NewPos(outside, 0)) // no room before what stands right
		default:
			x += put(o, x) + l.gap
		}
	}
}

// outside is where an object is that a row has no room for.
const outside = -4000

// MinSize implements fyne.Layout. A row with a right end is as wide as that:
// what stands left gives way in a narrow window.
func (l row) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for i, o := range objects {
		if o.Visible() {
			size := o.MinSize()
			least.Height = max(least.Height, size.Height)
			if l.split <= 0 || i >= l.split {
				least.Width += size.Width + l.gap
			}
		}
	}
	return least
}
