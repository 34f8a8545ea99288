package intake

import "strings"

// figured returns a picture with its caption as a figure, and other figures as their content, the caption below. In an
// item or a cell, where Markdown has no figures, the caption is a paragraph too.
func figured(b *block) []*block {
	var content []*block
	var words []run
	var captions []*block
	for _, c := range b.children {
		if c.kind == caption {
			captions = append(captions, c.children...)
			for _, p := range c.children {
				words = append(append(words, p.runs...), run{text: " "})
			}
			continue
		}
		content = append(content, c)
	}
	if standsFree(b) && len(content) == 1 && content[0].kind == paragraph && len(content[0].runs) == 1 && content[0].runs[0].kind == image && content[0].runs[0].link == nil {
		p := content[0].runs[0].image
		if title := strings.Join(strings.Fields(plain(words)), " "); title != "" {
			p.title = title
			return content
		}
	}
	return append(content, captions...)
}

func standsFree(b *block) bool {
	for b = b.parent; b != nil; b = b.parent {
		if b.kind != group && b.kind != quote {
			return false
		}
	}
	return true
}
