package article

import (
	"strings"

	"go.yaml.in/yaml/v4"
)

// remove takes the field key away, and its group when that becomes empty.
func (s *source) remove(key Key) (string, error) {
	if err := s.locked(key); err != nil {
		return "", err
	}
	parent, child, nested := strings.Cut(string(key), ".")
	if !nested {
		return s.drop(s.root, find(s.root, parent))
	}
	group := s.own(parent)
	if group == nil || find(group, child) < 0 {
		return "", s.refuse(key, "it comes from another group by a merge (<<)")
	}
	text, err := s.drop(group, find(group, child))
	if err != nil {
		return "", err
	}
	return dropEmpty(text, parent)
}

// dropEmpty removes the key of the source text when it has come to hold
// nothing.
func dropEmpty(text, key string) (string, error) {
	next, problem := parse(text)
	if problem != nil {
		return "", problem
	}
	if node := next.own(key); node != nil && (isNull(node) || isFlow(node) && len(node.Content) == 0) {
		return next.drop(next.root, find(next.root, key))
	}
	return text, nil
}

// drop takes the key at index i of mapping away with its value. Where a
// comment hangs on it the key stays, empty, so that the comment does not come
// to speak about another field.
func (s *source) drop(mapping *yaml.Node, i int) (string, error) {
	if i < 0 {
		return s.text, nil
	}
	name, value := mapping.Content[i], mapping.Content[i+1]
	start, colon := s.offset(name), s.colon(name)
	end := s.end(value, s.column(mapping))
	if colon < 0 || end < colon {
		return "", s.refuse(Key(name.Value), "it is written in a way that a form cannot change")
	}
	if isFlow(mapping) {
		return s.dropFlow(mapping, i)
	}
	from, to, _ := s.entryLines(mapping, i)
	if s.indent(from) != start-s.lines[from] { // behind the dash of an item
		if i+2 >= len(mapping.Content) || strings.Contains(s.text[end:s.offset(mapping.Content[i+2])], "#") {
			return "", s.refuse(Key(name.Value), "it is the only key of its group")
		}
		return s.text[:start] + s.text[s.offset(mapping.Content[i+2]):], nil
	}
	if s.commented(from, to, colon, value, end) {
		return s.empty(colon, value, end), nil
	}
	return s.text[:s.lines[from]] + s.text[s.lineStop(to-1):], nil
}

// dropFlow is drop inside braces.
func (s *source) dropFlow(mapping *yaml.Node, i int) (string, error) {
	from, to := s.offset(mapping.Content[i]), s.end(mapping.Content[i+1], 0)
	switch {
	case i+2 < len(mapping.Content):
		to = s.offset(mapping.Content[i+2])
	case i > 0:
		from = s.end(mapping.Content[i-1], 0)
	}
	if from < 0 || to < from || strings.Contains(s.text[from:to], "#") && strings.ContainsAny(s.text[from:to], "\r\n") {
		return "", s.refuse(Key(mapping.Content[i].Value), "a comment stands inside its group")
	}
	return s.text[:from] + s.text[to:], nil
}

// commented reports whether a comment hangs on the entry in lines [from, to).
func (s *source) commented(from, to, colon int, value *yaml.Node, end int) bool {
	if s.headComments(from) < from {
		return true
	}
	if strings.Contains(s.text[colon:s.offset(value)], "#") || strings.Contains(s.text[end:s.lineStop(to-1)], "#") {
		return true
	}
	if value.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		header, _, _ := strings.Cut(s.text[s.content(value):end], "\n")
		return strings.Contains(header, "#")
	}
	return false
}

// empty takes the value away and leaves the key and every comment.
func (s *source) empty(colon int, value *yaml.Node, end int) string {
	from := s.offset(value)
	if value.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		// Only the header can share its line with a comment.
		at := s.content(value)
		header := s.lineStop(s.lineAt(at))
		if i := strings.IndexByte(s.text[at:header], '#'); i >= 0 {
			cut := min(s.lineStop(s.lineAt(max(end-1, at))), len(s.text))
			return s.text[:from] + s.text[at+i:header] + s.text[max(cut, header):]
		}
	}
	if between := s.text[colon+1 : from]; strings.TrimSpace(between) == "" {
		from = colon + 1
	}
	return s.text[:from] + s.text[end:]
}
