package export

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

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
				if kind == html.StartTagToken && strings.Contains(strings.ToLower(source), "</"+name) {
					hidden, depth = name, 1
				}
			default:
				dropped[name] = true
			}
		case html.EndTagToken:
			if (phrasing[token.DataAtom] || flow[token.DataAtom]) && !void[token.DataAtom] {
				b.close(pageName(token.DataAtom))
			}
		}
	}
	for _, name := range []string{"script", "style", "iframe", "svg", "math", "object", "embed", "form", "input", "button", "video", "audio"} {
		if dropped[name] {
			b.problem(blk, "<"+name+"> is not allowed on a page and was left out")
		}
	}
}

// pageName is the name an allowed element gets: the title stays the one h1.
func pageName(a atom.Atom) string {
	if a == atom.H1 {
		return "h2"
	}
	return a.String()
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
		case a.Namespace != "":
		case name == "href" && token.DataAtom == atom.A:
			if href, ok := b.address(blk, a.Val); ok {
				add("href", href)
			}
		case name == "id" || name == "name" && token.DataAtom == atom.A:
			if a.Val != "" && !seen["id"] && !strings.ContainsAny(a.Val, " \t\r\n\f") {
				add("id", b.ids.unique(a.Val))
			}
		case name == "lang":
			if t, ok := tongueOf(a.Val); ok && a.Val != "" {
				add("lang", t.tag)
			}
		default:
			if check, ok := rawAttributes[token.DataAtom][name]; ok && check(a.Val) {
				add(name, a.Val)
			}
		}
	}
	b.open(pageName(token.DataAtom), attrs...)
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
