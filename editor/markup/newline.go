package markup

import (
	"strings"

	"galley/editor/state"
	"galley/editor/text"
)

// Newline breaks the line at every caret with eol and goes on as the line began: a
// list item, a task (not done), a quote, an indent. In an item or a quote without
// content it ends the list or the quote instead, one level at a time. In fenced
// code only the indent is kept. Numbers of the items after it are put right.
func Newline(eol string) state.Command {
	return func(s state.State) (state.Spec, bool) {
		spec := state.Spec{Origin: state.Type, Scroll: true}
		var items []int // indexes of changes that made a numbered item
		code := fenceWalk{doc: s.Doc}
		for _, r := range s.Sel.Ranges {
			ch, numbered := newlineAt(s.Doc, r.Span(), eol, code.inside(s.Doc.Line(r.From())))
			if n := len(spec.Changes); n > 0 && ch.From < spec.Changes[n-1].To {
				continue // the caret before this one ended the item of both
			}
			if numbered {
				items = append(items, len(spec.Changes))
			}
			spec.Changes = append(spec.Changes, ch)
		}
		sel := state.Selection{Main: s.Sel.Main}
		shift := 0
		for _, ch := range spec.Changes {
			shift += len(ch.Insert) - ch.Len()
			sel.Ranges = append(sel.Ranges, state.At(ch.To+shift))
		}
		spec.Sel = &sel
		changes, err := text.NewChangeSet(s.Doc.Len(), spec.Changes...)
		if err != nil {
			return state.Spec{}, false
		}
		after := changes.Apply(s.Doc)
		var at []recount
		for _, i := range items {
			at = append(at, recount{line: after.Line(sel.Ranges[i].Head)})
		}
		return recounted(s, spec, at), true
	}
}

// newlineAt is the change that Enter makes of a selected span, its caret being at
// the end of the change; numbered when it made or moved an item that counts.
func newlineAt(doc text.Text, span text.Span, eol string, code bool) (ch text.Change, numbered bool) {
	line := doc.Line(span.From)
	bounds := doc.LineSpan(line)
	col := span.From - bounds.From
	p := readPrefix(doc, line)
	if code {
		return text.Replace(span, eol+cutTo(p.quote+p.indent, col)), false
	}
	if col < p.length() && (p.isItem() || p.quote != "") {
		return text.Replace(span, eol), false // in front of the content: the line just moves down
	}
	content := text.Span{From: bounds.From + p.length(), To: bounds.To}
	if span.Empty() && content.From <= content.To && doc.Blank(content) {
		switch {
		case p.isItem():
			parent, ok := parentItem(doc, line, p)
			if !ok {
				return text.Replace(bounds, apart(doc, line, p.quote, eol)), false
			}
			next := parent.next(1)
			if p.task == "" {
				next.task = ""
			}
			_, counts := next.number()
			return text.Replace(bounds, next.String()), counts
		case p.quote != "":
			return text.Replace(bounds, apart(doc, line, outerQuote(p.quote), eol)), false
		default:
			// White space alone: leave none behind.
			return text.Replace(text.Span{From: bounds.From, To: span.To}, eol), false
		}
	}
	if !p.isItem() {
		if p.quote != "" {
			span.To = skipSpaces(doc, span.To)
		}
		return text.Replace(span, eol+cutTo(p.quote+p.indent, col)), false
	}
	step := 1
	if countsNot(doc, line, p) {
		step = 0
	}
	span.To = skipSpaces(doc, span.To)
	_, counts := p.number()
	return text.Replace(span, eol+p.next(step).String()), counts
}

// apart is what takes the place of a line that ends a list or a quotation: the
// prefix that is left, below a blank line. Without that what is written there would
// still belong to what was ended (CommonMark 0.31, 5.1 and 5.2: laziness).
func apart(doc text.Text, line int, prefix, eol string) string {
	if line == 0 || doc.Blank(doc.LineSpan(line-1)) || readPrefix(doc, line-1).length() >= doc.LineSpan(line-1).Len() {
		return prefix
	}
	return strings.TrimRight(prefix, " ") + eol + prefix
}

// outerQuote is a quote prefix with one level less.
func outerQuote(quote string) string {
	return quote[:strings.LastIndexByte(quote, '>')]
}

func cutTo(s string, n int) string { return s[:min(n, len(s))] }

// skipSpaces is the place after the spaces at off.
func skipSpaces(doc text.Text, off int) int {
	for off < doc.Len() && doc.ByteAt(off) == ' ' {
		off++
	}
	return off
}
