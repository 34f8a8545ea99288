package write

import (
	"galley/editor/code"
	"galley/editor/highlight"
	"galley/editor/text"
)

// Splitter divides code of a language into its words. It answers at once, with what
// it knows, and calls done, on the UI goroutine, when it knows better. It remembers
// what it was asked.
type Splitter func(language, source string, done func()) []code.Piece

// codeRoles are how the words of code are painted.
var codeRoles = [...]highlight.Role{
	code.Plain: highlight.Code, code.Keyword: highlight.CodeKeyword, code.String: highlight.CodeString, code.Number: highlight.CodeNumber,
	code.Name: highlight.CodeName, code.Comment: highlight.CodeComment, code.Deleted: highlight.CodeDeleted,
}

// fenceColours gives the lines of fenced code the colours of their language.
type fenceColours struct {
	split   Splitter
	arrived func()

	// The block asked about last: its lines are laid out one after the other.
	at    highlight.Fence
	edit  uint64
	words []code.Piece
}

// pieces replaces the one piece of a line of code by those of its words. edit
// counts the changes of the doc.
func (c *fenceColours) pieces(dst []highlight.Piece, index *highlight.Index, doc text.Text, line text.Span, edit uint64) []highlight.Piece {
	if c.split == nil || len(dst) != 1 || dst[0].Role != highlight.Code {
		return dst
	}
	if c.edit != edit || !c.at.Content.Covers(line) || c.at.Content.Empty() {
		fence, ok := index.FenceAt(doc, line.From)
		if !ok {
			return dst
		}
		c.at, c.edit = fence, edit
		c.words = c.split(code.Language(fence.Info), doc.String(fence.Content), c.arrived)
	}
	if c.words == nil {
		return dst
	}
	from, to := line.From-c.at.Content.From, line.To-c.at.Content.From
	dst = dst[:0]
	for _, p := range c.words {
		if p.To > from {
			dst = append(dst, highlight.Piece{To: min(p.To, to) - from, Role: codeRoles[p.Kind]})
		}
		if p.To >= to {
			break
		}
	}
	return dst
}

// recolour lays fenced code out anew, whose words are known now.
func (a *Area) recolour() {
	v := &a.view
	kept := v.segments[:0]
	for _, s := range v.segments {
		if !s.fenced {
			kept = append(kept, s)
		}
	}
	clear(v.segments[len(kept):])
	v.segments = kept
	v.code.edit = 0
	a.stale()
}
