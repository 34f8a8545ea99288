package highlight

import "bytes"

// block reads what a line of the body begins with: quote signs, list markers,
// heading signs.
type block struct {
	p      paint
	src    []byte
	indent int  // of the line
	at     int  // where the text behind the prefix begins
	base   Role // of that text
}

// prefix paints the signs at the start of the line and reports whether the line
// holds more than signs.
func (b *block) prefix() bool {
	b.space()
	b.indent = b.at
	for b.at < len(b.src) && b.src[b.at] == '>' {
		b.p.kind(b.at, b.at+1, Mark)
		b.at++
		b.space()
		b.base = Quote
	}
	if b.base == Quote && b.callout() {
		return true
	}
	if b.rule() {
		b.p.kind(b.at, len(b.src), Mark)
		return false
	}
	for n := bulletEnd(b.src[b.at:]); n > 0; n = bulletEnd(b.src[b.at:]) {
		b.p.kind(b.at, b.at+n, Mark)
		b.at += n
		b.task()
	}
	return b.heading() || b.at < len(b.src)
}

func (b *block) space() {
	for b.at < len(b.src) && (b.src[b.at] == ' ' || b.src[b.at] == '\t') {
		b.at++
	}
}

// callout paints the [!NOTE] that begins a callout.
func (b *block) callout() bool {
	rest := b.src[b.at:]
	end := bytes.IndexByte(rest, ']')
	if !bytes.HasPrefix(rest, []byte("[!")) || end < 3 {
		return false
	}
	b.p.kind(b.at, b.at+end+1, Label)
	b.p.face(b.at, b.at+end+1, Strong)
	b.at += end + 1
	return true
}

// task paints the box of a task item.
func (b *block) task() {
	rest := b.src[b.at:]
	if len(rest) < 3 || rest[0] != '[' || rest[2] != ']' || len(rest) > 3 && rest[3] != ' ' {
		return
	}
	if c := rest[1]; c == ' ' || c == 'x' || c == 'X' {
		b.p.kind(b.at, b.at+3, Mark)
		b.at += 3
	}
}

// rule reports whether the rest of the line is a thematic break (CommonMark 4.1).
func (b *block) rule() bool {
	rest := b.src[b.at:]
	if len(rest) == 0 || rest[0] != '-' && rest[0] != '*' && rest[0] != '_' {
		return false
	}
	n := 0
	for _, c := range rest {
		switch c {
		case rest[0]:
			n++
		case ' ', '\t':
		default:
			return false
		}
	}
	return n >= 3
}

// heading paints the signs of an ATX heading (CommonMark 4.2).
func (b *block) heading() bool {
	rest := b.src[b.at:]
	if len(rest) == 0 || rest[0] != '#' {
		return false
	}
	n := runLength(rest, 0)
	if n > 6 || n < len(rest) && rest[n] != ' ' && rest[n] != '\t' {
		return false
	}
	b.p.kind(b.at, b.at+n, Mark)
	b.at += n
	b.space()
	b.base = Heading | Strong
	// Closing signs need no look-out: they are painted here and cut off.
	end := len(bytes.TrimRight(b.src, " \t"))
	from := end
	for from > b.at && b.src[from-1] == '#' {
		from--
	}
	if from < end && from > b.at && (b.src[from-1] == ' ' || b.src[from-1] == '\t') {
		b.p.kind(from, len(b.src), Mark)
		b.p, b.src = b.p[:from], b.src[:from]
	}
	return true
}

// table paints a table row that begins with a pipe.
func (b *block) table(rest []byte, ink paint) bool {
	if len(rest) == 0 || rest[0] != '|' {
		return false
	}
	if len(bytes.Trim(rest, "|:- \t")) == 0 {
		ink.kind(0, len(rest), Mark)
		return true
	}
	from := 0
	for i := 0; i <= len(rest); i++ {
		if i < len(rest) && rest[i] == '\\' {
			i++
			continue
		}
		if i == len(rest) || rest[i] == '|' {
			paintInline(ink[from:i], rest[from:i])
			if i < len(rest) {
				ink.kind(i, i+1, Mark)
			}
			from = i + 1
		}
	}
	return true
}

// definition paints a link definition, or the label of a footnote's.
func (b *block) definition(rest []byte, ink paint) bool {
	if len(rest) < 4 || rest[0] != '[' || b.base == Heading|Strong {
		return false
	}
	end := bytes.Index(rest, []byte("]:"))
	if end < 2 || bytes.IndexByte(rest[:end], ']') >= 0 {
		return false
	}
	ink.kind(0, 1, Mark)
	ink.kind(1, end, Link)
	ink.kind(end, end+2, Mark)
	if rest[1] == '^' {
		paintInline(ink[end+2:], rest[end+2:])
	} else {
		ink.kind(end+2, len(rest), URL)
	}
	return true
}
