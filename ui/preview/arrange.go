package preview

import (
	"image"
	"math"
)

// arrange lays out what is in view from the position at hand, mends the position where it leads beyond the page, and
// brings the surface to it.
func (p *Pane) arrange() {
	if !p.shown || p.Size().Height <= 0 || p.arranging {
		return
	}
	p.arranging, p.stale = true, false
	p.ensureLook()
	p.fill()
	p.arranging = false
	if p.stale {
		p.arrange() // a picture came while it was laid out; it comes once
	}
}

// fill shows what is in view at the position.
func (p *Pane) fill() {
	m := &p.model
	m.store.clock++
	view := math.Round(float64(p.Size().Height) * p.scale())
	first, top := m.settle(&p.pos, view)

	p.rows = p.rows[:0]
	last := first
	for y, i := top, first; i < len(m.parts); i++ {
		s := m.sheet(i)
		p.show(s, y, view)
		for _, path := range s.pictures {
			m.store.touch(path)
		}
		y += float64(s.height)
		last = i
		if y >= view {
			break
		}
	}
	// One part on either side is laid out ahead, so that a small step of the wheel finds it ready.
	if first > 0 {
		m.sheet(first - 1)
	}
	if last+1 < len(m.parts) {
		m.sheet(last + 1)
	}
	m.tidy(first, last)
	for _, path := range m.store.trim() {
		m.forgetPicture(path)
	}
	p.placeCard(view)
	p.compose(int(math.Round(float64(p.Size().Width)*p.scale())), int(view))
	s := p.scale()
	p.bar.Set((m.heights.before(p.pos.part)+p.pos.offset)/s, view/s, m.heights.total()/s)
}

// settle mends a position so that the view is filled where the page can fill it: never above its top, never below its
// end. It lays out what is in view and returns the first part in view and where it begins, in device pixels.
func (m *model) settle(pos *position, view float64) (first int, top float64) {
	pos.part = min(max(pos.part, 0), len(m.parts)-1)
	m.sheet(pos.part)
	for pos.offset < 0 && pos.part > 0 {
		pos.part--
		m.sheet(pos.part)
		pos.offset += m.heights.at(pos.part)
	}
	pos.offset = max(0, pos.offset)
	for pos.offset >= m.heights.at(pos.part) && pos.part+1 < len(m.parts) {
		pos.offset -= m.heights.at(pos.part)
		pos.part++
		m.sheet(pos.part)
	}
	// Is there enough page below to fill the view?
	y := -pos.offset
	for i := pos.part; i < len(m.parts) && y < view; i++ {
		m.sheet(i)
		y += m.heights.at(i)
	}
	if y < view {
		pos.offset -= view - y
		for pos.offset < 0 && pos.part > 0 {
			pos.part--
			m.sheet(pos.part)
			pos.offset += m.heights.at(pos.part)
		}
		pos.offset = max(0, pos.offset)
	}
	pos.offset = math.Round(pos.offset)
	return pos.part, -pos.offset
}

// show places the rows of a sheet that are in view; y is the sheet's top.
func (p *Pane) show(s *sheet, y, view float64) {
	from := s.rowAt(int(-y))
	for k := from; k < len(s.rows); k++ {
		r := &s.rows[k]
		top := y + float64(r.top)
		if top >= view {
			return
		}
		if top+float64(r.height) > 0 {
			p.rows = append(p.rows, placed{r, int(top)})
		}
	}
}

// placeCard puts the page card around the rows. It reaches just beyond the view where the page goes on, and fills the
// view when the page is short.
func (p *Pane) placeCard(view float64) {
	m := &p.model
	k := m.look
	beyond := float64(k.px(16))
	margin := float64(k.px(deskMargin))
	top := margin - p.pos.offset
	if p.pos.part > 0 {
		top = max(-beyond, top-m.heights.before(p.pos.part))
	}
	top = max(-beyond, top)
	bottom := m.heights.total() - m.heights.before(p.pos.part) - p.pos.offset - margin
	bottom = min(max(bottom, view-margin), view+beyond)
	pad := k.px(p.padding())
	p.card.fit(image.Rect(p.left()-pad, int(top), p.left()+k.width+pad, int(bottom)), k)
}

// scrollBy moves the page by device pixels; positive shows what is below.
func (p *Pane) scrollBy(dy float64) {
	if !p.ready() {
		return
	}
	p.pos.offset += dy
	p.arrange()
}

// jump shows the page from a height in device pixels, which the scrollbar made of estimates.
func (p *Pane) jump(top float64) {
	if !p.ready() {
		return
	}
	p.pos.part, p.pos.offset = p.model.heights.find(top)
	p.arrange()
}
