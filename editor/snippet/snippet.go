package snippet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/editor/state"
	"galley/editor/text"
)

// Snippet is a text that a word stands for.
type Snippet struct {
	Trigger  string // the word; letters, digits, - and _
	Name     string // what it is, for a menu
	Template string // see template.go; lines end with "\n"
}

// Values is what the names in a template stand for. SELECTION is what is selected,
// unless it is given.
type Values map[string]string

// maxTrigger is the longest trigger in bytes.
const maxTrigger = 32

// maxLead is how much of a line is looked at for its indent.
const maxLead = 256

// Triggered is the snippet whose trigger stands as a word before the main caret. Of
// several with the same trigger it is the last one: the writer's own come after those
// that are built in.
func Triggered(all []Snippet, s state.State) (Snippet, bool) {
	word := wordBefore(s.Doc, s.Sel.Primary())
	for i := len(all) - 1; word != "" && i >= 0; i-- {
		if all[i].Trigger == word {
			return all[i], true
		}
	}
	return Snippet{}, false
}

// Expand puts the snippet in place of every range, and of its trigger before a caret,
// and answers with the places to fill in, the first one selected. Lines end with eol, and
// begin as the line of the caret does when that is an indent or a quote.
func (sn Snippet) Expand(s state.State, values Values, eol string) (state.Spec, Stops) {
	template := parts(sn.Template, false)
	spec := state.Spec{Origin: state.Paste, Scroll: true}
	var stops Stops
	shift, done := 0, 0
	for _, r := range s.Sel.Ranges {
		span := r.Span()
		if wordBefore(s.Doc, r) == sn.Trigger {
			span.From -= len(sn.Trigger)
		}
		span.From = max(span.From, done)
		done = span.To
		e := expansion{values: values, selection: s.Doc.String(r.Span()), eol: eol, lead: lead(s.Doc, span.From), base: span.From + shift}
		e.write(template)
		if !e.ended {
			e.mark(0, e.out.Len(), e.out.Len())
		}
		spec.Changes = append(spec.Changes, text.Replace(span, e.out.String()))
		shift += e.out.Len() - span.Len()
		stops.marks = append(stops.marks, e.marks...)
	}
	stops = stops.begin(s.Doc.Len() + shift)
	sel := stops.selection()
	sel.Main = min(s.Sel.Main*max(1, len(sel.Ranges)/len(s.Sel.Ranges)), len(sel.Ranges)-1)
	spec.Sel = &sel
	if stops.current == 0 {
		stops = Stops{} // nothing to fill in
	}
	return spec, stops
}

// expansion is the text of a template at one caret.
type expansion struct {
	values    Values
	selection string
	eol       string
	lead      string // what the line of the caret begins with
	base      int    // where the text will stand
	out       strings.Builder
	marks     []mark
	texts     map[int][]part // of places
	ended     bool           // $0 was there
}

func (e *expansion) write(template []part) {
	e.texts = map[int][]part{}
	for _, p := range template {
		// The text of a place may be given where it stands the second time.
		if p.stop >= 0 && p.rest != nil && e.texts[p.stop] == nil {
			e.texts[p.stop] = p.rest
		}
	}
	for _, p := range template {
		if p.stop < 0 {
			e.out.WriteString(e.plain([]part{p}))
			continue
		}
		from := e.out.Len()
		e.out.WriteString(e.plain(e.texts[p.stop]))
		e.mark(p.stop, from, e.out.Len())
		e.ended = e.ended || p.stop == 0
	}
}

func (e *expansion) mark(stop, from, to int) {
	e.marks = append(e.marks, mark{stop, text.Span{From: e.base + from, To: e.base + to}})
}

// plain is the text of parts that are no places.
func (e *expansion) plain(all []part) string {
	var b strings.Builder
	for _, p := range all {
		b.WriteString(e.value(p))
	}
	return b.String()
}

func (e *expansion) value(p part) string {
	if p.name == "" {
		return lines(p.text, e.eol+e.lead)
	}
	v, ok := e.values[p.name]
	if !ok && p.name == "SELECTION" {
		v, ok = e.selection, true
	}
	switch {
	case !ok && p.rest == nil:
		return "$" + p.name // nobody's name: a price, a formula
	case v == "":
		return e.plain(p.rest)
	}
	// The lines of a value begin as the line of the template does that it stands in.
	line := e.out.String()
	if i := strings.LastIndexByte(line, '\n'); i >= 0 {
		return lines(v, e.eol+leadOf(line[i+1:]))
	}
	return lines(v, e.eol+e.lead+leadOf(line))
}

// lines is s with other line ends.
func lines(s, eol string) string {
	return strings.NewReplacer("\r\n", eol, "\n", eol, "\r", eol).Replace(s)
}

// wordBefore is the word that could be a trigger before a caret; "" for a selection.
func wordBefore(doc text.Text, r state.Range) string {
	if !r.Empty() {
		return ""
	}
	b := doc.Slice(text.Span{From: max(0, r.Head-maxTrigger-utf8.UTFMax), To: r.Head})
	n := len(b)
	for n > 0 {
		c, size := utf8.DecodeLastRune(b[:n])
		if !inTrigger(c) {
			break
		}
		n -= size
	}
	if len(b)-n > maxTrigger {
		return ""
	}
	return string(b[n:])
}

// inTrigger reports whether a character can be part of a trigger.
func inTrigger(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || r == '-' || r == '_')
}

// lead is the indent and the quote marks that the line of a place begins with, as far
// as they stand before it.
func lead(doc text.Text, off int) string {
	start := doc.LineStart(doc.Line(off))
	return leadOf(doc.String(text.Span{From: start, To: min(off, start+maxLead)}))
}

// leadOf is the indent and the quote marks that s begins with.
func leadOf(s string) string { return s[:len(s)-len(strings.TrimLeft(s, " \t>"))] }
