package markup

import (
	"slices"
	"strings"
	"unicode/utf8"

	"galley/editor/state"
	"galley/editor/text"
)

// Closers is the closing brackets that were put in by themselves, and so are typed
// over. The zero value has none. It is immutable.
type Closers struct{ at []int }

// maxClosers is how many are kept in mind: nobody nests deeper.
const maxClosers = 64

// AutoClose is the command that types r, an opening bracket or a backtick, with the one
// that closes it behind the caret. It does not apply to a selection, before a letter,
// or in the middle of a word.
func AutoClose(r rune) state.Command {
	return func(s state.State) (state.Spec, bool) {
		if !strings.ContainsRune("([{`", r) {
			return state.Spec{}, false
		}
		sel := state.Selection{Main: s.Sel.Main}
		spec := state.Spec{Sel: &sel, Origin: state.Type, Scroll: true}
		for i, rg := range s.Sel.Ranges {
			if !rg.Empty() || !roomToClose(s.Doc, rg.Head) || r == '`' && rg.Head > 0 && s.Doc.ByteAt(rg.Head-1) == '`' {
				return state.Spec{}, false
			}
			spec.Changes = append(spec.Changes, text.Insert(rg.Head, string(r)+brackets[r]))
			sel.Ranges = append(sel.Ranges, state.At(rg.Head+2*i+1))
		}
		return spec, true
	}
}

// After is the closers after a transaction: those that are left, and those that it put
// in by [AutoClose].
func (c Closers) After(tx state.Transaction) Closers {
	if tx.Changes.Empty() {
		return c
	}
	var at []int
	for _, pos := range c.at {
		if span := tx.Changes.MapSpan(text.Span{From: pos, To: pos + 1}); span.Len() == 1 {
			at = append(at, span.From)
		}
	}
	if tx.Origin == state.Type {
		for _, ch := range tx.Changes.Changes() {
			if len(ch.Insert) != 2 || !ch.Empty() || !strings.ContainsRune("([{`", rune(ch.Insert[0])) || brackets[rune(ch.Insert[0])] != string(ch.Insert[1:]) {
				continue
			}
			at = append(at, tx.Changes.MapPos(ch.From, text.After)-1)
		}
	}
	slices.Sort(at)
	if len(at) > maxClosers {
		at = at[len(at)-maxClosers:]
	}
	return Closers{at}
}

// TypeOver is the command that, when r was typed before one of the closers that is the
// same, only moves the caret behind it. All carets have to be at one.
func (c Closers) TypeOver(r rune) state.Command {
	return func(s state.State) (state.Spec, bool) {
		sel := state.Selection{Main: s.Sel.Main}
		for _, rg := range s.Sel.Ranges {
			if !rg.Empty() || !c.has(rg.Head) || !s.Doc.HasPrefix(rg.Head, string(r)) {
				return state.Spec{}, false
			}
			sel.Ranges = append(sel.Ranges, state.At(rg.Head+utf8.RuneLen(r)))
		}
		return state.SelectSpec(sel), true
	}
}

// Backspace is the command that deletes an opening bracket with the closer directly
// behind it. All carets have to be between two such.
func (c Closers) Backspace(s state.State) (state.Spec, bool) {
	spec := state.Spec{Origin: state.Delete, Scroll: true}
	for _, rg := range s.Sel.Ranges {
		if !rg.Empty() || rg.Head == 0 || !c.has(rg.Head) || rg.Head == s.Doc.Len() {
			return state.Spec{}, false
		}
		if brackets[rune(s.Doc.ByteAt(rg.Head-1))] != string(s.Doc.ByteAt(rg.Head)) {
			return state.Spec{}, false
		}
		spec.Changes = append(spec.Changes, text.Delete(rg.Head-1, rg.Head+1))
	}
	return spec, true
}

func (c Closers) has(off int) bool {
	_, ok := slices.BinarySearch(c.at, off)
	return ok
}

// roomToClose reports whether a closing bracket may stand at a place: before white
// space, other closing signs or the end.
func roomToClose(doc text.Text, off int) bool {
	return off == doc.Len() || strings.IndexByte(" \t\r\n)]}.,;:!?\"'", doc.ByteAt(off)) >= 0
}
