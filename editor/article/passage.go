package article

import (
	"strings"

	"galley/editor/markdown"
)

// Passage finds what a takeaway quotes: the smallest block with an element of
// its own on the page that contains the quote, and the index of its top-level
// block. Blanks, case and the drawing of quotation marks and dashes may
// differ. It is nil when there is none. It reads the whole article.
func Passage(tree *markdown.Tree, quote string) (block *markdown.Block, top int) {
	if quote = folded(quote); quote == "" || tree == nil {
		return nil, 0
	}
	for i, t := range tree.Blocks {
		if block = smallest(t.Block, quote); block != nil {
			return block, i
		}
	}
	return nil, 0
}

// smallest descends to the smallest block that contains the folded quote.
func smallest(block *markdown.Block, quote string) *markdown.Block {
	if block.Kind == markdown.FootnoteDef || block.Kind == markdown.HTMLBlock || !strings.Contains(folded(block.PlainText()), quote) {
		return nil
	}
	for _, child := range block.Children {
		if child.Kind == markdown.Paragraph && child.Tight {
			continue
		}
		if found := smallest(child, quote); found != nil {
			return found
		}
	}
	return block
}

var sameSigns = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "\u00a0", " ", "\u2011", "-", "–", "-", "—", "-")

// folded makes passages comparable.
func folded(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(sameSigns.Replace(s)), " "))
}
