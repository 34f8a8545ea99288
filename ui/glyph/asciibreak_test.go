package glyph

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/go-text/typesetting/segmenter"
)

// checkASCII compares segmentASCII with the segmenter on the whole text.
func checkASCII(t *testing.T, text string) {
	t.Helper()
	runes := []rune(text)
	s := NewShaper()
	n := len(runes)
	s.breaks, s.graphemes = make([]bool, n+1), make([]bool, n+1)
	s.segmentASCII(runes)

	var seg segmenter.Segmenter
	seg.Init(runes)
	breaks, graphemes := make([]bool, n+1), make([]bool, n+1)
	for it := seg.LineIterator(); it.Next(); {
		breaks[it.Line().Offset+len(it.Line().Text)] = true
	}
	for it := seg.GraphemeIterator(); it.Next(); {
		graphemes[it.Grapheme().Offset] = true
	}
	if !slices.Equal(s.breaks, breaks) || !slices.Equal(s.graphemes, graphemes) {
		t.Errorf("%q\nbreaks    %v\nwant      %v\ngraphemes %v\nwant      %v", text, s.breaks, breaks, s.graphemes, graphemes)
	}
}

func TestSegmentASCII_agrees_with_the_segmenter(t *testing.T) {
	for _, text := range []string{
		"a", " ", "a b", "  a", "a  b ", "one, two; three.", "e.g. this (and that) is", "$5.00 or 3,000.50%", "a-b c - d --e",
		"[link](https://example.com/a?b=c&d=e#f) and **bold** _it_", "| a | b |", "\"quoted\" 'too' (\"both\")", "( a", "\" a", "1 2 .5 x",
		"- item one", "## Heading two", "a/b c\\d", "a\tb", "x! y? z", "( ( a b", "f(x) { y }", "~~gone~~ `code b`",
	} {
		checkASCII(t, text)
	}
	seed := uint64(time.Now().UnixNano())
	r := rand.New(rand.NewPCG(seed, 0))
	const signs = "aab1  .,:;!?\"'()[]{}-/\\$%+*_`|#~<>=&@^\t\x00\x1b\r\x7f\v\f"
	for range 20_000 {
		text := make([]byte, 1+r.IntN(24))
		for i := range text {
			if text[i] = signs[r.IntN(len(signs))]; r.IntN(4) == 0 {
				text[i] = byte(0x20 + r.IntN(0x5f))
			}
		}
		if checkASCII(t, string(text)); t.Failed() {
			t.Fatalf("seed=%d", seed)
		}
	}
}
