package state

import "galley/editor/text"

// InsertEach is the command that puts one of parts in place of each range, in their
// order: what was copied from as many ranges goes back to them. It does not apply
// when there are not as many ranges as parts, or only one.
func InsertEach(parts []string, origin Origin) Command {
	return func(st State) (Spec, bool) {
		if len(parts) < 2 || len(parts) != len(st.Sel.Ranges) {
			return Spec{}, false
		}
		spec := Spec{Origin: origin, Scroll: true}
		sel := Selection{Main: st.Sel.Main}
		shift := 0
		for i, r := range st.Sel.Ranges {
			spec.Changes = append(spec.Changes, text.Replace(r.Span(), parts[i]))
			shift += len(parts[i]) - r.Span().Len()
			caret := r.To() + shift
			sel.Ranges = append(sel.Ranges, Range{caret, caret})
		}
		spec.Sel = &sel
		return spec, true
	}
}
