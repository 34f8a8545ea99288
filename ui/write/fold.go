package write

import (
	"bytes"

	"galley/editor/state"
	"galley/editor/text"
)

// fold is how much of the start of the host's doc is folded away: the front
// matter, which a writer edits in a form. To everything in this package and to
// commands the text begins behind the fold, so nothing can reach into it; offsets
// are translated where they come in or go out, and only here is said how.
//
//	the host's doc   ─ ─ ─ ─ ─ fold ─ ─ ─ ─ ─┌───────────────────────────┐
//	                                         │ the shown text, from 0 on │
//	                                         └───────────────────────────┘
//
// A fold is 0 or ends behind a line feed, so that the first shown row is a line of
// its own also when it is empty.
type fold int

// maxGap is how many bytes of blank lines a fold takes in beyond its end.
const maxGap = 256

// to returns the fold of [0, upTo) and the blank lines behind it, but never of the
// last line. A fold that ends among those blank lines already stays: a writer who
// adds lines at the very top would see them vanish.
func (f fold) to(doc text.Text, upTo int) fold {
	if upTo <= 0 || upTo > doc.Len() || doc.LineStart(doc.Line(upTo)) != upTo {
		return 0
	}
	at, last := upTo, doc.Lines()-1
	for line := doc.Line(upTo); line < last && at != int(f); line++ {
		next := doc.LineNext(line)
		if next-upTo > maxGap || len(bytes.TrimSpace(doc.Slice(text.Span{From: at, To: next}))) > 0 {
			break
		}
		at = next
	}
	return fold(at)
}

// after returns the fold after changes to the doc, whose text then is doc.
func (f fold) after(doc text.Text, changes text.ChangeSet) fold {
	if f.untouched(changes) {
		return f
	}
	return fold(doc.LineStart(doc.Line(changes.MapPos(int(f), text.Before))))
}

// offset returns an offset of the doc as one of the shown text.
func (f fold) offset(off int) int { return max(0, off-int(f)) }

// text returns the shown part of a doc.
func (f fold) text(doc text.Text) text.Text {
	if f == 0 {
		return doc
	}
	return doc.Sub(text.Span{From: int(f), To: doc.Len()})
}

// selection returns a selection of a doc as one of the shown text. What is
// selected in the fold goes to its end.
func (f fold) selection(sel state.Selection, doc text.Text) state.Selection {
	if f == 0 {
		return sel
	}
	return sel.Map(f.hide(doc))
}

// changes returns what changes do to the shown text, when they make the doc after
// of before and the fold then is next.
func (f fold) changes(before, after text.Text, changes text.ChangeSet, next fold) text.ChangeSet {
	if f == 0 && next == 0 {
		return changes
	}
	if f == next && f.untouched(changes) {
		return set(before.Len()-int(f), f.shift(changes.Changes(), -int(f)))
	}
	show := set(before.Len()-int(f), []text.Change{{Insert: before.Slice(text.Span{From: 0, To: int(f)})}})
	return show.Compose(changes).Compose(next.hide(after))
}

// spec returns a spec for the shown state as one for the host's.
func (f fold) spec(spec state.Spec, shown, whole state.State) state.Spec {
	if f == 0 {
		return spec
	}
	if spec.Sel == nil && f.selected(whole.Sel) {
		// The host would map a selection that nobody sees.
		sel := shown.Sel.Map(set(shown.Doc.Len(), spec.Changes))
		spec.Sel = &sel
	}
	spec.Changes = f.shift(spec.Changes, int(f))
	if spec.Sel != nil {
		sel := state.Selection{Main: spec.Sel.Main, Ranges: make([]state.Range, len(spec.Sel.Ranges))}
		for i, r := range spec.Sel.Ranges {
			sel.Ranges[i] = state.Range{Anchor: r.Anchor + int(f), Head: r.Head + int(f)}
		}
		spec.Sel = &sel
	}
	return spec
}

// selected reports whether a selection of the doc begins in the fold.
func (f fold) selected(sel state.Selection) bool {
	return len(sel.Ranges) > 0 && sel.Ranges[0].From() < int(f)
}

// untouched reports whether changes leave every byte of the fold where it is.
func (f fold) untouched(changes text.ChangeSet) bool {
	list := changes.Changes()
	return len(list) == 0 || list[0].From >= int(f)
}

// hide is the change set that takes the fold from a doc.
func (f fold) hide(doc text.Text) text.ChangeSet {
	return set(doc.Len(), []text.Change{text.Delete(0, int(f))})
}

func (f fold) shift(changes []text.Change, by int) []text.Change {
	if len(changes) == 0 {
		return nil
	}
	out := make([]text.Change, len(changes))
	for i, c := range changes {
		out[i] = text.Change{Span: c.Shift(by), Insert: c.Insert}
	}
	return out
}

// set is the set of changes that are known to fit.
func set(length int, changes []text.Change) text.ChangeSet {
	c, err := text.NewChangeSet(length, changes...)
	if err != nil {
		panic("write: " + err.Error())
	}
	return c
}
