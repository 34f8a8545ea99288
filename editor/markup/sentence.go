package markup

import (
	"galley/editor/state"
	"galley/editor/text"
)

// proseReach is how many lines up and down a paragraph is followed to find a sentence.
const proseReach = 200

// SentenceLeft moves to the start of the sentence, or of the one before.
func SentenceLeft(extend bool) state.Command {
	return state.MoveTo(func(doc text.Text, r state.Range) int {
		at := skipBack(doc, r.Head)
		if at == 0 {
			return 0
		}
		return min(sentenceAt(doc, text.PrevGrapheme(doc, at)).From, text.PrevGrapheme(doc, r.Head))
	}, extend)
}

// SentenceRight moves to the start of the next sentence; behind the last one of a
// paragraph to its end, and from there on.
func SentenceRight(extend bool) state.Command {
	return state.MoveTo(func(doc text.Text, r state.Range) int {
		prose := proseAt(doc, r.Head)
		if r.Head >= prose.To {
			line := doc.Line(r.Head)
			for n := 0; n < proseReach && line+1 < doc.Lines(); n++ {
				line++
				if !blankLine(doc, line) {
					return max(ContentStart(doc, doc.LineStart(line)), r.Head)
				}
			}
			return doc.LineEnd(line)
		}
		at := max(r.Head, sentenceAt(doc, r.Head).To)
		for at < prose.To && doc.Blank(text.Span{From: at, To: at + 1}) {
			at++
		}
		if at == r.Head {
			return text.NextGrapheme(doc, at)
		}
		return at
	}, extend)
}

// skipBack is the place before the white space and marks that end at off.
func skipBack(doc text.Text, off int) int {
	for n := 0; n < proseReach && off > 0; n++ {
		line := doc.Line(off)
		if off > ContentStart(doc, off) {
			if !doc.Blank(text.Span{From: off - 1, To: off}) {
				break
			}
			off--
		} else {
			off = max(0, doc.LineStart(line)-1)
			if off > 0 && doc.LineEnd(doc.Line(off)) < off {
				off = doc.LineEnd(doc.Line(off)) // not between '\r' and '\n'
			}
		}
	}
	return off
}

// sentenceAt is the sentence at off, within its block of text.
func sentenceAt(doc text.Text, off int) text.Span {
	prose := proseAt(doc, off)
	return text.SentenceAt(doc, prose, min(max(off, prose.From), prose.To))
}

// proseAt is the text of the paragraph, item or heading with the line of off in it,
// from the start of its content. Lines that begin an item, a heading or a fence begin
// a block; a table row is one by itself.
func proseAt(doc text.Text, off int) text.Span {
	line := doc.Line(off)
	if blankLine(doc, line) {
		return doc.LineSpan(line)
	}
	first, last := line, line
	for n := 0; n < proseReach && first > 0 && !beginsBlock(doc, first) && continues(doc, first-1); n++ {
		first--
	}
	for n := 0; n < proseReach && last+1 < doc.Lines() && continues(doc, last) && !blankLine(doc, last+1) && !beginsBlock(doc, last+1); n++ {
		last++
	}
	span := text.Span{From: ContentStart(doc, doc.LineStart(first)), To: doc.LineEnd(last)}
	span.From = min(span.From, span.To)
	return span
}

// beginsBlock reports whether a line begins a block of text of its own.
func beginsBlock(doc text.Text, line int) bool {
	head := lineHead(doc, line)
	p := parsePrefix(head)
	content := head[p.length():]
	if p.isItem() || endsItem(content) || content == "" || content[0] == '|' {
		return true
	}
	return line > 0 && readPrefix(doc, line-1).quote != p.quote
}

// continues reports whether a paragraph may go on in the line after a line.
func continues(doc text.Text, line int) bool {
	if blankLine(doc, line) {
		return false
	}
	head := lineHead(doc, line)
	content := head[parsePrefix(head).length():]
	_, level := headingAt(doc, line)
	mark, _ := fenceMark([]byte(content))
	return level == 0 && mark == "" && !isRule(content)
}
