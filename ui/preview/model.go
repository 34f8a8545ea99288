package preview

import (
	"slices"
	"sort"

	"galley/editor/article"
	"galley/editor/code"
	"galley/editor/markdown"
	"galley/ui/glyph"
)

// model is the page as a list of parts: the head, the parts of every top-level block, footnotes, banner and end.
//
//	parts   head head │ block 0 │ block 1 block 1 block 1 │ block 3 │ note note end
//	starts            0         1                         4   4     5
//
// Parts are laid out when they come into view; until then their heights are estimates.
type model struct {
	page  Page
	look  *look
	store *pictures

	shaper  *glyph.Shaper
	parts   []part
	sheets  []*sheet // nil where not laid out
	heights heights
	head    int   // parts of the head
	starts  []int // first part of every top-level block, counted from the head's end, and the end of the last one
	laid    int   // sheets that are not nil

	notes []markdown.Footnote                  // in the order of their numbers
	words func(b *markdown.Block) []code.Piece // the words of a code block, nil while they are not known
}

// sheetsMost is the number of sheets kept before those far from the view are dropped.
const sheetsMost = 600

// sheet lays a part out, or returns its sheet.
func (m *model) sheet(i int) *sheet {
	if s := m.sheets[i]; s != nil {
		return s
	}
	set := setter{look: m.look, shaper: m.shaper, part: &m.parts[i], page: &m.page, store: m.store, words: m.words}
	s := set.lay()
	m.sheets[i] = s
	m.laid++
	m.heights.set(i, float64(s.height))
	return s
}

// tidy drops the sheets outside from … to when there are too many.
func (m *model) tidy(from, to int) {
	if m.laid <= sheetsMost {
		return
	}
	for i := range m.sheets {
		if (i < from-50 || i > to+50) && m.sheets[i] != nil {
			m.sheets[i] = nil
			m.laid--
		}
	}
}

// forget drops the sheets that ask for it, their heights become what they were measured last.
func (m *model) forget(which func(i int, s *sheet) bool) {
	for i, s := range m.sheets {
		if s != nil && which(i, s) {
			m.sheets[i] = nil
			m.laid--
		}
	}
}

// levels gives the headings of the body the levels of the exported page, whatever numbers the article used: sections
// begin with h2, and none goes down by more than one.
func (m *model) levels() {
	var open []int // levels as written, outer first
	for t, top := range m.tops() {
		if top.Block.Kind != markdown.Heading {
			continue
		}
		for len(open) > 0 && open[len(open)-1] >= top.Block.Level {
			open = open[:len(open)-1]
		}
		open = append(open, top.Block.Level)
		i := m.head + m.starts[t]
		if level := int32(min(len(open)+1, 6)); m.parts[i].level != level {
			m.parts[i].level = level
			if m.sheets[i] != nil {
				m.sheets[i] = nil
				m.laid--
			}
		}
	}
}

// forgetCode drops the sheets that show code of a block.
func (m *model) forgetCode(b *markdown.Block) {
	m.forget(func(i int, _ *sheet) bool { return m.parts[i].block == b })
}

// forgetPicture drops the sheets that show a picture, "" any picture.
func (m *model) forgetPicture(path string) {
	m.forget(func(_ int, s *sheet) bool {
		return path == "" && len(s.pictures) > 0 || slices.Contains(s.pictures, path)
	})
}

// show makes the parts of a whole page.
func (m *model) show(page Page) {
	page.language = m.language(page.Article.Lang)
	m.page = page
	m.parts, m.starts = page.headParts(), m.starts[:0]
	m.head = len(m.parts)
	var above *markdown.Block
	for _, top := range m.tops() {
		m.starts = append(m.starts, len(m.parts)-m.head)
		m.parts = append(m.parts, flatten(top.Block, gapBetween(above, top.Block))...)
		above = visible(above, top.Block)
	}
	m.starts = append(m.starts, len(m.parts)-m.head)
	m.notes = page.notes()
	m.parts = append(m.parts, page.tailParts(m.notes)...)
	m.sheets, m.laid = make([]*sheet, len(m.parts)), 0
	m.levels()
	m.estimate()
}

// language returns what the page needs to know of its language; equal ones are the same.
func (m *model) language(lang string) *article.Language {
	if is := m.page.language; is != nil && m.page.Article.Lang == lang {
		return is
	}
	l, _ := article.LanguageOf(lang)
	return &l
}

// restyle takes another look: every layout and every height is made anew.
func (m *model) restyle(k *look) {
	m.look = k
	clear(m.sheets)
	m.laid = 0
	m.estimate()
}

func (m *model) estimate() {
	each := make([]float64, len(m.parts))
	for i := range m.parts {
		each[i] = m.look.estimate(&m.parts[i])
	}
	m.heights = heights{each: each}
	m.heights.build()
}

// apply takes the page's next state. Only the parts of blocks whose pointers changed are made anew. It returns how an
// index of a part moves.
func (m *model) apply(page Page) (moved func(i int) int) {
	old, next := m.tops(), tops(page)
	from := 0
	for from < len(old) && from < len(next) && old[from].Block == next[from].Block {
		from++
	}
	oldTo, newTo := len(old), len(next)
	for oldTo > from && newTo > from && old[oldTo-1].Block == next[newTo-1].Block {
		oldTo--
		newTo--
	}
	page.language = m.language(page.Article.Lang)
	oldPage, oldNotes := m.page, m.notes
	m.page, m.notes = page, page.notes()

	// From the end to the beginning, so that indexes stay true.
	var steps []shift
	if !sameNotes(oldNotes, m.notes) || page.banner() != oldPage.banner() || page.language != oldPage.language {
		steps = append(steps, m.replace(m.bodyEnd(), len(m.parts), page.tailParts(m.notes), nil))
	}
	if from < oldTo || from < newTo {
		steps = append(steps, m.replaceTops(old, from, oldTo, newTo))
	}
	m.levels()
	if !page.sameHead(&oldPage) {
		parts := page.headParts()
		steps = append(steps, m.replace(0, m.head, parts, nil))
		m.head = len(parts)
	}
	if page.language != oldPage.language {
		m.forget(func(int, *sheet) bool { return true }) // callouts are called otherwise, and left may be right
	} else if !sameNumbers(oldNotes, m.notes) {
		m.forget(func(_ int, s *sheet) bool { return s.hasNotes })
	}
	return func(i int) int {
		for _, s := range steps {
			i = s.move(i)
		}
		return i
	}
}

// replaceTops makes the parts of the blocks from … newTo of the page in place of from … oldTo of the old one.
func (m *model) replaceTops(old []markdown.Top, from, oldTo, newTo int) shift {
	next := m.tops()
	// A block can stand unchanged inside the difference: its parts and layouts are taken over.
	kept := map[*markdown.Block]int{}
	for i := from; i < oldTo; i++ {
		kept[old[i].Block] = i
	}
	var parts []part
	var sheets []*sheet
	starts := make([]int, 0, newTo-from)
	base := m.starts[from]
	partFrom, partTo := m.head+base, m.head+m.starts[oldTo]
	stays := make([]int, partTo-partFrom)
	above := aboveBlock(next, from)
	for _, top := range next[from:newTo] {
		starts = append(starts, base+len(parts))
		gap := gapBetween(above, top.Block)
		above = visible(above, top.Block)
		if i, ok := kept[top.Block]; ok {
			a, b := m.head+m.starts[i], m.head+m.starts[i+1]
			if a < b && m.parts[a].gap == gap {
				for k := a; k < b; k++ {
					stays[k-partFrom] = partFrom + len(parts) + k - a
				}
				parts = append(parts, m.parts[a:b]...)
				sheets = append(sheets, m.sheets[a:b]...)
				continue
			}
		}
		made := flatten(top.Block, gap)
		parts = append(parts, made...)
		sheets = append(sheets, make([]*sheet, len(made))...)
	}
	grown := len(parts) - (partTo - partFrom)
	tail := m.starts[oldTo:]
	for i := range tail {
		tail[i] += grown
	}
	m.starts = slices.Replace(m.starts, from, oldTo, starts...)
	step := m.replace(partFrom, partTo, parts, sheets)
	step.stays = stays
	m.regap(newTo, above)
	return step
}

// regap gives the first part of the block behind a difference the gap to its new neighbour.
func (m *model) regap(top int, above *markdown.Block) {
	next := m.tops()
	for top < len(next) && m.starts[top] == m.starts[top+1] {
		top++ // blocks that draw nothing
	}
	if top >= len(next) {
		return
	}
	p := &m.parts[m.head+m.starts[top]]
	gap := gapBetween(above, next[top].Block)
	if p.gap == gap {
		return
	}
	i := m.head + m.starts[top]
	h := m.heights.at(i) + float64(m.look.px(gap)-m.look.px(p.gap))
	p.gap = gap
	if m.sheets[i] != nil {
		m.sheets[i] = nil
		m.laid--
	}
	m.heights.set(i, h)
}

// replace puts parts in place of from … to; sheets may be nil.
func (m *model) replace(from, to int, parts []part, sheets []*sheet) shift {
	if sheets == nil {
		sheets = make([]*sheet, len(parts))
	}
	for _, s := range m.sheets[from:to] {
		if s != nil {
			m.laid--
		}
	}
	with := make([]float64, len(parts))
	for i := range parts {
		if sheets[i] != nil {
			m.laid++
			with[i] = float64(sheets[i].height)
		} else {
			with[i] = m.look.estimate(&parts[i])
		}
	}
	if len(parts) == to-from {
		copy(m.parts[from:], parts)
		copy(m.sheets[from:], sheets)
	} else {
		m.parts = slices.Replace(m.parts, from, to, parts...)
		m.sheets = slices.Replace(m.sheets, from, to, sheets...)
	}
	m.heights.splice(from, to, with)
	return shift{from: from, to: to, count: len(parts)}
}

// bodyEnd is the first part below the body.
func (m *model) bodyEnd() int { return m.head + m.starts[len(m.starts)-1] }

func (m *model) tops() []markdown.Top { return tops(m.page) }

func tops(p Page) []markdown.Top {
	if p.Article.Tree == nil {
		return nil
	}
	return p.Article.Tree.Blocks
}

// top returns the top-level block that a part belongs to, -1 for head and tail.
func (m *model) top(i int) int {
	i -= m.head
	if i < 0 || i >= m.starts[len(m.starts)-1] {
		return -1
	}
	return sort.Search(len(m.starts), func(k int) bool { return m.starts[k] > i }) - 1
}

// shift says that parts from … to became count parts.
type shift struct {
	from, to, count int
	stays           []int // where the parts from … to are now, 0 for those that are gone; may be nil
}

func (s shift) move(i int) int {
	switch {
	case i >= s.to:
		return i + s.count - (s.to - s.from)
	case i < s.from:
		return i
	case s.stays != nil && s.stays[i-s.from] > 0:
		return s.stays[i-s.from]
	case s.count == 0:
		return s.from
	}
	return s.from + min(i-s.from, s.count-1)
}

func sameNotes(a, b []markdown.Footnote) bool {
	return slices.EqualFunc(a, b, func(x, y markdown.Footnote) bool { return x.Def == y.Def })
}

func sameNumbers(a, b []markdown.Footnote) bool {
	return slices.EqualFunc(a, b, func(x, y markdown.Footnote) bool { return x.Label == y.Label })
}

// visible returns the block that the next one keeps its distance from.
func visible(above, b *markdown.Block) *markdown.Block {
	if b.Kind == markdown.FootnoteDef || b.Kind == markdown.LinkDef {
		return above
	}
	return b
}

// aboveBlock returns the last block before i that draws something.
func aboveBlock(tops []markdown.Top, i int) *markdown.Block {
	for i--; i >= 0; i-- {
		if b := visible(nil, tops[i].Block); b != nil {
			return b
		}
	}
	return nil
}
