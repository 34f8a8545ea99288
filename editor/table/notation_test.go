package table_test

import (
	"fmt"
	"strings"
	"testing"

	"galley/editor/state"
	"galley/editor/text"
)

// The notation of statetest doubles every pipe, which no one can read in a table.
// Here ¦ is a caret, and ‹ › stand around a selection with its caret at the end.

// parse is the state that s draws.
func parse(s string) state.State {
	var doc strings.Builder
	var sel state.Selection
	from := 0
	for _, r := range s {
		here := doc.Len()
		switch r {
		case '¦':
			sel.Ranges = append(sel.Ranges, state.Range{Anchor: here, Head: here})
		case '‹':
			from = here
		case '›':
			sel.Ranges = append(sel.Ranges, state.Range{Anchor: from, Head: here})
		default:
			doc.WriteRune(r)
		}
	}
	st := state.New(text.FromString(doc.String()))
	if sel.Ranges != nil {
		st.Sel = sel
	}
	return st
}

// format draws a state.
func format(st state.State) string {
	s := st.Doc.String(st.Doc.Span())
	for i := len(st.Sel.Ranges) - 1; i >= 0; i-- {
		switch r := st.Sel.Ranges[i]; {
		case r.Empty():
			s = s[:r.Head] + "¦" + s[r.Head:]
		default:
			s = s[:r.From()] + "‹" + s[r.From():r.To()] + "›" + s[r.To():]
		}
	}
	return s
}

// run draws what a command makes of the state that s draws; "" when it does not
// apply.
func run(s string, c state.Command) string {
	st := parse(s)
	spec, ok := c(st)
	if !ok {
		return ""
	}
	tx, err := st.Apply(spec)
	if err != nil {
		panic(fmt.Sprintf("%q: %v", s, err))
	}
	return format(tx.After)
}

// testCase is what a command makes of a state.
type testCase struct {
	name    string
	in      string
	command state.Command
	want    string
}

func runCases(t *testing.T, cases []testCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := run(c.in, c.command); got != c.want {
				t.Errorf("\n in   %q\n got  %q\n want %q\n%s", c.in, got, c.want, got)
			}
		})
	}
}
