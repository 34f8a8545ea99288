package markup

import (
	"galley/editor/state"
	"galley/editor/text"
)

// SmartHome moves every caret to the start of its line's content: after the indent,
// the quote and list marks or the heading sign; from there to the start of the line.
func SmartHome(extend bool) state.Command {
	return state.MoveTo(func(doc text.Text, r state.Range) int {
		if at := ContentStart(doc, r.Head); r.Head != at {
			return at
		}
		return doc.LineStart(doc.Line(r.Head))
	}, extend)
}

// ContentStart is where the content of the line around off starts: after the indent,
// the quote and list marks or the heading sign.
func ContentStart(doc text.Text, off int) int {
	line := doc.Line(off)
	if InFence(doc, line) {
		p := readPrefix(doc, line)
		return doc.LineStart(line) + len(p.quote) + len(p.indent)
	}
	if heading, level := headingAt(doc, line); level > 0 {
		return heading.To
	}
	return doc.LineStart(line) + readPrefix(doc, line).length()
}
