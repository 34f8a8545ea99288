package highlight

import "galley/editor/text"

// Fence is a fenced code block: what its opening line says of it, and its content
// with all line ends.
type Fence struct {
	Info    string
	Content text.Span
}

// maxFence is how many bytes of a fence's content are looked at to find its ends.
const maxFence = 64 << 10

// FenceAt returns the fenced code block whose content holds the line at off; false
// for its first and last line, elsewhere, and in one that is too long to be found
// out about.
func (x *Index) FenceAt(doc text.Text, off int) (Fence, bool) {
	from := doc.LineStart(doc.Line(off))
	if x.stateAt(from).kind != inFence {
		return Fence{}, false
	}
	i := x.search(from)
	if i < x.count() && x.at(i) == from && x.step(i) != x.mark(i).in {
		return Fence{}, false // the line that closes it
	}
	open := i - 1
	for open >= 0 && x.mark(open).in.kind == inFence {
		open--
	}
	if open < 0 {
		return Fence{}, false
	}
	line := doc.Line(x.at(open))
	f := Fence{Content: text.Span{From: doc.LineNext(line), To: doc.Len()}}
	if f.Content.From < off-maxFence {
		return Fence{}, false
	}
	for k := i; k < x.count(); k++ {
		if x.step(k) != x.mark(k).in {
			f.Content.To = x.at(k)
			break
		}
		if x.at(k) > f.Content.From+maxFence {
			return Fence{}, false
		}
	}
	if f.Content.Len() > maxFence {
		return Fence{}, false
	}
	head := doc.Slice(text.Span{From: x.at(open), To: min(doc.LineEnd(line), x.at(open)+prefixMax)})
	f.Info = fenceInfo(head)
	return f, true
}

// fenceInfo is what stands behind the signs of an opening line.
func fenceInfo(line []byte) string {
	at := 0
	for at < len(line) && line[at] != '`' && line[at] != '~' {
		at++
	}
	for at < len(line) && (line[at] == '`' || line[at] == '~') {
		at++
	}
	for at < len(line) && (line[at] == ' ' || line[at] == '\t') {
		at++
	}
	return string(line[at:])
}
