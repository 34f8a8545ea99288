package article

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// source is the YAML between the delimiters, parsed once, with what the
// parser does not tell: where a node ends. Offsets are bytes of its text.
type source struct {
	text  string
	eol   string
	lines []int      // the offset of every line, as YAML counts lines
	root  *yaml.Node // a mapping, or nil when there are no fields
}

// parse reads inner, which is empty or ends with a line break.
func parse(inner string) (*source, *Problem) {
	s := &source{text: inner, eol: lineBreak(inner)}
	s.lines = []int{0}
	for i, r := range inner {
		if n := breakLen(inner[i:], r); n > 0 {
			s.lines = append(s.lines, i+n)
		}
	}
	for n, line := range strings.Split(inner, "\n") {
		// A second document would be ignored without a word.
		if strings.HasPrefix(line, "--- ") || strings.HasPrefix(line, "... ") {
			return nil, &Problem{Line: n + 1, Message: "A line of the fields starts with " + line[:3] + ". Remove it, or let it stand alone to close the fields."}
		}
	}
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(inner), &doc); err != nil {
		return nil, explain(err, inner)
	}
	if len(doc.Content) == 0 {
		return s, nil
	}
	root := doc.Content[0]
	switch {
	case root.Kind == yaml.MappingNode:
		s.root = root
	case root.Kind == yaml.ScalarNode && root.Tag == "!!null" && root.Value == "":
	default:
		return nil, &Problem{Line: max(root.Line, 1), Message: "Between the two --- lines there must be fields, like title: My article."}
	}
	return s, nil
}

// value is the value of the field key, nil when it is absent. "cta.label"
// reads the key label of the map cta.
func (s *source) value(key Key) *yaml.Node {
	if s.root == nil {
		return nil
	}
	parent, child, nested := strings.Cut(string(key), ".")
	node := lookup(s.root, parent)
	if nested && node != nil {
		node = lookup(node, child)
	}
	return node
}

// offset is where node starts, its anchor and tag included.
func (s *source) offset(node *yaml.Node) int {
	if node.Line < 1 || node.Line > len(s.lines) {
		return len(s.text)
	}
	at := s.lines[node.Line-1]
	for range node.Column - 1 {
		_, n := utf8.DecodeRuneInString(s.text[at:])
		at += n
	}
	return at
}

// content is where node starts behind its anchor and tag.
func (s *source) content(node *yaml.Node) int {
	at := s.offset(node)
	for (node.Anchor != "" || node.Style&yaml.TaggedStyle != 0) && at < len(s.text) && (s.text[at] == '&' || s.text[at] == '!') {
		for at < len(s.text) && !isBlank(s.text[at]) && !isBreak(s.text[at]) {
			at++
		}
		if node.Kind == yaml.ScalarNode && node.Value == "" && node.Style&^yaml.TaggedStyle == 0 {
			return at
		}
		at = s.skip(at, "")
	}
	return at
}

// end is where node ends, behind its last sign and before comments and line
// breaks; -1 when the text does not say what the node says. indent is that of
// the collection around the node and matters to block scalars.
func (s *source) end(node *yaml.Node, indent int) int {
	at := s.content(node)
	switch node.Kind {
	case yaml.AliasNode:
		return at + len("*") + len(node.Value)
	case yaml.ScalarNode:
		switch {
		case node.Style&yaml.DoubleQuotedStyle != 0:
			return s.quotedEnd(at, '"')
		case node.Style&yaml.SingleQuotedStyle != 0:
			return s.quotedEnd(at, '\'')
		case node.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
			_, end, _ := s.blockScalar(at, indent)
			return end
		}
		return s.plainEnd(at, node.Value)
	case yaml.MappingNode, yaml.SequenceNode:
		last := at
		if len(node.Content) > 0 {
			last = s.end(node.Content[len(node.Content)-1], at-s.lineStart(at))
		}
		if node.Style&yaml.FlowStyle == 0 || last < 0 || at >= len(s.text) {
			return last
		}
		closing := map[byte]string{'[': "]", '{': "}"}[s.text[at]]
		if closing == "" { // the pair in [a: b]
			return last
		}
		if len(node.Content) == 0 {
			last++
		}
		last = s.skip(last, ",")
		if !strings.HasPrefix(s.text[min(last, len(s.text)):], closing) {
			return -1
		}
		return last + 1
	}
	return -1
}

// plainEnd follows the text of a plain scalar, which the source repeats sign
// by sign except for its blanks and line breaks.
func (s *source) plainEnd(at int, value string) int {
	for _, want := range value {
		if isWhite(want) {
			continue
		}
		for at < len(s.text) {
			r, n := utf8.DecodeRuneInString(s.text[at:])
			if !isWhite(r) {
				if r != want {
					return -1
				}
				at += n
				break
			}
			at += n
		}
	}
	return at
}

func (s *source) quotedEnd(at int, quote byte) int {
	if at >= len(s.text) || s.text[at] != quote {
		return -1
	}
	for at++; at < len(s.text); at++ {
		switch {
		case quote == '"' && s.text[at] == '\\':
			at++
		case s.text[at] == quote:
			if quote == '"' || at+1 >= len(s.text) || s.text[at+1] != '\'' {
				return at + 1
			}
			at++
		}
	}
	return -1
}

// blockScalar measures the block scalar whose header stands at at: where its
// lines start, where its last line with text ends, and how far they are
// indented. A scalar that keeps its trailing blank lines ends behind them.
func (s *source) blockScalar(at, indent int) (start, end, depth int) {
	line := s.lineAt(at)
	header := s.text[at:s.lineStop(line)]
	header, _, _ = strings.Cut(header, " ")
	keep := strings.Contains(header, "+")
	if i := strings.IndexAny(header, "123456789"); i >= 0 {
		depth = indent + int(header[i]-'0')
	}
	start = min(s.lineStop(line), len(s.text))
	end = at + len(strings.TrimRight(header, " \t\r\n"))
	found := false
	for line++; line < len(s.lines) && s.lines[line] < len(s.text); line++ {
		row := s.line(line)
		body := strings.TrimLeft(row, " ")
		if strings.TrimRight(body, "\t\r\n") == "" && (depth == 0 || len(row)-len(body) < depth || strings.TrimRight(body, "\r\n") == "") {
			if keep {
				end = s.lines[line] + len(strings.TrimRight(row, "\r\n"))
			}
			continue
		}
		if depth == 0 {
			depth = max(len(row)-len(body), indent+1)
		}
		if len(row)-len(body) < depth {
			break
		}
		end, found = s.lines[line]+len(strings.TrimRight(row, "\r\n")), true
	}
	if depth == 0 || !found {
		depth = max(depth, indent+2)
	}
	return start, end, depth
}

// skip moves at over blanks, line breaks, comments and the signs in also.
func (s *source) skip(at int, also string) int {
	for at < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[at:])
		switch {
		case isWhite(r) || strings.ContainsRune(also, r):
			at += n
		case r == '#' && (at == 0 || isWhite(lastRune(s.text[:at])) || strings.HasSuffix(also, s.text[at-1:at])):
			at = s.lineStop(s.lineAt(at))
		default:
			return at
		}
	}
	return at
}

// lineAt is the number of the line that holds offset at, from 0.
func (s *source) lineAt(at int) int {
	i, found := slices.BinarySearch(s.lines, at)
	if found {
		return i
	}
	return i - 1
}

func (s *source) lineStart(at int) int { return s.lines[s.lineAt(at)] }

// lineStop is the offset behind the line break of line.
func (s *source) lineStop(line int) int {
	if line+1 < len(s.lines) {
		return s.lines[line+1]
	}
	return len(s.text)
}

func (s *source) line(line int) string { return s.text[s.lines[line]:s.lineStop(line)] }

func (s *source) isBlankLine(line int) bool {
	return strings.TrimSpace(s.line(line)) == ""
}

func (s *source) isCommentLine(line int) bool {
	return strings.HasPrefix(strings.TrimLeft(s.line(line), " \t"), "#")
}

func (s *source) indent(line int) int {
	row := s.line(line)
	return len(row) - len(strings.TrimLeft(row, " "))
}

// lineBreak is the line break that most lines of s have.
func lineBreak(s string) string {
	if crlf := strings.Count(s, "\r\n"); crlf > 0 && crlf*2 >= strings.Count(s, "\n") {
		return "\r\n"
	}
	return "\n"
}

// breakLen is the length of the line break that starts s with the rune r: YAML
// 1.1, which the parser follows, has five of them.
func breakLen(s string, r rune) int {
	switch r {
	case '\r':
		if strings.HasPrefix(s, "\r\n") {
			return 0 // counted at its line feed
		}
		return 1
	case '\n':
		return 1
	case '\u0085':
		return 2
	case '\u2028', '\u2029':
		return 3
	}
	return 0
}

func isWhite(r rune) bool {
	return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029'
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }
func isBreak(c byte) bool { return c == '\n' || c == '\r' }

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// printable reports whether YAML allows r in the text of a document outside
// escapes; line breaks are not asked about.
func printable(r rune) bool {
	switch {
	case r == '\t', r >= 0x20 && r < 0x7f, r == 0x85, r >= 0xa0 && r <= 0xd7ff, r >= 0xe000 && r < 0xfffe && r != 0xfeff, r >= 0x10000 && r <= unicode.MaxRune:
		return true
	}
	return false
}
