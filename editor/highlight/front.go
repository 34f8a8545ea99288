package highlight

import "bytes"

// paintFront paints a line of the front matter; first says that src begins the
// line. It knows keys, list dashes and comments, which is what the eye needs, and
// leaves YAML to package article.
func paintFront(p paint, src []byte, first bool) {
	p.kind(0, len(p), FrontValue)
	if !first {
		return
	}
	at := 0
	for {
		for at < len(src) && (src[at] == ' ' || src[at] == '\t') {
			at++
		}
		if at == len(src) || src[at] != '-' || at+1 < len(src) && src[at+1] != ' ' {
			break
		}
		p.kind(at, at+1, Mark)
		at++
	}
	if at == len(src) {
		return
	}
	if src[at] == '#' {
		p.kind(at, len(p), Comment)
		return
	}
	if colon := keyEnd(src[at:]); colon > 0 {
		p.kind(at, at+colon, FrontKey)
		p.kind(at+colon, at+colon+1, Mark)
		at += colon + 1
	}
	quote := byte(0)
	for i := at; i < len(src); i++ {
		switch c := src[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && (i == at || src[i-1] == ' '):
			quote = c
		case c == '#' && src[i-1] == ' ':
			p.kind(i, len(p), Comment)
			return
		}
	}
}

// keyEnd returns the length of the key that src begins with, 0 without one.
func keyEnd(src []byte) int {
	if src[0] == '"' || src[0] == '\'' {
		end := bytes.IndexByte(src[1:], src[0])
		if end < 0 || end+2 >= len(src) || src[end+2] != ':' {
			return 0
		}
		return end + 2
	}
	for i, c := range src {
		if c == ':' && (i+1 == len(src) || src[i+1] == ' ' || src[i+1] == '\t') {
			return i
		}
		if c == '#' && i > 0 && src[i-1] == ' ' {
			return 0
		}
	}
	return 0
}
