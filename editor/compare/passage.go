package compare

import (
	"strings"

	"znkr.io/diff"

	"galley/editor/text"
)

// Kind says where a run of text is.
type Kind uint8

// The kinds of runs.
const (
	Same    Kind = iota // in both texts
	Added               // only in the new one
	Removed             // only in the old one
)

// Run is a stretch of text of one kind; it may hold line ends.
type Run struct {
	Kind Kind
	Text string
}

// Passage is a place where two texts differ, with the line before and the line behind.
type Passage struct {
	Line int // of the new text where the difference begins, from 1
	At   int // the same place in bytes
	Runs []Run
}

// Passages are the differences of two texts in order, at most most of them; more says
// that there are others. What lies on neighbouring lines is one passage.
func Passages(old, new text.Text, most int) (all []Passage, more bool) {
	shift := 0 // from the old text to the new one
	changes := Lines(old, new)
	for i := 0; i < len(changes); {
		if len(all) == most {
			return all, true
		}
		p := Passage{At: changes[i].From + shift}
		p.Line = new.Line(min(p.At, new.Len())) + 1
		if line := old.Line(changes[i].From); line > 0 && old.LineStart(line) == changes[i].From {
			p.add(Same, lineText(old, line-1))
		}
		end := changes[i].From
		for ; i < len(changes) && changes[i].From-end <= contextBytes; i++ {
			c := changes[i]
			p.add(Same, old.String(text.Span{From: end, To: c.From}))
			p.words(old.String(c.Span), string(c.Insert))
			end = c.To
			shift += len(c.Insert) - c.Len()
		}
		if end < old.Len() {
			p.add(Same, lineText(old, old.Line(end)))
		}
		all = append(all, p)
	}
	return all, false
}

// contextBytes is how much text between two differences keeps them in one passage.
const contextBytes = 80

// contextMost is how much of a line is shown around a difference, in bytes.
const contextMost = 400

func lineText(t text.Text, line int) string {
	s := t.LineSpan(line)
	if s.Len() > contextMost {
		return ""
	}
	return t.String(s) + "\n"
}

func (p *Passage) add(kind Kind, s string) {
	if s == "" {
		return
	}
	if n := len(p.Runs); n > 0 && p.Runs[n-1].Kind == kind {
		p.Runs[n-1].Text += s
		return
	}
	p.Runs = append(p.Runs, Run{kind, s})
}

// words adds what became of some lines, by words. What is long is not compared word by
// word.
func (p *Passage) words(old, new string) {
	x, y := words([]byte(old)), words([]byte(new))
	if len(x) > maxWords || len(y) > maxWords || strings.TrimSpace(old) == "" || strings.TrimSpace(new) == "" {
		p.add(Removed, old)
		p.add(Added, new)
		return
	}
	for _, e := range diff.Edits(x, y) {
		switch e.Op {
		case diff.Match:
			p.add(Same, e.X)
		case diff.Delete:
			p.add(Removed, e.X)
		case diff.Insert:
			p.add(Added, e.Y)
		}
	}
}
