package state

import (
	"strings"

	"galley/editor/text"
)

// InsertText is the command that types s in place of every range.
func InsertText(s string) Command {
	return func(st State) (Spec, bool) { return replaceRanges(st, s, Type), true }
}

// InsertPaste is the command that puts s, from the clipboard, in place of every
// range. Line ends of any kind become eol, the file's own; with eol "" they stay.
func InsertPaste(s, eol string) Command {
	if eol != "" {
		s = strings.NewReplacer("\r\n", eol, "\n", eol, "\r", eol).Replace(s)
	}
	return func(st State) (Spec, bool) {
		return replaceRanges(st, s, Paste), s != "" || !st.Sel.Empty()
	}
}

// replaceRanges puts s in place of every range, with the carets behind it.
func replaceRanges(st State, s string, origin Origin) Spec {
	spec := Spec{Origin: origin, Scroll: true}
	sel := Selection{Main: st.Sel.Main}
	shift := 0
	for _, r := range st.Sel.Ranges {
		spec.Changes = append(spec.Changes, text.Replace(r.Span(), s))
		shift += len(s) - r.Span().Len()
		caret := r.To() + shift
		sel.Ranges = append(sel.Ranges, At(caret))
	}
	spec.Sel = &sel
	return spec
}
