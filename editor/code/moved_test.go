package code

import (
	"math/rand/v2"
	"testing"
	"time"
)

func TestMoved_keeps_the_kinds_outside_of_a_change(t *testing.T) {
	pieces := Split("go", "func a() { return 1 }")
	for _, test := range []struct{ changed, want string }{
		{"func ab() { return 1 }", "k<func> f<ab>() { k<return> n<1> }"},
		{"func a() { return 12 }", "k<func> f<a>() { k<return> n<12> }"},
		{"func a() { return  }", "k<func> f<a>() { k<return>  }"},
		{"x func a() { return 1 }", "k<x func> f<a>() { k<return> n<1> }"},
		{"something else altogether", ""},
	} {
		moved := Moved(pieces, "func a() { return 1 }", test.changed)
		if got := draw(test.changed, moved); got != test.want {
			t.Errorf("%q: got %q, want %q", test.changed, got, test.want)
		}
	}
}

func TestMoved_covers_what_was_changed(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	r := rand.New(rand.NewPCG(seed, 0))
	const source = "package a\n\nfunc b(c int) string { return \"d\" } // e\n"
	pieces := Split("go", source)
	for range 2000 {
		from := r.IntN(len(source) + 1)
		to := min(len(source), from+r.IntN(6))
		changed := source[:from] + "xyz"[:r.IntN(4)] + source[to:]
		at := 0
		for _, p := range Moved(pieces, source, changed) {
			if p.To <= at || p.To > len(changed) {
				t.Fatalf("seed=%d: %q has a piece that ends at %d, behind %d", seed, changed, p.To, at)
			}
			at = p.To
		}
		if at != len(changed) {
			t.Fatalf("seed=%d: %q is covered up to %d of %d", seed, changed, at, len(changed))
		}
	}
}
