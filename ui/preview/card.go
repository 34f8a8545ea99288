package preview

import (
	"image"
	"image/color"

	"galley/ui/shape"
	"galley/ui/theme"
)

// capHeight is the height of the card's ends, in CSS pixels: enough for its round corners. No row reaches into them.
const capHeight = 5

// card is the paper that the page lies on, with a hairline around it.
type card struct {
	box        image.Rectangle // device pixels of the pane
	hair       int             // width of the hairline, in device pixels
	radius     float64         // of its corners, in device pixels
	fill, line color.NRGBA
}

// fit lays the card over a rectangle of the pane.
func (c *card) fit(box image.Rectangle, k *look) {
	c.box = box
	c.hair = max(1, k.px(theme.Hair))
	c.radius = cardRadius * k.scale
}

// paint draws what dst shows of it.
func (c *card) paint(dst *image.RGBA) {
	shape.FillRect(dst, c.box, c.radius, c.line)
	shape.FillRect(dst, c.box.Inset(c.hair), c.radius-float64(c.hair), c.fill)
}

// straight tells whether the card is the same all over a stretch of its height.
func (c *card) straight(top, bottom int) bool {
	round := int(c.radius) + c.hair + 1
	return top >= c.box.Min.Y+round && bottom <= c.box.Max.Y-round
}
