package intake

import (
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html"
)

// maxOpen bounds the elements that are open at once. Those beyond it have no effect, their text is kept; so is every
// search among the open ones short.
const maxOpen = 256

// maxNesting bounds lists, quotes and tables in each other, far below where Markdown is too deep to be previewed.
const maxNesting = 16

// maxGroups bounds groups in each other: each of them is gone through once more for all that is in it.
const maxGroups = 24

// reader builds blocks from tags.
type reader struct {
	tokens *html.Tokenizer
	base   string
	result *Result

	root   *block
	at     *block // the innermost container that is open
	depth  int    // containers around at, without groups
	groups int
	leaf   *block // the paragraph that is being filled, nil between paragraphs
	ids    map[string]*block
	wait   []string // ids that belong to the next paragraph

	open   []element
	over   map[string]int // elements beyond maxOpen that are open
	marker string         // what stands for a list before the paragraph
	code   *strings.Builder
	lists  bool // within Word's <![if !supportLists]>, whose content stands for a list
	skip   bool // within another part for programs that lack something
}

// element is an open element.
type element struct {
	tag, class string
	block      bool
	change     change
	style      style  // inside it
	back       *block // the container around the one it opened, nil if it opened none
	nested     bool   // it counts in the depth
}

func (r *reader) style() style {
	if len(r.open) == 0 {
		return style{}
	}
	return r.open[len(r.open)-1].style
}

// read goes over all tokens.
func (r *reader) read() error {
	r.root = &block{kind: group}
	r.at = r.root
	r.ids, r.over = map[string]*block{}, map[string]int{}
	for {
		switch r.tokens.Next() {
		case html.ErrorToken:
			r.pop(0)
			r.endLeaf()
			if err := r.tokens.Err(); !errors.Is(err, io.EOF) {
				return err
			}
			return nil
		case html.TextToken:
			if s := r.style(); !s.hidden && !r.skip {
				r.text(string(r.tokens.Text()), s)
			}
		case html.StartTagToken:
			r.start(false)
		case html.SelfClosingTagToken:
			r.start(true)
		case html.EndTagToken:
			name, _ := r.tokens.TagName()
			r.end(string(name))
		case html.CommentToken:
			r.comment(strings.TrimSpace(string(r.tokens.Text())))
		}
	}
}

// comment follows Word's conditions, which stand in comments that other programs do not see through.
func (r *reader) comment(s string) {
	switch {
	case strings.HasPrefix(s, "[if !supportLists]"):
		r.lists = true
		r.number()
	case strings.HasPrefix(s, "[if !supportLineBreakNewLine]"):
		r.skip = true
	case strings.HasPrefix(s, "[endif]"):
		r.lists, r.skip = false, false
	}
}

// number makes the open paragraph an item of a list if only Word's condition says so.
func (r *reader) number() {
	for i := len(r.open) - 1; i >= 0; i-- {
		if e := &r.open[i]; e.tag == "p" {
			if e.style.line == 0 && e.style.heading == 0 {
				e.change.also(func(s *style) { s.line = 1 })
				r.restyle(i)
			}
			return
		}
	}
}

func (r *reader) start(selfClosing bool) {
	name, more := r.tokens.TagName()
	tag := string(name)
	attrs := attributes{}
	for more {
		var k, v []byte
		k, v, more = r.tokens.TagAttr()
		if !attrs.has(string(k)) {
			attrs[string(k)] = string(v)
		}
	}
	sort := sorts[tag]
	if sort == void {
		if !r.style().hidden && !r.skip {
			r.void(tag, attrs)
		}
		return
	}
	if selfClosing && strings.Contains(tag, ":") {
		return
	}
	r.endImplied(tag, sort)
	if len(r.open) >= maxOpen {
		r.over[tag]++
		if sort == flow {
			r.endLeaf()
		}
		return
	}
	e := element{tag: tag, class: attrs["class"], block: sort == flow, change: styled(tag, attrs)}
	if tag == "a" && attrs["href"] != "" {
		e.change.link = r.link(attrs)
	}
	around := r.style()
	e.style = e.change.apply(around)
	if !e.style.hidden {
		if e.block {
			r.endLeaf()
			r.lists = false // should the end of the condition have been lost
		}
		r.contain(&e, attrs)
		r.identify(&e, attrs)
		if tag == "q" {
			r.text("“", e.style)
		}
	}
	r.open = append(r.open, e)
}

// endImplied ends the elements that a start tag ends without saying so.
func (r *reader) endImplied(tag string, sort sort) {
	if sort == flow {
		for i := len(r.open) - 1; i >= 0 && !walls[r.open[i].tag]; i-- {
			if r.open[i].tag == "p" {
				r.pop(i)
				break
			}
		}
	}
	if tag == "a" { // a link ends the one before
		for i := len(r.open) - 1; i >= 0 && !walls[r.open[i].tag]; i-- {
			if r.open[i].tag == "a" {
				r.remove(i)
				break
			}
		}
	}
	rule, ok := ends[tag]
	if !ok {
		return
	}
	outermost := -1
	for i := len(r.open) - 1; i >= 0 && !listed(rule.within, r.open[i].tag); i-- {
		if listed(rule.closes, r.open[i].tag) {
			outermost = i
			if tag == "li" || tag == "dt" || tag == "dd" {
				break
			}
		}
	}
	if outermost >= 0 {
		r.pop(outermost)
	}
}

// end ends the innermost open element of that name. One of running text ends alone, whatever was opened in it; a block
// ends with all that is open in it.
func (r *reader) end(tag string) {
	if r.over[tag] > 0 {
		r.over[tag]--
		if sorts[tag] == flow {
			r.endLeaf()
		}
		return
	}
	for i := len(r.open) - 1; i >= 0; i-- {
		e := &r.open[i]
		if e.tag == tag || headingLevel(tag) > 0 && headingLevel(e.tag) > 0 {
			if tag == "q" && !e.style.hidden {
				r.text("”", e.style)
			}
			if e.block || sorts[tag] == silent {
				r.pop(i)
			} else {
				r.remove(i)
			}
			return
		}
		if walls[e.tag] && !tableParts[tag] || e.tag == "table" {
			return
		}
	}
}

// remove takes one element out of the open ones.
func (r *reader) remove(i int) {
	r.open = append(r.open[:i], r.open[i+1:]...)
	r.restyle(i)
}

// restyle works out the styles of the open elements from i on.
func (r *reader) restyle(i int) {
	around := style{}
	if i > 0 {
		around = r.open[i-1].style
	}
	for ; i < len(r.open); i++ {
		r.open[i].style = r.open[i].change.apply(around)
		around = r.open[i].style
	}
}

// pop ends the open elements from i on.
func (r *reader) pop(i int) {
	for len(r.open) > i {
		e := &r.open[len(r.open)-1]
		if e.block && !e.style.hidden {
			r.endLeaf()
		}
		if e.style.pre && r.code != nil && (len(r.open) == 1 || !r.open[len(r.open)-2].style.pre) {
			r.endCode()
		}
		if e.back != nil {
			switch {
			case e.nested:
				r.depth--
			case r.at.kind == group:
				r.groups--
			}
			r.at = e.back
		}
		r.open = r.open[:len(r.open)-1]
	}
}

// identify remembers which block the ids of an element are of.
func (r *reader) identify(e *element, attrs attributes) {
	for _, id := range []string{attrs["id"], attrs["name"]} {
		if id == "" {
			continue
		}
		if _, twice := r.ids[id]; twice {
			continue
		}
		switch {
		case e.back != nil:
			r.ids[id] = r.at
		case r.leaf != nil:
			r.ids[id] = r.leaf
		default:
			r.wait = append(r.wait, id)
		}
	}
}
