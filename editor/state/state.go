package state

import (
	"fmt"

	"galley/editor/text"
)

// State is an article's text and what is selected in it. It is immutable.
type State struct {
	Doc     text.Text
	Sel     Selection
	Version uint64 // grows by one whenever the text changes
}

// New is the state of a freshly opened document: the caret at its start.
func New(doc text.Text) State { return State{Doc: doc, Sel: Caret(0)} }

// Origin says what a transaction comes from. History groups by it, and listeners
// use it to leave alone what they caused themselves.
type Origin uint8

// The origins.
const (
	Type   Origin = iota // text typed at the caret
	Paste                // text from the clipboard or dropped
	Delete               // bytes removed at the caret
	Move                 // only the selection changed
	Format               // a mark, a list, a heading; lines moved
	Field                // the front matter, edited in a form
	Undo
	Redo
	Reload  // the file changed on disk
	Merge   // two versions were brought together
	Correct // what was just typed is put into better signs
	Replace // find and replace
)

func (o Origin) String() string {
	names := [...]string{"Type", "Paste", "Delete", "Move", "Format", "Field", "Undo", "Redo", "Reload", "Merge", "Correct", "Replace"}
	if int(o) < len(names) {
		return names[o]
	}
	return fmt.Sprintf("Origin(%d)", o)
}

// Spec is an intent: what shall change. Offsets of Changes are in the state it was
// made for; those of Sel are in the text after the changes.
type Spec struct {
	Changes []text.Change
	Sel     *Selection // nil: the old one, mapped through the changes
	Origin  Origin
	Scroll  bool // the caret should be brought into view
}

// Command looks at a state and says what to do; false when it does not apply there.
type Command func(State) (Spec, bool)

// Transaction is one step from a state to the next.
type Transaction struct {
	Before, After State
	Changes       text.ChangeSet
	Origin        Origin
	Scroll        bool
}

// Apply is the transaction that does what spec says. The error tells of changes
// that overlap or lie outside the text, or a selection outside the new text; it is
// a defect of whoever made the spec, and the state is as it was.
func (s State) Apply(spec Spec) (Transaction, error) {
	changes, err := text.NewChangeSet(s.Doc.Len(), spec.Changes...)
	if err != nil {
		return Transaction{}, fmt.Errorf("state: %v: %w", spec.Origin, err)
	}
	after := s
	if !changes.Empty() {
		after.Doc = changes.Apply(s.Doc)
		after.Version++
	}
	if spec.Sel == nil {
		after.Sel = s.Sel.Map(changes)
	} else {
		for _, r := range spec.Sel.Ranges {
			if r.From() < 0 || r.To() > after.Doc.Len() {
				return Transaction{}, fmt.Errorf("state: %v: selection %d:%d outside of %d bytes",
					spec.Origin, r.Anchor, r.Head, after.Doc.Len())
			}
		}
		after.Sel = spec.Sel.normal()
	}
	return Transaction{Before: s, After: after, Changes: changes, Origin: spec.Origin, Scroll: spec.Scroll}, nil
}
