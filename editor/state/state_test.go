package state_test

import (
	"testing"

	"galley/editor/state"
	"galley/editor/state/statetest"
	"galley/editor/text"
)

func TestState_Apply_maps_the_selection_it_is_not_told(t *testing.T) {
	for _, c := range []struct {
		name, in string
		changes  []text.Change
		want     string
	}{
		{"insertion before", "ab|c", []text.Change{text.Insert(0, "xy")}, "xyab|c"},
		{"insertion at the caret", "ab|c", []text.Change{text.Insert(2, "x")}, "abx|c"},
		{"insertion at the ends of a range", "a[b]c", []text.Change{text.Insert(1, "x"), text.Insert(2, "y")}, "ax[b]yc"},
		{"backwards", "a]b[c", []text.Change{text.Insert(1, "x"), text.Insert(2, "y")}, "ax]b[yc"},
		{"deletion around", "a[b]cd", []text.Change{text.Delete(0, 3)}, "|d"},
		{"replacement of the range", "a[bc]d", []text.Change{text.Replace(text.Span{From: 1, To: 3}, "xyz")}, "a[xyz]d"},
		{"carets that meet", "a|b|c", []text.Change{text.Delete(0, 3)}, "|"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tx, err := statetest.Parse(c.in).Apply(state.Spec{Changes: c.changes, Origin: state.Reload})
			if err != nil {
				t.Fatal(err)
			}
			if got := statetest.Format(tx.After); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestState_Apply_orders_and_joins_ranges(t *testing.T) {
	st := state.New(text.FromString("abcdefgh"))
	for _, c := range []struct {
		name string
		sel  state.Selection
		want string
		main int
	}{
		{"none", state.Selection{}, "|abcdefgh", 0},
		{"unsorted", state.Selection{Ranges: []state.Range{{5, 6}, {1, 2}}}, "a[b]cde[f]gh", 1},
		{"overlapping", state.Selection{Ranges: []state.Range{{1, 4}, {3, 6}}, Main: 1}, "a[bcdef]gh", 0},
		{"overlapping backwards", state.Selection{Ranges: []state.Range{{4, 1}, {3, 6}}}, "a]bcdef[gh", 0},
		{"touching", state.Selection{Ranges: []state.Range{{1, 3}, {3, 5}}}, "a[bc][de]fgh", 0},
		{"caret at the end of a range", state.Selection{Ranges: []state.Range{{1, 3}, {3, 3}}}, "a[bc]defgh", 0},
		{"caret at the start of a range", state.Selection{Ranges: []state.Range{{3, 3}, {5, 3}}, Main: 1}, "abc]de[fgh", 0},
		{"same carets", state.Selection{Ranges: []state.Range{{3, 3}, {1, 1}, {3, 3}}, Main: 2}, "a|bc|defgh", 1},
		{"main out of range", state.Selection{Ranges: []state.Range{{3, 3}}, Main: 7}, "abc|defgh", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			tx, err := st.Apply(state.Spec{Sel: &c.sel, Origin: state.Move})
			if err != nil {
				t.Fatal(err)
			}
			if got := statetest.Format(tx.After); got != c.want || tx.After.Sel.Main != c.main {
				t.Errorf("%q main %d, want %q main %d", got, tx.After.Sel.Main, c.want, c.main)
			}
		})
	}
}

func TestState_Apply_counts_versions_of_the_text(t *testing.T) {
	st := statetest.Parse("a|b")
	tx, _ := st.Apply(state.Spec{Sel: &state.Selection{}, Origin: state.Move})
	if tx.After.Version != 0 {
		t.Error("a move made a new version")
	}
	tx, _ = tx.After.Apply(state.Spec{Changes: []text.Change{text.Insert(0, "x")}})
	if tx.After.Version != 1 || st.Version != 0 {
		t.Errorf("version %d after an edit", tx.After.Version)
	}
}

func TestState_Apply_refuses_what_lies_outside(t *testing.T) {
	st := statetest.Parse("ab|")
	outside := state.Caret(3)
	for name, spec := range map[string]state.Spec{
		"change":    {Changes: []text.Change{text.Delete(1, 3)}},
		"overlap":   {Changes: []text.Change{text.Delete(0, 2), text.Delete(1, 2)}},
		"selection": {Sel: &outside},
	} {
		if _, err := st.Apply(spec); err == nil {
			t.Errorf("%s outside is accepted", name)
		}
	}
}

func TestNotation_reads_what_it_writes(t *testing.T) {
	for _, s := range []string{"|", "a|b", "a[b]c", "a]b[c", "[a]b|c]d[", "- [[x]] a|", "|| a |", "[ab][cd]", "a[b]c|||"} {
		if got := statetest.Format(statetest.Parse(s)); got != s {
			t.Errorf("%q is written as %q", s, got)
		}
	}
}
