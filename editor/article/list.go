package article

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// item is one entry of a sequence in the source. In a block sequence [from,
// to) are whole lines, with the comments that belong to the item; between
// brackets they are its value.
type item struct {
	node       *yaml.Node
	start, end int // the value
	from, to   int
}

// items measures the items of a sequence; it answers false when they do not
// lie as a form can handle them.
//
//	# above the item, no blank line between: belongs to it
//	- first   # belongs to it
//	    # deeper than the dash: belongs to it
//
//	# surrounded by blank lines: stays where it is
//
//	- second
func (s *source) items(list *yaml.Node) ([]item, bool) {
	if isFlow(list) {
		return s.flowItems(list)
	}
	items := make([]item, 0, len(list.Content))
	at := s.content(list)
	column := at - s.lineStart(at)
	last := s.lineAt(at) - 1 // the last line that is taken
	for _, node := range list.Content {
		dash := s.skip(at, "")
		line := s.lineAt(dash)
		if dash >= len(s.text) || s.text[dash] != '-' || dash-s.lines[line] != column || s.indent(line) != column {
			return nil, false
		}
		it := item{node: node, start: s.offset(node), end: s.end(node, column)}
		if it.start <= dash || it.end < it.start {
			return nil, false
		}
		head := line
		for head-1 > last && s.isCommentLine(head-1) && s.indent(head-1) <= column {
			head--
		}
		if len(items) == 0 {
			head = s.headComments(line)
		}
		it.from = s.lines[head]
		last = s.lineAt(it.end)
		for last+1 < len(s.lines) && s.lines[last+1] < len(s.text) && s.isCommentLine(last+1) && s.indent(last+1) > column {
			last++
		}
		it.to = s.lineStop(last)
		at = it.end
		items = append(items, it)
	}
	return items, true
}

func (s *source) flowItems(list *yaml.Node) ([]item, bool) {
	items := make([]item, 0, len(list.Content))
	for _, node := range list.Content {
		start, end := s.offset(node), s.end(node, 0)
		if end < start {
			return nil, false
		}
		items = append(items, item{node: node, start: start, end: end, from: start, to: end})
	}
	return items, true
}

// insertItem puts value before item at of a list that has items.
func (s *source) insertItem(list *yaml.Node, items []item, at int, what Takeaway) string {
	beside := items[max(at-1, 0)]
	style := beside.node.Style &^ (yaml.LiteralStyle | yaml.FoldedStyle)
	if beside.node.Kind != yaml.ScalarNode {
		style = 0
	}
	if isFlow(list) {
		value := writeItem(what, 0, true, style, s.eol)
		if at == len(items) {
			return s.text[:items[at-1].end] + ", " + value + s.text[items[at-1].end:]
		}
		return s.text[:items[at].start] + value + ", " + s.text[items[at].start:]
	}
	column, gap := s.column(list), 1
	if dash := s.lineStart(beside.start) + column; dash < beside.start && s.text[dash] == '-' && isBlank(s.text[dash+1]) {
		gap = min(beside.start-dash-1, 8)
	}
	pos := items[0].from
	if at > 0 {
		pos = beside.to
	}
	row := strings.Repeat(" ", column) + "-" + strings.Repeat(" ", gap) + writeItem(what, column+1+gap, false, style, s.eol) + s.eol
	return s.text[:pos] + row + s.text[pos:]
}

// removeItem takes item i of a list away with its comments.
func (s *source) removeItem(list *yaml.Node, items []item, i int) (string, bool) {
	from, to := items[i].from, items[i].to
	if isFlow(list) {
		switch {
		case i+1 < len(items):
			to = items[i+1].from
		case i > 0:
			from = items[i-1].to
		}
		if gap := s.text[from:to]; strings.Contains(gap, "#") && strings.ContainsAny(gap, "\r\n") {
			return "", false // a comment between the items
		}
	}
	return s.text[:from] + s.text[to:], true
}

// moveItem takes the item at from to the place of the item at to. What lies
// between the items stays where it is.
func (s *source) moveItem(items []item, from, to int) string {
	order := make([]int, len(items))
	for i := range order {
		order[i] = i
	}
	order = slices.Insert(slices.Delete(order, from, from+1), to, from)
	var b strings.Builder
	at := 0
	for slot, i := range order {
		b.WriteString(s.text[at:items[slot].from])
		b.WriteString(s.text[items[i].from:items[i].to])
		at = items[slot].to
	}
	b.WriteString(s.text[at:])
	return b.String()
}

// writeItem is a takeaway as a list item: its text, or a map when it has a
// quote; depth is how far the map's second line is indented.
func writeItem(what Takeaway, depth int, flow bool, style yaml.Style, eol string) string {
	value := writeScalar(what.Text, asText, style, flow)
	switch {
	case what.Quote == "":
		return value
	case flow:
		return "{text: " + value + ", quote: " + writeScalar(what.Quote, asText, style, true) + "}"
	}
	return "text: " + value + eol + strings.Repeat(" ", depth) + "quote: " + writeScalar(what.Quote, asText, style, false)
}

// setTags makes the words the items of the list tags. Words that stay at the
// start and at the end keep their bytes.
func (s *source) setTags(words []string) (string, error) {
	if err := s.locked(KeyTags); err != nil {
		return "", err
	}
	if len(words) == 0 {
		return s.removeTags()
	}
	list := s.own(string(KeyTags))
	brackets := func(int, bool) string {
		cells := make([]string, len(words))
		for i, word := range words {
			cells[i] = writeScalar(word, asText, 0, true)
		}
		return " [" + strings.Join(cells, ", ") + "]"
	}
	switch {
	case list == nil || isNull(list):
		return s.fill(s.root, string(KeyTags), keyOrder, brackets)
	case list.Kind == yaml.ScalarNode || list.Kind == yaml.SequenceNode && len(list.Content) == 0:
		start, end := s.offset(list), s.end(list, 0)
		if end < start {
			return "", s.refuse(KeyTags, "it is written in a way that a form cannot change")
		}
		return s.text[:start] + brackets(0, true)[1:] + s.text[end:], nil
	case list.Kind != yaml.SequenceNode:
		return "", s.refuse(KeyTags, "it is not a list")
	}
	old := tags(list)
	if len(old) != len(list.Content) {
		return "", s.refuse(KeyTags, "an item is empty or not a word")
	}
	same := 0
	for same < len(old) && same < len(words) && old[same] == words[same] {
		same++
	}
	tail := 0
	for tail < len(old)-same && tail < len(words)-same && old[len(old)-1-tail] == words[len(words)-1-tail] {
		tail++
	}
	now := s
	for i := same; i < max(len(old), len(words))-tail; i++ {
		var next string
		var err error
		switch {
		case i >= len(words)-tail:
			next, err = now.editList(KeyTags, func(list *yaml.Node, items []item) (string, bool) {
				return now.removeItem(list, items, len(words)-tail)
			})
		case i >= len(old)-tail:
			next, err = now.editList(KeyTags, func(list *yaml.Node, items []item) (string, bool) {
				return now.insertItem(list, items, i, Takeaway{Text: words[i]}), true
			})
		default:
			next, err = now.editList(KeyTags, func(list *yaml.Node, items []item) (string, bool) {
				if special(items[i].node) != "" {
					return "", false
				}
				text, err := now.rewrite(KeyTags, items[i].node, now.column(list), isFlow(list), words[i], asText)
				return text, err == nil
			})
		}
		if err != nil {
			return "", err
		}
		var problem *Problem
		if now, problem = parse(next); problem != nil {
			return "", s.refuse(KeyTags, "it is written in a way that a form cannot change")
		}
	}
	return now.text, nil
}

func (s *source) removeTags() (string, error) {
	list := s.own(string(KeyTags))
	if list == nil {
		return s.text, nil
	}
	if list.Kind != yaml.SequenceNode || isFlow(list) {
		return s.drop(s.root, find(s.root, string(KeyTags)))
	}
	items, ok := s.items(list)
	if !ok {
		return "", s.refuse(KeyTags, "the list is written in a way that a form cannot change")
	}
	return dropEmpty(s.text[:items[0].from]+s.text[items[len(items)-1].to:], string(KeyTags))
}

// editList runs step on the items of the list key.
func (s *source) editList(key Key, step func(list *yaml.Node, items []item) (string, bool)) (string, error) {
	list := s.own(string(key))
	if list == nil || list.Kind != yaml.SequenceNode {
		return "", s.refuse(key, "it is not a list")
	}
	items, ok := s.items(list)
	if ok {
		var text string
		if text, ok = step(list, items); ok {
			return text, nil
		}
	}
	return "", s.refuse(key, "the list is written in a way that a form cannot change")
}
