package spell

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"galley/editor/text"
)

// scanner divides source into tokens: what stands between spaces, brackets,
// quotes and dashes. It passes over what is no prose and says so by its form:
// code, tags, addresses, shortcodes, handles. A token may still be a path or an
// identifier; see words.
//
// A token is never looked at twice and every search for an end is limited, so
// the time is linear in the source.
type scanner struct {
	src  []byte
	at   int
	skip []text.Span
	dead [2]int // where searches for a closing sign have failed: none before here
}

// reach is how many bytes a tag, a run of code or a shortcode may have.
const reach = 4096

// next returns the next token; it is empty at the end.
func (s *scanner) next() text.Span {
	for s.at < len(s.src) {
		if s.leap() {
			continue
		}
		if n := s.foreign(); n > 0 {
			s.at += n
			continue
		}
		here := s.src[s.at:s.end()]
		if inToken(here) == 0 {
			_, n := utf8.DecodeRune(here)
			s.at += n
			continue
		}
		if token := s.token(); !token.Empty() {
			return token
		}
	}
	return text.Span{}
}

// leap jumps over the caller's span that covers the place.
func (s *scanner) leap() bool {
	for len(s.skip) > 0 && s.skip[0].To <= s.at {
		s.skip = s.skip[1:]
	}
	if len(s.skip) > 0 && s.skip[0].From <= s.at {
		s.at = s.skip[0].To
		return true
	}
	return false
}

// end is where the source ends, or the caller's next span begins.
func (s *scanner) end() int {
	if len(s.skip) > 0 {
		return min(len(s.src), s.skip[0].From)
	}
	return len(s.src)
}

// token reads the token at the place, or passes over an address and returns an
// empty span.
func (s *scanner) token() text.Span {
	from, end := s.at, s.end()
	for s.at < end {
		if s.src[s.at] == ':' && bytes.HasPrefix(s.src[s.at:], []byte("://")) {
			s.address(end)
			return text.Span{}
		}
		n := inToken(s.src[s.at:end])
		if n == 0 {
			break
		}
		s.at += n
	}
	if token := s.src[from:s.at]; len(token) > 4 && (bytes.EqualFold(token[:4], []byte("www.")) || len(token) > 7 && bytes.EqualFold(token[:7], []byte("mailto:"))) {
		s.address(end)
		return text.Span{}
	}
	return text.Span{From: from, To: s.at}
}

// address passes over the rest of a URL: to a space, a quote or a bracket that
// it did not open.
func (s *scanner) address(end int) {
	depth := 0
	for ; s.at < end; s.at++ {
		switch c := s.src[s.at]; c {
		case ' ', '\t', '\n', '\r', '<', '>', '"', '`', '|':
			return
		case '(', '[':
			depth++
		case ')', ']':
			if depth--; depth < 0 {
				return
			}
		}
	}
}

// foreign is the length of what begins here and is not prose, 0 for none.
func (s *scanner) foreign() int {
	rest := s.src[s.at:]
	switch rest[0] {
	case '`':
		return s.code(rest)
	case '<':
		if len(rest) > 1 && (isLetter(rest[1]) || rest[1] == '/' || rest[1] == '!' || rest[1] == '?') {
			return s.until(rest, '>', &s.dead[0])
		}
	case '{':
		if len(rest) > 1 && bytes.IndexByte([]byte("{%#.:"), rest[1]) >= 0 {
			return s.until(rest, '}', &s.dead[1])
		}
	case '(':
		if s.at > 0 && s.src[s.at-1] == ']' {
			at := s.at
			s.at++
			s.address(len(s.src))
			n := s.at - at
			s.at = at
			return n
		}
	case '[':
		if len(rest) > 1 && rest[1] == '^' {
			return 2 + run(rest[2:], isName)
		}
	case '\\':
		return 1 + run(rest[1:], isLetter)
	case '@':
		if n := run(rest[1:], isHandle); n > 0 {
			return 1 + n
		}
	case '#':
		if len(rest) > 1 && (isLetter(rest[1]) || rest[1] >= utf8.RuneSelf) {
			return 1 + runOfWord(rest[1:])
		}
	case '&':
		if n := run(rest[1:], isEntity); n > 0 && n < 32 && 1+n < len(rest) && rest[1+n] == ';' {
			return n + 2
		}
	case ':':
		if n := run(rest[1:], isName); n > 0 && 1+n < len(rest) && rest[1+n] == ':' {
			return n + 2
		}
	case '/', '~', '.':
		return path(rest)
	}
	return 0
}

// code is the length of a code span, or of the backticks when none closes it.
func (s *scanner) code(rest []byte) int {
	open := run(rest, isBacktick)
	limit := min(len(rest), open+reach)
	for i := open; i < limit; {
		if rest[i] != '`' {
			i++
			continue
		}
		n := run(rest[i:limit], isBacktick)
		i += n
		if n == open {
			return i
		}
	}
	return open
}

// until is the length up to and with the sign end, 0 when it is out of reach.
func (s *scanner) until(rest []byte, end byte, dead *int) int {
	if s.at < *dead {
		return 0
	}
	limit := min(len(rest), reach)
	if i := bytes.IndexByte(rest[:limit], end); i >= 0 {
		return i + 1
	}
	*dead = s.at + limit
	return 0
}

// path is the length of "/usr/share", "./a.md", "~/notes", 0 for none.
func path(rest []byte) int {
	i := run(rest, func(c byte) bool { return c == '.' || c == '~' })
	if i > 2 || i >= len(rest) || rest[i] != '/' || i+1 >= len(rest) || !isName(rest[i+1]) {
		return 0
	}
	n := i
	for n < len(rest) {
		m := inToken(rest[n:])
		if m == 0 {
			break
		}
		n += m
	}
	return n
}

func run(b []byte, in func(byte) bool) int {
	n := 0
	for n < len(b) && in(b[n]) {
		n++
	}
	return n
}

func runOfWord(b []byte) int {
	n := 0
	for n < len(b) {
		r, m := utf8.DecodeRune(b[n:])
		if r != '_' && !inWord(r) {
			break
		}
		n += m
	}
	return n
}

func isLetter(c byte) bool   { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func isDigit(c byte) bool    { return '0' <= c && c <= '9' }
func isBacktick(c byte) bool { return c == '`' }
func isName(c byte) bool     { return isLetter(c) || isDigit(c) || c == '_' || c == '-' || c == '+' }
func isHandle(c byte) bool   { return isName(c) || c == '.' || c == '@' }
func isEntity(c byte) bool   { return isLetter(c) || isDigit(c) || c == '#' }

// joints are the ASCII signs that a token may have inside.
const joints = `'-./\:@#&%$_^`

var asciiInToken = func() (in [utf8.RuneSelf]bool) {
	for c := range in {
		in[c] = isLetter(byte(c)) || isDigit(byte(c)) || bytes.IndexByte([]byte(joints), byte(c)) >= 0
	}
	return in
}()

// inToken is the length of the first character if it may be in a token, else 0.
func inToken(b []byte) int {
	if len(b) == 0 {
		return 0
	}
	if b[0] < utf8.RuneSelf {
		if asciiInToken[b[0]] {
			return 1
		}
		return 0
	}
	r, n := utf8.DecodeRune(b)
	if inWord(r) || isMiddle(r) || isHyphen(r) {
		return n
	}
	return 0
}

// inWord reports whether r is a letter, a mark, a digit or invisible in a word.
func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return isLetter(byte(r)) || isDigit(byte(r))
	}
	if 0x0300 <= r && r < 0x0370 { // accents: a letter may have thousands
		return true
	}
	return r != utf8.RuneError && (unicode.In(r, unicode.L, unicode.M, unicode.Nd, unicode.Nl) || r != '\u200B' && r != '\uFEFF' && unicode.Is(unicode.Cf, r))
}

func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }
