package preview

import (
	"image"
	"image/color"

	"galley/editor/layout"
	"galley/editor/markdown"
	"galley/ui/glyph"
)

// setter lays one part out: it sets rows from top to bottom and frames them at the end.
type setter struct {
	*look
	shaper *glyph.Shaper
	part   *part
	page   *Page
	store  *pictures

	sheet       sheet
	y           int
	left, right int // of the content, device pixels in the column
}

// align says where the rows of a prose stand between left and right.
type align uint8

const (
	alignStart align = iota
	alignCenter
	alignEnd
)

// prose sets a prose between left and right.
func (s *setter) prose(p *prose, f face, how align) {
	s.proseIn(p, f, how, s.left, s.right)
}

func (s *setter) proseIn(p *prose, f face, how align, left, right int) {
	for _, r := range s.wrap(p, right-left, 0) {
		s.text(r, f, how, left, right)
		s.y += s.px(f.leading)
	}
}

// setRow is a row that was wrapped and not yet placed.
type setRow struct {
	prose *prose
	line  *glyph.Line
	row   layout.Row
}

// wrap breaks a prose into rows of a width, those after the first indented by hang.
func (s *setter) wrap(p *prose, width, hang int) []setRow {
	line := s.shaper.Shape(p.text, p.runs)
	rows := layout.Wrap(line.Clusters(), float32(max(width, 1)), float32(hang))
	out := make([]setRow, len(rows))
	for i, r := range rows {
		out[i] = setRow{p, line, r}
	}
	return out
}

// text adds a row of text at the current height.
func (s *setter) text(r setRow, f face, how align, left, right int) {
	o := s.place(r, f, how, left, right)
	s.sheet.rows = append(s.sheet.rows, row{
		top: s.y, height: s.px(f.leading), ops: []op{o}, source: r.prose.source(r.row.From),
	})
}

// place puts a wrapped row between left and right with its baseline where the face's leading has it.
func (s *setter) place(r setRow, f face, how align, left, right int) *textOp {
	m := s.shaper.Metrics(f.Style)
	baseline := s.y + int((float32(s.px(f.leading))-m.Ascent-m.Descent)/2+m.Ascent+0.5)
	x := float32(left)
	if how == alignStart && r.row.RTL {
		how = alignEnd
	}
	switch how {
	case alignCenter:
		x += (float32(right-left) - r.row.Width) / 2
	case alignEnd:
		x = float32(right) - r.row.Width
	}
	return &textOp{prose: r.prose, line: r.line, row: r.row, x: x, baseline: baseline}
}

// row adds a row without text.
func (s *setter) row(height int, ops ...op) {
	s.sheet.rows = append(s.sheet.rows, row{top: s.y, height: height, ops: ops, source: -1})
	s.y += height
}

// lay lays the part out.
func (s *setter) lay() *sheet {
	p := s.part
	s.left, s.right = 0, s.width
	if p.frame != nil {
		s.left, s.right = s.px(p.frame.left), s.width-s.px(p.frame.right)
	}
	s.right = max(s.right, s.left+s.px(columnLeast))
	s.y = s.px(p.gap)
	opened := s.openings()
	content := len(s.sheet.rows)
	s.content()
	if content == len(s.sheet.rows) && p.kind == blankPart && p.frame != nil {
		s.row(s.px(s.body.leading))
	}
	s.markers()
	s.sheet.height = s.y
	s.frames(opened)
	for i := range s.sheet.rows {
		s.sheet.rows[i].seal()
	}
	return &s.sheet
}

func (s *setter) content() {
	p := s.part
	switch p.kind {
	case barPart:
		s.bar()
	case headPart:
		s.head()
	case takeawayPart:
		s.takeaway(int(p.from))
	case bannerPart:
		s.banner()
	case prosePart:
		s.block(p.block)
	case codePart:
		s.literal(p.block)
	case labelPart:
		f := s.label.with(s.tone(p.frame))
		s.prose(plainProse(p.note, f.Style, -1), f, alignStart)
	case rowPart:
		s.tableRow(p.block, p.table)
	case tailPart:
		s.tableTail(p.table)
	case rulePart:
		h := s.px(9)
		line := max(1, s.px(1))
		mid := s.y + h/2
		s.row(h, boxOp{box: image.Rect(s.left, mid, s.right, mid+line), color: s.pal.Line})
	case hintPart:
		s.prose(plainProse(p.note, s.body.with(s.pal.Muted).Style, -1), s.body, alignStart)
	case endPart:
		s.y += s.px(cardBottom + deskMargin)
	}
}

// block sets a block of running text.
func (s *setter) block(b *markdown.Block) {
	f, how := s.body, alignStart
	switch b.Kind {
	case markdown.Heading:
		f = s.heading(b.Level)
	case markdown.DefTerm:
		f.Font.Weight = 600
	case markdown.Figure:
		s.figure(b)
		return
	}
	s.inlines(b.Inlines, f, how)
}

func (s *setter) inlines(inlines []markdown.Inline, f face, how align) {
	pieces, hasNotes := s.write(inlines, f.Style, s.page.Article.Tree)
	s.sheet.hasNotes = s.sheet.hasNotes || hasNotes
	for i, p := range pieces {
		if p.prose != nil {
			s.prose(p.prose, f, how)
			continue
		}
		if i > 0 {
			s.y += s.px(tightGap)
		}
		s.picture(p.picture, p.dest)
		if i < len(pieces)-1 {
			s.y += s.px(tightGap)
		}
	}
}

// codeHang indents what a long line of code goes on with, so that it does not look like a line of its own.
const codeHang = 31

// literal sets lines of code, or of source shown as text.
func (s *setter) literal(b *markdown.Block) {
	p, f, hang := s.part, s.code, s.px(codeHang)
	if b.Kind != markdown.Code {
		f, hang = f.with(s.pal.Muted), 0
	}
	off := literalOffset(b)
	for at := int(p.from); at < int(p.to); {
		end := at
		for end < int(p.to) && b.Text[end] != '\n' {
			end++
		}
		if end == at {
			s.y += s.px(f.leading)
		} else {
			for _, r := range s.wrap(plainProse(b.Text[at:end], f.Style, min(off+at, b.Span.To)), s.right-s.left, hang) {
				s.text(r, f, alignStart, s.left, s.right)
				s.y += s.px(f.leading)
			}
		}
		at = end + 1
	}
}

// literalOffset is about where in the source the literal text of a block begins: below the fence of fenced code.
func literalOffset(b *markdown.Block) int {
	if b.Kind == markdown.Code {
		if over := b.Span.Len() - len(b.Text); over >= 6 {
			return b.Span.From + min(over, 3+len(b.Info)+1)
		}
	}
	return b.Span.From
}

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
	left := float64(s.px(fr.left))
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
		f := s.body
		r := s.wrap(plainProse(fr.marker, f.Style, -1), s.width, 0)
		y := s.y
		s.y = top
		o := s.place(r[0], f, alignEnd, 0, int(left)-s.px(markerMargin))
		s.y = y
		return []op{o}
	}
	depth := max(0, fr.depth-1)
	return []op{discOp{x: left - s.fine(14), y: mid + s.fine(1), r: s.fine(2.4), depth: depth, color: s.pal.Text}}
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
	left, right := s.px(fr.edge()), s.width-s.px(fr.far())
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
	case codeFrame:
		return []op{boxOp{box: box, radius: radius, color: s.pal.Code}}
	case bannerFrame:
		return []op{boxOp{box: box, radius: radius, color: s.pal.Tint}}
	case plainFrame:
		return []op{boxOp{box: box, radius: radius, stroke: max(1, s.fine(1)), color: s.pal.Line}}
	}
	return nil
}

// tone is the colour of a frame's bar and label.
func (s *setter) tone(fr *frame) color.NRGBA {
	if fr == nil {
		return s.pal.Accent
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

// ground is the tint of a frame: the accent's own, or a breath of the other tones over the paper.
func (s *setter) ground(fr *frame) color.NRGBA {
	if fr.accent == accentTone {
		return s.pal.Tint
	}
	return mix(s.pal.Paper, s.tone(fr), 0.07)
}

func mix(a, b color.NRGBA, t float64) color.NRGBA {
	m := func(a, b uint8) uint8 { return uint8(float64(a)*(1-t) + float64(b)*t + 0.5) }
	return color.NRGBA{R: m(a.R, b.R), G: m(a.G, b.G), B: m(a.B, b.B), A: 0xff}
}
