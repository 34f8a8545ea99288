package export_test

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/net/html"

	"galley/assets/page"
)

// The inspector knows nothing of how pages are made: it reads one as a
// browser does and says everything about it that must not be there.

var allowedElements = strings.Fields(`
	a abbr article aside b bdi bdo blockquote body br caption cite code dd del details dfn div dl dt em figcaption figure
	h1 h2 h3 h4 h5 h6 head header hr html i img ins kbd li link main mark meta ol p pre q s samp script section small span
	strong style sub summary sup table tbody td tfoot th thead time title tr u ul var wbr`)

var allowedAttributes = map[string]*regexp.Regexp{
	"alt": regexp.MustCompile(`.*`), "aria-label": regexp.MustCompile(`.*`), "aria-labelledby": regexp.MustCompile(`^\S+$`),
	"charset": regexp.MustCompile(`^utf-8$`), "class": regexp.MustCompile(`^[a-z ]+$`), "colspan": regexp.MustCompile(`^[0-9]+$`),
	"content": regexp.MustCompile(`.*`), "data-generator": regexp.MustCompile(`^Galley$`), "datetime": regexp.MustCompile(`^[0-9TZ:+-]+$`),
	"dir": regexp.MustCompile(`^(ltr|rtl|auto)$`), "height": regexp.MustCompile(`^[0-9]+$`), "href": regexp.MustCompile(`.*`),
	"http-equiv": regexp.MustCompile(`^Content-Security-Policy$`), "id": regexp.MustCompile(`^\S+$`), "lang": regexp.MustCompile(`^[A-Za-z0-9-]+$`),
	"name": regexp.MustCompile(`^[a-z:]+$`), "open": regexp.MustCompile(`.*`), "property": regexp.MustCompile(`^(og|article):[a-z_:]+$`), "rel": regexp.MustCompile(`^canonical$`),
	"reversed": regexp.MustCompile(`.*`), "role": regexp.MustCompile(`^(img|note|doc-noteref|doc-endnotes|doc-backlink)$`),
	"rowspan": regexp.MustCompile(`^[0-9]+$`), "scope": regexp.MustCompile(`^(col|row)$`), "src": regexp.MustCompile(`.*`),
	"start": regexp.MustCompile(`^-?[0-9]+$`), "tabindex": regexp.MustCompile(`^0$`), "title": regexp.MustCompile(`.*`),
	"type": regexp.MustCompile(`^(application/ld\+json|[1aAiI])$`), "value": regexp.MustCompile(`^-?[0-9]+$`), "width": regexp.MustCompile(`^[0-9]+$`),
}

var (
	goodLink  = regexp.MustCompile(`^(?:https?://[^/?#]|mailto:[^/]|[^:/?#\\]*(?:[/?#][^\\]*)?$)`)
	goodImage = regexp.MustCompile(`^(?:[a-z0-9-]+-[0-9a-f]{12}\.(?:png|jpg|gif|webp)|data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+)$`)
)

const policy = `default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'`

// inspect lists what is wrong with a whole page.
func inspect(source string) []string {
	var wrong []string
	complain := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return []string{err.Error()}
	}
	ids := map[string]bool{}
	count := map[string]int{}
	for n := range doc.Descendants() {
		switch n.Type {
		case html.CommentNode:
			complain("a comment: %q", n.Data)
		case html.ElementNode:
			count[n.Data]++
			if n.Namespace != "" || !slices.Contains(allowedElements, n.Data) {
				complain("the element <%s>", n.Data)
			}
			for _, a := range n.Attr {
				form := allowedAttributes[a.Key]
				if a.Namespace != "" || form == nil || !form.MatchString(a.Val) {
					complain("the attribute %s=%q of <%s>", a.Key, a.Val, n.Data)
				}
				switch a.Key {
				case "href":
					// As a browser would: control characters and blanks are nothing.
					bare := strings.Map(func(r rune) rune {
						if r <= ' ' || r == 0x7f {
							return -1
						}
						return r
					}, strings.ToLower(a.Val))
					if !goodLink.MatchString(bare) || strings.HasPrefix(bare, "//") {
						complain("the link %q", a.Val)
					}
				case "src":
					if !goodImage.MatchString(a.Val) {
						complain("the image %q", a.Val)
					}
				case "id":
					if ids[a.Val] {
						complain("the id %q twice", a.Val)
					}
					ids[a.Val] = true
				}
			}
			switch {
			case n.Data == "style" && (n.FirstChild == nil || strings.TrimSpace(n.FirstChild.Data) != strings.TrimSpace(page.Style)):
				complain("a style sheet that is not ours")
			case n.Data == "script" && (len(n.Attr) != 1 || n.Attr[0].Val != "application/ld+json" || n.Parent.Data != "head"):
				complain("a script")
			case n.Data == "meta" && attribute(n, "http-equiv") != "" && attribute(n, "content") != policy:
				complain("the policy %q", attribute(n, "content"))
			}
		}
	}
	for name, want := range map[string]int{"h1": 1, "script": 1, "style": 1, "main": 1, "title": 1, "article": 1, "body": 1} {
		if count[name] != want {
			complain("%d <%s>", count[name], name)
		}
	}
	return wrong
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// secondOpinion lets bluemonday clean the content of <main> and tells what it
// would change.
func secondOpinion(source string) string {
	_, rest, _ := strings.Cut(source, "<main")
	_, rest, _ = strings.Cut(rest, ">")
	body, _, _ := strings.Cut(rest, "</main>")
	if before, after := normal(body), normal(monday.Sanitize(body)); before != after {
		return firstDifference(before, after)
	}
	return ""
}

var monday = func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements(slices.DeleteFunc(slices.Clone(allowedElements), func(e string) bool {
		return slices.Contains([]string{"html", "head", "body", "script", "style", "meta", "link", "title"}, e)
	})...)
	p.AllowNoAttrs().Globally()
	for name, form := range allowedAttributes {
		switch name {
		case "href":
			p.AllowAttrs(name).OnElements("a")
		case "src":
			p.AllowAttrs(name).OnElements("img")
		case "content", "http-equiv", "charset", "name", "property", "rel":
		default:
			p.AllowAttrs(name).Matching(form).Globally()
		}
	}
	p.AllowURLSchemes("http", "https", "mailto")
	p.AllowRelativeURLs(true)
	p.AllowDataURIImages()
	p.RequireParseableURLs(true)
	return p
}()

// normal is the tree of a fragment in one notation, addresses in the
// encoding of net/url.
func normal(fragment string) string {
	nodes, err := html.ParseFragment(strings.NewReader(fragment), nil)
	if err != nil {
		return err.Error()
	}
	var out strings.Builder
	var write func(*html.Node)
	write = func(n *html.Node) {
		switch n.Type {
		case html.TextNode:
			out.WriteString(n.Data)
		case html.ElementNode:
			out.WriteString("<" + n.Data)
			attrs := slices.Clone(n.Attr)
			slices.SortFunc(attrs, func(a, b html.Attribute) int { return strings.Compare(a.Key, b.Key) })
			for _, a := range attrs {
				if u, err := url.Parse(a.Val); a.Key == "href" && err == nil {
					a.Val = u.String()
				}
				fmt.Fprintf(&out, " %s=%q", a.Key, a.Val)
			}
			out.WriteString(">")
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				write(c)
			}
			out.WriteString("</>")
		}
	}
	for _, n := range nodes {
		write(n)
	}
	return out.String()
}

func firstDifference(a, b string) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	cut := func(s string) string { return s[max(0, min(i-40, len(s))):min(len(s), i+80)] }
	return fmt.Sprintf("ours %q, theirs %q", cut(a), cut(b))
}
