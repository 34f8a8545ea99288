package state_test

import (
	"strings"
	"testing"

	"galley/editor/state"
	"galley/editor/state/statetest"
	"galley/editor/text"
)

// times is the command that does another so often.
func times(n int, c state.Command) state.Command {
	return func(s state.State) (state.Spec, bool) {
		var spec state.Spec
		for range n {
			next, ok := c(s)
			if !ok {
				return state.Spec{}, false
			}
			tx, err := s.Apply(next)
			if err != nil {
				panic(err)
			}
			if len(spec.Changes) > 0 || len(next.Changes) > 0 {
				panic("only for commands that select")
			}
			s, spec = tx.After, state.SelectSpec(tx.After.Sel)
		}
		return spec, true
	}
}

func TestSelectNextMatch_adds_the_next_place(t *testing.T) {
	next := state.SelectNextMatch
	runCases(t, []commandCase{
		{"first the word", "a c|at, cat", next, "a [cat], cat"},
		{"then the next", "a c|at, cat", times(2, next), "a [cat], [cat]"},
		{"end of the word", "cat| cat", times(2, next), "[cat] [cat]"},
		{"whole words only", "cat| category concat cat", times(2, next), "[cat] category concat [cat]"},
		{"an apostrophe goes on a word", "can| can't can", times(2, next), "[can] can't [can]"},
		{"a part of a word matches anywhere", "[ca]t category", next, "[ca]t [ca]tegory"},
		{"case differs", "cat| Cat cat", times(2, next), "[cat] Cat [cat]"},
		{"wraps around", "cat cat cat|", times(3, next), "[cat] [cat] [cat]"},
		{"all are selected", "cat| cat", times(3, next), ""},
		{"backwards stays backwards", "]cat[ cat", next, "]cat[ ]cat["},
		{"in an empty document", "|", next, ""},
		{"a match within a match", "[aa]aaa", next, "[aa][aa]a"},
		{"not a letter", "[, ]a, b", next, "[, ]a[, ]b"},
		{"over lines", "[a\nb] a\nb", next, "[a\nb] [a\nb]"},
		{"invalid bytes", "[\xff]\xff", next, "[\xff][\xff]"},
		{"words at several carets", "on|e tw|o", next, "[one] [two]"},
		{"skip", "[cat] cat cat", state.SkipMatch, "cat [cat] cat"},
		{"skip of the word at a caret selects it", "c|at cat", state.SkipMatch, "[cat] cat"},
		{"skip without another", "[cat] dog", state.SkipMatch, ""},
		{"all", "a| b a, ab a", state.SelectAllMatches, "[a] b [a], ab [a]"},
		{"all of a part", "[a]b a, ab", state.SelectAllMatches, "[a]b [a], [a]b"},
		{"all of nothing", "|", state.SelectAllMatches, ""},
	})
}

func TestSelectNextMatch_follows_the_new_range(t *testing.T) {
	st := statetest.Parse("x [ab] ab")
	spec, _ := state.SelectNextMatch(st)
	tx, err := st.Apply(spec)
	if err != nil || tx.After.Sel.Primary() != (state.Range{Anchor: 5, Head: 7}) {
		t.Errorf("main %v, %v", tx.After.Sel.Primary(), err)
	}
	st = statetest.Parse("ab ab [ab]") // the next is found at the start
	spec, _ = state.SelectNextMatch(st)
	if tx, err = st.Apply(spec); err != nil || tx.After.Sel.Primary() != (state.Range{Anchor: 0, Head: 2}) {
		t.Errorf("main %v, %v", tx.After.Sel.Primary(), err)
	}
}

func TestSelectAllMatches_stops_at_its_limit(t *testing.T) {
	st := state.New(text.FromString(strings.Repeat("a ", 12_000)))
	spec, ok := state.SelectAllMatches(st)
	if !ok || len(spec.Sel.Ranges) != 10_000 {
		t.Errorf("%v, %d ranges", ok, len(spec.Sel.Ranges))
	}
}

func TestCarets_are_added_and_taken_away(t *testing.T) {
	above, below := state.AddCaretAbove, state.AddCaretBelow
	runCases(t, []commandCase{
		{"below", "ab|c\ndef", below, "ab|c\nde|f"},
		{"above", "abc\nde|f", above, "ab|c\nde|f"},
		{"below twice", "a|b\ncd\nef", times(2, below), "a|b\nc|d\ne|f"},
		{"over a short line", "abc|\nd\nefgh", times(2, below), "abc|\nd|\nefg|h"},
		{"by clusters", "é👩‍👩‍👧|x\nabc", below, "é👩‍👩‍👧|x\nab|c"},
		{"at the last line", "a|", below, ""},
		{"at the first line", "a|\nb", above, ""},
		{"ranges", "a[bc]\ndefg", below, "a[bc]\nd[ef]g"},
		{"of carets that are not stacked", "a|b\nc\n\nabc|d\n", below, "a|b\nc|\n\nabc|d\n|"},
		{"CRLF", "ab|\r\nc\r\n", below, "ab|\r\nc|\r\n"},
		{"toggle adds", "a|bc", state.ToggleCaret(2), "a|b|c"},
		{"toggle takes away", "a|b|c", state.ToggleCaret(2), "a|bc"},
		{"toggle takes a range away", "a[bc]d|", state.ToggleCaret(2), "abcd|"},
		{"toggle leaves the last", "a|b", state.ToggleCaret(1), ""},
		{"toggle outside", "a|b", state.ToggleCaret(9), ""},
		{"split", "a[b\ncd\ne]f", state.SplitSelectionIntoLines, "a[b]\n[cd]\n[e]f"},
		{"split up to a line start", "[a\nb\n]c", state.SplitSelectionIntoLines, "[a]\n[b]\nc"},
		{"split with a blank line", "[a\n\nb]", state.SplitSelectionIntoLines, "[a]\n|\n[b]"},
		{"split backwards", "]a\r\nb[", state.SplitSelectionIntoLines, "]a[\r\n]b["},
		{"split one line", "[a]", state.SplitSelectionIntoLines, ""},
		{"single", "a|b|c", state.SingleSelection, "a|bc"},
		{"single range", "a[b]c", state.SingleSelection, "ab|c"},
		{"single caret", "a|b", state.SingleSelection, ""},
	})
}

func TestSelect_takes_words_lines_and_paragraphs(t *testing.T) {
	runCases(t, []commandCase{
		{"word", "one tw|o", state.SelectWord, "one [two]"},
		{"words", "o|ne tw|o", state.SelectWord, "[one] [two]"},
		{"line", "a\nb|c\nd", state.SelectLine, "a\n[bc\n]d"},
		{"one more line", "a\n[bc\n]d", state.SelectLine, "a\n[bc\nd]"},
		{"last line", "a|", state.SelectLine, "[a]"},
		{"nothing more", "[a]", state.SelectLine, ""},
		{"paragraph", "x\n\na|\nb\n\ny", state.SelectParagraph, "x\n\n[a\nb]\n\ny"},
		{"paragraph in CRLF", "a\r\nb|\r\n\r\ny", state.SelectParagraph, "[a\r\nb]\r\n\r\ny"},
		{"no paragraph", "a\n|\nb", state.SelectParagraph, ""},
	})
}

func TestCasing_changes_letters_only(t *testing.T) {
	runCases(t, []commandCase{
		{"upper", "[one two]", state.UpperCase, "[ONE TWO]"},
		{"word at the caret", "one tw|o", state.UpperCase, "one TW|O"},
		{"two carets in a word", "o|n|e", state.UpperCase, "O|N|E"},
		{"lower", "[ÉTÉ]", state.LowerCase, "[été]"},
		{"title", "[the WORLD doesn't end]", state.TitleCase, "[The World Doesn't End]"},
		{"nothing to change", "[ab]", state.LowerCase, ""},
		{"other length", "a ]ⱥx[ b|", state.UpperCase, "a ]ȺX[ B|"},
		{"invalid bytes stay", "[a\xffb]", state.UpperCase, "[A\xffB]"},
		{"several", "[a] b [c]", state.UpperCase, "[A] b [C]"},
	})
}

func TestTranspose_exchanges_neighbours(t *testing.T) {
	tr := state.Transpose
	runCases(t, []commandCase{
		{"middle", "a|b", tr, "ba|"},
		{"end of the line", "ab|\nc", tr, "ba|\nc"},
		{"end before CRLF", "ab|\r\nc", tr, "ba|\r\nc"},
		{"start of the line", "a\n|bc", tr, ""},
		{"clusters", "e\u0301|x", tr, "xe\u0301|"},
		{"several", "a|bc|d", tr, "ba|dc|"},
		{"one letter", "a|", tr, ""},
		{"not over a range", "a[b]c", tr, ""},
	})
}
