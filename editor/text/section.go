package text

// sections walks a change set as an alternation of kept and replaced bytes. The
// current section has keep > 0, or del and ins of a change; whoever walks takes
// from them until the section is done.
type sections struct {
	keep, del int
	ins       []byte

	set ChangeSet
	i   int // the next change
	pos int // how much of the text before lies behind
}

func (c ChangeSet) sections() sections { return sections{set: c} }

// done reports whether nothing is left of the current section.
func (s *sections) done() bool { return s.keep == 0 && s.del == 0 && len(s.ins) == 0 }

// next goes to the next section; false at the end.
func (s *sections) next() bool {
	if s.i == len(s.set.changes) {
		s.keep = s.set.before - s.pos
		s.pos = s.set.before
		return s.keep > 0
	}
	ch := s.set.changes[s.i]
	if s.pos < ch.From {
		s.keep = ch.From - s.pos
		s.pos = ch.From
		return true
	}
	s.del, s.ins = ch.Len(), ch.Insert
	s.pos = ch.To
	s.i++
	return true
}

// builder makes a canonical change set from left to right.
type builder struct {
	pos     int // in the text before
	after   int
	changes []Change
	open    bool // the last change may grow: nothing was kept since
	owned   bool // the last change's Insert was allocated here and may grow in place
}

// keep passes n bytes on.
func (b *builder) keep(n int) {
	if n > 0 {
		b.pos += n
		b.after += n
		b.open = false
	}
}

// replace drops del bytes and puts ins there.
func (b *builder) replace(del int, ins []byte) {
	if del == 0 && len(ins) == 0 {
		return
	}
	if !b.open {
		b.changes = append(b.changes, Change{Span: Span{b.pos, b.pos}})
		b.open, b.owned = true, false
	}
	last := &b.changes[len(b.changes)-1]
	last.To += del
	switch {
	case len(ins) == 0:
	case len(last.Insert) == 0:
		last.Insert = ins
	case b.owned:
		last.Insert = append(last.Insert, ins...)
	default:
		last.Insert = append(append(make([]byte, 0, len(last.Insert)+len(ins)), last.Insert...), ins...)
		b.owned = true
	}
	b.pos += del
	b.after += len(ins)
}

// done is the change set of all that was kept and replaced.
func (b *builder) done() ChangeSet {
	return ChangeSet{before: b.pos, after: b.after, changes: b.changes}
}
