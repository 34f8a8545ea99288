package article

import (
	"bytes"

	"galley/editor/text"
)

// FrontKind tells what stands at the start of a doc.
type FrontKind uint8

// The kinds of front matter.
const (
	None         FrontKind = iota // the doc is all body
	YAML                          // fields between --- and --- (or ...)
	Unterminated                  // fields begin, but the closing line is missing: all of the doc is body
)

// Front is where the front matter of a doc lies; all offsets are bytes of the
// doc.
type Front struct {
	Kind  FrontKind
	Span  text.Span // with both delimiter lines
	Inner text.Span // between the delimiter lines; empty or ended by a line break
	Body  int       // where the body starts
}

// maxFront bounds the search for the closing line, so that a long article
// that merely begins with a rule costs no more than this per edit.
const maxFront = 1 << 20

// Split finds the front matter of doc: only at the very start, opened by a
// line of three hyphens and closed by the next line that is three hyphens or
// three dots. Trailing blanks on those lines are allowed, as Hugo and Jekyll
// do.
func Split(doc text.Text) Front {
	size := min(doc.Len(), 8<<10)
	for {
		head := doc.Slice(text.Span{From: 0, To: size})
		whole := size == doc.Len() || size >= maxFront
		if front, ok := split(head, whole); ok {
			return front
		}
		size = min(doc.Len(), size*8)
	}
}

// split is Split on the first bytes of a doc; it answers false when more
// bytes are needed and whole says that there are more.
func split(head []byte, whole bool) (Front, bool) {
	line, inner := cutLine(head)
	if inner == 0 || !isFence(line, "---") {
		return Front{}, whole || inner > 0 || !isFence(line, "---") && len(line) > 64
	}
	for at := inner; at < len(head); {
		line, n := cutLine(head[at:])
		if n == 0 { // the last line has no line break, or is cut off
			if !whole {
				return Front{}, false
			}
			n = len(head) - at
		}
		if isFence(line, "---") || isFence(line, "...") {
			return Front{
				Kind:  YAML,
				Span:  text.Span{From: 0, To: at + n},
				Inner: text.Span{From: inner, To: at},
				Body:  at + n,
			}, true
		}
		at += n
	}
	if !whole {
		return Front{}, false
	}
	// A rule at the start of an article is a rule. Only what looks like
	// fields is front matter that somebody forgot to close.
	if line, _ := cutLine(head[inner:]); looksLikeField(line) {
		return Front{Kind: Unterminated}, true
	}
	return Front{}, true
}

// cutLine returns the first line of b without its line break, and the length
// of the line with it; 0 when the line has no line break.
func cutLine(b []byte) (line []byte, n int) {
	end := bytes.IndexByte(b, '\n')
	if end < 0 {
		return b, 0
	}
	return bytes.TrimSuffix(b[:end], []byte{'\r'}), end + 1
}

func isFence(line []byte, fence string) bool {
	rest, ok := bytes.CutPrefix(line, []byte(fence))
	return ok && len(bytes.TrimRight(rest, " \t")) == 0
}

// looksLikeField reports whether line starts like `key:` or is a comment.
func looksLikeField(line []byte) bool {
	if len(line) > 0 && line[0] == '#' {
		return len(line) > 1 && line[1] != '#' // not a heading of level two
	}
	name, rest, ok := bytes.Cut(line, []byte{':'})
	if !ok || len(name) == 0 || len(rest) > 0 && rest[0] != ' ' && rest[0] != '\t' {
		return false
	}
	for _, c := range name {
		if c != '_' && c != '-' && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') {
			return false
		}
	}
	return true
}
