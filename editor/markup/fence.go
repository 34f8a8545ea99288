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

// openFence is the fence that was opened before a line and not closed before it.
func openFence(doc text.Text, line int) (f fence, mark string, ok bool) {
	end := doc.LineStart(line)
	from := 0
	if end > fenceReach {
		from = doc.LineStart(doc.Line(end-fenceReach) + 1)
	}
	before := doc.Slice(text.Span{From: from, To: end})
	opened := 0
	for at := 0; ; {
		// Only a line with three marks in a row can be a fence; the others are
		// not even looked at.
		at = nextRun(before, at)
		if at < 0 {
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
		f.open = doc.Line(from + opened)
	}
	return f, mark, mark != ""
}

// nextRun is the place of the next three backticks or tildes at or after from, or -1.
func nextRun(b []byte, from int) int {
	ticks := bytes.Index(b[from:], []byte("```"))
	tildes := ticks
	if ticks < 0 {
		tildes = bytes.Index(b[from:], []byte("~~~"))
	} else if i := bytes.Index(b[from:from+ticks], []byte("~~~")); i >= 0 {
		tildes = i
	}
	if tildes < 0 {
		return -1
	}
	return from + tildes
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
