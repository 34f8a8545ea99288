package write

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/editor/state"
	"galley/editor/text"
)

// offer offers two articles and a heading, those whose title begins as typed.
func offer(typed string) []Completion {
	var out []Completion
	for _, c := range []Completion{
		{"Alpha [1]", "alpha.md", "alpha.md"}, {"Almond", "al mond.md", "al%20mond.md"}, {"A heading", "##", "#a-heading"},
	} {
		if strings.HasPrefix(strings.ToLower(c.Title), strings.ToLower(typed)) {
			out = append(out, c)
		}
	}
	return out
}

func TestArea_completes_link_targets(t *testing.T) {
	for _, test := range []struct{ name, before, typed, keys, after string }{ // ^ is the caret
		{"a target", "see [this]^", "(al", "Return", "see [this](alpha.md)^"},
		{"with a bracket behind", "see [this](^) too", "al", "Tab", "see [this](alpha.md)^ too"},
		{"the second", "[x](^", "a", "Down Return", "[x](al%20mond.md)^"},
		{"from the end", "[x](^", "a", "Up Return", "[x](#a-heading)^"},
		{"double brackets", "see ^", "[[al", "Return", `see [Alpha \[1\]](alpha.md)^`},
		{"double brackets closed", "see ^]]", "[[alm", "Return", "see [Almond](al%20mond.md)^"},
		{"left", "[x](^", "al", "Escape Return", "[x](al\n^"},
		{"nothing matches", "[x](^", "zz", "Return", "[x](zz\n^"},
		{"no link", "(^", "al", "Return", "(al\n^"},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := newBench(t, "", small)
			at := strings.IndexByte(test.before, '^')
			sel := state.Caret(at)
			b.Dispatch(state.Spec{Changes: insertAt(0, strings.Replace(test.before, "^", "", 1)), Sel: &sel})
			b.area.SetCompleter(offer)
			typeRunes(b.area, test.typed)
			for _, key := range strings.Fields(test.keys) {
				b.area.TypedKey(&fyne.KeyEvent{Name: fyne.KeyName(key)})
				b.frame()
			}
			got := string(b.st.Doc.Bytes())
			head := b.st.Sel.Primary().Head
			if got = got[:head] + "^" + got[head:]; got != test.after {
				t.Errorf("got %q, want %q", got, test.after)
			}
		})
	}
}

// typeRunes types without giving the keyboard to the Area anew.
func typeRunes(a *Area, s string) {
	for _, r := range s {
		a.TypedRune(r)
	}
}

func TestLinkAt_finds_the_link_that_is_being_typed(t *testing.T) {
	for _, test := range []struct {
		src    string
		ok     bool
		target string
	}{
		{"[a](", true, ""},
		{"[a](b/c", true, "b/c"},
		{"[a](b) c", false, ""},
		{"[a](b c", false, ""},
		{"[a](<b", false, ""},
		{"[[", true, ""},
		{"[[Some title", true, "Some title"},
		{"[[a]] b", false, ""},
		{"[a]", false, ""},
		{"![a](pic", true, "pic"},
		{"[a](x\n", false, ""},
		{"[[a](b", true, "b"},
		{"[a](b [[c", true, "c"},
		{"", false, ""},
	} {
		doc := text.FromString(test.src)
		place, ok := linkAt(doc, doc.Len())
		if ok != test.ok || ok && doc.String(text.Span{From: place.target, To: doc.Len()}) != test.target {
			t.Errorf("%q: %+v, %v", test.src, place, ok)
		}
	}
}

func TestArea_closes_the_list_when_the_caret_leaves_the_link(t *testing.T) {
	b := newBench(t, "a line\n|", small)
	b.area.SetCompleter(offer)
	test.Type(b.area, "[[a")
	b.frame()
	if !b.area.completing.list.Visible() {
		t.Fatal("no list is shown")
	}
	b.key(ctrl, fyne.KeyHome)
	if b.area.completing.list.Visible() {
		t.Error("the list is still shown")
	}
	b.key(ctrl, fyne.KeyEnd)
	if b.area.completing.list.Visible() {
		t.Error("the list opens for a caret that only came by")
	}
}
