package ui

import (
	"galley/editor"
	"galley/editor/code"
)

// codeWords divides code into its words on a goroutine, one block at a time, and
// remembers them for the editor and the preview.
type codeWords struct {
	env    editor.Env
	slot   chan struct{}
	known  map[codeBlock][]code.Piece // empty: it has no words that are known
	coming map[codeBlock][]func()     // who waits
	bytes  int                        // of source in known
	recent map[string]codeBlock       // the newest of a language whose words are known
}

// codeBlock is what the words depend on.
type codeBlock struct{ language, source string }

// codeWordsKept bounds what is remembered, in bytes of source.
const codeWordsKept = 4 << 20

func newCodeWords(env editor.Env) *codeWords {
	return &codeWords{env: env, slot: make(chan struct{}, 1), known: map[codeBlock][]code.Piece{}, coming: map[codeBlock][]func(){}, recent: map[string]codeBlock{}}
}

// split implements write.Splitter and preview's. While new words are on their way,
// those of the block as it was before a key are moved along: colours that come and
// go would flicker.
func (c *codeWords) split(language, source string, done func()) []code.Piece {
	if language == "" || source == "" {
		return nil
	}
	block := codeBlock{language, source}
	if pieces, ok := c.known[block]; ok {
		c.recent[language] = block
		return pieces
	}
	before := c.recent[language]
	meanwhile := code.Moved(c.known[before], before.source, source)
	waiting, coming := c.coming[block]
	c.coming[block] = append(waiting, done)
	if coming {
		return meanwhile
	}
	editor.Work(c.env, func() ([]code.Piece, error) {
		c.slot <- struct{}{}
		defer func() { <-c.slot }()
		return code.Split(language, source), nil
	}, func(pieces []code.Piece, _ error) {
		if c.bytes += len(source); c.bytes > codeWordsKept {
			clear(c.known)
			c.bytes = len(source)
		}
		c.known[block] = pieces
		waiting := c.coming[block]
		delete(c.coming, block)
		if pieces != nil {
			for _, done := range waiting {
				done()
			}
		}
	})
	return meanwhile
}
