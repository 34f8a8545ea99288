package article

import (
	"strings"

	"go.yaml.in/yaml/v4"

	"galley/editor/text"
)

// Head is what the front matter of one doc says. It is immutable and may be
// shared between goroutines; edits made from it fit that doc only.
type Head struct {
	Doc text.Text
	Front
	Fields
	Problem *Problem // set when the front matter cannot be read; the fields are then empty and refuse edits

	src *source // nil without readable front matter
}

// Read reads the front matter of doc.
func Read(doc text.Text) Head {
	h := Head{Doc: doc, Front: Split(doc)}
	switch h.Kind {
	case Unterminated:
		h.Problem = &Problem{Line: 1, Message: "The fields at the top are not closed. Put a line with --- after the last one."}
		return h
	case None:
		return h
	}
	h.src, h.Problem = parse(doc.String(h.Inner))
	if h.Problem != nil {
		h.Problem.Line++ // the opening delimiter
		h.src = nil
		return h
	}
	h.Fields = h.src.fields(h.Inner.From)
	return h
}

// Update is Read(doc) for a doc made from h.Doc by changes; it costs nothing
// when they lie in the body.
func (h Head) Update(doc text.Text, changes text.ChangeSet) Head {
	if h.Kind != YAML || changes.Empty() {
		return Read(doc)
	}
	// At the border too: a closing line at the end of the file may grow.
	if before, _ := changes.Touched(); before.From <= h.Body {
		return Read(doc)
	}
	h.Doc = doc
	return h
}

// Span is the source of the field's value in the doc, empty when the field is
// absent.
func (h Head) Span(key Key) text.Span {
	if h.src == nil {
		return text.Span{}
	}
	value := h.src.value(key)
	if value == nil {
		return text.Span{}
	}
	return h.src.span(value, h.Inner.From)
}

// Locked says why the field cannot be edited in a form, or nil when it can.
func (h Head) Locked(key Key) error {
	if h.Problem != nil {
		return &Refusal{Key: key, Line: h.Problem.Line, Reason: "the fields at the top of the article cannot be read"}
	}
	if h.src == nil {
		return nil
	}
	if err := h.src.locked(key); err != nil {
		return err
	}
	return nil
}

// fields reads all fields; base is the offset of the source in the doc.
func (s *source) fields(base int) Fields {
	var f Fields
	for _, key := range textKeys {
		*f.text(key) = plainText(s.value(key))
	}
	if resolve(s.value(KeyBannerName)).Kind != yaml.ScalarNode {
		f.Banner.Name = ""
	}
	f.Tags = tags(s.value(KeyTags))
	f.Draft = isTrue(plainText(s.value(KeyDraft)))
	switch list := resolve(s.value(KeyTakeaways)); list.Kind {
	case yaml.SequenceNode:
		for _, item := range list.Content {
			f.Takeaways = append(f.Takeaways, s.takeaway(item, base))
		}
	case yaml.ScalarNode:
		if plainText(list) != "" { // one item that nobody made a list of
			f.Takeaways = []Takeaway{{Text: plainText(list), Span: s.span(list, base)}}
		}
	}
	return f
}

func (s *source) takeaway(item *yaml.Node, base int) Takeaway {
	t := Takeaway{Span: s.span(item, base)}
	switch node := resolve(item); node.Kind {
	case yaml.ScalarNode:
		t.Text = plainText(node)
	case yaml.MappingNode:
		t.Text, t.Quote = plainText(lookup(node, "text")), plainText(lookup(node, "quote"))
	}
	return t
}

// span is where node lies in the doc, empty when that cannot be told.
func (s *source) span(node *yaml.Node, base int) text.Span {
	from := s.offset(node)
	to := s.end(node, 0)
	if to < from {
		to = from
	}
	return text.Span{From: base + from, To: base + to}
}

// plainText is the text of a value as a form shows it: on one line where the
// writer has none to break, without blanks around it.
func plainText(node *yaml.Node) string {
	node = resolve(node)
	switch node.Kind {
	case yaml.ScalarNode:
		if node.Tag == "!!null" {
			return ""
		}
		return strings.TrimSpace(node.Value)
	case yaml.SequenceNode:
		return strings.Join(tags(node), ", ")
	}
	return ""
}

// tags reads a list of words: a sequence, or one scalar with commas.
func tags(node *yaml.Node) []string {
	node = resolve(node)
	var words []string
	switch node.Kind {
	case yaml.SequenceNode:
		for _, item := range node.Content {
			if item = resolve(item); item.Kind == yaml.ScalarNode {
				if word := plainText(item); word != "" {
					words = append(words, word)
				}
			}
		}
	case yaml.ScalarNode:
		for word := range strings.SplitSeq(plainText(node), ",") {
			if word = strings.TrimSpace(word); word != "" {
				words = append(words, word)
			}
		}
	}
	return words
}

// isTrue accepts the ways YAML 1.1 writes true, which Jekyll still reads.
func isTrue(value string) bool {
	switch strings.ToLower(value) {
	case "true", "yes", "on", "y", "1":
		return true
	}
	return false
}

// resolve follows aliases; nil becomes a node of no kind.
func resolve(node *yaml.Node) *yaml.Node {
	for node != nil && node.Kind == yaml.AliasNode {
		node = node.Alias
	}
	if node == nil {
		return &yaml.Node{}
	}
	return node
}

// lookup is the value of key in the mapping, also through merge keys; nil when
// there is none. The first of two equal keys counts.
func lookup(mapping *yaml.Node, key string) *yaml.Node {
	return lookupDepth(mapping, key, 0)
}

func lookupDepth(mapping *yaml.Node, key string, depth int) *yaml.Node {
	mapping = resolve(mapping)
	if mapping.Kind != yaml.MappingNode || depth > 8 {
		return nil
	}
	if i := find(mapping, key); i >= 0 {
		return mapping.Content[i+1]
	}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Tag != "!!merge" {
			continue
		}
		merged := []*yaml.Node{mapping.Content[i+1]}
		if list := resolve(merged[0]); list.Kind == yaml.SequenceNode {
			merged = list.Content
		}
		for _, m := range merged {
			if value := lookupDepth(m, key, depth+1); value != nil {
				return value
			}
		}
	}
	return nil
}

// find is the index of key in the content of mapping, -1 when it is not
// there itself.
func find(mapping *yaml.Node, key string) int {
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if k := mapping.Content[i]; k.Kind == yaml.ScalarNode && k.Value == key {
			return i
		}
	}
	return -1
}
