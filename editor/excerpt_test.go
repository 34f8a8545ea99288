package editor

import (
	"strings"
	"testing"

	"galley/editor/text"
)

func TestHit_shows_a_match_on_one_line(t *testing.T) {
	long := strings.Repeat("é", 300)
	for _, c := range []struct{ name, before, match, after, want string }{
		{"its line only", "one\ntwo ", "cat", " three\nfour", "two [cat] three"},
		{"a line of Windows", "one\r\n", "cat", "\r\nfour", "[cat]"},
		{"over lines", "a", "b\r\nc\nd", "e\nf", "a[b↵c↵d]e"},
		{"a place", "ab", "", "c", "ab[]c"},
		{"a long line", long, long, long, "…" + long[:80] + "[" + long[:400] + "…]" + long[:160] + "…"},
		{"a line that just fits", long[:80], "x", long[:160], long[:80] + "[x]" + long[:160]},
		{"bytes that are no text", "\xff\x00", "\u202e", "\t\u00a0|", "��[�]  |"},
		{"joiners", "", "\u200c", "\u200d", "[\u200c]\u200d"},
		{"a broken character at the end", "a", "b", "\xe2\x82", "a[b]��"},
	} {
		t.Run(c.name, func(t *testing.T) {
			from := len(c.before)
			h := hitAt(text.FromString(c.before+c.match+c.after), text.Span{From: from, To: from + len(c.match)})
			if got := h.Before + "[" + h.Match + "]" + h.After; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if want := 1 + strings.Count(c.before, "\n"); h.Line != want {
				t.Errorf("line %d, want %d", h.Line, want)
			}
		})
	}
}
