package intake

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// contain opens the container that an element is, if it is one.
func (r *reader) contain(e *element, attrs attributes) {
	if r.code != nil {
		if b := r.place().last(); e.tag == "code" && b != nil && b.kind == code {
			if b.info == "" {
				b.info = languageOf(attrs["class"])
			}
			if before := strings.TrimSpace(r.code.String()); before != "" && !strings.ContainsAny(before, " \n") {
				r.code.Reset() // the name of the language, shown above the code
			}
		}
		return
	}
	if e.style.pre && (e.tag == "pre" || e.block) {
		r.beginCode(attrs)
		return
	}
	switch e.tag {
	case "ul", "menu", "dir":
		r.list(e, &block{kind: list})
	case "ol":
		r.list(e, &block{kind: list, ordered: true, start: number(attrs["start"], 1)})
	case "li":
		r.item(e, attrs)
	case "blockquote":
		if !borderless(attrs["style"]) {
			r.enter(e, r.place(), &block{kind: quote})
		}
	case "dl":
		r.enter(e, r.place(), &block{kind: defList})
	case "dt":
		r.enter(e, r.place(), &block{kind: defTerm})
	case "dd":
		r.enter(e, r.place(), &block{kind: defDesc})
	case "table":
		r.enter(e, r.place(), &block{kind: table, info: attrs["role"]})
	case "tr":
		if r.at.kind == table {
			r.enter(e, r.at, &block{kind: row})
		}
	case "td", "th":
		r.cell(e, attrs)
	case "caption":
		if r.at.kind == table {
			r.enter(e, r.at, &block{kind: caption})
		}
	case "figure":
		r.enter(e, r.place(), &block{kind: figure})
	case "figcaption":
		r.enter(e, r.place(), &block{kind: caption})
	case "div", "section", "aside":
		r.division(e, attrs)
	case "p":
		switch {
		case attrs.hasClass("MsoQuote") || strings.HasPrefix(attrs["class"], "MsoIntenseQuote"):
			r.enter(e, r.place(), &block{kind: quote})
		case strings.HasPrefix(attrs["class"], "MsoListParagraph") && e.style.line == 0 && e.style.heading == 0:
			level := levelOf(attrs["style"])
			e.change.also(func(s *style) { s.line = level })
			e.style.line = level
		}
	}
}

// enter makes b, a new child of parent, the container for what follows until e ends. Too deep a one is left out, and
// its content goes into the container around it.
func (r *reader) enter(e *element, parent, b *block) {
	switch b.kind {
	case list, quote, table, defList, figure:
		if r.depth >= maxNesting {
			return
		}
		r.depth++
		e.nested = true
	case group:
		if r.groups >= maxGroups {
			return
		}
		r.groups++
	}
	parent.add(b)
	e.back, r.at = r.at, b
}

// place is the container that a block goes into: where only items or cells may stand, it is the last item, or the place
// before the table.
func (r *reader) place() *block {
	switch b := r.at; b.kind {
	case list:
		if b.last() == nil {
			b.add(&block{kind: item})
		}
		return b.last()
	case row, table:
		for b.kind != table {
			b = b.parent
		}
		if first := b.children; len(first) == 0 || first[0].kind != group {
			stray := &block{kind: group, parent: b}
			b.children = slices.Insert(b.children, 0, stray)
		}
		return b.children[0]
	default:
		return b
	}
}

// list opens a list; one right inside another belongs to the item before it.
func (r *reader) list(e *element, b *block) {
	if r.at.kind == list && r.at.last() == nil {
		return // indented twice at once: the outer list shows nothing
	}
	r.enter(e, r.place(), b)
}

// item opens an item of the list around it, or of a list of its own where there is none.
func (r *reader) item(e *element, attrs attributes) {
	b := &block{kind: item, level: number(attrs["data-aria-level"], 0)}
	switch {
	case attrs["role"] == "checkbox" && attrs["aria-checked"] != "":
		b.task, b.checked = true, attrs["aria-checked"] == "true"
	case attrs.hasClass("task"): // on a page of ours
		b.task, b.checked = true, attrs.hasClass("done")
	}
	parent := r.at
	if parent.kind != list {
		at := r.place()
		if parent = at.last(); parent == nil || parent.kind != list || !parent.stray {
			parent = &block{kind: list, stray: true}
			at.add(parent)
		}
	}
	r.enter(e, parent, b)
}

func (r *reader) cell(e *element, attrs attributes) {
	parent := r.at
	if parent.kind == table {
		if parent = r.at.last(); parent == nil || parent.kind != row {
			parent = &block{kind: row}
			r.at.add(parent)
		}
	}
	if parent.kind == row {
		r.enter(e, parent, &block{
			kind: cell, header: e.tag == "th", align: e.style.align,
			colspan: number(attrs["colspan"], 1), rowspan: number(attrs["rowspan"], 1),
		})
	}
}

// division opens a group where a <div> may turn out to be of meaning: as a note, a callout, a line of a mail.
func (r *reader) division(e *element, attrs attributes) {
	class := " " + strings.ToLower(attrs["class"]) + " "
	element := ""
	css(attrs["style"], func(name, value string) {
		if name == "mso-element" {
			element = value
		}
	})
	b := &block{kind: group}
	switch {
	case element == "footnote-list" || element == "endnote-list" || attrs["role"] == "doc-endnotes" || attrs.has("data-footnotes") || strings.Contains(class, " footnotes "):
		b.notes = true
	case element == "footnote" || element == "endnote" || noteBox.MatchString(attrs["id"]):
		b.note = true
	default:
		if sort := calloutSort(class); sort != "" {
			b.kind, b.info = quote, sort
			break
		}
		if e.tag == "div" && r.leafless() {
			b.lines = true
			break
		}
		return
	}
	r.enter(e, r.place(), b)
}

// leafless tells whether a <div> here may be a line of a mail or note rather than a part of a page: it stands by itself.
func (r *reader) leafless() bool {
	s := r.style()
	return s.heading == 0 && s.line == 0 && s.link == nil && (r.at == r.root || r.at.kind == group || r.at.kind == quote)
}

var noteBox = regexp.MustCompile(`^(?:sd)?(?:footnote|endnote|ftn|edn)[0-9]+$`)

var callouts = []string{"note", "tip", "important", "warning", "caution"}

// calloutSort finds the sort of callout in the classes that we, GitHub and others give them.
func calloutSort(class string) string {
	for _, sort := range callouts {
		if strings.Contains(class, " markdown-alert-"+sort+" ") || strings.Contains(class, " callout ") && strings.Contains(class, " "+sort+" ") {
			return sort
		}
	}
	return ""
}

// borderless tells a quote that mail programs write to indent from one that quotes.
func borderless(styleAttribute string) bool {
	none := false
	css(styleAttribute, func(name, value string) {
		if name == "border" && strings.HasPrefix(value, "none") {
			none = true
		}
	})
	return none
}

// levelOf works out the level of a list from how far a paragraph of Word is indented, half an inch each.
func levelOf(styleAttribute string) int {
	level := 1
	css(styleAttribute, func(name, value string) {
		if name == "margin-left" {
			level = min(max(int(points(value)/36+0.5), 1), 9)
		}
	})
	return level
}

// number reads a small number of an attribute.
func number(s string, otherwise int) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n < 0 || n > 999_999_999 {
		return otherwise
	}
	return n
}

// beginCode opens a block of code; its language is in a class of the element or of one around it.
func (r *reader) beginCode(attrs attributes) {
	r.endLeaf()
	b := &block{kind: code, info: languageOf(attrs["class"] + " lang-" + attrs["data-language"])}
	for i := len(r.open) - 1; i >= max(0, len(r.open)-3) && b.info == ""; i-- {
		b.info = languageOf(r.open[i].class)
	}
	r.place().add(b)
	r.code = &strings.Builder{}
}

// endCode closes the block of code.
func (r *reader) endCode() {
	s := strings.ReplaceAll(r.code.String(), "\r\n", "\n")
	s = strings.TrimPrefix(s, "\n")
	r.code = nil
	parent := r.place()
	b := parent.last()
	if b == nil || b.kind != code {
		return
	}
	b.text = codeSigns.Replace(strings.TrimRight(s, " \t\r\n"))
	if strings.TrimSpace(b.text) == "" {
		parent.children = parent.children[:len(parent.children)-1]
	}
}

// codeSigns are the characters that code from a page holds for its looks.
var codeSigns = strings.NewReplacer("\r", "\n", "\u00a0", " ", "\ufeff", "", "\u200b", "", "\x00", "", "\f", "", "\v", "")

var language = regexp.MustCompile(`(?:^|\s)(?:language-|lang-|highlight-source-|brush:\s*|sourceCode\s+)([A-Za-z0-9+#._-]{1,30})(?:$|[\s;])`)

// languageOf finds the language of code in a class.
func languageOf(class string) string {
	if m := language.FindStringSubmatch(class); m != nil && m[1] != "none" && m[1] != "plaintext" && m[1] != "text" {
		return m[1]
	}
	return ""
}
