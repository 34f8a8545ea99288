package preview

import "strconv"

// frameKind says what a frame draws beside or behind its parts.
type frameKind uint8

const (
	itemFrame      frameKind = iota // an item of a list: indent, and a bullet, number or box at its first part
	takeawayFrame                   // one takeaway in the box: indent and a bullet
	descFrame                       // the description of a term: indent
	quoteFrame                      // indent and a bar
	calloutFrame                    // ground, bar
	takeawaysFrame                  // the box of the key takeaways: tinted ground, bar
	codeFrame                       // ground with a hairline
	plainFrame                      // source that is shown as text: a hairline around it
	bannerFrame                     // the banner: a ground with a hairline
)

// frame is a container around parts of the page: a list item, a quotation, the takeaways box. Parts name their
// innermost frame; a frame knows the one around it.
//
//	frame quote ┐  part "para"   opens 1            ┐ the bar runs over both parts
//	            │  part "para"           closes 1   ┘ and the gap between them
type frame struct {
	outer *frame
	kind  frameKind
	left  float32 // CSS pixels from the column's left edge to the content
	right float32 // … from its right edge
	depth int     // of frames of lists, for the bullet

	quoted bool // text inside is a quotation's
	small  bool // text inside is a footnote's

	ordinal       int    // an ordered item's number
	marker        string // the same as shown
	task, checked bool
	accent        tone
}

// tone is the colour of a callout.
type tone uint8

const (
	accentTone tone = iota
	okTone
	warnTone
	errorTone
	quietTone
)

const (
	itemIndent   = 22
	quoteIndent  = 20
	boxPadding   = 16 // left and right, inside boxes
	barWidth     = 3
	indentLimit  = 160 // deeper nesting is not indented further: the words need the room
	digitWidth   = 8.5
	markerMargin = 8
)

// newFrame nests a frame of a kind in outer.
func newFrame(outer *frame, kind frameKind) *frame {
	f := &frame{outer: outer, kind: kind}
	if outer != nil {
		f.left, f.right, f.depth = outer.left, outer.right, outer.depth
		f.quoted, f.small = outer.quoted, outer.small
	}
	switch kind {
	case itemFrame:
		f.indent(itemIndent)
		f.depth++
	case takeawayFrame:
		f.indent(19)
	case descFrame:
		f.indent(itemIndent)
	case quoteFrame:
		f.indent(quoteIndent)
		f.quoted = true
	case calloutFrame, codeFrame, plainFrame, bannerFrame:
		f.indent(boxPadding)
		f.right += boxPadding
		if kind == plainFrame {
			f.accent = quietTone
		}
	case takeawaysFrame:
		f.indent(barWidth + 20)
		f.right += boxPadding
	}
	return f
}

// number makes the frame the item n of an ordered list; widest is the list's last number, which sets the indent.
func (f *frame) number(n, widest int) {
	f.ordinal, f.marker = n, strconv.Itoa(n)+"."
	if digits := len(strconv.Itoa(widest)); digits > 1 {
		f.indent(float32(digits-1) * digitWidth)
	}
}

func (f *frame) indent(by float32) {
	if f.left < indentLimit {
		f.left += by
	}
}

// edge is the left edge of what the frame draws.
func (f *frame) edge() float32 {
	if f.outer != nil {
		return f.outer.left
	}
	return 0
}

// far is the distance of its right edge from the column's.
func (f *frame) far() float32 {
	if f.outer != nil {
		return f.outer.right
	}
	return 0
}

// padding is the room inside the frame above its first and below its last part.
func (f *frame) padding() (top, bottom float32) {
	switch f.kind {
	case calloutFrame:
		return 12, 14
	case takeawaysFrame:
		return 14, 18
	case codeFrame, plainFrame:
		return 12, 12
	case bannerFrame:
		return 20, 20
	}
	return 0, 0
}

// drawn reports whether the frame paints anything over its whole height.
func (f *frame) drawn() bool { return f.kind > descFrame }
