package markup_test

import (
	"testing"

	"galley/editor/markup"
)

func TestLines_move(t *testing.T) {
	runCases(t, []commandCase{
		{"down", "a|\nb\nc", markup.MoveLineDown, "b\na|\nc"},
		{"down to the end", "a\nb|\nc", markup.MoveLineDown, "a\nc\nb|"},
		{"down keeps CRLF", "a|\r\nb", markup.MoveLineDown, "b\r\na|"},
		{"down at the end", "a\nb|", markup.MoveLineDown, ""},
		{"up", "a\nb|", markup.MoveLineUp, "b|\na"},
		{"up keeps CRLF", "a\r\nb|\r\n", markup.MoveLineUp, "b|\r\na\r\n"},
		{"up at the start", "a|\nb", markup.MoveLineUp, ""},
		{"up of a block", "a\n[b\nc]\nd", markup.MoveLineUp, "[b\nc]\na\nd"},
		{"down of several", "a|\nb\nc|\nd", markup.MoveLineDown, "b\na|\nd\nc|"},
		{"down of neighbours", "a|\nb|\nc", markup.MoveLineDown, "c\na|\nb|"},
		{"up of a whole line", "a\n[b\n]c", markup.MoveLineUp, "[b\n]a\nc"},
		{"up in a numbered list", "x\n\n1. a\n2. b|\n3. c", markup.MoveLineUp, "x\n\n1. b|\n2. a\n3. c"},
		{"down in a numbered list", "9. a|\n10. b", markup.MoveLineDown, "9. b\n10. a|"},
		{"down where all are ones", "1. a|\n1. b", markup.MoveLineDown, "1. b\n1. a|"},
		{"up between other things", "text\n1. a|", markup.MoveLineUp, "1. a|\ntext"},
	})
}
