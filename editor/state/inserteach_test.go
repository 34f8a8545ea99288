package state_test

import (
	"testing"

	"galley/editor/state"
	"galley/editor/state/statetest"
)

func TestInsertEach_gives_every_range_its_own_part(t *testing.T) {
	for _, test := range []struct {
		name, before string
		parts        []string
		after        string // "" when it does not apply
	}{
		{"carets", "a|b|c", []string{"1", "22"}, "a1|b22|c"},
		{"selections", "a[b]c[d]", []string{"1", ""}, "a1|c|"},
		{"one range", "a|b", []string{"1"}, ""},
		{"too many", "a|b|", []string{"1", "2", "3"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			st := statetest.Parse(test.before)
			spec, ok := state.InsertEach(test.parts, state.Paste)(st)
			if !ok {
				if test.after != "" {
					t.Fatal("does not apply")
				}
				return
			}
			tx, err := st.Apply(spec)
			if err != nil {
				t.Fatal(err)
			}
			if got := statetest.Format(tx.After); got != test.after {
				t.Errorf("got %q, want %q", got, test.after)
			}
		})
	}
}
