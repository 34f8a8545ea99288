package markdown

import (
	"maps"
	"strconv"

	"github.com/yuin/goldmark/util"

	"galley/editor/safe"
)

// noteMark begins the key of a footnote's label, to tell it from a link's: a link's key is never a caret alone followed
// by this control character.
const noteMark = "^\x00"

// definition is what one link reference definition or footnote definition says, raw.
type definition struct {
	key         string // normalised label; a footnote's begins with noteMark
	dest, title string
}

// labels are the definitions of a document: immutable, and shared by successive trees with the same definitions.
type labels struct {
	links map[string]definition // the first definition of a label wins
	notes map[string]bool       // labels of the footnotes within the limit
	over  int                   // footnotes beyond the limit
}

var noLabels = &labels{}

// labelKey normalises a label as CommonMark says: case folded, runs of white space collapsed.
func labelKey(label string) string { return util.ToLinkReference([]byte(label)) }

// collect gathers the definitions of all blocks.
func collect(tops []Top) *labels {
	var l *labels
	for _, top := range tops {
		for _, d := range top.defs {
			if l == nil {
				l = &labels{links: map[string]definition{}, notes: map[string]bool{}}
			}
			l.add(d)
		}
	}
	if l == nil {
		return noLabels
	}
	return l
}

func (l *labels) add(d definition) {
	if !isNote(d.key) {
		if _, ok := l.links[d.key]; !ok {
			l.links[d.key] = d
		}
		return
	}
	switch {
	case l.notes[d.key]:
	case len(l.notes) < safe.Default.Footnotes:
		l.notes[d.key] = true
	default:
		l.over++
	}
}

func isNote(key string) bool { return len(key) >= len(noteMark) && key[:len(noteMark)] == noteMark }

// note is what the writer is told when there are too many footnotes.
func (l *labels) note() string {
	if l.over == 0 {
		return ""
	}
	return "More than " + strconv.Itoa(safe.Default.Footnotes) + " footnotes: the rest is shown as text."
}

// changed returns the keys that mean something else in l than in old.
func (l *labels) changed(old *labels) map[string]bool {
	if l == old {
		return nil
	}
	keys := map[string]bool{}
	for k, d := range l.links {
		if o, ok := old.links[k]; !ok || o != d {
			keys[k] = true
		}
	}
	for k := range old.links {
		if _, ok := l.links[k]; !ok {
			keys[k] = true
		}
	}
	if !maps.Equal(l.notes, old.notes) {
		for k := range l.notes {
			if !old.notes[k] {
				keys[k] = true
			}
		}
		for k := range old.notes {
			if !l.notes[k] {
				keys[k] = true
			}
		}
	}
	return keys
}

// origin is what the parser remembers of a top-level block for the next update.
type origin struct {
	clean    bool         // the block phase may start at this block
	mentions []string     // keys of the labels its inlines asked for, found or not
	defs     []definition // definitions it contains, in source order
}

func (o *origin) hasNotes() bool {
	for _, d := range o.defs {
		if isNote(d.key) {
			return true
		}
	}
	return false
}

func (o *origin) asksForNotes() bool {
	for _, key := range o.mentions {
		if isNote(key) {
			return true
		}
	}
	return false
}

func (o *origin) mentionsAny(keys map[string]bool) bool {
	for _, key := range o.mentions {
		if keys[key] {
			return true
		}
	}
	return false
}
