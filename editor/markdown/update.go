package markdown

import (
	"slices"
	"sort"

	"galley/editor/text"
)

// Update returns the tree of doc, made from old by changes, and the difference; it parses only what changes touched.
// The result equals Parse(doc, body, version). A nil tree means stopped.
func (p *Parser) Update(old *Tree, doc text.Text, body int, version uint64, changes text.ChangeSet) (*Tree, Delta) {
	if old.TooLong || tooLong(doc, body) {
		t := p.Parse(doc, body, version)
		if t == nil {
			return nil, Delta{}
		}
		return t, Delta{From: 0, To: len(old.Blocks), Blocks: t.Blocks}
	}
	u := newUpdate(p, old, doc, body, version, changes)
	if u.after.To <= body && u.moved(old.Body) == body {
		u.from, u.to = 0, 0 // only the front matter changed
	} else if !u.reparse() {
		return nil, Delta{}
	}
	u.splice()
	u.relabel()
	if !u.fill() || !u.refresh() {
		return nil, Delta{}
	}
	return u.tree, u.delta()
}

// update is one run of Update. Offsets in the old and in the new document differ by shift behind the change:
//
//	old  ────────[before)──────────────
//	new  ────────[after─────)──────────
//	             ↑          ↑
//	   start: a clean       a clean place of old again, at old.Blocks[to]
//	   place, at
//	   old.Blocks[from]
type update struct {
	*Parser
	g             *grammar
	old, tree     *Tree
	before, after text.Span // what changed, including a body that begins elsewhere
	shift         int

	from, to int    // old blocks that are replaced
	piece    *piece // their replacement; nil for none
	first    int    // bounds of the new blocks that differ from the old ones, once known
	last     int
}

func newUpdate(p *Parser, old *Tree, doc text.Text, body int, version uint64, changes text.ChangeSet) *update {
	u := &update{Parser: p, g: p.grammar(), old: old}
	u.tree = &Tree{Doc: doc, Version: version, Body: body}
	u.before, u.after = changes.Touched()
	if changes.Empty() {
		u.before, u.after = text.Span{}, text.Span{}
	}
	u.shift = doc.Len() - old.Doc.Len()
	return u
}

// moved returns where an old offset behind the change is now.
func (u *update) moved(off int) int { return off + u.shift }

// reparse runs the block phase over the region of the change; false when stopped.
func (u *update) reparse() bool {
	old, doc, body := u.old, u.tree.Doc, u.tree.Body
	if body != old.Body {
		u.before.From, u.before.To = 0, max(u.before.To, old.Body)
		u.after.From, u.after.To = 0, max(u.after.To, body)
		u.before.To = max(u.before.To, u.after.To-u.shift)
		u.after.To = u.moved(u.before.To)
	}
	u.from = u.restart()
	start := body
	if u.from > 0 {
		start = old.Blocks[u.from].Span.From
	}
	for size := 4 << 10; ; size *= 4 {
		end := u.window(size)
		src := doc.Slice(text.Span{From: start, To: end})
		skeleton := u.g.blockPhase(src, func(off int) bool { return u.cleanIndex(start+off) >= 0 }, u.Stop)
		if skeleton.stopped {
			return false
		}
		switch {
		case end == doc.Len() && (skeleton.cut || skeleton.end == len(src)):
			u.to = len(old.Blocks)
		case skeleton.cut:
			continue // its last block holds the rest of the document
		case skeleton.end < len(src):
			u.to = u.cleanIndex(start + skeleton.end)
		case skeleton.endClean:
			u.to = u.cleanIndex(end)
		default:
			continue // something is still open there: look further
		}
		u.piece = u.g.pieceOf(skeleton, start)
		return true
	}
}

// restart returns the last clean old block whose first line lies wholly before the change, so that neither its start
// nor its being clean can have been touched; 0 for the start of the body.
func (u *update) restart() int {
	for i := u.old.At(u.before.From); i > 0; i-- {
		t := u.old.Blocks[i]
		if t.clean && u.old.Doc.LineEnd(u.old.Doc.Line(t.Span.From)) < u.before.From {
			return i
		}
	}
	return 0
}

// cleanIndex returns the old clean block that now begins at the offset, behind the change; -1 for none.
func (u *update) cleanIndex(off int) int {
	was := off - u.shift
	if off < u.after.To || was < u.before.To {
		return -1
	}
	blocks := u.old.Blocks
	i := sort.Search(len(blocks), func(i int) bool { return blocks[i].Span.From >= was })
	if i < len(blocks) && blocks[i].Span.From == was && blocks[i].clean {
		return i
	}
	return -1
}

// window returns a clean place at least size bytes behind the change, or the end of the document.
func (u *update) window(size int) int {
	blocks := u.old.Blocks
	i := sort.Search(len(blocks), func(i int) bool { return blocks[i].Span.From >= u.before.To+size })
	for ; i < len(blocks); i++ {
		if blocks[i].clean {
			return u.moved(blocks[i].Span.From)
		}
	}
	return u.tree.Doc.Len()
}

// splice puts the new blocks between the old ones, the later of which moved.
func (u *update) splice() {
	var fresh []Top
	if u.piece != nil {
		fresh = u.piece.tops
	}
	blocks := make([]Top, 0, len(u.old.Blocks)-(u.to-u.from)+len(fresh))
	blocks = append(blocks, u.old.Blocks[:u.from]...)
	blocks = append(blocks, fresh...)
	u.first, u.last = u.from, len(blocks)
	for _, t := range u.old.Blocks[u.to:] {
		t.Span = t.Span.Shift(u.shift)
		blocks = append(blocks, t)
	}
	u.tree.Blocks = blocks
}

// relabel collects the definitions again if a replaced or a new block has any.
func (u *update) relabel() {
	defines := func(t Top) bool { return len(t.defs) > 0 }
	l := u.old.labels
	if slices.ContainsFunc(u.old.Blocks[u.from:u.to], defines) ||
		slices.ContainsFunc(u.tree.Blocks[u.first:u.last], defines) {
		l = collect(u.tree.Blocks)
	}
	u.tree.label(l)
}

// fill runs the inline phase over the new blocks and keeps the old block where nothing differs; false when stopped.
func (u *update) fill() bool {
	if u.piece == nil {
		return true
	}
	if !u.piece.fill(u.g, u.tree.labels, u.Stop) {
		return false
	}
	blocks, old := u.tree.Blocks, u.old.Blocks
	copy(blocks[u.first:u.last], u.piece.tops)
	for u.first < u.last && u.from < u.to && same(blocks[u.first].Block, old[u.from].Block) {
		blocks[u.first].Block = old[u.from].Block
		u.first++
		u.from++
	}
	for u.first < u.last && u.from < u.to && same(blocks[u.last-1].Block, old[u.to-1].Block) {
		blocks[u.last-1].Block = old[u.to-1].Block
		u.last--
		u.to--
	}
	return true
}

// refresh runs the inline phase again for the other blocks that asked for a label that means something else now; false
// when stopped.
func (u *update) refresh() bool {
	keys := u.tree.labels.changed(u.old.labels)
	if len(keys) == 0 {
		return true
	}
	blocks, fresh := u.tree.Blocks, text.Span{From: u.first, To: u.last}
	for i := 0; i < len(blocks); i++ {
		if fresh.Contains(i) || !blocks[i].mentionsAny(keys) {
			continue
		}
		last, ok := u.refreshAround(i)
		if !ok {
			return false
		}
		i = last
	}
	return true
}

// refreshAround parses the blocks between the clean places around block i again, and returns the last one of them.
func (u *update) refreshAround(i int) (last int, ok bool) {
	blocks := u.tree.Blocks
	from, to := i, i+1
	for from > 0 && !blocks[from].clean {
		from--
	}
	for to < len(blocks) && !blocks[to].clean {
		to++
	}
	span := text.Span{From: blocks[from].Span.From, To: u.tree.Doc.Len()}
	if to < len(blocks) {
		span.To = blocks[to].Span.From
	}
	skeleton := u.g.blockPhase(u.tree.Doc.Slice(span), nil, u.Stop)
	if skeleton.stopped {
		return 0, false
	}
	piece := u.g.pieceOf(skeleton, span.From)
	if !piece.fill(u.g, u.tree.labels, u.Stop) {
		return 0, false
	}
	if len(piece.tops) != to-from {
		panic("markdown: a label changed the blocks")
	}
	for j, t := range piece.tops {
		if !same(t.Block, blocks[from+j].Block) {
			blocks[from+j] = t
			u.widen(from + j)
		} else {
			blocks[from+j].origin = t.origin
		}
	}
	return to - 1, true
}

// widen extends the difference to block i.
func (u *update) widen(i int) {
	tail := len(u.tree.Blocks) - len(u.old.Blocks) // new index − old index, behind the difference
	if i < u.first {
		u.first, u.from = i, i
	}
	if i >= u.last {
		u.last, u.to = i+1, i+1-tail
	}
}

func (u *update) delta() Delta {
	return Delta{From: u.from, To: u.to, Blocks: u.tree.Blocks[u.first:u.last]}
}
