package write

import (
	"bytes"
	"strings"

	"fyne.io/fyne/v2"

	"galley/editor/state"
	"galley/editor/text"
)

// Completion is one target that a link can go to.
type Completion struct {
	Title  string // what a writer knows it by
	Detail string
	Target string // what stands in the source, escaped as a link target is
}

// Completer returns what a link can go to, for what was typed of the target so
// far; none closes the list. It is asked after every key inside a target.
type Completer func(typed string) []Completion

// completionReach is how far before the caret a link may begin, in bytes.
const completionReach = 256

// completing is the list of link targets below the caret: it opens in the target
// of a link, and behind [[.
type completing struct {
	area   *Area
	offers Completer

	open   bool
	place  linkPlace
	items  []Completion
	chosen int
	left   int // the start of the link whose list was left by Escape, or -1
	list   *completionList
}

// linkPlace is a link that is being typed: where it and its target begin, and how
// it was begun.
type linkPlace struct {
	from, target int
	double       bool // by [[, the target is the whole of it
}

// SetCompleter says what links can go to; nil is nothing.
func (a *Area) SetCompleter(c Completer) {
	a.completing.offers = c
	a.stale()
}

// Recomplete asks the Completer again, when it knows more than it did.
func (a *Area) Recomplete() {
	if a.completing.open {
		a.completing.ask()
		a.stale()
	}
}

// linkAt finds the link that is being typed at an offset.
func linkAt(doc text.Text, off int) (linkPlace, bool) {
	from := max(doc.LineStart(doc.Line(off)), off-completionReach)
	src := doc.Slice(text.Span{From: from, To: off})
	single, double := bytes.LastIndex(src, []byte("](")), bytes.LastIndex(src, []byte("[["))
	switch {
	case single >= 0 && single > double && !bytes.ContainsAny(src[single+2:], ")<> \t"):
		return linkPlace{from: from + single, target: from + single + 2}, true
	case double >= 0 && double >= single && !bytes.ContainsAny(src[double+2:], "[]"):
		return linkPlace{from: from + double, target: from + double + 2, double: true}, true
	}
	return linkPlace{}, false
}

// follow opens, changes or closes the list after a transaction.
func (c *completing) follow(tx state.Transaction) {
	if c.offers == nil {
		return
	}
	r := c.area.state.Sel.Primary()
	place, ok := linkPlace{}, false
	if r.Empty() && len(c.area.state.Sel.Ranges) == 1 {
		place, ok = linkAt(c.area.state.Doc, r.Head)
	}
	switch {
	case !ok:
		c.left = -1
		c.close()
	case c.open && place.from == c.place.from:
		c.place = place
		c.ask()
	case place.from != c.left && (tx.Origin == state.Type || tx.Origin == state.Format) && !tx.Changes.Empty():
		c.open, c.place, c.left = true, place, -1
		c.ask()
	default:
		c.close()
	}
}

func (c *completing) close() {
	c.open = false
	c.items = nil
}

// ask fills the list.
func (c *completing) ask() {
	head := c.area.state.Sel.Primary().Head
	c.items = c.offers(c.area.state.Doc.String(text.Span{From: c.place.target, To: head}))
	c.chosen = 0
	if len(c.items) == 0 {
		c.close()
	}
}

// key is asked about a key before the keymap; true when it was the list's.
func (c *completing) key(name fyne.KeyName) bool {
	if !c.open {
		return false
	}
	n := len(c.items)
	switch name {
	case fyne.KeyUp:
		c.chosen = (c.chosen + n - 1) % n
	case fyne.KeyDown:
		c.chosen = (c.chosen + 1) % n
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyTab:
		c.take(c.chosen)
	case fyne.KeyEscape:
		c.left = c.place.from
		c.close()
	default:
		return false
	}
	c.area.stale()
	return true
}

// labelEscaper writes a title so that it can be the text of a link.
var labelEscaper = strings.NewReplacer("[", `\[`, "]", `\]`, `\`, `\\`)

// take puts an item into the text.
func (c *completing) take(i int) {
	if !c.open || i >= len(c.items) {
		return
	}
	item, place := c.items[i], c.place
	c.close()
	c.area.Run(func(s state.State) (state.Spec, bool) {
		head := s.Sel.Primary().Head
		rest := s.Doc.Slice(text.Span{From: head, To: min(head+2, s.Doc.Len())})
		change := text.Replace(text.Span{From: place.target, To: head}, item.Target+")")
		if place.double {
			change = text.Replace(text.Span{From: place.from, To: head}, "["+labelEscaper.Replace(item.Title)+"]("+item.Target+")")
			if bytes.HasPrefix(rest, []byte("]]")) {
				change.To += 2
			}
		} else if bytes.HasPrefix(rest, []byte(")")) {
			change.To++
		}
		sel := state.Caret(change.From + len(change.Insert))
		return state.Spec{Changes: []text.Change{change}, Sel: &sel, Origin: state.Format, Scroll: true}, true
	})
}
