package export

import (
	"errors"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxTags bounds what is balanced: the worst input makes 25 nodes of a tag.
const maxTags = 50_000

var errTooMuch = errors.New("too many tags")

// balance parses a body as a browser would, makes it obey the content model
// of HTML, applies the policy once more, and writes it again. It fails when
// there are too many tags, or they nest deeper than a parser follows.
func balance(body string, details string) (string, error) {
	if strings.Count(body, "<") > maxTags {
		return "", errTooMuch
	}
	context := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(body), context)
	if err != nil {
		return "", err
	}
	root := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	clean(root)
	onlyFirst(root)
	arrange(root, details)
	var m markup
	for n := root.FirstChild; n != nil; n = n.NextSibling {
		writeNode(&m, n)
	}
	return m.String(), nil
}

// clean removes every node and attribute that the policy does not name.
func clean(parent *html.Node) {
	for n := parent.FirstChild; n != nil; {
		next := n.NextSibling
		switch {
		case n.Type == html.TextNode:
		case n.Type == html.ElementNode && n.Namespace == "" && (phrasing[n.DataAtom] || flow[n.DataAtom] || n.DataAtom == atom.Section):
			clean(n)
			n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Namespace != "" || !mayStay(n.DataAtom, a.Key, a.Val) })
		case n.Type == html.ElementNode && n.Namespace == "":
			clean(n)
			next = unwrap(n, next)
		default:
			parent.RemoveChild(n)
		}
		n = next
	}
}

// onlyFirst takes an id from every element but the first that has it. A parser
// opens an element left open by a block again in the next block, with its
// attributes ("reconstruct the active formatting elements"), so an id that
// stood once in the article can stand on several elements of the tree.
func onlyFirst(root *html.Node) {
	seen := map[string]bool{}
	for n := range root.Descendants() {
		n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool {
			again := a.Key == "id" && seen[a.Val]
			seen[a.Val] = seen[a.Val] || a.Key == "id"
			return again
		})
	}
}

// unwrap puts the children of n in its place and returns next.
func unwrap(n, next *html.Node) *html.Node {
	for child := n.FirstChild; child != nil; child = n.FirstChild {
		n.RemoveChild(child)
		n.Parent.InsertBefore(child, n)
	}
	n.Parent.RemoveChild(n)
	return next
}

// arrange mends what is well-formed but means nothing, from the leaves up:
// an item without a list, a block inside a word, a box without a summary.
func arrange(parent *html.Node, details string) {
	for n := parent.FirstChild; n != nil; {
		next := n.NextSibling
		if n.Type == html.ElementNode {
			arrange(n, details)
			next = mend(n, details)
		}
		n = next
	}
}

// mend arranges one element whose children are arranged, and returns the
// node to go on with.
func mend(n *html.Node, details string) *html.Node {
	next := n.NextSibling
	parent := n.Parent.DataAtom
	rename := func(a atom.Atom) { n.DataAtom, n.Data = a, a.String() }
	switch n.DataAtom {
	case atom.Li:
		if parent != atom.Ul && parent != atom.Ol {
			rename(atom.Div)
			dropAttr(n, "value")
		}
	case atom.Ul, atom.Ol:
		wrapChildren(n, atom.Li, atom.Li)
		if n.FirstChild == nil {
			n.Parent.RemoveChild(n)
		}
	case atom.Dl:
		if !termsFirst(n) {
			for child := n.FirstChild; child != nil; child = child.NextSibling {
				if child.DataAtom == atom.Dt || child.DataAtom == atom.Dd {
					child.DataAtom, child.Data = atom.Div, "div"
				}
			}
			rename(atom.Div)
		}
	case atom.Dt, atom.Dd:
		if parent != atom.Dl {
			rename(atom.Div)
		}
	case atom.Summary:
		if parent != atom.Details || before(n) {
			rename(atom.Div)
			return mend(n, details)
		}
		flatten(n)
	case atom.Details:
		if first := firstElement(n); first == nil || first.DataAtom != atom.Summary {
			summary := &html.Node{Type: html.ElementNode, Data: "summary", DataAtom: atom.Summary}
			summary.AppendChild(&html.Node{Type: html.TextNode, Data: details})
			n.InsertBefore(summary, n.FirstChild)
		}
		if inside(n, atom.A) {
			return unwrap(n, next)
		}
	case atom.Figcaption:
		if parent != atom.Figure || before(n) && after(n) {
			rename(atom.Div)
		}
	case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		flatten(n)
		if emptyElement(n) || inside(n, atom.Dt) {
			return unwrap(n, next)
		}
	case atom.P, atom.Pre:
		flatten(n)
		if n.DataAtom == atom.P && emptyElement(n) && n.Attr == nil {
			n.Parent.RemoveChild(n)
		}
	case atom.Table:
		return mendTable(n)
	case atom.Caption:
		flatten(n)
	case atom.Th:
		if hasSection(n) {
			rename(atom.Td)
			dropAttr(n, "scope")
		}
	case atom.A:
		if emptyElement(n) {
			dropAttr(n, "href") // it would have no name; its id may be a place
		}
		if len(n.Attr) == 0 || inside(n, atom.A) {
			return unwrap(n, next)
		}
	default:
		bare := n.DataAtom == atom.Span && len(n.Attr) == 0 // means nothing
		if bare || phrasing[n.DataAtom] && hasBlock(n) {
			return unwrap(n, next)
		}
	}
	return next
}

// flatten unwraps the blocks inside an element that holds running text only.
func flatten(n *html.Node) {
	for child := n.FirstChild; child != nil; {
		next := child.NextSibling
		if child.Type == html.ElementNode {
			flatten(child)
			if !phrasing[child.DataAtom] {
				next = unwrap(child, next)
			}
		}
		child = next
	}
}

func hasBlock(n *html.Node) bool {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if child.Type == html.ElementNode && (!phrasing[child.DataAtom] || hasBlock(child)) {
			return true
		}
	}
	return false
}

// hasSection reports what a header cell may not hold: sections, headings, and
// elements with an outline of their own.
func hasSection(n *html.Node) bool {
	for child := range n.Descendants() {
		switch child.DataAtom {
		case atom.Section, atom.Blockquote, atom.Details, atom.Figure:
			return true
		}
		if headingLevel(child.DataAtom) > 0 {
			return true
		}
	}
	return false
}

// wrapChildren puts each run of foreign children into an element.
func wrapChildren(n *html.Node, allowed, wrapper atom.Atom) {
	var box *html.Node
	for child := n.FirstChild; child != nil; {
		next := child.NextSibling
		switch {
		case child.Type == html.ElementNode && child.DataAtom == allowed:
			box = nil
		case child.Type == html.TextNode && strings.TrimSpace(child.Data) == "" && box == nil:
		default:
			if box == nil {
				box = &html.Node{Type: html.ElementNode, Data: wrapper.String(), DataAtom: wrapper}
				n.InsertBefore(box, child)
			}
			n.RemoveChild(child)
			box.AppendChild(child)
		}
		child = next
	}
}

// termsFirst reports whether a dl is groups of terms and descriptions.
func termsFirst(n *html.Node) bool {
	last := atom.Dd
	count := 0
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		switch {
		case child.Type == html.TextNode && strings.TrimSpace(child.Data) == "":
			continue
		case child.DataAtom == atom.Dt:
		case child.DataAtom == atom.Dd && count > 0:
		default:
			return false
		}
		last = child.DataAtom
		count++
	}
	return count > 0 && last == atom.Dd
}

// mendTable evens out the rows of a table without spans and puts a bare
// table into the box that scrolls. A table without a cell is left out.
func mendTable(n *html.Node) *html.Node {
	next := n.NextSibling
	var rows []*html.Node
	spans := false
	var visit func(*html.Node)
	visit = func(p *html.Node) {
		for child := p.FirstChild; child != nil; child = child.NextSibling {
			switch child.DataAtom {
			case atom.Tr:
				rows = append(rows, child)
			case atom.Thead, atom.Tbody, atom.Tfoot:
				visit(child)
			}
		}
	}
	visit(n)
	widest := 0
	for _, row := range rows {
		cells := 0
		for cell := row.FirstChild; cell != nil; cell = cell.NextSibling {
			if cell.DataAtom == atom.Td || cell.DataAtom == atom.Th {
				cells++
				spans = spans || hasAttr(cell, "colspan") || hasAttr(cell, "rowspan")
				switch {
				case cell.DataAtom == atom.Th && emptyElement(cell):
					cell.DataAtom, cell.Data = atom.Td, "td"
					dropAttr(cell, "scope")
				case cell.DataAtom == atom.Th && !hasAttr(cell, "scope"):
					scope := "row"
					if row == rows[0] || row.Parent.DataAtom == atom.Thead {
						scope = "col"
					}
					cell.Attr = append(cell.Attr, html.Attribute{Key: "scope", Val: scope})
				}
			}
		}
		widest = max(widest, cells)
	}
	if widest == 0 {
		n.Parent.RemoveChild(n)
		return next
	}
	for _, row := range rows {
		cells := 0
		for cell := row.FirstChild; cell != nil; cell = cell.NextSibling {
			if cell.DataAtom == atom.Td || cell.DataAtom == atom.Th {
				cells++
			}
		}
		// Filling up is bounded by the limit on the cells of any table.
		for ; !spans && cells < widest && widest*len(rows) <= 20000; cells++ {
			row.AppendChild(&html.Node{Type: html.ElementNode, Data: "td", DataAtom: atom.Td})
		}
	}
	return next
}

func emptyElement(n *html.Node) bool {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if child.Type == html.TextNode && strings.TrimSpace(child.Data) != "" || child.Type == html.ElementNode && (child.DataAtom == atom.Img || !emptyElement(child)) {
			return false
		}
	}
	return true
}

func inside(n *html.Node, a atom.Atom) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.DataAtom == a {
			return true
		}
	}
	return false
}

func firstElement(n *html.Node) *html.Node {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if child.Type == html.ElementNode || strings.TrimSpace(child.Data) != "" {
			return child
		}
	}
	return nil
}

func before(n *html.Node) bool {
	for p := n.PrevSibling; p != nil; p = p.PrevSibling {
		if p.Type == html.ElementNode || strings.TrimSpace(p.Data) != "" {
			return true
		}
	}
	return false
}

func after(n *html.Node) bool {
	for p := n.NextSibling; p != nil; p = p.NextSibling {
		if p.Type == html.ElementNode || strings.TrimSpace(p.Data) != "" {
			return true
		}
	}
	return false
}

func hasAttr(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

func dropAttr(n *html.Node, name string) {
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

func writeNode(m *markup, n *html.Node) {
	if n.Type == html.TextNode {
		m.text(n.Data)
		return
	}
	attrs := make([]attr, 0, len(n.Attr))
	for _, a := range n.Attr {
		attrs = append(attrs, attr{a.Key, a.Val})
	}
	m.open(n.Data, attrs...)
	if void[n.DataAtom] {
		return
	}
	if n.DataAtom == atom.Pre && n.FirstChild != nil && n.FirstChild.Type == html.TextNode {
		m.line() // a parser eats one line ending here
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		writeNode(m, child)
	}
	m.close(n.Data)
}
