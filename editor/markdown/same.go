package markdown

import "slices"

// same tells whether two blocks are equal in all they say, spans included.
func same(a, b *Block) bool {
	if a == b {
		return true
	}
	return a.Kind == b.Kind && a.Span == b.Span && a.Level == b.Level && a.Ordered == b.Ordered && a.Tight == b.Tight &&
		a.Task == b.Task && a.Checked == b.Checked && a.Header == b.Header && a.Align == b.Align &&
		a.Info == b.Info && a.Text == b.Text && a.Label == b.Label && a.Note == b.Note &&
		slices.EqualFunc(a.Children, b.Children, same) && slices.EqualFunc(a.Inlines, b.Inlines, sameInline)
}

func sameInline(a, b Inline) bool {
	return a.Kind == b.Kind && a.Span == b.Span && a.Text == b.Text && a.Dest == b.Dest && a.Title == b.Title &&
		a.Label == b.Label && slices.EqualFunc(a.Children, b.Children, sameInline)
}
