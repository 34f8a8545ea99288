package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	gmtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"galley/editor/safe"
	"galley/editor/text"
)

// inliner turns goldmark's inline nodes into ours.
type inliner struct {
	phase *inlinePhase
	src   string // the source that positions refer to
	base  int    // of the top-level block in src
	cell  bool   // in a table cell, where code spans escape the pipe
}

// children appends the inlines for the children of parent. Beyond the limit of depth marks are dropped and their text
// is kept, so that every walker of the tree may recurse.
func (c *inliner) children(dst []Inline, parent ast.Node, depth int) []Inline {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		dst = c.node(dst, n, depth)
	}
	return dst
}

func (c *inliner) node(dst []Inline, n ast.Node, depth int) []Inline {
	switch n := n.(type) {
	case *ast.Text:
		return c.text(dst, n)
	case *ast.CodeSpan:
		return append(dst, c.codeSpan(n))
	case *ast.AutoLink:
		return append(dst, c.autolink(n))
	case *ast.RawHTML:
		return append(dst, c.rawHTML(n))
	case *noteRef:
		return append(dst, Inline{Kind: FootnoteRef, Span: c.span(n.start, n.end), Label: string(n.label)})
	}
	if depth >= safe.Default.Depth {
		return c.children(dst, n, depth)
	}
	in := Inline{Kind: Text, Children: c.children(nil, n, depth+1)}
	switch n := n.(type) {
	case *ast.Emphasis:
		in.Kind = Emph
		if n.Level == 2 {
			in.Kind = Strong
		}
		in.Span = c.around(in.Children, n.Level)
	case *extast.Strikethrough:
		in.Kind = Strike
		in.Span = c.around(in.Children, 1)
		if in.Span.From > 0 && c.at(in.Span.From-1) == '~' && c.at(in.Span.To) == '~' {
			in.Span = text.Span{From: in.Span.From - 1, To: in.Span.To + 1}
		}
	case *ast.Link:
		in.Kind, in.Dest, in.Title = Link, resolve(string(n.Destination)), resolve(string(n.Title))
		in.Span = c.span(n.Pos(), c.end(n))
	case *ast.Image:
		in.Kind, in.Dest, in.Title = Image, resolve(string(n.Destination)), resolve(string(n.Title))
		in.Span = c.span(n.Pos(), c.end(n))
	default:
		return append(dst, in.Children...) // no other kind is configured
	}
	return append(dst, in)
}

// text appends the runs of a text node: the source as it is, broken at escapes and references, and the line's end.
func (c *inliner) text(dst []Inline, n *ast.Text) []Inline {
	from, to := n.Segment.Start, n.Segment.Stop
	if n.IsRaw() {
		dst = c.verbatim(dst, from, to)
	} else {
		dst = c.runs(dst, from, to)
	}
	kind := SoftBreak
	switch {
	case n.HardLineBreak():
		kind = HardBreak
	case !n.SoftLineBreak():
		return dst
	}
	end := to
	for end < len(c.src) && c.src[end] != '\n' {
		end++
	}
	return append(dst, Inline{Kind: kind, Span: c.span(to, min(end+1, len(c.src)))})
}

func (c *inliner) runs(dst []Inline, from, to int) []Inline {
	start := from
	for i := from; i < to; {
		if b := c.src[i]; b != '\\' && b != '&' {
			i++
			continue
		}
		n, stands := escapeAt(c.src[:to], i)
		if n == 0 {
			i++
			continue
		}
		dst = c.verbatim(dst, start, i)
		if c.src[i] == '\\' { // what is escaped begins the next run
			start = i + 1
		} else {
			dst = append(dst, Inline{Kind: Text, Span: c.span(i, i+n), Text: stands})
			start = i + n
		}
		i += n
	}
	return c.verbatim(dst, start, to)
}

// verbatim appends source text, to the last inline if that ends where it begins.
func (c *inliner) verbatim(dst []Inline, from, to int) []Inline {
	if from >= to {
		return dst
	}
	if len(dst) > 0 {
		last := &dst[len(dst)-1]
		at := last.Span.From + c.base
		if last.Kind == Text && last.Span.To+c.base == from && c.src[at:from] == last.Text {
			last.Text = c.src[at:to]
			last.Span.To = to - c.base
			return dst
		}
	}
	return append(dst, Inline{Kind: Text, Span: c.span(from, to), Text: c.src[from:to]})
}

func (c *inliner) codeSpan(n *ast.CodeSpan) Inline {
	var b strings.Builder
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		t, ok := child.(*ast.Text)
		if !ok {
			continue
		}
		s := c.src[t.Segment.Start:t.Segment.Stop]
		if line, ok := strings.CutSuffix(s, "\n"); ok {
			b.WriteString(strings.TrimSuffix(line, "\r"))
			b.WriteByte(' ')
		} else {
			b.WriteString(s)
		}
	}
	code := b.String()
	if c.cell {
		code = strings.ReplaceAll(code, `\|`, "|")
	}
	return Inline{Kind: CodeSpan, Span: c.span(n.Pos(), c.end(n)), Text: code}
}

func (c *inliner) autolink(n *ast.AutoLink) Inline {
	src := c.phase.reader.src
	label := string(n.Label(src))
	dest := string(n.URL(src))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(dest), "mailto:") {
		dest = "mailto:" + dest
	}
	// goldmark gives the < of <address>, and of a bare address the character before it (or itself in first place).
	span := text.Span{From: -1, To: -1}
	if pos := n.Pos(); pos >= 0 && pos < len(c.src) {
		switch {
		case c.src[pos] == '<':
			span = c.span(pos, pos+len(label)+2)
		case strings.HasPrefix(c.src[pos:], label):
			span = c.span(pos, pos+len(label))
		case strings.HasPrefix(c.src[pos+1:], label):
			span = c.span(pos+1, pos+1+len(label))
		}
	}
	return Inline{Kind: Autolink, Span: span, Text: label, Dest: dest}
}

func (c *inliner) rawHTML(n *ast.RawHTML) Inline {
	in := Inline{Kind: RawHTML, Span: text.Span{From: -1, To: -1}}
	if n.Segments.Len() == 0 {
		return in
	}
	in.Text = joined(c.phase.reader.src, n.Segments)
	in.Span = c.span(n.Segments.At(0).Start, n.Segments.At(n.Segments.Len()-1).Stop)
	return in
}

// around returns the span of marks of that length around inlines.
func (c *inliner) around(inlines []Inline, mark int) text.Span {
	if len(inlines) == 0 || inlines[0].Span.From < 0 || inlines[len(inlines)-1].Span.To < 0 {
		return text.Span{From: -1, To: -1}
	}
	from := inlines[0].Span.From
	if inlines[0].Kind == Text && from > 0 && c.at(from-1) == '\\' && util.IsPunct(c.at(from)) {
		from-- // an escape's backslash is not part of the run it begins
	}
	return text.Span{From: from - mark, To: inlines[len(inlines)-1].Span.To + mark}
}

func (c *inliner) end(n ast.Node) int {
	if end, ok := c.phase.pc.ends[n]; ok {
		return end
	}
	return -1
}

// at returns the byte at an offset relative to the block, 0 beyond the source.
func (c *inliner) at(off int) byte {
	if i := off + c.base; i >= 0 && i < len(c.src) {
		return c.src[i]
	}
	return 0
}

func (c *inliner) span(from, to int) text.Span {
	if from < 0 || to < from {
		return text.Span{From: -1, To: -1}
	}
	return text.Span{From: from - c.base, To: to - c.base}
}

// joined returns the text of the segments, as the block structure left it.
func joined(src []byte, lines *gmtext.Segments) string {
	if lines.Len() == 1 {
		seg := lines.At(0)
		return string(seg.Value(src))
	}
	var b strings.Builder
	for i := range lines.Len() {
		seg := lines.At(i)
		b.Write(seg.Value(src))
	}
	return b.String()
}
