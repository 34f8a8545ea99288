package export

import (
	"strconv"
	"strings"

	"galley/editor/article"
	"galley/editor/markdown"
)

// takeaway is one line of the box at the top; Anchor is the id of the block
// that it rests on, or "".
type takeaway struct{ Text, Anchor string }

// takeaways finds the passages that the article's takeaways quote and gives
// their blocks ids. It must run before the body is written.
func (b *body) takeaways() []takeaway {
	var list []takeaway
	for _, t := range b.article.Head.Takeaways {
		text := oneLine(t.Text)
		if text == "" {
			continue
		}
		item := takeaway{Text: text}
		if quote := strings.TrimSpace(t.Quote); quote != "" {
			if item.Anchor = b.passage(quote, len(list)+1); item.Anchor == "" {
				line := b.article.Tree.Doc.Line(t.Span.From) + 1
				*b.report = append(*b.report, Problem{line, "the passage that takeaway " + strconv.Itoa(len(list)+1) + " quotes was not found in the article, so it is not linked"})
			}
		}
		list = append(list, item)
	}
	return list
}

// passage returns the id of the smallest block that contains the quote, or "".
func (b *body) passage(quote string, number int) string {
	blk, _ := article.Passage(b.article.Tree, quote)
	if blk == nil {
		return ""
	}
	if blk.Kind == markdown.Heading {
		if id := b.headings[blk]; id != "" {
			return id
		}
	}
	if b.passages[blk] == "" {
		b.passages[blk] = b.ids.unique("passage-" + strconv.Itoa(number))
	}
	return b.passages[blk]
}
