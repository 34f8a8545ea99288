package markup

import (
	"strings"

	"galley/editor/state"
	"galley/editor/text"
)

// PasteBlocks puts whole blocks of Markdown in place of the main range, with blank
// lines between them and what stands before and behind. Their lines end in \n and
// get eol, the file's own.
func PasteBlocks(blocks, eol string) state.Command {
	return func(s state.State) (state.Spec, bool) {
		blocks := strings.Trim(blocks, "\n")
		if blocks == "" {
			return state.Spec{}, false
		}
		r := s.Sel.Primary().Span()
		first, last := s.Doc.Line(r.From), s.Doc.Line(r.To)
		before, after := "", ""
		if len(strings.TrimSpace(s.Doc.String(text.Span{From: s.Doc.LineStart(first), To: r.From}))) > 0 {
			before = eol + eol
		} else {
			r.From = s.Doc.LineStart(first)
			if first > 0 && !blankLine(s.Doc, first-1) {
				before = eol
			}
		}
		if len(strings.TrimSpace(s.Doc.String(text.Span{From: r.To, To: s.Doc.LineEnd(last)}))) > 0 {
			after = eol + eol
		} else {
			r.To = s.Doc.LineEnd(last)
			if last+1 < s.Doc.Lines() && !blankLine(s.Doc, last+1) {
				after = eol
			}
		}
		insert := before + strings.ReplaceAll(blocks, "\n", eol)
		sel := state.Caret(r.From + len(insert))
		return state.Spec{
			Changes: []text.Change{text.Replace(r, insert+after)},
			Sel:     &sel, Origin: state.Paste, Scroll: true,
		}, true
	}
}
