package write

import (
	"galley/editor/snippet"
	"galley/editor/state"
)

// SetSnippets says which words Tab expands, and what stands for the names in their
// templates when one is.
func (a *Area) SetSnippets(all []snippet.Snippet, values func() snippet.Values) {
	a.snippets, a.values = all, values
}

// InsertSnippet puts a snippet in place of the selection and goes to its first
// place.
func (a *Area) InsertSnippet(sn snippet.Snippet) {
	if a.host.ReadOnly() {
		return
	}
	var values snippet.Values
	if a.values != nil {
		values = a.values()
	}
	a.goStop(sn.Expand(a.whole, values, a.host.EOL()))
}

// goStop dispatches a spec of a snippet, which speaks of the host's state, and
// remembers the places that are left.
func (a *Area) goStop(spec state.Spec, stops snippet.Stops) {
	a.host.Dispatch(spec)
	a.stops = stops
}

// tab is what Tab does: it goes to the next place of a snippet or the next cell of
// a table, expands a word, or indents.
func (a *Area) tab() {
	if spec, stops, ok := a.stops.Next(); ok {
		a.goStop(spec, stops)
		return
	}
	if a.cell(1) {
		return
	}
	if sn, ok := snippet.Triggered(a.snippets, a.whole); ok && a.state.Sel.Empty() {
		a.InsertSnippet(sn)
		return
	}
	a.indent(1)
}

// backTab is what Shift+Tab does.
func (a *Area) backTab() {
	if spec, stops, ok := a.stops.Prev(); ok {
		a.goStop(spec, stops)
		return
	}
	if !a.cell(-1) {
		a.indent(-1)
	}
}
