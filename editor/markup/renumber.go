package markup

import (
	"strings"

	"galley/editor/state"
	"galley/editor/text"
)

// recount is a line from which on the items of its numbered list are counted anew.
type recount struct {
	line int
	// The item that was here before: in the same list, its number is the one to count
	// from. Without it that is one more than the item above has.
	was prefix
	// The item came from another list: it gets 1 when it is the first here, and its
	// number says nothing of the style of this list.
	moved bool
}

// RenumberLists counts the items of every numbered list that the selection touches
// from the list's first number on, and changes only the numbers that are wrong. A
// list where all have the same number stays so.
func RenumberLists(s state.State) (state.Spec, bool) {
	var changes []text.Change
	code := fenceWalk{doc: s.Doc}
	next := 0
	for _, b := range lineBlocks(s) {
		first := max(next, listTop(s.Doc, b.first))
		c := counting{doc: s.Doc, code: &code, all: b.last}
		changes = append(changes, c.run(first, nil)...)
		next = c.line
	}
	spec := state.Spec{Changes: changes, Origin: state.Format, Scroll: true}
	return spec, len(changes) > 0
}

// recounted is spec, and in the same step the numbers put right that it makes wrong:
// at lines of the changed document, in order.
func recounted(s state.State, spec state.Spec, at []recount) state.Spec {
	first, err := text.NewChangeSet(s.Doc.Len(), spec.Changes...)
	if err != nil {
		return spec // Apply will tell
	}
	doc := first.Apply(s.Doc)
	sel := s.Sel.Map(first)
	if spec.Sel != nil {
		sel = *spec.Sel
	}
	var changes []text.Change
	code := fenceWalk{doc: doc}
	for len(at) > 0 && at[0].line < doc.Lines() {
		c := counting{doc: doc, code: &code, all: -1}
		changes = append(changes, c.run(at[0].line, at)...)
		for len(at) > 0 && at[0].line < c.line {
			at = at[1:]
		}
	}
	second, err := text.NewChangeSet(doc.Len(), changes...)
	if err != nil {
		panic(err) // changes of numbers and indents do not overlap
	}
	if !second.Empty() {
		sel = sel.Map(second)
	}
	spec.Changes, spec.Sel = first.Compose(second).Changes(), &sel
	return spec
}

// replaced is the recount of a line that comes to stand where another was before.
func replaced(before text.Text, was, line int) recount {
	p := readPrefix(before, was)
	if _, ok := p.number(); !ok || countsNot(before, was, p) {
		p = prefix{}
	}
	return recount{line: line, was: p}
}

// counting is one walk down the lines, in which several lists are counted at once:
// one at each depth.
type counting struct {
	doc    text.Text
	code   *fenceWalk
	all    int // every list that begins up to this line is counted
	line   int // where the walk is
	levels []level
	out    []text.Change
}

// level is an item on the way down to a line, and the count of its list.
type level struct {
	item  prefix
	want  int // the number of the next item
	step  int
	wider int // by how much the number of the item got longer
}

// run walks from a line to the end of the lists that are counted, and answers with
// the changes. It goes on for listReach lines at most after the last line of at.
func (c *counting) run(from int, at []recount) []text.Change {
	for c.line = from; c.line < c.doc.Lines() && c.line < from+listReach; c.line++ {
		p := readPrefix(c.doc, c.line)
		if !c.leave(p) && c.line > c.all {
			break
		}
		for len(at) > 0 && at[0].line < c.line {
			at = at[1:]
		}
		if len(at) > 0 && at[0].line == c.line {
			c.start(at[0], p)
			from = c.line
		} else if _, ok := p.number(); ok && c.line <= c.all && (len(c.levels) == 0 || c.top().item.column() < p.column()) {
			c.start(recount{line: c.line, was: p}, p)
		}
		if c.line <= c.all {
			from = c.line
		}
		if len(c.levels) == 0 && c.line > c.all {
			c.line++
			break
		}
		c.fix(p)
	}
	return c.out
}

func (c *counting) top() *level { return &c.levels[len(c.levels)-1] }

// leave drops the levels that end before the line, and reports whether the line
// still belongs to the lists that the walk began with.
func (c *counting) leave(p prefix) bool {
	if len(c.levels) == 0 {
		return true
	}
	if strings.TrimSpace(p.quote) != strings.TrimSpace(c.levels[0].item.quote) {
		c.levels = nil
		return false
	}
	if c.doc.Blank(text.Span{From: c.doc.LineStart(c.line) + len(p.quote), To: c.doc.LineEnd(c.line)}) {
		return true
	}
	ends := blankLine(c.doc, c.line-1) || endsItem(lineHead(c.doc, c.line)[p.length():])
	for len(c.levels) > 0 {
		top := c.top()
		switch {
		case p.column() > top.item.column():
			return true
		case p.isItem() && p.column() == top.item.column() && sameList(top.item, p):
			return true
		case !p.isItem() && !ends:
			return true // a lazy continuation
		}
		c.levels = c.levels[:len(c.levels)-1]
	}
	return false
}

// start begins to count the list of an item that is not counted yet.
func (c *counting) start(r recount, p prefix) {
	n, ok := p.number()
	if !ok || c.code.inside(c.line) {
		return
	}
	if len(c.levels) > 0 && c.top().item.column() == p.column() {
		return
	}
	l := level{item: p, want: n, step: 1}
	above := -1
	var q prefix
	if at, found, ok := siblingAbove(c.doc, c.line, p); ok && sameList(p, found) {
		above, q = at, found
	}
	switch {
	case r.was.isItem() && sameList(r.was, p):
		l.want, _ = r.was.number()
		if c.all >= 0 && countsNot(c.doc, c.line, p) {
			l.step = 0
		}
	case above >= 0:
		m, _ := q.number()
		l.step = stepAfter(c.doc, above, q, c.line, p, r.moved)
		l.want = m + l.step
	case r.moved:
		l.want = 1
	case countsNot(c.doc, c.line, p):
		l.step = 0
	}
	c.levels = append(c.levels, l)
}

// fix gives the line its number and its indent.
func (c *counting) fix(p prefix) {
	if blankLine(c.doc, c.line) {
		return
	}
	by := 0
	for i := range c.levels {
		l := &c.levels[i]
		if l.item.column() < p.column() {
			by += l.wider
		}
	}
	if by != 0 {
		c.out = append(c.out, indentLine(c.doc, c.line, by)...)
	}
	if !p.isItem() || len(c.levels) == 0 {
		return
	}
	l := c.top()
	if l.item.column() != p.column() {
		return
	}
	l.item = p
	if n, _ := p.number(); n != l.want {
		at := c.doc.LineStart(c.line) + len(p.quote) + len(p.indent)
		q := p.numbered(l.want)
		c.out = append(c.out, text.Replace(text.Span{From: at, To: at + len(p.bullet)}, q.bullet))
		l.wider = len(q.bullet) - len(p.bullet)
	} else {
		l.wider = 0
	}
	l.want += l.step
}

// listTop is the first line of the outermost list that a line is in, or the line.
func listTop(doc text.Text, line int) int {
	p := readPrefix(doc, line)
	for n := 0; n < listReach; n++ {
		at, q, ok := itemAbove(doc, line, p, func(prefix) bool { return true })
		if !ok {
			break
		}
		line, p = at, q
	}
	return line
}

// countsNot reports whether the numbers of the list do not count, as in the style
// where every item is "1.".
func countsNot(doc text.Text, line int, p prefix) bool {
	return p.isItem() && stepAfter(doc, line, p, line, p, true) == 0
}

// stepAfter is by how much the numbers of a list grow: 1, or 0 in the style where
// every item has the same number. It is read off the item above a line and that one's
// neighbours.
func stepAfter(doc text.Text, at int, above prefix, line int, p prefix, moved bool) int {
	m, _ := above.number()
	other, ok := p.number()
	if _, q, found := siblingAbove(doc, at, above); found && sameList(above, q) {
		other, ok = q.number()
	} else if moved {
		var q prefix
		if _, q, ok = siblingBelow(doc, line, p); ok {
			other, ok = q.number()
		}
	}
	if ok && other == m {
		return 0
	}
	return 1
}

// indentLine is the change that indents a line by some columns more, or less.
func indentLine(doc text.Text, line, by int) []text.Change {
	p := readPrefix(doc, line)
	at := doc.LineStart(line) + len(p.quote)
	if by > 0 {
		return []text.Change{text.Insert(at, strings.Repeat(" ", by))}
	}
	n := 0
	for n < len(p.indent) && columns(p.indent[:n]) < -by {
		n++
	}
	if n == 0 {
		return nil
	}
	// A tab may be wider than what is to go, and the line less deep.
	rest := max(0, columns(p.indent[:n])+by)
	return []text.Change{text.Replace(text.Span{From: at, To: at + n}, strings.Repeat(" ", rest))}
}
