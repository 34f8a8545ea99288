package intake

// kind says what a block is.
type kind uint8

const (
	paragraph kind = iota
	heading
	list
	item
	quote
	code
	table
	row
	cell
	rule
	figure
	caption // of a figure or a table
	defList
	defTerm
	defDesc
	listLine // a paragraph that Word shows as an item of a list; tidying makes lists of them
	group    // an element without a meaning of its own, kept while its id may be the target of a note
	noteDef  // a footnote; tidying finds them
)

// block is a part of an article between reading and writing.
type block struct {
	kind     kind
	level    int // of a heading, 1–6; of a listLine, from 1
	start    int // number of the first item of an ordered list, or of a listLine
	ordered  bool
	task     bool
	checked  bool
	header   bool // a cell is a heading of its column
	stray    bool // a list was made up for items without one
	notes    bool // a group is a section of notes
	note     bool // a group is one note
	lines    bool // a group or paragraph may be a line of a mail
	blank    bool // a group holds a line break at most
	align    align
	colspan  int
	rowspan  int
	info     string // language of code; sort of a callout; label of a noteDef
	text     string // of code
	runs     []run  // of paragraph, heading, listLine
	children []*block
	parent   *block
}

type align uint8

const (
	alignNone align = iota
	alignLeft
	alignCenter
	alignRight
)

// runKind says what a run is.
type runKind uint8

const (
	words runKind = iota
	lineBreak
	image
	noteRef
)

// run is a piece of running text in one style. White space in it is single spaces.
type run struct {
	kind  runKind
	text  string // of words; label of a noteRef
	marks marks
	link  *link // runs of one link share it
	image *picture
}

// marks are the styles that Markdown can say.
type marks uint8

const (
	strong marks = 1 << iota
	emph
	strike
	sup
	sub
	kbd
	mono // code
)

// link is where runs lead to.
type link struct {
	dest   string // clean and safe, "" for a place in the fragment
	target string // id of a place in the fragment
	shown  string // address as the source gives it, to compare with the text
}

// picture is an image as the source has it.
type picture struct {
	alt, title string
	dest       string // clean and safe; "" for an embedded one
	embedded   int    // index in Result.Images
}

// add appends a child.
func (b *block) add(child *block) {
	child.parent = b
	b.children = append(b.children, child)
}

// replace puts other children in place of all children.
func (b *block) replace(children []*block) {
	b.children = children
	for _, c := range children {
		c.parent = b
	}
}

// last returns the last child, nil when there is none.
func (b *block) last() *block {
	if len(b.children) == 0 {
		return nil
	}
	return b.children[len(b.children)-1]
}

// isLeaf tells whether the block carries runs.
func (b *block) isLeaf() bool {
	return b.kind == paragraph || b.kind == heading || b.kind == listLine || b.kind == defTerm
}

// plain returns the words of the runs.
func plain(runs []run) string {
	if len(runs) == 1 {
		return runs[0].text
	}
	s := ""
	if n := len(runs); n > 0 {
		buf := make([]byte, 0, 64)
		for _, r := range runs {
			switch r.kind {
			case words:
				buf = append(buf, r.text...)
			case lineBreak:
				buf = append(buf, ' ')
			}
		}
		s = string(buf)
	}
	return s
}
