package markup_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"galley/editor/markup"
	"galley/editor/state"
	"galley/editor/text"
)

// named is a command with the name that a failing test prints.
type named struct {
	name string
	do   state.Command
}

// allCommands is every command of the package and of package state, for laws that
// hold for all. Those that insert lines write eol.
func allCommands(eol string) []named {
	all := []named{
		{"DeleteBackward", state.DeleteBackward},
		{"DeleteForward", state.DeleteForward},
		{"DeleteWordBackward", state.DeleteWordBackward},
		{"DeleteWordForward", state.DeleteWordForward},
		{"DeleteToLineEnd", state.DeleteToLineEnd},
		{"DeleteToLineStart", state.DeleteToLineStart},
		{"InsertText", state.InsertText("é")},
		{"InsertPaste", state.InsertPaste("two"+eol+"lines", eol)},
		{"WordLeft", state.WordLeft(true)},
		{"ParagraphUp", state.ParagraphUp(true)},
		{"Left", state.Left(false)},
		{"SelectNextMatch", state.SelectNextMatch},
		{"SkipMatch", state.SkipMatch},
		{"SelectAllMatches", state.SelectAllMatches},
		{"AddCaretAbove", state.AddCaretAbove},
		{"AddCaretBelow", state.AddCaretBelow},
		{"ToggleCaret", state.ToggleCaret(3)},
		{"SplitSelectionIntoLines", state.SplitSelectionIntoLines},
		{"SingleSelection", state.SingleSelection},
		{"SelectWord", state.SelectWord},
		{"SelectLine", state.SelectLine},
		{"SelectParagraph", state.SelectParagraph},
		{"UpperCase", state.UpperCase},
		{"LowerCase", state.LowerCase},
		{"TitleCase", state.TitleCase},
		{"Transpose", state.Transpose},
		{"ParagraphDown", state.ParagraphDown(false)},
		{"Newline", markup.Newline(eol)},
		{"Newline again", markup.Newline(eol)},
		{"Indent", markup.Indent},
		{"Outdent", markup.Outdent},
		{"Bold", markup.Bold},
		{"Italic", markup.Italic},
		{"Strike", markup.Strike},
		{"InlineCode", markup.InlineCode},
		{"BulletList", markup.BulletList},
		{"NumberedList", markup.NumberedList},
		{"TaskList", markup.TaskList},
		{"NoList", markup.NoList},
		{"Quote", markup.Quote},
		{"Heading", markup.Heading(2)},
		{"Link", markup.Link("")},
		{"Link to", markup.Link("x")},
		{"Image", markup.Image("a b", "")},
		{"CodeBlock", markup.CodeBlock(eol)},
		{"Rule", markup.Rule(eol)},
		{"MoveLineUp", markup.MoveLineUp},
		{"MoveLineDown", markup.MoveLineDown},
		{"Duplicate", markup.Duplicate(eol)},
		{"DeleteLines", markup.DeleteLines},
		{"JoinLines", markup.JoinLines},
		{"SortLines", markup.SortLines},
		{"RenumberLists", markup.RenumberLists},
		{"Backspace", markup.Backspace},
		{"Delete", markup.Delete},
		{"Heading 1", markup.Heading(1)},
		{"PromoteHeading", markup.PromoteHeading},
		{"DemoteHeading", markup.DemoteHeading},
		{"ToggleTask", markup.ToggleTask},
		{"ToggleTaskAt", markup.ToggleTaskAt(40)},
		{"SmartHome", markup.SmartHome(true)},
		{"SentenceLeft", markup.SentenceLeft(true)},
		{"SentenceRight", markup.SentenceRight(false)},
		{"Footnote", markup.Footnote(eol)},
		{"JumpFootnote", markup.JumpFootnote},
		{"Wrap", markup.Wrap('*', markup.Quotes{})},
		{"Wrap in quotes", markup.Wrap('"', markup.QuotesFor("fr"))},
		{"AutoClose", markup.AutoClose('(')},
		{"Smarten", markup.Smarten('.', markup.QuotesFor("fr"))},
		{"Smarten a letter", markup.Smarten('s', markup.QuotesFor("de"))},
		{"SelectToBracket", markup.SelectToBracket},
		{"MatchBracket", markup.MatchBracket(false)},
		{"Expand", func(s state.State) (state.Spec, bool) {
			spec, _, ok := markup.Growth{}.Expand(s)
			return spec, ok
		}},
	}
	for _, s := range []string{" ", "- ", "1. ", "```", ">", "#"} {
		all = append(all, named{fmt.Sprintf("InsertText %q", s), state.InsertText(s)})
	}
	return all
}

// seeded is a generator with its seed, which a failing test prints.
func seeded() (*rand.Rand, uint64) {
	seed := uint64(time.Now().UnixNano())
	return rand.New(rand.NewPCG(seed, 0)), seed
}

// anySelection is up to three ranges; with clusters their ends are where a key or a
// click can put them, never within "\r\n".
func anySelection(r *rand.Rand, doc text.Text, clusters bool) state.Selection {
	place := func() int {
		off := r.IntN(doc.Len() + 1)
		if clusters && off < doc.Len() {
			off = text.PrevGrapheme(doc, off+1)
		}
		return off
	}
	var sel state.Selection
	for range 1 + r.IntN(3) {
		rg := state.Range{Anchor: place(), Head: place()}
		if r.IntN(2) == 0 {
			rg.Anchor = rg.Head
		}
		sel.Ranges = append(sel.Ranges, rg)
	}
	sel.Main = r.IntN(len(sel.Ranges))
	return sel
}

// at is the state of doc with a selection, as Apply makes it.
func at(doc text.Text, sel state.Selection) state.State {
	tx, err := state.New(doc).Apply(state.Spec{Sel: &sel, Origin: state.Move})
	if err != nil {
		panic(err)
	}
	return tx.After
}

const lawText = "# Title\n\nA “quoted” (paragraph) of **two**. Sentences it's.\n\n1. one\n2. two\n   - nested\n   - [x] done\n\n10. ten\n\n> quote\n> - item\n\n```\ncode\n```\n\n| a | b |\n| - | - |\n\nNote[^1] and `code`.\n\n[^1]: Text.\n"

func TestCommands_keep_every_law_of_a_step(t *testing.T) {
	r, seed := seeded()
	for _, eol := range []string{"\n", "\r\n"} {
		commands := allCommands(eol)
		for range 30 {
			doc := text.FromString(strings.ReplaceAll(lawText, "\n", eol))
			h := state.NewHistory()
			st := state.New(doc)
			now := time.Date(2024, 3, 5, 9, 0, 0, 0, time.UTC)
			dispatch := func(spec state.Spec, what string) {
				tx, err := st.Apply(spec)
				if err != nil {
					t.Fatalf("seed=%d: %s on %.3000q, %v: %v", seed, what, st.Doc.Bytes(), st.Sel, err)
				}
				now = now.Add(time.Second)
				h.Record(tx, now)
				st = tx.After
			}
			steps := 0
			for range 120 {
				sel := anySelection(r, st.Doc, eol != "\n")
				dispatch(state.Spec{Sel: &sel, Origin: state.Move}, "select")
				c := commands[r.IntN(len(commands))]
				before := st
				spec, ok := c.do(before)
				if !ok {
					continue
				}
				if again, _ := c.do(before); !reflect.DeepEqual(again, spec) {
					t.Fatalf("seed=%d: %s remembers its last use", seed, c.name)
				}
				dispatch(spec, c.name)
				if st.Version != before.Version {
					steps++
				}
				where := fmt.Sprintf("seed=%d: %s on %.3000q, %v", seed, c.name, before.Doc.Bytes(), before.Sel)
				checkSelection(t, st, where)
				if rest := strings.ReplaceAll(string(st.Doc.Bytes()), eol, ""); strings.ContainsAny(rest, "\r\n") {
					t.Fatalf("%s: a line end of another kind in %.3000q", where, st.Doc.Bytes())
				}
			}
			end := st.Doc
			undone := 0
			for spec, ok := h.Undo(st); ok; spec, ok = h.Undo(st) {
				dispatch(spec, "undo")
				undone++
			}
			if !st.Doc.Equal(doc) || undone > steps {
				t.Fatalf("seed=%d: %d steps, undone %d to %.2000q", seed, steps, undone, st.Doc.Bytes())
			}
			for spec, ok := h.Redo(st); ok; spec, ok = h.Redo(st) {
				dispatch(spec, "redo")
			}
			if !st.Doc.Equal(end) {
				t.Fatalf("seed=%d: redone to %.2000q, want %.2000q", seed, st.Doc.Bytes(), end.Bytes())
			}
		}
	}
}

// checkSelection reports a selection that is not sorted, disjoint and inside.
func checkSelection(t testing.TB, s state.State, where string) {
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

// FuzzCommands runs every command on any bytes with any two ranges: none panics, and
// each gives a spec that can be applied.
func FuzzCommands(f *testing.F) {
	f.Add(lawText, uint32(10), uint32(60), uint32(80), uint32(80), "\n")
	f.Add("- \x00\r\xff> 1. [ ] \t\n\n\n```", uint32(0), uint32(3), uint32(5), uint32(7), "\r\n")
	f.Add(strings.Repeat("> ", 300)+"- x", uint32(1), uint32(9), uint32(601), uint32(603), "\n")
	f.Fuzz(func(t *testing.T, doc string, a, b, c, d uint32, eol string) {
		if eol != "\n" && eol != "\r\n" {
			eol = "\n"
		}
		n := uint32(len(doc)) + 1
		st := at(text.FromString(doc), state.Selection{Ranges: []state.Range{
			{Anchor: int(a % n), Head: int(b % n)}, {Anchor: int(c % n), Head: int(d % n)},
		}})
		for _, cmd := range allCommands(eol) {
			spec, ok := cmd.do(st)
			if !ok {
				continue
			}
			tx, err := st.Apply(spec)
			if err != nil {
				t.Fatalf("%s on %q, %v: %v", cmd.name, doc, st.Sel, err)
			}
			checkSelection(t, tx.After, cmd.name)
		}
	})
}

// lineLaw runs commands one after the other on random texts with random carets and
// calls check with the states before and after.
func lineLaw(t *testing.T, alphabet []string, check func(where string, before, after state.State), commands ...state.Command) {
	t.Helper()
	r, seed := seeded()
	applied := 0
	for range 2000 {
		var b strings.Builder
		for i := range 1 + r.IntN(8) {
			if i > 0 {
				b.WriteString("\n")
			}
			b.WriteString(alphabet[r.IntN(len(alphabet))])
		}
		before := at(text.FromString(b.String()), anySelection(r, text.FromString(b.String()), false))
		after := before
		ok := true
		for _, c := range commands {
			var spec state.Spec
			if spec, ok = c(after); !ok {
				break
			}
			tx, err := after.Apply(spec)
			if err != nil {
				t.Fatalf("seed=%d: %q %v: %v", seed, b.String(), before.Sel, err)
			}
			after = tx.After
		}
		if ok {
			applied++
			check(fmt.Sprintf("seed=%d: %q, %v became %q, %v", seed, before.Doc.Bytes(), before.Sel, after.Doc.Bytes(), after.Sel), before, after)
		}
	}
	if applied < 50 {
		t.Errorf("the law was tried only %d times", applied)
	}
}

var (
	plainLines = []string{"", "a", "  bc", "> q", "- x", "  - y", "é [[]", "# h", "\tt"}
	allLines   = append([]string{"1. a", "2. b", "7) c", "   1. d", "10. e", "```", "- [ ] f", "> 1. g", "   "}, plainLines...)
)

func TestMoveLine_up_undoes_down(t *testing.T) {
	same := func(where string, before, after state.State) {
		// A range up to the start of the next line cannot go there from the last one.
		if before.Sel.Empty() && (!before.Doc.Equal(after.Doc) || !before.Sel.Equal(after.Sel)) {
			t.Fatal(where)
		}
	}
	lineLaw(t, plainLines, same, markup.MoveLineDown, markup.MoveLineUp)
	lineLaw(t, plainLines, same, markup.MoveLineUp, markup.MoveLineDown)
}

func TestDuplicate_is_undone_by_DeleteLines(t *testing.T) {
	r, seed := seeded()
	for range 2000 {
		var lines []string
		for range 1 + r.IntN(6) {
			lines = append(lines, plainLines[r.IntN(len(plainLines))])
		}
		doc := text.FromString(strings.Join(lines, "\n"))
		before := at(doc, state.Caret(r.IntN(doc.Len()+1)))
		st := before
		for _, c := range []state.Command{markup.Duplicate("\n"), markup.DeleteLines} {
			spec, ok := c(st)
			if !ok {
				t.Fatalf("seed=%d: does not apply to %q", seed, st.Doc.Bytes())
			}
			tx, err := st.Apply(spec)
			if err != nil {
				t.Fatal(err)
			}
			st = tx.After
		}
		if !st.Doc.Equal(doc) {
			t.Fatalf("seed=%d: %q, %v became %q", seed, doc.Bytes(), before.Sel, st.Doc.Bytes())
		}
	}
}

func TestRenumberLists_has_nothing_to_do_twice(t *testing.T) {
	lineLaw(t, allLines, func(where string, _, after state.State) {
		if _, ok := markup.RenumberLists(after); ok {
			t.Fatal(where)
		}
	}, markup.RenumberLists)
}

func TestSortLines_keeps_every_line(t *testing.T) {
	lineLaw(t, plainLines, func(where string, before, after state.State) {
		lines := func(s state.State) []string {
			all := strings.Split(string(s.Doc.Bytes()), "\n")
			slices.Sort(all)
			return all
		}
		if !slices.Equal(lines(before), lines(after)) {
			t.Fatal(where)
		}
	}, markup.SortLines)
}

func TestToggles_done_twice_change_nothing(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		do    state.Command
	}{
		{"quote", []string{"", "one two", "1. x", "# h", "- item", "  in"}, markup.Quote},
		{"code block", []string{"one two", "three", "- item", "> said"}, markup.CodeBlock("\n")},
		{"task", []string{"- [ ] a", "text", "1. [ ] b"}, markup.ToggleTask},
		{"bullets", []string{"one", "two", "  three"}, markup.BulletList},
		{"numbers", []string{"one", "two", "three four"}, markup.NumberedList},
		{"heading", []string{"one", "two", "three four"}, markup.Heading(3)},
	} {
		t.Run(c.name, func(t *testing.T) {
			lineLaw(t, c.lines, func(where string, before, after state.State) {
				if !before.Doc.Equal(after.Doc) {
					t.Fatal(where)
				}
			}, c.do, c.do)
		})
	}
}
