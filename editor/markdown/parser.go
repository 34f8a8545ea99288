package markdown

import (
	"fmt"
	"sync"

	"galley/editor/safe"
	"galley/editor/text"
)

// Parse parses the body of doc, which starts at the byte offset body, from scratch.
func Parse(doc text.Text, body int, version uint64) *Tree {
	return new(Parser).Parse(doc, body, version)
}

// Parser parses documents; its zero value is ready. Its methods are pure and may be called from any goroutine.
type Parser struct {
	// Stop, when set, is asked between blocks; once it returns true the running call gives up and returns nil.
	Stop func() bool

	flavour *flavour // nil for articles
}

// Parse parses the body of doc from scratch; nil when stopped.
func (p *Parser) Parse(doc text.Text, body int, version uint64) *Tree {
	t := &Tree{Doc: doc, Version: version, Body: body, labels: noLabels}
	if tooLong(doc, body) {
		t.TooLong = true
		t.Note = fmt.Sprintf("This article is longer than %d MB, so it is not previewed.", safe.Default.Preview>>20)
		return t
	}
	g := p.grammar()
	skeleton := g.blockPhase(doc.Slice(text.Span{From: body, To: doc.Len()}), nil, p.Stop)
	if skeleton.stopped {
		return nil
	}
	piece := g.pieceOf(skeleton, body)
	t.label(collect(piece.tops))
	if !piece.fill(g, t.labels, p.Stop) {
		return nil
	}
	t.Blocks = piece.tops
	return t
}

func (p *Parser) grammar() *grammar {
	if p.flavour != nil {
		return grammarOf(*p.flavour)
	}
	return grammarOf(articles)
}

func tooLong(doc text.Text, body int) bool { return doc.Len()-body > safe.Default.Preview }

// label gives a new tree its definitions.
func (t *Tree) label(l *labels) {
	t.labels = l
	t.Note = l.note()
	if len(l.notes) > 0 {
		t.footnotes = sync.OnceValue(t.numberFootnotes)
	}
}
