package markup

import (
	"bytes"
	"regexp"
	"strconv"

	"galley/editor/state"
	"galley/editor/text"
)

// noteReach is how far to either side of the caret a reference is looked for.
const noteReach = 128

// definitionReach is how many lines up the start of a footnote's text is looked for.
const definitionReach = 200

// noteSyntax is a footnote reference, or the start of its definition.
var noteSyntax = regexp.MustCompile(`\[\^([^\]\s]{1,100})\](:?)`)

// Footnote is the command that puts a reference with the next free number behind the
// selection and its definition, still empty, at the end of the document, where the
// caret goes. It reads the document to find the numbers that are taken.
func Footnote(eol string) state.Command {
	return func(s state.State) (state.Spec, bool) {
		label := "[^" + strconv.Itoa(freeNote(s.Doc)) + "]"
		at := s.Sel.Primary().To()
		if word := text.WordAt(s.Doc, at); s.Sel.Primary().Empty() && word.From < at && isWord(s.Doc, word) {
			at = word.To
		}
		last := s.Doc.Lines() - 1
		for n := 0; n < listReach && last > 0 && blankLine(s.Doc, last); n++ {
			last--
		}
		end := max(at, s.Doc.LineEnd(last))
		before := eol + eol
		if last > 0 && isNote(s.Doc, last) && isNote(s.Doc, last-1) {
			before = eol // they stand close together
		}
		definition := before + label + ": "
		sel := state.Caret(end + len(label) + len(definition))
		return state.Spec{Changes: []text.Change{
			text.Insert(at, label), text.Insert(end, definition),
		}, Sel: &sel, Origin: state.Format, Scroll: true}, true
	}
}

// JumpFootnote moves the caret from a footnote's reference to its definition, and from
// anywhere in the definition behind its first reference.
func JumpFootnote(s state.State) (state.Spec, bool) {
	off := s.Sel.Primary().Head
	if label, ok := definitionAround(s.Doc, s.Doc.Line(off)); ok {
		for at := s.Doc.Index([]byte(label), 0); at >= 0; at = s.Doc.Index([]byte(label), at+1) {
			if !isDefinition(s.Doc, at, label) {
				return state.SelectSpec(state.Caret(at + len(label))), true
			}
		}
		return state.Spec{}, false
	}
	label, ok := referenceAt(s.Doc, off)
	if !ok {
		return state.Spec{}, false
	}
	for at := s.Doc.Index([]byte(label+":"), 0); at >= 0; at = s.Doc.Index([]byte(label+":"), at+1) {
		if isDefinition(s.Doc, at, label) {
			return state.SelectSpec(state.Caret(skipSpaces(s.Doc, at+len(label)+1))), true
		}
	}
	return state.Spec{}, false
}

// freeNote is one more than the greatest number of a footnote.
func freeNote(doc text.Text) int {
	free := 1
	open := []byte("[^")
	for at := doc.Index(open, 0); at >= 0; at = doc.Index(open, at+1) {
		b := doc.Slice(text.Span{From: at + 2, To: min(doc.Len(), at+12)})
		digits, _, closed := bytes.Cut(b, []byte("]"))
		if n, err := strconv.Atoi(string(digits)); closed && err == nil && n < 1_000_000 {
			free = max(free, n+1)
		}
	}
	return free
}

// isNote reports whether a line begins a footnote's definition.
func isNote(doc text.Text, line int) bool {
	m := noteSyntax.FindStringSubmatchIndex(lineHead(doc, line))
	return m != nil && m[0] == 0 && m[4] < m[5]
}

// definitionAround is the label, with its brackets, of the definition that a line
// belongs to: it begins there, or above lines that are indented.
func definitionAround(doc text.Text, line int) (string, bool) {
	for n := 0; n < definitionReach && line >= 0; n++ {
		if isNote(doc, line) {
			head := lineHead(doc, line)
			return head[:noteSyntax.FindStringSubmatchIndex(head)[4]], true
		}
		if !blankLine(doc, line) && readPrefix(doc, line).column() < tabWidth {
			break
		}
		line--
	}
	return "", false
}

// referenceAt is the label, with its brackets, of the reference that off touches.
func referenceAt(doc text.Text, off int) (string, bool) {
	line := doc.LineSpan(doc.Line(off))
	near := text.Span{From: max(line.From, off-noteReach), To: max(off, min(line.To, off+noteReach))}
	b := doc.Slice(near)
	for _, m := range noteSyntax.FindAllSubmatchIndex(b, -1) {
		if near.From+m[0] <= off && off <= near.From+m[4] {
			return string(b[m[0]:m[4]]), true
		}
	}
	return "", false
}

// isDefinition reports whether the label at a place begins its definition.
func isDefinition(doc text.Text, at int, label string) bool {
	line := doc.LineSpan(doc.Line(at))
	return doc.HasPrefix(at+len(label), ":") && at-line.From <= 3 && doc.Blank(text.Span{From: line.From, To: at})
}
