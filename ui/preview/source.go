package preview

// This file holds the way between the document and the page: which height shows which byte.

// locate returns the position of the passage at an offset of the document.
func (m *model) locate(off int) position {
	tops := m.tops()
	if len(tops) == 0 || off < tops[0].Span.From {
		// The head stands for the front matter, all of it for all of it.
		if len(tops) == 0 || tops[0].Span.From == 0 {
			return position{}
		}
		height := 0.0
		for i := range m.head {
			height += float64(m.sheet(i).height)
		}
		part, rest := 0, height*float64(max(off, 0))/float64(tops[0].Span.From)
		for part < m.head && rest >= m.heights.at(part) {
			rest -= m.heights.at(part)
			part++
		}
		return position{part, rest}
	}
	t := m.page.Article.Tree.At(off)
	for t > 0 && m.starts[t] == m.starts[t+1] {
		t-- // draws nothing here: a definition
	}
	first, end := m.head+m.starts[t], m.head+m.starts[t+1]
	if first == end {
		return position{part: min(end, len(m.parts)-1)}
	}
	rel := off - tops[t].Span.From
	i := first
	for i+1 < end && m.begins(i+1) <= rel {
		i++
	}
	next := 0 // where what follows the part begins
	switch {
	case i+1 < end:
		next = max(m.begins(i+1), m.begins(i)+1)
	case t+1 < len(tops):
		next = tops[t+1].Span.From - tops[t].Span.From
	default:
		next = max(tops[t].Span.Len(), 1)
	}
	return position{i, m.heightIn(i, rel, next)}
}

// ease moves a position in the first screenful of the body, view pixels high, up by the share of the head that is still
// to be seen: at the body's first row the whole head, one screenful later nothing.
func (m *model) ease(pos position, view float64) position {
	for i := range m.head {
		m.sheet(i) // measures it
	}
	y, head := m.heights.before(pos.part)+pos.offset, m.heights.before(m.head)
	if below := y - head; below < view && view > 0 {
		part, rest := m.heights.find(max(0, below+head*max(0, below)/view))
		return position{part, rest}
	}
	return pos
}

// heightIn returns how far below the top of a part the source at rel is shown; next is where the source of what
// follows begins. Between the rows that know their source it goes on evenly.
func (m *model) heightIn(i, rel, next int) float64 {
	s := m.sheet(i)
	fromSource, fromY := m.begins(i), 0
	for _, r := range s.rows {
		if r.source < 0 || r.source < fromSource {
			continue
		}
		if r.source > rel {
			return between(rel, fromSource, r.source, fromY, r.top)
		}
		fromSource, fromY = r.source, r.top
	}
	return between(rel, fromSource, max(next, fromSource+1), fromY, s.height)
}

func between(rel, from, to, fromY, toY int) float64 {
	if to <= from {
		return float64(fromY)
	}
	part := min(1, max(0, float64(rel-from)/float64(to-from)))
	return float64(fromY) + part*float64(toY-fromY)
}

// begins returns where a part begins in the source, relative to its top-level block.
func (m *model) begins(i int) int {
	p := &m.parts[i]
	if p.block == nil {
		return 0
	}
	if p.kind == codePart {
		return min(literalOffset(p.block)+int(p.from), p.block.Span.To)
	}
	if p.kind == tailPart {
		return p.block.Span.To
	}
	return p.block.Span.From
}

// sourceAt returns the offset of the document shown at a position.
func (m *model) sourceAt(pos position) int {
	t := m.top(pos.part)
	if t < 0 {
		if pos.part < m.head {
			return 0
		}
		return m.page.Article.Tree.Doc.Len()
	}
	s := m.sheet(pos.part)
	at := m.begins(pos.part)
	for _, r := range s.rows {
		if float64(r.top) > pos.offset {
			break
		}
		if r.source >= 0 {
			at = r.source
		}
	}
	return m.tops()[t].Span.From + at
}

// base is what the sources of a part's rows are relative to: its top-level block, or the document for the head.
func (m *model) base(i int) int {
	if t := m.top(i); t >= 0 {
		return m.tops()[t].Span.From
	}
	if i >= m.bodyEnd() {
		if n := m.noteOf(i); n > 0 && n <= len(m.notes) {
			return m.tops()[m.notes[n-1].Top].Span.From
		}
	}
	return 0
}
