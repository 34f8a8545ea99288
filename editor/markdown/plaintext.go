package markdown

import "strings"

// PlainText returns the text of inlines as a reader sees it: no marks, a break as a space, an image as its alternative
// text, raw HTML and footnote references not at all.
func PlainText(inlines []Inline) string {
	if len(inlines) == 1 && inlines[0].Kind == Text {
		return inlines[0].Text
	}
	var b strings.Builder
	plainInlines(&b, inlines)
	return b.String()
}

// PlainText returns the text of a block and its children as a reader sees it, a line for each paragraph, heading, item
// or cell. Code and Plain blocks give their text, raw HTML and definitions of links nothing.
func (b *Block) PlainText() string {
	var out strings.Builder
	plainBlock(&out, b)
	return strings.TrimSuffix(out.String(), "\n")
}

func plainInlines(b *strings.Builder, inlines []Inline) {
	for i := range inlines {
		in := &inlines[i]
		switch in.Kind {
		case Text, CodeSpan, Autolink:
			b.WriteString(in.Text)
		case SoftBreak, HardBreak:
			b.WriteByte(' ')
		case RawHTML, FootnoteRef:
		default:
			plainInlines(b, in.Children)
		}
	}
}

func plainBlock(out *strings.Builder, b *Block) {
	switch b.Kind {
	case Code, Plain:
		out.WriteString(b.Text)
		if !strings.HasSuffix(b.Text, "\n") {
			out.WriteByte('\n')
		}
	case HTMLBlock, LinkDef, Rule:
	default:
		if len(b.Inlines) > 0 {
			plainInlines(out, b.Inlines)
			out.WriteByte('\n')
		}
		for _, c := range b.Children {
			plainBlock(out, c)
		}
	}
}
