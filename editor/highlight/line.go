package highlight

import (
	"bytes"

	"galley/editor/text"
)

// Line appends to dst the pieces of a span that lies within one line of doc; doc
// must be the text of the last New or Update. A long line may be asked for in
// parts: emphasis and links then end at the edge of a part.
func (x *Index) Line(dst []Piece, doc text.Text, span text.Span) []Piece {
	line := doc.Line(span.From)
	from := doc.LineStart(line)
	src := doc.Slice(span)
	if cap(x.paint) < len(src) {
		x.paint = make(paint, len(src), 2*len(src))
	}
	p := x.paint[:len(src)]
	clear(p)

	switch open := x.stateAt(from); open.kind {
	case inFront:
		if x.frontEnd < x.count() && x.at(x.frontEnd) == from {
			p.kind(0, len(p), Mark)
		} else {
			paintFront(p, src, span.From == from)
		}
	case inFence:
		x.paintFenced(p, from, open)
	case inComment:
		end := 0
		if x.signAt(from)&signClose != 0 {
			end = bytes.Index(src, []byte("-->")) + 3
		}
		if end < 3 {
			end = len(src)
		}
		p.kind(0, end, Comment)
		paintInline(p[end:], src[end:])
	default:
		if from == 0 && x.frontEnd > 0 {
			p.kind(0, len(p), Mark)
		} else {
			x.paintText(p, src, doc, span, line)
		}
	}
	return p.pieces(dst)
}

// paintFenced paints a line inside a fence, or the one that closes it.
func (x *Index) paintFenced(p paint, from int, open state) {
	i := x.search(from)
	if i < x.count() && x.at(i) == from && x.step(i) != open {
		p.kind(0, len(p), Mark)
		return
	}
	p.kind(0, len(p), Code)
}

// paintText paints a line of the body.
func (x *Index) paintText(p paint, src []byte, doc text.Text, span text.Span, line int) {
	from := doc.LineStart(line)
	if span.From > from {
		// A later part of a long line: only what the line began with matters.
		head := doc.Slice(text.Span{From: from, To: min(from+64, span.From)})
		if h := (&block{p: make(paint, len(head)), src: head}); h.prefix() {
			p.kind(0, len(p), h.base.Kind())
			p.face(0, len(p), h.base&faces)
		}
		paintInline(p, src)
		return
	}

	says := x.signAt(from)
	if says&signUnder != 0 {
		p.kind(0, len(p), Mark)
		return
	}
	b := block{p: p, src: src}
	if !b.prefix() {
		return // nothing but marks
	}
	if b.base == Plain && b.at == b.indent && line+1 < doc.Lines() && b.at < len(src) {
		if x.signAt(doc.LineStart(line+1))&signUnder != 0 {
			b.base = Heading | Strong
		}
	}
	rest, ink := b.src[b.at:], b.p[b.at:]
	ink.kind(0, len(ink), b.base.Kind())
	ink.face(0, len(ink), b.base&faces)
	switch {
	case says&signFence != 0 && len(rest) > 0:
		n := runLength(rest, 0)
		ink.kind(0, n, Mark)
		ink.kind(n, len(rest), Info)
	case says&signOpen != 0:
		ink.kind(0, len(rest), Comment)
	case b.table(rest, ink):
	case b.definition(rest, ink):
	default:
		paintInline(ink, rest)
	}
}
