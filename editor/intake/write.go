package intake

import (
	"strconv"
	"strings"

	"galley/editor/text"
)

// writer writes blocks as Markdown.
type writer struct {
	out    strings.Builder
	images []Image // their spans are filled in

	prefix string // of every line: marks of quotes, indent of items
	first  string // of the next line, in place of prefix, when an item or the like has just begun
	lists  int    // lists around
}

// document returns the Markdown of all blocks.
func (w *writer) document(blocks []*block) string {
	w.blocks(blocks)
	return w.place(strings.TrimRight(w.out.String(), "\n"))
}

// place puts names in place of the numbers of embedded pictures and remembers where they stand. Between the marks of a
// number stands nothing but digits: NUL does not pass the reader.
func (w *writer) place(s string) string {
	if !strings.Contains(s, imageMark) {
		return s
	}
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(s, imageMark)
		out.WriteString(before)
		if !found {
			return out.String()
		}
		digits, after, _ := strings.Cut(rest, imageMark)
		s = after
		i, err := strconv.Atoi(digits)
		if err != nil || i >= len(w.images) {
			continue
		}
		from := out.Len()
		out.WriteString("pasted-image-" + strconv.Itoa(i+1) + "." + w.images[i].Ext)
		w.images[i].Dest = text.Span{From: from, To: out.Len()}
	}
}

const imageMark = "\x00"

func (w *writer) line(s string) {
	prefix := w.prefix
	if w.first != "" {
		prefix, w.first = w.first, ""
	}
	if s == "" {
		prefix = strings.TrimRight(prefix, " ")
	}
	w.out.WriteString(prefix)
	w.out.WriteString(s)
	w.out.WriteByte('\n')
}

func (w *writer) blocks(blocks []*block) {
	var before *block
	other := false
	for _, b := range blocks {
		if before != nil {
			w.line("")
		}
		other = b.kind == list && before != nil && before.kind == list && before.ordered == b.ordered && !other
		w.block(b, other)
		before = b
	}
}

// block writes one block; a list that other is set for uses the other sign, to be kept apart from the list before it.
func (w *writer) block(b *block, other bool) {
	switch b.kind {
	case paragraph:
		for l := range strings.SplitSeq(inlines(b.runs, inText), "\n") {
			w.line(l)
		}
	case heading:
		w.line(strings.Repeat("#", b.level) + " " + inlines(b.runs, inHeading))
	case list:
		w.list(b, other)
	case quote:
		w.within("> ", "> ", func() {
			if b.info != "" {
				w.line("[!" + strings.ToUpper(b.info) + "]")
			}
			w.blocks(b.children)
		})
	case code:
		w.code(b)
	case table:
		w.table(b)
	case rule:
		if w.lists > 0 {
			w.line("___") // behind the - of an item, --- would be a longer rule
		} else {
			w.line("---")
		}
	case defList:
		for i, c := range b.children {
			if c.kind == defTerm {
				if i > 0 && b.children[i-1].kind == defDesc {
					w.line("")
				}
				w.line(inlines(c.runs, inText))
				continue
			}
			w.within(": ", "  ", func() { w.blocks(c.children) })
		}
	case noteDef:
		w.within("[^"+b.info+"]: ", "    ", func() { w.blocks(b.children) })
	default:
		w.blocks(b.children)
	}
}

// within writes lines of which the first begins with mark and the others with indent.
func (w *writer) within(mark, indent string, write func()) {
	prefix := w.prefix
	if w.first != "" {
		w.first += mark
	} else {
		w.first = prefix + mark
	}
	w.prefix += indent
	write()
	if w.first != "" {
		w.line("")
	}
	w.prefix = prefix
}

func (w *writer) list(b *block, other bool) {
	loose := isLoose(b)
	w.lists++
	for i, it := range b.children {
		if i > 0 && loose {
			w.line("")
		}
		mark := "- "
		switch {
		case b.ordered && other:
			mark = strconv.Itoa(b.start+i) + ") "
		case b.ordered:
			mark = strconv.Itoa(b.start+i) + ". "
		case other:
			mark = "* "
		}
		indent := strings.Repeat(" ", len(mark))
		if it.task && len(it.children) > 0 && it.children[0].kind == paragraph {
			if it.checked {
				mark += "[x] "
			} else {
				mark += "[ ] "
			}
		}
		w.within(mark, indent, func() {
			if loose {
				w.blocks(it.children)
				return
			}
			other := false
			for j, c := range it.children {
				other = j > 0 && it.children[j-1].kind == list && it.children[j-1].ordered == c.ordered && !other
				w.block(c, other)
			}
		})
	}
	w.lists--
}

// isLoose tells whether blank lines must part the items: something other than a list follows in an item, or a list that
// a paragraph would swallow.
func isLoose(b *block) bool {
	for _, it := range b.children {
		for i, c := range it.children {
			if i > 0 && (c.kind != list || c.ordered && c.start != 1) {
				return true
			}
		}
	}
	return false
}

func (w *writer) code(b *block) {
	fence := "```"
	for strings.Contains(b.text, fence) {
		fence += "`"
	}
	w.line(fence + b.info)
	for l := range strings.SplitSeq(b.text, "\n") {
		w.line(l)
	}
	w.line(fence)
}

func (w *writer) table(b *block) {
	for i, r := range b.children {
		var line strings.Builder
		line.WriteByte('|')
		for _, c := range r.children {
			line.WriteByte(' ')
			line.WriteString(inlines(c.runs, inCell))
			line.WriteString(" |")
		}
		w.line(line.String())
		if i > 0 {
			continue
		}
		line.Reset()
		line.WriteByte('|')
		for _, c := range r.children {
			line.WriteString([...]string{alignNone: " --- |", alignLeft: " :-- |", alignCenter: " :-: |", alignRight: " --: |"}[c.align])
		}
		w.line(line.String())
	}
}
