package markup_test

import (
	"testing"

	"galley/editor/state"
	"galley/editor/state/statetest"
)

// commandCase is one line of a table: what a command makes of a state; want "" when
// it does not apply.
type commandCase struct {
	name    string
	in      string
	command state.Command
	want    string
}

func runCases(t *testing.T, cases []commandCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := statetest.Run(c.in, c.command); got != c.want {
				t.Errorf("\n in   %q\n got  %q\n want %q", c.in, got, c.want)
			}
		})
	}
}
