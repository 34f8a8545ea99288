package text

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"testing"
)

// randomSet is a change set for a text of n bytes.
func randomSet(t testing.TB, r *rand.Rand, n int) ChangeSet {
	t.Helper()
	var changes []Change
	pos := 0
	for range r.IntN(5) {
		from := pos + r.IntN(n-pos+1)
		to := from + r.IntN(min(4, n-from)+1)
		changes = append(changes, Change{Span{from, to}, randomBytes(r, r.IntN(4))})
		pos = to
	}
	c, err := NewChangeSet(n, changes...)
	if err != nil {
		t.Fatalf("changes %v to %d bytes: %v", changes, n, err)
	}
	return c
}

// oracle applies changes to a plain byte slice, the simplest way there is.
func oracle(b []byte, c ChangeSet) []byte {
	var out []byte
	pos := 0
	for _, ch := range c.Changes() {
		out = append(out, b[pos:ch.From]...)
		out = append(out, ch.Insert...)
		pos = ch.To
	}
	return append(out, b[pos:]...)
}

// equalSets reports whether both keep the same bytes and insert the same bytes.
func equalSets(a, b ChangeSet) bool {
	return a.before == b.before && slices.EqualFunc(a.changes, b.changes, func(a, b Change) bool {
		return a.Span == b.Span && bytes.Equal(a.Insert, b.Insert)
	})
}

// checkCanonical reports what is wrong with the form of a set.
func checkCanonical(t testing.TB, c ChangeSet) {
	t.Helper()
	after, end := c.before, -1
	for _, ch := range c.changes {
		if ch.From <= end || ch.From > ch.To || ch.To > c.before || ch.Empty() && len(ch.Insert) == 0 {
			t.Fatalf("%v is not in canonical form", c)
		}
		after += len(ch.Insert) - ch.Len()
		end = ch.To
	}
	if after != c.after {
		t.Fatalf("%v gives %d bytes, not %d", c, after, c.after)
	}
}

func apply(b []byte, c ChangeSet) []byte {
	return bytes.Clone(c.Apply(New(slices.Clone(b))).Bytes())
}

func TestChangeSet_obeys_its_laws(t *testing.T) {
	r := seeded(t)
	for range 20_000 {
		doc := randomBytes(r, r.IntN(12))
		a := randomSet(t, r, len(doc))
		b := randomSet(t, r, a.after)
		c := randomSet(t, r, b.after)
		x := randomSet(t, r, len(doc)) // made for the same text as a
		empty := ChangeSet{before: len(doc), after: len(doc)}

		afterA := oracle(doc, a)
		if got := apply(doc, a); !bytes.Equal(got, afterA) {
			t.Fatalf("%q with %v is %q, want %q", doc, a, got, afterA)
		}
		inverse := a.Invert(New(doc))
		if got := apply(afterA, inverse); !bytes.Equal(got, doc) {
			t.Fatalf("%q with %v and back is %q", doc, a, got)
		}
		if got := inverse.Invert(New(afterA)); !equalSets(got, a) {
			t.Fatalf("%v inverted twice is %v", a, got)
		}
		ab := a.Compose(b)
		if got, want := apply(doc, ab), apply(afterA, b); !bytes.Equal(got, want) {
			t.Fatalf("%q with %v then %v is %q, composed %v is %q", doc, a, b, want, ab, got)
		}
		if left, right := ab.Compose(c), a.Compose(b.Compose(c)); !equalSets(left, right) {
			t.Fatalf("(%v + %v) + %v is %v, but %v the other way", a, b, c, left, right)
		}
		if !equalSets(a.Compose(ChangeSet{before: a.after, after: a.after}), a) || !equalSets(empty.Compose(a), a) {
			t.Fatalf("%v composed with nothing changes", a)
		}
		mappedX, mappedA := x.Map(a, After), a.Map(x, Before)
		left, right := a.Compose(mappedX), x.Compose(mappedA)
		if l, r := apply(doc, left), apply(doc, right); !bytes.Equal(l, r) {
			t.Fatalf("%q: %v and %v give %q, or %q the other way", doc, a, x, l, r)
		}
		if !equalSets(a.Map(empty, After), a) || !empty.Map(a, Before).Empty() {
			t.Fatalf("%v mapped over nothing changes", a)
		}
		for _, set := range []ChangeSet{a, inverse, ab, mappedX, mappedA, left} {
			checkCanonical(t, set)
			again, err := parseChangeSet(set.String())
			if err != nil || !equalSets(again, set) {
				t.Fatalf("%v is read as %v, %v", set, again, err)
			}
		}
	}
}

func TestChangeSet_Map_keeps_what_both_insert(t *testing.T) {
	r := seeded(t)
	for range 2000 {
		n := r.IntN(12)
		upper := func(c ChangeSet) ChangeSet { // one writes A, the other x
			for i := range c.changes {
				c.changes[i].Insert = bytes.Repeat([]byte("A"), len(c.changes[i].Insert))
			}
			return c
		}
		a := upper(randomSet(t, r, n))
		x := randomSet(t, r, n)
		for i := range x.changes {
			x.changes[i].Insert = bytes.Repeat([]byte("x"), len(x.changes[i].Insert))
		}
		doc := bytes.Repeat([]byte("."), n)
		both := apply(doc, a.Compose(x.Map(a, After)))
		if got, want := bytes.Count(both, []byte("A")), bytes.Count(apply(doc, a), []byte("A")); got != want {
			t.Fatalf("%v and %v keep %d of %d A", a, x, got, want)
		}
		if got, want := bytes.Count(both, []byte("x")), bytes.Count(apply(doc, x), []byte("x")); got != want {
			t.Fatalf("%v and %v keep %d of %d x", a, x, got, want)
		}
	}
}

func TestChangeSet_MapPos_goes_where_its_byte_goes(t *testing.T) {
	r := seeded(t)
	for range 5000 {
		n := r.IntN(12)
		doc := []byte("0123456789ab")[:n]
		c := randomSet(t, r, n)
		after := apply(doc, c)
		last := [2]int{}
		for pos := 0; pos <= n; pos++ {
			for _, side := range []Side{Before, After} {
				got := c.MapPos(pos, side)
				if got < last[side] || got > len(after) {
					t.Fatalf("%v maps %d to %d, after %d", c, pos, got, last[side])
				}
				last[side] = got
			}
			if c.MapPos(pos, Before) > c.MapPos(pos, After) {
				t.Fatalf("%v maps %d Before behind After", c, pos)
			}
			deleted := slices.ContainsFunc(c.Changes(), func(ch Change) bool { return ch.Contains(pos) })
			if pos < n && !deleted && after[c.MapPos(pos, After)] != doc[pos] {
				t.Fatalf("%v maps byte %d to %d of %q", c, pos, c.MapPos(pos, After), after)
			}
			span := c.MapSpan(Span{r.IntN(pos + 1), pos})
			if span.From > span.To || span.To > len(after) {
				t.Fatalf("%v maps a span to %v", c, span)
			}
		}
	}
}

func TestChangeSet_MapPos_at_the_ends_of_a_change(t *testing.T) {
	for _, c := range []struct {
		name, set     string
		pos           int
		before, after int
	}{
		{"before", `2 0:"xy" 2`, 1, 1, 1},
		{"at an insertion", `2 0:"xy" 2`, 2, 2, 4},
		{"behind", `2 0:"xy" 2`, 3, 5, 5},
		{"in a deletion", `1 3:"" 1`, 2, 1, 1},
		{"start of a replacement", `1 3:"xy" 1`, 1, 1, 1},
		{"in a replacement", `1 3:"xy" 1`, 2, 1, 3},
		{"end of a replacement", `1 3:"xy" 1`, 4, 3, 3},
		{"insertion at the end", `2 0:"x"`, 2, 2, 3},
		{"between two", `0:"a" 1 0:"b" 1`, 1, 2, 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			set, err := parseChangeSet(c.set)
			if err != nil {
				t.Fatal(err)
			}
			if got := set.MapPos(c.pos, Before); got != c.before {
				t.Errorf("Before: %d, want %d", got, c.before)
			}
			if got := set.MapPos(c.pos, After); got != c.after {
				t.Errorf("After: %d, want %d", got, c.after)
			}
		})
	}
}

func TestNewChangeSet_joins_sorts_and_refuses(t *testing.T) {
	for _, c := range []struct {
		name    string
		changes []Change
		want    string // "" for an error
	}{
		{"nothing", nil, "9"},
		{"change of nothing", []Change{Delete(3, 3)}, "9"},
		{"unsorted", []Change{Insert(8, "b"), Delete(1, 2)}, `1 1:"" 6 0:"b" 1`},
		{"touching", []Change{Delete(1, 2), Delete(2, 3)}, `1 2:"" 6`},
		{"insertions in order", []Change{Insert(4, "a"), Insert(4, "b")}, `4 0:"ab" 5`},
		{"insertion before and after a deletion", []Change{Delete(4, 5), Insert(5, "b"), Insert(4, "a")}, `4 1:"ab" 4`},
		{"overlap", []Change{Delete(1, 3), Delete(2, 4)}, ""},
		{"insertion within a deletion", []Change{Delete(1, 3), Insert(2, "a")}, ""},
		{"negative", []Change{Delete(-1, 3)}, ""},
		{"backwards", []Change{Delete(3, 1)}, ""},
		{"beyond", []Change{Insert(10, "a")}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			set, err := NewChangeSet(9, c.changes...)
			if (err == nil) != (c.want != "") || err == nil && set.String() != c.want {
				t.Errorf("%v, %v; want %q", set, err, c.want)
			}
		})
	}
}

func TestNewChangeSet_leaves_the_given_changes_alone(t *testing.T) {
	insert := make([]byte, 1, 10)
	changes := []Change{{Span{2, 2}, insert}, {Span{2, 3}, []byte("b")}, Insert(0, "z")}
	if _, err := NewChangeSet(4, changes...); err != nil {
		t.Fatal(err)
	}
	if changes[0].From != 2 || insert[:2][1] != 0 {
		t.Error("the argument was written to")
	}
}

func TestChangeSet_Touched_spans_all_changes(t *testing.T) {
	set, _ := parseChangeSet(`2 1:"abc" 4 0:"x" 3`)
	before, after := set.Touched()
	if before != (Span{2, 7}) || after != (Span{2, 10}) {
		t.Errorf("Touched() = %v, %v", before, after)
	}
	if before, after = (ChangeSet{}).Touched(); before != (Span{}) || after != (Span{}) {
		t.Errorf("Touched() of nothing = %v, %v", before, after)
	}
}

func TestChangeSet_panics_on_another_length(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	set, _ := parseChangeSet("4 0:2 4")
	set.Apply(FromString("seven b"))
}

func TestChangeSet_applies_many_changes_as_it_does_few(t *testing.T) {
	r := seeded(t)
	for range 200 {
		doc := randomBytes(r, 20_000)
		var changes []Change
		for at := r.IntN(5_000); at+10 < len(doc) && len(changes) < 200; at += r.IntN(200) {
			to := at + r.IntN(10)
			changes = append(changes, Change{Span{at, to}, randomBytes(r, r.IntN(10))})
			at = to
		}
		c, err := NewChangeSet(len(doc), changes...)
		if err != nil {
			t.Fatal(err)
		}
		before := New(slices.Clone(doc)).Replace(Span{100, 100}, []byte("x")).Replace(Span{100, 101}, nil)
		after := c.Apply(before)
		if got := after.Bytes(); !bytes.Equal(got, oracle(doc, c)) {
			t.Fatalf("%d changes give another text", len(changes))
		}
		if got := c.Invert(before).Apply(after); !got.Equal(before) {
			t.Fatalf("%d changes are not undone", len(changes))
		}
	}
}
