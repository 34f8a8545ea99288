package markup

import (
	"bytes"

	"galley/editor/text"
)

// fenceReach is how far back a code fence is looked for. It bounds what Enter costs
// in a huge document; an article is far shorter.
const fenceReach = 1 << 20

// fence is a fenced code block: the lines of its fences. Without a closing fence,
// close is the number of lines of the document.
type fence struct{ open, close int }

// fenceAt is the fenced code block with the given line in it, its fences included.
func fenceAt(doc text.Text, line int) (fence, bool) {
	f, mark, ok := openFence(doc, line)
	if !ok {
		// The line may be an opening fence itself.
		if mark, _ = fenceMark([]byte(lineHead(doc, line))); mark == "" {
			return fence{}, false
		}
		f.open = line
	}
	for f.close = max(line, f.open+1); f.close < doc.Lines(); f.close++ {
		if closesFence([]byte(lineHead(doc, f.close)), mark) {
			break
		}
	}
	return f, true
}

// InFence reports whether a line is the content of a fenced code block. It looks
// back one mebibyte at most.
func InFence(doc text.Text, line int) bool {
	_, mark, ok := openFence(doc, line)
	return ok && !closesFence([]byte(lineHead(doc, line)), mark)
}

// fenceWalk tells of lines, asked for from the top down, whether they are the content of
// a fenced code block. It looks back once and then only at the lines between.
type fenceWalk struct {
	doc  text.Text
	line int    // up to which it has looked
	mark string // of the fence that is open there
	seen bool
}

// inside reports whether a line, not above those asked for before, is code.
func (w *fenceWalk) inside(line int) bool {
	if !w.seen || line < w.line || line > w.line+listReach {
		_, w.mark, _ = openFence(w.doc, line)
		w.line, w.seen = line, true
	}
	for ; w.line < line; w.line++ {
		head := []byte(lineHead(w.doc, w.line))
		if w.mark == "" {
			w.mark, _ = fenceMark(head)
		} else if closesFence(head, w.mark) {
			w.mark = ""
		}
	}
	return w.mark != "" && !closesFence([]byte(lineHead(w.doc, line)), w.mark)
}

// openFence is the fence that was opened before a line and not closed before it.
func openFence(doc text.Text, line int) (f fence, mark string, ok bool) {
	end := doc.LineStart(line)
	from := 0
	if end > fenceReach {
		from = doc.LineStart(doc.Line(end-fenceReach) + 1)
	}
	before := doc.Slice(text.Span{From: min(from, end), To: end})
	opened := 0
	// Only a line with three marks in a row can be a fence; the others are not even
	// looked at.
	ticks, tildes := run{sign: []byte("```"), at: -1}, run{sign: []byte("~~~"), at: -1}
	for at := 0; ; {
		at = min(ticks.next(before, at), tildes.next(before, at))
		if at == len(before) {
			break
		}
		start := bytes.LastIndexByte(before[:at], '\n') + 1
		head, _, _ := bytes.Cut(before[start:], []byte("\n"))
		if mark == "" {
			mark, _ = fenceMark(head)
			opened = start
		} else if closesFence(head, mark) {
			mark = ""
		}
		at = start + len(head)
	}
	if mark != "" {
		f.open = doc.Line(min(from, end) + opened)
	}
	return f, mark, mark != ""
}

// run is three equal marks that are looked for, and where they were found last: what
// is not there is not looked for again.
type run struct {
	sign []byte
	at   int // -1 before the first search
}

// next is the place of the marks at or after from, or the end.
func (r *run) next(b []byte, from int) int {
	if r.at < from {
		r.at = len(b)
		if i := bytes.Index(b[from:], r.sign); i >= 0 {
			r.at = from + i
		}
	}
	return r.at
}

// fenceMark is the run of backticks or tildes that makes a line a fence, and what
// stands behind it; "" when the line is none.
func fenceMark(line []byte) (mark string, info []byte) {
	line = bytes.TrimLeft(line, " \t>")
	if len(line) < 3 || line[0] != '`' && line[0] != '~' {
		return "", nil
	}
	n := len(line) - len(bytes.TrimLeft(line, string(line[:1])))
	info = bytes.TrimSpace(line[n:])
	if n < 3 || line[0] == '`' && bytes.IndexByte(info, '`') >= 0 {
		return "", nil
	}
	return string(line[:n]), info
}

// closesFence reports whether a line closes the fence opened by mark.
func closesFence(line []byte, mark string) bool {
	m, info := fenceMark(line)
	return len(m) >= len(mark) && m[0] == mark[0] && len(info) == 0
}
