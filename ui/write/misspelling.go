package write

import (
	"galley/editor/text"
)

// NextMisspelled looks for the first wrong word at or behind a doc offset, in about
// budget bytes. Without one it returns where to go on, the end of the doc at last.
func (a *Area) NextMisspelled(from, budget int) (word text.Span, found bool, next int) {
	end := a.whole.Doc.Len()
	if a.speller == nil {
		return text.Span{}, false, end
	}
	a.flush()
	v := &a.view
	off := a.shownOffset(from)
	for at := v.heights.At(off); ; at = v.heights.Segment(at.Index + 1) {
		s := &segment{span: at.Span, next: at.Span.To}
		s.fenced = v.index.Fenced(v.whole, at.Span.From+int(v.fold))
		for _, w := range v.spell(s, a.speller) {
			if w = w.Shift(at.Span.From); w.From >= off {
				return w.Shift(int(v.fold)), true, w.To + int(v.fold)
			}
		}
		if at.Index+1 >= v.heights.Len() {
			return text.Span{}, false, end
		}
		if budget -= at.Span.Len(); budget <= 0 {
			return text.Span{}, false, at.Span.To + int(v.fold)
		}
	}
}
