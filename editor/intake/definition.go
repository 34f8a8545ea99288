package intake

import "strings"

// definitions takes apart the lists of definitions that Markdown cannot say: those inside another block, and those in
// which a term has no description or a description no term.
func definitions(blocks []*block, parent *block) []*block {
	out := make([]*block, 0, len(blocks))
	for _, b := range blocks {
		switch {
		case b.kind == defList:
			if b.children = terms(b.children); parent.parent == nil && sound(b.children) {
				out = append(out, b)
				continue
			}
			for _, c := range b.children {
				out = append(out, undefined(c)...)
			}
		case parent.kind != defList:
			out = append(out, undefined(b)...)
		default:
			out = append(out, b)
		}
	}
	return out
}

// undefined returns what a term or a description holds.
func undefined(b *block) []*block {
	if b.kind != defTerm && b.kind != defDesc {
		return []*block{b}
	}
	if len(b.runs) > 0 {
		return []*block{{kind: paragraph, runs: b.runs}}
	}
	return b.children
}

// terms gives the terms of a list their words, which were read as a paragraph.
func terms(blocks []*block) []*block {
	for _, b := range blocks {
		if b.kind == defTerm && len(b.children) == 1 && b.children[0].kind == paragraph {
			b.runs, b.children = unmarked(oneLine(b.children[0].runs), strong), nil
		}
	}
	return blocks
}

// sound tells whether terms and descriptions come as Markdown needs them: a term first, a description last.
func sound(blocks []*block) bool {
	for i, b := range blocks {
		switch {
		case b.kind == defTerm:
			if i+1 == len(blocks) || strings.TrimSpace(plain(b.runs)) == "" {
				return false
			}
		case b.kind != defDesc || i == 0 || b.children[0].kind != paragraph:
			return false
		}
	}
	return len(blocks) > 0
}
