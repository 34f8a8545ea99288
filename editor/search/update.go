package search

import "galley/editor/text"

const (
	// maxUpdate is how many bytes an update searches at most: it is done while
	// the writer types. A pattern may take long for a long line.
	maxUpdate        = 64 << 10
	maxUpdatePattern = 4 << 10
	// maxChanges is how many changes matches are moved over.
	maxChanges = 1000
)

// Update is the matches of doc, which the changes made of the doc that m are the
// matches of. Only the lines that were touched are searched again. It is exact
// when it equals what a [Scan] finds. It is not when the search goes over line
// ends, or too much was touched: then it is what [Matches.Map] gives, good enough
// to be looked at until a new Scan is done.
func (f *Finder) Update(m Matches, doc text.Text, changes text.ChangeSet) (after Matches, exact bool) {
	if changes.Empty() {
		return m, true
	}
	most := maxUpdate
	if f.pattern != nil {
		most = maxUpdatePattern
	}
	touched, ok := touchedLines(doc, changes, most)
	if !ok || f.whole {
		return m.Map(changes), false
	}
	after = m.follow(changes)
	var out builder
	out.blocks = make([]block, 0, len(m.blocks)+2)
	kept, shift := 0, 0 // how many of m are done, and how far those behind have moved
	for _, t := range touched {
		if !m.complete && t.old.To > m.searched {
			if t.old.From < m.searched {
				return m.Map(changes), false
			}
			break // nothing was known of what follows
		}
		from := m.search(func(x text.Span) bool { return x.From < t.old.From })
		to := m.search(func(x text.Span) bool { return x.From < t.old.To || t.last })
		out.keep(m, kept, from, shift)
		b := doc.Slice(t.new)
		if !t.last {
			b = b[:len(b)-len(lineBreak(b))]
		}
		f.find(b, false, func(loc []int) bool {
			if s := (text.Span{From: loc[0], To: loc[1]}).Shift(t.new.From); after.within.hold(doc, s) {
				out.add(s)
			}
			return true
		})
		kept, shift = to, t.new.To-t.old.To
	}
	out.keep(m, kept, m.count, shift)
	after.blocks, after.count = out.blocks, out.count
	return after, true
}

// Map is m moved over changes, without the matches that were changed. When there
// are very many changes nothing is left.
func (m Matches) Map(changes text.ChangeSet) Matches {
	after := m.follow(changes)
	if len(changes.Changes()) > maxChanges {
		after.searched, after.complete = 0, false
		return after
	}
	var out builder
	kept, shift := 0, 0
	for _, c := range changes.Changes() {
		// A place where bytes went away is changed: two of them may have met.
		from := m.search(func(x text.Span) bool {
			return x.To <= c.From && (x.From < c.From || c.Empty())
		})
		to := m.search(func(x text.Span) bool { return x.From < c.To })
		out.keep(m, kept, min(from, to), shift)
		kept = max(kept, to)
		shift += len(c.Insert) - c.Len()
	}
	out.keep(m, kept, m.count, shift)
	after.blocks, after.count = out.blocks, out.count
	return after
}

// follow is all of m but the matches, after changes.
func (m Matches) follow(changes text.ChangeSet) Matches {
	return Matches{
		length:   m.length + lengthened(changes),
		searched: changes.MapPos(m.searched, text.Before),
		complete: m.complete,
		within:   m.within.follow(changes),
	}
}

// lengthened is by how many bytes changes make a text longer.
func lengthened(changes text.ChangeSet) int {
	before, after := changes.Touched()
	return after.Len() - before.Len()
}

// touched are lines, with their line breaks, in which something was changed.
type touched struct {
	old, new text.Span // before and after
	last     bool      // the last line of the doc is among them
}

// touchedLines are the lines of doc that changes made or changed; false when they
// are longer than most bytes.
func touchedLines(doc text.Text, changes text.ChangeSet, most int) ([]touched, bool) {
	var out []touched
	shift, size := 0, 0
	for _, c := range changes.Changes() {
		from := c.From + shift
		to := from + len(c.Insert)
		start, line := doc.LineStart(doc.Line(from)), doc.Line(to)
		t := touched{new: text.Span{From: start, To: doc.LineNext(line)}, last: line == doc.Lines()-1}
		t.old.From = start - shift
		shift += len(c.Insert) - c.Len()
		t.old.To = t.new.To - shift
		if n := len(out); n > 0 && (t.new.From < out[n-1].new.To || out[n-1].last) {
			t.old.From, t.new.From = out[n-1].old.From, out[n-1].new.From
			size -= out[n-1].new.Len()
			out = out[:n-1]
		}
		out = append(out, t)
		if size += t.new.Len(); size > most {
			return nil, false
		}
	}
	return out, true
}
