package highlight

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"galley/editor/text"
)

func TestFenceAt_finds_the_block_around_a_line(t *testing.T) {
	const src = "a\n```go x\none\n\ntwo\n```\nb\n~~~ {.py}\nthree\n"
	doc := text.FromString(src)
	x := New(doc)
	for _, test := range []struct {
		at, info, content string
	}{
		{"one", "go x", "one\n\ntwo\n"},
		{"two", "go x", "one\n\ntwo\n"},
		{"three", "{.py}", "three\n"},
		{"a\n", "", ""},
		{"```go", "", ""},
		{"```\nb", "", ""},
		{"b\n", "", ""},
		{"~~~", "", ""},
	} {
		f, ok := x.FenceAt(doc, strings.Index(src, test.at))
		if ok != (test.content != "") || f.Info != test.info || doc.String(f.Content) != test.content {
			t.Errorf("at %q: %v, %q", test.at, f, doc.String(f.Content))
		}
	}
}

// The content of a fence is exactly the lines that are painted as code.
func TestFenceAt_agrees_with_what_is_painted(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	r := rand.New(rand.NewPCG(seed, 0))
	lines := []string{"```", "````", "~~~", "``` go", "x", "", "    ```", "> ```", "- ```"}
	for range 500 {
		var b strings.Builder
		for range r.IntN(14) {
			b.WriteString(lines[r.IntN(len(lines))] + "\n")
		}
		doc := text.FromString(b.String())
		x := New(doc)
		for line := range doc.Lines() {
			span := doc.LineSpan(line)
			f, ok := x.FenceAt(doc, span.From)
			if ok && !f.Content.Covers(span) {
				t.Fatalf("seed=%d: line %d of %q is outside of its fence %v", seed, line, b.String(), f)
			}
			pieces := x.Line(nil, doc, span)
			code := len(pieces) == 1 && pieces[0].Role == Code
			if code != (ok && !span.Empty()) {
				t.Fatalf("seed=%d: line %d of %q is painted %v, fence %v %v", seed, line, b.String(), pieces, f, ok)
			}
		}
	}
}

func TestFenceAt_of_a_long_block_gives_up(t *testing.T) {
	doc := text.FromString("```\n" + strings.Repeat("a line\n", maxFence/4))
	x := New(doc)
	if _, ok := x.FenceAt(doc, doc.Len()/2); ok {
		t.Error("it was found out about")
	}
}
