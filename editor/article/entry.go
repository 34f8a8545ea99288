package article

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// body writes what follows the colon of a new or empty key: " value", or the
// lines of a block, each led by a line break and indented deeper than indent.
type body func(indent int, flow bool) string

// set writes value as the field key.
func (s *source) set(key Key, value string, kind scalarKind) (string, error) {
	if err := s.locked(key); err != nil {
		return "", err
	}
	scalar := func(_ int, flow bool) string { return " " + writeScalar(value, kind, 0, flow) }
	parent, child, nested := strings.Cut(string(key), ".")
	if !nested {
		if node := s.own(parent); node != nil && !isNull(node) {
			return s.rewrite(key, node, 0, isFlow(s.root), value, kind)
		}
		return s.fill(s.root, parent, keyOrder, scalar)
	}
	group := s.own(parent)
	if group == nil || isNull(group) {
		return s.fill(s.root, parent, keyOrder, func(indent int, flow bool) string {
			if flow {
				return " {" + child + ":" + scalar(0, true) + "}"
			}
			return s.eol + strings.Repeat(" ", indent+2) + child + ":" + scalar(0, false)
		})
	}
	return s.setChild(key, group, child, value)
}

// setChild writes the text value as the key child of the map group.
func (s *source) setChild(key Key, group *yaml.Node, child, value string) (string, error) {
	if i := find(group, child); i >= 0 && !isNull(group.Content[i+1]) {
		return s.rewrite(key, group.Content[i+1], s.column(group), isFlow(group), value, asText)
	}
	return s.fill(group, child, childOrder, func(_ int, flow bool) string {
		return " " + writeScalar(value, asText, 0, flow)
	})
}

// own is the value of a key that stands in the front matter itself, not
// through a merge; nil when there is none.
func (s *source) own(key string) *yaml.Node {
	if s.root == nil {
		return nil
	}
	if i := find(s.root, key); i >= 0 {
		return s.root.Content[i+1]
	}
	return nil
}

// rewrite replaces the scalar node, which stands in a collection indented by
// indent, keeping its quotes or its block style.
func (s *source) rewrite(key Key, node *yaml.Node, indent int, flow bool, value string, kind scalarKind) (string, error) {
	start, end := s.offset(node), s.end(node, indent)
	if node.Kind != yaml.ScalarNode || end < start {
		return "", s.refuse(key, "it is written in a way that a form cannot change")
	}
	style := node.Style
	if style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return s.rewriteBlock(node, indent, value)
	}
	if kind == asDate && !isoDate.MatchString(node.Value) || style&yaml.DoubleQuotedStyle != 0 && isBeginning(node.Value) {
		style = 0 // the quotes came while the value was being typed
	}
	return s.text[:start] + writeScalar(value, kind, style, flow) + s.text[end:], nil
}

// rewriteBlock replaces the lines of the block scalar node. Its header stays.
func (s *source) rewriteBlock(node *yaml.Node, indent int, value string) (string, error) {
	at := s.content(node)
	start, end, depth := s.blockScalar(at, indent)
	header := strings.TrimRight(s.text[at:start], " \t\r\n")
	width, rows := 0, 0
	if end > start {
		for row := range strings.SplitSeq(s.text[start:end], "\n") {
			if row = strings.TrimSpace(row); row != "" {
				width, rows = max(width, len([]rune(row))), rows+1
			}
		}
	}
	if rows <= strings.Count(strings.TrimSpace(node.Value), "\n")+1 {
		width = 0 // the writer lets lines run
	}
	if block, ok := writeBlock(value, node.Style, depth, width, s.eol); ok {
		block = strings.TrimSuffix(block, s.eol)
		if end <= start { // no lines yet
			return s.text[:start] + block + s.eol + s.text[start:], nil
		}
		if strings.Contains(header, "+") { // blank lines that count stay
			end = start + len(strings.TrimRight(s.text[start:end], " \r\n"))
		}
		return s.text[:start] + block + s.text[end:], nil
	}
	quoted := doubleQuote(value)
	if i := strings.IndexByte(header, '#'); i >= 0 {
		quoted += " " + header[i:]
	}
	return s.text[:at] + quoted + s.text[max(end, at+len(header)):], nil
}

// fill writes body behind the key of mapping, which is absent or empty; a nil
// mapping is a front matter without fields.
func (s *source) fill(mapping *yaml.Node, key string, order []string, what body) (string, error) {
	if mapping == nil {
		return s.text + key + ":" + what(0, false) + s.eol, nil
	}
	column, flow := s.column(mapping), isFlow(mapping)
	if i := find(mapping, key); i >= 0 {
		colon := s.colon(mapping.Content[i])
		if colon < 0 {
			return "", s.refuse(Key(key), "its name is written in a way that a form cannot change")
		}
		text := what(column, flow)
		if strings.HasPrefix(text, s.eol) { // a block goes below the comment of the line
			stop := s.lineStop(s.lineAt(colon))
			stop -= len(s.text[:stop]) - len(strings.TrimRight(s.text[:stop], "\r\n"))
			return s.text[:stop] + text + s.text[stop:], nil
		}
		if flow && colon+1 < len(s.text) && !isBlank(s.text[colon+1]) && s.text[colon+1] != ',' && s.text[colon+1] != '}' {
			text += " "
		}
		rest := s.text[colon+1:]
		if value := mapping.Content[i+1]; value.Value != "" { // ~ or null
			rest = s.text[s.end(value, column):]
		}
		return s.text[:colon+1] + text + rest, nil
	}
	if flow {
		if len(mapping.Content) == 0 {
			at := s.content(mapping) + 1
			return s.text[:at] + key + ":" + what(column, true) + s.text[at:], nil
		}
		at := s.end(mapping.Content[len(mapping.Content)-1], column)
		if at < 0 {
			return "", s.refuse(Key(key), "the group around it is written in a way that a form cannot change")
		}
		return s.text[:at] + ", " + key + ":" + what(column, true) + s.text[at:], nil
	}
	at := s.place(mapping, key, order)
	if at < 0 {
		return "", s.refuse(Key(key), "the group around it is written in a way that a form cannot change")
	}
	return s.text[:at] + strings.Repeat(" ", column) + key + ":" + what(column, false) + s.eol + s.text[at:], nil
}

// place is the start of the line where a new key of a block mapping goes:
// behind the nearest key before it in order, else above the nearest after it,
// else at the end.
func (s *source) place(mapping *yaml.Node, key string, order []string) int {
	rank := func(name string) int { return slices.Index(order, name) }
	before, after := -1, -1
	for i := 0; i < len(mapping.Content); i += 2 {
		switch r := rank(mapping.Content[i].Value); {
		case r < 0:
		case r < rank(key) && (before < 0 || r > rank(mapping.Content[before].Value)):
			before = i
		case r > rank(key) && (after < 0 || r < rank(mapping.Content[after].Value)):
			after = i
		}
	}
	if before < 0 && after >= 0 {
		line := s.lineAt(s.offset(mapping.Content[after]))
		if s.indent(line) == s.offset(mapping.Content[after])-s.lines[line] { // first on its line
			return s.lines[s.headComments(line)]
		}
	}
	if before < 0 {
		before = len(mapping.Content) - 2
	}
	_, stop, ok := s.entryLines(mapping, before)
	if !ok {
		return -1
	}
	return s.lineStop(stop - 1)
}

// entryLines are the lines [from, to) of the key at index i of a block
// mapping and its value, with comments that are indented below it.
func (s *source) entryLines(mapping *yaml.Node, i int) (from, to int, ok bool) {
	column := s.column(mapping)
	end := s.end(mapping.Content[i+1], column)
	if end < 0 {
		return 0, 0, false
	}
	from, to = s.lineAt(s.offset(mapping.Content[i])), s.lineAt(end)+1
	for line := to; line < len(s.lines) && s.lines[line] < len(s.text); line++ {
		if s.isCommentLine(line) && s.indent(line) > column {
			to = line + 1
		} else if !s.isBlankLine(line) {
			break
		}
	}
	return from, to, true
}

// headComments is the first of the comment lines that stand directly above
// line and belong to it: what is indented deeper belongs to what came before.
func (s *source) headComments(line int) int {
	column := s.indent(line)
	for line > 0 && s.isCommentLine(line-1) && s.indent(line-1) <= column {
		line--
	}
	return line
}

// colon is the offset of the colon behind the key name, -1 when it does not
// follow on the same line.
func (s *source) colon(name *yaml.Node) int {
	at := s.end(name, 0)
	for at >= 0 && at < len(s.text) && isBlank(s.text[at]) {
		at++
	}
	if at < 0 || at >= len(s.text) || s.text[at] != ':' {
		return -1
	}
	return at
}

// column is how far the keys of a mapping, or the dashes of a sequence, are
// indented.
func (s *source) column(collection *yaml.Node) int {
	at := s.content(collection)
	return at - s.lineStart(at)
}

func isNull(node *yaml.Node) bool {
	return node.Kind == yaml.ScalarNode && node.Tag == "!!null" && node.Anchor == "" && node.Style&yaml.TaggedStyle == 0
}

func isFlow(node *yaml.Node) bool { return node != nil && node.Style&yaml.FlowStyle != 0 }
