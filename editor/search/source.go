package search

import (
	"regexp/syntax"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// source is what the text of a pattern says that its meaning does not.
type source struct {
	whole  bool // it names line breaks or the ends of the text
	upper  bool // it holds an upper-case letter that stands for itself
	quoted bool // it ends within \Q…\E
	groups []int
	class  bool // being within […]
}

// readSource reads a pattern; the error is an [*Error].
func readSource(pattern string) (source, error) {
	var s source
	for i := 0; i < len(pattern); {
		i += s.read(pattern[i:], i)
	}
	if _, err := syntax.Parse(pattern, syntax.Perl); err != nil {
		open := 0
		if n := len(s.groups); n > 0 {
			open = s.groups[n-1]
		}
		return s, explain(pattern, err, open)
	}
	return s, nil
}

// read takes note of what stands at the start of p, which is at the offset at of
// the pattern, and returns its length.
func (s *source) read(p string, at int) int {
	switch c := p[0]; {
	case c == '\\':
		return s.escape(p)
	case s.class && c == ']':
		s.class = false
	case s.class && strings.HasPrefix(p, "[:"):
		if end := strings.Index(p, ":]"); end > 0 {
			return end + 2
		}
	case s.class:
		return s.char(p)
	case c == '[':
		s.class = true
		n := 1
		n += len(p[n:]) - len(strings.TrimPrefix(p[n:], "^"))
		n += len(p[n:]) - len(strings.TrimPrefix(p[n:], "]"))
		return n
	case c == '(':
		return s.group(p, at)
	case c == ')':
		s.groups = s.groups[:max(0, len(s.groups)-1)]
	default:
		return s.char(p)
	}
	return 1
}

func (s *source) char(p string) int {
	r, n := utf8.DecodeRuneInString(p)
	s.whole = s.whole || r == '\n'
	s.upper = s.upper || unicode.IsUpper(r)
	return n
}

// escape reads a backslash and what belongs to it.
func (s *source) escape(p string) int {
	if len(p) < 2 {
		return 1
	}
	switch c := p[1]; {
	case c == 'n' || c == 'A' || c == 'z':
		s.whole = true
	case c == 'Q':
		body, _, closed := strings.Cut(p[2:], `\E`)
		s.quoted = !closed
		for rest := body; rest != ""; {
			rest = rest[s.char(rest):]
		}
		return min(len(p), 2+len(body)+2)
	case c == 'p' || c == 'P':
		if strings.HasPrefix(p[2:], "{") {
			if end := strings.IndexByte(p, '}'); end > 0 {
				return end + 1
			}
		}
		return min(len(p), 3)
	case c == 'x':
		digits, n := p[2:min(len(p), 4)], min(len(p), 4)
		if end := strings.IndexByte(p, '}'); strings.HasPrefix(digits, "{") && end > 0 {
			digits, n = p[3:end], end+1
		}
		s.code(digits, 16)
		return n
	case c >= '0' && c <= '7':
		n := 2
		for n < min(len(p), 4) && p[n] >= '0' && p[n] <= '7' {
			n++
		}
		s.code(p[1:n], 8)
		return n
	case c >= utf8.RuneSelf:
		_, n := utf8.DecodeRuneInString(p[1:])
		return 1 + n
	}
	return 2
}

// code reads a character that is given by its number.
func (s *source) code(digits string, base int) {
	if r, err := strconv.ParseUint(digits, base, 21); err == nil {
		s.whole = s.whole || r == '\n'
		s.upper = s.upper || unicode.IsUpper(rune(r))
	}
}

// group reads an opening parenthesis with what says its kind.
func (s *source) group(p string, at int) int {
	s.groups = append(s.groups, at)
	if !strings.HasPrefix(p, "(?") {
		return 1
	}
	if strings.HasPrefix(p, "(?P<") || strings.HasPrefix(p, "(?<") {
		if end := strings.IndexByte(p, '>'); end > 0 {
			return end + 1
		}
		return 2
	}
	end := strings.IndexAny(p, ":)")
	if end < 0 {
		return 2
	}
	set, unset, _ := strings.Cut(p[2:end], "-")
	s.whole = s.whole || strings.Contains(set, "s") || strings.Contains(unset, "m")
	if p[end] == ')' { // flags for what follows, no group
		s.groups = s.groups[:len(s.groups)-1]
	}
	return end + 1
}
