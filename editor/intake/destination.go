package intake

import "strings"

// destination writes an address so that it ends where it should.
func destination(s string) string {
	depth, balanced := 0, true
	for i := range len(s) {
		switch s[i] {
		case '(':
			depth++
		case ')':
			depth--
			balanced = balanced && depth >= 0
		}
	}
	balanced = balanced && depth == 0 && strings.Count(s, "(") < 16
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ':
			b.WriteString("%20")
		case c == '<':
			b.WriteString("%3C")
		case c == '>':
			b.WriteString("%3E")
		case c == '(' && !balanced:
			b.WriteString("%28")
		case c == ')' && !balanced:
			b.WriteString("%29")
		case c == '\\':
			b.WriteString("%5C")
		case c == '&' && entity.MatchString(s[i:]):
			b.WriteString(`\&`)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func (e *emitter) destination(s string) string {
	s = destination(s)
	if e.place == inCell {
		s = strings.ReplaceAll(s, "|", "%7C")
	}
	return s
}

// leads tells whether a link goes anywhere; one to a place in the fragment does not, for that place has no name in the
// article.
func leads(l *link) bool { return l != nil && l.dest != "" }

// quoted escapes a title for double quotes.
func (e *emitter) quoted(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"', c == '\\', c == '|' && e.place == inCell, c == '&' && entity.MatchString(s[i:]):
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
