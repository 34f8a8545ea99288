package text

// paragraphReach is how many lines up and down a paragraph is followed.
const paragraphReach = 2000

// ParagraphAt is the lines around off without a blank one among them, without the
// last line end; on a blank line it is that line, without its end.
func ParagraphAt(t Text, off int) Span {
	first := t.Line(off)
	last := first
	if t.Blank(t.LineSpan(first)) {
		return t.LineSpan(first)
	}
	for n := 0; n < paragraphReach && first > 0 && !t.Blank(t.LineSpan(first-1)); n++ {
		first--
	}
	for n := 0; n < paragraphReach && last+1 < t.Lines() && !t.Blank(t.LineSpan(last+1)); n++ {
		last++
	}
	return Span{t.LineStart(first), t.LineEnd(last)}
}
