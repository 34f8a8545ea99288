package article

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// scalarKind is what a written value must be read as again.
type scalarKind uint8

const (
	asText scalarKind = iota // always text, also when it looks like a number
	asDate                   // a plain date when it is one, else text
	asBool                   // true or false
)

// A date as Hugo and Jekyll read it without quotes.
var isoDate = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$`)

// Words and numbers of YAML 1.1 and 1.2 that some reader takes for something
// else than text.
var looksTyped = regexp.MustCompile(`(?i)^(~|null|true|false|yes|no|on|off|y|n|=|<<|[-+]?\.?(inf|nan)|[-+.]?[0-9][0-9a-fox_:.,+-]*)$`)

// writeScalar is value in YAML on one line, in the quotes of style where they
// can hold it. flow says that the value stands inside brackets.
func writeScalar(value string, kind scalarKind, style yaml.Style, flow bool) string {
	switch {
	case kind == asBool:
		return value
	case kind == asDate && isoDate.MatchString(value) && style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) == 0:
		return value
	case style&yaml.SingleQuotedStyle != 0 && canSingleQuote(value):
		return singleQuote(value)
	case style&yaml.DoubleQuotedStyle != 0:
		return doubleQuote(value)
	case canStandPlain(value, flow):
		return value
	case canSingleQuote(value) && strings.ContainsAny(value, `"\`):
		return singleQuote(value)
	}
	return doubleQuote(value)
}

// canStandPlain reports whether value without quotes is read back as the same
// text by every YAML reader. It is stricter than the grammar.
func canStandPlain(value string, flow bool) bool {
	if value == "" || strings.TrimSpace(value) != value || looksTyped.MatchString(value) {
		return false
	}
	if strings.ContainsRune("-?:,[]{}#&*!|>'\"%@`", rune(value[0])) || strings.HasPrefix(value, "...") {
		return false
	}
	if strings.Contains(value, ": ") || strings.Contains(value, ":\t") || strings.HasSuffix(value, ":") ||
		strings.Contains(value, " #") || strings.Contains(value, "\t#") {
		return false
	}
	if flow && strings.ContainsAny(value, ",[]{}:#") {
		return false
	}
	return canSingleQuote(value)
}

// isBeginning reports whether value needs quotes only because so little of it
// is there: the "n" of "news", the "2024" of "2024 was …".
func isBeginning(value string) bool {
	return looksTyped.MatchString(value) || utf8.RuneCountInString(value) <= 1 && !canStandPlain(value, false)
}

// canSingleQuote reports whether value has only signs that need no escape and
// no line breaks, which quotes would fold.
func canSingleQuote(value string) bool {
	for _, r := range value {
		if !printable(r) || r == '\u0085' || r == '\u2028' || r == '\u2029' || r == '\ufffe' {
			return false
		}
	}
	return utf8.ValidString(value)
}

func singleQuote(value string) string {
	return "'" + strings.ReplaceAll(value, "'", "''") + "'"
}

// doubleQuote can hold any text; what is printable stays as it is.
func doubleQuote(value string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range value {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == 0:
			b.WriteString(`\0`)
		case printable(r) && r != '\u0085' && r != '\u2028' && r != '\u2029':
			b.WriteRune(r)
		case r < 0x100:
			fmt.Fprintf(&b, `\x%02X`, r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			fmt.Fprintf(&b, `\U%08X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// writeBlock gives the lines of a block scalar (| or >) for value, each
// indented by depth and ended by eol. A folded scalar is wrapped at width
// columns, 0 meaning never. It answers false when a block scalar cannot hold
// the value.
func writeBlock(value string, style yaml.Style, depth, width int, eol string) (string, bool) {
	lines := strings.Split(value, "\n")
	for _, line := range lines {
		if !canSingleQuote(line) || line != "" && (line[0] == ' ' || line[0] == '\t') {
			return "", false
		}
	}
	if lines[0] == "" {
		return "", false
	}
	var b strings.Builder
	indent := strings.Repeat(" ", depth)
	for i, line := range lines {
		if style&yaml.FoldedStyle == 0 {
			if line != "" {
				b.WriteString(indent + line)
			}
			b.WriteString(eol)
			continue
		}
		// In a folded scalar one line break is a blank, so a line break of the
		// value needs an empty line between two lines with text.
		if i > 0 && line != "" {
			b.WriteString(eol)
		}
		if line == "" {
			if i > 0 {
				b.WriteString(eol)
			}
			continue
		}
		for _, row := range fold(line, width) {
			b.WriteString(indent + row + eol)
		}
	}
	return b.String(), true
}

// fold breaks line at single blanks into rows of at most width columns where
// it can.
func fold(line string, width int) []string {
	if width <= 0 {
		return []string{line}
	}
	var rows []string
	for utf8.RuneCountInString(line) > width {
		at, column := -1, 0
		for i, r := range line {
			if r == ' ' && i > 0 && !isBlank(line[i-1]) && i+1 < len(line) && !isBlank(line[i+1]) {
				if column > width && at >= 0 {
					break
				}
				at = i
				if column > width {
					break
				}
			}
			column++
		}
		if at < 0 {
			break
		}
		rows = append(rows, line[:at])
		line = line[at+1:]
	}
	return append(rows, line)
}
