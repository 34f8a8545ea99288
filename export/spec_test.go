package export_test

import (
	"encoding/json"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"galley/export"
)

// otherwise are the examples of CommonMark that a page shows otherwise for a reason of their own.
var otherwise = map[int]string{
	148: "a paragraph inside a raw pre becomes running text",
	167: "a raw del around blocks is left out, its content stays",
	173: "a style element that never ends is left out, what follows it stays",
	191: "a raw table without a cell is left out",
	608: "a bare address is a link, as in GFM",
	611: "a bare address is a link, as in GFM",
	612: "a bare mail address is a link, as in GFM",
}

// TestRender_agrees_with_CommonMark gives every example to the writer of pages. What it is meant to do otherwise is
// said by asPublished and otherwise, what it adds by withoutOurs; anything else must be as in the specification.
func TestRender_agrees_with_CommonMark(t *testing.T) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Skipf("PAGES WERE NOT COMPARED WITH THE SPECIFICATION: goldmark's module directory is not known (%v)", err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(out)), "_test", "spec.json"))
	if err != nil {
		t.Skipf("PAGES WERE NOT COMPARED WITH THE SPECIFICATION: %v", err)
	}
	var examples []struct {
		Markdown, HTML string
		Example        int
	}
	if err := json.Unmarshal(data, &examples); err != nil {
		t.Fatal(err)
	}
	if len(examples) != 652 {
		t.Errorf("%d examples, CommonMark 0.31 has 652", len(examples))
	}
	for _, e := range examples {
		page := string(render(t, titled(e.Markdown), export.Options{Fragment: true}).HTML)
		_, body, _ := strings.Cut(page, "</header>")
		body, _, _ = strings.Cut(body, "</article>")
		want, have := notation(asPublished(fragmentOf(t, e.HTML))), notation(withoutOurs(fragmentOf(t, body)))
		reason := otherwise[e.Example]
		switch {
		case want != have && reason == "":
			t.Errorf("example %d: %q\nwant %s\nhave %s", e.Example, e.Markdown, want, have)
		case want == have && reason != "":
			t.Errorf("example %d is no exception: %s", e.Example, reason)
		}
	}
}

func fragmentOf(t *testing.T, s string) *html.Node {
	t.Helper()
	root := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(s), root)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	return root
}

// change replaces every element of a tree, the inner ones first, by what edit makes of it.
func change(parent *html.Node, edit func(n *html.Node)) *html.Node {
	for n := parent.FirstChild; n != nil; {
		next := n.NextSibling
		change(n, edit)
		edit(n)
		n = next
	}
	return parent
}

func unwrap(n *html.Node) {
	for c := n.FirstChild; c != nil; c = n.FirstChild {
		n.RemoveChild(c)
		n.Parent.InsertBefore(c, n)
	}
	n.Parent.RemoveChild(n)
}

// asPublished makes of the specification's HTML what a page is meant to make of it.
func asPublished(root *html.Node) *html.Node {
	return change(root, func(n *html.Node) {
		switch {
		case n.Type == html.CommentNode:
			n.Parent.RemoveChild(n)
		case n.Type != html.ElementNode:
		case slices.Contains([]string{"script", "style", "textarea"}, n.Data): // goes with its content
			n.Parent.RemoveChild(n)
		case !slices.Contains(allowedElements, n.Data): // its content stays
			unwrap(n)
		case n.Data == "a" && (isBlank(n) || !mayLink(attribute(n, "href"))):
			unwrap(n)
		case isHeading(n) && isBlank(n):
			n.Parent.RemoveChild(n)
		case n.Data == "p" && n.FirstChild != nil && n.FirstChild == n.LastChild && attribute(n.FirstChild, "title") != "" && n.FirstChild.Data == "img":
			n.Data = "figure"
			caption := &html.Node{Type: html.ElementNode, Data: "figcaption"}
			caption.AppendChild(&html.Node{Type: html.TextNode, Data: attribute(n.FirstChild, "title")})
			n.AppendChild(caption)
		}
	})
}

// mayLink reports whether a page may hold the address. Browsers read a backslash as a slash, so it may not be in one.
func mayLink(href string) bool {
	u, err := url.Parse(href)
	return err == nil && href != "" && slices.Contains([]string{"", "http", "https", "mailto"}, u.Scheme) && !strings.Contains(href, "%5C") && !strings.Contains(href, `\`)
}

// isBlank reports whether an element shows nothing.
func isBlank(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.Data == "img" || c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" {
			return false
		}
	}
	return true
}

func isHeading(n *html.Node) bool { return len(n.Data) == 2 && n.Data[0] == 'h' && n.Data != "hr" }

// withoutOurs takes from a page what it has beyond the specification: boxes that scroll, colours of code, and the
// words in place of a picture, as no picture of the examples exists.
func withoutOurs(root *html.Node) *html.Node {
	return change(root, func(n *html.Node) {
		switch {
		case n.Data == "section", n.Data == "span" && len(attribute(n, "class")) == 1:
			unwrap(n)
		case n.Data == "span" && attribute(n, "class") == "nowhere":
			var alt string
			if n.FirstChild != nil {
				alt = n.FirstChild.Data
				n.RemoveChild(n.FirstChild)
			}
			n.Data, n.Attr = "img", []html.Attribute{{Key: "alt", Val: alt}}
		}
	})
}

var (
	blockTag = regexp.MustCompile(`\s*(</?(?:body|p|h|hr|ul|ol|li|blockquote|pre|table|tbody|tr|td|div|figure|figcaption|br)(?: [^>]*)?>)\s*`)
	blanks   = regexp.MustCompile(`\s+`)
	signs    = strings.NewReplacer("<", "‹", ">", "›")
	inPre    = strings.NewReplacer("<", "‹", ">", "›", "\n", "␊", "\t", "␉", " ", "␣")
)

// notation is a tree in one line: elements, text, and the attributes that carry what the writer wrote. Blanks count
// where a reader sees them.
func notation(root *html.Node) string {
	var out strings.Builder
	var write func(n *html.Node, pre bool)
	write = func(n *html.Node, pre bool) {
		if n.Type == html.TextNode {
			if pre {
				inPre.WriteString(&out, n.Data)
			} else {
				signs.WriteString(&out, n.Data)
			}
			return
		}
		name := n.Data
		if isHeading(n) {
			name = "h" // its level depends on the headings before it
		}
		out.WriteString("<" + name)
		for _, key := range []string{"href", "title", "alt", "start"} {
			v := attribute(n, key)
			if v == "" || key == "title" && n.Data == "img" {
				continue
			}
			if u, err := url.Parse(v); err == nil && key == "href" {
				v = u.String() // in one encoding
			}
			out.WriteString(" " + key + "=" + signs.Replace(v))
		}
		out.WriteString(">")
		for c := range n.ChildNodes() {
			write(c, pre || n.Data == "pre")
		}
		out.WriteString("</" + name + ">")
	}
	write(root, false)
	s := blanks.ReplaceAllString(blockTag.ReplaceAllString(out.String(), "$1"), " ")
	return strings.ReplaceAll(s, "<p></p>", "") // nothing to see
}
