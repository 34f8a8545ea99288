package intake

import "strings"

// sort says what the reader does with an element.
type sort uint8

const (
	phrasing sort = iota // styles running text, or nothing
	flow                 // begins and ends a paragraph
	silent               // its content is not text of an article
	void                 // has no content
)

// sorts holds every element that is not merely a span. It is an allow-list by effect: whatever an element is, only its
// text and the few attributes that the reader asks for get any further.
var sorts = func() map[string]sort {
	m := map[string]sort{}
	for s, names := range map[sort]string{
		flow: "p div section article main header footer aside address center form fieldset details summary hgroup body html " +
			"h1 h2 h3 h4 h5 h6 blockquote pre listing xmp ul ol menu dir li dl dt dd table caption thead tbody tfoot tr td th " +
			"figure figcaption legend dialog search optgroup",
		silent: "head script style title template svg iframe object applet noscript noembed noframes select textarea nav " +
			"button audio video canvas xml datalist map frameset annotation annotation-xml rp colgroup",
		void: "br hr img input wbr col meta link area base embed param source track keygen bgsound basefont frame",
	} {
		for _, name := range strings.Fields(names) {
			m[name] = s
		}
	}
	return m
}()

// tagMarks are the elements that style text.
var tagMarks = map[string]marks{
	"b": strong, "strong": strong,
	"i": emph, "em": emph, "cite": emph, "dfn": emph, "var": emph,
	"s": strike, "strike": strike, "del": strike,
	"code": mono, "tt": mono, "samp": mono,
	"sup": sup, "sub": sub, "kbd": kbd,
}

// invisible are classes by which pages hide text from sight that is there for screen readers, or double for programs.
var invisible = map[string]bool{
	"sr-only": true, "visually-hidden": true, "screen-reader-text": true, "screen-reader-only": true, "visuallyhidden": true,
	"katex-mathml": true, "mjx-assistive-mml": true, "mw-editsection": true, "msocomanchor": true, "MsoCommentReference": true, "clipboard-copy": true, "zeroclipboard-container": true,
}

// ends says which open elements a start tag ends, and the elements beyond which it ends none (HTML §13.2.6, the few
// rules that writers of HTML rely on).
var ends = map[string]struct{ closes, within string }{
	"li": {"li", "ul ol menu dir table td th"},
	"dt": {"dt dd", "dl table td th"}, "dd": {"dt dd", "dl table td th"},
	"tr": {"tr td th caption", "table"}, "td": {"td th", "table tr"}, "th": {"td th", "table tr"},
	"thead": {"thead tbody tfoot tr td th caption", "table"},
	"tbody": {"thead tbody tfoot tr td th caption", "table"},
	"tfoot": {"thead tbody tfoot tr td th caption", "table"},
}

// walls are the elements that an end tag inside them does not reach beyond, unless it is of a table itself.
var walls = map[string]bool{"td": true, "th": true, "caption": true, "table": true}

// tableParts are the elements whose end tags pass the wall of a cell.
var tableParts = map[string]bool{"table": true, "thead": true, "tbody": true, "tfoot": true, "tr": true, "td": true, "th": true, "caption": true}

func listed(names, name string) bool {
	for len(names) > 0 {
		var one string
		one, names, _ = strings.Cut(names, " ")
		if one == name {
			return true
		}
	}
	return false
}

// headingLevel is 1 to 6 for h1 to h6 and 0 for other elements.
func headingLevel(tag string) int {
	if len(tag) == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6' {
		return int(tag[1] - '0')
	}
	return 0
}
