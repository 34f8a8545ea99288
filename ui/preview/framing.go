package preview

import (
	"image"
	"image/color"
)

// This file draws the frames around a part: bullets and numbers, bars, grounds.

// openings moves down by the paddings of the frames that open here and returns their tops, innermost first.
func (s *setter) openings() []int {
	tops := make([]int, s.part.opens)
	frames := make([]*frame, s.part.opens)
	for i, fr := 0, s.part.frame; i < len(frames); i, fr = i+1, fr.outer {
		frames[i] = fr
	}
	for i := len(frames) - 1; i >= 0; i-- {
		tops[i] = s.y
		top, _ := frames[i].padding()
		s.y += s.px(top)
	}
	return tops
}

// markers puts bullets, numbers and boxes beside the first row of the items that open here.
func (s *setter) markers() {
	if len(s.sheet.rows) == 0 {
		return
	}
	first := &s.sheet.rows[0]
	mid := float64(first.top) + float64(first.height)/2
	fr := s.part.frame
	for range s.part.opens {
		if fr.kind == itemFrame || fr.kind == takeawayFrame {
			first.ops = append(first.ops, s.marker(fr, first.top, mid)...)
		}
		fr = fr.outer
	}
}

func (s *setter) marker(fr *frame, top int, mid float64) []op {
	left := float64(s.indent(fr.left))
	switch {
	case fr.task:
		side := s.px(14)
		x, y := int(left)-s.px(markerMargin)-side, int(mid)-side/2
		box := image.Rect(x, y, x+side, y+side)
		if !fr.checked {
			return []op{boxOp{box: box, radius: s.fine(3), stroke: max(1, s.fine(1.25)), color: s.pal.Mark}}
		}
		return []op{
			boxOp{box: box, radius: s.fine(3), color: s.pal.Accent},
			tickOp{x: float64(x) + float64(side)/2, y: float64(y) + float64(side)/2, size: float64(side) * 0.56, color: s.pal.OnAccent},
		}
	case fr.marker != "":
		f := s.body.with(s.pal.Muted)
		if fr.small {
			f = s.small.with(s.pal.Muted)
		}
		mark := ""
		if s.rtl {
			mark = "\u200f" // the point stands left of the number
		}
		r := s.wrap(plainProse(mark+fr.marker, f.Style, -1), s.width, 0)
		y := s.y
		s.y = top
		o := s.place(r[0], f, alignEnd, 0, int(left)-s.px(markerMargin))
		s.y = y
		return []op{o}
	}
	depth, ink := max(0, fr.depth-1), s.pal.Muted
	if fr.kind == takeawayFrame {
		ink = s.pal.Text
	}
	return []op{discOp{x: left - s.fine(14), y: mid + s.fine(1), r: s.fine(2.4), depth: depth, color: ink}}
}

// frames closes the frames that end here and lets the rows show what the drawn frames paint over the part's height.
func (s *setter) frames(tops []int) {
	type drawn struct {
		fr       *frame
		from, to int // far above or below when the frame goes on there
	}
	const far = 1 << 24
	var all []drawn
	for i, fr := 0, s.part.frame; fr != nil; i, fr = i+1, fr.outer {
		d := drawn{fr, -far, far}
		if i < len(tops) {
			d.from = tops[i]
		}
		if i < int(s.part.closes) {
			_, bottom := fr.padding()
			s.sheet.height += s.px(bottom)
			d.to = s.sheet.height
		}
		if fr.drawn() {
			all = append(all, d)
		}
	}
	if len(all) == 0 {
		return
	}
	// The outermost is painted first. What all of them cover is shown by rows, so the rows are stretched over the gaps.
	s.stretch(all[len(all)-1].from, all[len(all)-1].to)
	var ground []op
	for i := len(all) - 1; i >= 0; i-- {
		ground = append(ground, s.frame(all[i].fr, all[i].from, all[i].to)...)
	}
	for i := range s.sheet.rows {
		r := &s.sheet.rows[i]
		r.ops = append(ground[:len(ground):len(ground)], r.ops...)
	}
}

// stretch makes the rows cover the part's height from … to without gaps.
func (s *setter) stretch(from, to int) {
	from, to = max(from, 0), min(to, s.sheet.height)
	rows := s.sheet.rows
	if len(rows) == 0 {
		s.sheet.rows = []row{{top: from, height: to - from, source: -1}}
		return
	}
	for i := range rows {
		r := &rows[i]
		end := to
		if i+1 < len(rows) {
			end = rows[i+1].top
		}
		if i == 0 && r.top > from {
			r.height += r.top - from
			r.top = from
		}
		if r.top+r.height < end {
			r.height = end - r.top
		}
	}
}

// frame returns what a frame paints between two heights.
func (s *setter) frame(fr *frame, from, to int) []op {
	left := s.indent(fr.edge())
	right := max(s.width-s.px(fr.far()), left+s.px(columnLeast))
	bar := s.px(barWidth)
	radius := s.fine(6)
	box := image.Rect(left, from, right, to)
	switch fr.kind {
	case quoteFrame:
		return []op{boxOp{box: image.Rect(left, from, left+bar, to), color: s.pal.Quote}}
	case takeawaysFrame, calloutFrame:
		return []op{
			boxOp{box: box, radius: radius, flat: true, color: s.ground(fr)},
			boxOp{box: image.Rect(left, from, left+bar, to), color: s.tone(fr)},
		}
	case codeFrame, bannerFrame:
		return []op{
			boxOp{box: box, radius: radius, color: s.pal.Code},
			boxOp{box: box, radius: radius, stroke: max(1, s.fine(1)), color: s.pal.Line},
		}
	case plainFrame:
		return []op{boxOp{box: box, radius: radius, stroke: max(1, s.fine(1)), color: s.pal.Line}}
	}
	return nil
}

// tone is the colour of a frame's bar and label.
func (s *setter) tone(fr *frame) color.NRGBA {
	if fr == nil {
		return s.pal.Muted
	}
	switch fr.accent {
	case okTone:
		return s.pal.OK
	case warnTone:
		return s.pal.Warn
	case errorTone:
		return s.pal.Error
	case quietTone:
		return s.pal.Muted
	}
	return s.pal.Accent
}

// ground is the ground of a frame with a bar.
func (s *setter) ground(fr *frame) color.NRGBA {
	if fr.kind == takeawaysFrame {
		return s.pal.Tint
	}
	return s.pal.Code
}

func mix(a, b color.NRGBA, t float64) color.NRGBA {
	m := func(a, b uint8) uint8 { return uint8(float64(a)*(1-t) + float64(b)*t + 0.5) }
	return color.NRGBA{R: m(a.R, b.R), G: m(a.G, b.G), B: m(a.B, b.B), A: 0xff}
}
