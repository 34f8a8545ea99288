package article

import (
	"strings"

	"go.yaml.in/yaml/v4"
)

// locked says why a form cannot edit the field key, or nil.
func (s *source) locked(key Key) error {
	if s.root == nil {
		return nil
	}
	parent, child, nested := strings.Cut(string(key), ".")
	if s.root.Anchor != "" || s.root.Style&yaml.TaggedStyle != 0 {
		return s.refuse(key, "all fields stand under an anchor or a tag")
	}
	if reason := locks(s.root, parent, !nested && key != KeyTakeaways && key != KeyTags); reason != "" {
		return s.refuse(key, reason)
	}
	if node := s.own(parent); key == KeyTakeaways && node != nil && !isNull(node) && node.Kind != yaml.SequenceNode {
		return s.refuse(key, "it is not a list")
	}
	if node := s.own(parent); nested && node != nil && !isNull(node) {
		if node.Kind != yaml.MappingNode {
			return s.refuse(key, "“"+parent+"” is not a group of fields")
		}
		if reason := locks(node, child, true); reason != "" {
			return s.refuse(key, reason)
		}
	}
	return nil
}

// locks says what keeps the key of mapping from being edited, "" for nothing.
func locks(mapping *yaml.Node, key string, scalar bool) string {
	seen := 0
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		name, node := mapping.Content[i], mapping.Content[i+1]
		if name.Kind != yaml.ScalarNode || name.Value != key {
			continue
		}
		if seen++; seen > 1 {
			return "it stands there twice"
		}
		if reason := special(name); reason != "" {
			return reason
		}
		if reason := special(node); reason != "" {
			return reason
		}
		if scalar && node.Kind != yaml.ScalarNode {
			return "it is not a single text"
		}
	}
	return ""
}

// special says which YAML feature makes a change of node reach further than
// node.
func special(node *yaml.Node) string {
	switch {
	case node.Kind == yaml.AliasNode:
		return "it repeats another field by an alias (*)"
	case node.Anchor != "":
		return "it has an anchor (&)"
	case node.Style&yaml.TaggedStyle != 0:
		return "it has a tag (!)"
	}
	return ""
}

// refuse makes the error of an edit of key, with the line of the field.
func (s *source) refuse(key Key, reason string) error {
	r := &Refusal{Key: key, Reason: reason}
	parent, _, _ := strings.Cut(string(key), ".")
	if s.root != nil {
		if i := find(s.root, parent); i >= 0 {
			r.Line = s.root.Content[i].Line + 1 // the opening delimiter
		}
	}
	return r
}
