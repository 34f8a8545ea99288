package markdown

// Footnote is a footnote that the text refers to.
type Footnote struct {
	Label string // as its definition writes it
	Def   *Block
	Top   int // index of the top-level block that holds Def
	Refs  int // references outside of links, which can be led back to
}

// Footnotes returns the footnotes in the order of their first references; a footnote's number is its index plus one.
// Definitions that nothing refers to are left out. The result is shared: do not change it.
func (t *Tree) Footnotes() []Footnote {
	if t.footnotes == nil {
		return nil
	}
	return t.footnotes()
}

// Number returns the number of the footnote with that label, 0 when there is none.
func (t *Tree) Number(label string) int {
	key := labelKey(label)
	for i, n := range t.Footnotes() {
		if labelKey(n.Label) == key {
			return i + 1
		}
	}
	return 0
}

// numbering walks the references of a tree in reading order.
type numbering struct {
	tree  *Tree
	defs  map[string]Footnote // by label key, before they have a number
	index map[string]int
	notes []Footnote
}

func (t *Tree) numberFootnotes() []Footnote {
	n := &numbering{tree: t, defs: map[string]Footnote{}, index: map[string]int{}}
	for i, top := range t.Blocks {
		if top.origin.hasNotes() {
			n.define(top.Block, i)
		}
	}
	for _, top := range t.Blocks {
		if top.origin.asksForNotes() {
			n.block(top.Block)
		}
	}
	for i := 0; i < len(n.notes); i++ { // grows when a footnote refers to another one
		for _, b := range n.notes[i].Def.Children {
			n.block(b)
		}
	}
	return n.notes
}

func (n *numbering) define(b *Block, top int) {
	if b.Kind == FootnoteDef {
		key := labelKey(b.Label)
		if _, ok := n.defs[key]; !ok {
			n.defs[key] = Footnote{Label: b.Label, Def: b, Top: top}
		}
	}
	for _, c := range b.Children {
		n.define(c, top)
	}
}

func (n *numbering) block(b *Block) {
	if b.Kind == FootnoteDef {
		return // read when its reference has been met
	}
	n.inlines(b.Inlines, false)
	for _, c := range b.Children {
		n.block(c)
	}
}

func (n *numbering) inlines(list []Inline, inLink bool) {
	for i := range list {
		in := &list[i]
		switch in.Kind {
		case FootnoteRef:
			n.refer(labelKey(in.Label), inLink)
		case Image: // its alternative text is drawn without references
		default:
			n.inlines(in.Children, inLink || in.Kind == Link)
		}
	}
}

func (n *numbering) refer(key string, inLink bool) {
	i, ok := n.index[key]
	if !ok {
		def, ok := n.defs[key]
		if !ok {
			return
		}
		i = len(n.notes)
		n.index[key] = i
		n.notes = append(n.notes, def)
	}
	if !inLink {
		n.notes[i].Refs++
	}
}
