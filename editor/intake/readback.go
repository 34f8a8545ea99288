package intake

import (
	"strings"

	"galley/editor/markdown"
	"galley/editor/safe"
	"galley/editor/text"
)

// contrived tells text in which marks overlap: one row of stars may then open and close in more ways than the rules of
// settle foresee, about once in three hundred random texts.
func contrived(runs []run) bool {
	for i := range runs {
		if m := runs[i].marks & (strong | emph | strike); m&(m-1) != 0 {
			return true
		}
	}
	return false
}

// readsBack tells whether the parser finds the text of the runs in their Markdown.
func readsBack(s string, runs []run) bool {
	var want, have strings.Builder
	for _, r := range runs {
		switch r.kind {
		case words:
			want.WriteString(r.text)
		case image:
			want.WriteString(r.image.alt)
		case noteRef:
			want.WriteString("[^" + r.text + "]")
		}
	}
	if len(s) > safe.Default.InlineRun {
		return true // the parser does not look at it
	}
	for _, top := range markdown.Parse(text.FromString(s), 0, 0).Blocks {
		if top.Block.Kind == markdown.Plain {
			return true
		}
		have.WriteString(top.Block.PlainText())
	}
	return strings.Join(strings.Fields(want.String()), "") == strings.Join(strings.Fields(have.String()), "")
}
