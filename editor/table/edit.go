package table

import (
	"unicode/utf8"

	"galley/editor/state"
	"galley/editor/text"
)

// edit is a command under way: a table as it is by now, and how it became so.
type edit struct {
	grid
	changes text.ChangeSet
}

// edit begins to change a table.
func (g grid) edit() *edit {
	none, err := text.NewChangeSet(g.doc.Len())
	if err != nil {
		panic(err) // no change cannot be wrong
	}
	return &edit{g, none}
}

// apply does changes of the table as it is by now; lines is by how many its lines
// get more.
func (e *edit) apply(lines int, changes ...text.Change) {
	if len(changes) == 0 {
		return
	}
	set, err := text.NewChangeSet(e.doc.Len(), changes...)
	if err != nil {
		panic(err) // the cells of a table do not overlap
	}
	e.doc = e.replaced(set)
	e.changes = e.changes.Compose(set)
	e.last += lines
	e.lines = readLines(e.doc, e.lines[0].From, e.last-e.header+1)
}

// manyChanges is from how many changes on it is cheaper to replace the whole table
// than to do each by itself.
const manyChanges = 64

// replaced is the document after changes of the table.
func (e *edit) replaced(set text.ChangeSet) text.Text {
	changes := set.Changes()
	if len(changes) < manyChanges {
		return set.Apply(e.doc)
	}
	table := text.Span{From: e.lines[0].From, To: e.doc.LineNext(e.last)}
	old := e.doc.Slice(table)
	var now []byte
	at := table.From
	for _, ch := range changes {
		now = append(now, old[at-table.From:ch.From-table.From]...)
		now = append(now, ch.Insert...)
		at = ch.To
	}
	return e.doc.Replace(table, append(now, old[at-table.From:]...))
}

// spec is the intent of all changes, with a selection after them; it does not apply
// when there are none.
func (e *edit) spec(sel state.Selection) (state.Spec, bool) {
	return state.Spec{Changes: e.changes.Changes(), Sel: &sel, Origin: state.Format, Scroll: true}, !e.changes.Empty()
}

// motion is spec for a command that also applies when it only selects.
func (e *edit) motion(sel state.Selection) (state.Spec, bool) {
	spec, ok := e.spec(sel)
	if !ok {
		spec.Origin = state.Move
	}
	return spec, true
}

// selection is the range between two places of the changed table.
func (e *edit) selection(anchor, head place) state.Selection {
	return state.Select(e.offset(anchor), e.offset(head))
}

// rewrite is the changes that a function makes to the rows of the table; line is
// each row's.
func (g grid) rewrite(by func(line int, d *draft)) []text.Change {
	var out []text.Change
	for line := g.header; line <= g.last; line++ {
		out = append(out, g.rewriteRow(line, by)...)
	}
	return out
}

// rewriteRow is the change that a function makes to one row, if any.
func (g grid) rewriteRow(line int, by func(line int, d *draft)) []text.Change {
	r := g.row(line)
	d := r.draft()
	d.delimiter = line == g.header+1
	by(line, &d)
	return difference(r.span, r.content, d.String())
}

// difference is the change of the bytes at a span into others, without what they
// begin and end with in common.
func difference(at text.Span, old []byte, now string) []text.Change {
	if string(old) == now {
		return nil
	}
	from := 0
	for from < len(old) && from < len(now) && old[from] == now[from] {
		from++
	}
	for from > 0 && (from < len(old) && !utf8.RuneStart(old[from]) || from < len(now) && !utf8.RuneStart(now[from])) {
		from--
	}
	end := 0
	for end < len(old)-from && end < len(now)-from && old[len(old)-1-end] == now[len(now)-1-end] {
		end++
	}
	for end > 0 && !utf8.RuneStart(now[len(now)-end]) {
		end--
	}
	return []text.Change{text.Replace(text.Span{From: at.From + from, To: at.To - end}, now[from:len(now)-end])}
}
