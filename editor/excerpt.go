package editor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/editor/text"
)

// How many characters are shown of a hit, of its replacement, and of what stands
// around it.
const (
	maxExcerpt = 200
	maxBefore  = 40
	maxAfter   = 80
)

// The joiners are part of how words and emoji are spelled; other signs that cannot
// be seen could make a line say something else.
const zwnj, zwj = '\u200c', '\u200d'

// hitAt makes a match of a doc ready to be shown.
func hitAt(doc text.Text, s text.Span) Hit {
	line := doc.Line(s.From)
	h := Hit{Span: s, Line: line + 1}
	before := text.Span{From: max(doc.LineStart(line), s.From-maxBefore*utf8.UTFMax), To: s.From}
	after := text.Span{From: s.To, To: min(max(s.To, doc.LineEnd(doc.Line(s.To))), s.To+maxAfter*utf8.UTFMax)}
	h.Before = excerptEnd(doc.Slice(before), maxBefore, before.From > doc.LineStart(line))
	h.Match = excerpt(doc.Slice(text.Span{From: s.From, To: min(s.To, s.From+2*maxExcerpt*utf8.UTFMax)}), maxExcerpt)
	h.After = excerpt(doc.Slice(after), maxAfter)
	return h
}

// excerpt is the beginning of b, at most n characters, on one line.
func excerpt(b []byte, n int) string {
	var out strings.Builder
	for ; len(b) > 0; n-- {
		if n == 0 {
			out.WriteString("…")
			break
		}
		b = b[showRune(&out, b):]
	}
	return out.String()
}

// excerptEnd is the end of b, at most n characters, on one line; cut says that b
// is itself only the end of something.
func excerptEnd(b []byte, n int, cut bool) string {
	from := len(b)
	for ; from > 0 && n > 0; n-- {
		_, size := utf8.DecodeLastRune(b[:from])
		from -= size
	}
	var out strings.Builder
	if from > 0 || cut {
		out.WriteString("…")
	}
	for b = b[from:]; len(b) > 0; {
		b = b[showRune(&out, b):]
	}
	return out.String()
}

// showRune writes the first character of b so that it stays on the line and can
// be seen, and returns its length.
func showRune(out *strings.Builder, b []byte) int {
	r, n := utf8.DecodeRune(b)
	switch {
	case r == '\r' && n < len(b) && b[n] == '\n':
		out.WriteRune('↵')
		return n + 1
	case r == '\n':
		r = '↵'
	case r == '\t', unicode.Is(unicode.Zs, r):
		r = ' '
	case !unicode.IsPrint(r) && r != zwj && r != zwnj:
		r = utf8.RuneError
	}
	out.WriteRune(r)
	return n
}
