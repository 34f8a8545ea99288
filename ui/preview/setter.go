package preview

import (
	"image"
	"strings"

	"galley/editor/code"
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
	words  func(b *markdown.Block) []code.Piece // the words of a code block; nil: not known
	rtl    bool                                 // the page is read from right to left, so what is set here is mirrored at the end

	sheet       sheet
	y           int
	left, right int // of the content, device pixels in the column
}

// align says where the rows of a prose stand between left and right, as set: before the mirroring.
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
	if how == alignStart && r.row.RTL && !s.rtl {
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
	s.rtl = s.page.language.RightToLeft
	s.left, s.right = 0, s.width
	if p.frame != nil {
		s.left, s.right = s.indent(p.frame.left), s.width-s.px(p.frame.right)
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
	if s.rtl {
		s.mirror()
	}
	for i := range s.sheet.rows {
		s.sheet.rows[i].seal()
	}
	return &s.sheet
}

// indent is an indent in device pixels that leaves a narrow column room for words.
func (s *setter) indent(v float32) int {
	return min(s.px(v), max(0, s.width-s.px(columnLeast)))
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
		f, words := s.label.with(s.tone(p.frame)), p.note
		if p.block != nil && p.block.Kind == markdown.Callout {
			words = s.page.language.Wording.Callout(p.block.Label)
		}
		s.prose(plainProse(words, f.Style, -1), f, alignStart)
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
	f := s.body
	if fr := s.part.frame; fr != nil {
		if fr.small {
			f = s.small
		}
		if fr.quoted {
			f = f.with(s.pal.Muted)
			f.Font.Italic = true
		}
	}
	switch b.Kind {
	case markdown.Heading:
		f = s.heading(int(s.part.level))
	case markdown.DefTerm:
		f.Font.Weight = 600
	case markdown.Figure:
		s.figure(b)
		return
	}
	s.inlines(b.Inlines, f, alignStart)
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
	p, f, hang, how := s.part, s.code, s.px(codeHang), alignStart
	if s.rtl {
		how = alignEnd // code begins on the left on any page
	}
	if b.Kind != markdown.Code {
		f, hang = f.with(s.pal.Muted), 0
	}
	off := literalOffset(b)
	var words []code.Piece
	if b.Kind == markdown.Code && s.words != nil {
		words = s.words(b)
	}
	for at := int(p.from); at < int(p.to); {
		end := at
		for end < int(p.to) && b.Text[end] != '\n' {
			end++
		}
		line := strings.TrimSuffix(b.Text[at:end], "\r")
		if line == "" {
			s.y += s.px(f.leading)
		} else {
			p := plainProse(line, f.Style, min(off+at, b.Span.To))
			p.runs = s.codeRuns(p.runs, words, at, len(line))
			for _, r := range s.wrap(p, s.right-s.left, hang) {
				s.text(r, f, how, s.left, s.right)
				s.y += s.px(f.leading)
			}
		}
		at = end + 1
	}
}

// codeRuns replaces the one run of a line of code, which begins at from in its block, by those of its words.
func (s *setter) codeRuns(runs []glyph.Run, words []code.Piece, from, n int) []glyph.Run {
	if len(words) == 0 {
		return runs
	}
	base := runs[0].Style
	runs = runs[:0]
	for _, w := range words {
		if w.To > from {
			runs = append(runs, glyph.Run{To: min(w.To-from, n), Style: s.codeStyle(base, w.Kind)})
		}
		if w.To-from >= n {
			break
		}
	}
	return runs
}

// codeStyle is how the page shows a kind of words in code.
func (s *setter) codeStyle(style glyph.Style, kind code.Kind) glyph.Style {
	switch kind {
	case code.Keyword:
		style.Weight, style.Color = 700, s.pal.Accent
	case code.String:
		style.Color = s.pal.OK
	case code.Number:
		style.Color = s.pal.Warn
	case code.Name:
		style.Color = s.pal.Accent
	case code.Comment:
		style.Italic, style.Color = true, s.pal.Muted
	case code.Deleted:
		style.Color = s.pal.Error
	}
	return style
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
