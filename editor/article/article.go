package article

import "galley/editor/markdown"

// Article is an article as a reader meets it: what its fields say, its parsed
// body, and what follows from that. It is immutable. Tree, Outline and Stats
// may be of a slightly older text than Head while the writer types.
type Article struct {
	Head
	Tree    *markdown.Tree
	Outline []Heading
	Stats   Stats
}

// Of makes an Article of a head and the tree of the same doc.
func Of(head Head, tree *markdown.Tree) Article {
	return Article{Head: head, Tree: tree, Outline: Outline(tree), Stats: NewCounter().Count(tree)}
}
