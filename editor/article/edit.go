package article

import (
	"slices"
	"strings"
	"unicode/utf8"

	"galley/editor/text"
)

// Edit is one wish of a form: it gives the changes of head's doc that make it
// come true, nil when it is true already, or a [*Refusal] when it cannot be
// made without touching other bytes.
type Edit func(head Head) ([]text.Change, error)

// SetField sets a text field, a date or Draft ("true", "false"); the empty
// value removes the field. Tags are taken apart at commas.
func SetField(key Key, value string) Edit {
	value = strings.TrimSpace(strings.ToValidUTF8(value, "\ufffd"))
	if key == KeyTags {
		return SetTags(strings.Split(value, ","))
	}
	return func(h Head) ([]text.Change, error) {
		kind := asText
		switch key {
		case KeyDate, KeyUpdated:
			kind = asDate
		case KeyDraft:
			kind = asBool
			if value != "true" && value != "" {
				value = "false"
			}
			if value != "true" && !h.Draft && h.Span(KeyDraft).Empty() || value == "true" && h.Draft {
				return nil, nil
			}
		default:
			if h.text(key) == nil {
				return nil, &Refusal{Key: key, Reason: "it is not a text field"}
			}
		}
		if kind != asBool && h.Get(key) == value {
			return nil, nil
		}
		return h.patch(key, func(s *source) (string, error) {
			if value == "" {
				return s.remove(key)
			}
			return s.set(key, value, kind)
		}, func(want *Fields) {
			if p := want.text(key); p != nil {
				*p = value
			}
			if key == KeyDraft {
				want.Draft = value == "true"
			}
		})
	}
}

// SetTags replaces the tags; words that stay keep their bytes.
func SetTags(words []string) Edit {
	var clean []string
	for _, word := range words {
		if word = strings.TrimSpace(strings.ToValidUTF8(word, "\ufffd")); word != "" {
			clean = append(clean, word)
		}
	}
	return func(h Head) ([]text.Change, error) {
		if slices.Equal(h.Tags, clean) {
			return nil, nil
		}
		return h.patch(KeyTags, func(s *source) (string, error) {
			return s.setTags(clean)
		}, func(want *Fields) { want.Tags = clean })
	}
}

// patch runs step on the front matter of h and gives the change that it makes,
// when the fields are then as want says and everything outside key is as it
// was.
func (h Head) patch(key Key, step func(*source) (string, error), want func(*Fields)) ([]text.Change, error) {
	if h.Problem != nil {
		return nil, h.Locked(key)
	}
	before := h.src
	if before == nil {
		before = &source{eol: lineBreak(string(h.Doc.Slice(text.Span{To: min(h.Doc.Len(), 64<<10)})))}
		before.lines = []int{0}
	} else if before.text == "" {
		before.eol = lineBreak(h.Doc.String(h.Front.Span))
	}
	after, err := step(before)
	if err != nil {
		return nil, err
	}
	if after == before.text {
		return nil, nil
	}
	next, problem := parse(after)
	if problem != nil {
		return nil, before.refuse(key, "it is written in a way that a form cannot change")
	}
	wanted := h.Fields
	want(&wanted)
	if !kept(before, next, key) || !same(wanted, next.fields(0)) {
		return nil, before.refuse(key, "it is written in a way that a form cannot change")
	}
	if h.Kind == None {
		return []text.Change{{Insert: []byte(h.openFront(after, before.eol))}}, nil
	}
	return []text.Change{difference(before.text, after, h.Inner.From)}, nil
}

// openFront wraps the first fields of a doc in delimiters, with a blank line
// before a body that does not start with one.
func (h Head) openFront(inner, eol string) string {
	front := "---" + eol + inner + "---" + eol
	if h.Doc.Len() > 0 && h.Doc.LineSpan(0).Len() > 0 {
		front += eol
	}
	return front
}

// difference is the one change that turns before into after; base is added to
// its offsets. It never splits a rune or a CRLF.
func difference(before, after string, base int) text.Change {
	from := 0
	for from < len(before) && from < len(after) && before[from] == after[from] {
		from++
	}
	tail := 0
	for tail < len(before)-from && tail < len(after)-from && before[len(before)-1-tail] == after[len(after)-1-tail] {
		tail++
	}
	if line := strings.LastIndexByte(before[:from], '\n') + 1; (len(before) == from+tail || len(after) == from+tail) &&
		tail+from-line <= min(len(before), len(after))-line && before[line:from] == tailEnd(before, after, tail, from-line) {
		tail += from - line // whole lines came or went: say so
		from = line
	}
	for from > 0 && !cuttable(before, from, after, from) {
		from--
	}
	for tail > 0 && !cuttable(before, len(before)-tail, after, len(after)-tail) {
		tail--
	}
	return text.Change{
		Span:   text.Span{From: base + from, To: base + len(before) - tail},
		Insert: []byte(after[from : len(after)-tail]),
	}
}

// tailEnd is the n bytes that stand directly before the common tail in the
// longer of the two texts.
func tailEnd(before, after string, tail, n int) string {
	long := before
	if len(after) > len(before) {
		long = after
	}
	return long[max(len(long)-tail-n, 0) : len(long)-tail]
}

func cuttable(a string, i int, b string, j int) bool {
	inside := func(s string, at int) bool {
		if at == 0 || at == len(s) {
			return false
		}
		return !utf8.RuneStart(s[at]) || s[at] == '\n' && s[at-1] == '\r'
	}
	return !inside(a, i) && !inside(b, j)
}
