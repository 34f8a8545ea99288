package state

// SelectAll selects the whole document.
func SelectAll(s State) (Spec, bool) {
	spec := SelectSpec(Select(0, s.Doc.Len()))
	spec.Scroll = false
	return spec, true
}
