package merge

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// longText has n paragraphs that all differ.
func longText(n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprintf("Paragraph %d has some words. It has two sentences.\n\n", i)
	}
	return all
}

// Edits that do not touch are merged without a question, whatever the length of the
// text and however many they are: the oracle edits both in one copy.
func TestMerge_of_disjoint_edits_is_both(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 4))
		n := 5 + r.IntN(40)
		if seed%100 == 0 {
			n = 30_000 // long enough to be cut into regions
		}
		base := longText(n)
		mine, theirs, want := slices.Clone(base), slices.Clone(base), slices.Clone(base)
		mark := func(side []string, i int, name string) {
			switch r.IntN(4) {
			case 0:
				side[i], want[i] = "", ""
			case 1:
				side[i] = "Added by " + name + ".\n\n" + side[i]
				want[i] = side[i]
			default:
				side[i] = strings.Replace(side[i], "some words", name+" words", 1)
				want[i] = side[i]
			}
		}
		for i := r.IntN(3); i < n; i += 2 + r.IntN(max(4, n/150)) {
			if r.IntN(2) == 0 {
				mark(mine, i, "mine")
			} else {
				mark(theirs, i, "theirs")
			}
		}
		got := merge(strings.Join(base, ""), strings.Join(mine, ""), strings.Join(theirs, ""))
		if len(got.Conflicts) > 0 || string(got.Text.Bytes()) != strings.Join(want, "") {
			t.Fatalf("seed %d, %d paragraphs: %d conflicts; got\n%.2000s\nwant\n%.2000s", seed, n, len(got.Conflicts), shown(got), strings.Join(want, ""))
		}
	}
}

// A long text with many edits on both sides is no single conflict.
func TestMerge_of_a_long_text_asks_only_about_what_both_changed(t *testing.T) {
	base := longText(40_000)
	mine, theirs := slices.Clone(base), slices.Clone(base)
	for i := 0; i < len(base); i += 200 {
		mine[i] = strings.Replace(mine[i], "some words", "my words", 1)
		theirs[i+100] = strings.Replace(theirs[i+100], "some words", "their words", 1)
	}
	mine[20_050], theirs[20_050] = "Mine.\n\n", "Theirs.\n\n"
	got := merge(strings.Join(base, ""), strings.Join(mine, ""), strings.Join(theirs, ""))
	if len(got.Conflicts) != 1 || got.Conflicts[0].Mine != "Mine." || got.Conflicts[0].Theirs != "Theirs." {
		t.Fatalf("%d conflicts: %.300v", len(got.Conflicts), got.Conflicts)
	}
}

// Regions are the versions, in order and without a gap, and where they part nobody
// changed anything.
func TestRegions_are_the_whole_of_each_version(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 6))
		base := longText(6000)
		edit := func() []string {
			out := slices.Clone(base)
			for range 1 + r.IntN(2000) {
				at := r.IntN(len(out))
				switch r.IntN(3) {
				case 0:
					out = slices.Delete(out, at, min(len(out), at+r.IntN(3)))
				case 1:
					out = slices.Insert(out, at, fmt.Sprintf("New %d.\n", r.IntN(9)))
				default:
					out[at] = "Other.\n"
				}
			}
			return out
		}
		mine, theirs := edit(), edit()
		var b, m, th []string
		all := regionsOf(base, mine, theirs)
		for _, part := range all {
			b, m, th = append(b, part.base...), append(m, part.mine...), append(th, part.theirs...)
		}
		if !slices.Equal(b, base) || !slices.Equal(m, mine) || !slices.Equal(th, theirs) {
			t.Fatalf("seed %d: the %d regions are not the whole", seed, len(all))
		}
		for i, part := range all[1:] {
			if part.base[0] != part.mine[0] || part.base[0] != part.theirs[0] {
				t.Fatalf("seed %d: region %d begins with %q, %q, %q", seed, i+1, part.base[0], part.mine[0], part.theirs[0])
			}
		}
	}
}

// Who answers every question with "theirs" gets the text that the other one would get
// by answering "mine".
func TestMerge_answered_one_way_is_the_same_from_both_sides(t *testing.T) {
	for seed := range uint64(3000) {
		r := rand.New(rand.NewPCG(seed, 5))
		base := randomBase(r)
		mine, theirs := randomEdit(r, base, "mine"), randomEdit(r, base, "theirs")
		there, back := merge(base, mine, theirs), merge(base, theirs, mine)
		if got, want := answered(there), string(back.Text.Bytes()); got != want {
			t.Fatalf("seed %d: theirs here is %q, mine there %q", seed, got, want)
		}
	}
}

// answered is a merge with theirs in every conflict.
func answered(r Result) string {
	doc := string(r.Text.Bytes())
	for _, c := range slices.Backward(r.Conflicts) {
		doc = doc[:c.From] + c.Theirs + doc[c.To:]
	}
	return doc
}

// The fields of both versions, by key: what only one changed is as there, and what
// both changed in different ways is a conflict or, in a list, merged by item.
func TestMerge_of_fields_laws(t *testing.T) {
	keys := []string{"title", "category", "author", "date", "slug"}
	for seed := range uint64(2000) {
		r := rand.New(rand.NewPCG(seed, 7))
		random := func() map[string]string {
			m := map[string]string{}
			for _, k := range keys {
				if r.IntN(4) > 0 {
					m[k] = fmt.Sprintf("value %d", r.IntN(9))
				}
			}
			return m
		}
		change := func(from map[string]string) map[string]string {
			m := random()
			for _, k := range keys {
				if r.IntN(2) == 0 {
					delete(m, k)
					if v, ok := from[k]; ok {
						m[k] = v
					}
				}
			}
			return m
		}
		write := func(m map[string]string) string {
			s := "---\n"
			for _, k := range keys {
				if v, ok := m[k]; ok {
					s += k + ": " + v + "\n"
				}
			}
			return s + "---\n\nBody.\n"
		}
		base := random()
		mine, theirs := change(base), change(base)
		got := merge(write(base), write(mine), write(theirs))
		f, ok := fieldsOf(string(got.Text.Bytes()))
		if !ok {
			t.Fatalf("seed %d: the fields cannot be read:\n%s", seed, got.Text.Bytes())
		}
		for _, k := range keys {
			value := func(m map[string]string) string {
				if v, ok := m[k]; ok {
					return k + ": " + v + "\n"
				}
				return ""
			}
			asked := slices.ContainsFunc(got.Conflicts, func(c Conflict) bool { return c.Where == k })
			want, agreed := choose(value(base), value(mine), value(theirs))
			if !agreed {
				want = value(mine)
			}
			if f.get(k) != want || asked == agreed {
				t.Fatalf("seed %d: %s is %q, asked %v; base %q, mine %q, theirs %q", seed, k, f.get(k), asked, value(base), value(mine), value(theirs))
			}
		}
	}
}
