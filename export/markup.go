package export

import (
	"strings"
	"unicode/utf8"
)

// attr is one attribute of an element; its value is escaped when written.
type attr struct{ name, value string }

// boolean are the attributes that say all by being there.
var boolean = map[string]bool{"open": true, "reversed": true}

// markup writes HTML. Element and attribute names are constants of this
// package; everything else goes through escaping, so that no source text can
// become markup. There is no method that writes a string as it is.
type markup struct{ out strings.Builder }

// open writes a start tag; attributes with an empty name are left out.
func (m *markup) open(tag string, attrs ...attr) {
	m.out.WriteByte('<')
	m.out.WriteString(tag)
	for _, a := range attrs {
		if a.name == "" {
			continue
		}
		m.out.WriteByte(' ')
		m.out.WriteString(a.name)
		if a.value == "" && boolean[a.name] {
			continue
		}
		m.out.WriteString(`="`)
		escape(&m.out, a.value, true)
		m.out.WriteByte('"')
	}
	m.out.WriteByte('>')
}

// close writes an end tag.
func (m *markup) close(tag string) {
	m.out.WriteString("</")
	m.out.WriteString(tag)
	m.out.WriteByte('>')
}

// text writes escaped text.
func (m *markup) text(s string) { escape(&m.out, s, false) }

// line ends the line of the HTML source.
func (m *markup) line() { m.out.WriteByte('\n') }

func (m *markup) String() string { return m.out.String() }

// escape writes s with the signs of markup as references, and with what HTML
// forbids (control characters, noncharacters, bytes that are no UTF-8) as
// U+FFFD, as a browser would show it.
func escape(out *strings.Builder, s string, quoted bool) {
	plain := 0 // start of what is not yet written
	for i := 0; i < len(s); {
		c := s[i]
		size, with := 1, ""
		switch {
		case c == '&':
			with = "&amp;"
		case c == '<':
			with = "&lt;"
		case c == '>':
			with = "&gt;"
		case c == '"' && quoted:
			with = "&quot;"
		case c == '\r':
			with = "\n"
			if i+1 < len(s) && s[i+1] == '\n' {
				size = 2
			}
		case c == '\f':
			with = " "
		case c == '\n' || c == '\t' || c >= 0x20 && c < 0x7f:
			i++
			continue
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			size = n
			if !forbidden(r) && !(r == utf8.RuneError && n == 1) {
				i += n
				continue
			}
			with = "\uFFFD"
		}
		out.WriteString(s[plain:i])
		out.WriteString(with)
		i += size
		plain = i
	}
	out.WriteString(s[plain:])
}

// forbidden reports the characters that HTML does not allow in a document.
func forbidden(r rune) bool {
	return r < 0x20 && r != '\n' && r != '\t' || r >= 0x7f && r <= 0x9f ||
		r >= 0xfdd0 && r <= 0xfdef || r&0xfffe == 0xfffe
}
