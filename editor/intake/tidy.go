package intake

import (
	"slices"
	"strings"
)

// tidier gives blocks the shape that Markdown can say.
type tidier struct {
	ids   map[string]*block
	taken func(label string) bool
	used  int // labels that were skipped
}

func (t *tidier) tidy(root *block) {
	t.takeNotes(root)
	t.shape(root)
	root.children = unruled(root.children)
	if hasTitle(root) {
		shift(root)
	}
}

// unruled drops the line that parts the text from notes.
func unruled(blocks []*block) []*block {
	for i, b := range blocks {
		if b.kind == noteDef && i > 0 && blocks[i-1].kind == rule {
			return slices.Delete(blocks, i-1, i)
		}
	}
	return blocks
}

// shape tidies what is in b, the innermost first.
func (t *tidier) shape(b *block) {
	for _, c := range b.children {
		t.shape(c)
	}
	children := flat(b)
	if b.kind != group || b.parent == nil { // groups give their children away before these are of a list
		children = lists(definitions(children, b))
	}
	b.replace(children)
}

// flat returns the children of b with those of groups, of tables that only place things, and the like in their place.
func flat(b *block) []*block {
	out := make([]*block, 0, len(b.children))
	mail := isMail(b.children)
	var line *block // of a mail, that the next one goes below
	for _, c := range b.children {
		one := [1]*block{c}
		var parts []*block
		switch c.kind {
		case group:
			if !c.notes || !onlyHeading(c) {
				parts = c.children
			}
			if mail && c.lines && len(parts) == 1 && parts[0].lines && parts[0].kind == paragraph {
				if line != nil {
					line.runs = append(append(line.runs, run{kind: lineBreak}), parts[0].runs...)
					continue
				}
				line = parts[0]
				out = append(out, line)
				continue
			}
		case table:
			parts = tabled(c)
		case list, item, defList, defTerm, defDesc, noteDef:
			if len(c.children) > 0 {
				parts = one[:]
			}
		case caption:
			if parts = c.children; b.kind == figure || b.kind == table {
				parts = one[:]
			}
		case quote:
			parts = quoted(c)
		case figure:
			parts = figured(c)
		case paragraph:
			switch {
			case hasGap(c.runs):
				parts = split(c)
			case len(c.runs) > 0: // a note may have taken them
				parts = one[:]
			}
		case heading:
			parts = headed(c)
		default:
			parts = one[:]
		}
		line = nil
		out = append(out, parts...)
	}
	return out
}

// headed returns a heading on one line, and one without words as a paragraph.
func headed(b *block) []*block {
	if strings.TrimSpace(plain(b.runs)) == "" {
		b.kind = paragraph
		return []*block{b}
	}
	b.runs = unmarked(oneLine(b.runs), strong)
	dropAnchor(b)
	if len(b.runs) == 0 {
		return nil
	}
	return []*block{b}
}

// hasGap tells whether two line breaks stand in a row.
func hasGap(runs []run) bool {
	for i := 1; i < len(runs); i++ {
		if runs[i].kind == lineBreak && runs[i-1].kind == lineBreak {
			return true
		}
	}
	return false
}

// split cuts a paragraph at two and more line breaks in a row.
func split(b *block) []*block {
	from, out := 0, []*block(nil)
	cut := func(to int) {
		if runs := trimmed(b.runs[from:to:to]); len(runs) > 0 {
			out = append(out, &block{kind: paragraph, runs: runs, parent: b.parent})
		}
	}
	for i := 0; i+1 < len(b.runs); i++ {
		if b.runs[i].kind == lineBreak && b.runs[i+1].kind == lineBreak {
			cut(i)
			for i+1 < len(b.runs) && b.runs[i+1].kind == lineBreak {
				i++
			}
			from = i + 1
		}
	}
	cut(len(b.runs))
	return out
}

// isMail tells lines of a mail from the parts of a page: among them is an empty line, which is what mail programs part
// paragraphs with.
func isMail(blocks []*block) bool {
	for _, b := range blocks {
		if b.lines && b.blank && len(b.children) == 0 {
			return true
		}
	}
	return false
}

// onlyHeading tells that a section of notes lost all its notes to the text.
func onlyHeading(b *block) bool {
	for _, c := range b.children {
		switch c.kind {
		case heading, rule:
		case list, group:
			if !onlyHeading(c) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// oneLine returns runs with their line breaks as spaces.
func oneLine(runs []run) []run {
	for i := range runs {
		if runs[i].kind == lineBreak {
			runs[i] = run{text: " ", marks: runs[i].marks, link: runs[i].link}
		}
	}
	return runs
}

// unmarked takes a mark off runs when all their words have it: it says nothing there.
func unmarked(runs []run, m marks) []run {
	for _, r := range runs {
		if r.kind == words && strings.TrimSpace(r.text) != "" && r.marks&m == 0 {
			return runs
		}
	}
	for i := range runs {
		runs[i].marks &^= m
	}
	return runs
}

// dropAnchor takes off a heading the sign by which pages let readers link to it.
func dropAnchor(b *block) {
	kept := b.runs[:0]
	for _, r := range b.runs {
		if r.link != nil && r.link.target != "" && r.kind == words && strings.Trim(r.text, " #¶§🔗⚓︎") == "" {
			continue
		}
		kept = append(kept, r)
	}
	b.runs = trimmed(kept)
	if len(b.runs) > 0 && b.runs[0].kind == words {
		b.runs[0].text = strings.TrimLeft(b.runs[0].text, " ")
	}
}

// quoted returns a quote, or nothing for one that holds nothing. The title of a callout goes: its sort says the same.
func quoted(b *block) []*block {
	if b.info != "" && len(b.children) > 0 {
		if first := b.children[0]; first.kind == paragraph && strings.EqualFold(plain(first.runs), b.info) {
			b.children = b.children[1:]
		}
	}
	if len(b.children) == 0 {
		return nil
	}
	return []*block{b}
}

// hasTitle tells whether there is a heading of level 1, which in an article is the title alone.
func hasTitle(b *block) bool {
	if b.kind == heading && b.level == 1 {
		return true
	}
	for _, c := range b.children {
		if hasTitle(c) {
			return true
		}
	}
	return false
}

// shift moves all headings a level down.
func shift(b *block) {
	if b.kind == heading {
		b.level = min(b.level+1, 6)
	}
	for _, c := range b.children {
		shift(c)
	}
}
