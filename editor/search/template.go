package search

import (
	"strings"
	"unicode/utf8"
)

// part is one piece of a template: text, a group, or a change of case.
type part struct {
	text  string
	group int // of the match, 0 for all of it; -1: the part is text
	to    casing
}

// template reads the replacement for a pattern. The error is an [*Error].
type template struct {
	source  string
	pattern *pattern
	parts   []part
}

func (t *template) read() error {
	for i := 0; i < len(t.source); {
		var n int
		var err error
		switch rest := t.source[i:]; rest[0] {
		case '\\':
			n, err = t.escape(i)
		case '$':
			n, err = t.dollar(i)
		default:
			if n = strings.IndexAny(rest, `\$`); n < 0 {
				n = len(rest)
			}
			t.literal(rest[:n])
		}
		if err != nil {
			return err
		}
		i += n
	}
	return nil
}

func (t *template) literal(s string) {
	if n := len(t.parts); n > 0 && t.parts[n-1].group < 0 && t.parts[n-1].to == asIs {
		t.parts[n-1].text += s
		return
	}
	t.parts = append(t.parts, part{text: s, group: -1})
}

// escape reads the backslash at the offset at and what belongs to it.
func (t *template) escape(at int) (int, error) {
	rest := t.source[at+1:]
	if rest == "" {
		return 0, errorAt(t.source, at, `The replacement ends in the middle: something has to follow the last backslash. The sign itself is written \\.`)
	}
	if to, ok := casings[rest[0]]; ok {
		t.parts = append(t.parts, part{group: -1, to: to})
		return 2, nil
	}
	switch rest[0] {
	case 'n':
		t.literal("\n")
	case 't':
		t.literal("\t")
	case '\\', '$':
		t.literal(rest[:1])
	default:
		_, n := utf8.DecodeRuneInString(rest)
		return 0, errorAt(t.source, at, `\%s has no meaning in a replacement. A backslash itself is written \\.`, rest[:n])
	}
	return 2, nil
}

// dollar reads the dollar sign at the offset at and what belongs to it.
func (t *template) dollar(at int) (int, error) {
	rest := t.source[at+1:]
	switch {
	case strings.HasPrefix(rest, "$"):
		t.literal("$")
		return 2, nil
	case strings.HasPrefix(rest, "{"):
		name, _, closed := strings.Cut(rest[1:], "}")
		if !closed {
			return 0, errorAt(t.source, at, "The { is never closed by a }. A dollar sign itself is written $$.")
		}
		return len(name) + 3, t.reference(name, at)
	case rest != "" && isDigit(rest[0]):
		// The longest number that is a group: in $10, where there is no tenth
		// group, the 0 is a 0.
		n := 1
		for n < len(rest) && n < 3 && isDigit(rest[n]) && number(rest[:n+1]) <= t.pattern.groups() {
			n++
		}
		return n + 1, t.reference(rest[:n], at)
	}
	n := 0
	for n < len(rest) && (rest[n] == '_' || isDigit(rest[n]) || rest[n]|0x20 >= 'a' && rest[n]|0x20 <= 'z') {
		n++
	}
	if n == 0 {
		t.literal("$")
		return 1, nil
	}
	return n + 1, t.reference(rest[:n], at)
}

// reference appends the group of a name or a number.
func (t *template) reference(name string, at int) error {
	group := t.pattern.group(name)
	if name != "" && strings.Trim(name, "0123456789") == "" {
		group = number(name)
	}
	if name == "" || group < 0 || group > t.pattern.groups() {
		return errorAt(t.source, at, "The pattern has no group %q. A dollar sign itself is written $$.", name)
	}
	t.parts = append(t.parts, part{group: group})
	return nil
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// number reads digits; what is larger than any group is as good as another.
func number(digits string) int {
	n := 0
	for _, c := range []byte(digits) {
		n = min(n*10+int(c-'0'), maxPattern)
	}
	return n
}
