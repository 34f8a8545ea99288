// Package layouttest has the fake layout.Measurer and the contract that the
// fake and the real one both pass.
package layouttest

import (
	"math"
	"testing"
	"unicode/utf8"

	"galley/editor/layout"
)

// Fixed measures every character, and every byte that is none, as this many
// pixels. A row may end after a space.
type Fixed float32

var _ layout.Measurer = Fixed(0)

// Measure implements layout.Measurer.
func (f Fixed) Measure(segment []byte, _ int) []layout.Cluster {
	var out []layout.Cluster
	for i := 0; i < len(segment); {
		_, n := utf8.DecodeRune(segment[i:])
		space := segment[i] == ' ' || segment[i] == '\t'
		out = append(out, layout.Cluster{From: i, To: i + n, Width: float32(f), Break: space, Space: space})
		i += n
	}
	return out
}

// texts hold what is likely to be measured wrongly.
var texts = []string{
	"", " ", "a", "one two", "trailing   ", "\t", "a\tb\t", "e\u0301\u0323x", "\u0301", "👩‍👩‍👧‍👦 🇩🇪🇫🇷", "日本語 text",
	"שלום abc 123 (עולם)", "مرحبا بالعالم", "\x00\x01\x7f", "\xff\xfe\x80", "caf\xc3", "\u202Eevil\u202C", "\ufeffbom",
	"soft\u00adhyphen no\u00a0break zero\u200bwidth", "https://example.org/a/long/path?with=query", "ffi office -> != ##",
	"a\u2028b\u2029c\u0085d", "\r", "x\u200dy", "नमस्ते", "각", "\u0e01\u0e33",
}

// Measurer fails t where m breaks the contract of layout.Measurer.
func Measurer(t *testing.T, m layout.Measurer) {
	t.Helper()
	for _, s := range texts {
		Check(t, s, m.Measure([]byte(s), 0))
	}
}

// Check fails t where clusters are not what a Measurer may return for text.
func Check(t *testing.T, text string, clusters []layout.Cluster) {
	t.Helper()
	at := 0
	for i, c := range clusters {
		if c.From != at || c.To <= c.From {
			t.Fatalf("%q: cluster %d is %d…%d, want it to start at %d", text, i, c.From, c.To, at)
		}
		at = c.To
		if w := float64(c.Width); w < 0 || math.IsNaN(w) || math.IsInf(w, 0) {
			t.Errorf("%q: cluster %d is %v wide", text, i, c.Width)
		}
	}
	if at != len(text) {
		t.Fatalf("%q: clusters end at %d of %d", text, at, len(text))
	}
	for i := 1; i < len(clusters); i++ {
		if clusters[i].Space && clusters[i-1].Break && !clusters[i-1].Space {
			t.Errorf("%q: a row may end before the space at %d", text, clusters[i].From)
		}
	}
}
