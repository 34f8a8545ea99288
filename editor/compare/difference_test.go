package compare

import (
	"math/rand/v2"
	"strings"
	"testing"

	"galley/editor/text"
)

func TestLines_turns_one_text_into_the_other(t *testing.T) {
	for seed := range uint64(2000) {
		r := rand.New(rand.NewPCG(seed, 1))
		make := func() string {
			var b strings.Builder
			for range r.IntN(12) {
				b.WriteString([]string{"a\n", "b\n", "\n", "c", "a longer line\r\n", "é\n"}[r.IntN(6)])
			}
			return b.String()
		}
		from, to := text.FromString(make()), text.FromString(make())
		set, err := text.NewChangeSet(from.Len(), Lines(from, to)...)
		if err != nil {
			t.Fatalf("seed=%d: %v", seed, err)
		}
		if got := set.Apply(from); !got.Equal(to) {
			t.Fatalf("seed=%d: %q to %q gave %q", seed, from.Bytes(), to.Bytes(), got.Bytes())
		}
		var words []text.Change
		for _, c := range Lines(from, to) {
			words = append(words, Words(from, c)...)
		}
		finer, err := text.NewChangeSet(from.Len(), words...)
		if err != nil {
			t.Fatalf("seed=%d: %v", seed, err)
		}
		if got := finer.Apply(from); !got.Equal(to) {
			t.Fatalf("seed=%d: %q to %q gave %q by words", seed, from.Bytes(), to.Bytes(), got.Bytes())
		}
	}
}
