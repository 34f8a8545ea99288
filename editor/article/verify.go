package article

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"galley/editor/text"
)

// kept reports whether every value outside key is the same in both sources:
// same kind, tag, anchor and text, in the same order.
func kept(before, after *source, key Key) bool {
	return slices.Equal(before.values(key), after.values(key))
}

// values lists every value outside key, one string each.
func (s *source) values(key Key) []string {
	if s.root == nil {
		return nil
	}
	parent, _, _ := strings.Cut(string(key), ".")
	hidden := "\x00" + strings.ReplaceAll(string(key), ".", "\x00")
	var all []string
	visit(s.root, "", func(path string, node *yaml.Node) bool {
		if path == hidden {
			return false
		}
		// A map of which the field is the only key comes and goes with it.
		if path != "" && path != "\x00"+parent || node.Anchor != "" || node.Style&yaml.TaggedStyle != 0 {
			all = append(all, describe(path, node))
		}
		return true
	})
	return all
}

// visit walks node and what is in it; a path is made of mapping keys and item
// numbers. When see answers false the inside is left out.
func visit(node *yaml.Node, path string, see func(path string, node *yaml.Node) bool) {
	if !see(path, node) {
		return
	}
	for i, child := range node.Content {
		switch {
		case node.Kind != yaml.MappingNode:
			visit(child, fmt.Sprintf("%s\x00%d", path, i), see)
		case i%2 == 1:
			k := node.Content[i-1]
			name := k.Value
			if k.Kind != yaml.ScalarNode || k.Anchor != "" || k.Tag != "!!str" {
				name = outline(k)
			}
			visit(child, path+"\x00"+name, see)
		}
	}
}

func describe(path string, node *yaml.Node) string {
	return fmt.Sprintf("%s %d %s %s %s", path, node.Kind, node.Tag, node.Anchor, node.Value)
}

// outline is node with all that is in it in one string.
func outline(node *yaml.Node) string {
	var b strings.Builder
	visit(node, "", func(path string, n *yaml.Node) bool {
		b.WriteString(describe(path, n) + "\n")
		return true
	})
	return b.String()
}

// same compares fields without the places of the takeaways.
func same(a, b Fields) bool {
	for _, key := range textKeys {
		if a.Get(key) != b.Get(key) {
			return false
		}
	}
	return a.Draft == b.Draft && slices.Equal(a.Tags, b.Tags) &&
		slices.EqualFunc(a.Takeaways, b.Takeaways, func(a, b Takeaway) bool {
			a.Span, b.Span = text.Span{}, text.Span{}
			return a == b
		})
}
