package markup

import (
	"strings"

	"galley/editor/state"
	"galley/editor/text"
)

// brackets is what closes each bracket and quotation mark that can be typed around a
// selection.
var brackets = map[rune]string{
	'(': ")", '[': "]", '{': "}", '"': `"`, '“': "”", '«': "»", '„': "“", '`': "`", '*': "*", '_': "_", '~': "~",
}

// Wrap is the command that puts a delimiter around every selected range when r, which
// was typed, is one: a mark of emphasis or code, a bracket, a quotation mark. What was
// selected stays so, and the same key once more makes ** of *. Marks go around each
// line of their own and not around what makes it an item; in fenced code they are not
// put. Straight quotation marks become those of q. It does not apply when a range is a
// caret.
func Wrap(r rune, q Quotes) state.Command {
	return func(s state.State) (state.Spec, bool) {
		closing, ok := brackets[r]
		if !ok {
			return state.Spec{}, false
		}
		mark := strings.ContainsRune("*_~`", r)
		sel := state.Selection{}
		spec := state.Spec{Sel: &sel, Origin: state.Format, Scroll: true}
		shift := 0
		code := fenceWalk{doc: s.Doc}
		for i, rg := range s.Sel.Ranges {
			if rg.Empty() || mark && code.inside(s.Doc.Line(rg.From())) {
				return state.Spec{}, false
			}
			if i == s.Sel.Main {
				sel.Main = len(sel.Ranges)
			}
			open, closing := string(r), closing
			if r == '"' && q != (Quotes{}) && !passageAt(&code, rg.From()).verbatim() {
				open, closing = q.Open+q.Space, q.Space+q.Close
			}
			spans := []text.Span{rg.Span()}
			if mark && s.Doc.Line(rg.From()) != s.Doc.Line(rg.To()) {
				spans = spans[:0]
				for _, piece := range piecesOf(s.Doc, rg) {
					spans = append(spans, piece.Span)
				}
			}
			for _, span := range spans {
				spec.Changes = append(spec.Changes, text.Insert(span.From, open), text.Insert(span.To, closing))
				sel.Ranges = append(sel.Ranges, rg.Over(span.Shift(shift+len(open))))
				shift += len(open) + len(closing)
			}
		}
		return spec, len(spec.Changes) > 0
	}
}
