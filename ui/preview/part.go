package preview

import (
	"strings"
	"unicode/utf8"

	"galley/editor/markdown"
)

// partKind says how a part is laid out.
type partKind uint8

const (
	barPart      partKind = iota // the page's top bar: site name and call to action
	headPart                     // category, title, subtitle, byline
	takeawayPart                 // one takeaway, number from
	labelPart                    // a line of the page's own words: note, or what block, a callout, is called
	prosePart                    // a paragraph, heading, term or figure: block
	codePart                     // text of block from … to: code, raw HTML, source shown as text
	rowPart                      // a row of a table: block
	tailPart                     // the end of a table, with its scrollbar
	rulePart
	blankPart // an item without content: its marker
	bannerPart
	hintPart // what an empty page says: note
	endPart  // the paper below everything
)

// part is the unit of the page that is measured and laid out at once: a paragraph, a table's row, a few dozen lines of
// code. Containers are no parts but frames, so that a list of ten thousand items costs no more than what is seen of it.
type part struct {
	kind  partKind
	block *markdown.Block
	frame *frame
	table *table
	gap   float32 // CSS pixels above, outside the frames that open here

	opens, closes int32 // how many of the innermost frames begin and end with this part
	from, to      int32 // bytes of block.Text, or the index of a takeaway
	lines         int32 // of code, for the estimate
	level         int32 // of a heading, as the page has it
	note          string
}

// Gaps between blocks in CSS pixels, the larger of what the upper asks below and the lower above.
const (
	paragraphGap = 16
	tightGap     = 4
	headingBelow = 10
	firstGap     = 24 // above the first block of the body
)

const (
	chunkLines  = 24
	chunkBytes  = 4 << 10
	nestingMost = 80 // safe.Limits allows less; a walker must not trust that
)

// flattener turns blocks into parts.
type flattener struct {
	parts   []part
	gap     float32 // above the next part
	opens   int32   // frames entered since the last part
	nesting int
}

// flatten returns the parts of one top-level block, gap CSS pixels below what is above it. Definitions draw nothing
// where they stand.
func flatten(b *markdown.Block, gap float32) []part {
	f := flattener{gap: gap}
	f.block(b, nil)
	return f.parts
}

// gapBetween is the room between two neighbouring blocks; above is nil at the beginning of the body.
func gapBetween(above, below *markdown.Block) float32 {
	switch {
	case above == nil:
		return max(firstGap, gapAbove(below))
	case above.Kind == markdown.Heading && below.Kind != markdown.Rule:
		return headingBelow
	}
	return max(gapBelow(above), gapAbove(below))
}

func gapAbove(b *markdown.Block) float32 {
	switch b.Kind {
	case markdown.Heading:
		return [...]float32{32, 32, 28, 24, 24, 24}[min(max(b.Level, 1), 6)-1]
	case markdown.Figure, markdown.Table:
		return 22
	case markdown.Rule:
		return 28
	case markdown.DefDesc:
		return 2
	}
	return paragraphGap
}

func gapBelow(b *markdown.Block) float32 {
	switch b.Kind {
	case markdown.Figure, markdown.Table:
		return 22
	case markdown.Rule:
		return 28
	case markdown.DefTerm:
		return 2
	}
	return paragraphGap
}

func (f *flattener) emit(p part) {
	p.gap, p.opens = f.gap, f.opens
	f.gap, f.opens = 0, 0
	f.parts = append(f.parts, p)
}

// within runs body inside a frame, so that the frame opens with the first part and closes with the last one.
func (f *flattener) within(fr *frame, body func(*frame)) {
	f.opens++
	n := len(f.parts)
	body(fr)
	if len(f.parts) == n {
		f.emit(part{kind: blankPart, frame: fr})
	}
	f.parts[len(f.parts)-1].closes++
}

func (f *flattener) blocks(bs []*markdown.Block, fr *frame) {
	for i, b := range bs {
		if i > 0 {
			f.gap = gapBetween(bs[i-1], b)
		}
		f.block(b, fr)
	}
}

func (f *flattener) block(b *markdown.Block, fr *frame) {
	if f.nesting++; f.nesting > nestingMost {
		f.nesting--
		return
	}
	defer func() { f.nesting-- }()
	switch b.Kind {
	case markdown.Paragraph, markdown.Heading, markdown.Figure, markdown.DefTerm:
		f.emit(part{kind: prosePart, block: b, frame: fr, level: int32(b.Level)})
	case markdown.List:
		f.list(b, fr)
	case markdown.Quote:
		f.within(newFrame(fr, quoteFrame), func(fr *frame) { f.blocks(b.Children, fr) })
	case markdown.Callout:
		f.callout(b, fr)
	case markdown.Code:
		f.within(newFrame(fr, codeFrame), func(fr *frame) { f.chunks(b, fr) })
	case markdown.Table:
		f.rows(b, fr)
	case markdown.HTMLBlock:
		f.chunks(b, fr)
	case markdown.Rule:
		f.emit(part{kind: rulePart, block: b, frame: fr})
	case markdown.DefList:
		f.definitions(b, fr)
	case markdown.DefDesc:
		f.within(newFrame(fr, descFrame), func(fr *frame) { f.blocks(b.Children, fr) })
	case markdown.Plain:
		f.within(newFrame(fr, plainFrame), func(fr *frame) {
			f.emit(part{kind: labelPart, block: b, frame: fr, note: b.Note})
			f.gap = tightGap
			f.chunks(b, fr)
		})
	case markdown.FootnoteDef, markdown.LinkDef:
		// Notes stand at the end of the page; a link's definition is not seen at all.
	case markdown.Item, markdown.Row, markdown.Cell:
		f.blocks(b.Children, fr) // only inside their parents, which do not come here
	}
}

func (f *flattener) list(b *markdown.Block, fr *frame) {
	gap := float32(10)
	if b.Tight {
		gap = tightGap
	}
	for i, item := range b.Children {
		if i > 0 {
			f.gap = gap
		}
		inner := newFrame(fr, itemFrame)
		inner.task, inner.checked = item.Task, item.Checked
		if b.Ordered {
			inner.number(b.Level+i, b.Level+len(b.Children)-1)
		}
		f.within(inner, func(fr *frame) {
			for k, child := range item.Children {
				switch {
				case k == 0:
				case b.Tight:
					f.gap = tightGap
				default:
					f.gap = gapBetween(item.Children[k-1], child)
				}
				f.block(child, fr)
			}
		})
	}
}

// callouts holds the colour of every sort of callout.
var callouts = map[string]tone{
	"note":      accentTone,
	"tip":       okTone,
	"important": warnTone,
	"warning":   warnTone,
	"caution":   errorTone,
}

func (f *flattener) callout(b *markdown.Block, fr *frame) {
	inner := newFrame(fr, calloutFrame)
	inner.accent = callouts[b.Label]
	f.within(inner, func(fr *frame) {
		f.emit(part{kind: labelPart, block: b, frame: fr})
		f.gap = tightGap
		f.blocks(b.Children, fr)
	})
}

func (f *flattener) definitions(b *markdown.Block, fr *frame) {
	for i, child := range b.Children {
		if i > 0 {
			f.gap = gapBetween(b.Children[i-1], child)
			if child.Kind == markdown.DefDesc && b.Children[i-1].Kind == markdown.DefDesc {
				f.gap = tightGap
			}
		}
		f.block(child, fr)
	}
}

func (f *flattener) rows(b *markdown.Block, fr *frame) {
	t := &table{block: b}
	for _, row := range b.Children {
		f.emit(part{kind: rowPart, block: row, frame: fr, table: t})
	}
	f.emit(part{kind: tailPart, block: b, frame: fr, table: t})
}

// chunks cuts literal text into parts of at most chunkLines lines and about chunkBytes bytes.
func (f *flattener) chunks(b *markdown.Block, fr *frame) {
	src := strings.TrimSuffix(b.Text, "\n")
	from, lines := 0, 0
	for at := 0; at < len(src); {
		end := len(src)
		if i := strings.IndexByte(src[at:min(len(src), at+chunkBytes)], '\n'); i >= 0 {
			end = at + i + 1
		} else if end-at > chunkBytes {
			end = at + chunkBytes
			for end > at+1 && !utf8.RuneStart(src[end]) {
				end--
			}
		}
		at = end
		if lines++; lines == chunkLines || at-from >= chunkBytes || at == len(src) {
			f.emit(part{kind: codePart, block: b, frame: fr, from: int32(from), to: int32(at), lines: int32(lines)})
			from, lines = at, 0
		}
	}
}

// estimate guesses the part's height in device pixels before it has been laid out.
func (k *look) estimate(p *part) float64 {
	h := p.gap
	fr := p.frame
	for range p.opens {
		top, _ := fr.padding()
		h += top
		fr = fr.outer
	}
	width := float32(k.width) / float32(k.scale)
	if p.frame != nil {
		width -= p.frame.left + p.frame.right
	}
	width = max(width, columnLeast)
	switch p.kind {
	case prosePart:
		fc := k.body
		if p.block.Kind == markdown.Heading {
			fc = k.heading(int(p.level))
		}
		h += rowsOf(p.block.Span.Len(), width, fc.Size/float32(k.scale)*0.47) * fc.leading
	case codePart:
		h += max(float32(p.lines), rowsOf(int(p.to-p.from), width, 7.8)) * k.code.leading
	case rowPart:
		h += 42
	case tailPart, endPart:
		h += 8
	case takeawayPart:
		h += 32
	case headPart:
		h += 140
	default:
		h += 24
	}
	return float64(h) * k.scale
}

func rowsOf(chars int, width, advance float32) float32 {
	perRow := max(1, int(width/advance))
	return float32(max(1, (chars+perRow-1)/perRow))
}
