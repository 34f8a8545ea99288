package export

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"galley/editor/article"
	"galley/editor/markdown"
	"galley/editor/safe"
)

// rawBlock writes a block of raw HTML: its allowed tags, its text.
func (b *body) rawBlock(blk *markdown.Block) {
	if b.shield {
		b.plain(strings.TrimRight(blk.Text, "\n"), nil)
		return
	}
	b.rawTags(blk, blk.Text)
	b.line()
}

// rawInline writes one raw tag of running text.
func (b *body) rawInline(blk *markdown.Block, tag string) {
	if b.shield {
		b.text(tag)
		return
	}
	b.rawTags(blk, tag)
}

// rawTags lets through the tags that the policy names, each rebuilt from its
// parsed parts, and the text between them. What it writes is safe but maybe
// not balanced: balance follows when the whole body is written.
func (b *body) rawTags(blk *markdown.Block, source string) {
	b.raw = true
	dropped := map[string]bool{}
	tokens := html.NewTokenizer(strings.NewReader(source))
	ends := endTags{source: source}
	hidden, depth := "", 0 // inside a silent element
	for {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			break
		}
		token := tokens.Token()
		name := strings.ToLower(token.Data)
		if hidden != "" {
			switch {
			case kind == html.StartTagToken && name == hidden:
				depth++
			case kind == html.EndTagToken && name == hidden:
				if depth--; depth == 0 {
					hidden = ""
				}
			}
			continue
		}
		switch kind {
		case html.TextToken:
			b.text(token.Data)
		case html.StartTagToken, html.SelfClosingTagToken:
			switch {
			case phrasing[token.DataAtom] || flow[token.DataAtom]:
				b.rawStart(blk, token)
			case silent[name]:
				dropped[name] = true
				if kind == html.StartTagToken && ends.has(name) {
					hidden, depth = name, 1
				}
			default:
				dropped[name] = true
			}
		case html.EndTagToken:
			if (phrasing[token.DataAtom] || flow[token.DataAtom]) && !void[token.DataAtom] {
				b.close(endName(token.DataAtom))
			}
		}
	}
	for _, name := range []string{"script", "style", "iframe", "svg", "math", "object", "embed", "form", "input", "button", "video", "audio"} {
		if dropped[name] {
			b.problem(blk, "<"+name+"> is not allowed on a page and was left out")
		}
	}
}

// startName is the name that an allowed element gets on the page; headings
// take their place among those of the article.
func (b *body) startName(a atom.Atom) string {
	if level := headingLevel(a); level > 0 {
		return "h" + strconv.Itoa(b.levels.next(level))
	}
	return a.String()
}

// endName ends what startName began: any end tag of a heading ends whichever
// heading is open (HTML §13.2.6.4.7).
func endName(a atom.Atom) string {
	if headingLevel(a) > 0 {
		return "h2"
	}
	return a.String()
}

// headingLevel is 1 to 6 for h1 to h6 and 0 for other elements.
func headingLevel(a atom.Atom) int {
	if name := a.String(); len(name) == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' {
		return int(name[1] - '0')
	}
	return 0
}

// rawStart writes an allowed start tag with its allowed attributes.
func (b *body) rawStart(blk *markdown.Block, token html.Token) {
	if token.DataAtom == atom.Img {
		b.rawImage(blk, token)
		return
	}
	var attrs []attr
	seen := map[string]bool{}
	add := func(name, value string) {
		if !seen[name] {
			seen[name] = true
			attrs = append(attrs, attr{name, value})
		}
	}
	for _, a := range token.Attr {
		name := strings.ToLower(a.Key)
		switch {
		case a.Namespace != "" || reopening[token.DataAtom]:
		case name == "href" && token.DataAtom == atom.A:
			if href, ok := b.address(blk, a.Val); ok {
				add("href", href)
			}
		case name == "id" || name == "name" && token.DataAtom == atom.A:
			if a.Val != "" && !seen["id"] && !strings.ContainsAny(a.Val, " \t\r\n\f") {
				add("id", b.ids.unique(a.Val))
			}
		case name == "lang":
			if l, ok := article.LanguageOf(a.Val); ok && a.Val != "" {
				add("lang", l.Tag)
			}
		default:
			if check, ok := rawAttributes[token.DataAtom][name]; ok && check(a.Val) {
				add(name, a.Val)
			}
		}
	}
	b.open(b.startName(token.DataAtom), attrs...)
}

func (b *body) rawImage(blk *markdown.Block, token html.Token) {
	var src, alt string
	var title attr
	for _, a := range token.Attr {
		switch strings.ToLower(a.Key) {
		case "src":
			src = a.Val
		case "alt":
			alt = a.Val
		case "title":
			title = attr{"title", a.Val}
		}
	}
	if _, ok := safe.ImageURL(src); !ok {
		b.problem(blk, "the image "+quoted(src)+" has an address that a page may not show; its alternative text is shown")
		b.text(alt)
		return
	}
	b.picture(blk, src, alt, title, false)
}

// endTags knows which elements are ended somewhere in a source.
type endTags struct {
	source string
	known  map[string]bool
}

func (e *endTags) has(name string) bool {
	if e.known == nil {
		e.known = map[string]bool{}
		lower := strings.ToLower(e.source)
		for rest, found := strings.CutPrefix(lower, ""); found; {
			if _, rest, found = strings.Cut(rest, "</"); found {
				end := strings.IndexFunc(rest, func(r rune) bool { return r < 'a' || r > 'z' })
				if end < 0 {
					end = len(rest)
				}
				e.known[rest[:end]] = true
			}
		}
	}
	return e.known[name]
}
