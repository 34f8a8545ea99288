package article

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"

	"galley/editor/markdown"
)

// Stats is how long an article is.
type Stats struct {
	Words      int // by UAX #29, those with a letter or a digit
	Characters int // of the text as read, blanks included
	Minutes    int // to read, at least 1
}

// wordsPerMinute is how fast a reader reads.
const wordsPerMinute = 220

// Counter counts trees and remembers what it counted of each block, so that
// after an edit only changed blocks are read again. One goroutine at a time.
type Counter struct {
	known map[*markdown.Block]count
}

type count struct{ words, characters int }

// NewCounter makes a Counter that remembers nothing yet.
func NewCounter() *Counter { return &Counter{known: map[*markdown.Block]count{}} }

// Count is the length of the article that tree is.
func (c *Counter) Count(tree *markdown.Tree) Stats {
	var sum count
	if tree != nil {
		for _, top := range tree.Blocks {
			n, ok := c.known[top.Block]
			if !ok {
				n = countBlock(top.Block)
				c.known[top.Block] = n
			}
			sum.words += n.words
			sum.characters += n.characters
		}
		c.forget(tree)
	}
	return Stats{Words: sum.words, Characters: sum.characters, Minutes: max(1, (sum.words+wordsPerMinute-1)/wordsPerMinute)}
}

// forget drops blocks that are gone once they outnumber those that are there.
func (c *Counter) forget(tree *markdown.Tree) {
	if len(c.known) < 2*len(tree.Blocks)+64 {
		return
	}
	kept := make(map[*markdown.Block]count, len(tree.Blocks))
	for _, top := range tree.Blocks {
		kept[top.Block] = c.known[top.Block]
	}
	c.known = kept
}

func countBlock(block *markdown.Block) count {
	plain := block.PlainText()
	return count{words: Words(plain), characters: utf8.RuneCountInString(plain)}
}

// Words returns how many words a text has, by UAX #29: those with a letter or a
// digit.
func Words(plain string) int {
	n := 0
	for it := words.FromString(plain); it.Next(); {
		for _, r := range it.Value() {
			if unicode.IsLetter(r) || unicode.IsNumber(r) {
				n++
				break
			}
		}
	}
	return n
}
