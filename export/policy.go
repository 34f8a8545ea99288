package export

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"
)

// This file is the specification of what raw HTML may bring into a page.
// It is an allow-list: an element that is not named here is left out and its
// text stays; an attribute that is not named here is left out.

// phrasing are the elements of running text that raw HTML may use.
var phrasing = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Br: true, atom.Cite: true, atom.Code: true,
	atom.Del: true, atom.Dfn: true, atom.Em: true, atom.I: true, atom.Img: true, atom.Ins: true, atom.Kbd: true, atom.Mark: true,
	atom.Q: true, atom.S: true, atom.Samp: true, atom.Small: true, atom.Span: true, atom.Strong: true, atom.Sub: true, atom.Sup: true,
	atom.U: true, atom.Var: true, atom.Wbr: true,
}

// flow are the block elements that raw HTML may use.
var flow = map[atom.Atom]bool{
	atom.Blockquote: true, atom.Details: true, atom.Summary: true, atom.Div: true, atom.Dl: true, atom.Dt: true, atom.Dd: true,
	atom.Figure: true, atom.Figcaption: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Hr: true, atom.Ol: true, atom.Ul: true, atom.Li: true, atom.P: true, atom.Pre: true,
	atom.Table: true, atom.Caption: true, atom.Thead: true, atom.Tbody: true, atom.Tfoot: true, atom.Tr: true, atom.Th: true, atom.Td: true,
}

// void are the elements without an end tag.
var void = map[atom.Atom]bool{atom.Br: true, atom.Hr: true, atom.Img: true, atom.Wbr: true}

// reopening are the elements that a parser opens again in every block that
// follows while they are not ended. It does so for at most three alike, so
// they get no attributes by which they could differ: a few hundred of them
// would otherwise be multiplied by every paragraph of the article.
var reopening = map[atom.Atom]bool{
	atom.B: true, atom.Code: true, atom.Em: true, atom.I: true, atom.S: true, atom.Small: true, atom.Strong: true, atom.U: true,
}

// silent are the elements whose content is not text of the article: it goes
// with them. Raw HTML never keeps svg, math, style or template, the ways by
// which markup changes its meaning between two parsers.
var silent = map[string]bool{
	"script": true, "style": true, "svg": true, "math": true, "template": true, "iframe": true, "object": true, "applet": true,
	"noscript": true, "noembed": true, "noframes": true, "select": true, "textarea": true, "title": true, "head": true,
	"xmp": true, "plaintext": true, "audio": true, "video": true, "canvas": true, "frameset": true, "datalist": true,
}

// rawAttributes are the attributes that each element may keep, with the form
// of their values. Addresses (href, src), id and lang are treated apart.
var rawAttributes = map[atom.Atom]map[string]func(string) bool{
	atom.Abbr: {"title": anyText}, atom.Dfn: {"title": anyText}, atom.A: {"title": anyText},
	atom.Img: {"alt": anyText, "title": anyText},
	atom.Ol:  {"start": integer, "type": listType, "reversed": anyText},
	atom.Li:  {"value": integer},
	atom.Th:  {"colspan": spanCount, "rowspan": spanCount, "scope": scope},
	atom.Td:  {"colspan": spanCount, "rowspan": spanCount},
	atom.Bdo: {"dir": direction}, atom.Bdi: {"dir": direction}, atom.Span: {"dir": direction}, atom.P: {"dir": direction}, atom.Div: {"dir": direction},
	atom.Details: {"open": anyText},
}

func anyText(string) bool { return true }

var number = regexp.MustCompile(`^-?[0-9]{1,6}$`)

func integer(v string) bool { return number.MatchString(v) }

// spanCount is bounded: a cell that spans more is a picture of a bomb.
func spanCount(v string) bool {
	n, err := strconv.Atoi(v)
	return err == nil && n >= 1 && n <= 100
}

func listType(v string) bool { return len(v) == 1 && strings.Contains("1aAiI", v) }

func scope(v string) bool { return v == "row" || v == "col" }

func direction(v string) bool { return v == "ltr" || v == "rtl" || v == "auto" }

// ours are the attributes that this package itself writes: raw HTML never
// reaches them, see rawTags.
var ours = map[string]bool{
	"class": true, "role": true, "aria-label": true, "aria-labelledby": true, "tabindex": true, "width": true, "height": true,
	"id": true, "lang": true, "href": true, "src": true, "alt": true, "title": true, "start": true, "scope": true,
}

// mayStay is the last word on every attribute of a balanced body.
func mayStay(element atom.Atom, name, value string) bool {
	if check, ok := rawAttributes[element][name]; ok {
		return check(value)
	}
	return ours[name]
}
