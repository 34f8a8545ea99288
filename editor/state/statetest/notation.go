// Package statetest is a notation for states in tests: the text with its selection
// drawn into it.
//
//	ab|cd      a caret
//	a[bc]d     a selection with its caret at the end
//	a]bc[d     the same with its caret at the start
//	a|b[c]d    several ranges; the first one is the main one
//
// A doubled sign stands for itself: "- [[ ]] a|" is a task with the caret behind it.
// From the left, two equal signs side by side are always a doubled one.
package statetest

import (
	"fmt"
	"strings"

	"galley/editor/state"
	"galley/editor/text"
)

// Parse is the state that s draws; it panics when the brackets do not pair. A text
// without a sign has the caret at its start.
func Parse(s string) state.State {
	var doc strings.Builder
	var sel state.Selection
	open, at := byte(0), 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c != '|' && c != '[' && c != ']' || i+1 < len(s) && s[i+1] == c {
			doc.WriteByte(c)
			if c == '|' || c == '[' || c == ']' {
				i++
			}
			continue
		}
		here := doc.Len()
		switch {
		case c == '|' && open == 0:
			sel.Ranges = append(sel.Ranges, state.Range{Anchor: here, Head: here})
		case c != '|' && open == 0:
			open, at = c, here
		case c == ']' && open == '[':
			sel.Ranges = append(sel.Ranges, state.Range{Anchor: at, Head: here})
			open = 0
		case c == '[' && open == ']':
			sel.Ranges = append(sel.Ranges, state.Range{Anchor: here, Head: at})
			open = 0
		default:
			panic(fmt.Sprintf("statetest: %q has a stray %q at %d", s, c, i))
		}
	}
	if open != 0 {
		panic(fmt.Sprintf("statetest: %q has an open %q", s, open))
	}
	st := state.New(text.FromString(doc.String()))
	if sel.Ranges != nil {
		st.Sel = sel
	}
	return st
}

// Format draws a state; it is the inverse of [Parse] when the main range is the
// first one.
func Format(s state.State) string {
	signs := map[int]string{}
	for _, r := range s.Sel.Ranges {
		switch {
		case r.Empty():
			signs[r.Head] += "|"
		case r.Anchor < r.Head:
			signs[r.Anchor] += "["
			signs[r.Head] = "]" + signs[r.Head]
		default:
			signs[r.Head] += "]"
			signs[r.Anchor] = "[" + signs[r.Anchor]
		}
	}
	var b strings.Builder
	doc := s.Doc.String(s.Doc.Span())
	for i := 0; i <= len(doc); i++ {
		b.WriteString(signs[i])
		if i == len(doc) {
			break
		}
		b.WriteByte(doc[i])
		if doc[i] == '|' || doc[i] == '[' || doc[i] == ']' {
			b.WriteByte(doc[i])
		}
	}
	return b.String()
}

// Run draws what a command makes of the state that s draws; "" when the command
// does not apply. It panics when the command's spec is invalid.
func Run(s string, c state.Command) string {
	st := Parse(s)
	spec, ok := c(st)
	if !ok {
		return ""
	}
	tx, err := st.Apply(spec)
	if err != nil {
		panic(err)
	}
	return Format(tx.After)
}
