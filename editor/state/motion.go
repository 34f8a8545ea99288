package state

import "galley/editor/text"

// Left moves every caret one grapheme cluster. Without extend, a selection collapses to
// the side of the move instead.
func Left(extend bool) Command { return moveBy(text.PrevGrapheme, Range.From, extend) }

// Right is Left, the other way.
func Right(extend bool) Command { return moveBy(text.NextGrapheme, Range.To, extend) }

// WordLeft moves to the start of the word before the caret.
func WordLeft(extend bool) Command {
	return MoveTo(func(doc text.Text, r Range) int { return text.PrevWord(doc, r.Head) }, extend)
}

// WordRight moves to the end of the word after the caret.
func WordRight(extend bool) Command {
	return MoveTo(func(doc text.Text, r Range) int { return text.NextWord(doc, r.Head) }, extend)
}

// DocStart moves to the start of the document.
func DocStart(extend bool) Command {
	return MoveTo(func(text.Text, Range) int { return 0 }, extend)
}

// DocEnd moves to the end of the document.
func DocEnd(extend bool) Command {
	return MoveTo(func(doc text.Text, _ Range) int { return doc.Len() }, extend)
}

// blankReach is how many blank lines a motion crosses at once.
const blankReach = 2000

// ParagraphUp moves to the start of the paragraph, or of the one above.
func ParagraphUp(extend bool) Command {
	return MoveTo(func(doc text.Text, r Range) int {
		line := doc.Line(r.Head)
		if r.Head == doc.LineStart(line) && line > 0 {
			line--
		}
		for n := 0; n < blankReach && line > 0 && doc.Blank(doc.LineSpan(line)); n++ {
			line--
		}
		return text.ParagraphAt(doc, doc.LineStart(line)).From
	}, extend)
}

// ParagraphDown moves to the end of the paragraph, or of the one below.
func ParagraphDown(extend bool) Command {
	return MoveTo(func(doc text.Text, r Range) int {
		line, last := doc.Line(r.Head), doc.Lines()-1
		if r.Head >= doc.LineEnd(line) && line < last {
			line++
		}
		for n := 0; n < blankReach && line < last && doc.Blank(doc.LineSpan(line)); n++ {
			line++
		}
		return text.ParagraphAt(doc, doc.LineStart(line)).To
	}, extend)
}

// MoveTo is the command that brings every caret to where the function says; with
// extend the anchors stay. It always applies, so that a caret at the end of its
// way is still brought into view.
func MoveTo(to func(text.Text, Range) int, extend bool) Command {
	return func(s State) (Spec, bool) {
		sel := Selection{Main: s.Sel.Main, Ranges: make([]Range, len(s.Sel.Ranges))}
		for i, r := range s.Sel.Ranges {
			head := to(s.Doc, r)
			sel.Ranges[i] = At(head)
			if extend {
				sel.Ranges[i].Anchor = r.Anchor
			}
		}
		return SelectSpec(sel), true
	}
}

// moveBy moves by one, or collapses a selection to one side.
func moveBy(next func(text.Text, int) int, side func(Range) int, extend bool) Command {
	return MoveTo(func(doc text.Text, r Range) int {
		if !extend && !r.Empty() {
			return side(r)
		}
		return next(doc, r.Head)
	}, extend)
}

// SelectSpec is the spec that only selects.
func SelectSpec(sel Selection) Spec {
	return Spec{Sel: &sel, Origin: Move, Scroll: true}
}
