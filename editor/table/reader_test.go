package table

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"galley/editor/text"
)

func TestReader_reads_what_split_does(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	r := rand.New(rand.NewPCG(seed, 0))
	defer func() {
		if t.Failed() {
			t.Logf("seed %d", seed)
		}
	}()
	for range 60 {
		var b strings.Builder
		for range r.IntN(40) {
			switch r.IntN(8) {
			case 0:
				b.WriteString(strings.Repeat("x", r.IntN(3*firstPiece)))
			case 1:
				b.WriteString(strings.Repeat("y", max(0, r.IntN(200)+maxLine-200)))
			case 2:
				b.WriteString("\r")
			default:
				b.WriteString("some text")
			}
			b.WriteString([]string{"\n", "\r\n", "\n\n", "\r\n\r\n"}[r.IntN(4)])
		}
		s := b.String()
		doc := text.FromString(s)
		var want []string
		for _, l := range strings.Split(s, "\n") {
			want = append(want, strings.TrimSuffix(l, "\r"))
		}
		if last := len(want) - 1; strings.HasSuffix(s, "\r") {
			want[last] += "\r"
		}
		spans := readLines(doc, 0, len(want))
		if len(spans) != len(want) {
			t.Fatalf("%d lines, want %d", len(spans), len(want))
		}
		from := r.IntN(len(want))
		down, up := reader{doc: doc}, reader{doc: doc}
		check := func(n int, l line, ok bool, rd reader) {
			t.Helper()
			if !ok && rd.spent() {
				return
			}
			if !ok || l.n != n || doc.String(l.span) != want[n] || l.span != spans[n] || string(l.content) != string(trim([]byte(want[n]))) {
				t.Fatalf("line %d: got %d %v %v, want %v", n, l.n, l.span, ok, spans[n])
			}
		}
		l, ok := down.line(from)
		check(from, l, ok, down)
		start := l
		for n := from + 1; n < len(want) && ok; n++ {
			l, ok = down.below(l)
			check(n, l, ok, down)
		}
		if _, more := down.below(l); ok && more {
			t.Fatal("a line below the last one")
		}
		l, ok = start, true
		for n := from - 1; n >= 0 && ok; n-- {
			l, ok = up.above(l)
			check(n, l, ok, up)
		}
		if _, more := up.above(l); ok && more {
			t.Fatal("a line above the first one")
		}
	}
}

func TestReader_declines_a_giant_line(t *testing.T) {
	giant := strings.Repeat("x", maxLine+1)
	doc := text.FromString("a\n" + giant + "\nb\n" + giant)
	r := reader{doc: doc}
	a, _ := r.line(0)
	b, _ := r.line(2)
	if _, ok := r.line(1); ok {
		t.Error("read by its number")
	}
	if _, ok := r.below(a); ok {
		t.Error("read below")
	}
	if _, ok := r.above(b); ok {
		t.Error("read above")
	}
	if _, ok := r.below(b); ok {
		t.Error("read at the end")
	}
}
