package glyph

import (
	"slices"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"

	"galley/editor/layout"
)

// tabColumns is how many spaces apart tab stops are.
const tabColumns = 4

// mostMarks is how many accents of one letter are drawn, as many as the Stream-Safe
// Text Format of UAX #15 allows: more only cost time.
const mostMarks = 30

// item is a run of clusters that one face shapes in one go, or that are drawn
// as marks or left empty.
type item struct {
	kind     itemKind
	from, to int // runes
	level    uint8
	script   language.Script
	style    int
	face     *face
}

type itemKind uint8

const (
	textItem itemKind = iota
	tabItem
	markItem
	missingItem // no face has it
)

// shape makes a line, without the cache.
func (s *Shaper) shape(text []byte, runs []Run) *Line {
	if len(runs) == 0 {
		runs = []Run{{}}
	}
	d := &s.decoded
	d.decode(text)
	b := lineBuilder{shaper: s, text: text, line: &Line{shaper: s}}
	for _, r := range runs {
		b.line.styles = append(b.line.styles, r.Style)
	}
	if d.highest >= 0x0590 { // the first script that runs to the left
		b.levels = bidiLevels(d.runes)
	}
	b.divide(runs)
	b.shapeItems()
	return b.line
}

// lineBuilder holds the state of one shape.
type lineBuilder struct {
	shaper *Shaper
	text   []byte
	line   *Line
	levels []uint8 // of runes, or nil
	owner  []int32 // cluster of every rune; the shaper's scratch
	items  []item
	own    *face // of the style ownRun-1
	ownRun int
}

// divide finds the clusters and the items they make.
func (b *lineBuilder) divide(runs []Run) {
	d := &b.shaper.decoded
	n := len(d.runes)
	b.shaper.segment(d)
	b.owner = slices.Grow(b.shaper.owner[:0], n)[:n]
	b.shaper.owner = b.owner
	b.line.clusters = make([]layout.Cluster, 0, n)
	b.line.looks = make([]look, 0, n)
	b.line.glyphs = make([]glyph, 0, n)
	run, mark := 0, 0
	for from := 0; from < n; {
		kind := textItem
		if mark < len(d.marks) && int(d.marks[mark]) == from {
			kind = markItem
			mark++
		} else if d.runes[from] == '\t' {
			kind = tabItem
		}
		to := from + 1
		// What is drawn by its number stands alone.
		for kind == textItem && to < n && !b.shaper.graphemeAt(to) && (mark == len(d.marks) || int(d.marks[mark]) != to) {
			to++
		}
		for run < len(runs)-1 && int(d.offsets[from]) >= runs[run].To {
			run++
		}
		b.cluster(from, to, kind, run)
		from = to
	}
}

// cluster adds the runes [from, to) as one cluster.
func (b *lineBuilder) cluster(from, to int, kind itemKind, run int) {
	d := &b.shaper.decoded
	c := layout.Cluster{
		From: int(d.offsets[from]), To: int(d.offsets[to]),
		Break: b.shaper.breakAt(to),
		Space: kind != markItem && isSpace(d.runes[from]),
	}
	if b.levels != nil {
		c.Level = b.levels[from]
	}
	for i := from; i < to; i++ {
		b.owner[i] = int32(len(b.line.clusters))
	}
	b.line.clusters = append(b.line.clusters, c)
	b.line.looks = append(b.line.looks, look{style: uint16(run)})

	if kind == textItem && to == from+1 && b.continues(from, c.Level, run) {
		b.items[len(b.items)-1].to = to
		return
	}
	it := item{kind: kind, from: from, to: min(to, from+mostMarks+1), level: c.Level, style: run, script: script(d.runes[from])}
	if kind == textItem {
		if it.face = b.face(d.runes[from:to], run); it.face == nil {
			it.kind = missingItem
		}
	}
	if last := len(b.items) - 1; last >= 0 && it.kind == textItem && b.items[last].takes(&it) {
		b.items[last].to = it.to
		if b.items[last].script == language.Common {
			b.items[last].script = it.script
		}
		return
	}
	b.items = append(b.items, it)
}

// continues tells of the usual case at once: a Latin letter, or what suits any
// script, in the style's own face and the item before it.
func (b *lineBuilder) continues(at int, level uint8, run int) bool {
	r := b.shaper.decoded.runes[at]
	if r >= 0x80 || len(b.items) == 0 || b.ownRun != run+1 {
		return false
	}
	last := &b.items[len(b.items)-1]
	return last.kind == textItem && last.to == at && last.style == run && last.level == level && last.face == b.own &&
		(last.script == language.Latin || script(r) == language.Common) && b.own.has(r)
}

// face is faceFor with the usual case made cheap: a letter that the style's
// own face has.
func (b *lineBuilder) face(cluster []rune, run int) *face {
	if b.ownRun != run+1 {
		b.own, b.ownRun = b.shaper.face(b.line.styles[run].Font), run+1
	}
	if len(cluster) == 1 && cluster[0] < 0x80 && b.own.has(cluster[0]) {
		return b.own
	}
	return b.shaper.faceFor(cluster, &b.line.styles[run])
}

// takes tells whether next can be shaped together with it.
func (it *item) takes(next *item) bool {
	return it.kind == textItem && it.to == next.from && it.face == next.face && it.level == next.level && it.style == next.style &&
		(it.script == next.script || it.script == language.Common || next.script == language.Common)
}

func (b *lineBuilder) shapeItems() {
	for i := range b.items {
		it := &b.items[i]
		switch it.kind {
		case textItem:
			b.shapeText(it)
		case markItem:
			b.shapeMark(it)
		case missingItem:
			b.shapeMissing(it)
		}
	}
	b.sortGlyphs()
	b.setTabs()
}

// shapeText shapes one item and gives its glyphs to its clusters.
func (b *lineBuilder) shapeText(it *item) {
	style := &b.line.styles[it.style]
	strike := b.shaper.strike(it.face, style)
	if style.Family == Mono && !it.face.fallback && b.plain(it) {
		b.shapePlain(it, strike, style)
		return
	}
	buf := b.shaper.buffer
	buf.Clear()
	buf.AddRunes(b.shaper.decoded.runes, it.from, it.to-it.from)
	buf.Props = harfbuzz.SegmentProperties{
		Direction: harfbuzz.LeftToRight, Script: it.script, Language: language.DefaultLanguage(),
	}
	if it.level&1 == 1 {
		buf.Props.Direction = harfbuzz.RightToLeft
	}
	composed := int(b.owner[it.to-1]-b.owner[it.from])+1 < it.to-it.from
	buf.Shape(it.face.shape, featuresOf(style, composed))
	b.take(it, strike, style, buf)
}

// take moves shaped glyphs, which come from left to right, into the line.
func (b *lineBuilder) take(it *item, strike *strike, style *Style, buf *harfbuzz.Buffer) {
	scale := style.Size / it.face.em
	rtl := it.level&1 == 1
	clusters := b.line.clusters
	for i := 0; i < len(buf.Info); {
		// Glyphs of one HarfBuzz cluster, and the runes it spans.
		start := buf.Info[i].Cluster
		j := i + 1
		for j < len(buf.Info) && buf.Info[j].Cluster == start {
			j++
		}
		end := it.to
		if !rtl && j < len(buf.Info) {
			end = buf.Info[j].Cluster
		} else if rtl && i > 0 {
			end = buf.Info[i-1].Cluster
		}
		first, last := b.owner[start], b.owner[end-1]
		// The glyphs hang on the leftmost cluster of a ligature.
		left := first
		if rtl {
			left = last
		}
		pen, total := clusters[left].Width, float32(0)
		for k := i; k < j; k++ {
			p := &buf.Pos[k]
			if k > i && p.XAdvance == 0 && p.XOffset == 0 && !rtl && b.beside(it.face, buf.Info[k].Glyph) {
				p.XOffset = -buf.Pos[i].XAdvance
			}
			if buf.Info[k].Glyph != font.EmptyGlyph {
				b.line.glyphs = append(b.line.glyphs, glyph{
					id: uint32(buf.Info[k].Glyph), strike: strike, cluster: left,
					x: pen + total + float32(p.XOffset)*scale,
					y: float32(p.YOffset) * scale,
				})
			}
			total += float32(p.XAdvance) * scale
		}
		share := total / float32(last-first+1)
		for c := first; c <= last; c++ {
			clusters[c].Width += share
		}
		i = j
	}
	if style.Track != 0 {
		for c := b.owner[it.from]; c <= b.owner[it.to-1]; c++ {
			clusters[c].Width = max(0, clusters[c].Width+style.Track)
		}
	}
}

// beside tells whether an accent that the font has not attached to its letter
// is drawn for the letter's own place, and so would land on the next one's.
func (b *lineBuilder) beside(f *face, id font.GID) bool {
	extents, ok := f.GlyphExtents(id)
	return ok && extents.XBearing >= 0
}

// plain tells whether an item needs no shaping: ASCII in a face where every
// character is its own glyph.
func (b *lineBuilder) plain(it *item) bool {
	for _, r := range b.shaper.decoded.runes[it.from:it.to] {
		if r < ' ' || r > '~' {
			return false
		}
	}
	return it.level&1 == 0
}

func (b *lineBuilder) shapePlain(it *item, strike *strike, style *Style) {
	scale := style.Size / it.face.em
	for i := it.from; i < it.to; i++ {
		g := it.face.ascii[b.shaper.decoded.runes[i]]
		c := b.owner[i]
		b.line.clusters[c].Width = g.advance*scale + style.Track
		if b.shaper.decoded.runes[i] != ' ' {
			b.line.glyphs = append(b.line.glyphs, glyph{id: uint32(g.id), strike: strike, cluster: c})
		}
	}
}

// sortGlyphs orders glyphs by cluster and tells every cluster where its own
// start. What runs to the left was shaped from its end.
func (b *lineBuilder) sortGlyphs() {
	glyphs := b.line.glyphs
	if b.levels != nil {
		slices.SortStableFunc(glyphs, func(x, y glyph) int { return int(x.cluster - y.cluster) })
	}
	next := 0
	for i := range b.line.looks {
		for next < len(glyphs) && int(glyphs[next].cluster) < i {
			next++
		}
		b.line.looks[i].glyphs = uint32(next)
	}
}

// setTabs widens tabs to the next stop, counted from the line's start.
func (b *lineBuilder) setTabs() {
	x := float32(0)
	for i := range b.line.clusters {
		c := &b.line.clusters[i]
		if c.To-c.From == 1 && b.text[c.From] == '\t' {
			style := &b.line.styles[b.line.looks[i].style]
			face := b.shaper.face(style.Font)
			space := face.ascii[' '].advance * style.Size / face.em
			stop := tabColumns * space
			// A stop closer than half a space would look like none.
			columns := float32(int((x+space/2)/stop) + 1)
			c.Width = columns*stop - x
		}
		x += c.Width
	}
	b.line.width = x
}
