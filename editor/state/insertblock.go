package state

import (
	"strings"

	"galley/editor/text"
)

// Rule puts a thematic break below the line of the caret, and the caret below it.
func Rule(eol string) Command {
	return func(s State) (Spec, bool) {
		lines := []string{"---", "", ""}
		end := len(strings.Join(lines, eol))
		return insertBlock(s, eol, lines, text.Span{From: end, To: end}), true
	}
}

// CodeBlock puts the selected lines in a fenced code block, or takes the fences away
// from the one that the caret is in. On a blank line it makes an empty one.
func CodeBlock(eol string) Command {
	return func(s State) (Spec, bool) {
		r := s.Sel.Primary()
		first := s.Doc.Line(r.From())
		if f, ok := fenceAt(s.Doc, first); ok {
			changes := []text.Change{text.Delete(s.Doc.LineStart(f.open), s.Doc.LineNext(f.open))}
			if f.close < s.Doc.Lines() {
				from := s.Doc.LineStart(f.close)
				if s.Doc.LineNext(f.close) == s.Doc.LineEnd(f.close) && f.close > f.open+1 {
					from = s.Doc.LineEnd(f.close - 1) // no terminator of its own
				}
				changes = append(changes, text.Delete(from, s.Doc.LineNext(f.close)))
			}
			return Spec{Changes: changes, Origin: Format, Scroll: true}, true
		}
		if r.Empty() && blankLine(s.Doc, first) {
			at := len("```" + eol)
			return insertBlock(s, eol, []string{"```", "", "```"}, text.Span{From: at, To: at}), true
		}
		b := lineBlocks(State{Doc: s.Doc, Sel: Select(r.From(), r.To())})[0]
		span := b.span(s.Doc)
		mark := "```"
		for strings.Contains(s.Doc.String(span), mark) {
			mark += "`"
		}
		return Spec{Changes: []text.Change{
			text.Insert(span.From, mark+eol), text.Insert(span.To, eol+mark),
		}, Sel: &Selection{Ranges: []Range{{r.Anchor + len(mark+eol), r.Head + len(mark+eol)}}}, Origin: Format, Scroll: true}, true
	}
}

// InsertBlock is the command that puts lines as a block of their own, with blank
// lines around, in place of the blank line of the caret or below its line. sel is
// the span of the block, its lines joined by eol, that is selected then.
func InsertBlock(eol string, lines []string, sel text.Span) Command {
	return func(s State) (Spec, bool) { return insertBlock(s, eol, lines, sel), true }
}

// insertBlock is what [InsertBlock] does.
func insertBlock(s State, eol string, lines []string, sel text.Span) Spec {
	line := s.Doc.Line(s.Sel.Primary().To())
	at := s.Doc.LineSpan(line)
	before, after := "", ""
	if blankLine(s.Doc, line) {
		if line > 0 && !blankLine(s.Doc, line-1) {
			before = eol
		}
	} else {
		before = eol + eol
		at.From = at.To
	}
	if next := line + 1; next < s.Doc.Lines() && !blankLine(s.Doc, next) && lines[len(lines)-1] != "" {
		after = eol
	}
	selection := Select(at.From+len(before)+sel.From, at.From+len(before)+sel.To)
	return Spec{
		Changes: []text.Change{text.Replace(at, before+strings.Join(lines, eol)+after)},
		Sel:     &selection, Origin: Format, Scroll: true,
	}
}
