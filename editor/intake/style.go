package intake

import (
	"strconv"
	"strings"
)

// attributes are those of one tag; the first of a name counts.
type attributes map[string]string

func (a attributes) hasClass(name string) bool {
	return strings.Contains(" "+a["class"]+" ", " "+name+" ")
}

// style is what an element puts in force for the text inside it.
type style struct {
	marks   marks
	link    *link
	heading int // level
	line    int // level of the list of Word that the paragraph is an item of, 0 for none
	align   align
	hidden  bool
	marker  bool // the text is the bullet or number that stands for a list
	keep    bool // line ends are meant
	pre     bool // all white space is meant
}

// change is how an element changes the style around it, so that the style can be worked out again when an element
// further out ends first.
type change struct {
	set, clear marks
	link       *link
	then       func(*style) // for all that is rarer
}

func (c *change) apply(s style) style {
	s.marks = s.marks&^c.clear | c.set
	if c.link != nil {
		s.link = c.link
	}
	if c.then != nil {
		c.then(&s)
	}
	return s
}

// also adds an effect.
func (c *change) also(effect func(*style)) {
	before := c.then
	c.then = func(s *style) {
		if before != nil {
			before(s)
		}
		effect(s)
	}
}

// styled reads how a tag changes the style: its name first, its style attribute over it.
func styled(tag string, attrs attributes) change {
	c := change{set: tagMarks[tag]}
	switch {
	case sorts[tag] == silent:
		c.also(hide)
	case tag == "cite" && attrs.hasClass("citation"): // a whole reference, not a title
		c.set = 0
	case tag == "pre" || tag == "listing" || tag == "xmp":
		c.also(func(s *style) { s.pre, s.marks = true, 0 })
	case tag == "blockquote" || tag == "li" || tag == "td" || tag == "th" || tag == "dd" || tag == "dt" || tag == "figure":
		c.also(func(s *style) { s.heading, s.line = 0, 0 })
	}
	level := headingLevel(tag)
	if attrs["role"] == "heading" {
		if n, err := strconv.Atoi(attrs["aria-level"]); err == nil && n >= 1 && n <= 9 {
			level = min(n, 6)
		}
	}
	switch class := attrs["class"]; {
	case level > 0 || sorts[tag] != flow:
	case attrs.hasClass("MsoTitle"):
		level = 1
	case strings.HasPrefix(class, "MsoHeading"):
		level = 6
	}
	if level > 0 {
		c.also(func(s *style) { s.heading = level })
	}
	if attrs["hidden"] != "" || attrs.has("hidden") || isInvisible(attrs["class"]) {
		c.also(hide)
	}
	if a := alignOf(attrs["align"]); a != alignNone {
		c.also(func(s *style) { s.align = a })
	}
	if attrs["style"] != "" {
		c.read(tag, attrs["style"])
	}
	return c
}

func (a attributes) has(name string) bool { _, ok := a[name]; return ok }

func hide(s *style) { s.hidden = true }

func isInvisible(class string) bool {
	for _, c := range strings.Fields(class) {
		if invisible[c] {
			return true
		}
	}
	return false
}

func alignOf(value string) align {
	switch value {
	case "right", "end":
		return alignRight
	case "center":
		return alignCenter
	}
	return alignNone
}

// read reads a style attribute.
func (c *change) read(tag, attribute string) {
	on := func(m marks, is bool) {
		if is {
			c.set, c.clear = c.set|m, c.clear&^m
		} else {
			c.set, c.clear = c.set&^m, c.clear|m
		}
	}
	monospaced, exact := false, false
	css(attribute, func(name, value string) {
		switch name {
		case "font-weight":
			if b, said := bold(value); said {
				on(strong, b)
			}
		case "font-style":
			on(emph, strings.HasPrefix(value, "italic") || strings.HasPrefix(value, "oblique"))
		case "text-decoration", "text-decoration-line":
			if strings.Contains(value, "line-through") {
				on(strike, true)
			} else if c.set&strike != 0 {
				on(strike, false)
			}
		case "vertical-align":
			if sorts[tag] == phrasing {
				switch value {
				case "super":
					on(sup, true)
				case "sub":
					on(sub, true)
				case "baseline":
					c.set &^= sup | sub
				}
			}
		case "display":
			if value == "none" {
				c.also(hide)
			}
		case "visibility":
			if value == "hidden" || value == "collapse" {
				c.also(hide)
			}
		case "mso-hide":
			if value == "all" {
				c.also(hide)
			}
		case "mso-element":
			if value == "comment-list" || value == "field-begin" || value == "field-end" {
				c.also(hide)
			}
		case "text-align":
			a := alignOf(value)
			c.also(func(s *style) { s.align = a })
		case "white-space":
			exact = value == "pre"
			keep := strings.HasPrefix(value, "pre") || value == "break-spaces"
			c.also(func(s *style) { s.keep = keep })
		case "font-family":
			monospaced = strings.Contains(value, "monospace")
		case "mso-list":
			c.numbered(value)
		}
	})
	// Editors of code write lines of <div> in such a <div>.
	if tag == "div" && exact && monospaced {
		c.also(func(s *style) { s.pre, s.marks = true, 0 })
	}
}

// numbered reads Word's mso-list: "l0 level2 lfo1" on a paragraph, "ignore" on the marker in it.
func (c *change) numbered(value string) {
	if value == "ignore" {
		c.also(func(s *style) { s.marker = s.line > 0 && s.heading == 0 })
		return
	}
	for _, word := range strings.Fields(value) {
		if digits, ok := strings.CutPrefix(word, "level"); ok {
			if level, err := strconv.Atoi(digits); err == nil && level >= 1 && level <= 9 {
				c.also(func(s *style) { s.line = level })
			}
		}
	}
}
