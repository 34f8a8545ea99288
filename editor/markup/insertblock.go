package markup

import (
	"strings"

	"galley/editor/state"
	"galley/editor/text"
)

// Rule puts a thematic break below the line of the caret, and the caret below it.
func Rule(eol string) state.Command {
	return func(s state.State) (state.Spec, bool) {
		lines := []string{"---", "", ""}
		end := len(strings.Join(lines, eol))
		return state.InsertBlock(eol, lines, text.Span{From: end, To: end})(s)
	}
}
