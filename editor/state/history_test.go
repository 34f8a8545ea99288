package state

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"galley/editor/text"
)

// desk is a state with its history and a clock that the test moves.
type desk struct {
	t     testing.TB
	now   time.Time
	state State
	h     *History
}

func newDesk(t testing.TB, doc string) *desk {
	return &desk{t: t, now: time.Date(2024, 3, 5, 9, 0, 0, 0, time.UTC), state: New(text.FromString(doc)), h: NewHistory()}
}

func (d *desk) dispatch(spec Spec) {
	d.t.Helper()
	tx, err := d.state.Apply(spec)
	if err != nil {
		d.t.Fatal(err)
	}
	d.h.Record(tx, d.now)
	d.state = tx.After
}

func (d *desk) run(c Command) {
	d.t.Helper()
	if spec, ok := c(d.state); ok {
		d.dispatch(spec)
	}
}

// typing types every character of s, 100 ms apart.
func (d *desk) typing(s string) {
	d.t.Helper()
	for _, r := range s {
		d.now = d.now.Add(100 * time.Millisecond)
		d.run(InsertText(string(r)))
	}
}

func (d *desk) undo() bool {
	d.t.Helper()
	spec, ok := d.h.Undo(d.state)
	if ok {
		d.dispatch(spec)
	}
	return ok
}

func (d *desk) redo() bool {
	d.t.Helper()
	spec, ok := d.h.Redo(d.state)
	if ok {
		d.dispatch(spec)
	}
	return ok
}

func (d *desk) text() string { return d.state.Doc.String(d.state.Doc.Span()) }

// undone is the texts that undoing everything goes through, joined by "|".
func (d *desk) undone() string {
	var all []string
	for d.undo() {
		all = append(all, d.text())
	}
	return strings.Join(all, "|")
}

func TestHistory_groups_steps(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(d *desk)
		want string // the texts while undoing
	}{
		{"a word is a step", func(d *desk) { d.typing("one two") }, "one |"},
		{"a pause ends a group", func(d *desk) {
			d.typing("on")
			d.now = d.now.Add(time.Second)
			d.typing("e")
		}, "on|"},
		{"a clock set back ends a group", func(d *desk) {
			d.typing("on")
			d.now = d.now.Add(-time.Hour)
			d.typing("e")
		}, "on|"},
		{"a move ends a group", func(d *desk) {
			d.typing("ac")
			d.run(Left(false))
			d.typing("b")
		}, "ac|"},
		{"a move there and back ends a group", func(d *desk) {
			d.typing("a")
			d.run(Left(false))
			d.run(Right(false))
			d.typing("b")
		}, "a|"},
		{"deleting is another step", func(d *desk) {
			d.typing("abc")
			d.run(DeleteBackward)
			d.run(DeleteBackward)
			d.typing("x")
		}, "a|abc|"},
		{"a new line is a step", func(d *desk) {
			d.typing("a")
			d.run(InsertText("\n"))
			d.typing("b")
		}, "a\n|a|"},
		{"ending a list is a step", func(d *desk) {
			d.typing("- a")
			d.run(InsertText("\n- "))
			d.dispatch(Spec{Changes: []text.Change{text.Delete(4, 6)}, Origin: Type})
		}, "- a\n- |- a|- |"},
		{"a paste is a step", func(d *desk) {
			d.typing("a")
			d.run(InsertPaste("b", "\n"))
			d.run(InsertPaste("c", "\n"))
		}, "ab|a|"},
		{"a format is a step", func(d *desk) {
			d.typing("a")
			d.dispatch(Spec{Changes: []text.Change{text.Insert(0, "## ")}, Origin: Format})
			d.dispatch(Spec{Changes: []text.Change{text.Insert(1, "#")}, Origin: Format})
		}, "## a|a|"},
		{"a correction is a step", func(d *desk) {
			d.typing("it'")
			d.dispatch(Spec{Changes: []text.Change{text.Replace(text.Span{From: 2, To: 3}, "’")}, Origin: Correct})
			d.typing("s")
		}, "it’|it'|"},
		{"a reload is a step", func(d *desk) {
			d.typing("a")
			d.dispatch(Spec{Changes: []text.Change{text.Insert(1, "b")}, Origin: Reload})
			d.typing("c")
		}, "ab|a|"},
		{"keys typed into a field are a step", func(d *desk) {
			d.typing("x")
			d.dispatch(Spec{Changes: []text.Change{text.Insert(0, "a")}, Origin: Field})
			d.dispatch(Spec{Changes: []text.Change{text.Insert(1, "b")}, Origin: Field})
		}, "x|"},
		{"another field is another step", func(d *desk) {
			d.typing("some words")
			d.dispatch(Spec{Changes: []text.Change{text.Insert(0, "a")}, Origin: Field})
			d.dispatch(Spec{Changes: []text.Change{text.Insert(9, "b")}, Origin: Field})
		}, "asome words|some words|some |"},
		{"a moved item is a step", func(d *desk) {
			d.dispatch(Spec{Changes: []text.Change{text.Insert(0, "a\n")}, Origin: Field})
			d.dispatch(Spec{Changes: []text.Change{text.Insert(0, "b\n")}, Origin: Field})
		}, "a\n|"},
		{"an undo ends a group", func(d *desk) {
			d.typing("one two")
			d.undo()
			d.typing("x")
		}, "one |"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t, "")
			c.do(d)
			if got := d.undone(); got != c.want {
				t.Errorf("undone: %q, want %q", got, c.want)
			}
		})
	}
}

func TestHistory_Undo_restores_the_selection(t *testing.T) {
	d := newDesk(t, "one two three")
	selected := Select(7, 4)
	d.dispatch(Spec{Sel: &selected, Origin: Move})
	d.typing("xy")
	d.run(DocStart(false))
	after := d.state
	d.undo()
	if d.text() != "one two three" || !d.state.Sel.Equal(selected) {
		t.Errorf("%q with %v", d.text(), d.state.Sel)
	}
	d.redo()
	if !d.state.Doc.Equal(after.Doc) || !d.state.Sel.Equal(Caret(6)) {
		t.Errorf("redone: %q with %v", d.text(), d.state.Sel)
	}
	d.undo()
	if !d.state.Sel.Equal(selected) {
		t.Errorf("undone again: %v", d.state.Sel)
	}
	d.redo()
	if !d.state.Sel.Equal(Caret(6)) {
		t.Errorf("redone again: %v", d.state.Sel)
	}
}

func TestHistory_an_edit_forgets_what_was_undone(t *testing.T) {
	d := newDesk(t, "")
	d.typing("a b")
	d.undo()
	if len(d.h.redo) == 0 {
		t.Fatal("nothing to redo")
	}
	d.run(Left(false))
	if len(d.h.redo) == 0 {
		t.Error("a move forgets what was undone")
	}
	d.typing("c")
	if len(d.h.redo) > 0 || d.redo() {
		t.Error("redo after an edit")
	}
}

func TestHistory_Undo_refuses_a_state_it_did_not_see(t *testing.T) {
	d := newDesk(t, "")
	d.typing("abc")
	if _, ok := d.h.Undo(New(text.FromString("other"))); ok {
		t.Error("undo applied to another document")
	}
}

func TestHistory_undoing_all_and_redoing_all_is_exact(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	r := rand.New(rand.NewPCG(seed, 0))
	commands := []Command{
		DeleteBackward, DeleteForward, DeleteWordBackward, DeleteToLineEnd, InsertText("é"), InsertText(" "), InsertText("- "), InsertText("1. "), InsertText("```"),
		InsertPaste("two\nlines", "\n"), WordLeft(true), Left(false), ParagraphUp(true), DocEnd(false),
	}
	for round := range 40 {
		start := "# Title\n\nA paragraph.\n\n1. one\n2. two\n   - nested\n\n> quote\n\n```\ncode\n```\n"
		d := newDesk(t, start)
		for i := range 150 {
			d.now = d.now.Add(time.Duration(r.IntN(700)) * time.Millisecond)
			if r.IntN(3) == 0 {
				sel := Selection{}
				for range 1 + r.IntN(3) {
					sel.Ranges = append(sel.Ranges, Range{r.IntN(d.state.Doc.Len() + 1), r.IntN(d.state.Doc.Len() + 1)})
				}
				d.dispatch(Spec{Sel: &sel, Origin: Move})
			}
			n := r.IntN(len(commands))
			before := d.state
			spec, ok := commands[n](before)
			if !ok {
				continue
			}
			if again, _ := commands[n](before); !reflect.DeepEqual(again, spec) {
				t.Fatalf("seed=%d: command %d remembers its last use", seed, n)
			}
			if _, err := before.Apply(spec); err != nil {
				t.Fatalf("seed=%d round %d step %d: command %d on %.2000q, %v: %v", seed, round, i, n, d.text(), before.Sel, err)
			}
			d.dispatch(spec)
			checkSelection(t, d.state, fmt.Sprintf("seed=%d command %d on %.2000q, %v", seed, n, before.Doc.Bytes(), before.Sel))
		}
		end := d.text()
		for d.undo() {
		}
		if d.text() != start {
			t.Fatalf("seed=%d: undone to %.200q", seed, d.text())
		}
		for d.redo() {
		}
		if d.text() != end {
			t.Fatalf("seed=%d: redone to %.200q, want %.200q", seed, d.text(), end)
		}
	}
}

// checkSelection reports a selection that is not sorted, disjoint and inside.
func checkSelection(t *testing.T, s State, where string) {
	t.Helper()
	last := -1
	for i, r := range s.Sel.Ranges {
		if r.From() < 0 || r.To() > s.Doc.Len() || r.From() < last {
			t.Fatalf("%s: range %d of %v is out of order in %d bytes", where, i, s.Sel, s.Doc.Len())
		}
		last = r.To()
	}
	if s.Sel.Main < 0 || s.Sel.Main >= len(s.Sel.Ranges) {
		t.Fatalf("%s: main range %d of %d", where, s.Sel.Main, len(s.Sel.Ranges))
	}
}

func TestHistory_keeps_ten_thousand_steps(t *testing.T) {
	d := newDesk(t, "")
	for i := range 10_000 {
		d.now = d.now.Add(time.Second)
		d.run(InsertText(string(rune('a' + i%26))))
	}
	steps := 0
	for d.undo() {
		steps++
	}
	if steps != 10_000 || d.text() != "" {
		t.Errorf("%d steps back to %d bytes", steps, d.state.Doc.Len())
	}
}

func TestHistory_stays_within_its_limit(t *testing.T) {
	t.Run("typing is joined, not forgotten", func(t *testing.T) {
		d := newDesk(t, "")
		d.h.limit = 100_000
		for range 5000 {
			d.now = d.now.Add(time.Second)
			d.run(InsertText("x"))
			if d.h.bytes > d.h.limit {
				t.Fatalf("%d bytes", d.h.bytes)
			}
		}
		checkCost(t, d.h)
		steps := len(d.h.undo)
		for d.undo() {
		}
		if d.text() != "" {
			t.Errorf("%d steps lead back to %d bytes", steps, d.state.Doc.Len())
		}
	})
	t.Run("big deletions are forgotten, but not the last one", func(t *testing.T) {
		d := newDesk(t, strings.Repeat("a line of text\n", 100_000))
		d.h.limit = 100_000
		start := d.text()
		for range 10 {
			d.now = d.now.Add(time.Second)
			d.dispatch(Spec{Changes: []text.Change{text.Delete(0, 60_000)}, Origin: Delete})
			checkCost(t, d.h)
		}
		d.now = d.now.Add(time.Second)
		d.dispatch(Spec{Changes: []text.Change{text.Delete(0, 500_000)}, Origin: Delete})
		for d.undo() {
		}
		if want := start[600_000:]; d.text() != want {
			t.Errorf("the last deletion cannot be undone: %d bytes, want %d", d.state.Doc.Len(), len(want))
		}
	})
}

// checkCost compares the running sum with the steps.
func checkCost(t *testing.T, h *History) {
	t.Helper()
	sum := 0
	for _, st := range append(append([]step(nil), h.undo...), h.redo...) {
		sum += st.cost()
	}
	if sum != h.bytes {
		t.Fatalf("the history counts %d bytes, its steps %d", h.bytes, sum)
	}
}

func BenchmarkPaste_10MB(b *testing.B) {
	page := strings.Repeat("a line of text\n", 10<<20/15)
	for b.Loop() {
		d := newDesk(b, "ab")
		d.run(Right(false))
		d.run(InsertPaste(page, "\n"))
		d.undo()
		d.redo()
	}
}

func BenchmarkCommands_in_10MB(b *testing.B) {
	doc := text.FromString(strings.Repeat("A line of an article that goes on for a while, as lines do.\n- item\n\n", 10<<20/70))
	st := New(doc)
	st.Sel = Caret(doc.LineEnd(doc.Line(5 << 20)))
	for name, c := range map[string]Command{"type": InsertText("x"), "newline": InsertText("\n"), "word_left": WordLeft(false)} {
		b.Run(name, func(b *testing.B) {
			h := NewHistory()
			b.ReportAllocs()
			for b.Loop() {
				spec, _ := c(st)
				tx, err := st.Apply(spec)
				if err != nil {
					b.Fatal(err)
				}
				h.Record(tx, time.Time{})
			}
		})
	}
}
