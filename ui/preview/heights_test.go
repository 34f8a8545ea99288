package preview

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// naiveFind is the oracle: walk from the top.
func naiveFind(each []float64, y float64) (int, float64) {
	if y < 0 {
		return 0, y
	}
	for i, h := range each {
		if y < h {
			return i, y
		}
		if i == len(each)-1 {
			return i, y
		}
		y -= h
	}
	return 0, y
}

func TestHeights_agree_with_a_plain_slice(t *testing.T) {
	seed := rand.Uint64()
	rnd := rand.New(rand.NewPCG(seed, 7))
	var h heights
	var plain []float64
	for step := range 3000 {
		n := len(plain)
		if n > 0 && rnd.IntN(2) == 0 {
			i, v := rnd.IntN(n), float64(1+rnd.IntN(90))
			h.set(i, v)
			plain[i] = v
		} else {
			from := rnd.IntN(n + 1)
			to := from + rnd.IntN(min(6, n-from)+1)
			with := make([]float64, rnd.IntN(6))
			for i := range with {
				with[i] = float64(1 + rnd.IntN(90))
			}
			h.splice(from, to, with)
			plain = slices.Replace(plain, from, to, with...)
		}
		total := 0.0
		for i, v := range plain {
			if h.before(i) != total || h.at(i) != v {
				t.Fatalf("seed %d step %d: part %d lies at %v with %v, want %v with %v", seed, step, i, h.before(i), h.at(i), total, v)
			}
			total += v
		}
		if h.total() != total || h.len() != len(plain) {
			t.Fatalf("seed %d step %d: total %v of %d, want %v of %d", seed, step, h.total(), h.len(), total, len(plain))
		}
		if len(plain) == 0 {
			continue
		}
		y := float64(rnd.IntN(int(total)+60) - 30)
		gotI, gotY := h.find(y)
		wantI, wantY := naiveFind(plain, y)
		if gotI != wantI || gotY != wantY {
			t.Fatalf("seed %d step %d: find(%v) = %d, %v, want %d, %v", seed, step, y, gotI, gotY, wantI, wantY)
		}
	}
}
