package markup

import (
	"regexp"
	"strings"

	"galley/editor/state"
	"galley/editor/text"
)

// linkSyntax is an inline link or image in one line.
var linkSyntax = regexp.MustCompile(`!?\[((?:[^\[\]\\]|\\.)*)\]\((<[^<>]*>|[^()\s<>]*)(?:\s+"[^"]*")?\)`)

// Link makes links to url of the ranges or the words at the carets. With url "" the
// carets go to where the addresses are to be typed, a selected address becomes the
// address, and a link that a single range is in becomes its text.
func Link(url string) state.Command {
	return func(s state.State) (state.Spec, bool) {
		r := s.Sel.Primary()
		if at, m := linkAt(s.Doc, r.Span()); len(s.Sel.Ranges) == 1 && m != nil && s.Doc.ByteAt(at) == '[' {
			if url == "" {
				return unlink(s, at, m), true
			}
			return edit(text.Change{Span: text.Span{From: at + m[4], To: at + m[5]}, Insert: []byte(destination(url))}, -1), true
		}
		sel := state.Selection{Main: s.Sel.Main}
		spec := state.Spec{Sel: &sel, Origin: state.Format, Scroll: true}
		shift, done := 0, 0
		for _, r := range s.Sel.Ranges {
			ch, caret := linkTo(s.Doc, r, url)
			if ch.From < done {
				ch, caret = text.Change{Span: text.Span{From: r.Head, To: r.Head}}, 0 // two carets in one word
			} else {
				spec.Changes = append(spec.Changes, ch)
				done = ch.To
			}
			sel.Ranges = append(sel.Ranges, state.At(ch.From+shift+caret))
			shift += len(ch.Insert) - ch.Len()
		}
		return spec, true
	}
}

// linkTo is the change that makes a link of a range, and the caret's place in it.
func linkTo(doc text.Text, r state.Range, url string) (ch text.Change, caret int) {
	span := piecesSpan(doc, r)
	label := doc.String(span)
	if url == "" && isAddress(label) {
		return text.Replace(span, "[]("+destination(label)+")"), 1
	}
	insert := "[" + label + "](" + destination(url) + ")"
	switch {
	case label == "":
		caret = 1
	case url == "":
		caret = len(insert) - 1
	default:
		caret = len(insert)
	}
	return text.Replace(span, insert), caret
}

// Image puts an image in place of the selection; without alt the selected text is
// its alternative text.
func Image(path, alt string) state.Command {
	return func(s state.State) (state.Spec, bool) {
		span := s.Sel.Primary().Span()
		label := strings.NewReplacer(`\`, `\\`, `[`, `\[`, `]`, `\]`).Replace(alt)
		if alt == "" {
			label = strings.Join(strings.Fields(s.Doc.String(span)), " ")
		}
		return edit(text.Replace(span, "!["+label+"]("+destination(path)+")"), -1), true
	}
}

// edit is the spec of one change with the caret at an offset in what it inserts;
// -1 is its end.
func edit(ch text.Change, caret int) state.Spec {
	if caret < 0 {
		caret = len(ch.Insert)
	}
	sel := state.Caret(ch.From + caret)
	return state.Spec{Changes: []text.Change{ch}, Sel: &sel, Origin: state.Format, Scroll: true}
}

// unlink replaces a link by its text; m is its submatches from the offset at.
func unlink(s state.State, at int, m []int) state.Spec {
	return state.Spec{Changes: []text.Change{
		text.Delete(at+m[0], at+m[2]),
		text.Delete(at+m[3], at+m[1]),
	}, Origin: state.Format, Scroll: true}
}

// linkAt is the link that contains a span: the offset of its start, and the places
// of its parts from there.
func linkAt(doc text.Text, s text.Span) (int, []int) {
	bounds := doc.LineSpan(doc.Line(s.From))
	bounds = text.Span{From: max(bounds.From, s.From-lineReach), To: min(bounds.To, s.To+lineReach)}
	if s.To > bounds.To {
		return 0, nil
	}
	for _, m := range linkSyntax.FindAllSubmatchIndex(doc.Slice(bounds), -1) {
		found := text.Span{From: bounds.From + m[0], To: bounds.From + m[1]}
		inside := found.From < s.From && s.To < found.To
		if inside || !s.Empty() && found.Covers(s) {
			for i := range m {
				m[i] -= found.From - bounds.From
			}
			return found.From, m
		}
	}
	return 0, nil
}

// piecesSpan is what a link goes around: the range without the spaces around it, or
// the word at the caret.
func piecesSpan(doc text.Text, r state.Range) text.Span {
	pieces := piecesOf(doc, r)
	if len(pieces) == 0 {
		return r.Span()
	}
	return pieces[0].Union(pieces[len(pieces)-1].Span)
}

// isAddress reports whether s looks like the address of a page.
func isAddress(s string) bool {
	return (strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "mailto:")) &&
		!strings.ContainsAny(s, " \t\r\n")
}

// destination writes a link destination: in angle brackets when it holds what would
// end a bare one (CommonMark 0.31, 6.3).
func destination(url string) string {
	url = strings.NewReplacer("\r", "", "\n", "%0A", "<", "%3C", ">", "%3E").Replace(strings.TrimSpace(url))
	if strings.ContainsAny(url, " \t()\\") {
		return "<" + strings.ReplaceAll(url, `\`, `\\`) + ">"
	}
	return url
}
