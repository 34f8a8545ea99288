package article

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"galley/editor/text"
)

// SetTakeaway changes takeaway i. An item that is a plain text becomes a map
// when it gets a quote; a map keeps its other keys.
func SetTakeaway(i int, t Takeaway) Edit {
	t = t.clean()
	return takeawayEdit(func(old []Takeaway) ([]Takeaway, []int) {
		if i < 0 || i >= len(old) || old[i].equal(t) {
			return nil, nil
		}
		next := slices.Clone(old)
		next[i] = t
		return next, changedItem(len(old), i)
	}, func(s *source) (string, error) { return s.setItem(i, t) })
}

// InsertTakeaways puts new takeaways before takeaway at, or at the end when
// there are not so many. The list is made when there is none.
func InsertTakeaways(at int, list ...Takeaway) Edit {
	fresh := make([]Takeaway, len(list))
	for i, t := range list {
		fresh[i] = t.clean()
	}
	return takeawayEdit(func(old []Takeaway) ([]Takeaway, []int) {
		if len(fresh) == 0 {
			return nil, nil
		}
		at := min(max(at, 0), len(old))
		from := identity(len(old))
		return slices.Insert(slices.Clone(old), at, fresh...), slices.Insert(from, at, slices.Repeat([]int{-1}, len(fresh))...)
	}, func(s *source) (string, error) { return s.insertTakeaways(at, fresh) })
}

// RemoveTakeaway takes takeaway i away with its comments, and the list with
// the last one.
func RemoveTakeaway(i int) Edit {
	return takeawayEdit(func(old []Takeaway) ([]Takeaway, []int) {
		if i < 0 || i >= len(old) {
			return nil, nil
		}
		return slices.Delete(slices.Clone(old), i, i+1), slices.Delete(identity(len(old)), i, i+1)
	}, func(s *source) (string, error) {
		text, err := s.editList(KeyTakeaways, func(list *yaml.Node, items []item) (string, bool) {
			return s.removeItem(list, items, i)
		})
		if err != nil {
			return "", err
		}
		return dropEmpty(text, string(KeyTakeaways))
	})
}

// MoveTakeaway takes takeaway from to the place that takeaway to has now, with
// its comments.
func MoveTakeaway(from, to int) Edit {
	move := func(order []int) []int {
		return slices.Insert(slices.Delete(order, from, from+1), to, from)
	}
	return takeawayEdit(func(old []Takeaway) ([]Takeaway, []int) {
		if from == to || min(from, to) < 0 || max(from, to) >= len(old) {
			return nil, nil
		}
		order := move(identity(len(old)))
		next := make([]Takeaway, len(old))
		for i, was := range order {
			next[i] = old[was]
		}
		return next, order
	}, func(s *source) (string, error) {
		return s.editList(KeyTakeaways, func(_ *yaml.Node, items []item) (string, bool) {
			return s.moveItem(items, from, to), true
		})
	})
}

func (t Takeaway) clean() Takeaway {
	return Takeaway{
		Text:  strings.TrimSpace(strings.ToValidUTF8(t.Text, "\ufffd")),
		Quote: strings.TrimSpace(strings.ToValidUTF8(t.Quote, "\ufffd")),
	}
}

func (t Takeaway) equal(other Takeaway) bool { return t.Text == other.Text && t.Quote == other.Quote }

func identity(n int) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	return order
}

func changedItem(n, i int) []int {
	order := identity(n)
	order[i] = -1
	return order
}

// takeawayEdit is an edit of the list. plan gives the list as it shall be, nil
// when nothing is to do, and for every item of it the item that it was, -1
// when it is new or changed: the others must be left as they were, keys that
// Galley does not know included.
func takeawayEdit(plan func(old []Takeaway) (next []Takeaway, was []int), step func(*source) (string, error)) Edit {
	return func(h Head) ([]text.Change, error) {
		next, was := plan(h.Takeaways)
		if next == nil {
			return nil, nil
		}
		return h.patch(KeyTakeaways, func(s *source) (string, error) {
			if err := s.locked(KeyTakeaways); err != nil {
				return "", err
			}
			after, err := step(s)
			if err != nil {
				return "", err
			}
			if !s.itemsKept(after, was) {
				return "", s.refuse(KeyTakeaways, "the list is written in a way that a form cannot change")
			}
			return after, nil
		}, func(want *Fields) { want.Takeaways = next })
	}
}

// itemsKept reports whether item i of the list in after is item was[i] of the
// list in s.
func (s *source) itemsKept(after string, was []int) bool {
	next, problem := parse(after)
	if problem != nil {
		return false
	}
	var now []*yaml.Node
	if list := next.own(string(KeyTakeaways)); list != nil {
		now = list.Content
	}
	if len(now) != len(was) {
		return false
	}
	for i, old := range was {
		if old >= 0 && outline(now[i]) != outline(s.own(string(KeyTakeaways)).Content[old]) {
			return false
		}
	}
	return true
}

func (s *source) insertTakeaways(at int, fresh []Takeaway) (string, error) {
	list := s.own(string(KeyTakeaways))
	if list != nil && isFlow(list) && len(list.Content) == 0 && !isFlow(s.root) {
		// Sentences read better on lines of their own than in brackets.
		i := find(s.root, string(KeyTakeaways))
		next, problem := parse(s.empty(s.colon(s.root.Content[i]), list, s.end(list, 0)))
		if problem != nil {
			return "", s.refuse(KeyTakeaways, "the list is written in a way that a form cannot change")
		}
		return next.insertTakeaways(at, fresh)
	}
	if list == nil || isNull(list) {
		return s.fill(s.root, string(KeyTakeaways), keyOrder, func(indent int, flow bool) string {
			rows := make([]string, len(fresh))
			for i, t := range fresh {
				rows[i] = writeItem(t, indent+4, flow, 0, s.eol)
			}
			if flow {
				return " [" + strings.Join(rows, ", ") + "]"
			}
			lead := s.eol + strings.Repeat(" ", indent+2) + "- "
			return lead + strings.Join(rows, lead)
		})
	}
	now := s
	for i, t := range fresh {
		next, err := now.editList(KeyTakeaways, func(list *yaml.Node, items []item) (string, bool) {
			if len(items) == 0 {
				at := now.content(list) + 1
				return now.text[:at] + writeItem(t, 0, true, 0, now.eol) + now.text[at:], true
			}
			return now.insertItem(list, items, min(max(at, 0)+i, len(items)), t), true
		})
		if err != nil {
			return "", err
		}
		var problem *Problem
		if now, problem = parse(next); problem != nil {
			return "", s.refuse(KeyTakeaways, "the list is written in a way that a form cannot change")
		}
	}
	return now.text, nil
}

// setItem rewrites what differs of item i.
func (s *source) setItem(i int, t Takeaway) (string, error) {
	return s.editList(KeyTakeaways, func(list *yaml.Node, items []item) (string, bool) {
		if i >= len(items) || special(items[i].node) != "" {
			return "", false
		}
		it, flow := items[i], isFlow(list)
		switch {
		case it.node.Kind == yaml.MappingNode:
			return s.setItemMap(i, t)
		case it.node.Kind != yaml.ScalarNode:
			return "", false
		case t.Quote != "":
			return s.widenItem(list, it, t)
		case isNull(it.node) && it.node.Value == "":
			return s.text[:it.start] + " " + writeScalar(t.Text, asText, 0, flow) + s.text[it.start:], true
		}
		text, err := s.rewrite(KeyTakeaways, it.node, s.column(list), flow, t.Text, asText)
		return text, err == nil
	})
}

// setItemMap changes the keys text and quote of item i, a map.
func (s *source) setItemMap(i int, t Takeaway) (string, bool) {
	now := s
	for _, part := range []struct{ key, value string }{{"text", t.Text}, {"quote", t.Quote}} {
		group := now.own(string(KeyTakeaways)).Content[i]
		if plainText(lookup(group, part.key)) == part.value {
			continue
		}
		if locks(group, part.key, true) != "" {
			return "", false
		}
		var next string
		var err error
		if part.value == "" && part.key == "quote" {
			next, err = now.drop(group, find(group, part.key))
		} else {
			next, err = now.setChild(KeyTakeaways, group, part.key, part.value)
		}
		if err != nil {
			return "", false
		}
		var problem *Problem
		if now, problem = parse(next); problem != nil {
			return "", false
		}
	}
	return now.text, true
}

// widenItem makes a map of an item that is a text.
func (s *source) widenItem(list *yaml.Node, it item, t Takeaway) (string, bool) {
	style := it.node.Style
	if style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return "", false
	}
	if isFlow(list) {
		return s.text[:it.start] + writeItem(t, 0, true, style, s.eol) + s.text[it.end:], true
	}
	if strings.TrimSpace(s.text[s.lineStart(it.start)+s.column(list)+1:it.start]) != "" || s.lineAt(it.start) != s.lineAt(it.end) {
		return "", false // not on the line of its dash, or over several
	}
	depth := it.start - s.lineStart(it.start)
	lead, rest := "text: ", s.lineStop(s.lineAt(it.end))
	if isNull(it.node) && it.node.Value == "" {
		lead, depth = " text: ", depth+1
	}
	return s.text[:it.start] + lead + writeScalar(t.Text, asText, style, false) + s.text[it.end:rest] +
		strings.Repeat(" ", depth) + "quote: " + writeScalar(t.Quote, asText, style, false) + s.eol + s.text[rest:], true
}
