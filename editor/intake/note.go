package intake

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"galley/editor/safe"
)

// takeNotes finds footnotes, whoever wrote them: a short link in the text that leads to a later paragraph or item,
// which leads back to where the link stands. The link becomes a reference, the paragraph a note at the end.
func (t *tidier) takeNotes(root *block) {
	order := map[*block]int{}
	var leaves []*block
	walk(root, func(b *block) {
		order[b] = len(order)
		if len(b.runs) > 0 {
			leaves = append(leaves, b)
		}
	})
	type reference struct {
		leaf *block
		run  *run
		note *block
	}
	var refs []reference
	notes := map[*block]bool{}
	leads := map[*block]map[*block]bool{}
	for _, leaf := range leaves {
		for i := range leaf.runs {
			r := &leaf.runs[i]
			if !t.isMarker(*r) {
				continue
			}
			target := t.ids[r.link.target]
			if !mayBeNote(target) || order[target] <= order[leaf] {
				continue
			}
			back, known := leads[target]
			if !known {
				back = t.leadsTo(box(target))
				leads[target] = back
			}
			if !back[leaf] {
				continue
			}
			refs = append(refs, reference{leaf, r, target})
			notes[target] = true
		}
	}
	if len(refs) == 0 {
		return
	}
	labels := map[*block]string{}
	var defs []*block
	for _, ref := range refs {
		if within(ref.leaf, notes) {
			continue // a note that mentions another one
		}
		label, ok := labels[ref.note]
		if !ok {
			if len(defs) >= safe.Default.Footnotes {
				continue
			}
			label = t.label(len(defs) + 1)
			labels[ref.note] = label
			defs = append(defs, t.define(ref.note, label))
		}
		*ref.run = run{kind: noteRef, text: label}
	}
	for _, d := range defs {
		root.add(d)
	}
}

// mayBeNote tells whether a link to b could lead to a footnote.
func mayBeNote(b *block) bool {
	return b.kind == paragraph || b.kind == listLine || b.kind == item || b.kind == defDesc || b.kind == group && b.note
}

// leadsTo returns the blocks that links in b lead to, none if b says nothing else.
func (t *tidier) leadsTo(b *block) map[*block]bool {
	to := map[*block]bool{}
	says := false
	walk(b, func(b *block) {
		for _, r := range b.runs {
			if t.isMarker(r) {
				to[t.ids[r.link.target]] = true
			} else if r.kind == image || strings.TrimSpace(r.text) != "" {
				says = true
			}
		}
	})
	if !says {
		return nil
	}
	return to
}

// label returns the next label that the article does not have.
func (t *tidier) label(n int) string {
	for {
		label := strconv.Itoa(n + t.used)
		if t.taken == nil || !t.taken(label) {
			return label
		}
		t.used++
	}
}

// box is the whole of a note: the group around its first paragraph, if there is one for it alone.
func box(note *block) *block {
	if p := note.parent; p != nil && p.note && note.isLeaf() {
		return p
	}
	return note
}

// define takes a note out of its place and makes a definition of it.
func (t *tidier) define(target *block, label string) *block {
	whole := box(target)
	def := &block{kind: noteDef, info: label}
	if whole.isLeaf() {
		moved := *whole
		moved.kind = paragraph
		def.add(&moved)
		whole.runs = nil
		whole.kind = group // of nothing
	} else {
		def.replace(whole.children)
		whole.children = nil
	}
	walk(def, func(b *block) {
		kept := b.runs[:0]
		for _, r := range b.runs {
			if t.isMarker(r) {
				continue
			}
			kept = append(kept, r)
		}
		if len(kept) != len(b.runs) {
			b.runs = trimmed(kept)
			if len(b.runs) > 0 && b.runs[0].kind == words {
				b.runs[0].text = strings.TrimLeft(b.runs[0].text, " ")
			}
		}
	})
	return def
}

// isMarker tells the number of a note, or the arrow back, from words that happen to be a link.
func (t *tidier) isMarker(r run) bool {
	return r.kind == words && r.link != nil && r.link.target != "" && t.ids[r.link.target] != nil &&
		utf8.RuneCountInString(strings.TrimSpace(r.text)) <= maxMarker
}

// maxMarker bounds the number of a note, in characters with its brackets.
const maxMarker = 8

func within(b *block, set map[*block]bool) bool {
	for ; b != nil; b = b.parent {
		if set[b] || set[box(b)] {
			return true
		}
	}
	return false
}

func walk(b *block, visit func(*block)) {
	visit(b)
	for _, c := range b.children {
		walk(c, visit)
	}
}
