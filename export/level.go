package export

// levels gives the headings of a page their levels in the order they come:
// the title is the one h1, sections begin with h2, and none goes down by more
// than one, whatever numbers the article used. Headings that were of one
// level below the same heading stay so.
type levels struct{ open []int } // levels as written in the article, outer first

// next is the level on the page of a heading that has this level in the article.
func (l *levels) next(level int) int {
	for len(l.open) > 0 && l.open[len(l.open)-1] >= level {
		l.open = l.open[:len(l.open)-1]
	}
	l.open = append(l.open, level)
	return min(len(l.open)+1, 6)
}
